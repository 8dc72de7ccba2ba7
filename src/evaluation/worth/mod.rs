//! What one more reported year of a figure would be worth: how much less would be open of the targets, of the money and
//! of the number of people.

mod learning;

pub use learning::DrawGroups;

use rayon::prelude::*;
use serde::Serialize;

use super::met::TargetDraws;
use crate::axes::Year;
use crate::model::Model;
use crate::model::checked::{Rests, Target};
use crate::projection::Projection;
use crate::source::Words;

/// What figures of a year would be worth, the most telling first.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Worth {
    /// The year of which they would be reported.
    pub year: Year,
    /// The year of which people and money are asked.
    pub horizon: Year,
    /// The figures.
    pub figures: Vec<Figure>,
    /// Keys of the targets of which nothing is known, so that a first figure of them is worth most.
    pub unknown: Vec<String>,
    /// Part of a doubt that may seem to go by chance alone.
    pub noise: f64,
}

/// A figure that may be collected.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// Key of the quantity.
    pub key: String,
    /// Its name.
    pub title: Words,
    /// Part of the doubt about all targets together that would go: the doubt about a target is `p (1 − p)`.
    pub less_doubt: f64,
    /// The targets of which it tells anything, those that it tells most of first.
    pub targets: Vec<Sharper>,
    /// Part of the width of the 80 % interval of all money that would go, where there is money.
    pub money: Option<f64>,
    /// The same of certificate holders.
    pub holders: Option<f64>,
}

/// What a figure would tell of a target.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sharper {
    /// Key of the target.
    pub key: String,
    /// Probability as things are.
    pub probability: f64,
    /// Standard deviation of the probability that will be said once the figure has come.
    pub moves: f64,
    /// Part of its doubt that would go.
    pub less_doubt: f64,
    /// Part of the width of its 80 % interval that would go.
    pub narrower: f64,
}

/// A target whose probability is open.
struct Open<'a> {
    target: &'a Target,
    values: Vec<f32>,
    met: Vec<bool>,
}

/// What figures of the year after `reported` would be worth; nothing where it is not projected or where there are too
/// few draws to tell.
///
/// A figure is taken as exact. Nothing is run again: see [`DrawGroups`].
pub fn worth(model: &Model, projection: &Projection, reported: Year) -> Option<Worth> {
    let year = reported.max(model.calendar.base) + 1;
    let at = projection.year_index(year)?;
    let plan = model.period(model.calendar.until)[1];
    let horizon = if plan > year {
        plan
    } else {
        model.calendar.until
    };
    let later = projection.year_index(horizon)?;
    let open = open(model, projection, year);
    let all: f64 = open.iter().map(|own| doubt(&own.met)).sum();
    let money = model.quantities.all.map(|all| all.cost);
    let holders = model.quantities.people.map(|people| people.holders);
    let figures = figures(model);
    let told: Vec<(f64, Figure)> = figures
        .into_par_iter()
        .filter_map(|(place, title)| {
            let groups = DrawGroups::by(projection.at(place, at))?;
            let mut went = 0.0;
            let mut targets: Vec<Sharper> = Vec::new();
            for own in &open {
                let (sharper, less) = sharper(&groups, own)?;
                went += less;
                targets.push(sharper);
            }
            targets.retain(|own| own.less_doubt > groups.noise());
            targets.sort_by(|one, two| two.moves.total_cmp(&one.moves));
            let narrower = |of: Option<usize>| {
                let [now, left] = groups.width(projection.at(of?, later))?;
                part(now, left)
            };
            let figure = Figure {
                key: projection.quantities()[place].key.clone(),
                title,
                less_doubt: if all > 0.0 {
                    (went / all).max(0.0)
                } else {
                    0.0
                },
                targets,
                money: narrower(money),
                holders: narrower(holders),
            };
            Some((groups.noise(), figure))
        })
        .collect();
    let noise = told.first()?.0;
    let mut figures: Vec<Figure> = told.into_iter().map(|(_, figure)| figure).collect();
    figures.sort_by(|one, two| {
        let money = |own: &Figure| own.money.unwrap_or(0.0);
        let by_targets = two.less_doubt.total_cmp(&one.less_doubt);
        by_targets.then(money(two).total_cmp(&money(one)))
    });
    let unknown = model
        .targets
        .iter()
        .filter(|own| own.rests == Rests::Nothing);
    Some(Worth {
        year,
        horizon,
        figures,
        unknown: unknown.map(|own| own.key.clone()).collect(),
        noise,
    })
}

/// Targets of that year or later whose probability rests on something and is not decided.
fn open<'a>(model: &'a Model, projection: &Projection, year: Year) -> Vec<Open<'a>> {
    let known = model.targets.iter().filter(|target| {
        target.year >= year && !matches!(target.rests, Rests::Nothing | Rests::Reported)
    });
    let each = known.filter_map(|target| {
        let compared = TargetDraws::of(model, target, projection)?;
        let own = Open {
            target,
            values: compared.judged().to_vec(),
            met: compared.met(),
        };
        // What is withheld from publication has no value.
        let told = own.values.iter().all(|value| value.is_finite());
        (told && doubt(&own.met) > 0.0).then_some(own)
    });
    each.collect()
}

/// `p (1 − p)`.
fn doubt(met: &[bool]) -> f64 {
    let probability = probability(met);
    probability * (1.0 - probability)
}

fn probability(met: &[bool]) -> f64 {
    met.iter().filter(|met| **met).count() as f64 / met.len() as f64
}

/// What the groups tell of a target, and how much of its doubt goes.
fn sharper(groups: &DrawGroups, own: &Open<'_>) -> Option<(Sharper, f64)> {
    let [now, left] = groups.doubt(&own.met);
    let [wide, narrow] = groups.width(&own.values)?;
    let sharper = Sharper {
        key: own.target.key.clone(),
        probability: probability(&own.met),
        moves: (now - left).max(0.0).sqrt(),
        less_doubt: part(now, left).unwrap_or(0.0),
        narrower: part(wide, narrow).unwrap_or(0.0),
    };
    Some((sharper, now - left))
}

/// Part that goes; what chance alone makes negative is none. Nothing where there was none.
fn part(now: f64, left: f64) -> Option<f64> {
    (now > 0.0).then(|| (1.0 - left / now).clamp(0.0, 1.0))
}

/// What may be collected: what a target measures, certificate holders, and for every service that costs something its
/// recipients and what one is paid. Each once.
fn figures(model: &Model) -> Vec<(usize, Words)> {
    let mut all: Vec<(usize, Words)> = Vec::new();
    let mut add = |place: usize, title: &Words| {
        if all.iter().all(|(known, _)| *known != place) {
            all.push((place, title.clone()));
        }
    };
    let list = model.quantities.list(false);
    for target in model
        .targets
        .iter()
        .filter(|own| own.rests != Rests::Nothing)
    {
        // Households are told of persons only.
        if target.measure.0 < list.len() {
            add(target.measure.0, &target.title);
        }
    }
    let holders = model.quantities.people.map(|people| people.holders);
    let services = model.quantities.services.iter();
    let paid = services.filter_map(|places| Some([places.served, places.amount?]));
    for place in holders.into_iter().chain(paid.flatten()) {
        add(place, &list[place].title);
    }
    all
}
