//! How the numbers of a run hang together: what a reader who knows the model can work out from what.

use std::collections::BTreeMap;

use super::PLACES;
use crate::axes::{CATEGORIES, GRADES, SEXES};
use crate::model::Model;
use crate::model::quantities::{AGE_GROUPS, PeoplePlaces};
use crate::model::rule::KINDS;
use crate::projection::Projection;
use crate::simulation::Outcome;
use crate::statistics::disclosure::Link;

/// What a number of another kind may be off by and still be taken for the sum or the product that it should be.
pub(super) const CLOSE: f64 = 0.02;

/// Every link among the numbers of a run.
pub(super) fn links(
    model: &Model,
    outcome: &Outcome,
    value: &dyn Fn(usize) -> Option<f64>,
) -> Vec<Link> {
    let projection = &outcome.projection;
    let years = projection.years().len();
    let mut links = Links::of(model, projection, value);
    if let Some(places) = &model.quantities.people {
        let first = projection.quantities().len() * years;
        for (kept, year) in outcome.profiles.years.iter().enumerate() {
            let Some(year) = projection.year_index(*year) else {
                continue;
            };
            let cell = |age: usize, kind: usize| first + kept * PLACES + age * KINDS + kind;
            for kind in 0..KINDS {
                let parts = (0..AGE_GROUPS.len()).map(|age| cell(age, kind));
                links.sum(parts, (places.kind + kind) * years + year);
            }
            for age in 0..AGE_GROUPS.len() {
                let parts = (0..KINDS).map(|kind| cell(age, kind));
                links.sum(parts, (places.age + age) * years + year);
            }
        }
    }
    links.found
}

/// Links being gathered. A number is known by its place: quantity times years, plus year.
pub(super) struct Links<'a> {
    pub model: &'a Model,
    years: usize,
    value: &'a dyn Fn(usize) -> Option<f64>,
    pub found: Vec<Link>,
}

impl<'a> Links<'a> {
    /// Those among the quantities of a projection, in each year and from year to year.
    pub fn of(
        model: &'a Model,
        projection: &Projection,
        value: &'a dyn Fn(usize) -> Option<f64>,
    ) -> Links<'a> {
        let years = projection.years();
        let mut links = Links::new(model, years.len(), value);
        for (year, own) in years.iter().enumerate() {
            links.in_year(year);
            let follows = year > 0 && years[year - 1] + 1 == *own;
            if follows {
                links.since_last_year(year);
            }
        }
        links
    }

    /// None so far.
    pub fn new(model: &'a Model, years: usize, value: &'a dyn Fn(usize) -> Option<f64>) -> Self {
        Links {
            model,
            years,
            value,
            found: Vec::new(),
        }
    }

    /// Those of one year.
    pub fn in_year(&mut self, year: usize) {
        let model = self.model;
        if let Some(places) = &model.quantities.people {
            self.people(places, year);
        }
        for (service, places) in model.services.iter().zip(&model.quantities.services) {
            self.service(service, places, year);
        }
        self.money(year);
    }

    /// Place of a quantity's number in a year.
    pub fn at(&self, quantity: usize, year: usize) -> usize {
        quantity * self.years + year
    }

    /// The number at a place, where it has one.
    pub fn value(&self, at: usize) -> Option<f64> {
        (self.value)(at)
    }

    /// Adds a link all of whose numbers there are. What is nought for certain does not move.
    pub fn add(&mut self, link: Link) {
        if link.iter().any(|(at, _)| self.value(*at).is_none()) {
            return;
        }
        let mut once: BTreeMap<usize, f64> = BTreeMap::new();
        for (at, factor) in link {
            if self.value(at) != Some(0.0) {
                *once.entry(at).or_insert(0.0) += factor;
            }
        }
        let link: Link = once.into_iter().filter(|(_, it)| *it != 0.0).collect();
        if !link.is_empty() {
            self.found.push(link);
        }
    }

    /// Parts and their whole.
    pub fn sum(&mut self, parts: impl Iterator<Item = usize>, whole: usize) {
        let mut link: Link = parts.map(|part| (part, 1.0)).collect();
        link.push((whole, -1.0));
        self.add(link);
    }

    /// A number that is another one times a ratio that is printed as well, where it is.
    pub fn product(&mut self, one: usize, other: usize, ratio: usize) {
        let (Some(product), Some(of), Some(factor)) =
            (self.value(one), self.value(other), self.value(ratio))
        else {
            return;
        };
        if factor > 0.0 && (product - factor * of).abs() <= 1.0 + CLOSE * product {
            self.add(vec![(one, 1.0), (other, -factor), (ratio, -of)]);
        }
    }

    /// A number that is another one times what everybody knows, such as a standard.
    pub fn times(&mut self, one: usize, other: usize) {
        if let (Some(product), Some(of)) = (self.value(one), self.value(other))
            && product > 0.0
            && of > 0.0
        {
            self.add(vec![(one, 1.0), (other, -product / of)]);
        }
    }

    fn people(&mut self, places: &PeoplePlaces, year: usize) {
        let years = self.years;
        let at = |quantity: usize| quantity * years + year;
        let run = |first: usize, many: usize| (first..first + many).map(at);
        let whole = at(places.holders);
        for (first, many) in [
            (places.category, CATEGORIES),
            (places.grade, GRADES),
            (places.age, AGE_GROUPS.len()),
            (places.sex, SEXES),
        ] {
            self.sum(run(first, many), whole);
        }
        for category in 0..CATEGORIES {
            let kinds = run(places.kind + category * GRADES, GRADES);
            self.sum(kinds, at(places.category + category));
        }
        for grade in 0..GRADES {
            let kinds = (0..CATEGORIES).map(|category| places.kind + category * GRADES + grade);
            self.sum(kinds.map(at), at(places.grade + grade));
        }
        let parts = [whole, at(places.uncertified)];
        self.sum(parts.into_iter(), at(places.disabled));
        self.product(whole, at(places.disabled), at(places.registration));
        self.product(whole, at(places.by_prevalence), at(places.route_ratio));
    }

    /// Stocks that are those of the year before and what came and went.
    fn since_last_year(&mut self, year: usize) {
        let model = self.model;
        if let Some(places) = &model.quantities.people {
            let now = |quantity: usize| self.at(quantity, year);
            let link = vec![
                (now(places.holders), 1.0),
                (self.at(places.holders, year - 1), -1.0),
                (now(places.entered), -1.0),
                (now(places.died), 1.0),
                (now(places.cancelled), 1.0),
            ];
            self.add(link);
            self.so_far(places.newly_employed, places.newly_employed_sum, year);
        }
        let sums = model.quantities.sums.iter().chain(&model.quantities.all);
        for sum in sums {
            self.so_far(sum.cost, sum.period, year);
        }
    }

    /// A sum of the years so far: that of the year before and this year's, or this year's where a period begins.
    fn so_far(&mut self, quantity: usize, sum: usize, year: usize) {
        let (own, sum_now) = (self.at(quantity, year), self.at(sum, year));
        let before = self.at(sum, year - 1);
        let numbers = [own, sum_now, before].map(|at| self.value(at));
        let [Some(this), Some(so_far), before_of] = numbers else {
            return;
        };
        let before_of = before_of.unwrap_or(f64::NAN);
        if (so_far - before_of - this).abs() <= 1.0 + CLOSE * so_far {
            self.sum([before, own].into_iter(), sum_now);
        } else if (so_far - this).abs() <= 1.0 + CLOSE * so_far {
            self.sum([own].into_iter(), sum_now);
        }
    }
}
