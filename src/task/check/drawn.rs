//! What shows in draws only: services unlike those of other places, coverages that recipients do not give, and later
//! recipients, holders, births and deaths to which those of the base year do not lead.

mod people;
mod places;

use std::sync::Arc;

use crate::dataset::Complaint;
use crate::evaluation::covered::{self, coverage_gaps};
use crate::evaluation::leaps::{self, Leap};
use crate::evaluation::outside;
use crate::model::file::recipients_of;
use crate::model::{Model, ModelFolder};
use crate::simulation::{Engine, Fits, Outcome, SimulationError};
use crate::source::Language;

pub(super) use places::many;

/// Services that are far from what other places count: a warning each, where the service says with which.
pub(super) fn apart(folder: &ModelFolder, model: &Model, outcome: &Outcome) -> Vec<Complaint> {
    let lines = folder.lines.get("services").cloned().unwrap_or_default();
    let found = outside::apart(model, &outcome.projection).into_iter();
    found
        .map(|apart| {
            let first = apart
                .services
                .first()
                .map(|service| &model.services[*service]);
            let key = first.map_or_else(String::new, |service| {
                format!("{}.compared_with", service.key)
            });
            // Nobody mends another place's file.
            let of_others = first.is_some_and(|own| model.inherited.from("services", &own.key).is_some());
            let advice = match of_others {
                true => (
                    "这项服务沿用别处的：有名额的，请把本地的机构和名额填进工作簿“服务与能力”表再导入；别的，在本模型的 processes.toml 里写需求比例，在 services.toml 里写资格规则",
                    "This service is another place's: where places limit it, fill in your own on the sheet 服务与能力 of the workbook and import it again; else write the share that needs it in processes.toml of the model, and the rule in services.toml",
                ),
                false => (
                    "请核对需求比例、资格规则和口径",
                    "Look at the share that needs it, who may have it, and the definition",
                ),
            };
            let (times, words) = (outside::TIMES, apart.words);
            lines
                .complaint(
                    &key,
                    (words.zh, words.en),
                    (
                        format!("外地的 1/{times} 到 {times} 倍"),
                        format!("a third to {times} times what other places count"),
                    ),
                    advice,
                )
                .as_warning()
        })
        .collect()
}

/// Coverages that recipients and eligible people do not give: a warning each, where the plan prints it.
pub(super) fn gaps(folder: &ModelFolder, model: &Model, outcome: &Outcome) -> Vec<Complaint> {
    let lines = folder.lines.get("plan").cloned().unwrap_or_default();
    let found = coverage_gaps(model, &outcome.projection).into_iter();
    let complaints = found.map(|gap| {
        let points = 100.0 * covered::APART;
        lines.complaint(
            &format!("targets.{}.baseline", gap.target),
            (gap.words.zh, gap.words.en),
            (
                format!("相差不超过 {points} 个百分点"),
                format!("no more than {points} points between them"),
            ),
            (
                "请核对享受人数、持证残疾人和覆盖率的口径是否一致",
                "See whether recipients, certificate holders and coverage are of the same people",
            ),
        )
    });
    complaints.map(Complaint::as_warning).collect()
}

/// What is known of later years and the base year does not lead to: recipients, holders of a register, births and deaths.
pub(super) fn leaps(
    folder: &ModelFolder,
    model: &Model,
    fits: &Fits,
) -> Result<Vec<Complaint>, SimulationError> {
    let mut all = recipients(folder, model, fits)?;
    all.extend(register(folder, model, fits)?);
    all.extend(people::reports(folder, model, fits)?);
    Ok(all)
}

/// Recipients of later years to which those of the base year do not lead: a warning each, where the later ones stand, with
/// the place of the earlier ones. They are run once more without what was reported later.
fn recipients(
    folder: &ModelFolder,
    model: &Model,
    fits: &Fits,
) -> Result<Vec<Complaint>, SimulationError> {
    let reports = model.recipients_seen.iter();
    let reports = reports.flat_map(|seen| &seen.observations);
    let Some(last) = reports.map(|report| report.year).max() else {
        return Ok(Vec::new());
    };
    let mut before = model.clone();
    before.recipients_seen.clear();
    let seed = before.settings.seed;
    let engine = Engine::prepare_with(Arc::new(before), fits)?.walking_to(last);
    let outcome = engine.block(seed, 0, leaps::TRIED)?;
    let found = leaps::leaps(model, &outcome.projection).into_iter();
    Ok(found.map(|leap| said(folder, model, leap)).collect())
}

/// Holders of a register that begins after the base year, to which the start does not lead: a warning at its first row.
fn register(
    folder: &ModelFolder,
    model: &Model,
    fits: &Fits,
) -> Result<Option<Complaint>, SimulationError> {
    let Some((year, _)) = leaps::begins_later(model) else {
        return Ok(None);
    };
    let mut before = model.clone();
    before.register.years.clear();
    before.recipients_seen.clear();
    let seed = before.settings.seed;
    let engine = Engine::prepare_with(Arc::new(before), fits)?.walking_to(year);
    let outcome = engine.block(seed, 0, leaps::TRIED)?;
    let found = leaps::of_register(model, &outcome.projection);
    let mut rows = folder.register.iter();
    let row = rows.find(|row| row.year == year && row.is_stock());
    Ok(found.zip(row).map(|(words, row)| {
        let base = model.calendar.base;
        let complaint = Complaint::error(
            row.file.clone(),
            row.place.clone(),
            words,
            (
                format!("与 {base} 年的起点衔接的持证人数"),
                format!("holders to which the start of {base} leads"),
            ),
            (
                "请核对登记数的口径和单位，或补上基年的登记数；起点按两者各自的误差向登记数移动，登记数照样采用",
                "Look up what is registered and in which unit, or add the register of the base year; the start is moved towards \
                 later ones as far as it may be wrong, and they are taken all the same",
            ),
        );
        complaint.as_warning()
    }))
}

fn said(folder: &ModelFolder, model: &Model, leap: Leap) -> Complaint {
    let key = &model.services[leap.service].key;
    let reports = &folder.file.observations.observation;
    let quantity = recipients_of(key);
    let place = reports.iter().position(|seen| {
        seen.year == leap.year && seen.quantity.as_deref() == Some(quantity.as_str())
    });
    let place = place.map_or(0, |place| place + 1);
    let observed = folder
        .file
        .services
        .get(key)
        .and_then(|own| own.observed.as_ref());
    let fact = observed.map_or_else(String::new, |own| format!("facts.{}.value", own.fact));
    let lines = |name: &str| folder.lines.get(name).cloned().unwrap_or_default();
    let (plan, observations) = (lines("plan"), lines("observations"));
    let (file, at) = plan.find(&fact);
    let [at_zh, at_en] = [Language::Zh, Language::En].map(|language| at.render(language));
    let (words, base) = (leap.words, model.calendar.base);
    let complaint = observations.complaint(
        &format!("observation.{place}.value"),
        (words.zh, words.en),
        (
            format!("与 {base} 年的人数（{file} {at_zh}）衔接的人数"),
            format!("recipients to which those of {base} ({file}, {at_en}) lead"),
        ),
        (
            "请核对两个数的口径和单位；基年的人数不随后来的数变动，后来的数照样采用",
            "Look up what both count and the unit; those of the base year are not moved by later ones, which are taken all the same",
        ),
    );
    complaint.as_warning()
}
