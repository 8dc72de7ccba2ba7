//! The towns that have a centre of a service, and the centres there are at least.

use super::ids::ProcessId;

/// The towns that have a centre of a service: a completion that moves by the count of the service's new centres, one town
/// for each until all have one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CoveredTowns {
    /// The completion.
    pub by: ProcessId,
    /// How many towns there are.
    pub of: u32,
    /// How many have a centre in every draw, from the base year on.
    pub least: u32,
    /// Whether it was reported how many do.
    pub reported: bool,
}

impl CoveredTowns {
    /// Centres that there are at least where this share of the towns has one: one in each. While nobody has reported how
    /// many do, only those count of which the start is sure.
    pub fn centres(&self, share: f64) -> f64 {
        let least = f64::from(self.least);
        match self.reported {
            true => least.max((share * f64::from(self.of)).round()),
            false => least,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_town_with_a_centre_has_one() {
        let told = |reported| CoveredTowns {
            by: ProcessId(0),
            of: 14,
            least: 10,
            reported,
        };
        assert_eq!(
            [0.5, 0.857, 1.0].map(|share| told(true).centres(share)),
            [10.0, 12.0, 14.0]
        );
        assert_eq!(told(false).centres(1.0), 10.0);
    }
}
