//! Processes: starts that lie where the process lives, paces and spreads that are not negative.

use super::checking::Checking;
use super::observations::observations;
use super::parameters::ready;
use super::parts::parts;
use crate::axes::Year;
use crate::model::checked::{Process, ProcessKind, ProcessLayer};
use crate::statistics::sampling::{Distribution, Sampler};
use crate::stream::Decision;

/// All processes, with what was reported of them by `as_of`.
pub(super) fn processes(checking: &mut Checking<'_>, as_of: Option<Year>) -> Vec<Process> {
    let steps = checking.steps;
    let mut checked = Vec::new();
    for (key, file) in &steps[0].file.processes {
        let common = parts(file);
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
        let decision = Decision::named("process").with(named);
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
            decision: decision.reaching(common.reach),
            innovations: Decision::named("innovation")
                .with(named)
                .reaching(common.reach),
            errors: Decision::named("error of reports").with(decision),
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
