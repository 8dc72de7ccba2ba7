//! Processes: what each is, how it moves, and what was reported of it.

mod blind;
mod covering;
mod starts;
mod wholes;

use super::checking::Checking;
use super::observations::observations;
use super::parameters::ready;
use crate::axes::Year;
use crate::model::checked::{HeldValue, Process, ProcessLayer, added};
use crate::model::file::{ModelFile, ProcessKind, ProcessParts};
use crate::model::step::{Pulled, Step};
use crate::source::Evidence;
use crate::statistics::sampling::Distribution;
use crate::stream::Decision;
use blind::{mark_untold, unknown_chance, unknown_pace};
use starts::support;
use wholes::completion;

/// All processes, with what was reported of them by `as_of`.
pub(super) fn processes(checking: &mut Checking<'_>, as_of: Option<Year>) -> Vec<Process> {
    let steps = checking.steps;
    let base = checking.file().model.base_year;
    let mut checked = Vec::new();
    for (key, file) in &steps[0].file.processes {
        let common = file.parts();
        let kind = common.kind;
        let [additions, observations] =
            [true, false].map(|single| observations(checking, (key.as_str(), kind), single, as_of));
        let occasions = common.occasions;
        let completion = completion(checking, key);
        let mut layers = Vec::new();
        for (layer, step) in steps.iter().enumerate() {
            let parts = step.file.processes[key].parts();
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
            let start_of = parts.start.and_then(|start| start.sampler().ok());
            let start_of = start_of.map_or(0.0, |start| start.median());
            let unknown = match (&completion, kind) {
                // What moves by a count has no pace of its own.
                (Some(completion), _) if completion.by.is_some() => zero.clone(),
                (Some(completion), _) => {
                    let together = parts.volatility.and_then(|own| own.sampler().ok());
                    let together = together.map_or(0.0, |own| own.median());
                    unknown_chance(completion.tried(&observations, start_of, together, base))
                }
                (None, ProcessKind::Count) => {
                    let seen = added(&observations, &additions, start_of, base);
                    unknown_pace(seen, occasions)
                }
                (None, _) => zero.clone(),
            };
            let drift = make(kind.moved_by(), parts.drift.unwrap_or(&unknown));
            let spread = completion.as_ref().map_or("volatility", |_| "together");
            let volatility = make(spread, parts.volatility.unwrap_or(&zero));
            let jumps = parts.jumps.and_then(|jumps| {
                let rate = make("jumps.rate", &jumps.rate)?;
                Some([rate, make("jumps.size", &jumps.size)?])
            });
            if let (Some(start), Some(drift), Some(volatility)) = (start, drift, volatility) {
                support(checking, layer, key, &parts, &start, &drift, &volatility);
                layers.push(ProcessLayer {
                    start,
                    drift,
                    volatility,
                    jumps,
                });
            }
        }
        let as_elsewhere = common.kind == ProcessKind::Share && common.volatility.is_none();
        for (layer, step) in steps.iter().enumerate().skip(1) {
            if common.kind == ProcessKind::Share
                && step.file.processes[key].parts().volatility.is_none() != as_elsewhere
            {
                moves_otherwise(checking, layer, key);
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
            evidence: evidence(checking.file(), &common),
            verification: common.verification,
            source: common.source.to_string(),
            at: common.at.clone(),
            note: common.note.clone(),
            layers,
            held: held(steps, key),
            as_elsewhere,
            pace_declared: kind.has_pace() && common.drift.is_some(),
            // Once all are known: see below.
            prior_only: false,
            completion,
            // Once all are known: see below.
            told: None,
            occasions,
            observations,
            additions,
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
    covering::tell(steps, &mut checked, base);
    mark_untold(&mut checked, base);
    checked
}

/// How sure a process is: no surer than the count by which it moves.
fn evidence(file: &ModelFile, parts: &ProcessParts<'_>) -> Evidence {
    let by = parts.by.and_then(|by| file.processes.get(by));
    let by = by.map(|by| by.parts().evidence);
    parts.evidence.max(by.unwrap_or(parts.evidence))
}

/// Where levers hold a process.
fn held(steps: &[Step], key: &str) -> Vec<HeldValue> {
    let layers = steps.iter().enumerate();
    let all = layers.flat_map(|(layer, step)| step.pulled.iter().map(move |one| (layer, one)));
    all.filter_map(|(layer, one)| match one {
        Pulled::Held { process, value } if process == key => Some(HeldValue {
            layer,
            value: *value,
        }),
        _ => None,
    })
    .collect()
}

/// A scenario cannot change how a share moves, only its numbers.
fn moves_otherwise(checking: &mut Checking<'_>, layer: usize, key: &str) {
    checking.say_in_layer(
        layer,
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
