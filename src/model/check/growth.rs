//! Growth rates: shares of a year before, not per cents.

use super::checking::Checking;
use crate::model::file::TargetFile;
use crate::units::Unit;

/// No growth of a year reaches this, nor falls below its opposite.
const MOST: f64 = 1.0;
/// Growth from which on somebody should look.
const FAST: f64 = 0.5;

/// Whether something can grow so in a year.
pub(super) fn can_be(growth: f64) -> bool {
    growth.abs() < MOST
}

/// Every growth of the plan can be one: those of its facts, and what its targets aim at and start from.
pub(super) fn check(checking: &mut Checking<'_>) {
    let plan = &checking.file().plan;
    for (key, fact) in plan
        .facts
        .iter()
        .filter(|(_, own)| own.unit == Unit::Growth)
    {
        of_year(
            checking,
            (0, "plan"),
            &format!("facts.{key}.value"),
            fact.value,
        );
    }
    for (key, target) in plan
        .targets
        .iter()
        .filter(|(_, own)| own.unit == Unit::Growth)
    {
        for (what, value) in values(target) {
            of_year(
                checking,
                (0, "plan"),
                &format!("targets.{key}.{what}"),
                value,
            );
        }
    }
}

/// What a target aims at and starts from.
pub(super) fn values(target: &TargetFile) -> impl Iterator<Item = (&'static str, f64)> {
    let values = [
        ("target", Some(target.target)),
        ("upper", target.upper),
        ("baseline", target.baseline),
    ];
    values
        .into_iter()
        .filter_map(|(what, value)| Some((what, value?)))
}

/// Complains of a growth that cannot be, and reminds of one that hardly can; `layer` and `file` say where it stands.
pub(super) fn of_year(
    checking: &mut Checking<'_>,
    (layer, file): (usize, &str),
    key: &str,
    growth: f64,
) {
    let growth = (growth * 1e6).round() / 1e6;
    let found = || {
        (
            format!("年增长 {growth}"),
            format!("a growth of {growth} a year"),
        )
    };
    let advice = ("是百分数的话请除以 100", "Divide a per cent by 100");
    if !can_be(growth) {
        checking.say_in_layer(
            layer,
            file,
            key,
            found(),
            (
                "-1 到 1 之间（6% 写 0.06）".into(),
                "between -1 and 1 (6 % is 0.06)".into(),
            ),
            advice,
        );
    } else if growth.abs() >= FAST {
        checking.remind_in_layer(
            layer,
            file,
            key,
            found(),
            (
                format!("每年不超过 {}%（6% 写 0.06）", 100.0 * FAST),
                format!("no more than {} % a year (6 % is 0.06)", 100.0 * FAST),
            ),
            advice,
        );
    }
}

/// Complains of a growth that may come to what it cannot be, and reminds of one that may come to what it hardly can, by
/// its spread; `ends` are those between which nine draws of ten lie.
pub(super) fn of_spread(checking: &mut Checking<'_>, layer: usize, key: &str, ends: [f64; 2]) {
    if ends.iter().all(|end| end.abs() < FAST) {
        return;
    }
    let never = !ends.into_iter().all(can_be);
    let [low, high] = ends.map(|end| (end * 1e4).round() / 1e4);
    let found = (
        format!("年增长十次模拟有九次在 {low} 到 {high} 之间"),
        format!("a growth of {low} to {high} a year in nine draws of ten"),
    );
    let expected = (
        format!("大多在 -{FAST} 到 {FAST} 之间（6% 写 0.06）"),
        format!("mostly -{FAST} to {FAST} (6 % is 0.06)"),
    );
    let advice = (
        "请核对离散程度（sd、sd_log 或上下限），是百分数的话请除以 100",
        "Look up its spread (sd, sd_log or the ends), and divide a per cent by 100",
    );
    if never {
        checking.say_in_layer(layer, "processes", key, found, expected, advice);
    } else {
        checking.remind_in_layer(layer, "processes", key, found, expected, advice);
    }
}

/// Drift of a year, or its spread, in logits or logarithms, from which on somebody should look.
const DRIFT: f64 = 1.0;

/// Reminds of a drift that takes a share from one half to three quarters in a year, or a level to nearly three times.
pub(super) fn of_drift(checking: &mut Checking<'_>, layer: usize, key: &str, drift: f64) {
    let drift = (drift * 1e6).round() / 1e6;
    if drift.abs() < DRIFT {
        return;
    }
    checking.remind_in_layer(
        layer,
        "processes",
        key,
        (
            format!("每年变动 {drift}"),
            format!("a drift of {drift} a year"),
        ),
        (
            format!("-{DRIFT} 到 {DRIFT} 之间（比例按 logit，水平按对数）"),
            format!("between -{DRIFT} and {DRIFT} (logits of a share, logarithms of a level)"),
        ),
        (
            "这里不是百分点，请核对",
            "These are no percentage points: look it up",
        ),
    );
}

/// Reminds of a spread as wide as that.
pub(super) fn of_volatility(checking: &mut Checking<'_>, layer: usize, key: &str, volatility: f64) {
    let volatility = (volatility * 1e6).round() / 1e6;
    if volatility < DRIFT {
        return;
    }
    checking.remind_in_layer(
        layer,
        "processes",
        key,
        (
            format!("每年波动 {volatility}"),
            format!("a volatility of {volatility} a year"),
        ),
        (
            format!("小于 {DRIFT}（比例按 logit，水平按对数）"),
            format!("below {DRIFT} (logits of a share, logarithms of a level)"),
        ),
        (
            "这里不是百分点，请核对",
            "These are no percentage points: look it up",
        ),
    );
}
