//! Parameters and processes: distributions that can be, of the support that their use needs.

use std::collections::BTreeMap;

use super::Checking;
use crate::axes::Year;
use crate::model::checked::{Observation, Parameter, Process, ProcessKind, ProcessLayer};
use crate::model::file::{ParameterFile, ProcessFile, SpreadFile};
use crate::source::{Evidence, Verification, Words};
use crate::statistics::sampling::{Distribution, Sampler};
use crate::stream::Decision;
use crate::units::Unit;

/// All parameters, with their samplers in every layer.
pub(super) fn parameters(
    checking: &mut Checking<'_>,
    growth: &BTreeMap<(usize, String), f64>,
) -> Vec<Parameter> {
    let steps = checking.steps;
    let mut checked = Vec::new();
    for (key, file) in &steps[0].file.parameters {
        checking.source("parameters", key, &file.source);
        let layers = steps
            .iter()
            .enumerate()
            .filter_map(|(layer, step)| {
                let file = &step.file.parameters[key];
                let mean = growth.get(&(layer, key.clone())).copied();
                sampler(checking, layer, key, file, mean)
            })
            .collect();
        checked.push(Parameter {
            key: key.clone(),
            title: file.title.clone(),
            unit: file.unit.clone(),
            evidence: file.evidence,
            verification: file.verification,
            source: file.source.clone(),
            at: file.at.clone(),
            note: file.note.clone(),
            layers,
            decision: Decision::named("parameter").with(Decision::named(key)),
        });
    }
    checked
}

fn sampler(
    checking: &mut Checking<'_>,
    layer: usize,
    key: &str,
    file: &ParameterFile,
    growth: Option<f64>,
) -> Option<Sampler> {
    let distribution = match (&file.distribution, growth) {
        (SpreadFile::Growth { less, pull, sd, .. }, Some(mean)) => Distribution::Normal {
            mean: pull * (mean - less),
            sd: *sd,
        },
        // The loading of the series has complained already.
        (SpreadFile::Growth { .. }, None) => return None,
        (plain, _) => plain.plain()?,
    };
    ready(
        checking,
        layer,
        "parameters",
        &format!("{key}.distribution"),
        &distribution,
    )
}

/// A sampler, or a complaint where the numbers cannot be.
pub(super) fn ready(
    checking: &mut Checking<'_>,
    layer: usize,
    name: &str,
    key: &str,
    distribution: &Distribution,
) -> Option<Sampler> {
    match distribution.sampler() {
        Ok(sampler) => Some(sampler),
        Err(error) => {
            let (name, key) = in_layer(checking, layer, name, key);
            checking.say(
                &name,
                &key,
                (
                    format!("写的分布不可能：{error}"),
                    format!("the distribution cannot be: {error}"),
                ),
                ("可能的分布".into(), "a distribution that can be".into()),
                ("请改正这些数", "Correct the numbers"),
            );
            None
        }
    }
}

/// Where a layer's key stands: in the model's own file, or in the scenario that changed it.
fn in_layer(checking: &Checking<'_>, layer: usize, name: &str, key: &str) -> (String, String) {
    if layer == 0 {
        return (name.to_string(), key.to_string());
    }
    checking
        .folder
        .lines
        .keys()
        .find(|file| file.starts_with("scenarios/") && mentions(checking, file, name, key))
        .map_or_else(
            || (name.to_string(), key.to_string()),
            |file| (file.clone(), format!("change.{name}.{key}")),
        )
}

fn mentions(checking: &Checking<'_>, file: &str, name: &str, key: &str) -> bool {
    let scenario = file.trim_start_matches("scenarios/");
    let entry = key.split('.').next().unwrap_or(key);
    checking
        .folder
        .scenarios
        .get(scenario)
        .and_then(|scenario| scenario.change.get(name))
        .and_then(|section| section.get(entry))
        .is_some()
}

/// The parts of a process file that all kinds share.
struct Parts<'a> {
    kind: ProcessKind,
    title: &'a Words,
    unit: Unit,
    start: Option<&'a Distribution>,
    drift: &'a Distribution,
    volatility: Option<&'a Distribution>,
    source: &'a str,
    at: &'a Option<String>,
    evidence: Evidence,
    verification: Verification,
    note: &'a Option<Words>,
}

fn parts(file: &ProcessFile) -> Parts<'_> {
    match file {
        ProcessFile::Share {
            title,
            start,
            drift,
            volatility,
            source,
            at,
            evidence,
            verification,
            note,
        } => Parts {
            kind: ProcessKind::Share,
            title,
            unit: Unit::Share,
            start: Some(start),
            drift,
            volatility: Some(volatility),
            source,
            at,
            evidence: *evidence,
            verification: *verification,
            note,
        },
        ProcessFile::Level {
            title,
            unit,
            start,
            drift,
            volatility,
            source,
            at,
            evidence,
            verification,
            note,
        } => Parts {
            kind: ProcessKind::Level,
            title,
            unit: *unit,
            start: Some(start),
            drift,
            volatility: Some(volatility),
            source,
            at,
            evidence: *evidence,
            verification: *verification,
            note,
        },
        ProcessFile::Count {
            title,
            unit,
            start,
            pace,
            source,
            at,
            evidence,
            verification,
            note,
        } => Parts {
            kind: ProcessKind::Count,
            title,
            unit: *unit,
            start: Some(start),
            drift: pace,
            volatility: None,
            source,
            at,
            evidence: *evidence,
            verification: *verification,
            note,
        },
        ProcessFile::Growth {
            title,
            mean,
            volatility,
            source,
            at,
            evidence,
            verification,
            note,
        } => Parts {
            kind: ProcessKind::Growth,
            title,
            unit: Unit::Growth,
            start: None,
            drift: mean,
            volatility: Some(volatility),
            source,
            at,
            evidence: *evidence,
            verification: *verification,
            note,
        },
    }
}

/// All processes, with what was reported of them by `as_of`.
pub(super) fn processes(checking: &mut Checking<'_>, as_of: Option<Year>) -> Vec<Process> {
    let steps = checking.steps;
    let mut checked = Vec::new();
    for (key, file) in &steps[0].file.processes {
        let common = parts(file);
        checking.source("processes", key, common.source);
        let mut layers = Vec::new();
        for (layer, step) in steps.iter().enumerate() {
            let parts = parts(&step.file.processes[key]);
            let zero = Distribution::Fixed { value: 0.0 };
            let mut make = |what: &str, distribution: &Distribution| {
                ready(
                    checking,
                    layer,
                    "processes",
                    &format!("{key}.{what}"),
                    distribution,
                )
            };
            let start = make("start", parts.start.unwrap_or(&zero));
            let drift = make("drift", parts.drift);
            let volatility = make("volatility", parts.volatility.unwrap_or(&zero));
            if let (Some(start), Some(drift), Some(volatility)) = (start, drift, volatility) {
                support(checking, key, parts.kind, &start, &drift, &volatility);
                layers.push(ProcessLayer {
                    start,
                    drift,
                    volatility,
                });
            }
        }
        let observations = observations(checking, key, common.kind, as_of);
        let named = Decision::named(key);
        checked.push(Process {
            key: key.clone(),
            title: common.title.clone(),
            kind: common.kind,
            unit: common.unit,
            evidence: common.evidence,
            verification: common.verification,
            source: common.source.to_string(),
            at: common.at.clone(),
            note: common.note.clone(),
            layers,
            observations,
            decision: Decision::named("process").with(named),
            innovations: Decision::named("innovation").with(named),
        });
    }
    checked
}

/// The start must lie where the process lives; a pace or a spread cannot be negative.
fn support(
    checking: &mut Checking<'_>,
    key: &str,
    kind: ProcessKind,
    start: &Sampler,
    drift: &Sampler,
    volatility: &Sampler,
) {
    let ends = |sampler: &Sampler| (sampler.quantile(1e-6), sampler.quantile(1.0 - 1e-6));
    let (low, high) = ends(start);
    let (needed, fits) = match kind {
        ProcessKind::Share => (
            (
                "0 与 1 之间（不含两端）",
                "between 0 and 1, the ends not included",
            ),
            low > 0.0 && high < 1.0,
        ),
        ProcessKind::Level => (("大于 0", "above 0"), low > 0.0),
        ProcessKind::Count => (("不小于 0", "at least 0"), low >= 0.0),
        ProcessKind::Growth => (("", ""), true),
    };
    if !fits {
        // Six digits: the ends are quantiles, and the planner wrote round numbers.
        let [low, high] = [low, high].map(|end| format!("{end:.6}").parse().unwrap_or(end));
        checking.say(
            "processes",
            &format!("{key}.start"),
            (
                format!("起点可达 {low} 至 {high}"),
                format!("the start may be {low} to {high}"),
            ),
            (needed.0.into(), needed.1.into()),
            (
                "请改用合适的分布",
                "Choose a distribution with the right support",
            ),
        );
    }
    let least = if kind == ProcessKind::Count {
        ends(drift).0
    } else {
        0.0
    };
    let least = least.min(ends(volatility).0);
    if least < 0.0 {
        checking.say(
            "processes",
            key,
            (
                format!("增量或波动可为 {least}"),
                format!("a pace or spread may be {least}"),
            ),
            ("不小于 0".into(), "at least 0".into()),
            (
                "请改用合适的分布",
                "Choose a distribution with the right support",
            ),
        );
    }
}

/// What was reported of a process and known by `as_of`, in the order of the years.
fn observations(
    checking: &mut Checking<'_>,
    key: &str,
    kind: ProcessKind,
    as_of: Option<Year>,
) -> Vec<Observation> {
    let settings = &checking.file().model;
    let (from, until) = (settings.history_from, settings.until);
    let base = settings.base_year;
    let all: Vec<_> = checking
        .file()
        .observations
        .observation
        .iter()
        .cloned()
        .enumerate()
        .filter(|(_, seen)| seen.process == key)
        .collect();
    let mut kept: Vec<Observation> = Vec::new();
    for (i, seen) in all {
        let place = format!("observation.{}", i + 1);
        let first = if kind == ProcessKind::Growth {
            from
        } else {
            base
        };
        let lives = match kind {
            ProcessKind::Share => seen.value > 0.0 && seen.value < 1.0,
            ProcessKind::Level => seen.value > 0.0,
            ProcessKind::Count => seen.value >= 0.0,
            ProcessKind::Growth => seen.value.is_finite(),
        };
        if seen.year < first || seen.year > until || seen.known < seen.year {
            checking.say(
                "observations",
                &place,
                (
                    format!("{} 年的数，{} 年得知", seen.year, seen.known),
                    format!("a value of {}, known in {}", seen.year, seen.known),
                ),
                (
                    format!("{first} 到 {until} 年的数，得知不早于当年"),
                    format!("a year from {first} to {until}, known no earlier than itself"),
                ),
                ("请改正年份", "Correct the years"),
            );
        } else if !lives || seen.error.is_nan() || seen.error < 0.0 || seen.error.is_infinite() {
            checking.say(
                "observations",
                &format!("{place}.value"),
                (
                    format!("值 {}，误差 {}", seen.value, seen.error),
                    format!("value {}, error {}", seen.value, seen.error),
                ),
                (
                    "落在该过程取值范围内的值，误差不小于 0（比例用 0–1，不用百分数）".into(),
                    "a value where the process lives and an error of at least 0 (shares as 0–1)"
                        .into(),
                ),
                ("请改正数值", "Correct the value"),
            );
        } else if as_of.is_none_or(|year| seen.known <= year) {
            kept.push(Observation {
                year: seen.year,
                value: seen.value,
                error: seen.error,
            });
        }
    }
    kept.sort_by_key(|seen| seen.year);
    kept
}
