//! Numbers of things to which some are added each year.

use super::Path;
use crate::axes::Year;
use crate::model::checked::Observation;
use crate::statistics::sampling::{binomial, poisson, standard_normal};
use crate::stream::{Chance, Stream};

/// A total that was reported ahead, and what is left to be added up to it.
struct AheadOfReports {
    year: Year,
    total: f64,
    left: f64,
}

impl Path {
    /// Additions of each year: a Poisson number, or as many as of the year's occasions take place; what was reported of
    /// a single year as it stands, or with its error drawn.
    ///
    /// Up to a reported total the additions share out what was reported by chance: Poisson numbers given their sum are
    /// multinomial, binomial ones with one chance hypergeometric (Johnson, Kemp and Kotz 2005, §§3.4 and 4.8). `told` are
    /// totals since the base year by the reports of what a count finishes, which stand where it has none of its own.
    pub(super) fn draw_count(
        &self,
        (start, told): (f64, &[(Year, u32)]),
        pace: impl Fn(Year) -> f64,
        chance: &Chance,
        base: Year,
        years: &[Year],
        path: &mut [f64],
    ) {
        let mut at = start.round();
        let totals = match told {
            [] => self.totals(chance),
            told => told
                .iter()
                .map(|(year, added)| (*year, at + f64::from(*added)))
                .collect(),
        };
        let mut seen = totals.into_iter().peekable();
        let mut ahead: Option<AheadOfReports> = None;
        for (year, value) in years.iter().zip(path) {
            if *year > base {
                while seen.next_if(|(next, _)| next < year).is_some() {}
                if ahead.as_ref().is_none_or(|ahead| ahead.year < *year) {
                    ahead = seen.peek().map(|&(next, total)| {
                        let known = (*year..=next).filter_map(|year| self.addition(year, chance));
                        AheadOfReports {
                            year: next,
                            total,
                            left: total - at - known.sum::<f64>(),
                        }
                    });
                }
                let mut stream = chance.stream(self.innovations, *year as u32);
                at += match (self.addition(*year, chance), &mut ahead) {
                    (Some(known), _) => known,
                    (None, Some(ahead)) => {
                        let open =
                            (*year..=ahead.year).filter(|year| self.of_single(*year).is_none());
                        let part = self.part(ahead.left, open.count() as u64, &mut stream);
                        ahead.left -= part;
                        part
                    }
                    (None, None) => self.free(pace(*year), &mut stream) as f64,
                };
                // Totals stand, also against reports of single years that they contradict.
                if let Some(ahead) = ahead.as_ref().filter(|ahead| ahead.year == *year) {
                    at = ahead.total;
                }
            }
            *value = at;
        }
    }

    /// What was reported of a single year.
    fn of_single(&self, year: Year) -> Option<&Observation> {
        self.additions.iter().find(|seen| seen.year == year)
    }

    /// The addition of a single year of which something was reported, in whole things with its drawn error.
    fn addition(&self, year: Year, chance: &Chance) -> Option<f64> {
        Some(self.whole(self.of_single(year)?, 1, chance))
    }

    /// Totals that were reported, in whole things with their drawn errors: where the reports do not fall, neither do they.
    fn totals(&self, chance: &Chance) -> Vec<(Year, f64)> {
        let seen = &self.observations;
        let drawn = seen
            .iter()
            .map(|own| (own.year, self.whole(own, 0, chance)));
        let mut totals: Vec<(Year, f64)> = drawn.collect();
        let rises = |place: usize| seen[place - 1].value <= seen[place].value;
        for place in (1..seen.len()).rev() {
            if rises(place) && seen[place - 1].error > 0.0 {
                totals[place - 1].1 = totals[place - 1].1.min(totals[place].1);
            }
        }
        for place in 1..seen.len() {
            if rises(place) && seen[place].error > 0.0 {
                totals[place].1 = totals[place].1.max(totals[place - 1].1);
            }
        }
        totals
    }

    /// What a report says, in whole things; its error is drawn by its year, apart for totals (0) and single years (1).
    fn whole(&self, seen: &Observation, single: u32, chance: &Chance) -> f64 {
        if seen.error == 0.0 {
            return seen.value.round();
        }
        let mut stream = chance.stream(self.errors, 2 * seen.year as u32 + single);
        let erred = seen.value + seen.error * standard_normal(&mut stream);
        erred.round().max(0.0)
    }

    /// The addition of a year of which nothing was reported.
    fn free(&self, pace: f64, stream: &mut Stream) -> u64 {
        match self.occasions {
            None => poisson(pace, stream),
            Some(occasions) => binomial(u64::from(occasions), pace.clamp(0.0, 1.0), stream),
        }
    }

    /// The part of this year in what is left for so many years, this one included.
    fn part(&self, left: f64, years: u64, stream: &mut Stream) -> f64 {
        if years <= 1 {
            return left;
        }
        let units = left.abs() as u64;
        let part = match self.occasions.map(u64::from) {
            Some(occasions) if left > 0.0 => of_places(units, occasions, years * occasions, stream),
            _ => binomial(units, 1.0 / years as f64, stream),
        };
        part as f64 * left.signum()
    }
}

/// How many of some units fall on `own` of the places, if each place takes one at most.
pub(super) fn of_places(units: u64, own: u64, places: u64, stream: &mut Stream) -> u64 {
    (0..own).fold(0, |taken, place| {
        let chance = (units - taken) as f64 / (places - place) as f64;
        taken + u64::from(units > taken && stream.uniform() < chance)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stream::Decision;

    /// Mean and variance of the hypergeometric distribution: own·K/N, and that times (1 − K/N)(N − own)/(N − 1).
    #[test]
    fn places_take_one_each() {
        let mut stream = Stream::new(5, 0, Decision::named("test of places"), 0);
        let drawn: Vec<f64> = (0..20_000)
            .map(|_| of_places(3, 2, 10, &mut stream) as f64)
            .collect();
        let mean = drawn.iter().sum::<f64>() / 20_000.0;
        let variance = drawn.iter().map(|n| (n - mean) * (n - mean)).sum::<f64>() / 20_000.0;
        assert!((mean - 0.6).abs() < 0.02, "{mean}");
        assert!(
            (variance - 0.6 * 0.7 * 8.0 / 9.0).abs() < 0.02,
            "{variance}"
        );
        // More than there is room for fills every place.
        assert_eq!(of_places(9, 2, 4, &mut stream), 2);
    }
}
