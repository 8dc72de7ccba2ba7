//! Reported recipients against those whom a draw expects.

use super::Provision;
use super::limits::Places;
use crate::axes::{GRADES, Year};
use crate::model::checked::{ProcessId, Yielding};
use crate::simulation::draw::parting::SideOfShare;
use crate::simulation::draw::people::PeopleOfDraw;
use crate::simulation::recipients::ReportsOfRecipients;
use crate::statistics::elementary::exponential;

/// Odds are multiplied by no more than the exponential of this, and by no less than that of its negative.
const WIDEST: f64 = 10.0;
/// Halvings after which a multiple of odds is exact.
const HALVINGS: usize = 60;

impl<'e> Provision<'e> {
    /// Finds who is there in a year of a walk.
    fn look_at(&mut self, year: Year, people: &PeopleOfDraw) {
        let engine = self.engine;
        self.year.groups.gather(&engine.classes, &people.holders);
        if engine.rules.move_with_the_years {
            self.set_shares(year);
            self.eligible.set_shares(&engine.rules, &self.shares);
        }
        self.eligible.forget();
    }

    /// Counts whom the rules of services whose recipients tell of the holders admit at the end of a year.
    pub fn count_admitted(&mut self, year: Year, people: &PeopleOfDraw) {
        self.look_at(year, people);
        let engine = self.engine;
        let mut lessons = std::mem::take(&mut self.lessons);
        lessons
            .newly
            .gather(&engine.classes, &people.year.certificates.newcomers);
        for (lesson, own) in lessons.each.iter_mut().zip(&engine.recipients) {
            if own.of_holders {
                let rule = engine.rules.place(own.service, 0);
                let all = self.eligible.of_holders(rule, &self.year.groups);
                let new = self.eligible.of_groups(rule, &lessons.newly);
                lesson.admitted.push([all, new]);
            }
        }
        self.lessons = lessons;
    }

    /// How far reported recipients lie from those of this walk, as a logarithm, as far as it was not left to the share
    /// before; and what the share may be off by.
    pub fn gap_of_holders(&self, own: usize, at: usize, year: Year) -> (f64, SideOfShare<'e>) {
        let reports = &self.engine.recipients[own];
        let (lesson, [share, others]) = (&self.lessons.each[own], self.usual_shares(reports, year));
        let all = lesson.admitted.last().map_or(0.0, |[all, _]| *all);
        let expected = all * share * others;
        let gap = if expected > 0.0 {
            libm::log(lesson.reported[at] / expected) - lesson.left
        } else {
            0.0
        };
        let seen = &reports.observations[at];
        let side = SideOfShare {
            // What was left to it before has moved it.
            share: (share * libm::exp(lesson.left)).min(1.0),
            variance: reports.variances[at],
            scores: reports.scores[at].as_ref(),
            error: seen.error / seen.value,
        };
        (gap, side)
    }

    /// The share takes so much of a gap.
    pub fn leave_to_share(&mut self, own: usize, gap: f64) {
        self.lessons.each[own].left += gap;
    }

    /// Holders whom the rule admits for each new one among them, in a year of the walk, counted from nought.
    pub fn admitted_by_newcomer(&self, own: usize, step: usize) -> f64 {
        let [all, new] = self.lessons.each[own].admitted[step];
        if new > 0.0 { all / new } else { 0.0 }
    }

    /// The end of a year of the walk in which recipients were reported: how far what gives way is to be moved.
    pub fn meet_recipients(&mut self, year: Year, people: &PeopleOfDraw) {
        let engine = self.engine;
        let mut reports = engine.recipients.iter();
        if reports.all(|own| own.in_year(year).is_none()) {
            return;
        }
        self.look_at(year, people);
        for (place, own) in engine.recipients.iter().enumerate() {
            if let (Some(at), Yielding::Attribute(attribute, process)) = (own.in_year(year), own.by)
            {
                self.meet_by_attribute((place, at), (attribute, process), year);
            }
        }
        // Whoever asks about an attribute finds it as it has become.
        self.eligible.set_shares(&engine.rules, &self.shares);
        self.eligible.forget();
        self.part_reported(year);
        for (place, own) in engine.recipients.iter().enumerate() {
            if let (Some(at), Yielding::Share(_)) = (own.in_year(year), own.by) {
                self.meet_by_share((place, at), year, people);
            }
        }
        self.meet_parted(year, people);
    }

    /// The share of those admitted is to be that of the reported recipients.
    fn meet_by_share(&mut self, (place, at): (usize, usize), year: Year, people: &PeopleOfDraw) {
        let engine = self.engine;
        let own = &engine.recipients[place];
        let rule = engine.rules.place(own.service, 0);
        let eligible = self.admitted_by(own.service, rule, year, people).max(0.0);
        let [share, others] = self.usual_shares(own, year);
        let all = eligible * others;
        let reported = self.lessons.each[place].reported[at];
        let places = Places::of(self.usual_places(own, year), all * share, reported);
        let taken = Some(reported / all).filter(|_| !places.bind);
        self.lessons.each[place].shares[at] = taken;
        let wanted = taken.unwrap_or(share);
        let moved = own.between.gap(wanted, share);
        let expected = all * own.between.moved(share, moved);
        self.learn((place, at), moved, (expected, all), &places);
    }

    /// The odds of an attribute are to be such that those admitted have the reported recipients.
    fn meet_by_attribute(
        &mut self,
        (place, at): (usize, usize),
        (attribute, process): (usize, ProcessId),
        year: Year,
    ) {
        let engine = self.engine;
        let own = &engine.recipients[place];
        let rule = engine.rules.place(own.service, 0);
        let (always, by_grade) = engine.rules.list[rule].sums(&self.year.groups, attribute);
        let [_, others] = self.usual_shares(own, year);
        let value = self.usual(process, year);
        let kind = engine.model.settings.attributes[attribute].kind;
        let odds = match kind.anchor() {
            Some(_) => {
                let moved = value / self.usual(process, engine.model.calendar.base);
                self.base_odds[attribute].map(|odds| odds * moved)
            }
            None => [value / (1.0 - value); GRADES],
        };
        let admitted = |factor: f64| always + with_odds(&odds, factor, &by_grade);
        let reported = self.lessons.each[place].reported[at];
        let places = Places::of(
            self.usual_places(own, year),
            others * admitted(1.0),
            reported,
        );
        let factor = if places.bind {
            1.0
        } else {
            multiple(&odds, reported / others - always, &by_grade)
        };
        self.shares
            .set(attribute, odds.map(|odds| share(odds * factor)));
        let all = others * (always + by_grade.iter().sum::<f64>());
        let expected = others * admitted(factor);
        self.learn((place, at), libm::log(factor), (expected, all), &places);
    }

    fn learn(
        &mut self,
        (place, at): (usize, usize),
        moved: f64,
        (expected, all): (f64, f64),
        places: &Places,
    ) {
        let lesson = &mut self.lessons.each[place];
        lesson.moves[at] = moved;
        lesson.places[at] = places.log;
        let most = places.number.unwrap_or(f64::INFINITY);
        lesson.most[at] = all.min(most);
        lesson.expected[at] = expected.min(most * libm::exp(places.log));
    }

    /// Of those whom the baseline's rule admits in a year: the share that gives way, and by what else recipients are
    /// multiplied.
    pub(super) fn usual_shares(&self, own: &ReportsOfRecipients, year: Year) -> [f64; 2] {
        let service = &self.engine.model.services[own.service];
        let part = match (service.split, service.complement) {
            (Some(process), _) => self.usual(process, year),
            (None, Some(process)) => {
                let beside = own.beside.map(|place| self.parting(place, process, year));
                1.0 - beside.unwrap_or_else(|| self.usual(process, year))
            }
            (None, None) => 1.0,
        };
        let need = self.usual(service.need, year);
        let coverage = service.coverage.map(|process| self.usual(process, year));
        match (own.by, coverage) {
            (Yielding::Share(by), Some(coverage)) if by != service.need => [coverage, need * part],
            (Yielding::Share(_), coverage) => [need, part * coverage.unwrap_or(1.0)],
            (_, coverage) => [1.0, need * part * coverage.unwrap_or(1.0)],
        }
    }

    /// A process's value in the baseline.
    pub(super) fn usual(&self, process: ProcessId, year: Year) -> f64 {
        let own = &self.lessons.usual[process.0];
        let path = if own.is_empty() {
            &self.processes[process.0]
        } else {
            own
        };
        path[self.engine.year_place(year)]
    }

    /// Places of a service under the baseline's capacity, where they limit it.
    fn usual_places(&self, own: &ReportsOfRecipients, year: Year) -> Option<f64> {
        let engine = self.engine;
        let at = (engine.year_place(year), year);
        self.constants
            .places(&engine.model, &self.processes, own.service, 0, at)
    }
}

fn share(odds: f64) -> f64 {
    if odds.is_finite() {
        odds / (1.0 + odds)
    } else {
        1.0
    }
}

/// `Σ share · people`, where the odds are so many times these.
fn with_odds(odds: &[f64; GRADES], factor: f64, people: &[f64; GRADES]) -> f64 {
    let each = odds.iter().zip(people);
    each.map(|(odds, people)| share(odds * factor) * people)
        .sum()
}

/// What odds are multiplied by so that `Σ share · people` is what is wanted: by bisection on the logarithm.
fn multiple(odds: &[f64; GRADES], wanted: f64, people: &[f64; GRADES]) -> f64 {
    let (mut low, mut high) = (-WIDEST, WIDEST);
    for _ in 0..HALVINGS {
        let middle = 0.5 * (low + high);
        if with_odds(odds, exponential(middle), people) < wanted {
            low = middle;
        } else {
            high = middle;
        }
    }
    exponential(0.5 * (low + high))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odds_are_multiplied_until_the_sum_comes_out() {
        let (odds, people) = ([1.0, 1.0, 0.25, 0.25], [100.0, 200.0, 300.0, 400.0]);
        // By hand: 300 · ½ + 700 · ⅕ = 290, and twice the odds give 300 · ⅔ + 700 · ⅓.
        assert!((with_odds(&odds, 1.0, &people) - 290.0).abs() < 1e-9);
        let twice = 200.0 + 700.0 / 3.0;
        assert!((multiple(&odds, twice, &people) - 2.0).abs() < 1e-9);
        // More than there are, and nobody, are not at infinity.
        assert!(multiple(&odds, 2000.0, &people).is_finite());
        assert!(multiple(&odds, -1.0, &people) > 0.0);
    }
}
