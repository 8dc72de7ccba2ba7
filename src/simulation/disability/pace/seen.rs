//! What the tables of a register teach of the pace.

use super::Pace;
use crate::simulation::disability::Gap;
use crate::statistics::deviations::Taught;

impl Pace {
    /// Learns from how far the register lies from this draw. What it says of some holders tells of all as far as these are
    /// unlikely to stray from the others, and of what is special about them as far as the growth of all is known.
    pub fn see(&mut self, gap: &Gap) {
        let Some((of_all, error)) = gap.all else {
            return;
        };
        let (mut unknown, mut strays) = (0.0, 0.0);
        if gap.part < 1.0 {
            unknown = self.taught.total().max(0.0).sqrt();
            strays = self.strays(gap.part);
        } else {
            self.start = 0.0;
        }
        self.taught.see_in_part(of_all, libm::hypot(error, strays));
        for (taught, gap) in self.taught_of.iter_mut().zip(gap.categories) {
            if let Some((gap, error)) = gap {
                taught.see_in_part(gap, libm::hypot(error, unknown));
            }
        }
        for (taught, gap) in self.taught_at.iter_mut().zip(gap.spans) {
            if let Some((gap, error)) = gap {
                taught.see_in_part(gap, libm::hypot(error, unknown));
            }
        }
    }

    /// How far the growth of such a part of the holders may stray from that of all: where the others stray as far as a
    /// category or a span of age may, it does so the other way, the farther the smaller it is.
    fn strays(&self, part: f64) -> f64 {
        let parts = self.taught_of.iter().chain(&self.taught_at);
        let most = parts.map(Taught::total).fold(0.0, f64::max);
        let grown = (most - self.start_of * self.start_of).max(0.0);
        (1.0 - part) / part * grown.sqrt()
    }
}
