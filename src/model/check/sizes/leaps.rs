//! Births and deaths that are quite others than those reported of the nearest other year.

use super::super::checking::Checking;
use super::super::observations::place;
use crate::axes::Year;
use crate::model::file::{ObservationFile, PeopleQuantity};

/// Change from one year to the next, in logarithms, that happens: an epidemic, a year of the dragon.
const ONCE: f64 = 0.35;
/// Further change for each year between.
const YEARLY: f64 = 0.1;

/// A reminder of births or deaths that leap. Of two years both leap: the later one is named.
pub(super) fn check(
    checking: &mut Checking<'_>,
    (i, seen): (usize, &ObservationFile),
    quantity: PeopleQuantity,
) {
    let others = checking.file().observations.observation.iter();
    let others = others.filter(|other| {
        other.of_people() == Some(quantity) && other.year < seen.year && !other.is_set_aside()
    });
    let Some(before) = others.max_by_key(|other| other.year) else {
        return;
    };
    let (year, value) = (before.year, before.value);
    if !leaps((year, value), (seen.year, seen.value)) {
        return;
    }
    let complaint = checking.complaint(
        "observations",
        &format!("{}.value", place(i)),
        (
            format!(
                "{} 年 {} 人，而 {year} 年 {value} 人",
                seen.year, seen.value
            ),
            format!(
                "{} people in {}, and {value} in {year}",
                seen.value, seen.year
            ),
        ),
        (
            "相邻两年相差不超过四成".into(),
            "a change of at most four tenths from a year to the next".into(),
        ),
        (
            "请核对两年的口径和数；若确实如此，不必改",
            "Look up what both years count; if they are right, leave them",
        ),
    );
    checking.complaints.push(complaint.as_warning());
}

/// Whether numbers of two years lie farther apart than what happens.
fn leaps((year, value): (Year, f64), (later, now): (Year, f64)) -> bool {
    let room = ONCE + YEARLY * f64::from(later - year - 1);
    value > 0.0 && now > 0.0 && (now / value).ln().abs() > room
}

#[cfg(test)]
mod tests {
    use super::leaps;

    #[test]
    fn twice_the_deaths_of_the_year_before_leap() {
        assert!(leaps((2022, 9187.0), (2023, 20_000.0)));
        assert!(leaps((2022, 6085.0), (2023, 608.0)));
        // What an epidemic does, and what births did in six years.
        assert!(!leaps((2021, 7200.0), (2022, 9187.0)));
        assert!(!leaps((2016, 12_900.0), (2022, 6085.0)));
        assert!(!leaps((2022, 0.0), (2023, 5.0)));
    }
}
