//! Where the values of a process lie.

/// Counts below this may well become many times as many.
const FEW: f64 = 10.0;

/// Where the values of a process lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueRange {
    /// Between 0 and 1; a start has neither, what is reported may round to them.
    OpenShare,
    /// From 0 to 1.
    Share,
    /// Above 0.
    Positive,
    /// From 0.
    NotNegative,
    /// Growth of a year, of which there is no start.
    Growth,
}

impl ValueRange {
    /// Where a start must lie, in Chinese and in English; nothing where there is none.
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            ValueRange::OpenShare => (
                "0 与 1 之间（不含两端）",
                "between 0 and 1, the ends not included",
            ),
            ValueRange::Share => ("0 与 1 之间", "between 0 and 1"),
            ValueRange::Positive => ("大于 0", "above 0"),
            ValueRange::NotNegative => ("不小于 0", "at least 0"),
            ValueRange::Growth => ("", ""),
        }
    }

    /// Whether a start between these ends lies in it.
    pub fn holds(self, [low, high]: [f64; 2]) -> bool {
        match self {
            ValueRange::OpenShare => low > 0.0 && high < 1.0,
            ValueRange::Share => low >= 0.0 && high <= 1.0,
            ValueRange::Positive => low > 0.0,
            ValueRange::NotNegative => low >= 0.0,
            ValueRange::Growth => true,
        }
    }

    /// Whether a value is near to where most draws of a start lie: a share no further outside than `apart`, a count or a
    /// level no more than so many `times` more or less. Of growth there is no start to be near to.
    pub fn is_near(self, value: f64, [low, high]: [f64; 2], (apart, times): (f64, f64)) -> bool {
        match self {
            ValueRange::OpenShare | ValueRange::Share => {
                (low - apart..=high + apart).contains(&value)
            }
            ValueRange::NotNegative | ValueRange::Positive => {
                let least = if low < FEW { 0.0 } else { low / times };
                (least..=high.max(FEW) * times).contains(&value)
            }
            ValueRange::Growth => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_times_the_start_is_far() {
        let of = |value: f64| ValueRange::Positive.is_near(value, [1013.0; 2], (0.25, 5.0));
        assert!(of(1013.0) && of(2000.0) && !of(101_300.0) && !of(10.13));
        let share = |value: f64| ValueRange::OpenShare.is_near(value, [0.94, 0.99], (0.25, 5.0));
        assert!(share(1.0) && !share(0.0099));
        assert!(ValueRange::NotNegative.is_near(3.0, [0.0, 1.0], (0.25, 5.0)));
    }

    #[test]
    fn only_an_open_range_refuses_its_ends() {
        assert!(ValueRange::Share.holds([0.0, 1.0]) && !ValueRange::OpenShare.holds([0.0, 0.5]));
        assert!(ValueRange::NotNegative.holds([0.0; 2]) && !ValueRange::Positive.holds([0.0; 2]));
    }
}
