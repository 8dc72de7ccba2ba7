//! Which values a forecast can take, and how a deviation reaches only those.

/// The values that an outcome can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Support {
    /// Any number: a deviation is added.
    Line,
    /// Above zero: a deviation upwards is added, one downwards is a factor.
    Above,
    /// Whole numbers from 0 on: as above zero, half a unit up, then rounded.
    Whole,
}

impl Support {
    /// Whether outcomes are counted.
    pub const fn is_whole(self) -> bool {
        match self {
            Support::Whole => true,
            Support::Line | Support::Above => false,
        }
    }

    /// Whether outcomes may lie on either side of zero: then they have no logarithms.
    pub const fn is_line(self) -> bool {
        match self {
            Support::Line => true,
            Support::Above | Support::Whole => false,
        }
    }

    /// The outcome that lies `deviation` from the centre, both on the working scale.
    ///
    /// `centre · g(deviation / centre)`, `g(x) = 1 + x` upwards and `exp(x)` downwards: smooth to
    /// the first order at the centre, and never at or below zero. So the lower tail shortens as
    /// zero comes near, and nothing piles up there.
    pub fn outcome(self, centre: f64, deviation: f64) -> f64 {
        if self.is_line() || deviation >= 0.0 {
            centre + deviation
        } else {
            centre * libm::exp(deviation / centre)
        }
    }

    /// The deviation that leads to an outcome; the inverse of [`Support::outcome`].
    pub fn deviation(self, centre: f64, outcome: f64) -> f64 {
        if self.is_line() || outcome >= centre {
            outcome - centre
        } else {
            centre * libm::log((outcome / centre).max(f64::MIN_POSITIVE))
        }
    }

    /// A centre that the support allows: below half of `base` a fall becomes a factor.
    ///
    /// Half of `base` is where `½ exp(2u − 1)` continues `u` with the same slope.
    pub fn centre(self, base: f64, free: f64) -> f64 {
        if self.is_line() || free >= 0.5 * base {
            free
        } else {
            // The exponent is held where the result is still a positive number.
            0.5 * base * libm::exp((2.0 * free / base - 1.0).max(-300.0))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcome_and_deviation_are_inverse_and_positive() {
        for deviation in [-30.0, -2.0, -0.1, 0.0, 0.3, 8.0] {
            let y = Support::Above.outcome(1.5, deviation);
            assert!(y > 0.0);
            assert!((Support::Above.deviation(1.5, y) - deviation).abs() < 1e-12);
        }
    }

    #[test]
    fn a_centre_falls_towards_zero_and_never_reaches_it() {
        let at = |free| Support::Above.centre(2.0, free);
        assert_eq!(at(1.4), 1.4);
        assert!((at(1.0) - 1.0).abs() < 1e-15);
        assert!(at(-1.0) > 0.0 && at(-1.0) < at(0.5) && at(-1e9) > 0.0);
    }
}
