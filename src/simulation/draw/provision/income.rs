//! What holders live on: the share with low income that gives the recipients who were published.

use super::Provision;
use crate::axes::{GRADES, Year};
use crate::simulation::SimulationError;
use crate::source::Words;
use crate::statistics::elementary::exponential;

impl Provision<'_> {
    /// The share of low income by grade: the odds of grades 1–2 are a multiple of those of 3–4, and
    /// the level gives the recipients that were published. An error where no share can.
    pub(super) fn set_low_income(&mut self) -> Result<(), SimulationError> {
        let engine = self.engine;
        let model = &engine.model;
        self.low_income = [0.0; GRADES];
        self.low_income_odds = [0.0; GRADES];
        let mut fits = Ok(());
        if let Some((attribute, anchor, severe_ratio)) = model.settings.low_income() {
            let service = &model.services[anchor.0];
            let ratio = self.drawn.baseline(severe_ratio);
            let wanted = service.observed.unwrap_or(f64::NAN) / self.base_value(service.need);
            let rule = &engine.rules.list[engine.rules.place(anchor.0, 0)];
            let (always, by_grade) = rule.sums(&self.groups, attribute);
            let everybody = always + by_grade.iter().sum::<f64>();
            fits = within(&service.title, service.observed, everybody);
            self.low_income = low_income(ratio, wanted - always, &by_grade);
            self.low_income_odds = self.low_income.map(|share| share / (1.0 - share));
            self.shares.set(attribute, self.low_income);
        }
        self.set_shares(model.calendar.base);
        self.eligible.set_shares(&engine.rules, &self.shares);
        fits
    }

    /// The shares that move from year to year; low income moves with its odds.
    pub(super) fn set_shares(&mut self, year: Year) {
        let attributes = &self.engine.model.settings.attributes;
        for (place, attribute) in attributes.iter().enumerate() {
            let Some(process) = attribute.kind.process() else {
                continue;
            };
            let value = self.value(process, year);
            match attribute.kind.anchor() {
                None => self.shares.set(place, [value; GRADES]),
                Some(_) => {
                    let moved = value / self.base_value(process);
                    let odds = self.low_income_odds.map(|odds| odds * moved);
                    self.low_income = odds.map(|odds| odds / (1.0 + odds));
                    self.shares.set(place, self.low_income);
                }
            }
        }
    }
}

/// Holders of a draw are fewer than the true ones by less than this factor.
const CHANCE: f64 = 1.5;

/// No more recipients were published than there are people who could have it if all of them were poor.
fn within(title: &Words, published: Option<f64>, everybody: f64) -> Result<(), SimulationError> {
    let published = published.unwrap_or(0.0);
    if published <= CHANCE * everybody {
        return Ok(());
    }
    Err(SimulationError::MoreRecipientsThanHolders {
        service: Box::new(title.clone()),
        published,
        eligible: everybody,
    })
}

/// Shares by grade whose odds in grades 1 and 2 are `ratio` times those in 3 and 4, such that
/// `Σ share · people` is what is wanted: by bisection on the logarithm of the odds.
fn low_income(ratio: f64, wanted: f64, people: &[f64; GRADES]) -> [f64; GRADES] {
    let shares = |odds: f64| {
        let share = |odds: f64| odds / (1.0 + odds);
        let (severe, mild) = (share(odds * ratio), share(odds));
        [severe, severe, mild, mild]
    };
    let (mut low, mut high) = (-30.0, 30.0);
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        let shares = shares(exponential(middle));
        let sum: f64 = shares.iter().zip(people).map(|(s, n)| s * n).sum();
        if sum < wanted {
            low = middle;
        } else {
            high = middle;
        }
    }
    shares(libm::exp(0.5 * (low + high)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recipients_are_no_more_than_everybody() {
        let title = Words::both("生活补贴", "living subsidy");
        for (published, fits) in [(7260.0, false), (14.0, true), (9.0, true)] {
            assert_eq!(within(&title, Some(published), 10.0).is_ok(), fits);
        }
        assert!(within(&title, None, 0.0).is_ok());
    }
}
