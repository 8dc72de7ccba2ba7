//! Where a process may start, and how much it may move in a year.

use super::super::checking::Checking;
use super::super::growth;
use crate::model::file::{ProcessKind, ProcessParts};
use crate::statistics::sampling::Sampler;

/// Quantiles between which nine draws of ten lie; those of a normal distribution lie 1.645 deviations from its middle.
const MOSTLY: [f64; 2] = [0.05, 0.95];
/// Those between which nearly all lie.
const NEARLY_ALL: [f64; 2] = [0.0005, 0.9995];

/// The start must lie where the process lives; a pace or a spread cannot be negative.
pub(super) fn support(
    checking: &mut Checking<'_>,
    layer: usize,
    key: &str,
    parts: &ProcessParts<'_>,
    start: &Sampler,
    drift: &Sampler,
    volatility: &Sampler,
) {
    let is_of_values = parts.kind.scale().is_of_values();
    if !is_of_values && parts.drift.is_some() {
        let ends = NEARLY_ALL.map(|end| drift.quantile(end)).into_iter();
        let most = ends.fold(drift.median(), |most, end| match end.abs() > most.abs() {
            true => end,
            false => most,
        });
        growth::of_drift(checking, layer, &format!("{key}.drift"), most);
    }
    if !is_of_values && parts.volatility.is_some() {
        let median = volatility.median();
        growth::of_volatility(checking, layer, &format!("{key}.volatility"), median);
    }
    if parts.kind == ProcessKind::Growth {
        let mean = drift.median();
        growth::of_year(checking, (layer, "processes"), &format!("{key}.mean"), mean);
        if growth::can_be(mean) {
            let ends = MOSTLY.map(|end| drift.quantile(end));
            growth::of_spread(checking, layer, &format!("{key}.mean"), ends);
        }
        let spread = 1.645 * volatility.median();
        let volatile = format!("{key}.volatility");
        growth::of_spread(checking, layer, &volatile, [-spread, spread]);
    }
    let ends = |sampler: &Sampler| (sampler.quantile(1e-6), sampler.quantile(1.0 - 1e-6));
    let (low, high) = ends(start);
    let kind = parts.kind;
    let needed = kind.range().words();
    if !kind.range().holds([low, high]) {
        // Six digits: the ends are quantiles, and the planner wrote round numbers.
        let [low, high] = [low, high].map(|end| format!("{end:.6}").parse().unwrap_or(end));
        // Of all kinds only shares are not held above 1.
        let advice = match low > 1.0 {
            true => (
                "是百分数的话请除以 100（98% 写 0.98）",
                "Divide a per cent by 100 (98 % is 0.98)",
            ),
            false => (
                "请改用合适的分布",
                "Choose a distribution with the right support",
            ),
        };
        checking.say_in_layer(
            layer,
            "processes",
            &format!("{key}.start"),
            (
                format!("起点可达 {low} 至 {high}"),
                format!("the start may be {low} to {high}"),
            ),
            (needed.0.into(), needed.1.into()),
            advice,
        );
    }
    let (pace, spread) = (ends(drift), ends(volatility));
    let completed = kind == ProcessKind::Completion;
    for (at, high, of_chance) in [
        ("pace", pace.1, completed || parts.occasions.is_some()),
        ("together", spread.1, completed),
    ] {
        if of_chance && high > 1.0 {
            above_one(checking, layer, &format!("{key}.{at}"), high);
        }
    }
    let counted = completed || kind == ProcessKind::Count;
    let least = if counted { pace.0 } else { 0.0 };
    let least = least.min(spread.0);
    if least < 0.0 {
        checking.say_in_layer(
            layer,
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

/// A chance is no more than 1.
fn above_one(checking: &mut Checking<'_>, layer: usize, at: &str, high: f64) {
    checking.say_in_layer(
        layer,
        "processes",
        at,
        (format!("可达 {high}"), format!("it may be {high}")),
        ("0 与 1 之间".into(), "between 0 and 1".into()),
        (
            "这里是概率，请改用合适的分布",
            "This is a chance: choose a distribution with the right support",
        ),
    );
}
