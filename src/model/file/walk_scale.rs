//! The scale on which a process is a random walk.

use crate::statistics::elementary::exponential;

/// What a share printed in whole per cents may be off by.
pub const HALF_A_PER_CENT: f64 = 0.005;

/// A share nearer to 0 or 1 is taken to be so near: on the scale of its walk these lie at infinity.
const NEAREST: f64 = 1e-4;

/// A scale on which a process is a random walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WalkScale {
    /// Of the logarithm of the odds.
    LogOdds,
    /// Of the logarithm.
    Logarithm,
    /// Of the values themselves.
    Value,
}

impl WalkScale {
    /// Whether it is that of the values themselves.
    pub const fn is_of_values(self) -> bool {
        matches!(self, WalkScale::Value)
    }

    /// The unit of a year's move.
    pub const fn unit(self) -> &'static str {
        match self {
            WalkScale::LogOdds => "log odds a year",
            WalkScale::Logarithm => "log a year",
            WalkScale::Value => "a year",
        }
    }

    /// Whether a value has a place on the scale; a share of 0 or 1 has that of what is printed so.
    pub fn holds(self, value: f64) -> bool {
        match self {
            WalkScale::LogOdds => (0.0..=1.0).contains(&value),
            WalkScale::Logarithm => value > 0.0,
            WalkScale::Value => true,
        }
    }

    /// A value put on the scale.
    #[inline]
    pub fn onto(self, value: f64) -> f64 {
        match self {
            WalkScale::LogOdds => libm::log(value / (1.0 - value)),
            WalkScale::Logarithm => libm::log(value),
            WalkScale::Value => value,
        }
    }

    /// The value at a place of the scale.
    #[inline]
    pub fn back(self, place: f64) -> f64 {
        match self {
            WalkScale::LogOdds => 1.0 / (1.0 + exponential(-place)),
            WalkScale::Logarithm => exponential(place),
            WalkScale::Value => place,
        }
    }

    /// A printed value, and what a small error of it is divided by on the scale. A share of 0 or 1 stands for what
    /// rounds to it in whole per cents: half of that is cut off.
    pub fn printed(self, value: f64) -> (f64, f64) {
        match self {
            WalkScale::LogOdds => {
                let cut = HALF_A_PER_CENT / 2.0;
                let value = value.clamp(cut, 1.0 - cut);
                (value, value * (1.0 - value))
            }
            WalkScale::Logarithm => (value, value),
            WalkScale::Value => (value, 1.0),
        }
    }

    /// The nearest value that does not lie at infinity.
    #[inline]
    pub fn finite(self, value: f64) -> f64 {
        match self {
            WalkScale::LogOdds => value.clamp(NEAREST, 1.0 - NEAREST),
            WalkScale::Logarithm => value.max(f64::MIN_POSITIVE),
            WalkScale::Value => value,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back_again() {
        for (scale, value) in [
            (WalkScale::LogOdds, 0.57),
            (WalkScale::Logarithm, 1013.0),
            (WalkScale::Value, -0.03),
        ] {
            assert!(scale.holds(value), "{scale:?}");
            assert!((scale.back(scale.onto(value)) - value).abs() < 1e-9 * value.abs());
            assert_eq!(scale.printed(value).0, value);
            assert_eq!(scale.finite(value), value);
        }
    }

    #[test]
    fn an_error_is_divided_by_what_the_scale_stretches() {
        for (scale, value) in [(WalkScale::LogOdds, 0.57), (WalkScale::Logarithm, 1013.0)] {
            let by = 1e-5 * value;
            let moved = scale.onto(value + by) - scale.onto(value);
            assert!((by / scale.printed(value).1 / moved - 1.0).abs() < 1e-4);
        }
        // 100 % is 99.75.
        assert_eq!(WalkScale::LogOdds.printed(1.0).0, 0.9975);
        assert!(!WalkScale::LogOdds.holds(1.01) && !WalkScale::Logarithm.holds(0.0));
    }
}
