//! Certificate holders: everybody grows older, children are born, people die and move, and of each age another part holds
//! a certificate.

use rayon::prelude::*;

use super::generation::{ByGroup, GROUPS, Parts, Seen, group_of, grouped, seen};
use super::{Cause, ChangeDraws, Component, End, Why};
use crate::axes::Year;
use crate::model::scenario::BASELINE;
use crate::simulation::population::{CELLS, become_older};
use crate::simulation::{Certificate, Outcome};
use crate::source::Words;
use crate::units::Unit;

/// What changes the people of each age.
const PEOPLE: [Cause; 4] = [
    Cause::Ageing,
    Cause::Births,
    Cause::Mortality,
    Cause::Migration,
];
/// What changes the part of each age that holds a certificate.
const RATES: [Cause; 2] = [Cause::Registration, Cause::Policy];

/// Explains the change of certificate holders between two ends; nothing where it was not kept what has become of
/// generations by both years.
///
/// Holders are people × the part of them that holds a certificate, summed over five-year ages and sexes. People change
/// as everybody grows older and nobody dies, by births, by deaths and by moves, which is whatever else has happened to
/// them; the part that holds a certificate changes in the baseline, and by what a scenario does to it. All of these are
/// added to each other, so Shapley's value gives a change of people the mean of the first and the last part, and a
/// change of the part the mean of the first and the last people (Kitagawa 1955, Journal of the American Statistical
/// Association 50: 1168–1194). Components are the account of certificates: new ones, deaths among holders, cancelled
/// ones; it adds up to the same change in every draw.
///
/// Between two years of another scenario than the baseline, `baseline` tells what would have been without it.
pub fn holders(ends: [End<'_>; 2], baseline: Option<&Outcome>) -> Option<Why> {
    // Backwards everything has the other sign.
    let backwards = ends[0].year > ends[1].year;
    let [first, last] = if backwards { [ends[1], ends[0]] } else { ends };
    let usual = usual([first, last], baseline)?;
    let draws = first.outcome.projection.draws();
    let mut others = usual.iter().flatten().chain([&last]);
    if others.any(|end| end.outcome.projection.draws() != draws) {
        return None;
    }
    let found: Option<Vec<Draw>> = (0..draws)
        .into_par_iter()
        .map(|draw| explained([first, last], usual, draw))
        .collect();
    let found = found?;
    let sign = if backwards { -1.0 } else { 1.0 };
    let rates = RATES.into_iter().take(1 + usize::from(usual.is_some()));
    let causes = PEOPLE.into_iter().chain(rates).enumerate();
    let causes = causes
        .map(|(place, cause)| {
            (
                cause,
                found.iter().map(|own| sign * own.parts[place]).collect(),
            )
        })
        .collect();
    let at = |end: usize| -> Vec<f64> { found.iter().map(|own| own.holders[end]).collect() };
    let [before, after] = if backwards { [1, 0] } else { [0, 1] };
    let found = ChangeDraws {
        before: at(before),
        after: at(after),
        causes,
    };
    found.told(ends, Unit::Persons, account(ends)?)
}

/// Both years as they would be without a scenario; in the baseline itself nothing is told apart. In one year nothing
/// but scenarios changes the part that holds a certificate. Nothing at all where it is not known.
fn usual<'a>(
    [first, last]: [End<'a>; 2],
    baseline: Option<&'a Outcome>,
) -> Option<Option<[End<'a>; 2]>> {
    let is_baseline = |end: &End<'_>| end.model.scenario.key == BASELINE;
    if is_baseline(&first) && is_baseline(&last) {
        return Some(None);
    }
    if first.year == last.year {
        return Some(Some([first, first]));
    }
    let own = [first, last].into_iter().find(is_baseline);
    let outcome = own.map(|end| end.outcome).or(baseline)?;
    Some(Some([first, last].map(|end| End { outcome, ..end })))
}

/// What is found in a draw.
struct Draw {
    /// At the first and the last end.
    holders: [f64; 2],
    /// What each cause adds.
    parts: [f64; PEOPLE.len() + RATES.len()],
}

fn explained(ends: [End<'_>; 2], usual: Option<[End<'_>; 2]>, draw: usize) -> Option<Draw> {
    let [first, last] = ends.map(|end| seen(end, draw));
    let (first, last) = (first?, last?);
    let told = match usual.map(|both| both.map(|end| seen(end, draw))) {
        Some([first, last]) => Some([first?.parts(), last?.parts()]),
        None => None,
    };
    let years = ends[1].year - ends[0].year;
    let start = grouped(&first.people);
    let (rate, rates) = turned([first.parts(), last.parts()], told);
    Some(Draw {
        holders: [&first, &last].map(|seen| seen.holders.iter().sum()),
        parts: shared((&start, &moved(&first, &last, years)), (&rate, &rates)),
    })
}

/// What each of the changes of people, then of rates, adds to the sum of their products.
fn shared(
    (people, moved): (&ByGroup, &[ByGroup; PEOPLE.len()]),
    (rate, turned): (&ByGroup, &[ByGroup; RATES.len()]),
) -> [f64; PEOPLE.len() + RATES.len()] {
    let mut parts = [0.0; PEOPLE.len() + RATES.len()];
    let (of_people, of_rates) = parts.split_at_mut(PEOPLE.len());
    for group in 0..GROUPS {
        let all = |changes: &[ByGroup]| changes.iter().map(|own| own[group]).sum::<f64>();
        let mean_rate = rate[group] + 0.5 * all(turned);
        let mean_people = people[group] + 0.5 * all(moved);
        for (part, own) in of_people.iter_mut().zip(moved) {
            *part += own[group] * mean_rate;
        }
        for (part, own) in of_rates.iter_mut().zip(turned) {
            *part += own[group] * mean_people;
        }
    }
    parts
}

/// How the people of each group change, in the order of [`PEOPLE`].
fn moved(first: &Seen, last: &Seen, years: Year) -> [ByGroup; PEOPLE.len()] {
    let tables = [&first.people, &first.born, &first.died];
    let [older, born, died] = tables.map(|table| {
        let mut older = *table;
        (0..years).for_each(|_| become_older(&mut older));
        older
    });
    let mut all = [[0.0; GROUPS]; PEOPLE.len()];
    for at in 0..CELLS {
        let (born, died) = (last.born[at] - born[at], last.died[at] - died[at]);
        let changes = [
            older[at] - first.people[at],
            born,
            -died,
            last.people[at] - older[at] - born + died,
        ];
        for (all, change) in all.iter_mut().zip(changes) {
            all[group_of(at)] += change;
        }
    }
    all
}

/// The part of each group that holds a certificate at the first end, and how it changes, in the order of [`RATES`].
/// Where nobody is in a group at one end, its part is that of the other.
fn turned(
    [before, after]: [Parts; 2],
    usual: Option<[Parts; 2]>,
) -> (ByGroup, [ByGroup; RATES.len()]) {
    let mut first = [0.0; GROUPS];
    let mut changes = [[0.0; GROUPS]; RATES.len()];
    for group in 0..GROUPS {
        first[group] = before[group].or(after[group]).unwrap_or(0.0);
        let (Some(before), Some(after)) = (before[group], after[group]) else {
            continue;
        };
        let change = after - before;
        let by_itself = usual
            .as_ref()
            .and_then(|[before, after]| Some(after[group]? - before[group]?));
        let by_itself = by_itself.unwrap_or(change);
        changes[0][group] = by_itself;
        changes[1][group] = change - by_itself;
    }
    (first, changes)
}

/// What has happened to certificates between both ends, or to those of one scenario more than to those of the other, as
/// means.
fn account([first, last]: [End<'_>; 2]) -> Option<Vec<Component>> {
    let flows = [
        (
            Certificate::Entered,
            1.0,
            "entered",
            "新办证",
            "new certificates",
        ),
        (
            Certificate::Died,
            -1.0,
            "died",
            "持证人死亡",
            "deaths among holders",
        ),
        (
            Certificate::Cancelled,
            -1.0,
            "cancelled",
            "注销",
            "certificates cancelled",
        ),
    ];
    let mean = |end: End<'_>, what: Certificate| {
        let draws = end.outcome.profiles.certificates(end.year, what)?;
        Some(draws.iter().map(|value| f64::from(*value)).sum::<f64>() / draws.len() as f64)
    };
    let components = flows.into_iter().map(|(what, sign, key, zh, en)| {
        Some(Component {
            key: key.into(),
            title: Words {
                zh: zh.into(),
                en: en.into(),
            },
            change: sign * (mean(last, what)? - mean(first, what)?),
            causes: Vec::new(),
        })
    });
    components.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulation::population::cell;
    use crate::statistics::shapley::shapley;

    fn nobody() -> Seen {
        Seen {
            people: [0.0; CELLS],
            holders: [0.0; CELLS],
            born: [0.0; CELLS],
            died: [0.0; CELLS],
        }
    }

    /// By hand: 100 men of 62 are 67 five years later, of whom 10 have died and 4 have moved away; at 60 to 64 a tenth
    /// held a certificate, at 65 to 69 a fifth does, as it did among the 50 who were of that age before, and who are 72
    /// now, where nobody was and a quarter holds one.
    #[test]
    fn a_generation_by_hand() {
        let (mut first, mut last) = (nobody(), nobody());
        for (age, people, holders) in [(62, 100.0, 10.0), (67, 50.0, 10.0)] {
            first.people[cell(0, age)] = people;
            first.holders[cell(0, age)] = holders;
        }
        for (age, people, holders, died) in [(67, 86.0, 17.2, 10.0), (72, 48.0, 12.0, 2.0)] {
            last.people[cell(0, age)] = people;
            last.holders[cell(0, age)] = holders;
            last.died[cell(0, age)] = died;
        }
        let (rate, rates) = turned([first.parts(), last.parts()], None);
        let people = grouped(&first.people);
        let found = shared((&people, &moved(&first, &last, 5)), (&rate, &rates));
        // Older: 100 leave a tenth for a fifth, 50 a fifth for a quarter.
        let by_hand = [-10.0 + 20.0 - 10.0 + 12.5, 0.0, -2.0 - 0.5, -0.8, 0.0, 0.0];
        for (found, by_hand) in found.iter().zip(by_hand) {
            assert!((found - by_hand).abs() < 1e-9, "{found} {by_hand}");
        }
    }

    /// Against the enumeration of all orders, with numbers of no meaning.
    #[test]
    fn parts_are_those_of_shapley() {
        let some = |from: usize| -> ByGroup {
            std::array::from_fn(|group| ((group * 7 + from * 13) % 11) as f64 - 4.0)
        };
        let (people, rate) = (some(0), some(1));
        let moved: [ByGroup; PEOPLE.len()] = std::array::from_fn(|at| some(2 + at));
        let rates: [ByGroup; RATES.len()] = std::array::from_fn(|at| some(20 + at));
        let found = shared((&people, &moved), (&rate, &rates));
        let expected = shapley(found.len(), |set| {
            let is_in = |player: usize| f64::from(set >> player & 1);
            let with = |start: &ByGroup, changes: &[ByGroup], from: usize, group: usize| {
                let changes = changes.iter().enumerate();
                let changes = changes.map(|(at, own)| is_in(from + at) * own[group]);
                start[group] + changes.sum::<f64>()
            };
            let products = (0..GROUPS).map(|group| {
                with(&people, &moved, 0, group) * with(&rate, &rates, PEOPLE.len(), group)
            });
            products.sum()
        });
        for (found, expected) in found.iter().zip(&expected) {
            assert!((found - expected).abs() < 1e-6, "{found} {expected}");
        }
    }

    /// What a scenario does is what the part changes more than in the baseline; where there is none it is not told apart.
    #[test]
    fn what_a_scenario_does_is_told_apart() {
        let all = |part: f64| -> Parts { [Some(part); GROUPS] };
        let own = [all(0.1), all(0.2)];
        let (_, within) = turned(own, None);
        assert!((within[0][0] - 0.1).abs() < 1e-12 && within[1][0] == 0.0);
        let (_, beside) = turned(own, Some([all(0.1), all(0.13)]));
        assert!((beside[0][0] - 0.03).abs() < 1e-12);
        assert!((beside[1][0] - 0.07).abs() < 1e-12);
        let (_, one_year) = turned(own, Some([all(0.1), all(0.1)]));
        assert!(one_year[0][0] == 0.0 && (one_year[1][0] - 0.1).abs() < 1e-12);
    }
}
