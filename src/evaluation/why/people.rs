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
    let places = kept(ends)?;
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

/// The same between two runs of which one knows more: what their figures of a starting year add is told apart, as
/// [`Cause::Data`], from what each of the three adds by how it moves from then on. Nothing of flows.
pub fn holders_since(ends: [End<'_>; 2], start: Year) -> Option<Why> {
    let draws = ends[0].outcome.projection.draws();
    let begins = ends.map(|end| End { year: start, ..end });
    let (places, starts) = (kept(ends)?, kept(begins)?);
    if ends[1].outcome.projection.draws() != draws {
        return None;
    }
    let all = FACTORS.into_iter().chain([Cause::Data]);
    let mut causes: Vec<(Cause, Vec<f64>)> = all.map(|cause| (cause, Vec::new())).collect();
    let (mut before, mut after) = (Vec::with_capacity(draws), Vec::with_capacity(draws));
    for draw in 0..draws {
        let ways: [Way; 2] = std::array::from_fn(|end| Way {
            start: seen(&ends[end], starts[end], draw).parted(),
            end: seen(&ends[end], places[end], draw).parted(),
        });
        let parts = shapley(FACTORS.len() + 1, |set| moved(&ways, set));
        for ((_, draws), part) in causes.iter_mut().zip(parts) {
            draws.push(part);
        }
        let all = |end: usize| -> f64 { seen(&ends[end], places[end], draw).holders.iter().sum() };
        before.push(all(0));
        after.push(all(1));
    }
    if causes[FACTORS.len()].1.iter().all(|part| *part == 0.0) {
        causes.pop();
    }
    let found = Found {
        before,
        after,
        causes,
    };
    found.told(ends, Unit::Persons, Vec::new())
}

/// Places of both years among those whose age structure is kept.
fn kept(ends: [End<'_>; 2]) -> Option<[usize; 2]> {
    let [first, last] = ends.map(|end| {
        let mut years = end.outcome.profiles.years.iter();
        years.position(|year| *year == end.year)
    });
    Some([first?, last?])
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

/// People of a draw as a number, the part of each age and sex, and the part of each that holds a certificate.
struct Parted {
    total: f64,
    parts: Vec<f64>,
    rates: Vec<f64>,
}

/// From a starting year to another.
struct Way {
    start: Parted,
    end: Parted,
}

impl Seen {
    fn parted(&self) -> Parted {
        let total: f64 = self.people.iter().sum();
        let part = |value: &f64| if total > 0.0 { value / total } else { 0.0 };
        let cells = self.people.iter().zip(&self.holders);
        let rate = |(people, holders): (&f64, &f64)| {
            if *people > 0.0 { holders / people } else { 0.0 }
        };
        Parted {
            total,
            parts: self.people.iter().map(part).collect(),
            rates: cells.map(rate).collect(),
        }
    }
}

/// Holders where the movements of a set, and the start if it is among them, are those of the last run.
fn moved(ways: &[Way; 2], set: u32) -> f64 {
    let of = |factor: usize| (set >> factor & 1) as usize;
    let begins = of(FACTORS.len());
    let total = value(ways, [begins, of(0)], |own| own.total);
    let (mut people, mut holders) = (0.0, 0.0);
    for cell in 0..ways[0].end.parts.len() {
        let part = value(ways, [begins, of(1)], |own| own.parts[cell]);
        people += part;
        holders += part * value(ways, [begins, of(2)], |own| own.rates[cell]);
    }
    if people > 0.0 {
        total * holders / people
    } else {
        0.0
    }
}

/// A value that starts as in one run and moves as in another; what is nought at a start is all movement.
fn value(ways: &[Way; 2], [begins, moves]: [usize; 2], at: impl Fn(&Parted) -> f64) -> f64 {
    let starts = [at(&ways[0].start), at(&ways[1].start)];
    let end = at(&ways[moves].end);
    if starts.contains(&0.0) {
        end
    } else {
        starts[begins] * (end / starts[moves])
    }
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
