//! What reports change of a projection: two runs of one model, of which the second knows more, year by year and by
//! cause.

use super::{End, Why, factors, holders_since, money_since, recipients_since};
use crate::axes::Year;
use crate::model::Model;
use crate::simulation::Outcome;
use crate::source::Words;

/// Services that are told of beside the sum of all: those that cost most.
const SERVICES: usize = 4;

/// A run of a model.
#[derive(Clone, Copy)]
pub struct Run<'a> {
    /// The model as run.
    pub model: &'a Model,
    /// What came out.
    pub outcome: &'a Outcome,
}

/// How what is projected of a quantity for a year has changed.
#[derive(Clone, Debug, PartialEq)]
pub struct News {
    /// Key of the quantity.
    pub key: String,
    /// Its name.
    pub title: Words,
    /// The year.
    pub year: Year,
    /// The change by cause; its ends are what was known before and what is known now.
    pub why: Why,
}

/// Part of what was projected below which nothing is said to have changed: draws are kept in single precision.
const NOTHING: f64 = 1e-6;

impl News {
    /// Whether anything has changed.
    pub fn any(&self) -> bool {
        let parts = self.why.causes.iter().map(|part| part.share.mean.abs());
        let ends = self.why.change.interval.iter().map(|end| end.abs());
        let most = parts.chain(ends).fold(self.why.change.mean.abs(), f64::max);
        most > NOTHING * self.why.before.mean.abs()
    }
}

/// Explains, for each of some years, what the second run sees otherwise than the first: certificate holders, the money
/// of all services, and recipients and money of the services that cost most. Both have the same draws, so that every
/// difference comes from what the second knows.
pub fn news(runs: [Run<'_>; 2], years: &[Year]) -> Vec<News> {
    let [before, now] = runs;
    let mut all = Vec::new();
    for year in years {
        let ends = runs.map(|run| End {
            model: run.model,
            outcome: run.outcome,
            year: *year,
        });
        let start = before.model.calendar.base;
        let mut add = |place: Option<usize>, why: Option<Why>| {
            if let (Some(place), Some(why)) = (place, why)
                && !runs.iter().any(|run| is_withheld(*run, place, *year))
            {
                let quantity = &now.outcome.projection.quantities()[place];
                all.push(News {
                    key: quantity.key.clone(),
                    title: quantity.title.clone(),
                    year: *year,
                    why: named(why),
                });
            }
        };
        let places = &now.model.quantities;
        let holders = places.people.map(|people| people.holders);
        add(holders, holders_since(ends, start));
        add(
            places.all.map(|all| all.cost),
            money_since(ends, None, start),
        );
        for service in dearest(before, *year) {
            let own = &places.services[service];
            add(Some(own.served), recipients_since(ends, service, start));
            add(own.cost, money_since(ends, Some(&[service]), start));
        }
    }
    all
}

/// Whether what a run projects of a quantity for a year has been taken out of it.
fn is_withheld(run: Run<'_>, place: usize, year: Year) -> bool {
    let projection = &run.outcome.projection;
    projection
        .year_index(year)
        .is_some_and(|at| factors::is_withheld(projection.at(place, at)))
}

/// The services that cost most in a year.
fn dearest(run: Run<'_>, year: Year) -> Vec<usize> {
    let projection = &run.outcome.projection;
    let services = run.model.quantities.services.iter().enumerate();
    let mut costs: Vec<(usize, f64)> = services
        .filter_map(|(index, places)| {
            let draws = projection.at(places.cost?, projection.year_index(year)?);
            let sum: f64 = draws.iter().map(|yuan| f64::from(*yuan)).sum();
            (sum > 0.0).then_some((index, sum))
        })
        .collect();
    costs.sort_by(|one, two| two.1.total_cmp(&one.1));
    costs
        .into_iter()
        .take(SERVICES)
        .map(|(index, _)| index)
        .collect()
}

/// The ends called by what was known, since scenario and year are the same.
fn named(mut why: Why) -> Why {
    let words = |zh: &str, en: &str| Words {
        zh: zh.into(),
        en: en.into(),
    };
    why.scenarios = [
        (
            "base_year".into(),
            words("按基期所知", "as known in the base year"),
        ),
        (
            "now".into(),
            words("加入实际值后", "with what was reported"),
        ),
    ];
    why
}
