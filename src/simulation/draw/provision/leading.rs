//! What the first reported recipients say of those whom a rule admits in the base year.

use super::Provision;
use crate::simulation::draw::parting::SideOfShare;

impl Provision<'_> {
    /// How much of the gap between the first report and what comes of so many whom the rule admits in its year, as a
    /// logarithm, is theirs by the base year, of which and of whose growth since then the variances are given.
    pub fn told_of_start(&self, own: usize, ahead: f64, [start, growth]: [f64; 2]) -> f64 {
        let reports = &self.engine.recipients[own];
        let first = &reports.observations[0];
        let [share, others] = self.usual_shares(reports, first.year);
        let expected = ahead * share * others;
        let holders = start + growth;
        if expected <= 0.0 || holders <= 0.0 {
            return 0.0;
        }
        let gap = libm::log(self.lessons.each[own].reported[0] / expected);
        let side = SideOfShare {
            share,
            variance: reports.variances[0],
            scores: reports.scores[0].as_ref(),
            error: first.error / first.value,
        };
        let (seen, error) = side.seen_of_holders(gap, holders);
        seen * start / (holders + error * error)
    }
}
