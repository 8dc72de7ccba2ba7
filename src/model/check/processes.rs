//! Processes: starts that lie where the process lives, paces and spreads that are not negative.

use super::checking::Checking;
use super::observations::observations;
use super::parameters::ready;
use super::parts::parts;
use crate::axes::Year;
use crate::model::checked::{Held, Observation, Process, ProcessKind, ProcessLayer};
use crate::model::lever::Pulled;
use crate::model::scenario::Step;
use crate::statistics::sampling::{Distribution, Sampler};
use crate::stream::Decision;

/// All processes, with what was reported of them by `as_of`.
pub(super) fn processes(checking: &mut Checking<'_>, as_of: Option<Year>) -> Vec<Process> {
    let steps = checking.steps;
    let base = checking.file().model.base_year;
    let mut checked = Vec::new();
    for (key, file) in &steps[0].file.processes {
        let common = parts(file);
        let observations = observations(checking, key, common.kind, as_of);
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
            let unknown = unknown_pace(parts.start, &observations, base);
            let otherwise = if common.kind == ProcessKind::Count {
                &unknown
            } else {
                &zero
            };
            let drift = make("drift", parts.drift.unwrap_or(otherwise));
            let volatility = make("volatility", parts.volatility.unwrap_or(&zero));
            let jumps = parts.jumps.and_then(|jumps| {
                let rate = make("jumps.rate", &jumps.rate)?;
                Some([rate, make("jumps.size", &jumps.size)?])
            });
            if let (Some(start), Some(drift), Some(volatility)) = (start, drift, volatility) {
                support(checking, key, parts.kind, &start, &drift, &volatility);
                layers.push(ProcessLayer {
                    start,
                    drift,
                    volatility,
                    jumps,
                });
            }
        }
        let as_elsewhere = common.kind == ProcessKind::Share && common.volatility.is_none();
        for step in &steps[1..] {
            if common.kind == ProcessKind::Share
                && parts(&step.file.processes[key]).volatility.is_none() != as_elsewhere
            {
                moves_otherwise(checking, key);
            }
        }
        let named = Decision::named(key);
        let origin = common.kind.origin();
        let decision = Decision::named("process").with(named).of(origin);
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
            held: held(steps, key),
            as_elsewhere,
            pace_declared: common.kind == ProcessKind::Count && common.drift.is_some(),
            observations,
            decision: decision.reaching(common.reach),
            innovations: Decision::named("innovation")
                .with(named)
                .reaching(common.reach)
                .of(origin),
            jumps: Decision::named("jumps")
                .with(named)
                .reaching(common.reach)
                .of(origin),
            errors: Decision::named("error of reports")
                .with(decision)
                .of(origin),
        });
    }
    checked
}

/// Where levers hold a process.
fn held(steps: &[Step], key: &str) -> Vec<Held> {
    let layers = steps.iter().enumerate();
    let all = layers.flat_map(|(layer, step)| step.pulled.iter().map(move |one| (layer, one)));
    all.filter_map(|(layer, one)| match one {
        Pulled::Held { process, value } if process == key => Some(Held {
            layer,
            value: *value,
        }),
        _ => None,
    })
    .collect()
}

/// What is known of the pace of a count of which none is declared: the reports alone. The conjugate posterior
/// of Jeffreys' prior, kept proper by half a year (Gelman and others 2013, *Bayesian Data Analysis*, §2.8).
fn unknown_pace(start: Option<&Distribution>, reports: &[Observation], base: Year) -> Distribution {
    let start = start
        .and_then(|start| start.sampler().ok())
        .map_or(0.0, |start| start.median());
    let (added, years) = reports.last().map_or((0.0, 0.0), |last| {
        (
            (last.value - start).max(0.0),
            f64::from((last.year - base).max(0)),
        )
    });
    let (shape, rate) = (0.5 + added, 0.5 + years);
    Distribution::Gamma {
        mean: shape / rate,
        sd: shape.sqrt() / rate,
    }
}

/// A scenario cannot change how a share moves, only its numbers.
fn moves_otherwise(checking: &mut Checking<'_>, key: &str) {
    checking.say(
        "processes",
        &format!("{key}.volatility"),
        (
            "情景给出了波动，而基准情景没有（按他处公共服务覆盖率的变动）".into(),
            "the scenario gives a volatility and the baseline none (it moves as rates do elsewhere)".into(),
        ),
        ("两者都给，或都不给".into(), "one in both, or in neither".into()),
        (
            "请在情景中改用 drift（每年在对数几率上的推动）",
            "Give the scenario a drift instead (a yearly push in log odds)",
        ),
    );
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
