//! Deviations that last and deviations of one year, and what an observation of their sum teaches.

/// How a rate deviates from its mean: parts that last, each an autoregression of the first order that is
/// stationary from the start or fades, and noise of one year. All in the rate's own unit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Deviations {
    /// The parts that last.
    pub lasting: [Lasting; PARTS],
    /// Standard deviation of the noise of one year.
    pub noise: f64,
}

/// Parts that last: a place's own, its nation's, what is uncertain of the mean itself, and what fades.
pub const PARTS: usize = 4;

impl Deviations {
    /// So many times as far.
    #[must_use]
    pub fn times(mut self, factor: f64) -> Self {
        for part in &mut self.lasting {
            part.spread *= factor;
        }
        self.noise *= factor;
        self
    }

    /// The same with what counting adds to a year's growth of `stock` people of whom such a part comes and another
    /// such part goes by chance.
    #[must_use]
    pub fn with_counting(mut self, part: f64, stock: f64) -> Self {
        let counting = 2.0 * part / stock.max(1.0);
        self.noise = (self.noise * self.noise + counting).sqrt();
        self
    }
}

/// A part that lasts.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Lasting {
    /// Part that is left a year later; 1 stays for ever.
    pub persistence: f64,
    /// Standard deviation over many years; of what fades, at the start.
    pub spread: f64,
    /// Whether nothing new comes, so that the part fades to nothing.
    pub fades: bool,
}

impl Lasting {
    /// A part to which something new comes every year, so that it keeps its spread.
    pub fn renewed(persistence: f64, spread: f64) -> Self {
        Lasting {
            persistence,
            spread,
            fades: false,
        }
    }

    /// A part of which only so much is left a year later.
    pub fn fading(persistence: f64, spread: f64) -> Self {
        Lasting {
            persistence,
            spread,
            fades: true,
        }
    }

    /// Variance of what a year adds.
    fn news(&self) -> f64 {
        if self.fades {
            return 0.0;
        }
        self.spread * self.spread * (1.0 - self.persistence * self.persistence)
    }
}

/// What a draw has been taught about its deviations: how far they are moved, and how uncertain they are still.
///
/// A draw's own path comes from the prior; an observation of the running total since the last one moves it by
/// the gain times the gap (conditioning by kriging, Matheron's rule: Doucet 2010), which is exact where rate and
/// error are normal. What was taught fades as the parts do.
#[derive(Clone, Copy, Debug, Default)]
pub struct Taught {
    shift: [f64; PARTS],
    /// Covariance of the parts.
    parts: [[f64; PARTS]; PARTS],
    /// Covariance of the parts with the running total, and its variance.
    with_total: [f64; PARTS],
    total: f64,
}

impl Taught {
    /// Nothing has been seen yet; the total begins with such an error of its own.
    pub fn nothing(by: &Deviations, start: f64) -> Self {
        let mut taught = Taught {
            total: start * start,
            ..Taught::default()
        };
        for part in 0..PARTS {
            taught.parts[part][part] = by.lasting[part].spread * by.lasting[part].spread;
        }
        taught
    }

    /// A year passes, whose rate is added to the running total.
    pub fn pass(&mut self, by: &Deviations) {
        let left = by.lasting.map(|part| part.persistence);
        for one in 0..PARTS {
            self.shift[one] *= left[one];
            for two in 0..PARTS {
                self.parts[one][two] *= left[one] * left[two];
            }
            self.parts[one][one] += by.lasting[one].news();
        }
        let carried: [f64; PARTS] = std::array::from_fn(|part| left[part] * self.with_total[part]);
        let each = self.with_rate();
        self.total += 2.0 * added(&carried) + added(&each) + by.noise * by.noise;
        self.with_total = std::array::from_fn(|part| carried[part] + each[part]);
    }

    /// Covariance of the parts with the lasting rate of the year that has passed last.
    fn with_rate(&self) -> [f64; PARTS] {
        std::array::from_fn(|part| added(&self.parts[part]))
    }

    /// By how much what was seen moves the rate of the year that has passed last.
    pub fn shift(&self) -> f64 {
        added(&self.shift)
    }

    /// The running total was seen to be `gap` more than this draw has it (the draw of its error included, of this
    /// standard deviation). Moves the parts and begins a new total.
    pub fn see(&mut self, gap: f64, error: f64) {
        let seen = self.total + error * error;
        if seen > 0.0 {
            for part in 0..PARTS {
                self.shift[part] += self.with_total[part] / seen * gap;
                for other in 0..PARTS {
                    self.parts[part][other] -=
                        self.with_total[part] * self.with_total[other] / seen;
                }
            }
        }
        (self.total, self.with_total) = (0.0, [0.0; PARTS]);
    }

    /// The same of a total that goes on: as badly as it is seen, it stays unknown; seen exactly, a new one begins.
    pub fn see_in_part(&mut self, gap: f64, error: f64) {
        let (total, with_total) = (self.total, self.with_total);
        let seen = total + error * error;
        if seen <= 0.0 {
            return;
        }
        self.see(gap, error);
        let left = error * error / seen;
        (self.total, self.with_total) = (left * total, with_total.map(|own| left * own));
    }

    /// The same of the total since its start, whose own error (this standard deviation) stays unknown.
    pub fn see_since(&mut self, gap: f64, error: f64, start: f64) {
        self.total -= start * start;
        self.see(gap, error);
        self.total = start * start;
    }

    /// The rate of the year that has passed last was seen to be `gap` more than this draw has it, with such an
    /// error; the running total goes on, of which that year's part is known better now.
    pub fn see_rate(&mut self, by: &Deviations, gap: f64, error: f64) {
        let with_rate = self.with_rate();
        let noise = by.noise * by.noise;
        let rate = added(&with_rate) + noise;
        let seen = rate + error * error;
        if seen <= 0.0 {
            return;
        }
        let total = added(&self.with_total) + noise;
        for part in 0..PARTS {
            self.shift[part] += with_rate[part] / seen * gap;
            self.with_total[part] -= with_rate[part] * total / seen;
            for other in 0..PARTS {
                self.parts[part][other] -= with_rate[part] * with_rate[other] / seen;
            }
        }
        self.total -= total * total / seen;
    }

    /// Variance of the running total since the last observation.
    pub fn total(&self) -> f64 {
        self.total
    }
}

fn added(parts: &[f64; PARTS]) -> f64 {
    parts.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One part that stays for ever and noise: after `n` yearly totals the mean is the precision-weighted one.
    #[test]
    fn a_constant_rate_is_learnt_as_in_the_textbook() {
        let by = Deviations {
            lasting: [
                Lasting::renewed(1.0, 0.02),
                Lasting::default(),
                Lasting::default(),
                Lasting::default(),
            ],
            noise: 0.01,
        };
        let mut taught = Taught::nothing(&by, 0.0);
        // A draw whose own path is nought sees 0.03 in each of four years.
        for _ in 0..4 {
            taught.pass(&by);
            let gap = 0.03 - taught.shift();
            taught.see(gap, 0.0);
        }
        let (prior, noise) = (1.0 / (0.02 * 0.02), 4.0 / (0.01 * 0.01));
        let expected = 0.03 * noise / (prior + noise);
        assert!(
            (taught.shift() - expected).abs() < 1e-12,
            "{}",
            taught.shift()
        );
        assert!((taught.parts[0][0] - 1.0 / (prior + noise)).abs() < 1e-15);
    }

    /// Of a total that is seen with an error as large as itself half is left, and taught; seen again, a third.
    #[test]
    fn what_is_seen_badly_stays_unknown_in_part() {
        let by = Deviations {
            lasting: [
                Lasting::renewed(1.0, 0.02),
                Lasting::default(),
                Lasting::default(),
                Lasting::default(),
            ],
            noise: 0.0,
        };
        let mut taught = Taught::nothing(&by, 0.0);
        taught.pass(&by);
        taught.see_in_part(0.03, 0.02);
        assert!((taught.shift() - 0.015).abs() < 1e-12 && (taught.total() - 2e-4).abs() < 1e-12);
        taught.see_in_part(0.0, 0.02);
        assert!((taught.total() - 4e-4 / 3.0).abs() < 1e-12);
        assert!((taught.parts[0][0] - 4e-4 / 3.0).abs() < 1e-12);
    }

    /// The total over several years has the variance of a sum of an autoregression and noise, and what was
    /// taught fades with the part that lasts.
    #[test]
    fn a_total_over_years_has_the_variance_of_the_sum() {
        let by = Deviations {
            lasting: [
                Lasting::renewed(0.9, 0.013),
                Lasting::renewed(0.5, 0.02),
                Lasting::renewed(1.0, 0.005),
                Lasting::fading(0.8, 0.03),
            ],
            noise: 0.01,
        };
        let mut taught = Taught::nothing(&by, 0.0);
        for _ in 0..5 {
            taught.pass(&by);
        }
        let mut expected = 5.0 * 0.01 * 0.01;
        for part in by.lasting {
            let square = part.spread * part.spread;
            for one in 0..5_i32 {
                for two in 0..5_i32 {
                    // What fades had its spread a year before the first.
                    let years = if part.fades {
                        one + two + 2
                    } else {
                        (one - two).abs()
                    };
                    expected += square * part.persistence.powi(years);
                }
            }
        }
        assert!((taught.total / expected - 1.0).abs() < 1e-12);
        taught.see(0.1, 0.01);
        assert_eq!(taught.total(), 0.0);
        let before = taught.shift;
        taught.pass(&by);
        assert!((taught.shift[0] - 0.9 * before[0]).abs() < 1e-15);
        assert!((taught.shift[1] - 0.5 * before[1]).abs() < 1e-15);
    }
}
