//! Recipients by tier: whom each tier is for, who is entitled to it, and nobody twice or left out.

use pulp::{Simd, WithSimd};

use super::Served;
use crate::statistics::sampling::binomial;
use crate::statistics::summing::sum;
use crate::statistics::vectors;
use crate::stream::Uniforms;

/// Those who may be in the tiers of a service.
#[derive(Clone, Copy, Debug)]
pub struct Candidates<'a> {
    /// Holders by group.
    pub people: &'a [f32],
    /// Part of each group that the rule of the service admits.
    pub admitted: &'a [f32],
    /// Whom each tier is for, by group: 1 or 0.
    pub tiers: &'a [Vec<f32>],
    /// Part of its candidates that each tier takes, 0 to 1.
    pub entitled: &'a [f64],
}

/// Room in which recipients are parted among tiers, prepared once: nothing of it is left to the next service.
#[derive(Debug)]
pub struct TierRoom {
    /// By group, those whom no tier has taken.
    left: Vec<f64>,
    /// By group, the candidates of a tier.
    own: Vec<f64>,
    /// By tier, part of the eligible who are candidates: whom its rule admits and no earlier tier has taken.
    parts: Vec<f64>,
    /// What is left of the quota of each tier, and its place.
    remainders: Vec<(f64, usize)>,
}

impl TierRoom {
    /// Room for so many groups and so many tiers.
    pub fn new(groups: usize, tiers: usize) -> Self {
        TierRoom {
            left: Vec::with_capacity(groups),
            own: Vec::with_capacity(groups),
            parts: Vec::with_capacity(tiers),
            remainders: Vec::with_capacity(tiers),
        }
    }

    /// The recipients of a service by tier, put into `found`: whole people, who add up to the served.
    ///
    /// Of the candidates of each tier a binomial number is entitled to it, the last tier takes the rest; the served are
    /// spread over the tiers in proportion, so that no tier has more recipients than people.
    pub fn part(
        &mut self,
        served: Served,
        of: Candidates<'_>,
        chance: &mut impl Uniforms,
        found: &mut Vec<f64>,
    ) {
        self.find(of);
        found.clear();
        let Some(last) = self.parts.len().checked_sub(1) else {
            return;
        };
        let mut left = served.eligible;
        for (part, entitled) in self.parts.iter().zip(of.entitled).take(last) {
            let known = (served.eligible * part).round().min(left);
            let taken = binomial(known as u64, *entitled, chance) as f64;
            found.push(taken);
            left -= taken;
        }
        found.push(left);
        self.spread(served.served, served.eligible, found);
    }

    /// Finds the candidates of each tier.
    fn find(&mut self, of: Candidates<'_>) {
        vectors::dispatch(Finding { room: self, of });
    }

    /// Turns `people`, who add up to `of`, into whole parts of them that add up to `served`: in proportion, the largest
    /// remainders rounded up, the first of equal ones.
    fn spread(&mut self, served: f64, of: f64, people: &mut [f64]) {
        if of <= 0.0 {
            if let Some(last) = people.last_mut() {
                *last = served;
            }
            return;
        }
        let mut given = 0.0;
        self.remainders.clear();
        for (place, people) in people.iter_mut().enumerate() {
            let quota = *people * served / of;
            *people = quota.floor();
            given += *people;
            self.remainders.push((quota - *people, place));
        }
        self.remainders.sort_unstable_by(|one, other| {
            let larger = other.0.total_cmp(&one.0);
            larger.then(one.1.cmp(&other.1))
        });
        let missing = (served - given).max(0.0) as usize;
        for (_, place) in self.remainders.iter().take(missing) {
            people[*place] += 1.0;
        }
    }
}

/// The search for the candidates of each tier.
struct Finding<'a> {
    room: &'a mut TierRoom,
    of: Candidates<'a>,
}

impl WithSimd for Finding<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let Candidates {
            people,
            admitted,
            tiers,
            entitled,
        } = self.of;
        let TierRoom {
            left, own, parts, ..
        } = self.room;
        left.resize(people.len(), 0.0);
        own.resize(people.len(), 0.0);
        for (left, (people, part)) in left.iter_mut().zip(people.iter().zip(admitted)) {
            *left = f64::from(*people) * f64::from(*part);
        }
        let all = sum(left);
        parts.clear();
        for (tier, entitled) in tiers.iter().zip(entitled) {
            for ((own, left), is_for) in own.iter_mut().zip(left.iter_mut()).zip(tier) {
                *own = *left * f64::from(*is_for);
                *left -= entitled * *own;
            }
            parts.push(if all > 0.0 { sum(own) / all } else { 0.0 });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::{Decision, Stream};

    fn stream(draw: u32) -> Stream {
        Stream::new(5, draw, Decision::named("tiers in a test"), 0)
    }

    /// Three groups of 100, 60 and 40; the first tier is for the first group, the second for the first two.
    fn tiers() -> [Vec<f32>; 3] {
        [
            vec![1.0, 0.0, 0.0],
            vec![1.0, 1.0, 0.0],
            vec![1.0, 1.0, 1.0],
        ]
    }

    const SERVED: Served = Served {
        eligible: 180.0,
        need: 171.0,
        served: 171.0,
        waiting: 0.0,
    };

    #[test]
    fn nobody_is_in_two_tiers_and_nobody_in_none() {
        let tiers = tiers();
        let of = Candidates {
            people: &[100.0, 60.0, 40.0],
            admitted: &[1.0, 1.0, 0.5],
            tiers: &tiers,
            entitled: &[0.3, 0.5, 1.0],
        };
        let mut room = TierRoom::new(3, 3);
        room.find(of);
        // 100 of 180, then (70 + 60) of 180, then the rest: 35 + 30 + 20.
        for (found, expected) in room.parts.iter().zip([100.0, 130.0, 85.0]) {
            assert!((found - expected / 180.0).abs() < 1e-6, "{room:?}");
        }
        let mut mean = [0.0; 3];
        for draw in 0..400 {
            let mut found = Vec::new();
            room.part(SERVED, of, &mut stream(draw), &mut found);
            assert_eq!(found.iter().sum::<f64>(), 171.0);
            assert!(
                found
                    .iter()
                    .all(|people| people.fract() == 0.0 && *people >= 0.0)
            );
            // No more than there are candidates.
            assert!(found[0] <= 100.0 && found[1] <= 130.0, "{found:?}");
            (0..3).for_each(|at| mean[at] += found[at] / 400.0);
        }
        for (found, expected) in mean.iter().zip([30.0, 65.0, 85.0]) {
            assert!((found - 0.95 * expected).abs() < 1.0, "{mean:?}");
        }
    }

    #[test]
    fn a_tier_that_takes_everybody_leaves_nobody() {
        let tiers = tiers();
        let of = Candidates {
            people: &[100.1, 60.3, 40.7],
            admitted: &[0.9, 0.7, 0.3],
            tiers: &[tiers[2].clone(), tiers[1].clone(), tiers[0].clone()],
            entitled: &[1.0, 1.0, 1.0],
        };
        let mut room = TierRoom::new(3, 3);
        room.find(of);
        assert_eq!(room.parts, [1.0, 0.0, 0.0]);
    }

    #[test]
    fn the_room_that_was_prepared_is_enough() {
        let tiers = tiers();
        let of = Candidates {
            people: &[100.0, 60.0, 40.0],
            admitted: &[1.0, 1.0, 0.5],
            tiers: &tiers,
            entitled: &[0.3, 0.5, 1.0],
        };
        let (mut room, mut found) = (TierRoom::new(3, 3), Vec::with_capacity(3));
        let at = |room: &TierRoom, found: &Vec<f64>| {
            let numbers = [&room.left, &room.own, &room.parts, found].map(|list| list.as_ptr());
            (numbers, room.remainders.as_ptr())
        };
        let before = at(&room, &found);
        for draw in 0..20 {
            room.part(SERVED, of, &mut stream(draw), &mut found);
        }
        assert_eq!(at(&room, &found), before);
    }

    #[test]
    fn whole_parts_of_all_are_all() {
        let mut room = TierRoom::new(0, 3);
        let mut people = [33.0, 33.0, 34.0];
        room.spread(100.0, 100.0, &mut people);
        assert_eq!(people, [33.0, 33.0, 34.0]);
        room.spread(50.0, 100.0, &mut people);
        assert_eq!(people, [17.0, 16.0, 17.0]);
        let mut nobody = [0.0, 0.0];
        room.spread(3.0, 0.0, &mut nobody);
        assert_eq!(nobody, [0.0, 3.0]);
    }
}
