//! The holders of a year one by one, and which services admit them.

use super::Provision;
use super::person::Person;
use crate::axes::Year;
use crate::model::checked::Service;
use crate::model::file::Basis;
use crate::simulation::disability::grade_of;
use crate::simulation::household::{Ages, Situation, Situations};
use crate::simulation::lives::Holders;
use crate::stream::{Chance, Decision, Origin, Uniforms};

const WORK: Decision = Decision::named("work of a person").of(Origin::Chance);
const UPTAKE: Decision = Decision::named("uptake of a person").of(Origin::Chance);

/// How many a service admits, and how many of them take it up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct CountedPersons {
    pub eligible: f64,
    pub wanting: f64,
}

impl Provision<'_> {
    /// Finds the holders of the year that ends at a time.
    pub fn meet(
        &mut self,
        chance: &Chance,
        lives: &Holders,
        situations: &Situations,
        ages: Option<&Ages>,
        (time, year): (usize, Year),
    ) {
        let engine = self.engine;
        let model = &engine.model;
        let sequences = |decision| chance.stream(decision, 0).sequences();
        self.year.uptake.clear();
        let demands = model.services.iter().map(|service| service.demand);
        self.year
            .uptake
            .extend(demands.map(|demand| sequences(UPTAKE.with(demand))));
        let work = sequences(WORK);
        let attributes = model.settings.attributes.iter();
        self.year.attributes.clear();
        self.year
            .attributes
            .extend(attributes.map(|asked| sequences(asked.decision)));
        let rate = self.employment(year);
        if engine.rules.move_with_the_years {
            self.set_shares(year);
        }
        self.year.people.clear();
        for life in &lives.lives {
            let Some((Some(kind), is_new)) = lives.at(life, time) else {
                continue;
            };
            let age = life.story.age_at(time);
            let situation = ages.map_or_else(Situation::default, |ages| {
                situations.of(life.household, age, ages)
            });
            let classes = &engine.classes;
            let member = life.story.member();
            let person = Person {
                member,
                group: (classes.row(classes.class_of(age), life.story.sex.into()) + kind) as u32,
                answers: self.answers(life, (age, grade_of(kind)), situation),
                situation,
                is_new,
                works: work.of(member).uniform() < rate,
            };
            self.year.people.push(person);
        }
    }

    /// Holders whom a service admits in a layer, and those of them who take it up, of whom a share
    /// does; nothing where the service is for people whom the engine does not follow.
    ///
    /// A person takes up a service in every year in which the share is above the person's own
    /// number; so does who receives another one that excludes it.
    pub(super) fn count(
        &mut self,
        service: usize,
        layer: usize,
        year: Year,
        share: f64,
    ) -> Option<CountedPersons> {
        let model = &self.engine.model;
        let declared = &model.services[service];
        if self.year.people.is_empty() || declared.basis == Basis::Disabled {
            return None;
        }
        let rules = &self.engine.rules;
        let rule = &rules.admissions[rules.place(service, layer)];
        let hold = self.taken_hold(service, layer, year);
        let mut excluding = std::mem::take(&mut self.year.excluding);
        let excludes = |other: &Service| other.displaces.iter().any(|id| id.0 == service);
        let others = model
            .services
            .iter()
            .enumerate()
            .filter(|(_, other)| excludes(other) && other.layers[layer].enabled)
            .filter(|(other, _)| self.served[*other].eligible > 0.0)
            .map(|(other, _)| {
                let served = self.served[other].served / self.served[other].eligible;
                (other, served, self.taken_hold(other, layer, year))
            });
        excluding.clear();
        excluding.extend(others);
        let mut counted = CountedPersons {
            eligible: 0.0,
            wanting: 0.0,
        };
        for person in &self.year.people {
            if !person.is_of(declared) || !rule.admits(person.group as usize, person.answers) {
                continue;
            }
            let (wants, reached) = self.decides(service, person, hold);
            let excluded = excluding.iter().any(|(other, served, hold)| {
                let rule = &rules.admissions[rules.place(*other, layer)];
                let (wants, reached) = self.decides(*other, person, *hold);
                person.is_of(&model.services[*other])
                    && rule.admits(person.group as usize, person.answers)
                    && reached
                    && wants < *served
            });
            if reached && !excluded {
                counted.eligible += 1.0;
                counted.wanting += f64::from(u8::from(wants < share));
            }
        }
        self.year.excluding = excluding;
        Some(counted)
    }

    /// The number below which the share of those who take up a service must lie for a person to do
    /// so, and whether the service has reached that person where a part of people has it so far.
    fn decides(&self, service: usize, person: &Person, part: f64) -> (f64, bool) {
        let mut stream = self.year.uptake[service].of(person.member);
        (stream.uniform(), part >= 1.0 || stream.uniform() < part)
    }
}
