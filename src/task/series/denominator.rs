//! Whether a series can be a part of another one, by the units of both.

use crate::dataset::{AnnualSeries, is_per_cent, multiple_of};

/// What counts the same in every unit that a share may have.
const COUNTED: [&str; 7] = ["人", "户", "个", "件", "人次", "次", MONEY];
const MONEY: &str = "元";
/// People and households, none of which is a part of the others.
const APART: [&[&str]; 2] = [&["人", "人次"], &["户"]];

/// How many of what it counts one of a unit such as 万人 is.
pub(super) fn multiple(observed: &AnnualSeries) -> f64 {
    let unit = observed.unit.as_deref().unwrap_or_default();
    let known = COUNTED.iter().find_map(|base| multiple_of(unit, base));
    // 万 alone is as many of what is counted.
    let alone = || multiple_of(&format!("{unit}人"), "人");
    known.or_else(alone).unwrap_or(1.0)
}

/// What is wrong, and what was expected.
pub(super) type AgainstDenominator = ((String, String), (&'static str, &'static str));

/// Why a series is no whole of which another is a part: it is a share itself.
pub(super) fn of_share(name: &str, whole: &AnnualSeries) -> Option<AgainstDenominator> {
    let unit = whole.unit.as_deref().unwrap_or_default();
    (whole.percent || is_per_cent(unit)).then(|| {
        let found = (
            format!("“{name}”的分母是比例"),
            format!("the denominator of “{name}” is a share"),
        );
        (found, ("人数或金额", "a number of people, or an amount"))
    })
}

/// Why a series is no share of another: one is money and the other is not, one counts people and the other households, or
/// one is in ten thousands and nothing says what the other is in. `counts` where the series is not a share yet.
pub(super) fn against(
    name: &str,
    (observed, counts): (&AnnualSeries, bool),
    whole: &AnnualSeries,
) -> Option<AgainstDenominator> {
    let said = |one: &AnnualSeries| one.unit.clone().unwrap_or_default();
    let (own, of) = (said(observed), said(whole));
    let is_money = |unit: &str| multiple_of(unit, MONEY).is_some();
    let apart = is_money(&own) != is_money(&of);
    let kind = |unit: &str| {
        let is_of = |kind: &&[&str]| kind.iter().any(|base| multiple_of(unit, base).is_some());
        APART.iter().position(is_of)
    };
    let unlike = matches!((kind(&own), kind(&of)), (Some(own), Some(of)) if own != of);
    let untold = own.is_empty() != of.is_empty();
    let one_way = match untold {
        true => multiple(observed) == 1.0 && multiple(whole) == 1.0,
        false => !apart && !unlike,
    };
    if !counts || one_way {
        return None;
    }
    let shown = |unit: &str, none: &str| match unit {
        "" => none.to_string(),
        unit => unit.to_string(),
    };
    let found = (
        format!(
            "“{name}”的单位是{}，分母的单位是{}",
            shown(&own, "没有写明"),
            shown(&of, "没有写明")
        ),
        format!(
            "“{name}” is in {}, its denominator in {}",
            shown(&own, "nothing said"),
            shown(&of, "nothing said")
        ),
    );
    Some((
        found,
        (
            "分子和分母都写明单位，数的是同一类东西",
            "units of both, which count the same",
        ),
    ))
}
