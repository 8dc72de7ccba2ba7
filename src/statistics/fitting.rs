//! Iterative proportional fitting: a table with given margins that keeps the odds ratios of a seed.

use ndarray::ArrayD;

use super::error::{StatisticsError, check_length, check_nonnegative, value};
use super::summing::sum;

/// A fitted table.
#[derive(Clone, Debug, PartialEq)]
pub struct FittedTable {
    /// The table, shaped like the seed; unit of the margins.
    pub table: ArrayD<f64>,
    /// Rounds over all margins that were made.
    pub iterations: usize,
    /// Largest distance between a cell of a margin and the table, over the grand total.
    pub discrepancy: f64,
}

/// A margin: so many neighbouring cells of the table together belong to each of these cells of the
/// margin.
struct FittedMargin<'a> {
    axes: &'a [usize],
    target: &'a ArrayD<f64>,
    together: usize,
    cells: Vec<u32>,
}

/// Scales `seed` until it has all the `margins`.
///
/// Each margin is a list of axes of the seed and the totals over them: an array with one dimension
/// per listed axis, in the listed order. No axes and one value (`ndarray::arr0`) is a grand total.
/// Ends when `discrepancy ≤ tolerance` (relative to the grand total). The result minimises the
/// Kullback–Leibler divergence from the seed among all tables with these margins; with one margin
/// it is exact after one round.
///
/// Fails, in words, where margins contradict each other (relative distance above 1e-9 of the grand
/// total, or `tolerance` if larger), where all cells under a positive total are zero in the seed,
/// and where `max_iterations` rounds are not enough, which with zeros in the seed can mean that no
/// such table exists.
/// Source: Deming and Stephan (1940), Ann. Math. Stat. 11: 427–444; Csiszár (1975), Ann. Prob. 3.
pub fn iterative_proportional_fitting(
    seed: &ArrayD<f64>,
    margins: &[(Vec<usize>, ArrayD<f64>)],
    tolerance: f64,
    max_iterations: usize,
) -> Result<FittedTable, StatisticsError> {
    let shape = seed.shape();
    check_nonnegative("seed", seed, |i| cell_name(shape, i))?;
    if margins.is_empty() {
        check_length("margins", 0, 1)?;
    }
    let margins = read_margins(shape, margins)?;
    let total: f64 = margins[0].target.sum();
    check_agreement(shape, &margins, total, tolerance.max(1e-9))?;
    let mut cells: Vec<f64> = seed.iter().copied().collect();
    let mut sums: Vec<Vec<f64>> = margins.iter().map(|m| vec![0.0; m.target.len()]).collect();
    for (margin, sums) in margins.iter().zip(&mut sums) {
        add_up(&cells, margin, sums);
        let pairs = margin.target.iter().zip(sums.iter()).enumerate();
        for (i, (target, sum)) in pairs {
            if *target > 0.0 && *sum <= 0.0 {
                let place = format!("{}, {}", axes_name(margin.axes), margin_cell(margin, i));
                let expected = "zero, because every cell of the seed under it is zero";
                return Err(value("margin", place, *target, expected));
            }
        }
    }
    let mut discrepancy = f64::INFINITY;
    for iterations in 1..=max_iterations {
        for (margin, sums) in margins.iter().zip(&mut sums) {
            add_up(&cells, margin, sums);
            for (sum, target) in sums.iter_mut().zip(margin.target) {
                *sum = if *sum > 0.0 { target / *sum } else { 0.0 };
            }
            let packs = cells.chunks_exact_mut(margin.together);
            for (values, cell) in packs.zip(&margin.cells) {
                let factor = sums[*cell as usize];
                values.iter_mut().for_each(|value| *value *= factor);
            }
        }
        let mut worst = 0.0_f64;
        for (margin, sums) in margins.iter().zip(&mut sums) {
            add_up(&cells, margin, sums);
            let gaps = sums.iter().zip(margin.target).map(|(s, t)| (s - t).abs());
            worst = gaps.fold(worst, f64::max);
        }
        discrepancy = if total > 0.0 { worst / total } else { worst };
        if discrepancy <= tolerance {
            let mut table = seed.clone();
            table
                .iter_mut()
                .zip(cells)
                .for_each(|(to, from)| *to = from);
            return Ok(FittedTable {
                table,
                iterations,
                discrepancy,
            });
        }
    }
    Err(StatisticsError::NotSettled {
        what: "fitting a table to its margins (its zeros may leave no table with these margins)",
        iterations: max_iterations,
        discrepancy,
    })
}

fn read_margins<'a>(
    shape: &[usize],
    margins: &'a [(Vec<usize>, ArrayD<f64>)],
) -> Result<Vec<FittedMargin<'a>>, StatisticsError> {
    let mut read = Vec::with_capacity(margins.len());
    for (axes, target) in margins {
        let name = axes_name(axes);
        check_length("dimensions of a margin", target.ndim(), axes.len())?;
        for (k, &axis) in axes.iter().enumerate() {
            if axis >= shape.len() || axes[..k].contains(&axis) {
                let expected = "an axis of the seed, named once";
                return Err(value("axis of a margin", name, axis as f64, expected));
            }
            check_length(
                "cells along an axis of a margin",
                target.shape()[k],
                shape[axis],
            )?;
        }
        check_nonnegative("margin", target, |i| {
            format!("{name}, {}", cell_name(target.shape(), i))
        })?;
        let cells: usize = shape.iter().product();
        let last = axes.iter().max().map_or(0, |axis| axis + 1);
        let together = shape[last..].iter().product::<usize>().max(1);
        let cells = (0..cells)
            .step_by(together)
            .map(|i| project(shape, axes, i) as u32)
            .collect();
        read.push(FittedMargin {
            axes,
            target,
            together,
            cells,
        });
    }
    Ok(read)
}

/// Every two margins must agree on the axes that they share.
fn check_agreement(
    shape: &[usize],
    margins: &[FittedMargin<'_>],
    total: f64,
    tolerance: f64,
) -> Result<(), StatisticsError> {
    for (k, first) in margins.iter().enumerate() {
        for second in &margins[k + 1..] {
            let axes = first.axes.iter().copied();
            let common: Vec<usize> = axes.filter(|axis| second.axes.contains(axis)).collect();
            let (one, other) = (
                reduce(shape, first, &common),
                reduce(shape, second, &common),
            );
            let limit = tolerance * total.max(other.iter().sum());
            let pairs = one.iter().zip(&other);
            if let Some(i) = pairs.into_iter().position(|(a, b)| (a - b).abs() > limit) {
                let sizes: Vec<usize> = common.iter().map(|&axis| shape[axis]).collect();
                let (a, b) = (axes_name(first.axes), axes_name(second.axes));
                return Err(StatisticsError::Contradiction {
                    what: format!("margins over {a} and over {b}"),
                    place: if common.is_empty() {
                        "the grand total".to_owned()
                    } else {
                        format!("{}, {}", axes_name(&common), cell_name(&sizes, i))
                    },
                    first: one[i],
                    second: other[i],
                });
            }
        }
    }
    Ok(())
}

/// Totals of a margin over some of its own axes, which are named as axes of the seed.
fn reduce(shape: &[usize], margin: &FittedMargin<'_>, onto: &[usize]) -> Vec<f64> {
    let places: Vec<usize> = onto
        .iter()
        .filter_map(|axis| margin.axes.iter().position(|own| own == axis))
        .collect();
    let mut totals = vec![0.0; onto.iter().map(|&axis| shape[axis]).product()];
    for (i, value) in margin.target.iter().enumerate() {
        totals[project(margin.target.shape(), &places, i)] += value;
    }
    totals
}

fn add_up(cells: &[f64], margin: &FittedMargin<'_>, sums: &mut [f64]) {
    sums.fill(0.0);
    let packs = cells.chunks_exact(margin.together);
    for (values, cell) in packs.zip(&margin.cells) {
        sums[*cell as usize] += sum(values);
    }
}

/// Index, in row-major order over `axes`, of the cell `i` of a row-major table.
fn project(shape: &[usize], axes: &[usize], i: usize) -> usize {
    axes.iter().fold(0, |at, &axis| {
        let stride: usize = shape[axis + 1..].iter().product();
        at * shape[axis] + i / stride % shape[axis]
    })
}

fn indices(shape: &[usize], mut i: usize) -> Vec<usize> {
    let mut place = vec![0; shape.len()];
    for (axis, size) in shape.iter().enumerate().rev() {
        place[axis] = i % size;
        i /= size;
    }
    place
}

fn axes_name(axes: &[usize]) -> String {
    match axes {
        [] => "no axis".to_owned(),
        [axis] => format!("axis {axis}"),
        _ => format!("axes {}", listed(axes)),
    }
}

fn cell_name(shape: &[usize], i: usize) -> String {
    format!("cell {}", listed(&indices(shape, i)))
}

fn listed(places: &[usize]) -> String {
    let places: Vec<String> = places.iter().map(usize::to_string).collect();
    places.join(", ")
}

fn margin_cell(margin: &FittedMargin<'_>, i: usize) -> String {
    cell_name(margin.target.shape(), i)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::{Array1, Axis, arr0, arr1, arr2};

    fn margin(axes: &[usize], values: &[f64]) -> (Vec<usize>, ArrayD<f64>) {
        (axes.to_vec(), arr1(values).into_dyn())
    }

    #[test]
    fn independence_follows_from_a_flat_seed() {
        let seed = ArrayD::from_elem(vec![2, 3], 1.0);
        let margins = [
            margin(&[0], &[30.0, 70.0]),
            margin(&[1], &[20.0, 30.0, 50.0]),
        ];
        let fitted = iterative_proportional_fitting(&seed, &margins, 1e-12, 10).unwrap();
        for ((i, j), _) in arr2(&[[0.0; 3]; 2]).indexed_iter() {
            let expected = margins[0].1[i] * margins[1].1[j] / 100.0;
            assert!((fitted.table[[i, j]] - expected).abs() < 1e-10);
        }
    }

    /// Odds ratios are the seed's, margins the given ones: the two properties that define it.
    #[test]
    fn odds_ratios_are_kept_in_three_dimensions() {
        let seed = Array1::from_iter((1..=24).map(|i| 1.0 + f64::from(i * i % 7)));
        let seed = seed.into_shape_with_order(vec![2, 3, 4]).unwrap();
        let truth = seed.mapv(|x| x * 3.0) + ArrayD::from_elem(vec![2, 3, 4], 5.0);
        let margins = [
            (vec![2, 0], truth.sum_axis(Axis(1)).reversed_axes()),
            (vec![1], truth.sum_axis(Axis(2)).sum_axis(Axis(0))),
            (vec![], arr0(truth.sum()).into_dyn()),
        ];
        let fitted = iterative_proportional_fitting(&seed, &margins, 1e-13, 500).unwrap();
        let table = &fitted.table;
        let by_two = table.sum_axis(Axis(1)).reversed_axes() - &margins[0].1;
        assert!(by_two.iter().all(|gap| gap.abs() < 1e-9));
        let odds = |t: &ArrayD<f64>, i: usize| {
            t[[0, i, 0]] * t[[1, i + 1, 2]] / (t[[1, i, 2]] * t[[0, i + 1, 0]])
        };
        for i in 0..2 {
            assert!((odds(table, i) / odds(&seed, i) - 1.0).abs() < 1e-11);
        }
    }

    #[test]
    fn contradictions_are_told() {
        let seed = ArrayD::from_elem(vec![2, 2], 1.0);
        let margins = [margin(&[0], &[30.0, 70.0]), margin(&[1], &[20.0, 90.0])];
        let error = iterative_proportional_fitting(&seed, &margins, 1e-9, 10).unwrap_err();
        assert_eq!(
            error.to_string(),
            "margins over axis 0 and over axis 1 disagree at the grand total: 100 against 110"
        );
        let both = (vec![0, 1], arr2(&[[20.0, 20.0], [30.0, 30.0]]).into_dyn());
        let error = iterative_proportional_fitting(&seed, &[margins[0].clone(), both], 1e-9, 10);
        assert_eq!(
            error.unwrap_err().to_string(),
            "margins over axis 0 and over axes 0, 1 disagree at axis 0, cell 0: 30 against 40"
        );
    }

    #[test]
    fn zeros_that_cannot_be_filled_are_told() {
        let seed = arr2(&[[0.0, 0.0], [1.0, 1.0]]).into_dyn();
        let margins = [margin(&[0], &[30.0, 70.0])];
        let error = iterative_proportional_fitting(&seed, &margins, 1e-9, 10).unwrap_err();
        assert_eq!(
            error.to_string(),
            "margin at axis 0, cell 0 is 30; it must be zero, because every cell of the seed \
             under it is zero"
        );
        // Each total has a cell, but no table has these totals: 30 must fit into 20.
        let seed = arr2(&[[1.0, 0.0], [1.0, 1.0]]).into_dyn();
        let margins = [margin(&[0], &[30.0, 70.0]), margin(&[1], &[20.0, 80.0])];
        let error = iterative_proportional_fitting(&seed, &margins, 1e-9, 50).unwrap_err();
        assert!(matches!(error, StatisticsError::NotSettled { .. }));
    }

    #[test]
    fn malformed_margins_are_told() {
        let seed = ArrayD::from_elem(vec![2, 2], 1.0);
        for margins in [
            vec![],
            vec![margin(&[2], &[1.0, 1.0])],
            vec![margin(&[0], &[1.0, 1.0, 1.0])],
            vec![margin(&[0, 1], &[1.0, 1.0])],
            vec![margin(&[0], &[1.0, -1.0])],
        ] {
            assert!(iterative_proportional_fitting(&seed, &margins, 1e-9, 10).is_err());
        }
    }
}
