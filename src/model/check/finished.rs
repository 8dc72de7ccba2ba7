//! Reports of what finishes, one thing after the other: whole things, of which none is undone.

use super::checking::Checking;
use super::observations::place;
use super::unlikely::of_process;
use crate::model::file::{HALF_A_PER_CENT, ObservationFile};

/// So many errors of a report still leave room for a whole number, or for as many as before.
const ERRORS: f64 = 2.0;
/// The quantile of the start that hardly any draw is below.
const LOW: f64 = 0.05;

/// A reminder of each report that is no whole number of things, or fewer than there were.
pub(super) fn reports(checking: &mut Checking<'_>) {
    let file = checking.file();
    for (key, process) in &file.processes {
        let parts = process.parts();
        let Some(of) = parts.of.map(f64::from).filter(|of| *of > 0.0) else {
            continue;
        };
        let start = parts.start.and_then(|start| start.sampler().ok());
        let mut before = start.map_or(0.0, |start| start.quantile(LOW));
        for (i, seen) in of_process(file, key) {
            let (year, share) = (seen.year, seen.value);
            if !(0.0..=1.0).contains(&share) {
                continue;
            }
            let room = room(seen);
            if share + room < before {
                let printed = (before * 1e4).round() / 1e4;
                remind(
                    checking,
                    i,
                    (
                        format!(
                            "{}：{year} 年 {share}，而此前已有 {printed}",
                            parts.title.zh
                        ),
                        format!(
                            "{}: {share} in {year}, and {printed} before",
                            parts.title.en
                        ),
                    ),
                    ("只增不减的比例", "a share that only grows"),
                );
            } else if let Some(nearest) = not_whole(share, of, room) {
                remind(
                    checking,
                    i,
                    (
                        format!("{}：{year} 年 {share}，共 {of} 个", parts.title.zh),
                        format!("{}: {share} of {of} in {year}", parts.title.en),
                    ),
                    (
                        &format!("整个数的比例，如 {nearest}"),
                        &format!("the share of a whole number, such as {nearest}"),
                    ),
                );
            }
            before = before.max(share - room);
        }
    }
}

/// By how much a report may be wrong: by its error, and by what whole per cents round.
fn room(seen: &ObservationFile) -> f64 {
    HALF_A_PER_CENT + ERRORS * seen.error.unwrap_or(0.0)
}

/// The nearest share of a whole number of things, where a share is none.
fn not_whole(share: f64, of: f64, room: f64) -> Option<f64> {
    let nearest = (share * of).round() / of;
    ((nearest - share).abs() > room).then_some((nearest * 1e4).round() / 1e4)
}

fn remind(
    checking: &mut Checking<'_>,
    report: usize,
    found: (String, String),
    expected: (&str, &str),
) {
    let complaint = checking.complaint(
        "observations",
        &format!("{}.value", place(report)),
        found,
        (expected.0.to_string(), expected.1.to_string()),
        (
            "请核对数值、总个数（of）和起点；若确实如此，不必改",
            "Look up the value, how many there are (`of`) and the start; if it is right, leave it",
        ),
    );
    checking.remind_unless_said(complaint);
}

#[cfg(test)]
mod tests {
    use super::not_whole;

    #[test]
    fn shares_of_a_few_things_are_whole() {
        assert_eq!(not_whole(0.97, 16.0, 0.005), Some(1.0));
        assert_eq!(not_whole(0.94, 16.0, 0.005), None);
        assert_eq!(not_whole(0.97, 16.0, 0.045), None);
        assert_eq!(not_whole(0.971, 944.0, 0.005), None);
    }
}
