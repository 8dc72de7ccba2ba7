//! Amounts of money: in yuan, of a size that somebody pays, in prices of a year that is near.

use super::checking::Checking;
use super::prices;
use crate::axes::Year;
use crate::model::file::{Per, ServiceFile};
use crate::model::read::{AMOUNTS, yuan_a_year};
use crate::source::few_digits;
use crate::statistics::sampling::Distribution;

/// Yuan below which nothing is paid for anybody.
const LEAST: f64 = 1.0;
/// Yuan that nobody gets at once, and every month.
const FOR_ONE: f64 = 3e5;
const A_MONTH: f64 = 2e4;
/// How many times more or less than in the baseline a scenario's amount should be looked at.
const TIMES: f64 = 10.0;
/// The same of an amount beside the one that it replaces: a month's for a year's is twelve times too much.
const BESIDE: f64 = 6.0;
/// Yuan that no house costs.
const FOR_A_HOUSE: f64 = 1e9;

/// Standards and what places cost, in every layer, and the years of their prices.
pub(super) fn check(checking: &mut Checking<'_>) {
    let steps = checking.steps;
    for (layer, step) in steps.iter().enumerate() {
        for (key, service) in &step.file.services {
            for (what, amount, most) in amounts(service) {
                of_size(checking, layer, &format!("{key}.{what}"), amount, most);
            }
            if layer == 0 {
                replaced(checking, key, service);
            }
            if let Some(before) = steps[0].file.services.get(key).filter(|_| layer > 0) {
                changed(checking, layer, key, [before, service]);
            }
            for (what, year) in price_years(service) {
                prices::check(checking, &step.file, layer, &format!("{key}.{what}"), year);
            }
        }
    }
}

/// Every amount of a service: its key, how it is distributed, and what is too much.
fn amounts(service: &ServiceFile) -> Vec<(String, &Distribution, f64)> {
    let mut all = Vec::new();
    if let Some(cost) = &service.cost {
        let one = cost.amount.as_ref();
        let most = match cost.per {
            Per::Month => A_MONTH,
            Per::Year => FOR_ONE,
        };
        all.extend(one.map(|amount| ("cost.amount".to_string(), amount, most)));
        for (tier, own) in &cost.tiers {
            all.push((format!("cost.tiers.{tier}.amount"), &own.amount, most));
        }
    }
    if let Some(capacity) = &service.capacity {
        let units = [
            ("capital", &capacity.capital),
            ("running", &capacity.running),
        ];
        for (what, cost) in units {
            let amount = cost.as_ref().map(|cost| &cost.amount);
            all.extend(amount.map(|own| (format!("capacity.{what}.amount"), own, FOR_A_HOUSE)));
        }
    }
    all
}

/// The years of a service's prices, by their keys.
fn price_years(service: &ServiceFile) -> Vec<(&'static str, Year)> {
    let capacity = service.capacity.as_ref();
    let capital = capacity.and_then(|own| own.capital.as_ref());
    let running = capacity.and_then(|own| own.running.as_ref());
    let years = [
        (
            "cost.price_year",
            service.cost.as_ref().and_then(|cost| cost.price_year),
        ),
        (
            "capacity.capital.price_year",
            capital.map(|own| own.price_year),
        ),
        (
            "capacity.running.price_year",
            running.map(|own| own.price_year),
        ),
    ];
    let said = years.into_iter();
    said.filter_map(|(what, year)| Some((what, year?)))
        .collect()
}

fn of_size(checking: &mut Checking<'_>, layer: usize, key: &str, amount: &Distribution, most: f64) {
    let Ok(sampler) = amount.sampler() else {
        return;
    };
    // What a planner wrote, without what a quantile adds to it.
    let yuan = (sampler.median() * 1e6).round() / 1e6;
    if yuan <= 0.0 || (LEAST..=most).contains(&yuan) {
        return;
    }
    checking.remind_in_layer(
        layer,
        "services",
        key,
        (format!("{yuan} 元"), format!("{yuan} yuan")),
        (
            format!("{LEAST} 到 {most} 元"),
            format!("{LEAST} to {most} yuan"),
        ),
        (
            "是否写成了万元，或把总额当成了每人的标准？请以元为单位",
            "Is it in 10,000 yuan, or a sum where the amount for one is asked for? Give it in yuan",
        ),
    );
}

/// A reminder of an amount that a scenario makes ten times as large or as small; one for each service.
fn changed(checking: &mut Checking<'_>, layer: usize, key: &str, both: [&ServiceFile; 2]) {
    let [before, now] = both.map(amounts);
    let yuan = |amount: &Distribution| amount.sampler().ok().map(|own| own.median());
    let pairs = now.iter().filter_map(|(what, amount, most)| {
        let (_, usual, _) = before.iter().find(|(same, ..)| same == what)?;
        // One of a size that nobody gets has been doubted for that.
        let own = yuan(amount).filter(|own| (LEAST..=*most).contains(own))?;
        Some((what, yuan(usual)?, own))
    });
    let mut pairs = pairs.filter(|(_, usual, own)| far(*usual, *own, TIMES));
    let Some((what, usual, own)) = pairs.next() else {
        return;
    };
    let [usual, own] = [usual, own].map(|yuan| (yuan * 100.0).round() / 100.0);
    checking.remind_in_layer(
        layer,
        "services",
        &format!("{key}.{what}"),
        (
            format!("{own} 元，而基准为 {usual} 元"),
            format!("{own} yuan, and {usual} in the baseline"),
        ),
        (
            format!("基准的 1/{TIMES} 到 {TIMES} 倍"),
            format!("a tenth to {TIMES} times that of the baseline"),
        ),
        (
            "单位或位数是否写错？若确实如此，不必改",
            "Is the unit or a digit wrong? If it is meant so, leave it",
        ),
    );
}

/// Whether an amount is more than so many times another, or less than such a part of it.
fn far(usual: f64, own: f64, times: f64) -> bool {
    own > 0.0 && usual > 0.0 && !(1.0 / times..=times).contains(&(own / usual))
}

/// A reminder of an amount of the model's own that is quite another than the one that it replaces; one for each service.
fn replaced(checking: &mut Checking<'_>, key: &str, service: &ServiceFile) {
    let folder = checking.folder;
    let found = AMOUNTS.into_iter().find_map(|what| {
        let (from, usual) = folder.inherited.replaced(key, what)?;
        let own = yuan_a_year(service, what)?;
        far(usual, own, BESIDE).then_some((what, from, usual, own))
    });
    let Some((what, from, usual, own)) = found else {
        return;
    };
    let [usual, own] = [usual, own].map(few_digits);
    checking.remind_in_layer(
        0,
        "services",
        &format!("{key}.{what}"),
        (
            format!("一年 {own} 元，而 {from} 为 {usual} 元"),
            format!("{own} yuan a year, and {usual} in {from}"),
        ),
        (
            format!("{from} 的 1/{BESIDE} 到 {BESIDE} 倍"),
            format!("a sixth to {BESIDE} times that of {from}"),
        ),
        (
            "单位、位数是否写错，全年的数是否写成了每月的（per）？若确实如此，不必改",
            "Is the unit or a digit wrong, or a year's amount written as a month's (`per`)? If it is right, leave it",
        ),
    );
}
