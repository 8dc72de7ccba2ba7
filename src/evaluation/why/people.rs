//! Certificate holders: how many people there are, how old they are, and which part of each age holds a certificate.

use super::{Cause, Component, End, Found, Why};
use crate::axes::{SEXES, Year};
use crate::simulation::{PROFILE_GROUPS, Whom};
use crate::source::Words;
use crate::statistics::shapley::shapley;
use crate::units::Unit;

/// Causes whose product, summed over ages and sexes, is the number of holders.
const FACTORS: [Cause; 3] = [Cause::Population, Cause::Ageing, Cause::Registration];

/// People of a draw by age group and sex.
struct Seen {
    people: Vec<f64>,
    holders: Vec<f64>,
}

/// Explains the change of certificate holders between two ends; nothing where the age structure of a year is not
/// kept.
///
/// Holders are people × the part of each age and sex among them × the part of it that holds a certificate, summed
/// over five-year ages and sexes; each of the three goes from the first end's values to the last end's, and
/// Shapley's value shares the change out among them exactly. Components are what happened on the way: new
/// certificates, deaths, cancellations and moves; within one scenario they add up to the same change.
pub fn holders(ends: [End<'_>; 2]) -> Option<Why> {
    let draws = ends[0].outcome.projection.draws();
    let places: [usize; 2] = {
        let [first, last] = ends.map(|end| {
            let mut years = end.outcome.profiles.years.iter();
            years.position(|year| *year == end.year)
        });
        [first?, last?]
    };
    let mut causes: Vec<(Cause, Vec<f64>)> = FACTORS
        .iter()
        .map(|cause| (*cause, Vec::with_capacity(draws)))
        .collect();
    let (mut before, mut after) = (Vec::with_capacity(draws), Vec::with_capacity(draws));
    for draw in 0..draws {
        let seen: [Seen; 2] = std::array::from_fn(|end| seen(&ends[end], places[end], draw));
        let parts = shapley(FACTORS.len(), |set| number(&seen, set));
        for ((_, draws), part) in causes.iter_mut().zip(parts) {
            draws.push(part);
        }
        before.push(seen[0].holders.iter().sum());
        after.push(seen[1].holders.iter().sum());
    }
    let found = Found {
        before,
        after,
        causes,
    };
    let flows = flows(ends);
    found.told(ends, Unit::Persons, flows)
}

fn seen(end: &End<'_>, year: usize, draw: usize) -> Seen {
    let profiles = &end.outcome.profiles;
    let of = |whom: Whom| {
        let groups = (0..SEXES).flat_map(|sex| (0..PROFILE_GROUPS).map(move |group| (sex, group)));
        groups
            .map(|(sex, group)| f64::from(profiles.draws(year, whom, sex, group)[draw]))
            .collect()
    };
    Seen {
        people: of(Whom::People),
        holders: of(Whom::Holders),
    }
}

/// Holders where the factors of a set have the last end's values and the others the first end's.
fn number(seen: &[Seen; 2], set: u32) -> f64 {
    let end = |factor: usize| &seen[(set >> factor & 1) as usize];
    let (size, structure, rates) = (end(0), end(1), end(2));
    let total: f64 = size.people.iter().sum();
    let of_structure: f64 = structure.people.iter().sum();
    if of_structure <= 0.0 {
        return 0.0;
    }
    let cells = structure
        .people
        .iter()
        .zip(rates.people.iter().zip(&rates.holders));
    let holding: f64 = cells
        .map(|(people, (all, holders))| {
            let rate = if *all > 0.0 { holders / all } else { 0.0 };
            people * rate
        })
        .sum();
    total * holding / of_structure
}

/// What happened on the way, as means; nothing between scenarios, which share no way.
fn flows([first, last]: [End<'_>; 2]) -> Vec<Component> {
    let projection = &last.outcome.projection;
    let same = first.model.scenario.key == last.model.scenario.key;
    let Some(places) = last.model.quantities.people.filter(|_| same) else {
        return Vec::new();
    };
    let (from, to) = (first.year.min(last.year), first.year.max(last.year));
    let sign = if first.year <= last.year { 1.0 } else { -1.0 };
    let draws = projection.draws() as f64;
    let sum = |place: usize| -> f64 {
        let years: Vec<Year> = (from + 1..=to).collect();
        let of_year = |year: &Year| {
            let at = projection.year_index(*year)?;
            let draws_of_year = projection.at(place, at).iter();
            Some(draws_of_year.map(|value| f64::from(*value)).sum::<f64>() / draws)
        };
        sign * years.iter().filter_map(of_year).sum::<f64>()
    };
    let (entered, died, cancelled) = (
        sum(places.entered),
        -sum(places.died),
        -sum(places.cancelled),
    );
    let mean = |end: End<'_>| {
        let at = end.outcome.projection.year_index(end.year);
        at.map_or(0.0, |at| {
            let draws_of_year = end.outcome.projection.at(places.holders, at).iter();
            draws_of_year.map(|value| f64::from(*value)).sum::<f64>() / draws
        })
    };
    let moved = mean(last) - mean(first) - entered - died - cancelled;
    let component = |key: &str, zh: &str, en: &str, change: f64| Component {
        key: key.into(),
        title: Words {
            zh: zh.into(),
            en: en.into(),
        },
        change,
        causes: Vec::new(),
    };
    vec![
        component("entered", "新办证", "new certificates", entered),
        component("died", "死亡", "deaths", died),
        component("cancelled", "注销", "cancelled", cancelled),
        component("moved", "迁入迁出净额", "moves, net", moved),
    ]
}
