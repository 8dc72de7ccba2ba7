//! The holders of a year one by one: what they live on, with whom, and which services admit them.

use super::Worker;
use super::households::ages;
use crate::axes::Year;
use crate::model::checked::Service;
use crate::model::file::Basis;
use crate::model::rule::Holder;
use crate::simulation::disability::grade_of;
use crate::simulation::household::Situations;
use crate::simulation::lives::Holders;
use crate::stream::{Decision, Sequences, Stream, Uniforms};

const INCOME: Decision = Decision::named("income of a household");
const WORK: Decision = Decision::named("work of a person");
const UPTAKE: Decision = Decision::named("uptake of a person");

/// The holders of one year.
#[derive(Clone, Debug, Default)]
pub(super) struct Present {
    /// Everybody who ever holds a certificate in this draw.
    pub lives: Holders,
    pub situations: Situations,
    pub people: Vec<Person>,
    uptake: Vec<Sequences>,
}

impl Present {
    /// The number below which the share of those who take up a service must lie for a person to do
    /// so, and whether the service has reached that person where a part of people has it so far.
    fn decides(&self, service: usize, person: &Person, part: f64) -> (f64, bool) {
        let mut chance = self.uptake[service].of(person.member);
        (chance.uniform(), part >= 1.0 || chance.uniform() < part)
    }

    /// Nobody is followed any more.
    pub(super) fn clear(&mut self) {
        self.people.clear();
    }
}

/// A holder in one year.
#[derive(Clone, Copy, Debug)]
pub(super) struct Person {
    member: u32,
    group: u32,
    pub holder: Holder,
    is_new: bool,
    works: bool,
}

/// How many a service admits, and how many of them take it up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Counted {
    pub eligible: f64,
    pub wanting: f64,
}

impl Worker<'_, '_> {
    /// Finds the holders of the year that ends at a time, and their households.
    pub(super) fn meet(&mut self, seed: u64, draw: u32, time: usize, year: Year) {
        let Present {
            lives,
            situations,
            people,
            uptake,
        } = &mut self.present;
        let model = self.engine.model;
        let ages = ages(model);
        if let Some(ages) = &ages {
            situations.clear(lives.households);
            situations.count_companions(&lives.companions, time, ages);
            for life in &lives.lives {
                match lives.at(life, time) {
                    Some((Some(_), _)) => situations.count_holder(life.household),
                    Some((None, _)) => {
                        situations.count_companion(life.household, life.story.age_at(time), ages);
                    }
                    None => {}
                }
            }
        }
        let sequences = |decision| Stream::new(seed, draw, decision, 0).sequences();
        uptake.clear();
        let demands = model.services.iter().map(|service| service.demand);
        uptake.extend(demands.map(|demand| sequences(UPTAKE.with(demand))));
        let (income, work) = (sequences(INCOME), sequences(WORK));
        let rate = self.engine.places.work.as_ref().map_or(0.0, |work| {
            self.paths[work.rate][(year - self.engine.years[0]) as usize]
        });
        people.clear();
        for life in &lives.lives {
            let Some((Some(kind), is_new)) = lives.at(life, time) else {
                continue;
            };
            let classes = &self.engine.classes;
            let age = life.story.age_at(time);
            let situation = ages.map_or_else(Default::default, |ages| {
                situations.of(life.household, age, &ages)
            });
            let low_income = income.of(life.home).uniform() < self.low_income[grade_of(kind)];
            people.push(Person {
                member: life.story.member(),
                group: (classes.row(classes.class_of(age), life.story.sex.into()) + kind) as u32,
                holder: Holder {
                    low_income,
                    several: situation.several,
                    alone: situation.alone,
                    kept_by_the_old: situation.kept_by_the_old,
                },
                is_new,
                works: work.of(life.story.member()).uniform() < rate,
            });
        }
    }

    /// Holders whom a service admits in a layer, and those of them who take it up, of whom a share
    /// does; nothing where the service is for people whom the engine does not follow.
    ///
    /// A person takes up a service in every year in which the share is above the person's own
    /// number; so does who receives another one that excludes it.
    pub(super) fn count(
        &self,
        service: usize,
        layer: usize,
        year: Year,
        share: f64,
    ) -> Option<Counted> {
        let model = self.engine.model;
        let declared = &model.services[service];
        if self.present.people.is_empty() || declared.basis == Basis::Disabled {
            return None;
        }
        let rules = &self.engine.rules;
        let rule = &rules.admissions[rules.place(service, layer)];
        let hold = self.taken_hold(service, layer, year);
        let excluding: Vec<(usize, f64, f64)> = model
            .services
            .iter()
            .enumerate()
            .filter(|(_, other)| other.displaces.contains(&service) && other.layers[layer].enabled)
            .filter(|(other, _)| self.served[*other].eligible > 0.0)
            .map(|(other, _)| {
                let served = self.served[other].served / self.served[other].eligible;
                (other, served, self.taken_hold(other, layer, year))
            })
            .collect();
        let mut counted = Counted {
            eligible: 0.0,
            wanting: 0.0,
        };
        for person in &self.present.people {
            if !person.is_of(declared) || !rule.admits(person.group as usize, person.holder) {
                continue;
            }
            let (wants, reached) = self.present.decides(service, person, hold);
            let excluded = excluding.iter().any(|(other, served, hold)| {
                let rule = &rules.admissions[rules.place(*other, layer)];
                let (wants, reached) = self.present.decides(*other, person, *hold);
                person.is_of(&model.services[*other])
                    && rule.admits(person.group as usize, person.holder)
                    && reached
                    && wants < *served
            });
            if reached && !excluded {
                counted.eligible += 1.0;
                counted.wanting += f64::from(u8::from(wants < share));
            }
        }
        Some(counted)
    }
}

impl Person {
    fn is_of(&self, service: &Service) -> bool {
        match service.basis {
            Basis::Holders => true,
            Basis::NewHolders => self.is_new,
            Basis::Employed => self.works,
            Basis::NotEmployed => !self.works,
            Basis::Disabled => false,
        }
    }
}
