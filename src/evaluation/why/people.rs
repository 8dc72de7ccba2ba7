//! Certificate holders as two runs see them, of which one knows more: how many people there are, how old they are, and
//! which part of each age holds a certificate.

use super::{Cause, ChangeDraws, End, Why};
use crate::axes::{SEXES, Year};
use crate::simulation::{PROFILE_GROUPS, Whom};
use crate::statistics::shapley::shapley;
use crate::units::Unit;

/// Causes whose product, summed over ages and sexes, is the number of holders.
const FACTORS: [Cause; 3] = [Cause::Population, Cause::Structure, Cause::Registration];

/// People of a draw by age group and sex.
struct SeenPeople {
    people: Vec<f64>,
    holders: Vec<f64>,
}

/// Explains why two runs, of which one knows more, differ in certificate holders; nothing where the age structure of a
/// year is not kept.
///
/// Holders are people × the part of each age and sex among them × the part of it that holds a certificate, summed
/// over five-year ages and sexes. What the figures of a starting year add is told apart, as [`Cause::Data`], from what
/// each of the three adds by how it moves from then on; Shapley's value shares the difference out among them exactly.
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
        let ways: [WayOfYears; 2] = std::array::from_fn(|end| WayOfYears {
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
    let found = ChangeDraws {
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

fn seen(end: &End<'_>, year: usize, draw: usize) -> SeenPeople {
    let profiles = &end.outcome.profiles;
    let of = |whom: Whom| {
        let groups = (0..SEXES).flat_map(|sex| (0..PROFILE_GROUPS).map(move |group| (sex, group)));
        groups
            .map(|(sex, group)| f64::from(profiles.draws(year, whom, sex, group)[draw]))
            .collect()
    };
    SeenPeople {
        people: of(Whom::People),
        holders: of(Whom::Holders),
    }
}

/// People of a draw as a number, the part of each age and sex, and the part of each that holds a certificate.
struct Parted {
    total: f64,
    parts: Vec<f64>,
    rates: Vec<f64>,
}

/// From a starting year to another.
struct WayOfYears {
    start: Parted,
    end: Parted,
}

impl SeenPeople {
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
fn moved(ways: &[WayOfYears; 2], set: u32) -> f64 {
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
fn value(ways: &[WayOfYears; 2], [begins, moves]: [usize; 2], at: impl Fn(&Parted) -> f64) -> f64 {
    let starts = [at(&ways[0].start), at(&ways[1].start)];
    let end = at(&ways[moves].end);
    if starts.contains(&0.0) {
        end
    } else {
        starts[begins] * (end / starts[moves])
    }
}
