//! Amounts relative to others of the model: a part of another standard, a standard of which others are parts, and the tiers
//! of one standard.

use super::checking::Checking;
use crate::model::file::{CostFile, ServiceFile};
use crate::source::few_digits;
use crate::statistics::sampling::Distribution;

/// What is tied to another standard is such a part of it, or so many times it: allowances are a tenth of a living standard
/// and more, and hardly ever more than twice what people live on.
const PART: [f64; 2] = [0.1, 2.5];
/// So many times another standard, and more, is a per cent.
const IN_PER_CENT: f64 = 10.0;
/// Yuan a month of a standard of which others are parts: what people live on. The nation's minimum living standards lie from
/// some 400 to 1,700; half and nearly twice that.
const WHOLE: [f64; 2] = [200.0, 3000.0];
/// Months of a year.
const MONTHS: f64 = 12.0;
/// How many times the nearest of the other tiers, or what part of it, a tier should be looked at: a year's amount for a
/// month's is twelve times too much, and neighbouring tiers are hardly ever more than twice each other.
const TIERS: f64 = 5.0;

/// Ties and tiers in every layer.
pub(super) fn check(checking: &mut Checking<'_>) {
    let steps = checking.steps;
    for (layer, step) in steps.iter().enumerate() {
        let services = &step.file.services;
        for (key, service) in services {
            let Some(cost) = &service.cost else {
                continue;
            };
            if let Some(tied) = &cost.tied {
                part(checking, layer, key, &tied.ratio);
                if let Some(whole) = services.get(&tied.to) {
                    whole_of(checking, layer, &tied.to, whole);
                }
            }
            tiers(checking, layer, key, cost);
        }
    }
}

/// The median of an amount, as a planner wrote it.
fn median(amount: &Distribution) -> Option<f64> {
    let median = amount.sampler().ok()?.median();
    Some((median * 1e6).round() / 1e6)
}

/// A part of another standard that is none: a per cent, or a per cent of a per cent.
fn part(checking: &mut Checking<'_>, layer: usize, key: &str, ratio: &Distribution) {
    let Some(ratio) = median(ratio) else { return };
    let [least, most] = PART;
    if ratio <= 0.0 || (least..=most).contains(&ratio) {
        return;
    }
    let found = (
        format!("所挂钩标准的 {ratio} 倍"),
        format!("{ratio} times the standard to which it is tied"),
    );
    let expected = (
        format!("{least} 到 {most} 倍（30% 写 0.3）"),
        format!("{least} to {most} times (30 % is 0.3)"),
    );
    let advice = (
        "是百分数的话请除以 100，并核对小数点",
        "Divide a per cent by 100, and look up the decimal point",
    );
    let at = format!("{key}.cost.tied.ratio");
    if ratio >= IN_PER_CENT {
        checking.say_in_layer(layer, "services", &at, found, expected, advice);
    } else {
        checking.remind_of_service(layer, &at, found, expected, advice);
    }
}

/// A standard on which others rest that nobody lives on.
fn whole_of(checking: &mut Checking<'_>, layer: usize, key: &str, service: &ServiceFile) {
    let cost = service.cost.as_ref();
    let written = cost.and_then(|cost| Some((cost, median(cost.amount.as_ref()?)?)));
    let Some((cost, yuan)) = written else { return };
    let [least, most] = WHOLE.map(|a_month| a_month * MONTHS / f64::from(cost.per.payments()));
    if yuan <= 0.0 || (least..=most).contains(&yuan) {
        return;
    }
    let [per_zh, per_en] = cost.per.words();
    checking.remind_of_service(layer,
        &format!("{key}.cost.amount"),
        (
            format!("每{per_zh} {yuan} 元，别的标准按它的一定比例确定"),
            format!("{yuan} yuan a {per_en}, of which other standards are parts"),
        ),
        (
            format!("{least} 到 {most} 元"),
            format!("{least} to {most} yuan"),
        ),
        (
            "是否少写或多写了一位，或把一年、一季的标准写成了一月的（per）？若确实如此，不必改",
            "Is a digit missing or too many, or a year's or a quarter's amount written as a month's (`per`)? If it is right, leave it",
        ),
    );
}

/// A tier that is many times all others, or a small part of each; the farthest one of a service.
fn tiers(checking: &mut Checking<'_>, layer: usize, key: &str, cost: &CostFile) {
    let all = cost.tiers.iter();
    let amounts = all.filter_map(|(tier, own)| Some((tier.as_str(), median(&own.amount)?)));
    let amounts: Vec<(&str, f64)> = amounts.collect();
    let Some((tier, yuan, nearest)) = odd_one(&amounts) else {
        return;
    };
    let [near, most] = [nearest, TIERS].map(few_digits);
    checking.remind_of_service(layer,
        &format!("{key}.cost.tiers.{tier}.amount"),
        (
            format!("{yuan} 元，而与它最近的一档为 {near} 元"),
            format!("{yuan} yuan, and {near} in the tier nearest to it"),
        ),
        (
            format!("相邻两档相差不超过 {most} 倍"),
            format!("a tier within {most} times another"),
        ),
        (
            "单位、位数是否写错，各档是否都按月或都按年（per）？若确实如此，不必改",
            "Is the unit or a digit wrong, and are all tiers a month's or a year's (`per`)? If it is right, leave it",
        ),
    );
}

/// The amount that is farthest from the nearest of the others, with that one; nothing where none is far.
fn odd_one<'t>(amounts: &[(&'t str, f64)]) -> Option<(&'t str, f64, f64)> {
    let far = amounts.iter().enumerate().filter_map(|(at, (tier, yuan))| {
        let others = amounts.iter().enumerate().filter(|(other, _)| *other != at);
        let others = others.map(|(_, (_, other))| *other);
        let apart = |other: &f64| (yuan / other).ln().abs();
        let nearest = others.min_by(|one, two| apart(one).total_cmp(&apart(two)))?;
        let is_far = *yuan > 0.0 && nearest > 0.0 && apart(&nearest) > TIERS.ln();
        is_far.then(|| (*tier, *yuan, nearest, apart(&nearest)))
    });
    let farthest = far.max_by(|one, two| one.3.total_cmp(&two.3))?;
    Some((farthest.0, farthest.1, farthest.2))
}

#[cfg(test)]
mod tests {
    use super::odd_one;

    #[test]
    fn a_tier_of_another_size_is_found() {
        let found = |amounts: &[f64]| {
            let names = ["a", "b", "c", "d"].into_iter();
            let all: Vec<(&str, f64)> = names.zip(amounts.iter().copied()).collect();
            odd_one(&all).map(|(tier, ..)| tier)
        };
        assert_eq!(found(&[890.0, 500.0, 250.0, 125.0]), None);
        assert_eq!(found(&[890.0, 6000.0, 250.0, 125.0]), Some("b"));
        assert_eq!(found(&[890.0, 500.0, 250.0, 10.4]), Some("d"));
        assert_eq!(found(&[500.0, 0.0]), None);
        assert_eq!(found(&[500.0]), None);
    }
}
