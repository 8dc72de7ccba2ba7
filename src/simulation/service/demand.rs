//! From the eligible to the served: need, coverage, places, and those who wait.

use crate::statistics::sampling::binomial;
use crate::stream::{Chance, Decision};

/// What decides a service's year.
#[derive(Clone, Copy, Debug)]
pub struct Demand {
    /// People whom the rule admits.
    pub eligible: f64,
    /// Share of them who need it or take it up.
    pub need: f64,
    /// How many that are, where they were counted one by one.
    pub wanting: Option<f64>,
    /// Share of the need that is met where no places limit it.
    pub coverage: Option<f64>,
    /// Places, where they limit it.
    pub places: Option<f64>,
    /// Unmet need of last year that is added to this year's.
    pub carried: f64,
    /// Recipients as they were reported, where they were.
    pub seen: Option<f64>,
    /// Whether the need, and the coverage, are shares that were reported: of those who were counted, not of each by chance.
    pub told: [bool; 2],
}

/// What a service did in a year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Served {
    /// People whom the rule admits.
    pub eligible: f64,
    /// People who need it.
    pub need: f64,
    /// People who have it.
    pub served: f64,
    /// People who need it and do not have it.
    pub waiting: f64,
}

impl Served {
    /// Served ÷ needed where need and coverage are told apart, else served ÷ eligible.
    pub fn coverage(&self, by_need: bool) -> f64 {
        let whole = if by_need { self.need } else { self.eligible };
        if whole > 0.0 {
            self.served / whole
        } else {
            f64::NAN
        }
    }
}

impl Demand {
    /// `need ~ Binomial(eligible, need)`, `served ~ Binomial(need, coverage)`, at most the places.
    ///
    /// Where places limit a service the need is a stock: who waited last year is in this year's. Reported recipients
    /// stand; whoever receives it needed it and was eligible. So do reported shares, as near as whole people can: recipients
    /// and the share of the need that they are say what it was.
    pub fn meet(&self, chance: &Chance, decision: Decision, year: u32) -> Served {
        let mut stream = chance.stream(decision, year).sequences().of(0);
        let seen = self.seen.unwrap_or(0.0);
        let eligible = self.eligible.round().max(seen);
        let mut part = |of: f64, share: f64, told: bool| match told {
            true => (of * share).round(),
            false => binomial(of as u64, share, &mut stream) as f64,
        };
        let fresh = self
            .wanting
            .unwrap_or_else(|| part(eligible, self.need, self.told[0]));
        let need = match (self.seen, self.coverage, self.places) {
            (Some(seen), None, None) => seen,
            (Some(seen), Some(share), None) if self.told == [false, true] && share > 0.0 => {
                (seen / share).round().clamp(seen, eligible)
            }
            _ => (fresh + self.carried).max(seen),
        };
        let wanted = match self.coverage {
            Some(share) => part(need, share, self.told[1]),
            None => need,
        };
        let there = self
            .places
            .map_or(wanted, |places| wanted.min(places.floor()));
        let served = self.seen.unwrap_or(there);
        Served {
            eligible,
            need,
            served,
            waiting: need - served,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::Locality;

    /// By hand: half of 1,003 people are 502 as whole people, and 94.3 % of those 473; where nobody has told so, chance
    /// has others in some draws.
    #[test]
    fn reported_shares_are_those_of_the_people_counted() {
        let served = |told: bool, draw: u32| {
            let demand = Demand {
                eligible: 1003.4,
                need: 0.5,
                wanting: None,
                coverage: Some(0.943),
                places: None,
                carried: 0.0,
                seen: None,
                told: [told; 2],
            };
            let chance = Chance::new(1, Locality::default()).in_draw(draw);
            let found = demand.meet(&chance, Decision::named("demand"), 2022);
            [found.need, found.served]
        };
        // Of 470 recipients who are 94 % of the need as many are 500 as people can be, whatever chance has.
        let demand = Demand {
            eligible: 1003.4,
            need: 0.5,
            wanting: None,
            coverage: Some(0.94),
            places: None,
            carried: 0.0,
            seen: Some(470.0),
            told: [false, true],
        };
        let chance = Chance::new(1, Locality::default()).in_draw(0);
        let found = demand.meet(&chance, Decision::named("demand"), 2022);
        assert_eq!([found.need, found.served], [500.0, 470.0]);
        assert!((0..20).all(|draw| served(true, draw) == [502.0, 473.0]));
        assert!((0..20).any(|draw| served(false, draw) != [502.0, 473.0]));
    }
}
