//! What is asked of a run and cannot be done.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::{Actuals, Settings};
use crate::dataset::Complaint;
use crate::model::{Model, ModelFolder};
use crate::report::receipt::RECEIPT;
use crate::source::Words;
use crate::task::Failure;
use crate::task::with::WITH;

/// What a run writes goes into a folder of the model's name, which must not be the model's own, nor right in that, nor among
/// its scenarios.
pub(super) fn apart_from_model(out: &Path, model: &Path, key: &str) -> Result<(), Failure> {
    let whole = |path: &Path| path.canonicalize().ok();
    let own = whole(model);
    let places = [out.to_path_buf(), out.join(key)];
    let scenarios = own.as_ref().map(|own| own.join("scenarios"));
    let there = out.ancestors().find_map(whole);
    let among = scenarios
        .zip(there)
        .is_some_and(|(scenarios, there)| there.starts_with(scenarios));
    if own.is_none() || !among && !places.iter().any(|place| own == whole(place)) {
        return Ok(());
    }
    let (out, model) = (out.display(), model.display());
    Err(Failure::words(
        format!(
            "--out {out}：结果会写进模型文件夹 {model}，与模型的文件混在一起；请给另一个文件夹"
        ),
        format!(
            "--out {out}: what is written would lie in the model's folder {model}, among its files; name another folder"
        ),
    ))
}

/// Results that stand where those of a model go are of the same place: a model of the same name in another folder does not
/// overwrite those of another place.
pub(super) fn of_the_same_place(out: &Path, folder: &ModelFolder) -> Result<(), Failure> {
    let Some(region) = &folder.file.model.region else {
        return Ok(());
    };
    let place = out.join(&folder.key);
    let scenarios = fs::read_dir(&place).into_iter().flatten().flatten();
    let mut others = scenarios.filter_map(|scenario| {
        let text = fs::read_to_string(scenario.path().join(RECEIPT)).ok()?;
        region_of(&text).filter(|other| other != region)
    });
    let Some(other) = others.next() else {
        return Ok(());
    };
    let shown = place.display();
    Err(Failure::words(
        format!(
            "--out：{shown} 里是另一个地区（{other}）同名模型的结果，而这个模型的地区是 {region}；请给另一个文件夹，以免覆盖"
        ),
        format!(
            "--out: {shown} has the results of a model of the same name of another place ({other}), and this one is of {region}; name another folder, so that they are not overwritten"
        ),
    ))
}

/// The region of the model that a receipt was written of, where it is one of a run or of a question about the years ahead.
fn region_of(receipt: &str) -> Option<String> {
    // The whole model may stand in it: no more is read than is asked for.
    let mut parts = ["\n[run]\n", "\n[decision]\n"].into_iter();
    let (_, part) = parts.find_map(|head| receipt.split_once(head))?;
    let part = part.split("\n[").next()?;
    let part: toml::Table = part.parse().ok()?;
    Some(part.get("region")?.as_str()?.to_string())
}

/// Before the base year nothing was known of it, and what is known after the last year nobody can say.
pub(super) fn known_by(settings: &Settings, folder: &ModelFolder) -> Result<(), Failure> {
    let Some(year) = settings.as_of else {
        return Ok(());
    };
    let said = settings.called.with("as-of", year);
    let (base, until) = (folder.file.model.base_year, folder.file.model.until);
    if year > until {
        return Err(Failure::words(
            format!("{said}：模型只到 {until} 年；请给 {base} 到 {until} 之间的年份"),
            format!("{said}: the model goes up to {until}; give a year from {base} to {until}"),
        ));
    }
    if let Some(now) = settings.now.filter(|now| year > *now) {
        return Err(Failure::words(
            format!(
                "{said}：今年是 {now} 年，以后得知的还没有人知道；请给 {base} 到 {now} 之间的年份，或不写"
            ),
            format!(
                "{said}: this is {now}, and nobody knows yet what will be known later; give a year from {base} to {now}, or leave it out"
            ),
        ));
    }
    if year < base {
        return Err(Failure::words(
            format!("{said}：早于基期 {base} 年，那时还没有基期的数据；请给 {base} 或更晚的年份"),
            format!(
                "{said}: before the base year {base}, of which nothing was known then; give {base} or a later year"
            ),
        ));
    }
    Ok(())
}

/// What is said where only what was known by the end of a year counts: how many reports were not known then.
fn known_then(settings: &Settings, folder: &ModelFolder) -> Option<Words> {
    // What was known in the base year is asked beside that.
    let year = settings
        .as_of
        .filter(|_| settings.actuals != Actuals::Nothing)?;
    let reports = folder.file.observations.observation.iter();
    let later = reports.filter(|report| report.known() > year).count();
    let (zh, en) = match later {
        0 => (
            "没有此后才得知的公布数".to_string(),
            "no report became known later".to_string(),
        ),
        _ => (
            format!("此后才得知的 {later} 个公布数没有用"),
            format!("reports that became known later ({later}) are left out"),
        ),
    };
    Some(Words::both(
        format!("说明：只用 {year} 年底以前已知的数据；{zh}"),
        format!("note: only what was known by the end of {year}; {en}"),
    ))
}

/// What is said before a run of what no check of the model has seen: what was not known then, and what is doubted of levers of
/// the command line and of a table of reports.
pub(super) fn doubted_beside(
    settings: &Settings,
    folder: &ModelFolder,
    models: &[&Arc<Model>],
) -> Vec<Words> {
    let warnings = models.iter().flat_map(|model| &model.warnings);
    let of_levers = warnings.filter(|own| own.file.starts_with(WITH));
    let mut said: Vec<Words> = known_then(settings, folder).into_iter().collect();
    for words in of_levers.map(Complaint::words) {
        // Scenarios of several values have their other levers in common.
        if !said.contains(&words) {
            said.push(words);
        }
    }
    said.extend(doubted_in_table(settings, folder, models));
    said
}

/// What is doubted of a table of reports.
fn doubted_in_table(
    settings: &Settings,
    folder: &ModelFolder,
    models: &[&Arc<Model>],
) -> Vec<Words> {
    let Actuals::With(table) = &settings.actuals else {
        return Vec::new();
    };
    let warnings = models.iter().take(1).flat_map(|model| &model.warnings);
    // What was found when it was read is said with what else was.
    let is_said = |own: &&Complaint| folder.unreported.0.contains(own);
    let of_table = warnings.filter(|own| Path::new(&own.file) == table.as_path() && !is_said(own));
    of_table.map(Complaint::words).collect()
}

/// Cohorts cannot tell what a rule asks about.
pub(super) fn cannot_tell(scenario: &str) -> Failure {
    Failure::Words(Words {
        zh: format!(
            "情景 {scenario}：资格规则按家庭判断，--engine cohorts 算不出；请去掉 --engine，或用 persons。"
        ),
        en: format!(
            "scenario {scenario}: a rule asks about households, which --engine cohorts cannot tell; leave --engine out, or give persons."
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::receipt::{DecisionPart, FileUsed, Receipt, Verb};

    /// What a budget or a paper leaves says of which place it is, as what a run leaves does.
    #[test]
    fn a_receipt_says_the_place_whatever_was_asked() {
        let of = |region: Option<&str>| Receipt {
            decision: Some(DecisionPart {
                model: "jia".into(),
                region: region.map(str::to_string),
                scenarios: vec!["baseline".into()],
                with: vec!["[甲]".into()],
                ..DecisionPart::default()
            }),
            outputs: FileUsed::all(&[]),
            ..Receipt::begin(Verb::Budget)
        };
        let place = |receipt: Receipt| region_of(&receipt.text().expect("text"));
        assert_eq!(place(of(Some("330001"))).as_deref(), Some("330001"));
        assert_eq!(place(of(None)), None);
        assert_eq!(region_of("plancast = \"0.1.0\"\n"), None);
    }
}
