//! A year's intensities as chances of death, of a move between states, and of birth.

use ndarray::{Array2, Array3, Array4};

use super::{FIRST_KIND, LOST, STATES, WITHOUT};
use crate::axes::{AGES, CATEGORIES, GRADES, SEXES, Sex};
use crate::model::rule::KINDS;
use crate::simulation::disability::{Flows, Raised, category_of, span_of, stock};
use crate::simulation::population::{CELLS, cell};
use crate::statistics::matrix_exponential::transition_probabilities_into;
use crate::statistics::multistate::YearlyChances;

/// What a year of a draw holds for people.
#[derive(Clone, Copy, Debug)]
pub struct Circumstances<'a> {
    /// Intensities of certificates.
    pub flows: &'a Flows,
    /// Intensities of new certificates relative to those of the base year.
    pub raised: Raised,
    /// General hazard by age and sex.
    pub hazards: &'a [f64; CELLS],
    /// Hazard of moving away for people without a certificate, by age and sex.
    pub departing: &'a [f64; CELLS],
    /// Births per woman-year at each age.
    pub fertility: &'a [f64; AGES],
    /// Share of boys among the newborn.
    pub boys: f64,
    /// Share of those born in the year who are alive at its end, by sex.
    pub infant_survival: [f64; SEXES],
}

/// The ways of a holder's year: the grades, then death, then no certificate.
const WAYS: usize = GRADES + 2;
const DEAD: usize = GRADES;
const CANCELLED: usize = GRADES + 1;

impl Circumstances<'_> {
    /// Tables of the right shape in which nothing happens.
    pub fn empty() -> YearlyChances {
        let mut transition = Array4::zeros((STATES, STATES, SEXES, AGES));
        for state in 0..STATES {
            for sex in 0..SEXES {
                for age in 0..AGES {
                    transition[(state, state, sex, age)] = 1.0;
                }
            }
        }
        YearlyChances {
            death: Array3::zeros((STATES, SEXES, AGES)),
            transition,
            birth: Array2::zeros((STATES, AGES)),
            newborn: Array2::zeros((STATES, SEXES)),
        }
    }

    /// Writes the year's chances into tables made by [`Circumstances::empty`].
    ///
    /// Holders run through the competing hazards in continuous time (the matrix exponential of the
    /// year's generator over the grades, death and cancellation); then everybody is a year older,
    /// and of those who are there without a certificate the new holders are taken. People without
    /// one die or move away in competition, which is one chance to be gone, so that more or fewer
    /// certificates do not make anybody leave at another time.
    pub fn write(&self, table: &mut YearlyChances) {
        for sex in 0..SEXES {
            for age in 0..AGES {
                let next = cell(sex, (age + 1).min(AGES - 1));
                let entry = self.entering(next);
                self.write_without(table, sex, age, &entry);
                for category in 0..CATEGORIES {
                    self.write_category(table, sex, age, category, &entry);
                }
            }
        }
        self.write_births(table);
    }

    /// Share of deaths among those who leave without a certificate, by age and sex.
    pub fn dying(&self) -> [f64; CELLS] {
        std::array::from_fn(|at| {
            let dying = self.hazards[at] * self.flows.without[at];
            dying / (dying + self.departing[at])
        })
    }

    /// Chance of a new certificate of each kind at the age reached.
    fn entering(&self, at: usize) -> [f64; KINDS] {
        let by_age = self.raised.spans[span_of(at % AGES)];
        std::array::from_fn(|kind| {
            let by_category = self.raised.categories[category_of(kind)];
            f64::from(self.flows.inflow[stock(kind, at)]) * (by_category * by_age)
        })
    }

    fn write_without(
        &self,
        table: &mut YearlyChances,
        sex: usize,
        age: usize,
        entry: &[f64; KINDS],
    ) {
        let at = cell(sex, age);
        let dying = self.hazards[at] * self.flows.without[at];
        table.death[(WITHOUT, sex, age)] = -libm::expm1(-(dying + self.departing[at]));
        let mut to = [0.0; STATES];
        spread(&mut to, 1.0, entry);
        write_row(table, WITHOUT, sex, age, &to);
    }

    fn write_category(
        &self,
        table: &mut YearlyChances,
        sex: usize,
        age: usize,
        category: usize,
        entry: &[f64; KINDS],
    ) {
        let at = cell(sex, age);
        let first = category * GRADES;
        let mut generator = [0.0; WAYS * WAYS];
        for grade in 0..GRADES {
            let stock = stock(first + grade, at);
            let row = &mut generator[grade * WAYS..(grade + 1) * WAYS];
            row[DEAD] = self.hazards[at] * f64::from(self.flows.relative_mortality[stock]);
            row[CANCELLED] = self.flows.cancellation[stock].into();
            if grade > 0 {
                row[grade - 1] = self.flows.worsening;
            }
            if grade + 1 < GRADES {
                row[grade + 1] = self.flows.improvement;
            }
        }
        let (mut year, mut scratch) = ([0.0; WAYS * WAYS], [0.0; 3 * WAYS * WAYS]);
        transition_probabilities_into(&generator, WAYS, 1.0, &mut year, &mut scratch);
        for grade in 0..GRADES {
            let year = &year[grade * WAYS..(grade + 1) * WAYS];
            let alive = 1.0 - year[DEAD];
            let state = FIRST_KIND + first + grade;
            table.death[(state, sex, age)] = year[DEAD];
            let mut to = [0.0; STATES];
            if alive > 0.0 {
                for (other, chance) in year[..GRADES].iter().enumerate() {
                    to[FIRST_KIND + first + other] = chance / alive;
                }
                spread(&mut to, year[CANCELLED] / alive, entry);
            } else {
                to[state] = 1.0;
            }
            write_row(table, state, sex, age, &to);
        }
    }

    /// Births among the women who are there at the end of the year, who stand for half a
    /// woman-year more or less as many die or leave in it.
    fn write_births(&self, table: &mut YearlyChances) {
        let female = Sex::Female.index();
        for age in 0..AGES {
            for state in WITHOUT..LOST {
                let staying = 1.0 - table.death[(state, female, age)];
                if staying > 0.0 {
                    table.birth[(state, age)] = self.fertility[age] * 0.5 * (1.0 + 1.0 / staying);
                }
            }
        }
        for (sex, share) in [self.boys, 1.0 - self.boys].into_iter().enumerate() {
            let alive = self.infant_survival[sex];
            let mut to = [0.0; STATES];
            to[LOST] = 1.0 - alive;
            spread(&mut to, alive, &self.entering(cell(sex, 0)));
            for (state, chance) in to.into_iter().enumerate() {
                table.newborn[(state, sex)] = share * chance;
            }
        }
    }
}

/// Shares out people without a certificate: new holders of each kind, and the rest. Where more would
/// be certified than there are, everybody is.
fn spread(to: &mut [f64; STATES], people: f64, entry: &[f64; KINDS]) {
    let entering: f64 = entry.iter().sum();
    let scale = people / entering.max(1.0);
    to[WITHOUT] += people - entering * scale;
    for (to, entry) in to[FIRST_KIND..].iter_mut().zip(entry) {
        *to += scale * entry;
    }
}

fn write_row(table: &mut YearlyChances, from: usize, sex: usize, age: usize, to: &[f64; STATES]) {
    for (state, chance) in to.iter().enumerate() {
        table.transition[(from, state, sex, age)] = *chance;
    }
}
