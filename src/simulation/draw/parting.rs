//! A gap between recipients, parted between those who may have a service and the share of them who take it up.

use crate::simulation::recipients::ReportsOfRecipients;

/// Halvings after which the parts are exact.
const HALVINGS: usize = 60;

/// The side of the share: what it may be off by.
#[derive(Clone, Copy, Debug)]
pub(super) struct SideOfShare {
    /// The share of this draw.
    pub share: f64,
    /// Variance of its log odds.
    pub variance: f64,
    /// Error of the report, as a part of it.
    pub error: f64,
    /// Whether it moves as rates do elsewhere.
    pub as_elsewhere: bool,
}

impl SideOfShare {
    /// What a share of this draw may be off by at one of the reports that it gives way to.
    pub fn of(reports: &ReportsOfRecipients, at: usize, share: f64) -> Self {
        let seen = &reports.observations[at];
        SideOfShare {
            share,
            variance: reports.variances[at],
            error: seen.error / seen.value,
            as_elsewhere: reports.between.is_as_elsewhere(),
        }
    }

    /// By how much the logarithm of the share rises when its log odds rise by so much: it has no more room than up to all.
    ///
    /// Of a rate that moves as elsewhere the logarithm is known, of which the log odds are only a measure near by: it falls in
    /// proportion. Log odds would let 98 % fall to 70 as easily as to 93.
    fn rise(&self, moved: f64) -> f64 {
        if self.as_elsewhere && moved < 0.0 {
            return (1.0 - self.share) * moved;
        }
        -libm::log(self.share + (1.0 - self.share) * libm::exp(-moved))
    }

    /// Part that does not take it up when the log odds have risen by so much: `d ln p = (1 − p) d logit p`.
    fn slope(&self, moved: f64) -> f64 {
        let rest = 1.0 - self.share;
        if self.as_elsewhere && moved < 0.0 {
            return rest;
        }
        rest / (self.share * libm::exp(moved) + rest)
    }

    /// What a gap, as a logarithm, says of the growth of the holders, whose variance is given, and the standard deviation
    /// of that, by the share and by the report: about the likeliest parts of the two, for which
    /// `growth² / holders + moved² / variance` is least and growth and rise make up the gap.
    pub fn seen_of_holders(&self, gap: f64, holders: f64) -> (f64, f64) {
        if holders <= 0.0 {
            return (0.0, self.error);
        }
        if self.variance <= 0.0 || self.share >= 1.0 {
            return (gap, self.error);
        }
        let odds = self.variance / holders;
        let excess = |moved: f64| moved - odds * (gap - self.rise(moved)) * self.slope(moved);
        let farthest = odds * gap * if gap > 0.0 { self.slope(0.0) } else { 1.0 };
        let (mut low, mut high) = (farthest.min(0.0), farthest.max(0.0));
        for _ in 0..HALVINGS {
            let middle = 0.5 * (low + high);
            if excess(middle) < 0.0 {
                low = middle;
            } else {
                high = middle;
            }
        }
        let moved = 0.5 * (low + high);
        let open = self.slope(moved) * self.variance.sqrt();
        let growth = gap - self.rise(moved);
        // As much as would have been seen where the part of the holders is this growth.
        let seen = growth * (1.0 + open * open / holders);
        (seen, open.hypot(self.error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(share: f64) -> SideOfShare {
        SideOfShare {
            share,
            variance: 0.04,
            error: 0.0,
            as_elsewhere: false,
        }
    }

    /// The growth of the holders by what is seen of it.
    fn growth(side: SideOfShare, gap: f64, holders: f64) -> f64 {
        let (seen, error) = side.seen_of_holders(gap, holders);
        seen * holders / (holders + error * error)
    }

    /// A small gap of a middling share is parted as variances are: 0.0016 of the holders, (½ · 0.2)² = 0.01 of the share.
    #[test]
    fn a_small_gap_is_parted_by_the_variances() {
        let part = growth(side(0.5), 1e-4, 0.0016) / 1e-4;
        assert!((part - 0.0016 / 0.0116).abs() < 1e-3, "{part}");
        let (seen, error) = side(0.5).seen_of_holders(1e-4, 0.0016);
        assert!((seen - 1e-4).abs() < 1e-7 && (error - 0.1).abs() < 1e-4);
    }

    /// 98 %, of which the logarithm has a standard deviation of 0.03, and holders with one of 0.17: of whatever they lack in a
    /// report the share takes three per cent.
    #[test]
    fn a_rate_as_elsewhere_falls_in_proportion() {
        let elsewhere = SideOfShare {
            variance: 2.25,
            as_elsewhere: true,
            ..side(0.98)
        };
        for gap in [-0.05, -0.2, -0.6] {
            let part = growth(elsewhere, gap, 0.03) / gap;
            assert!((part - 0.03 / 0.0309).abs() < 1e-6, "{gap}: {part}");
        }
        let rising = growth(elsewhere, 0.2, 0.03);
        assert!(rising > 0.2 + libm::log(0.98) && rising < 0.2, "{rising}");
    }

    /// Of 0.97 there is a rise of 3 % at most: the holders have all the rest.
    #[test]
    fn a_share_takes_no_more_than_it_has_room_for() {
        for gap in [0.05, 0.12, 0.5] {
            let growth = growth(side(0.97), gap, 0.0009);
            assert!(
                growth > gap + libm::log(0.97) && growth < gap,
                "{gap}: {growth}"
            );
        }
    }

    #[test]
    fn a_gap_below_is_parted_as_well_and_a_certain_side_takes_nothing() {
        let fallen = growth(side(0.9), -0.2, 0.01);
        assert!(fallen < 0.0 && fallen > -0.2, "{fallen}");
        // However little is known of the share and however much of the holders, and the other way round.
        for (gap, holders) in [(-0.3, 1e-9), (0.3, 1e-9), (-0.3, 9.0), (0.3, 9.0)] {
            let (seen, error) = side(0.999).seen_of_holders(gap, holders);
            assert!(seen.is_finite() && error.is_finite(), "{gap} {holders}");
        }
        let sure = SideOfShare {
            variance: 0.0,
            ..side(0.9)
        };
        assert_eq!(sure.seen_of_holders(0.1, 0.01).0, 0.1);
        assert_eq!(side(0.9).seen_of_holders(0.1, 0.0).0, 0.0);
    }
}
