//! People by age class, sex, category and grade: what rules and tables tell apart.

use std::ops::Range;

use pulp::{Arch, Simd, WithSimd};

use crate::axes::{AGES, SEXES};
use crate::model::rule::KINDS;
use crate::simulation::disability::rows;
use crate::simulation::population::{CELLS, cell};

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
        let people = rows(people);
        self.add_up(classes, |kind, ages| people[kind][ages].iter().sum());
    }

    /// Adds up `people` of each age and sex times `shares`, which are laid out like the stocks.
    pub fn gather_shares(&mut self, classes: &Classes, people: &[f64; CELLS], shares: &[f32]) {
        let people = people.map(|people| people as f32);
        let shares = rows(shares);
        self.add_up(classes, |kind, ages| {
            let shares = shares[kind][ages.clone()].iter();
            shares.zip(&people[ages]).map(|(share, people)| share * people).sum()
        });
    }

    /// `Σ people · weight`.
    pub fn weighed(&self, weights: &[f32]) -> f64 {
        Arch::new().dispatch(Weigh {
            people: &self.0,
            weights,
        })
    }

    /// The sum of each kind over the ages of each class and sex.
    #[inline]
    fn add_up(&mut self, classes: &Classes, sum: impl Fn(usize, Range<usize>) -> f32) {
        self.0.resize(classes.groups(), 0.0);
        let ends = classes.from.iter().skip(1).copied().chain([AGES]);
        for (class, (from, end)) in classes.from.iter().zip(ends).enumerate() {
            for sex in 0..SEXES {
                let row = classes.row(class, sex);
                let groups = self.0[row..row + KINDS].iter_mut();
                for (kind, group) in groups.enumerate() {
                    *group = sum(kind, cell(sex, *from)..cell(sex, end));
                }
            }
        }
    }
}

struct Weigh<'a> {
    people: &'a [f32],
    weights: &'a [f32],
}

impl WithSimd for Weigh<'_> {
    type Output = f64;

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) -> f64 {
        let mut sums = [0.0_f32; LANES];
        let people = self.people.as_chunks::<LANES>().0;
        for (people, weights) in people.iter().zip(self.weights.as_chunks::<LANES>().0) {
            for lane in 0..LANES {
                sums[lane] += people[lane] * weights[lane];
            }
        }
        sums.iter().map(|sum| f64::from(*sum)).sum()
    }
}

/// Running sums, in a fixed order: quick, and the same bits everywhere. They divide the groups of a
/// class, which are [`KINDS`] for each sex.
const LANES: usize = 56;
const _: () = assert!(SEXES * KINDS == LANES);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulation::disability::{STOCKS, stock};

    #[test]
    fn groups_hold_everybody_once() {
        let classes = Classes::cut([18, 60, 101]);
        assert_eq!(classes.from, [0, 18, 60]);
        let mut people = vec![0.0; STOCKS];
        for kind in 0..KINDS {
            for at in 0..CELLS {
                people[stock(kind, at)] = ((at * KINDS + kind) * 31 % 11) as f32;
            }
        }
        let mut groups = Groups::default();
        groups.gather(&classes, &people);
        let (of_class, of_sex, of_kind) = (1, 1, 9);
        let expected: f32 = (18..60)
            .map(|age| people[stock(of_kind, cell(of_sex, age))])
            .sum();
        assert_eq!(groups.0[classes.row(of_class, of_sex) + of_kind], expected);
        let everybody = vec![1.0; classes.groups()];
        assert_eq!(
            groups.weighed(&everybody),
            people.iter().map(|n| f64::from(*n)).sum::<f64>()
        );

        let shares: Vec<f32> = people.iter().map(|n| n / 16.0).collect();
        let mut part = Groups::default();
        part.gather_shares(&classes, &[16.0; CELLS], &shares);
        assert_eq!(part.0, groups.0);
    }
}
