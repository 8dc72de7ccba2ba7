//! The margins of a table: read, held against one another, named, added up and applied.

use ndarray::ArrayD;

use crate::statistics::error::{StatisticsError, check_length, check_nonnegative, value};
use crate::statistics::summing::sum;

/// A margin, and to which of its cells the table's belong, run by run of neighbouring ones.
pub(super) struct FittedMargin<'a> {
    pub(super) axes: &'a [usize],
    pub(super) target: &'a ArrayD<f64>,
    /// How many cells of the table are a run.
    run: usize,
    /// Whether a run goes along cells of the margin, or belongs to one cell of it.
    along: bool,
    /// The cell of the margin at which each run begins.
    cells: Vec<u32>,
}

impl FittedMargin<'_> {
    /// Sums of the table over this margin.
    pub(super) fn add_up(&self, cells: &[f64], sums: &mut [f64]) {
        sums.fill(0.0);
        for (values, cell) in cells.chunks_exact(self.run).zip(&self.cells) {
            let sums = &mut sums[*cell as usize..];
            if self.along {
                let pairs = sums.iter_mut().zip(values);
                pairs.for_each(|(sum, value)| *sum += value);
            } else {
                sums[0] += sum(values);
            }
        }
    }

    /// Multiplies the table's cells by the factor of their cell of this margin.
    pub(super) fn scale(&self, cells: &mut [f64], factors: &[f64]) {
        for (values, cell) in cells.chunks_exact_mut(self.run).zip(&self.cells) {
            let factors = &factors[*cell as usize..];
            if self.along {
                let pairs = values.iter_mut().zip(factors);
                pairs.for_each(|(value, factor)| *value *= factor);
            } else {
                values.iter_mut().for_each(|value| *value *= factors[0]);
            }
        }
    }
}

pub(super) fn read_margins<'a>(
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
        let along = axes.last().is_some_and(|axis| axis + 1 == shape.len());
        let run = match along {
            true => shape[shape.len() - 1],
            false => shape[last..].iter().product(),
        };
        let run = run.max(1);
        let cells = (0..cells)
            .step_by(run)
            .map(|i| project(shape, axes, i) as u32)
            .collect();
        read.push(FittedMargin {
            axes,
            target,
            run,
            along,
            cells,
        });
    }
    Ok(read)
}

/// Every two margins must agree on the axes that they share.
pub(super) fn check_agreement(
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

pub(super) fn axes_name(axes: &[usize]) -> String {
    match axes {
        [] => "no axis".to_owned(),
        [axis] => format!("axis {axis}"),
        _ => format!("axes {}", listed(axes)),
    }
}

pub(super) fn cell_name(shape: &[usize], i: usize) -> String {
    format!("cell {}", listed(&indices(shape, i)))
}

fn listed(places: &[usize]) -> String {
    let places: Vec<String> = places.iter().map(usize::to_string).collect();
    places.join(", ")
}

pub(super) fn margin_cell(margin: &FittedMargin<'_>, i: usize) -> String {
    cell_name(margin.target.shape(), i)
}
