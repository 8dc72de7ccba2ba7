//! Shares of the towns in one draw: what is not known of them is drawn around what is.

use crate::axes::Year;
use crate::model::checked::{Town, TownCount, Towns};
use crate::statistics::sampling::{binomial_quantile, log_gamma_variate, standard_normal};
use crate::stream::{Chance, Decision};

use super::apportion::in_proportion;

const PEOPLE: Decision = Decision::named("people of a town");

/// The concentrations of a draw.
const DIFFER: Decision = Decision::named("concentration of towns");

/// How much towns differ in a draw.
#[derive(Clone, Copy, Debug)]
pub(super) struct Differ {
    pub people: f64,
    pub holders: f64,
    pub needs: f64,
}

impl Differ {
    pub fn of(towns: &Towns, chance: &Chance) -> Self {
        let drawn = |which: u32| chance.uniform(DIFFER, which);
        Differ {
            people: towns.people.quantile(drawn(0)),
            holders: towns.holders.quantile(drawn(1)),
            needs: towns.needs.quantile(drawn(2)),
        }
    }
}

/// What part of the county's people each town has: what is known, and around the expectation what is not.
pub(super) fn people(towns: &Towns, chance: &Chance, concentration: f64) -> Vec<f64> {
    let shape = concentration / towns.list.len() as f64;
    let weights = towns.list.iter().map(|town| {
        if town.weighed {
            return town.weight;
        }
        let mut stream = chance.stream(PEOPLE.with(town.decision), 0);
        town.weight * libm::exp(log_gamma_variate(shape, &mut stream)) / shape
    });
    of_one(weights.collect())
}

/// A draw of the Dirichlet distribution with this concentration around some shares: each town's own gamma variate over
/// the sum of all, so that a town's chance is its own.
pub(super) fn dirichlet(
    towns: &[Town],
    chance: &Chance,
    what: Decision,
    around: &[f64],
    concentration: f64,
) -> Vec<f64> {
    let logs = towns.iter().zip(around).map(|(town, share)| {
        let shape = concentration * share;
        if shape > 0.0 {
            let mut stream = chance.stream(what.with(town.decision), 0);
            log_gamma_variate(shape, &mut stream)
        } else {
            f64::NEG_INFINITY
        }
    });
    let logs: Vec<f64> = logs.collect();
    let greatest = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    of_one(logs.iter().map(|log| libm::exp(log - greatest)).collect())
}

/// Weights as parts of one; alike where none weighs anything.
fn of_one(mut weights: Vec<f64>) -> Vec<f64> {
    let sum: f64 = weights.iter().sum();
    let alike = 1.0 / weights.len() as f64;
    let some = sum > 0.0 && sum.is_finite();
    for weight in &mut weights {
        *weight = if some { *weight / sum } else { alike };
    }
    weights
}

/// What known numbers make of a town's share, by year.
///
/// The logarithm of the drawn share and that of the number over the county's are weighed by how sure each is:
/// `v / (v + e²)` for the number, with `v` the relative variance of the drawn share ([`variance`]) and `e` the number's
/// relative error. An exact number is taken as it is.
pub(super) fn known(
    counts: &[TownCount],
    whole: impl Fn(Year) -> Option<f64>,
    (drawn, variance): (f64, f64),
    error: impl Fn(Year) -> f64,
) -> Vec<(Year, f64)> {
    let share = |count: &TownCount| {
        let whole = whole(count.year).filter(|whole| *whole > 0.0)?;
        if count.error <= 0.0 || count.persons <= 0.0 {
            return Some((count.year, count.persons / whole));
        }
        let seen = libm::log(count.persons / whole) + count.error * error(count.year);
        let sure = variance / (variance + count.error * count.error);
        let log = sure * seen + (1.0 - sure) * libm::log(drawn.max(LEAST));
        Some((count.year, libm::exp(log)))
    };
    counts.iter().filter_map(share).collect()
}

/// Relative variance of a Dirichlet share around `around`: `(1 − p) / (p c)`.
pub(super) fn variance(around: f64, concentration: f64) -> f64 {
    let around = around.max(LEAST);
    (1.0 - around).max(LEAST) / (around * concentration)
}

/// A share whose logarithm can still be taken.
const LEAST: f64 = 1e-12;

/// The error of a number that is known of a town, in standard deviations.
pub(super) fn error(chance: &Chance, what: Decision, town: &Town, year: Year) -> f64 {
    standard_normal(&mut chance.stream(what.with(town.decision), year as u32))
}

/// Shares of a year: known ones as they are, on a straight line between the years of which they are known and constant
/// beyond; the others in proportion to their draws. Where the known ones leave less than a quarter of what the others
/// would have, the county's number is too small for them, and they are made smaller. Which are known comes second.
pub(super) fn in_year(
    known: &[Vec<(Year, f64)>],
    drawn: &[f64],
    year: Year,
) -> (Vec<f64>, Vec<bool>) {
    let fixed: Vec<bool> = known.iter().map(|points| !points.is_empty()).collect();
    let mut shares: Vec<f64> = known.iter().map(|points| on_line(points, year)).collect();
    let sum: f64 = shares.iter().sum();
    let open = |at: usize| !fixed[at];
    let rest: f64 = (0..drawn.len())
        .filter(|at| open(*at))
        .map(|at| drawn[at])
        .sum();
    if fixed.iter().all(|own| *own) {
        return (of_one(shares), fixed);
    }
    let most = 1.0 - rest / 4.0;
    let smaller = if sum > most { most / sum } else { 1.0 };
    let count = fixed.iter().filter(|own| !**own).count() as f64;
    for (at, share) in shares.iter_mut().enumerate() {
        *share = match (open(at), rest > 0.0) {
            (false, _) => *share * smaller,
            (true, true) => (1.0 - sum * smaller) * drawn[at] / rest,
            (true, false) => (1.0 - sum * smaller) / count,
        };
    }
    (shares, fixed)
}

/// The value in a year of points in the order of the years; 0 where there is none.
fn on_line(points: &[(Year, f64)], year: Year) -> f64 {
    let after = points.iter().position(|point| point.0 >= year);
    match (after, points.last()) {
        (_, None) => 0.0,
        (None, Some(last)) => last.1,
        (Some(0), _) => points[0].1,
        (Some(at), _) => {
            let ((from, before), (to, behind)) = (points[at - 1], points[at]);
            before + (behind - before) * f64::from(year - from) / f64::from(to - from)
        }
    }
}

/// A whole number split over the towns, to the unit: known shares rounded, the rest by a multinomial of the others'
/// shares, town by town in the order of the keys. `u` is a town's own uniform number, the same in all years and
/// scenarios, so that a town's luck stays with it.
pub(super) fn split(
    total: u64,
    shares: &[f64],
    fixed: &[bool],
    u: impl Fn(usize) -> f64,
) -> Vec<u64> {
    if fixed.iter().all(|own| *own) {
        return in_proportion(total, shares);
    }
    let mut counts = vec![0; shares.len()];
    let mut left = total;
    for at in (0..shares.len()).filter(|at| fixed[*at]) {
        counts[at] = ((total as f64 * shares[at]).round() as u64).min(left);
        left -= counts[at];
    }
    let open: Vec<usize> = (0..shares.len()).filter(|at| !fixed[*at]).collect();
    for (place, at) in open.iter().enumerate() {
        let rest: f64 = open[place..].iter().map(|at| shares[*at]).sum();
        let part = match place + 1 == open.len() {
            true => 1.0,
            false if rest > 0.0 => (shares[*at] / rest).min(1.0),
            false => 0.0,
        };
        counts[*at] = binomial_quantile(left, part, u(*at));
        left -= counts[*at];
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_shares_stand_and_the_others_share_the_rest() {
        let known = [vec![(2020, 0.2), (2024, 0.4)], vec![], vec![]];
        let (shares, fixed) = in_year(&known, &[0.1, 0.6, 0.3], 2023);
        assert_eq!(fixed, [true, false, false]);
        for (share, expected) in shares.iter().zip([0.35, 0.65 * 2.0 / 3.0, 0.65 / 3.0]) {
            assert!((share - expected).abs() < 1e-12, "{shares:?}");
        }
        // More than there is: the others keep a quarter of what they would have.
        let (shares, _) = in_year(&[vec![(2020, 3.0)], vec![]], &[0.2, 0.8], 2030);
        assert!((shares[0] - 0.8).abs() < 1e-12 && (shares[1] - 0.2).abs() < 1e-12);
        let (shares, _) = in_year(&[vec![(2020, 3.0)], vec![(2021, 1.0)]], &[0.2, 0.8], 2030);
        assert_eq!(shares, [0.75, 0.25]);
    }

    #[test]
    fn a_split_adds_up_and_rises_with_the_total() {
        let (shares, fixed) = ([0.2, 0.5, 0.25, 0.05], [false, true, false, false]);
        let u = |at: usize| [0.13, 0.5, 0.91, 0.4][at];
        for total in [0, 1, 5, 60, 12_345] {
            let counts = split(total, &shares, &fixed, u);
            assert_eq!(counts.iter().sum::<u64>(), total);
            assert_eq!(counts[1], (total as f64 * 0.5).round() as u64);
        }
        let open = [false; 4];
        for total in 0..80 {
            let (fewer, more) = (
                split(total, &shares, &open, u),
                split(total + 1, &shares, &open, u),
            );
            assert!(fewer.iter().zip(&more).all(|(fewer, more)| fewer <= more));
        }
    }
}
