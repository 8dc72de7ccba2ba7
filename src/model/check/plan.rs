//! The plan: targets that can be judged, and places where the document contradicts itself.

use super::Checking;
use crate::axes::Year;
use crate::dataset::Complaint;
use crate::model::checked::{Measure, Process, Service, Target};
use crate::model::file::{Basis, MeasureFile, ModelFile, TargetFile};
use crate::model::read::ModelFolder;
use crate::source::Evidence;

/// All targets.
pub(super) fn targets(
    checking: &mut Checking<'_>,
    processes: &[Process],
    services: &[Service],
) -> Vec<Target> {
    let file = checking.file().clone();
    if let Some(plan) = &file.plan.plan {
        checking.source("plan", "plan", &plan.source);
        period(checking, plan.period);
    }
    for (key, fact) in &file.plan.facts {
        if let Some(process) = &fact.about {
            let at = format!("facts.{key}.about");
            let known = file.processes.keys().map(String::as_str);
            checking.known("plan", &at, process, ("过程", "process"), known);
        }
    }
    for (i, seen) in file.observations.observation.iter().enumerate() {
        let at = format!("observation.{}", i + 1);
        checking.source("observations", &at, &seen.source);
        let known = file.processes.keys().map(String::as_str);
        checking.known(
            "observations",
            &format!("{at}.process"),
            &seen.process,
            ("过程", "process"),
            known,
        );
    }
    file.plan
        .targets
        .iter()
        .map(|(key, target)| checked(checking, key, target, &file, processes, services))
        .collect()
}

/// The plan's years follow each other and lie after the base year, as its targets do.
fn period(checking: &mut Checking<'_>, [from, to]: [Year; 2]) {
    let base = checking.file().model.base_year;
    if from > to || from <= base {
        checking.say(
            "plan",
            "plan.period",
            (format!("{from} 到 {to} 年"), format!("{from} to {to}")),
            (
                format!("先小后大、{base} 年之后的年份"),
                format!("years after {base}, from the first to the last"),
            ),
            ("请改正 period", "Correct period"),
        );
    }
}

fn checked(
    checking: &mut Checking<'_>,
    key: &str,
    target: &TargetFile,
    file: &ModelFile,
    processes: &[Process],
    services: &[Service],
) -> Target {
    let at = format!("targets.{key}");
    let settings = &file.model;
    if target.year <= settings.base_year || target.year > settings.until {
        checking.say(
            "plan",
            &format!("{at}.year"),
            (
                format!("{} 年", target.year),
                format!("the year {}", target.year),
            ),
            (
                format!("{} 到 {} 年", settings.base_year + 1, settings.until),
                format!(
                    "a year from {} to {}",
                    settings.base_year + 1,
                    settings.until
                ),
            ),
            ("请改正年份", "Correct the year"),
        );
    }
    if !target.target.is_finite() || target.of.is_some_and(|of| of.is_nan() || of <= 0.0) {
        checking.say(
            "plan",
            &format!("{at}.target"),
            (
                format!(
                    "目标值 {}，共 {} 件",
                    target.target,
                    target.of.unwrap_or(1.0)
                ),
                format!("target {}, of {}", target.target, target.of.unwrap_or(1.0)),
            ),
            (
                "有限的目标值，of 大于 0".into(),
                "a finite target, and `of` above 0".into(),
            ),
            ("请改正目标", "Correct the target"),
        );
    }
    let (measure, evidence, one_observation) = match &target.measure {
        MeasureFile::Process(name) => {
            let known = file.processes.keys().map(String::as_str);
            checking.known(
                "plan",
                &format!("{at}.measure"),
                name,
                ("过程", "process"),
                known,
            );
            let place = file.processes.get_index_of(name).unwrap_or(0);
            let process = processes.get(place);
            (
                Measure::Process(place),
                process.map_or(Evidence::Assumed, |p| p.evidence),
                process.is_none_or(|p| p.observations.is_empty()),
            )
        }
        MeasureFile::CoverageOf(name) => {
            let known = file.services.keys().map(String::as_str);
            checking.known(
                "plan",
                &format!("{at}.measure"),
                name,
                ("服务", "service"),
                known,
            );
            let place = file.services.get_index_of(name).unwrap_or(0);
            let need = services.get(place).map(|service| service.need);
            let process = need.and_then(|need| processes.get(need));
            (
                Measure::Quantity(format!("{name}.coverage")),
                process.map_or(Evidence::Assumed, |p| p.evidence),
                process.is_none_or(|p| p.observations.is_empty()),
            )
        }
        MeasureFile::Quantity(name) => (Measure::Quantity(name.clone()), Evidence::Assumed, true),
    };
    Target {
        key: key.to_string(),
        number: target.number,
        title: target.title.clone(),
        nature: target.nature,
        measure,
        baseline: target.baseline,
        value: target.target,
        relation: target.relation,
        unit: target.unit,
        year: target.year,
        hold: target.hold,
        of: target.of,
        at: target.at.clone(),
        definition: target.definition.clone(),
        evidence,
        one_observation,
    }
}

/// Places where the plan says two things about the same number. They are reported, never settled in
/// silence.
pub fn contradictions(folder: &ModelFolder) -> Vec<Complaint> {
    let plan = &folder.file.plan;
    let lines = folder.lines.get("plan").cloned().unwrap_or_default();
    let mut found = Vec::new();
    for (key, fact) in &plan.facts {
        let Some(process) = &fact.about else { continue };
        for target in plan.targets.values() {
            let same = match &target.measure {
                MeasureFile::Process(name) => name == process,
                MeasureFile::CoverageOf(service) => folder
                    .file
                    .services
                    .get(service)
                    .is_some_and(|s| s.need == *process && s.basis == Basis::Holders),
                MeasureFile::Quantity(_) => false,
            };
            let Some(baseline) = target.baseline.filter(|_| same) else {
                continue;
            };
            if fact.period[1] == folder.file.model.base_year
                && !fact.relation.holds(baseline, fact.value)
            {
                let percent = |value: f64| format!("{}%", (value * 1000.0).round() / 10.0);
                found.push(
                    lines
                        .complaint(
                            &format!("facts.{key}"),
                            (
                                format!(
                                    "{}：{} {}{}，{} 基期 {}",
                                    target.title.zh,
                                    fact.at,
                                    fact.relation.sign(),
                                    percent(fact.value),
                                    target.at,
                                    percent(baseline)
                                ),
                                format!(
                                    "{}: {} says {} {}, {} says {} for the base year",
                                    target.title.en,
                                    fact.at,
                                    fact.relation.sign(),
                                    percent(fact.value),
                                    target.at,
                                    percent(baseline)
                                ),
                            ),
                            ("同一年的同一个数".into(), "one number for one year".into()),
                            (
                                "规划前后矛盾：模型的起点把两种说法都包括在内，请向编制单位核实",
                                "The plan contradicts itself: the model's start spans both; ask its authors",
                            ),
                        )
                        .as_warning(),
                );
            }
        }
    }
    found
}
