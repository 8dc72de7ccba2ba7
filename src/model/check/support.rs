//! What a number is used for decides where it must lie.

use super::checking::Checking;
use super::naming::{Names, Within};
use crate::model::checked::{Layer, Parameter, Process, Service, mixed};
use crate::statistics::sampling::Sampler;

/// Quantiles at which changes are added up: the same number draws what each of them says.
const DRAWN: [f64; 5] = [1e-6, 0.05, 0.5, 0.95, 1.0 - 1e-6];

/// What adding them up may be off by.
const ROUNDING: f64 = 1e-12;

/// Ends beyond which one draw in a million falls.
fn ends(sampler: &Sampler) -> (f64, f64) {
    (sampler.quantile(1e-6), sampler.quantile(1.0 - 1e-6))
}

/// Parameters and amounts lie where their use needs them; processes are of the kind that it needs.
pub(super) fn check(
    checking: &mut Checking<'_>,
    parameters: &[Parameter],
    processes: &[Process],
    services: &[Service],
    layers: &[Layer],
) {
    let used = checking.references;
    for reference in used {
        if reference.names == Names::Parameter
            && let Some(within) = reference.within
            && let Some(parameter) = parameters.iter().find(|p| p.key == reference.name)
        {
            let at = format!("{}.distribution", reference.name);
            for (layer, sampler) in parameter.layers.iter().enumerate() {
                lies(checking, layer, "parameters", &at, sampler, within);
            }
            if within == Within::Share {
                let own: Vec<&Sampler> = parameter.layers.iter().collect();
                at_once(checking, ("parameters", at.as_str()), &own, layers);
            }
        }
        let process = processes.iter().find(|p| p.key == reference.name);
        if let (Names::Process, Some(kind), Some(process)) =
            (reference.names, reference.kind, process)
            && process.kind != kind
        {
            let (name, word) = (&reference.name, kind.word());
            checking.say(
                &reference.file,
                &reference.key,
                (
                    format!("{name} 不是 {word} 过程"),
                    format!("{name} is no process of the kind {word}"),
                ),
                (
                    format!("kind = \"{word}\" 的过程"),
                    format!("a process with kind = \"{word}\""),
                ),
                ("请换一个过程", "Name another process"),
            );
        }
    }
    let chances = processes
        .iter()
        .filter(|own| own.completion.is_some() || own.occasions.is_some());
    for process in chances {
        let at = format!("{}.{}", process.key, process.kind.moved_by());
        let own: Vec<&Sampler> = process.layers.iter().map(|own| &own.drift).collect();
        at_once(checking, ("processes", at.as_str()), &own, layers);
    }
    for service in services {
        for (layer, now) in service.layers.iter().enumerate() {
            let capacity = now.capacity.iter();
            let capacity = capacity.flat_map(|(units, places)| {
                [("capacity.existing", units), ("capacity.places", places)]
            });
            let amounts = now.standard.iter().flat_map(|standard| {
                let samplers = standard.samplers().iter();
                samplers.map(move |sampler| (standard.key(), sampler))
            });
            for (what, sampler) in amounts.chain(capacity) {
                let at = format!("{}.{what}", service.key);
                lies(
                    checking,
                    layer,
                    "services",
                    &at,
                    sampler,
                    Within::NotNegative,
                );
            }
        }
    }
}

/// Several changes of a share, or of a chance, that take hold at once are added up, which may make more than all of it, or
/// less than nothing.
fn at_once(
    checking: &mut Checking<'_>,
    (name, at): (&str, &str),
    own: &[&Sampler],
    layers: &[Layer],
) {
    let all = 0.0..=1.0;
    let is_share = |sampler: &&Sampler| DRAWN.iter().all(|u| all.contains(&sampler.quantile(*u)));
    let changed = (1..own.len()).rev().find(|at| own[*at] != own[*at - 1]);
    let known = own.len() == layers.len() && own.iter().all(is_share);
    let (Some(last), true) = (changed, known) else {
        return;
    };
    let file = checking.file();
    let years = file.model.base_year..=file.model.until;
    let drawn = years.flat_map(|year| DRAWN.map(|u| (year, u)));
    let mut shares = drawn.map(|(year, u)| {
        let share = mixed(layers, year, |layer| own[layer].quantile(u));
        (year, share)
    });
    let rounded = -ROUNDING..=1.0 + ROUNDING;
    let Some((year, share)) = shares.find(|(_, share)| !rounded.contains(share)) else {
        return;
    };
    let (zh, en) = Within::Share.words();
    checking.say_in_layer(
        last,
        name,
        at,
        (
            format!("几项改动同时推行，{year} 年可为 {share:.6}"),
            format!("several changes take hold at once: in {year} it may be {share:.6}"),
        ),
        (zh.into(), en.into()),
        (
            "请错开这几项改动的年份（from、phase_in）",
            "Let them take hold one after the other (from, phase_in)",
        ),
    );
}

fn lies(
    checking: &mut Checking<'_>,
    layer: usize,
    name: &str,
    key: &str,
    sampler: &Sampler,
    within: Within,
) {
    let (low, high) = ends(sampler);
    let fits = match within {
        Within::Positive => low > 0.0,
        Within::NotNegative => low >= 0.0,
        Within::Share => low >= 0.0 && high <= 1.0,
    };
    if fits {
        return;
    }
    let (zh, en) = within.words();
    // Six digits: the ends are quantiles, and the planner wrote round numbers.
    let [low, high] = [low, high].map(|end| format!("{end:.6}").parse().unwrap_or(end));
    let in_per_cent = within == Within::Share && low > 1.0;
    let advice = match in_per_cent {
        true => (
            "是百分数的话请除以 100（13% 写 0.13）",
            "Divide a per cent by 100 (13 % is 0.13)",
        ),
        false => (
            "请改用合适的分布",
            "Choose a distribution with the right support",
        ),
    };
    checking.say_in_layer(
        layer,
        name,
        key,
        (
            format!("可为 {low} 至 {high}"),
            format!("it may be {low} to {high}"),
        ),
        (zh.into(), en.into()),
        advice,
    );
}
