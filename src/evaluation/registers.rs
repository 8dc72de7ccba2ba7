//! The certificate engine's own examination: registers up to one year, holders of a later one, and three simple ways
//! of saying them.

use std::collections::BTreeMap;

use crate::axes::{AGES, CATEGORIES, Category, Year};
use crate::model::checked::{Margin, Part};
use crate::simulation::registers::{Held, NationGiven, Outcome};
use crate::simulation::population::CELLS;
use crate::statistics::quantiles::quantiles;

/// A nation with everything that is known of it, the year that is judged included.
#[derive(Clone, Debug)]
pub struct Examined {
    /// What the engine is given.
    pub given: NationGiven,
    /// Its own register of the year that is judged, and that of each place.
    pub then: Vec<Option<Vec<Margin>>>,
}

/// Quantiles of one number and what came of it.
#[derive(Clone, Debug)]
pub struct Case {
    /// Place; the nation itself under its own name.
    pub place: String,
    /// The nation.
    pub nation: String,
    /// First and last age; all if none.
    pub ages: Option<[usize; 2]>,
    /// Category; all if none.
    pub category: Option<Category>,
    /// Quantiles at .025, .1, .5, .9 and .975.
    pub quantiles: [f64; 5],
    /// Holders in the last year that is known.
    pub now: f64,
    /// Holders in the year that is judged, where that is known.
    pub outcome: Option<f64>,
    /// What the simple ways say: prevalence at each age held, no change, half own and half national growth.
    pub simple: [Option<f64>; 3],
}

/// How well some cases were foretold.
#[derive(Clone, Copy, Debug, Default)]
pub struct Record {
    /// How many.
    pub cases: usize,
    /// Mean of the logarithm of the median over the outcome.
    pub bias: f64,
    /// Mean absolute value of it.
    pub error: f64,
    /// The same of the three simple ways, over the cases that have all of them.
    pub simple: [Option<f64>; 3],
    /// Part of the outcomes in the 80 % and the 95 % intervals.
    pub coverage: [f64; 2],
}

const LEVELS: [f64; 5] = [0.025, 0.1, 0.5, 0.9, 0.975];

/// Every number of a nation: totals, categories and bands of age of each place.
pub fn cases(examined: &Examined, [from, to]: [Year; 2], ends: &[Vec<Outcome>]) -> Vec<Case> {
    let nation = &examined.given.register;
    let mut all = Vec::new();
    let holds = std::iter::once(nation).chain(&examined.given.places);
    for (place, (held, ends)) in holds.zip(ends).enumerate() {
        let Some(now) = held.years.get(&from) else {
            continue;
        };
        let then = examined.then[place].as_ref();
        let past = Past::of(examined, held, [from, to]);
        let mut case = |part: Part, values: &mut dyn FnMut(&Outcome) -> f64| {
            let mut draws: Vec<f64> = ends.iter().map(values).collect();
            let Ok(found) = quantiles(&mut draws, &LEVELS) else {
                return;
            };
            let Some(start) = of_part(now, &part) else {
                return;
            };
            all.push(Case {
                place: held.name.clone(),
                nation: nation.name.clone(),
                ages: part.ages,
                category: part.category,
                quantiles: std::array::from_fn(|level| found[level]),
                now: start,
                outcome: then.and_then(|then| of_part(then, &part)),
                simple: past.simple(&part, start),
            });
        };
        case(Part::default(), &mut Outcome::all);
        for category in 0..CATEGORIES {
            let part = Part {
                category: Some(Category::ALL[category]),
                ..Part::default()
            };
            case(part, &mut |end| f64::from(end.categories[category]));
        }
        for ages in bands(now) {
            let part = Part {
                ages: Some(ages),
                ..Part::default()
            };
            case(part, &mut |end| {
                let [first, last] = ages;
                end.ages[first..=last].iter().map(|n| f64::from(*n)).sum()
            });
        }
    }
    all
}

/// Bands of age that some tables tell.
fn bands(margins: &[Margin]) -> Vec<[usize; 2]> {
    let parts = margins.iter().flat_map(|margin| &margin.parts);
    let mut bands: Vec<[usize; 2]> = parts.filter_map(|(part, _)| part.ages).collect();
    bands.sort_unstable();
    bands.dedup();
    bands
}

/// Holders of a part by the first table that can tell: the sum of its parts within it. Nothing where none can.
pub fn of_part(margins: &[Margin], wanted: &Part) -> Option<f64> {
    let tells = |margin: &&Margin| {
        let parts = margin.parts.iter().map(|(part, _)| part);
        let mut within = parts.clone().filter(|part| is_within(part, wanted)).peekable();
        let covers = match wanted.ages {
            Some([first, last]) => {
                let covered: usize = within
                    .clone()
                    .filter(|part| part.sex.is_none() || part.sex == Some(crate::axes::Sex::Male))
                    .filter_map(|part| part.ages)
                    .map(|[from, to]| to - from + 1)
                    .sum();
                covered == last - first + 1
            }
            None => wanted.category.is_some() || margin.whole,
        };
        covers && within.peek().is_some() && wanted.category.is_none_or(|_| within.all(|p| p.category.is_some()))
    };
    let margin = margins.iter().find(tells)?;
    let parts = margin.parts.iter().filter(|(part, _)| is_within(part, wanted));
    Some(parts.map(|(_, reading)| reading.persons).sum())
}

fn is_within(part: &Part, wanted: &Part) -> bool {
    let ages = match (wanted.ages, part.ages) {
        (Some([first, last]), Some([from, to])) => first <= from && to <= last,
        (Some(_), None) => false,
        (None, _) => true,
    };
    ages && (wanted.category.is_none() || part.category == wanted.category)
}

/// What the simple ways need: growth of the people at each age, and of the holders before.
struct Past<'a> {
    held: &'a Held,
    nation: &'a Held,
    years: [Year; 2],
    people: [&'a [f64; CELLS]; 2],
}

impl<'a> Past<'a> {
    fn of(examined: &'a Examined, held: &'a Held, years: [Year; 2]) -> Self {
        let people = &examined.given.people;
        Past {
            held,
            nation: &examined.given.register,
            years,
            people: years.map(|year| &people[&year].people),
        }
    }

    fn simple(&self, part: &Part, now: f64) -> [Option<f64>; 3] {
        let [from, to] = self.years;
        let half = || {
            let own = growth(self.held, part, from)?;
            let nation = growth(self.nation, part, from)?;
            Some(now * libm::exp(0.5 * (own + nation) * f64::from(to - from)))
        };
        [self.held_by_age(part, now), Some(now), half()]
    }

    /// Holders of each band grow as its people do: by the place's own bands, or the nation's.
    fn held_by_age(&self, part: &Part, now: f64) -> Option<f64> {
        let grown = |[first, last]: [usize; 2]| {
            let people = |year: usize| -> f64 {
                let ages = |at: &usize| (first..=last).contains(&(at % AGES));
                (0..CELLS).filter(ages).map(|at| self.people[year][at]).sum()
            };
            people(1) / people(0)
        };
        if let Some(ages) = part.ages {
            return Some(now * grown(ages));
        }
        let tables = [self.held, self.nation].map(|held| held.years.get(&self.years[0]));
        let by_age = tables.into_iter().flatten().find_map(|margins| {
            let bands = bands(margins);
            let each: Option<Vec<(f64, [usize; 2])>> = bands
                .iter()
                .map(|ages| {
                    let part = Part {
                        ages: Some(*ages),
                        ..Part::default()
                    };
                    Some((of_part(margins, &part)?, *ages))
                })
                .collect();
            each.filter(|bands| !bands.is_empty())
        })?;
        let all: f64 = by_age.iter().map(|(holders, _)| holders).sum();
        let then: f64 = by_age.iter().map(|(n, ages)| n * grown(*ages)).sum();
        Some(now * then / all)
    }
}

/// Mean yearly log growth of a part up to a year, over the years that a register has.
fn growth(held: &Held, part: &Part, until: Year) -> Option<f64> {
    let seen: BTreeMap<Year, f64> = held
        .years
        .range(until - LOOKED_BACK..=until)
        .filter_map(|(year, margins)| Some((*year, of_part(margins, part)?)))
        .collect();
    let (first, start) = seen.first_key_value()?;
    let (last, end) = seen.last_key_value()?;
    (last > first && *start > 0.0 && *end > 0.0)
        .then(|| libm::log(end / start) / f64::from(last - first))
}

/// Years before the last known one that are looked at.
pub const LOOKED_BACK: Year = 5;

/// How well some cases were foretold; nothing where none has an outcome.
pub fn record<'a>(cases: impl Iterator<Item = &'a Case>) -> Option<Record> {
    let known: Vec<(&Case, f64)> = cases
        .filter_map(|case| Some((case, case.outcome?)))
        .filter(|(case, outcome)| *outcome > 0.0 && case.quantiles[2] > 0.0)
        .collect();
    if known.is_empty() {
        return None;
    }
    let count = known.len() as f64;
    let mean = |each: &dyn Fn(&Case, f64) -> f64| {
        known.iter().map(|(case, outcome)| each(case, *outcome)).sum::<f64>() / count
    };
    let inside = |low: usize, high: usize| {
        mean(&|case, outcome| {
            let within = case.quantiles[low]..=case.quantiles[high];
            f64::from(u8::from(within.contains(&outcome)))
        })
    };
    let simple = std::array::from_fn(|way| {
        let errors: Option<Vec<f64>> = known
            .iter()
            .map(|(case, outcome)| {
                let said = case.simple[way].filter(|said| *said > 0.0)?;
                Some(libm::log(said / outcome).abs())
            })
            .collect();
        errors.map(|errors| errors.iter().sum::<f64>() / count)
    });
    Some(Record {
        cases: known.len(),
        bias: mean(&|case, outcome| libm::log(case.quantiles[2] / outcome)),
        error: mean(&|case, outcome| libm::log(case.quantiles[2] / outcome).abs()),
        simple,
        coverage: [inside(1, 3), inside(0, 4)],
    })
}
