//! Rules over people become weights over groups, once, before any draw.

use crate::axes::{AGES, CATEGORIES, Category, GRADES, Grade, SEXES, Sex};
use crate::model::rule::{Admits, KINDS, Rule};
use crate::simulation::population::cell;

/// Age classes: the coarsest within which no rule and no table tells ages apart.
#[derive(Clone, Debug)]
pub struct Classes {
    /// First age of each class.
    pub from: Vec<usize>,
    of_age: [usize; AGES],
}

impl Classes {
    /// Classes that begin at these ages (0 always does).
    pub fn cut(ages: impl IntoIterator<Item = usize>) -> Self {
        let mut from: Vec<usize> = ages.into_iter().filter(|age| *age < AGES).collect();
        from.push(0);
        from.sort_unstable();
        from.dedup();
        let mut of_age = [0; AGES];
        for (age, class) in of_age.iter_mut().enumerate() {
            *class = from.partition_point(|first| *first <= age) - 1;
        }
        Classes { from, of_age }
    }

    /// Number of groups: classes × sexes × kinds.
    pub fn groups(&self) -> usize {
        self.from.len() * SEXES * KINDS
    }

    /// First group of a class and sex.
    pub fn row(&self, class: usize, sex: usize) -> usize {
        (class * SEXES + sex) * KINDS
    }

    /// Class of an age.
    pub fn class_of(&self, age: usize) -> usize {
        self.of_age[age]
    }
}

/// People by age class, sex, category and grade.
#[derive(Clone, Debug, Default)]
pub struct Groups(pub Vec<f32>);

impl Groups {
    /// Adds up single ages; `people` is laid out like the stocks.
    pub fn gather(&mut self, classes: &Classes, people: &[f32]) {
        self.0.resize(classes.groups(), 0.0);
        self.0.fill(0.0);
        for sex in 0..SEXES {
            for age in 0..AGES {
                let row = classes.row(classes.class_of(age), sex);
                let from = cell(sex, age) * KINDS;
                let into = &mut self.0[row..row + KINDS];
                for (sum, people) in into.iter_mut().zip(&people[from..from + KINDS]) {
                    *sum += people;
                }
            }
        }
    }

    /// Adds one person of a stock cell.
    pub fn add(&mut self, classes: &Classes, stock: usize) {
        let (at, kind) = (stock / KINDS, stock % KINDS);
        let row = classes.row(classes.class_of(at % AGES), at / AGES);
        self.0[row + kind] += 1.0;
    }

    /// `Σ people · weight`.
    pub fn weighed(&self, weights: &[f32]) -> f64 {
        // Four running sums in a fixed order: quick, and the same bits everywhere.
        let mut sums = [0.0_f64; 4];
        for (people, weight) in self.0.chunks_exact(4).zip(weights.chunks_exact(4)) {
            for lane in 0..4 {
                sums[lane] += f64::from(people[lane] * weight[lane]);
            }
        }
        sums.iter().sum()
    }
}

/// How much of each group a rule admits: all, those with low income, or nobody.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    everybody: Vec<f32>,
    low_income: Vec<f32>,
}

impl Weights {
    /// Weights of a rule over the groups.
    pub fn of(rule: &Rule, classes: &Classes) -> Self {
        let mut weights = Weights {
            everybody: vec![0.0; classes.groups()],
            low_income: vec![0.0; classes.groups()],
        };
        for (class, age) in classes.from.iter().enumerate() {
            for sex in Sex::ALL {
                for category in Category::ALL {
                    for grade in Grade::ALL {
                        let group = classes.row(class, sex.index())
                            + crate::model::rule::kind(*category, *grade);
                        match rule.admits(*age, *sex, *category, *grade) {
                            Admits::Nobody => {}
                            Admits::LowIncome => weights.low_income[group] = 1.0,
                            Admits::Everybody => weights.everybody[group] = 1.0,
                        }
                    }
                }
            }
        }
        weights
    }

    /// One weight for each group, given the share with low income by grade.
    pub fn with_low_income(&self, share: &[f64; GRADES], out: &mut Vec<f32>) {
        out.clear();
        out.extend(
            self.everybody
                .iter()
                .zip(&self.low_income)
                .enumerate()
                .map(|(group, (all, low))| all + low * share[group % GRADES] as f32),
        );
    }

    /// Whether anybody is admitted for low income alone.
    pub fn needs_income(&self) -> bool {
        self.low_income.iter().any(|weight| *weight > 0.0)
    }
}

const _: () = assert!(KINDS == CATEGORIES * GRADES && KINDS.is_multiple_of(4));
