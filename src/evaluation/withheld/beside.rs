//! Scenarios that are read beside each other: who sees two of them sees by how many people they differ.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::THRESHOLD;
use super::cells::{Counted, draws};
use crate::axes::Year;
use crate::simulation::Outcome;
use crate::statistics::quantiles::quantiles;

/// Probabilities of what is printed of a difference beside its mean.
const PRINTED: [f64; 3] = [0.1, 0.5, 0.9];

/// A number of several runs.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum NumberName {
    Quantity(String, Year),
    /// Certificates by their place among those of a run.
    Certificates(usize),
}

/// The numbers of several runs, each known by one place wherever it stands.
pub(super) struct NumbersTogether {
    /// By run, then by place in the run: the place among all.
    pub places: Vec<Vec<usize>>,
    /// How many there are.
    pub count: usize,
}

impl NumbersTogether {
    /// Of some runs with their numbers: quantities may stand elsewhere in the list of another run.
    pub fn of(runs: &[(&Outcome, &Counted)]) -> NumbersTogether {
        let mut known: BTreeMap<NumberName, usize> = BTreeMap::new();
        let places = runs.iter().map(|(outcome, counted)| {
            let (quantities, years) = (outcome.projection.quantities(), outcome.projection.years());
            let first = quantities.len() * years.len();
            let own = (0..counted.count()).map(|at| match at.checked_sub(first) {
                Some(kept) => NumberName::Certificates(kept),
                None => {
                    let key = quantities[at / years.len()].key.clone();
                    NumberName::Quantity(key, years[at % years.len()])
                }
            });
            let place = |name: NumberName| {
                let next = known.len();
                *known.entry(name).or_insert(next)
            };
            own.map(place).collect::<Vec<usize>>()
        });
        let places: Vec<Vec<usize>> = places.collect();
        NumbersTogether {
            count: known.len(),
            places,
        }
    }
}

/// What runs ask of each other.
pub(super) struct Differences {
    /// By run, then by place in the run: what a reader must think that a number may be; nought where nothing asks for it.
    pub most: Vec<Vec<f64>>,
    /// By place among all: whether it differs by so few people that it is withheld everywhere.
    pub few: Vec<bool>,
}

/// Two runs that differ in a number by few people: the place among all, and run, place and mean of the lower one and of
/// the other.
struct Pair {
    place: usize,
    ends: Option<[(usize, usize, f64); 2]>,
}

impl Differences {
    /// Of some runs. A reader must think it possible that two numbers which differ by few people are the same, and that
    /// they differ by as much as the threshold: the lower one may be as much as the other, and that one the threshold more
    /// than the lower.
    pub fn of(runs: &[(&Outcome, &Counted)], together: &NumbersTogether) -> Differences {
        let mut standing: Vec<Vec<(usize, usize)>> = vec![Vec::new(); together.count];
        for (run, places) in together.places.iter().enumerate() {
            for (own, place) in places.iter().enumerate() {
                standing[*place].push((run, own));
            }
        }
        let numbers = standing.par_iter().enumerate();
        let pairs: Vec<Pair> = numbers
            .flat_map_iter(|(place, own)| {
                let pairs = own.iter().enumerate().flat_map(move |(first, one)| {
                    let others = own[first + 1..].iter();
                    others.map(move |other| [*one, *other])
                });
                pairs.filter_map(move |pair| few(runs, place, pair))
            })
            .collect();
        let mut found = Differences {
            most: together
                .places
                .iter()
                .map(|own| vec![0.0; own.len()])
                .collect(),
            few: vec![false; together.count],
        };
        for Pair { place, ends } in pairs {
            found.few[place] = true;
            let Some([(low, low_at, less), (high, high_at, more)]) = ends else {
                continue;
            };
            let mut ask = |run: usize, at: usize, most: f64| {
                let own = &mut found.most[run][at];
                *own = own.max(most);
            };
            ask(low, low_at, more);
            ask(high, high_at, less + THRESHOLD);
        }
        found
    }
}

/// Two runs that differ in a number by so few people that a printed number of the difference is below the threshold;
/// nothing where they do not differ, or by more.
fn few(runs: &[(&Outcome, &Counted)], place: usize, pair: [(usize, usize); 2]) -> Option<Pair> {
    let [one, other] = pair.map(|(run, at)| draws(runs[run].0, at));
    if one == other {
        return None;
    }
    let means = pair.map(|(run, at)| runs[run].1.people(at));
    let [Some(first), Some(second)] = means else {
        return None;
    };
    let zipped = one.iter().zip(other);
    let mut differences: Vec<f64> = zipped
        .map(|(one, other)| f64::from(*one) - f64::from(*other))
        .collect();
    let printed = quantiles(&mut differences, &PRINTED).ok()?;
    let apart = (first - second).abs();
    let is_few = |value: &f64| value.abs() < THRESHOLD;
    let median_few = printed.get(1).is_some_and(is_few);
    let end_few = printed.iter().any(|end| *end != 0.0 && is_few(end));
    if !(is_few(&apart) || median_few || end_few) {
        return None;
    }
    let [(run, at), (run_other, at_other)] = pair;
    let own = [(run, at, first), (run_other, at_other, second)];
    let [a, b] = own;
    let ends = if first <= second { [a, b] } else { [b, a] };
    Some(Pair {
        place,
        ends: is_few(&apart).then_some(ends),
    })
}
