//! Prevalence of disability by age, sex, category and grade, from the margins that the survey prints.

use ndarray::{Array1, ArrayD, IxDyn};

use super::{STOCKS, category_of, grade_of, rows, stock};
use crate::axes::{AGES, CATEGORIES, GRADES, SEXES};
use crate::model::data::SurveyData;
use crate::model::rule::KINDS;
use crate::simulation::SimulationError;
use crate::simulation::population::{CELLS, cell};
use crate::statistics::fitting::iterative_proportional_fitting;
use crate::statistics::graduation::single_year_counts;
use crate::statistics::interpolation::MonotoneCubic;

/// How prevalence rises with age within each category, and how far the margins may be off.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Log change a year of age, by category.
    pub gradient: [f64; CATEGORIES],
    /// Factor on each category's share.
    pub category: [f64; CATEGORIES],
    /// Factor on the share of grades 1 and 2.
    pub severe: f64,
}

/// What the survey says whatever the shape: its people and the prevalence at single ages.
#[derive(Clone, Debug)]
pub struct SurveyedAges<'a> {
    data: &'a SurveyData,
    people: [[f64; AGES]; SEXES],
    by_age: [f64; AGES],
}

impl<'a> SurveyedAges<'a> {
    /// People by single age and a smooth curve of prevalence through the survey's broad ages.
    pub fn of(data: &'a SurveyData) -> Result<Self, SimulationError> {
        let failed = || SimulationError::while_computing("structure of disability");
        let mut people = [[0.0; AGES]; SEXES];
        for (sex, people) in people.iter_mut().enumerate() {
            *people = single_year_counts(
                &data.population.age,
                &data.population.persons[sex],
                &[1.0; AGES],
            )
            .map_err(failed())?;
        }
        let by_age = prevalence_by_age(data, &people)?;
        Ok(SurveyedAges {
            data,
            people,
            by_age,
        })
    }
}

/// Disabled people ÷ people in each cell of sex, age, category and grade, in the survey's year.
#[derive(Clone, Debug)]
pub struct DisabilityStructure {
    /// Prevalence, 0 to 1, laid out like the stocks.
    pub prevalence: Vec<f32>,
    /// Prevalence of any disability by age and sex.
    pub any: [f64; CELLS],
}

impl DisabilityStructure {
    /// Iterative proportional fitting of a seed that rises with age by category to three margins: sex,
    /// category and single ages. The seed is the same in every grade, so that the grades, the fourth
    /// margin, share out each cell alike.
    ///
    /// Source of the method: Deming and Stephan (1940); see [`iterative_proportional_fitting`].
    pub fn fit(survey: &SurveyedAges<'_>, shape: &Shape) -> Result<Self, SimulationError> {
        let SurveyedAges {
            data,
            people,
            by_age,
        } = survey;
        let failed = || SimulationError::while_computing("structure of disability");
        let axes = [SEXES, CATEGORIES, AGES];
        let mut seed = ArrayD::zeros(IxDyn(&axes));
        let mut ages = Array1::zeros(AGES);
        for age in 0..AGES {
            for sex in 0..SEXES {
                ages[age] += people[sex][age] * by_age[age];
                for category in 0..CATEGORIES {
                    let rise = libm::exp(shape.gradient[category] * (age as f64 - MIDDLE_AGE));
                    seed[[sex, category, age]] = people[sex][age] * rise;
                }
            }
        }
        let total = ages.sum();
        let share_out = |shares: Vec<f64>, total: f64| -> ArrayD<f64> {
            let sum: f64 = shares.iter().sum();
            Array1::from_iter(shares.into_iter().map(|share| share / sum * total)).into_dyn()
        };
        let categories = (0..CATEGORIES)
            .map(|c| data.category[c] * shape.category[c])
            .collect();
        let grades = (0..GRADES)
            .map(|g| data.grade[g] * if g < 2 { shape.severe } else { 1.0 })
            .collect();
        let margins = [
            (vec![2], ages.into_dyn()),
            (vec![0], share_out(data.sex.to_vec(), total)),
            (vec![1], share_out(categories, total)),
        ];
        let fit = |seed: &ArrayD<f64>, margins: &[(Vec<usize>, ArrayD<f64>)]| {
            iterative_proportional_fitting(seed, margins, 1e-6, 500).map_err(failed())
        };
        let fitted = fit(&seed, &margins)?;
        // Nothing to be fitted, but shares that are none are refused.
        let alike = ArrayD::ones(IxDyn(&[GRADES]));
        let grades = fit(&alike, &[(vec![0], share_out(grades, 1.0))])?.table;
        let mut prevalence = vec![0.0; STOCKS];
        for sex in 0..SEXES {
            for age in 0..AGES {
                let people = people[sex][age].max(f64::MIN_POSITIVE);
                for kind in 0..KINDS {
                    let all = fitted.table[[sex, category_of(kind), age]];
                    let count = all * grades[grade_of(kind)];
                    prevalence[stock(kind, cell(sex, age))] = (count / people) as f32;
                }
            }
        }
        let any = std::array::from_fn(|at| {
            let rows = rows(&prevalence).iter();
            rows.map(|row| f64::from(row[at])).sum()
        });
        Ok(DisabilityStructure { prevalence, any })
    }
}

/// Age at which the seeds of all categories are equal.
const MIDDLE_AGE: f64 = 50.0;

/// A smooth curve of prevalence at single ages whose mean in each broad age group of the survey is
/// the survey's: a shape-preserving cubic of the logit through one knot for each group, moved until
/// the means agree.
fn prevalence_by_age(
    data: &SurveyData,
    people: &[[f64; AGES]; SEXES],
) -> Result<[f64; AGES], SimulationError> {
    let failed = || SimulationError::while_computing("prevalence by single age");
    let groups = data.age.len();
    let end = |group: usize| data.age.get(group + 1).map_or(AGES, |age| *age as usize);
    let everybody: Vec<f64> = (0..AGES)
        .map(|age| people[0][age] + people[1][age])
        .collect();
    let knots: Vec<f64> = (0..groups)
        .map(|group| {
            let ages = data.age[group] as usize..end(group);
            let count: f64 = ages.clone().map(|age| everybody[age]).sum();
            ages.map(|age| (age as f64 + 0.5) * everybody[age])
                .sum::<f64>()
                / count
        })
        .collect();
    let logit = |p: f64| libm::log(p / (1.0 - p));
    let mut heights: Vec<f64> = data.prevalence.iter().map(|p| logit(*p)).collect();
    let mut curve = [0.0; AGES];
    for _ in 0..ROUNDS {
        let line = MonotoneCubic::shape_preserving(&knots, &heights).map_err(failed())?;
        let slope = |a: usize, b: usize| (heights[b] - heights[a]) / (knots[b] - knots[a]);
        for (age, value) in curve.iter_mut().enumerate() {
            let at = age as f64 + 0.5;
            let height = if at < knots[0] {
                heights[0]
            } else if at > knots[groups - 1] {
                heights[groups - 1] + slope(groups - 2, groups - 1) * (at - knots[groups - 1])
            } else {
                line.at(at)
            };
            *value = 1.0 / (1.0 + libm::exp(-height));
        }
        for group in 0..groups {
            let ages = data.age[group] as usize..end(group);
            let count: f64 = ages.clone().map(|age| everybody[age]).sum();
            let mean = ages.map(|age| curve[age] * everybody[age]).sum::<f64>() / count;
            heights[group] += logit(data.prevalence[group]) - logit(mean);
        }
    }
    Ok(curve)
}

/// Rounds after which the means agree to far below the survey's own error.
const ROUNDS: usize = 60;
