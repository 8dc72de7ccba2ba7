//! A finite number of things that are finished one after the other, until not one is left.

use super::Path;
use super::count::of_places;
use super::fixed::FixedOfProcess;
use crate::axes::Year;
use crate::model::checked::{Completion, Process};
use crate::statistics::sampling::{Common, binomial, standard_normal};
use crate::stream::{Chance, Stream};

impl Path {
    /// The path of a completion, as a share.
    ///
    /// In a year each of those taken on is finished with one chance, binomial; correlated by one common factor (Vasicek
    /// 1987), so that they may be finished together. Up to a report what is left is shared out: with one chance `h` the
    /// year in which a thing is finished, given that it is within `g` years, is a geometric number cut off at `g`; with
    /// occasions it is as in a count. What was finished stays so: earlier years have no more than later reports.
    pub(super) fn draw_completion(
        &self,
        process: &Process,
        fixed: &FixedOfProcess<'_, impl Fn(Year) -> f64>,
        chance: &Chance,
        base: Year,
        years: &[Year],
        path: &mut [f64],
    ) {
        let completion = fixed.completion;
        let reports = self.reported(completion, chance);
        let mut done = self.begun((process, completion), &reports, fixed.start);
        for (place, (year, value)) in years.iter().zip(path.iter_mut()).enumerate() {
            let known = reports.iter().find(|(reported, _)| reported >= year);
            if *year > base {
                let mut stream = chance.stream(self.innovations, *year as u32);
                let common = Common {
                    score: standard_normal(&mut stream),
                    correlation: fixed.together,
                };
                let left = known.map_or(completion.of, |(_, finished)| *finished) - done;
                let driven = fixed.driver.map(|driver| added(driver, place));
                let pace = (fixed.pace)(*year).clamp(0.0, 1.0);
                done += match (known, driven) {
                    (Some((reported, _)), _) if reported == year => left,
                    (_, Some(added)) => added.min(left),
                    (Some((reported, _)), None) => {
                        let ahead = (reported - year + 1) as u32;
                        part(completion, left, pace, ahead, &mut stream)
                    }
                    (None, None) => {
                        let chance = given(common, pace);
                        binomial(completion.taken_on(left).into(), chance, &mut stream) as u32
                    }
                };
            } else if let Some((reported, finished)) = known
                && reported == year
            {
                done = *finished;
            }
            *value = f64::from(done) / f64::from(completion.of);
        }
        // What stands as printed is read as it stands.
        for seen in self.observations.iter().filter(|seen| seen.error == 0.0) {
            if let Some(place) = years.iter().position(|year| *year == seen.year) {
                path[place] = seen.value;
            }
        }
    }

    /// What reports of a completion tell, in this draw, of the count whose additions finish it: totals since the base year,
    /// with their years.
    pub fn told_of_count(
        &self,
        process: &Process,
        chance: &Chance,
        base: Year,
    ) -> Vec<(Year, u32)> {
        let Some(completion) = &process.completion else {
            return Vec::new();
        };
        let reports = self.reported(completion, chance);
        let start = chance.stream(self.decision, 0).uniform();
        let begun = self.begun((process, completion), &reports, start);
        completion.added(begun, &reports, base)
    }

    /// How many are finished at the start, by its uniform number: no more than by the first report.
    fn begun(
        &self,
        (process, completion): (&Process, &Completion),
        reports: &[(Year, u32)],
        start: f64,
    ) -> u32 {
        let first = reports
            .first()
            .map_or(completion.of, |(_, finished)| *finished);
        let from = self.start_below * start;
        let start = process.layers[0].start.quantile(from);
        completion.finished(start).min(first)
    }

    /// What was reported, as whole numbers with their drawn errors; never more than later.
    fn reported(&self, completion: &Completion, chance: &Chance) -> Vec<(Year, u32)> {
        let mut stream = chance.stream(self.errors, 0);
        let mut reports: Vec<(Year, u32)> = self
            .observations
            .iter()
            .map(|seen| {
                let value = seen.value + seen.error * standard_normal(&mut stream);
                (seen.year, completion.finished(value))
            })
            .collect();
        let mut most = completion.of;
        for (_, finished) in reports.iter_mut().rev() {
            most = most.min(*finished);
            *finished = most;
        }
        reports
    }
}

/// What a count added in a year, in whole things.
fn added(driver: &[f64], place: usize) -> u32 {
    let Some(before) = place.checked_sub(1) else {
        return 0;
    };
    let whole = |place: usize| driver[place].max(0.0).floor();
    (whole(place) - whole(before)).max(0.0) as u32
}

/// The chance of a year, given what those of the year have in common.
fn given(common: Common, chance: f64) -> f64 {
    if common.correlation <= 0.0 || chance <= 0.0 || chance >= 1.0 {
        return chance;
    }
    common.given(chance)
}

/// The part of this year in what will be finished within so many years, this one included.
fn part(completion: &Completion, left: u32, pace: f64, ahead: u32, stream: &mut Stream) -> u32 {
    if let Some(occasions) = completion.occasions.map(u64::from) {
        let places = occasions * u64::from(ahead);
        return of_places(left.into(), occasions, places, stream) as u32;
    }
    let within = -libm::expm1(f64::from(ahead) * libm::log1p(-pace));
    let chance = if within > 1e-12 {
        (pace / within).min(1.0)
    } else {
        1.0 / f64::from(ahead)
    };
    binomial(left.into(), chance, stream) as u32
}
