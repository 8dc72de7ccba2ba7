//! Projection of a population by cohort components, one step of the width of an age group.

use ndarray::Array2;

use super::error::{StatisticsError, check_length, check_nonnegative, check_positive, value};
use super::linear_system::check_square;

/// People of one sex at the start of a step, and what happens to them; one value per age group.
#[derive(Clone, Copy, Debug)]
pub struct Cohorts<'a> {
    /// People at the start.
    pub population: &'a [f64],
    /// Shares who survive into each group, as [`super::life_table::LifeTable::survivorship`]:
    /// births to the first group, each group to the next, the two last to the open one.
    pub survivorship: &'a [f64],
    /// Net migrants over the step, by age at their move; people.
    pub migration: &'a [f64],
}

/// What a step leads to.
#[derive(Clone, Debug, PartialEq)]
pub struct AfterStep {
    /// Women at the end, by age group.
    pub women: Vec<f64>,
    /// Men at the end, by age group.
    pub men: Vec<f64>,
    /// Births over the step, by age group of the mother.
    pub births_by_age: Vec<f64>,
    /// Girls born.
    pub girls: f64,
    /// Boys born.
    pub boys: f64,
    /// Deaths of women and girls, those born in the step included.
    pub deaths_women: f64,
    /// Deaths of men and boys, those born in the step included.
    pub deaths_men: f64,
}

/// One step of `width` years for age groups of that width, the last open.
///
/// `N'[x+n] = (N[x] + I[x]/2)·S + I[x+n]/2`, half of the migrants `I` arriving at the start and
/// half at the end; births `B[x] = n·F[x]·(N[x] + I[x]/2 + N'[x])/2`, `F` births per woman-year,
/// split by `boys_per_girl`. A net outflow larger than the people there is refused.
/// Source: Preston, Heuveline and Guillot (2001), ch. 6 and box 6.2.
pub fn cohort_component_step(
    women: Cohorts<'_>,
    men: Cohorts<'_>,
    fertility: &[f64],
    width: f64,
    boys_per_girl: f64,
) -> Result<AfterStep, StatisticsError> {
    let groups = women.population.len();
    check(women, groups)?;
    check(men, groups)?;
    check_length("fertility rates", fertility.len(), groups)?;
    check_nonnegative("fertility rate", fertility, group_name)?;
    check_positive("width of the age groups", [&width], |_| "the step".into())?;
    check_positive("boys per girl", [&boys_per_girl], |_| "birth".into())?;
    let mut women_after = survive(women);
    let mut men_after = survive(men);
    let births_by_age: Vec<f64> = (0..groups)
        .map(|x| {
            let before = women.population[x] + women.migration[x] / 2.0;
            width * fertility[x] * (before + women_after[x]) / 2.0
        })
        .collect();
    let births: f64 = births_by_age.iter().sum();
    let girls = births / (1.0 + boys_per_girl);
    let boys = births - girls;
    women_after[0] += girls * women.survivorship[0];
    men_after[0] += boys * men.survivorship[0];
    check_nonnegative("women left at the end", &women_after, group_name)?;
    check_nonnegative("men left at the end", &men_after, group_name)?;
    let deaths = |before: Cohorts<'_>, born: f64, after: &[f64]| {
        let came: f64 = before.population.iter().chain(before.migration).sum();
        came + born - after.iter().sum::<f64>()
    };
    Ok(AfterStep {
        deaths_women: deaths(women, girls, &women_after),
        deaths_men: deaths(men, boys, &men_after),
        women: women_after,
        men: men_after,
        births_by_age,
        girls,
        boys,
    })
}

/// The matrix of the same step for women without migration: `N' = M·N`.
///
/// First row `width/2 · share_girls · S[0] · (F[x] + S[x+1]·F[x+1])`, then the survivorship below
/// the diagonal; the open group also keeps its own survivors.
/// Source: Leslie (1945), Biometrika 33: 183–212; Preston, Heuveline and Guillot (2001), ch. 6.
pub fn leslie_matrix(
    survivorship: &[f64],
    fertility: &[f64],
    width: f64,
    share_girls: f64,
) -> Result<Array2<f64>, StatisticsError> {
    let groups = survivorship.len();
    if groups < 2 {
        check_length("age groups", groups, 2)?;
    }
    check_length("fertility rates", fertility.len(), groups)?;
    check_shares(survivorship)?;
    check_nonnegative("fertility rate", fertility, group_name)?;
    check_shares(&[share_girls])?;
    let mut matrix = Array2::zeros((groups, groups));
    for x in 0..groups {
        let next = (x + 1).min(groups - 1);
        let later = survivorship[next] * fertility[next];
        matrix[(0, x)] = width / 2.0 * share_girls * survivorship[0] * (fertility[x] + later);
        if x + 1 < groups {
            matrix[(x + 1, x)] += survivorship[x + 1];
        }
    }
    matrix[(groups - 1, groups - 1)] += survivorship[groups - 1];
    Ok(matrix)
}

/// Growth factor per step and age structure (shares that sum to 1) that a fixed projection matrix
/// leads to in the end.
///
/// Power iteration on `M + s·I`, whose shift `s` makes it settle also where births fall in one
/// group only. Fails on a matrix with negative values, or under which people die out.
/// Source: Caswell (2001), *Matrix Population Models*, ch. 4.
pub fn stable_population(matrix: &Array2<f64>) -> Result<(f64, Vec<f64>), StatisticsError> {
    const STEPS: usize = 200_000;
    let n = check_square("rows of a projection matrix", matrix)?;
    let place = |i: usize| format!("row {}, column {}", i / n + 1, i % n + 1);
    check_nonnegative("matrix value", matrix, place)?;
    let step = |x: &[f64]| -> Vec<f64> {
        let row = |r: ndarray::ArrayView1<'_, f64>| r.iter().zip(x).map(|(m, x)| m * x).sum();
        matrix.outer_iter().map(row).collect()
    };
    let mut shares = vec![1.0 / n as f64; n];
    let (mut growth, mut gap) = (0.0, f64::INFINITY);
    let mut steps = 0;
    while steps < STEPS && gap > 1e-15 {
        let next = step(&shares);
        growth = next.iter().sum::<f64>();
        if growth.is_nan() || growth <= 0.0 {
            let expected = "above zero, or the population dies out";
            return Err(value("growth factor", "the matrix", growth, expected));
        }
        let shift = 0.3 * growth;
        let total = growth + shift;
        gap = 0.0;
        for (share, next) in shares.iter_mut().zip(next) {
            let moved = (next + shift * *share) / total;
            gap += (moved - *share).abs();
            *share = moved;
        }
        steps += 1;
    }
    if gap < 1e-13 && n > 0 {
        return Ok((growth, shares));
    }
    Err(StatisticsError::NotSettled {
        what: "the stable population",
        iterations: steps,
        discrepancy: gap,
    })
}

/// Everybody but the newborn at the end of the step; migrants of the end included.
fn survive(of: Cohorts<'_>) -> Vec<f64> {
    let last = of.population.len() - 1;
    let at_risk = |x: usize| of.population[x] + of.migration[x] / 2.0;
    let mut after = vec![of.migration[0] / 2.0];
    for x in 1..=last {
        let mut from = at_risk(x - 1);
        if x == last {
            from += at_risk(last);
        }
        after.push(from * of.survivorship[x] + of.migration[x] / 2.0);
    }
    after
}

fn check(of: Cohorts<'_>, groups: usize) -> Result<(), StatisticsError> {
    if groups < 2 {
        check_length("age groups", groups, 2)?;
    }
    check_length("age groups of the population", of.population.len(), groups)?;
    check_length("survivorship ratios", of.survivorship.len(), groups)?;
    check_length("age groups of the migrants", of.migration.len(), groups)?;
    check_nonnegative("population", of.population, group_name)?;
    check_shares(of.survivorship)?;
    let lost = |x: usize| of.population[x] + of.migration[x] / 2.0;
    match (0..groups).find(|&x| lost(x).is_nan() || lost(x) < 0.0) {
        Some(x) => {
            let expected = "at least minus twice the people there";
            let what = "net migrants";
            Err(value(what, group_name(x), of.migration[x], expected))
        }
        None => Ok(()),
    }
}

fn check_shares(shares: &[f64]) -> Result<(), StatisticsError> {
    // A survivorship ratio of person-years can pass 1 in no life table.
    let inside = |s: f64| (0.0..=1.0).contains(&s);
    match shares.iter().position(|s| !inside(*s)) {
        Some(x) => Err(value("share", group_name(x), shares[x], "between 0 and 1")),
        None => Ok(()),
    }
}

fn group_name(x: usize) -> String {
    format!("group {}", x + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::linear_system::product;

    const S: [f64; 5] = [0.97, 0.99, 0.98, 0.9, 0.5];
    const F: [f64; 5] = [0.0, 0.05, 0.02, 0.0, 0.0];

    #[test]
    fn people_are_conserved() {
        let women = Cohorts {
            population: &[100.0, 120.0, 130.0, 90.0, 80.0],
            survivorship: &S,
            migration: &[4.0, 8.0, -2.0, 0.0, 1.0],
        };
        let after = cohort_component_step(women, women, &F, 20.0, 1.06).unwrap();
        let born: f64 = after.births_by_age.iter().sum();
        assert!((after.girls + after.boys - born).abs() < 1e-12);
        assert!((after.boys / after.girls - 1.06).abs() < 1e-12);
        let end: f64 = after.women.iter().sum();
        let start = 520.0 + 11.0 + after.girls;
        assert!((start - after.deaths_women - end).abs() < 1e-10);
        assert!(after.deaths_women > 0.0);
    }

    #[test]
    fn the_matrix_makes_the_same_step() {
        let population = [100.0, 120.0, 130.0, 90.0, 80.0];
        let women = Cohorts {
            population: &population,
            survivorship: &S,
            migration: &[0.0; 5],
        };
        let after = cohort_component_step(women, women, &F, 20.0, 1.05).unwrap();
        let matrix = leslie_matrix(&S, &F, 20.0, 1.0 / 2.05).unwrap();
        let column = Array2::from_shape_fn((5, 1), |(i, _)| population[i]);
        let stepped = product(&matrix, &column);
        for x in 0..5 {
            assert!((stepped[(x, 0)] - after.women[x]).abs() < 1e-11);
        }
    }

    #[test]
    fn a_stable_population_only_grows() {
        let matrix = leslie_matrix(&S, &F, 20.0, 0.49).unwrap();
        let (growth, shares) = stable_population(&matrix).unwrap();
        let column = Array2::from_shape_fn((5, 1), |(i, _)| shares[i]);
        let stepped = product(&matrix, &column);
        for x in 0..5 {
            assert!((stepped[(x, 0)] - growth * shares[x]).abs() < 1e-13);
        }
        // Births in one group only: the matrix alone would swing for ever. λ³ = 8·0.5·0.5.
        let swing = ndarray::array![[0.0, 0.0, 8.0], [0.5, 0.0, 0.0], [0.0, 0.5, 0.0]];
        let (growth, _) = stable_population(&swing).unwrap();
        assert!((growth - libm::cbrt(2.0)).abs() < 1e-13);
    }

    #[test]
    fn impossible_steps_are_refused() {
        let mut women = Cohorts {
            population: &[100.0, 120.0],
            survivorship: &[0.9, 0.8],
            migration: &[0.0, -300.0],
        };
        let error = cohort_component_step(women, women, &[0.0; 2], 5.0, 1.05).unwrap_err();
        assert_eq!(
            error.to_string(),
            "net migrants at group 2 is -300; it must be at least minus twice the people there"
        );
        women.migration = &[0.0; 2];
        women.survivorship = &[0.9, 1.2];
        assert!(cohort_component_step(women, women, &[0.0; 2], 5.0, 1.05).is_err());
        assert!(stable_population(&Array2::zeros((3, 3))).is_err());
        assert!(stable_population(&Array2::from_elem((2, 2), -1.0)).is_err());
    }
}
