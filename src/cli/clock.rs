//! The year in which the program is called: what is of a later one cannot have been seen yet.

use std::time::SystemTime;

use plancast::axes::Year;

/// The year by the machine's clock, in universal time; nothing where the clock is before 1970.
#[expect(
    clippy::disallowed_methods,
    reason = "what is still to come depends on the day, and is said to the user"
)]
pub fn this_year() -> Option<Year> {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    Some(year_of(now.ok()?.as_secs() / 86_400))
}

/// The year of a day, counted from 1 January 1970.
fn year_of(day: u64) -> Year {
    let (mut year, mut left) = (1970, day);
    loop {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = if leap { 366 } else { 365 };
        if left < days {
            return year;
        }
        (year, left) = (year + 1, left - days);
    }
}

#[cfg(test)]
mod tests {
    use super::year_of;

    #[test]
    fn a_day_has_a_year() {
        // By the calendar of Python's datetime: 11,016 is 29 February 2000.
        for (day, year) in [
            (0, 1970),
            (364, 1970),
            (365, 1971),
            (11_016, 2000),
            (11_322, 2000),
            (11_323, 2001),
            (20_453, 2025),
            (20_454, 2026),
        ] {
            assert_eq!(year_of(day), year, "{day}");
        }
    }
}
