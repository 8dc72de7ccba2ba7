//! Estimates the shipped reference from a panel whose outcomes are known.

use std::fmt::Write;

use super::fold::{FOLDS, fold};
use super::reference::{CLASS_FROM, CLASSES, Class, Reference};
use super::shape::ErrorShape;
use crate::forecast::combination::members::MEMBERS;
use crate::forecast::combination::rolling::{JUDGED, Residual, Rolling};
use crate::forecast::combination::weights::{Each, Losses};
use crate::forecast::history::History;
use crate::forecast::series::Series;

/// A series and how many of its values are history; the rest are outcomes.
#[derive(Clone, Debug)]
pub struct SplitSeries {
    /// History and outcomes in one.
    pub series: Series,
    /// Number of values that are history.
    pub history: usize,
}

/// Share of the errors made from the end of the history, beside those made from earlier years.
const FINAL_SHARE: f64 = 0.9;
/// Values used in each length class; the last uses all.
const WINDOWS: [usize; CLASSES] = [1, 2, 3, 4, 5, 6, 8, 11, usize::MAX];

struct JudgedSeries {
    fold: usize,
    last: Vec<Residual>,
    earlier: Vec<Residual>,
}

/// The reference of each fold, from the series of the other folds.
///
/// Two passes for each length class: the members' losses first, for they weigh the members; then
/// the errors of the combination. Every series counts the same.
pub fn estimate(panel: &[SplitSeries]) -> Vec<Reference> {
    let mut tables: Vec<Vec<Class>> = vec![Vec::new(); FOLDS];
    let mut lines = Vec::new();
    for (class, window) in WINDOWS.iter().enumerate() {
        let in_class = |used: usize| {
            let next = CLASS_FROM.get(class + 1).copied().unwrap_or(usize::MAX);
            used >= CLASS_FROM[class] && used < next
        };
        let mut rolled = Vec::new();
        for known in panel {
            let history = History::of(&known.series);
            let rolling = Rolling::of(&history, known.history, *window, JUDGED, &mut lines);
            let fold = fold(known.series.values[known.history - 1].unwrap_or(0.0));
            rolled.push((fold, history, rolling, known.history));
        }
        let mut by_fold = vec![Losses::default(); FOLDS];
        for (fold, history, rolling, now) in &rolled {
            let losses = rolling.losses(history, *now);
            for (m, sum) in losses.sum.iter().enumerate() {
                by_fold[*fold].sum[m] += sum;
            }
            by_fold[*fold].count += losses.count;
        }
        let everyone: Vec<Each> = (0..FOLDS).map(|f| mean_without(&by_fold, f)).collect();
        let judged: Vec<JudgedSeries> = rolled
            .iter()
            .map(|(fold, history, rolling, now)| {
                let (mut all, mut earlier) = (Vec::new(), Vec::new());
                rolling.judge(history, |_| everyone[*fold], history.values.len(), &mut all);
                rolling.judge(history, |_| everyone[*fold], *now, &mut earlier);
                all.retain(|r| in_class(r.used));
                earlier.retain(|r| in_class(r.used));
                // The errors of now come last, after those of earlier years.
                let reach = history.values.len() - now;
                let last = all.split_off(all.len() - reach.min(all.len()));
                JudgedSeries {
                    fold: *fold,
                    last,
                    earlier,
                }
            })
            .collect();
        for (f, table) in tables.iter_mut().enumerate() {
            table.push(class_of(&judged, f, everyone[f]));
        }
    }
    tables
        .into_iter()
        .map(|classes| Reference {
            classes: classes
                .try_into()
                .expect("one class was made for each window"),
        })
        .collect()
}

fn mean_without(by_fold: &[Losses], fold: usize) -> Each {
    let (mut sum, mut count) = ([0.0; MEMBERS], 0.0);
    for losses in by_fold
        .iter()
        .enumerate()
        .filter(|(f, _)| *f != fold)
        .map(|x| x.1)
    {
        (0..MEMBERS).for_each(|m| sum[m] += losses.sum[m]);
        count += losses.count;
    }
    sum.map(|s| s / count)
}

fn class_of(judged: &[JudgedSeries], fold: usize, losses: Each) -> Class {
    let mut errors: Vec<(usize, f64, f64)> = Vec::new();
    for series in judged.iter().filter(|j| j.fold != fold) {
        for (part, share) in [
            (&series.last, FINAL_SHARE),
            (&series.earlier, 1.0 - FINAL_SHARE),
        ] {
            let weight = share / part.len().max(1) as f64;
            errors.extend(part.iter().map(|r| (r.horizon, r.size, weight)));
        }
    }
    let sizes: [f64; JUDGED] = std::array::from_fn(|h| typical(&errors, h + 1));
    let mut scaled: Vec<(f64, f64)> = errors
        .iter()
        .map(|(h, size, weight)| (size / sizes[h - 1], *weight))
        .collect();
    Class {
        losses,
        sizes,
        shape: ErrorShape::of(&mut scaled),
    }
}

/// Geometric mean of the sizes at a horizon.
fn typical(errors: &[(usize, f64, f64)], horizon: usize) -> f64 {
    let (mut sum, mut total) = (0.0, 0.0);
    for (_, size, weight) in errors.iter().filter(|e| e.0 == horizon) {
        sum += weight * libm::log(size.abs() + 1e-3);
        total += weight;
    }
    libm::exp(sum / total)
}

/// The table as it is shipped, with four decimals.
pub fn table(references: &[Reference]) -> String {
    let mut text = String::from("fold,from,losses and sizes and quantiles\n");
    for (f, reference) in references.iter().enumerate() {
        for (class, from) in reference.classes.iter().zip(CLASS_FROM) {
            let _ = write!(text, "{f},{from}");
            let numbers = class
                .losses
                .iter()
                .chain(&class.sizes)
                .chain(&class.shape.quantiles);
            for x in numbers {
                let _ = write!(text, ",{x:.4}");
            }
            text.push('\n');
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn panel() -> Vec<SplitSeries> {
        (0..40_u32)
            .map(|i| {
                let wave = |t: u32| 1.0 + 0.3 * libm::sin(f64::from(t * (i + 3)));
                let values = (0..24)
                    .map(|t| Some(50.0 + f64::from(t) + 9.0 * wave(t)))
                    .collect();
                SplitSeries {
                    series: Series::new(format!("{i}"), 2000, values),
                    history: 18,
                }
            })
            .collect()
    }

    /// What came after the history of one series changes the tables of the other folds only.
    #[test]
    fn no_series_is_judged_by_its_own_errors() {
        let before = estimate(&panel());
        let mut changed = panel();
        let own = fold(changed[7].series.values[17].unwrap());
        changed[7].series.values[20] = Some(900.0);
        let after = estimate(&changed);
        for f in 0..FOLDS {
            let last = CLASSES - 1;
            let pairs = before[f].classes[last].shape.quantiles.into_iter();
            let moved = pairs
                .zip(after[f].classes[last].shape.quantiles)
                .fold(0.0_f64, |m, (a, b)| m.max((a - b).abs()));
            // The large value changes the unit of the series, and with it the last bits.
            assert_eq!(moved < 1e-9, f == own, "fold {f}: {moved}");
        }
    }

    #[test]
    fn the_table_has_a_line_for_each_fold_and_class() {
        let text = table(&estimate(&panel()));
        assert_eq!(text.lines().count(), 1 + FOLDS * CLASSES);
        assert!(
            text.lines()
                .skip(1)
                .all(|line| line.split(',').count() == 2 + 5 + 6 + 17)
        );
    }
}
