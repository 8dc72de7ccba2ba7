//! What the numbers of a register may be wrong by: a part of them, not so many people.

use crate::dataset::{Complaint, Complaints};
use crate::model::check::about;
use crate::model::check::checking::Checking;
use crate::model::read::RegisterRow;

/// A number that may be wrong by as much as it is says nothing.
const MOST: f64 = 1.0;

/// A register that may be wrong by more than this part of its numbers is hardly one.
const HARDLY: f64 = 0.2;

/// Complains about errors that no part of a number can be, and doubts large ones; `usual` is that of rows without one.
pub(super) fn check(checking: &mut Checking<'_>, rows: &[RegisterRow], usual: f64) {
    let found = |error: f64| (format!("误差 {error}"), format!("an error of {error}"));
    let large = |error: f64| {
        let percent = (1e4 * error).round() / 1e2;
        (
            format!("误差 {error}，即人数的 {percent}%"),
            format!("an error of {error}, {percent} % of the number"),
        )
    };
    let hardly = (
        format!("登记册的误差通常不超过 {HARDLY}"),
        format!("at most {HARDLY}, as registers have"),
    );
    let of_row = |row: &RegisterRow| {
        let error = row.error.filter(|error| *error > HARDLY)?;
        let (file, place) = (row.file.clone(), row.error_place.clone());
        Some(match error < MOST {
            true => Complaint::error(
                file,
                place,
                large(error),
                hardly.clone(),
                (
                    "1% 写 1% 或 0.01；若确实如此，不必改",
                    "1 % is 1% or 0.01; if it is meant so, leave it",
                ),
            )
            .about(Some(about::register()))
            .as_warning(),
            false => Complaint::error(
                file,
                place,
                found(error),
                (
                    "占人数的比例，小于 1，如 1% 或 0.01",
                    "a part of the number, below 1, such as 1% or 0.01",
                ),
                (
                    "是百分数的话请写上百分号（5% 写 5% 或 0.05）；写的是人数的话，请除以这一行的人数",
                    "Write the sign of a per cent (5 % is 5% or 0.05); divide a number of people by that of the row",
                ),
            ),
        })
    };
    let doubted = Complaints(rows.iter().filter_map(of_row).collect());
    checking.complaints.extend(doubted.shortened());
    if !(0.0..MOST).contains(&usual) {
        // A file in TOML has no sign of per cent.
        let expected = (
            "占人数的比例，不小于 0、小于 1，如 0.01".to_string(),
            "a part of the number, at least 0 and below 1, such as 0.01".to_string(),
        );
        let advice = (
            "是百分数的话请除以 100（5% 写 0.05）；写的是人数的话，请除以这一行的人数",
            "Divide per cents by 100 (5 % is 0.05), and a number of people by those of the row",
        );
        checking.say("model", "register.error", found(usual), expected, advice);
    } else if usual > HARDLY {
        checking.remind_in_layer(
            0,
            "model",
            "register.error",
            large(usual),
            hardly,
            (
                "1% 写 0.01；若确实如此，不必改",
                "1 % is 0.01; if it is meant so, leave it",
            ),
        );
    }
}
