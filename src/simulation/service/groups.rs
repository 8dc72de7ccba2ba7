//! People by age class, sex, category and grade: what rules and tables tell apart.

use pulp::{Arch, Simd, WithSimd};

use crate::axes::{AGES, SEXES};
use crate::model::rule::KINDS;
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
        self.clear(classes);
        Arch::new().dispatch(Gather {
            classes,
            rows: people.as_chunks().0,
            groups: self.0.as_chunks_mut().0,
        });
    }

    /// Adds up `people` of each age and sex times `shares`, which are laid out like the stocks.
    pub fn gather_shares(&mut self, classes: &Classes, people: &[f64; CELLS], shares: &[f32]) {
        self.clear(classes);
        Arch::new().dispatch(GatherShares {
            classes,
            people,
            rows: shares.as_chunks().0,
            groups: self.0.as_chunks_mut().0,
        });
    }

    /// `Σ people · weight`.
    pub fn weighed(&self, weights: &[f32]) -> f64 {
        Arch::new().dispatch(Weigh {
            people: &self.0,
            weights,
        })
    }

    fn clear(&mut self, classes: &Classes) {
        self.0.resize(classes.groups(), 0.0);
        self.0.fill(0.0);
    }
}

/// One number for each kind.
type Row = [f32; KINDS];

struct Gather<'a> {
    classes: &'a Classes,
    rows: &'a [Row],
    groups: &'a mut [Row],
}

impl WithSimd for Gather<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        for sex in 0..SEXES {
            for age in 0..AGES {
                let sums = &mut self.groups[self.classes.of_age[age] * SEXES + sex];
                for (sum, people) in sums.iter_mut().zip(&self.rows[cell(sex, age)]) {
                    *sum += people;
                }
            }
        }
    }
}

struct GatherShares<'a> {
    classes: &'a Classes,
    people: &'a [f64; CELLS],
    rows: &'a [Row],
    groups: &'a mut [Row],
}

impl WithSimd for GatherShares<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        for sex in 0..SEXES {
            for age in 0..AGES {
                let at = cell(sex, age);
                let people = self.people[at] as f32;
                let sums = &mut self.groups[self.classes.of_age[age] * SEXES + sex];
                for (sum, share) in sums.iter_mut().zip(&self.rows[at]) {
                    *sum += people * share;
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

    /// Running sums in a fixed order of lanes: quick, and the same bits everywhere.
    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) -> f64 {
        const LANES: usize = 28;
        let mut sums = [0.0_f64; LANES];
        let people = self.people.as_chunks::<LANES>().0;
        for (people, weights) in people.iter().zip(self.weights.as_chunks::<LANES>().0) {
            for lane in 0..LANES {
                sums[lane] += f64::from(people[lane] * weights[lane]);
            }
        }
        sums.iter().sum()
    }
}

const _: () = assert!(KINDS == 28, "lanes of the sums");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_hold_everybody_once() {
        let classes = Classes::cut([18, 60, 101]);
        assert_eq!(classes.from, [0, 18, 60]);
        let people: Vec<f32> = (0..CELLS * KINDS).map(|i| (i * 31 % 11) as f32).collect();
        let mut groups = Groups::default();
        groups.gather(&classes, &people);
        let (of_class, of_sex, of_kind) = (1, 1, 9);
        let expected: f32 = (18..60)
            .map(|age| people[cell(of_sex, age) * KINDS + of_kind])
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
