//! What holders are beyond age, sex, category and grade: the share with each attribute, and who has it.

use super::Provision;
use crate::axes::{GRADES, Year};
use crate::model::checked::AttributeKind;
use crate::model::file::{Household, ShareOf};
use crate::model::rule::Answers;
use crate::simulation::SimulationError;
use crate::simulation::draw::people::PeopleOfDraw;
use crate::simulation::household::Situation;
use crate::simulation::lives::HolderLife;
use crate::source::Words;
use crate::statistics::elementary::exponential;
use crate::stream::Uniforms;

impl Provision<'_> {
    /// Sets the shares of the base year, whose holders are given. Of an attribute that is anchored on a service the odds in
    /// grades 1–2 are a multiple of those in 3–4, and the level gives the recipients that were published: an error where
    /// none can.
    pub(super) fn set_anchored(&mut self, people: &PeopleOfDraw) -> Result<(), SimulationError> {
        let engine = self.engine;
        let model = &engine.model;
        self.year.groups.gather(&engine.classes, &people.holders);
        let mut fits = Ok(());
        for (place, attribute) in model.settings.attributes.iter().enumerate() {
            let Some((anchor, severe_ratio)) = attribute.kind.anchored() else {
                continue;
            };
            let service = &model.services[anchor.0];
            let ratio = self.drawn.baseline(severe_ratio);
            let wanted = service.observed.unwrap_or(f64::NAN) / self.base_value(service.need);
            let rule = &engine.rules.list[engine.rules.place(anchor.0, 0)];
            let (always, by_grade) = rule.sums(&self.year.groups, place);
            let everybody = always + by_grade.iter().sum::<f64>();
            fits = fits.and(within(&service.title, service.observed, everybody));
            let shares = anchored_shares(ratio, wanted - always, &by_grade);
            self.base_odds[place] = shares.map(|share| share / (1.0 - share));
            self.shares.set(place, shares);
        }
        self.set_shares(model.calendar.base);
        self.eligible.set_shares(&engine.rules, &self.shares);
        fits
    }

    /// The shares that move from year to year; one that is anchored moves with its odds.
    pub(super) fn set_shares(&mut self, year: Year) {
        let attributes = &self.engine.model.settings.attributes;
        for (place, attribute) in attributes.iter().enumerate() {
            let Some(process) = attribute.kind.process() else {
                continue;
            };
            let value = self.value(process, year);
            let shares = match attribute.kind.anchor() {
                None => [value; GRADES],
                Some(_) => {
                    let moved = value / self.base_value(process);
                    let odds = self.base_odds[place].map(|odds| odds * moved);
                    odds.map(|odds| odds / (1.0 + odds))
                }
            };
            self.shares.set(place, shares);
        }
    }

    /// Which of the model's attributes a holder of an age and grade has, by the shares and numbers of the year.
    pub(super) fn answers(
        &self,
        life: &HolderLife,
        (age, grade): (usize, usize),
        situation: Situation,
    ) -> Answers {
        let attributes = self.engine.model.settings.attributes.iter();
        let mut answers = Answers::default();
        for ((place, attribute), own) in attributes.enumerate().zip(&self.year.attributes) {
            let drawn = |of: ShareOf| {
                let who = match of {
                    ShareOf::Persons => life.story.member(),
                    ShareOf::Households => life.home,
                };
                attribute.can_be_at(age) && own.of(who).uniform() < self.shares.of(place)[grade]
            };
            let is = match attribute.kind {
                AttributeKind::Household(Household::Several) => situation.several,
                AttributeKind::Household(Household::Alone) => situation.alone,
                AttributeKind::Household(Household::KeptByTheOld) => situation.kept_by_the_old,
                AttributeKind::LowIncome { .. } => drawn(ShareOf::Households),
                AttributeKind::Share { of, .. } => drawn(of),
            };
            answers = answers.with(place, is);
        }
        answers
    }
}

/// Holders of a draw are fewer than the true ones by less than this factor.
const CHANCE: f64 = 1.5;

/// No more recipients were published than there are people who could have it if all of them had the attribute.
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
fn anchored_shares(ratio: f64, wanted: f64, people: &[f64; GRADES]) -> [f64; GRADES] {
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
