//! Standards whose level a published sum sets: it stays near what is written of them.

use crate::dataset::Complaint;
use crate::model::checked::{MoneySum, Service};
use crate::model::{Model, ModelFolder};
use crate::simulation::Outcome;
use crate::source::Words;
use crate::statistics::quantiles::quantiles;

/// How many times what is written, or a part of it, a published sum hardly makes of a standard.
const TIMES: f64 = 2.5;

/// A standard as written and as drawn, in yuan for each payment.
struct Level<'m> {
    title: &'m Words,
    written: f64,
    drawn: f64,
}

/// A reminder of each published sum that makes standards quite other ones than those that are written, where it is written.
pub(super) fn standards(folder: &ModelFolder, model: &Model, outcome: &Outcome) -> Vec<Complaint> {
    let lines = folder.lines.get("plan").cloned().unwrap_or_default();
    let sums = model.settings.money.iter().flat_map(|money| &money.sums);
    let anchored = sums.filter(|sum| sum.anchor.is_some());
    let found = anchored.filter_map(|sum| {
        let fact = fact(folder, sum)?;
        let services = sum.services.iter().map(|id| &model.services[id.0]);
        let mut all = services.flat_map(|own| levels(model, own, outcome));
        let far = all.find(|own| !(1.0 / TIMES..=TIMES).contains(&(own.drawn / own.written)))?;
        let complaint = lines.complaint(
            &format!("facts.{fact}.value"),
            words(sum, &far),
            (
                format!("所写标准的 1/{TIMES} 到 {TIMES} 倍"),
                format!("1/{TIMES} to {TIMES} times what is written"),
            ),
            (
                "请核对合计的数额、单位和年份（period）、享受人数，以及 services.toml 里的标准",
                "Look up the sum, its unit and its years (period), the recipients, and the standards in services.toml",
            ),
        );
        Some(complaint.as_warning())
    });
    found.collect()
}

/// The fact that sets a sum.
fn fact<'f>(folder: &'f ModelFolder, sum: &MoneySum) -> Option<&'f str> {
    let sums = &folder.file.model.money.as_ref()?.sums;
    let anchor = sums.get(&sum.name.key)?.anchor.as_ref()?;
    Some(&anchor.fact)
}

/// The standards of a service in the base year; none of one that is tied to another, or written in prices of another year.
fn levels<'m>(model: &Model, service: &'m Service, outcome: &Outcome) -> Vec<Level<'m>> {
    let (layer, base) = (&service.layers[0], model.calendar.base);
    let own = layer.standard.as_ref().filter(|_| layer.price_year == base);
    let level = |key: String, title: &'m Words, written: f64| {
        let draws = outcome.projection.get(&key, base)?.iter();
        let mut draws: Vec<f64> = draws.map(|value| f64::from(*value)).collect();
        let drawn = quantiles(&mut draws, &[0.5]).ok()?[0];
        (written > 0.0 && drawn > 0.0).then_some(Level {
            title,
            written,
            drawn,
        })
    };
    let Some(standard) = own.filter(|own| own.tied_to().is_none()) else {
        return Vec::new();
    };
    let tiers: Vec<_> = service.cost.iter().flat_map(|cost| &cost.tiers).collect();
    let amounts = standard.samplers().iter().enumerate();
    let all = amounts.map(|(place, amount)| match tiers.get(place) {
        Some(tier) => {
            let key = format!("{}.{}.amount", service.key, tier.key);
            level(key, &tier.title, amount.median())
        }
        None => {
            let key = format!("{}.amount", service.key);
            level(key, &service.title, amount.median())
        }
    });
    all.flatten().collect()
}

fn words(sum: &MoneySum, far: &Level<'_>) -> (String, String) {
    let (title, own) = (&sum.name.title, far.title);
    let times = (10.0 * far.drawn / far.written).round() / 10.0;
    let [written, drawn] = [far.written, far.drawn].map(f64::round);
    (
        format!(
            "{}：公布的合计使“{}”的标准由所写的 {written} 元变为 {drawn} 元，即 {times} 倍",
            title.zh, own.zh
        ),
        format!(
            "{}: the published sum makes the standard of “{}” {drawn} yuan, which is written as {written}: {times} times that",
            title.en, own.en
        ),
    )
}
