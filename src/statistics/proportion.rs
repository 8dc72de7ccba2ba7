//! A probability estimated by counting draws.

use super::error::{StatisticsError, value};

/// A share of draws, with its Monte-Carlo error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Proportion {
    /// Share of the draws, `k / n`.
    pub share: f64,
    /// Standard error. `√(p(1 − p)/n)`; where none or all of the draws count, the standard
    /// deviation of Jeffreys' posterior, Beta(k + ½, n − k + ½), because chance does not vanish.
    pub standard_error: f64,
    /// Lower end of Wilson's 95 % interval.
    pub low: f64,
    /// Upper end of Wilson's 95 % interval.
    pub high: f64,
}

impl Proportion {
    /// The share of `met` among `draws`.
    ///
    /// Source: Wilson (1927), J. Am. Stat. Assoc. 22: 209–212; Brown, Cai and DasGupta (2001),
    /// Statistical Science 16: 101–133.
    pub fn of(met: u64, draws: u64) -> Result<Self, StatisticsError> {
        if draws == 0 {
            return Err(value("number of draws", "a share", 0.0, "1 or more"));
        }
        if met > draws {
            let expected = "at most the number of draws";
            return Err(value("number of hits", "a share", met as f64, expected));
        }
        let (k, n) = (met as f64, draws as f64);
        let share = k / n;
        let standard_error = if met == 0 || met == draws {
            let (a, b) = (k + 0.5, n - k + 0.5);
            (a * b / ((a + b) * (a + b) * (a + b + 1.0))).sqrt()
        } else {
            (share * (1.0 - share) / n).sqrt()
        };
        const Z: f64 = 1.959_963_984_540_054;
        let centre = (k + Z * Z / 2.0) / (n + Z * Z);
        let half = Z / (n + Z * Z) * (k * (n - k) / n + Z * Z / 4.0).sqrt();
        Ok(Proportion {
            share,
            standard_error,
            low: if met == 0 { 0.0 } else { centre - half },
            high: if met == draws { 1.0 } else { centre + half },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Newcombe (1998), Statistics in Medicine 17: 857–872, table I, method 3 (Wilson's score).
    #[test]
    fn wilson_intervals_are_the_published_ones() {
        for (k, n, low, high) in [
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
            (0, 20, 0.0, 0.1611),
            (1, 29, 0.0061, 0.1718),
        ] {
            let p = Proportion::of(k, n).unwrap();
            assert!((p.low - low).abs() < 5.1e-5, "{k}/{n}");
            assert!((p.high - high).abs() < 5.1e-5, "{k}/{n}");
        }
    }

    #[test]
    fn certainty_is_never_claimed() {
        let (none, all) = (
            Proportion::of(0, 1000).unwrap(),
            Proportion::of(1000, 1000).unwrap(),
        );
        assert!(none.standard_error > 0.0);
        assert!((none.standard_error - all.standard_error).abs() < 1e-15);
        assert_eq!((none.share, all.share), (0.0, 1.0));
        assert_eq!((none.low, all.high), (0.0, 1.0));
        let half = Proportion::of(200, 400).unwrap();
        assert!((half.standard_error - 0.025).abs() < 1e-15);
    }

    #[test]
    fn impossible_counts_are_refused() {
        assert!(Proportion::of(0, 0).is_err());
        assert!(Proportion::of(3, 2).is_err());
    }
}
