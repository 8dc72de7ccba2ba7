//! Complaints about rows of the register.

use crate::dataset::{Complaint, Said};
use crate::model::check::about;
use crate::model::check::checking::Checking;
use crate::model::read::RegisterRow;

/// Complains about a row.
pub(super) fn say(
    checking: &mut Checking<'_>,
    row: &RegisterRow,
    found: impl Into<Said>,
    expected: impl Into<Said>,
    advice: impl Into<Said>,
) {
    let complaint = of_row(row, found, expected, advice);
    checking.complaints.push(complaint);
}

/// Reminds of what may be right in a row.
pub(super) fn remind(
    checking: &mut Checking<'_>,
    row: &RegisterRow,
    found: impl Into<Said>,
    expected: impl Into<Said>,
    advice: impl Into<Said>,
) {
    let complaint = of_row(row, found, expected, advice).about(Some(about::register()));
    checking.complaints.push(complaint.as_warning());
}

fn of_row(
    row: &RegisterRow,
    found: impl Into<Said>,
    expected: impl Into<Said>,
    advice: impl Into<Said>,
) -> Complaint {
    Complaint::error(row.file.clone(), row.place.clone(), found, expected, advice)
}
