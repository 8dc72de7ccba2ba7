//! The expectation of a population that lives, moves between states, gives birth and dies, by
//! yearly steps.
//!
//! Order of events in a step: deaths by state, sex and age; survivors move between states; women
//! give birth, in the state they have moved to; everybody ages by one year, the last age is open;
//! the newborn enter at age 0.

use ndarray::{Array2, Array3, Array4, Axis};

use super::error::{StatisticsError, check_length, check_nonnegative, value};
use crate::axes::{SEXES, Sex};

/// Probabilities of one year.
#[derive(Clone, Debug, PartialEq)]
pub struct YearlyChances {
    /// Probability to die: state × sex × age.
    pub death: Array3<f64>,
    /// Probability that a survivor of state `from` moves to state `to` (or stays): from × to ×
    /// sex × age; sums to 1 over `to`.
    pub transition: Array4<f64>,
    /// Births per woman alive after the moves: state × age.
    pub birth: Array2<f64>,
    /// Shares of the newborn: state × sex; sums to 1.
    pub newborn: Array2<f64>,
}

/// A projection.
#[derive(Clone, Debug, PartialEq)]
pub struct MultistateProjection {
    /// People at the end: state × sex × age.
    pub people: Array3<f64>,
    /// People by state at the start and after each step: (steps + 1) × states.
    pub by_state: Array2<f64>,
    /// Births in each step.
    pub births: Vec<f64>,
    /// Deaths in each step.
    pub deaths: Vec<f64>,
    /// Sum over the steps of the people at their start.
    pub person_years: f64,
}

/// Projects `start` (people: state × sex × age) over `steps` years with the chances of each.
///
/// `chances(step)` gives those of step 0, 1, …; sexes in the order of [`Sex::ALL`].
pub fn multistate_projection<'a>(
    start: &Array3<f64>,
    chances: impl Fn(usize) -> &'a YearlyChances,
    steps: usize,
) -> Result<MultistateProjection, StatisticsError> {
    let states = start.dim().0;
    check_nonnegative("people", start, |i| format!("cell {}", i + 1))?;
    let mut people = start.clone();
    let mut by_state = Array2::zeros((steps + 1, states));
    let (mut births, mut deaths) = (Vec::new(), Vec::new());
    let mut person_years = 0.0;
    let mut checked: Option<&YearlyChances> = None;
    for step in 0..=steps {
        for (state, of) in people.outer_iter().enumerate() {
            by_state[(step, state)] = of.sum();
        }
        if step == steps {
            break;
        }
        let now = chances(step);
        if !checked.is_some_and(|before| std::ptr::eq(before, now)) {
            now.check(start.dim())?;
            checked = Some(now);
        }
        person_years += people.sum();
        let (born, died) = multistate_step(&mut people, now);
        births.push(born);
        deaths.push(died);
    }
    Ok(MultistateProjection {
        people,
        by_state,
        births,
        deaths,
        person_years,
    })
}

/// One year of [`multistate_projection`], in place and unchecked; returns births and deaths.
pub fn multistate_step(people: &mut Array3<f64>, chances: &YearlyChances) -> (f64, f64) {
    let (states, sexes, ages) = people.dim();
    let (mut births, mut deaths) = (0.0, 0.0);
    let mut after = Array3::zeros(people.dim());
    for sex in 0..sexes {
        for age in 0..ages {
            let older = (age + 1).min(ages - 1);
            for from in 0..states {
                let died = people[(from, sex, age)] * chances.death[(from, sex, age)];
                let alive = people[(from, sex, age)] - died;
                deaths += died;
                for to in 0..states {
                    let moved = alive * chances.transition[(from, to, sex, age)];
                    after[(to, sex, older)] += moved;
                    if sex == Sex::Female.index() {
                        births += moved * chances.birth[(to, age)];
                    }
                }
            }
        }
    }
    for ((state, sex), share) in chances.newborn.indexed_iter() {
        after[(state, sex, 0)] += births * share;
    }
    *people = after;
    (births, deaths)
}

impl YearlyChances {
    /// Fails unless shapes fit `(states, sexes, ages)` and every value is a probability.
    pub fn check(
        &self,
        (states, sexes, ages): (usize, usize, usize),
    ) -> Result<(), StatisticsError> {
        check_length("sexes", sexes, SEXES)?;
        if ages < 2 {
            check_length("ages", ages, 2)?;
        }
        let shapes = [
            (
                "probabilities to die",
                self.death.len(),
                states * sexes * ages,
            ),
            (
                "probabilities to move",
                self.transition.len(),
                states * states * sexes * ages,
            ),
            ("births per woman", self.birth.len(), states * ages),
            ("shares of the newborn", self.newborn.len(), states * sexes),
        ];
        for (what, found, expected) in shapes {
            check_length(what, found, expected)?;
        }
        let fits = self.death.dim() == (states, sexes, ages)
            && self.transition.dim() == (states, states, sexes, ages)
            && self.birth.dim() == (states, ages)
            && self.newborn.dim() == (states, sexes);
        check_length("axes in the order of the people's", usize::from(fits), 1)?;
        for ((state, sex, age), q) in self.death.indexed_iter() {
            if !(0.0..=1.0).contains(q) {
                let place = format!("state {}, sex {}, age {age}", state + 1, sex + 1);
                return Err(value("probability to die", place, *q, "between 0 and 1"));
            }
        }
        check_nonnegative("births per woman", &self.birth, |i| {
            format!("state {}, age {}", i / ages + 1, i % ages)
        })?;
        check_sums_to_one("shares of the newborn", self.newborn.iter(), || {
            "birth".into()
        })?;
        // One after the other, so that the first row with a fault is the one that is told.
        for from in (0..states).filter(|from| !self.moves_are_shares(*from)) {
            for sex in 0..sexes {
                for age in 0..ages {
                    let row: Vec<f64> = (0..states)
                        .map(|to| self.transition[(from, to, sex, age)])
                        .collect();
                    check_sums_to_one("probabilities to move", row.iter(), || {
                        format!("state {}, sex {}, age {age}", from + 1, sex + 1)
                    })?;
                }
            }
        }
        Ok(())
    }

    /// Whether the probabilities to move from a state, or to stay there, are all shares that sum to 1: what is checked row
    /// by row, looked at in the order in which they lie.
    fn moves_are_shares(&self, from: usize) -> bool {
        let moves = self.transition.index_axis(Axis(0), from);
        let mut sums = vec![0.0; moves.len_of(Axis(1)) * moves.len_of(Axis(2))];
        let mut sound = true;
        for to in moves.outer_iter() {
            for (sum, share) in sums.iter_mut().zip(&to) {
                *sum += share;
                sound &= *share >= 0.0;
            }
        }
        sound && sums.iter().all(|sum| sums_to_one(*sum))
    }
}

/// Whether shares have this sum, to the last digits.
fn sums_to_one(sum: f64) -> bool {
    (sum - 1.0).abs() <= 1e-12
}

fn check_sums_to_one<'a>(
    what: &'static str,
    shares: impl Iterator<Item = &'a f64> + Clone,
    place: impl Fn() -> String,
) -> Result<(), StatisticsError> {
    check_nonnegative(what, shares.clone(), |_| place())?;
    let sum: f64 = shares.sum();
    if sums_to_one(sum) {
        return Ok(());
    }
    Err(value(what, place(), sum, "shares that sum to 1"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    /// Two states, three ages, half of the people of state 1 move on, nobody else.
    fn chances() -> YearlyChances {
        let mut transition = Array4::zeros((2, 2, 2, 3));
        for sex in 0..2 {
            for age in 0..3 {
                transition[(0, 0, sex, age)] = 0.5;
                transition[(0, 1, sex, age)] = 0.5;
                transition[(1, 1, sex, age)] = 1.0;
            }
        }
        YearlyChances {
            death: Array3::from_shape_fn((2, 2, 3), |(state, _, _)| [0.1, 0.2][state]),
            transition,
            birth: array![[0.0, 1.0, 0.0], [0.0, 0.5, 0.0]],
            newborn: array![[0.5, 0.4], [0.06, 0.04]],
        }
    }

    #[test]
    fn a_step_follows_the_order_of_events() {
        let mut people = Array3::zeros((2, 2, 3));
        people[(0, 1, 1)] = 100.0;
        let all = chances();
        let run = multistate_projection(&people, |_| &all, 1).unwrap();
        // 100 − 10 die; 45 and 45; 45·1 + 45·0.5 born.
        assert!((run.deaths[0] - 10.0).abs() < 1e-12);
        assert!((run.births[0] - 67.5).abs() < 1e-12);
        assert!((run.people[(0, 1, 2)] - 45.0).abs() < 1e-12);
        assert!((run.people[(1, 1, 2)] - 45.0).abs() < 1e-12);
        assert!((run.people[(0, 0, 0)] - 33.75).abs() < 1e-12);
        assert!((run.by_state.row(1).sum() - 157.5).abs() < 1e-12);
        assert_eq!(run.person_years, 100.0);
    }

    #[test]
    fn people_are_conserved() {
        let people = Array3::from_shape_fn((2, 2, 3), |(c, s, x)| (10 + c + 3 * s + 7 * x) as f64);
        let all = chances();
        let run = multistate_projection(&people, |_| &all, 12).unwrap();
        for step in 0..12 {
            let change = run.by_state.row(step + 1).sum() - run.by_state.row(step).sum();
            assert!((change - run.births[step] + run.deaths[step]).abs() < 1e-9);
        }
    }

    #[test]
    fn what_is_no_probability_is_refused() {
        let people = Array3::zeros((2, 2, 3));
        let mut wrong = chances();
        wrong.transition[(0, 1, 1, 2)] = 0.7;
        let error = multistate_projection(&people, |_| &wrong, 1).unwrap_err();
        assert_eq!(
            error.to_string(),
            "probabilities to move at state 1, sex 2, age 2 is 1.2; it must be shares that sum to 1"
        );
        let mut wrong = chances();
        wrong.transition[(1, 0, 0, 1)] = -0.5;
        wrong.transition[(1, 1, 0, 1)] = 1.5;
        let error = multistate_projection(&people, |_| &wrong, 1).unwrap_err();
        assert_eq!(
            error.to_string(),
            "probabilities to move at state 2, sex 1, age 1 is -0.5; it must be zero or more, and finite"
        );
        let mut wrong = chances();
        wrong.death[(1, 0, 0)] = 1.1;
        assert!(multistate_projection(&people, |_| &wrong, 1).is_err());
        let mut wrong = chances();
        wrong.birth = Array2::zeros((3, 2));
        assert!(multistate_projection(&people, |_| &wrong, 1).is_err());
    }
}
