//! Reports of counts: what was added in a year stays, so that none is of fewer than there were.

use super::checking::Checking;
use super::observations::{of_addition, place};
use super::unlikely::of_process;
use crate::model::file::ProcessKind;

/// So many errors of two reports still leave room for as many as before.
const ERRORS: f64 = 2.0;
/// The quantile of the start that hardly any draw is below.
const LOW: f64 = 0.05;

/// A reminder of each report of a count that is of fewer than there were.
pub(super) fn reports(checking: &mut Checking<'_>) {
    let file = checking.file();
    for (key, process) in &file.processes {
        let parts = process.parts();
        if parts.kind != ProcessKind::Count {
            continue;
        }
        let start = parts.start.and_then(|start| start.sampler().ok());
        let start = start.map_or(0.0, |start| start.quantile(LOW).floor());
        let mut before = (file.model.base_year, start, 0.0_f64);
        for (i, seen) in of_process(file, key) {
            if of_addition(file, seen) {
                continue;
            }
            let now = (seen.year, seen.value, seen.error.unwrap_or(0.0));
            let room = ERRORS * before.2.hypot(now.2);
            if now.0 > before.0 && now.1 + room < before.1 {
                let ((earlier, had, _), (year, has, _)) = (before, now);
                let complaint = checking.complaint(
                    "observations",
                    &format!("{}.value", place(i)),
                    (
                        format!("{}：{year} 年 {has}，而 {earlier} 年已有 {had}", parts.title.zh),
                        format!(
                            "{}: {has} in {year}, and {had} in {earlier} already",
                            parts.title.en
                        ),
                    ),
                    (
                        "到年末为止的累计数，只增不减".into(),
                        "how many there are by the end of the year, which only grows".into(),
                    ),
                    (
                        "若是当年新增的数，请加上此前的；若确实少了，不必改",
                        "Add those of earlier years to what one year added; if there really are fewer, leave it",
                    ),
                );
                checking.remind_unless_said(complaint);
            }
            before = now;
        }
    }
}
