//! People by age class, sex, category and grade: what rules and tables tell apart.

use crate::statistics::vectors;
use pulp::{Simd, WithSimd};

use crate::axes::{AGES, SEXES};
use crate::model::rule::KINDS;
use crate::simulation::disability::{ROW, STOCKS, kind_of, rows};
use crate::simulation::population::{CELLS, cell};
use crate::statistics::summing::sum;

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

    /// Group of each stock, or of another one where a stock is always empty.
    pub fn groups_of_stocks(&self) -> Vec<usize> {
        let group = |stock: usize| {
            let at = (stock % ROW).min(CELLS - 1);
            self.row(self.class_of(at % AGES), at / AGES) + kind_of(stock)
        };
        (0..STOCKS).map(group).collect()
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
        vectors::dispatch(Gather {
            classes,
            people,
            groups: &mut self.0,
        });
    }
}

struct Gather<'a> {
    classes: &'a Classes,
    people: &'a [f32],
    groups: &'a mut [f32],
}

impl WithSimd for Gather<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let from = &self.classes.from;
        let ends = from.iter().skip(1).copied().chain([AGES]);
        for (class, (from, end)) in from.iter().zip(ends).enumerate() {
            for sex in 0..SEXES {
                let row = self.classes.row(class, sex);
                let ages = cell(sex, *from)..cell(sex, end);
                for (group, people) in self.groups[row..].iter_mut().zip(rows(self.people)) {
                    *group = sum_of_ages(&people[ages.clone()]);
                }
            }
        }
    }
}

/// Running sums of one group, since an addition waits for the one before it.
const AGES_TOGETHER: usize = 8;

#[inline(always)]
fn sum_of_ages(people: &[f32]) -> f32 {
    let (packs, rest) = people.as_chunks::<AGES_TOGETHER>();
    let mut sums = [0.0_f32; AGES_TOGETHER];
    for pack in packs {
        for (sum, people) in sums.iter_mut().zip(pack) {
            *sum += people;
        }
    }
    for (sum, people) in sums.iter_mut().zip(rest) {
        *sum += people;
    }
    sums.iter().sum()
}

/// `Σ people · weight`, of groups or of stocks.
pub(super) fn weighed(people: &[f32], weights: &[f32]) -> f64 {
    vectors::dispatch(Weigh { people, weights })
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
        sum(&sums)
    }
}

/// `Σ people · one · other`: those whom two rules admit.
pub(super) fn weighed_by_both(people: &[f32], one: &[f32], other: &[f32]) -> f64 {
    vectors::dispatch(WeighByBoth { people, one, other })
}

struct WeighByBoth<'a> {
    people: &'a [f32],
    one: &'a [f32],
    other: &'a [f32],
}

impl WithSimd for WeighByBoth<'_> {
    type Output = f64;

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) -> f64 {
        let mut sums = [0.0_f32; LANES];
        let weights = self.one.as_chunks::<LANES>().0.iter();
        let weights = weights.zip(self.other.as_chunks::<LANES>().0);
        for (people, (one, other)) in self.people.as_chunks::<LANES>().0.iter().zip(weights) {
            for lane in 0..LANES {
                sums[lane] += people[lane] * one[lane] * other[lane];
            }
        }
        sum(&sums)
    }
}

/// Running sums, in a fixed order: quick, and the same bits everywhere. They divide the groups of a
/// class, which are [`KINDS`] for each sex.
const LANES: usize = 56;
const _: () = assert!(SEXES * KINDS == LANES);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulation::disability::stock;

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
        let all = people.iter().map(|n| f64::from(*n)).sum::<f64>();
        assert_eq!(weighed(&groups.0, &everybody), all);

        let weights: Vec<f32> = (0..classes.groups()).map(|i| (i % 7) as f32).collect();
        let at_ages: Vec<f32> = classes
            .groups_of_stocks()
            .iter()
            .map(|i| weights[*i])
            .collect();
        assert_eq!(weighed(&people, &at_ages), weighed(&groups.0, &weights));
    }
}
