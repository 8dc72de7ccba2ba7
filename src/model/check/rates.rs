//! Rates and ratios that settings name, against what a population can show: per cents, numbers of people and slipped
//! points are none.

mod graded;
mod roles;

use super::checking::Checking;
use crate::model::checked::{Parameter, Service, Settings};
use crate::statistics::sampling::Sampler;
use roles::{UsualRange, roles};

/// Quantiles between which nine draws of ten lie, and 999 of 1000.
const MOST: [f64; 2] = [0.05, 0.95];
const NEARLY_ALL: [f64; 2] = [0.0005, 0.9995];

/// Complains of every rate and ratio that cannot be, and reminds of those that hardly can, where each was written.
pub(super) fn check(
    checking: &mut Checking<'_>,
    settings: &Settings,
    services: &[Service],
    parameters: &[Parameter],
) {
    graded::check(checking, parameters);
    for (id, range) in roles(settings, services) {
        let parameter = &parameters[id.0];
        for (layer, own) in parameter.layers.iter().enumerate() {
            if !lies(checking, layer, parameter, own.median(), range) {
                spreads(checking, layer, parameter, own, range);
            }
        }
    }
}

/// What is wrong with a middle, if anything: the range that it should be in, and whether it cannot be outside.
fn outside(median: f64, range: UsualRange) -> Option<([f64; 2], bool)> {
    let within = |[least, most]: [f64; 2]| (least..=most).contains(&median);
    if !within(range.possible) {
        Some((range.usual, true))
    } else if within(range.usual) {
        None
    } else {
        Some((range.usual, false))
    }
}

/// Whether the middle was complained of.
fn lies(
    checking: &mut Checking<'_>,
    layer: usize,
    parameter: &Parameter,
    median: f64,
    range: UsualRange,
) -> bool {
    let Some(([least, most], never)) = outside(median, range) else {
        return false;
    };
    let median = (median * 1e6).round() / 1e6;
    let title = &parameter.title;
    let found = (
        format!("{} {median}", title.zh),
        format!("{}: {median}", title.en),
    );
    let (zh, en) = match most <= 1.0 {
        true => ("（1% 写 0.01）", " (1 % is 0.01)"),
        false => ("", ""),
    };
    let expected = (
        format!("{least} 到 {most}{zh}"),
        format!("{least} to {most}{en}"),
    );
    let key = format!("{}.distribution", parameter.key);
    if never {
        let advice = (
            "是百分数的话请除以 100；不要写人数；请核对单位和小数点",
            "Divide a per cent by 100, and write no numbers of people: look up the unit and the decimal point",
        );
        checking.say_in_layer(layer, "parameters", &key, found, expected, advice);
    } else {
        let advice = (
            "少见这样大小的数：请核对单位和小数点，若确实如此，不必改",
            "Hardly any population shows this: look up the unit and the decimal point; if it is right, leave it",
        );
        checking.remind_in_layer(layer, "parameters", &key, found, expected, advice);
    }
    true
}

/// Draws between which nearly all lie: in words, and whether any of them is outside what can be.
struct ScatteredDraws {
    ends: [f64; 2],
    of: (&'static str, &'static str),
    never: bool,
}

/// What is wrong with a spread, if anything, given its quantiles.
fn scattered(quantile: impl Fn(f64) -> f64, range: UsualRange) -> Option<ScatteredDraws> {
    let spread = |quantiles: [f64; 2], of, never| ScatteredDraws {
        ends: quantiles.map(&quantile),
        of,
        never,
    };
    let nearly_all = spread(NEARLY_ALL, ("千次", "999 draws of 1000"), true);
    let most = spread(MOST, ("十次有九次", "nine draws of ten"), false);
    let beyond = |spread: &ScatteredDraws, [least, most]: [f64; 2]| {
        !spread.ends.iter().all(|end| (least..=most).contains(end))
    };
    if beyond(&nearly_all, range.possible) {
        return Some(nearly_all);
    }
    Some(most).filter(|most| beyond(most, range.usual))
}

/// A middle that can be, of a spread that is mostly none of it: a per cent, or of another scale. With rates of any size no
/// run would end.
fn spreads(
    checking: &mut Checking<'_>,
    layer: usize,
    parameter: &Parameter,
    own: &Sampler,
    range: UsualRange,
) {
    let Some(spread) = scattered(|u| own.quantile(u), range) else {
        return;
    };
    let [low, high] = spread.ends.map(|end| (end * 1e4).round() / 1e4);
    let (title, of) = (&parameter.title, spread.of);
    let found = (
        format!("{}：模拟{}在 {low} 到 {high} 之间", title.zh, of.0),
        format!("{}: {low} to {high} in {}", title.en, of.1),
    );
    let [least, most] = range.usual;
    let expected = (
        format!("大多在 {least} 到 {most} 之间"),
        format!("mostly {least} to {most}"),
    );
    let advice = (
        "请核对离散程度（sd、sd_log 或上下限），是百分数的话请除以 100",
        "Look up its spread (sd, sd_log or the ends), and divide a per cent by 100",
    );
    let key = format!("{}.distribution", parameter.key);
    if spread.never {
        checking.say_in_layer(layer, "parameters", &key, found, expected, advice);
    } else {
        checking.remind_in_layer(layer, "parameters", &key, found, expected, advice);
    }
}

#[cfg(test)]
mod tests {
    use super::roles::*;
    use super::*;
    use crate::statistics::sampling::Distribution;

    #[test]
    fn a_spread_of_another_scale_is_seen() {
        let of = |median: f64, sd_log: f64, range: UsualRange| {
            let sampler = Distribution::Lognormal { median, sd_log }.sampler();
            let sampler = sampler.expect("a distribution");
            scattered(|u| sampler.quantile(u), range).map(|spread| spread.never)
        };
        // Births and moves by the million, with which no draw would end.
        assert_eq!(of(0.92, 10.0, LEVEL), Some(true));
        assert_eq!(of(0.0008, 3.0, MOVES), Some(true));
        assert_eq!(of(1.0, 1.6, INFLOW), Some(false));
        assert_eq!(of(0.92, 0.1, LEVEL), None);
        assert_eq!(of(0.0008, 0.4, MOVES), None);
        let migration = Distribution::Normal {
            mean: -0.0015,
            sd: 0.1,
        };
        let migration = migration.sampler().expect("a distribution");
        let spread = scattered(|u| migration.quantile(u), MIGRATION);
        assert_eq!(spread.map(|spread| spread.never), Some(false));
    }

    #[test]
    fn what_cannot_be_and_what_hardly_can_are_told_apart() {
        for (median, range) in [
            (-1800.0, MIGRATION),
            (-1.5, MIGRATION),
            (130.0, PACE),
            (106.0, BOYS),
            (-1.5, GROWTH),
            (24.5, SIZE),
            (0.5, SIZE),
            (f64::NAN, LEVEL),
        ] {
            assert_eq!(
                outside(median, range),
                Some((range.usual, true)),
                "{median}"
            );
        }
        for (median, range) in [
            (7.0, LEVEL),
            (-0.15, MIGRATION),
            (0.8, LEAVING),
            (0.8, TREND),
            (17.6, CATEGORY),
        ] {
            assert_eq!(
                outside(median, range),
                Some((range.usual, false)),
                "{median}"
            );
        }
        for (median, range) in [
            (0.7, LEVEL),
            (-0.0015, MIGRATION),
            (1.11, BOYS),
            (0.008, LEAVING),
            (0.07, CATEGORY),
            (2.45, SIZE),
        ] {
            assert_eq!(outside(median, range), None, "{median}");
        }
    }
}
