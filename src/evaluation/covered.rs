//! Whether what is published of a service's coverage goes with its recipients and with those who may have it.

use crate::axes::Year;
use crate::model::Model;
use crate::model::checked::Target;
use crate::projection::Projection;
use crate::source::Words;
use crate::statistics::quantiles::quantiles;

/// Coverages further apart than this cannot both be meant of the same people: a target of 99 % and a start of 98.5 % are half
/// a point from each other, so that a few points decide.
pub const APART: f64 = 0.02;

/// A published coverage that recipients and eligible people do not give.
#[derive(Clone, Debug, PartialEq)]
pub struct CoverageGap {
    /// Key of the target that measures the coverage.
    pub target: String,
    /// What is apart, in words.
    pub words: Words,
}

/// Coverages of the base year, or of the newest year reported, that lie more than [`APART`] from the median of recipients
/// to eligible people: one for each target that measures the coverage of a service whose recipients are published.
pub fn coverage_gaps(model: &Model, projection: &Projection) -> Vec<CoverageGap> {
    let gaps = model.targets.iter().filter_map(|target| {
        let places = model.quantities.services.iter();
        let mut places = places.zip(&model.services);
        let (places, _) = places.find(|(places, service)| {
            places.coverage == target.measure.0 && service.observed.is_some()
        })?;
        published(model, target)
            .into_iter()
            .find_map(|(year, own)| {
                let at = projection.year_index(year)?;
                let median = |values: &mut Vec<f64>| Some(quantiles(values, &[0.5]).ok()?[0]);
                let all = [places.served, places.eligible];
                let [served, eligible] = all.map(|place| -> Vec<f64> {
                    let draws = projection.at(place, at).iter();
                    draws.map(|value| f64::from(*value)).collect()
                });
                let mut parts: Vec<f64> =
                    served.iter().zip(&eligible).map(|(a, b)| a / b).collect();
                let part = median(&mut parts)?;
                let far = part.is_finite() && (part - own).abs() > APART;
                let [served, eligible] = [served, eligible].map(|mut own| median(&mut own));
                far.then(|| CoverageGap {
                    target: target.key.clone(),
                    words: words(target, (year, own), [served, eligible], part),
                })
            })
    });
    gaps.collect()
}

/// What the plan prints of the base year, and the newest that was reported.
fn published(model: &Model, target: &Target) -> Vec<(Year, f64)> {
    let printed = target.baseline.map(|own| (model.calendar.base, own));
    let measures = model.reported.iter();
    let measures = measures.filter(|own| own.quantity == target.measure);
    let newest = measures.map(|own| (own.observation.year, own.observation.value));
    let newest = newest.max_by_key(|(year, _)| *year);
    printed.into_iter().chain(newest).collect()
}

fn words(target: &Target, (year, own): (Year, f64), people: [Option<f64>; 2], part: f64) -> Words {
    let [own, part] = [own, part].map(|value| (1000.0 * value).round() / 10.0);
    let [served, eligible] = people.map(|own| own.unwrap_or(f64::NAN).round());
    Words::both(
        format!(
            "{}：{year} 年公布的是 {own}%，而享受 {served} 人、按登记册和资格规则符合条件 {eligible} 人，合 {part}%",
            target.title.zh
        ),
        format!(
            "{}: {own} % was published for {year}, but {served} recipients of {eligible} eligible people are {part} %",
            target.title.en
        ),
    )
}
