//! Which inputs an uncertain output comes from: Sobol's first and total indices.

use super::StatisticsError;
use crate::stream::Uniforms;

/// One index of a group of inputs, with its bootstrap interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Index {
    /// Share of the variance of the output.
    pub value: f64,
    /// Ends of the middle 95 % of the bootstrap.
    pub interval: [f64; 2],
}

/// What one group of inputs has of the variance of an output.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sensitivity {
    /// By itself: what of the variance would go if the group were known.
    pub first: Index,
    /// With all in which it has a part: what would be left if all others were known.
    pub total: Index,
}

/// Values of a function where Saltelli's scheme asks for them, one for each row: all inputs from the first matrix,
/// all from the second, and, group by group, those of the group from the second and the others from the first.
#[derive(Clone, Debug, PartialEq)]
pub struct SaltelliSample {
    /// From the first matrix.
    pub first: Vec<f64>,
    /// From the second.
    pub second: Vec<f64>,
    /// With a group exchanged, by group.
    pub exchanged: Vec<Vec<f64>>,
}

/// Resamples of the bootstrap.
const RESAMPLES: usize = 400;
/// Ends of its middle 95 %.
const ENDS: [f64; 2] = [0.025, 0.975];
/// Rows with which an index means anything.
const FEWEST: usize = 8;

/// First and total indices of groups of inputs of a function of uniform numbers on the unit cube.
///
/// `groups` names the inputs of each group by their places; `function` is given `inputs` numbers and is called
/// `rows · (groups + 2)` times. First indices by Saltelli et al. (2010), "Variance based sensitivity analysis of model
/// output", table 2 (b); total ones by Jansen (1999), table 2 (f) there. Intervals by the bootstrap of the rows.
/// Errors: fewer than eight rows, an input that is not there, a value that is not finite; a function that does not
/// vary has no indices.
pub fn sobol(
    inputs: usize,
    groups: &[Vec<usize>],
    rows: usize,
    random: &mut impl Uniforms,
    function: impl Fn(&[f64]) -> f64,
) -> Result<Vec<Sensitivity>, StatisticsError> {
    for input in groups.iter().flatten() {
        if *input >= inputs {
            return Err(StatisticsError::Value {
                what: "an input of a group",
                place: format!("among {inputs} inputs"),
                value: *input as f64,
                expected: "the place of an input",
            });
        }
    }
    let mut draw = || -> Vec<f64> { (0..inputs).map(|_| random.uniform()).collect() };
    let mut evaluated = SaltelliSample {
        first: Vec::with_capacity(rows),
        second: Vec::with_capacity(rows),
        exchanged: vec![Vec::with_capacity(rows); groups.len()],
    };
    for _ in 0..rows {
        let (one, two) = (draw(), draw());
        evaluated.first.push(function(&one));
        evaluated.second.push(function(&two));
        for (group, values) in groups.iter().zip(&mut evaluated.exchanged) {
            let mut mixed = one.clone();
            for input in group {
                mixed[*input] = two[*input];
            }
            values.push(function(&mixed));
        }
    }
    indices(&evaluated, random)
}

/// The indices of values that are known already, such as those of draws of a model.
pub fn indices(
    evaluated: &SaltelliSample,
    random: &mut impl Uniforms,
) -> Result<Vec<Sensitivity>, StatisticsError> {
    let rows = evaluated.first.len();
    if rows < FEWEST {
        return Err(StatisticsError::Length {
            what: "rows",
            found: rows,
            expected: FEWEST,
        });
    }
    let all = [&evaluated.first, &evaluated.second];
    for values in all.into_iter().chain(&evaluated.exchanged) {
        if values.len() != rows {
            return Err(StatisticsError::Length {
                what: "values of a matrix",
                found: values.len(),
                expected: rows,
            });
        }
        if let Some(row) = values.iter().position(|value| !value.is_finite()) {
            return Err(StatisticsError::Value {
                what: "the function",
                place: format!("row {row}"),
                value: values[row],
                expected: "finite",
            });
        }
    }
    let whole: Vec<usize> = (0..rows).collect();
    let resamples: Vec<Vec<usize>> = (0..RESAMPLES)
        .map(|_| {
            (0..rows)
                .map(|_| ((random.uniform() * rows as f64) as usize).min(rows - 1))
                .collect()
        })
        .collect();
    let of = |exchanged: &Vec<f64>| -> Result<Sensitivity, StatisticsError> {
        let value = estimate(evaluated, exchanged, &whole).ok_or(StatisticsError::Value {
            what: "the variance of the function",
            place: "all rows".to_string(),
            value: 0.0,
            expected: "above zero",
        })?;
        let again: Vec<[f64; 2]> = resamples
            .iter()
            .filter_map(|rows| estimate(evaluated, exchanged, rows))
            .collect();
        let index = |which: usize| {
            let mut spread: Vec<f64> = again.iter().map(|pair| pair[which]).collect();
            spread.sort_by(f64::total_cmp);
            let at = |p: f64| spread[((p * (spread.len() - 1) as f64).round()) as usize];
            Index {
                value: value[which],
                interval: ENDS.map(at),
            }
        };
        Ok(Sensitivity {
            first: index(0),
            total: index(1),
        })
    };
    evaluated.exchanged.iter().map(of).collect()
}

/// First and total index over some rows; nothing where the function does not vary over them.
fn estimate(evaluated: &SaltelliSample, exchanged: &[f64], rows: &[usize]) -> Option<[f64; 2]> {
    let n = rows.len() as f64;
    let (one, two) = (&evaluated.first, &evaluated.second);
    let mean = rows.iter().map(|row| one[*row] + two[*row]).sum::<f64>() / (2.0 * n);
    let squares = |value: f64| (value - mean) * (value - mean);
    let variance = rows
        .iter()
        .map(|row| squares(one[*row]) + squares(two[*row]))
        .sum::<f64>()
        / (2.0 * n - 1.0);
    if variance <= 0.0 {
        return None;
    }
    let first = rows
        .iter()
        .map(|row| two[*row] * (exchanged[*row] - one[*row]))
        .sum::<f64>()
        / n;
    // The mean is taken out: what is constant has no part in the variance, but adds noise.
    let centred = rows
        .iter()
        .map(|row| mean * (exchanged[*row] - one[*row]))
        .sum::<f64>()
        / n;
    let total = rows
        .iter()
        .map(|row| (one[*row] - exchanged[*row]) * (one[*row] - exchanged[*row]))
        .sum::<f64>()
        / (2.0 * n);
    Some([(first - centred) / variance, total / variance])
}
