//! Reports of the base year itself, held against where their process starts.

use super::checking::Checking;
use super::observations::{moved, of_addition, place};
use crate::model::file::{HALF_A_PER_CENT, ProcessKind};

/// Quantiles of the start between which nearly all draws lie.
const ENDS: [f64; 2] = [0.001, 0.999];

/// Errors of a report explain so many standard deviations.
const ERRORS: f64 = 4.0;

/// Says of each report of the base year that it lies outside all that the start may be. A share that moves as rates do
/// elsewhere cannot leave its start, so that nothing could be run; anything else begins where the report says.
pub(super) fn reports(checking: &mut Checking<'_>) {
    let file = checking.file();
    let base = file.model.base_year;
    for (i, seen) in file.observations.observation.iter().enumerate() {
        if seen.year != base || seen.is_set_aside() || of_addition(file, seen) {
            continue;
        }
        let process = moved(file, seen).and_then(|key| file.processes.get(key));
        let Some(parts) = process.map(|process| process.parts()) else {
            continue;
        };
        let start = parts.start.and_then(|start| start.sampler().ok());
        let Some(start) = start.filter(|_| seen.value.is_finite()) else {
            continue;
        };
        let bound = parts.kind == ProcessKind::Share && parts.volatility.is_none();
        let [low, high] = ENDS.map(|end| start.quantile(end));
        let errors = ERRORS * seen.error.unwrap_or(0.0);
        let room = match bound {
            true => errors.max(HALF_A_PER_CENT),
            false => errors + 1e-9,
        };
        if (low - room..=high + room).contains(&seen.value) {
            continue;
        }
        let shown = |value: f64| match parts.unit.in_parts() {
            true => format!("{}%", (value * 1e4).round() / 100.0),
            false => ((value * 1e4).round() / 1e4).to_string(),
        };
        let [value, low, middle, high] = [seen.value, low, start.median(), high].map(shown);
        let found = (
            format!(
                "{}：{base} 年报的是 {value}，而这一年是起点，起点为 {middle}（{low}～{high}）",
                parts.title.zh
            ),
            format!(
                "{}: {value} was reported of {base}, where it starts at {middle} ({low} to {high})",
                parts.title.en
            ),
        );
        let expected = (
            "与起点相合的数".to_string(),
            "a value that the start can be".to_string(),
        );
        let advice = match bound {
            true => (
                "请核实哪个对：改正这个数，或改正起点（processes.toml 的 start）和规划所载的基期值（baseline）",
                "Find out which is right: correct this value, or the start (start in processes.toml) and what the plan prints of the base year (baseline)",
            ),
            false => (
                "推算从报的数起；请核实哪个对，改正这个数，或改正起点（processes.toml 的 start）和规划所载的基期值（baseline）",
                "What follows begins at the report: find out which is right, and correct this value, or the start (start in processes.toml) and what the plan prints of the base year (baseline)",
            ),
        };
        let key = format!("{}.value", place(i));
        let complaint = checking.complaint("observations", &key, found, expected, advice);
        checking.push(match bound {
            true => complaint,
            false => complaint.as_warning(),
        });
    }
}
