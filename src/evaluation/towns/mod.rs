//! The county's whole numbers split over its towns, draw by draw and to the unit: a step after the run, so that the
//! county's own numbers do not depend on it.
//!
//! Holders: a Dirichlet share for each town around its people, conditioned on what is known of it, and a multinomial
//! split of the county's holders. Services: the same around the shares of holders. A draw has one share for each town,
//! the same in all years but where numbers of several years say otherwise: nothing is known of how a town's share moves.

mod apportion;
mod centres;
mod rows;
mod service;
mod shares;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::axes::Year;
use crate::model::Model;
use crate::model::checked::Towns;
use crate::projection::Projection;
use crate::stream::{Chance, Decision};

pub use apportion::{apportion, in_proportion};
pub use rows::{Covered, Lack, People, Range, covered, lacks, people};
use service::Served;
use shares::{Differ, dirichlet, error, in_year, known, people as people_of, split, variance};

/// What is counted in each town.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Counted {
    /// Certificate holders.
    Holders,
    /// People who need a service, by its index.
    Need(usize),
    /// People who have it.
    Served(usize),
    /// People whom the town's own places leave out, or, where no places limit the service, who need it and do not
    /// have it.
    Lacking(usize),
    /// Places in the town.
    Places(usize),
    /// Centres in the town.
    Centres(usize),
}

/// A county's numbers by town, in every draw.
#[derive(Clone, Debug)]
pub struct Split {
    /// The years.
    pub years: Vec<Year>,
    /// What is counted.
    pub counted: Vec<Counted>,
    towns: usize,
    draws: usize,
    /// Year by year, what is counted, town by town, draw by draw.
    cells: Vec<u32>,
}

const HOLDERS: Decision = Decision::named("holders of a town");
const FIGURES: Decision = Decision::named("error of a town's figure");
const LUCK: Decision = Decision::named("luck of a town's holders");

impl Split {
    /// Splits the draws of a projection, which are those from the first on under the seed.
    pub fn of(
        model: &Model,
        towns: &Towns,
        projection: &Projection,
        seed: u64,
        years: &[Year],
    ) -> Self {
        let counted = counted(model, projection, years);
        let draws = projection.draws();
        let chance = Chance::new(seed, model.place);
        let county = |draw: usize| County {
            model,
            towns,
            projection,
            draw,
            chance: chance.in_draw(draw as u32),
        };
        let by_draw: Vec<Vec<u32>> = (0..draws)
            .into_par_iter()
            .map(|draw| county(draw).split(&counted, years))
            .collect();
        let rows = years.len() * counted.len() * towns.list.len();
        let mut cells = Vec::with_capacity(rows * draws);
        for row in 0..rows {
            cells.extend(by_draw.iter().map(|draw| draw[row]));
        }
        Split {
            years: years.to_vec(),
            counted,
            towns: towns.list.len(),
            draws,
            cells,
        }
    }

    /// Number of towns.
    pub fn towns(&self) -> usize {
        self.towns
    }

    /// Number of draws.
    pub fn draws(&self) -> usize {
        self.draws
    }

    /// All draws of a town, by its place in the order of the keys; nothing where it was not counted.
    pub fn of_town(&self, counted: Counted, year: Year, town: usize) -> Option<&[u32]> {
        let all = self.of_all(counted, year)?;
        all.get(town * self.draws..(town + 1) * self.draws)
    }

    /// All draws of all towns, town by town.
    pub fn of_all(&self, counted: Counted, year: Year) -> Option<&[u32]> {
        let year = self.years.iter().position(|own| *own == year)?;
        let place = self.counted.iter().position(|own| *own == counted)?;
        let size = self.towns * self.draws;
        let from = (year * self.counted.len() + place) * size;
        self.cells.get(from..from + size)
    }
}

/// What there is to count in some years: holders, and services that anybody needs.
fn counted(model: &Model, projection: &Projection, years: &[Year]) -> Vec<Counted> {
    let mut all: Vec<Counted> = model.quantities.people.map(|_| Counted::Holders).into_iter().collect();
    let places: Vec<usize> = years.iter().filter_map(|year| projection.year_index(*year)).collect();
    for (index, service) in model.quantities.services.iter().enumerate() {
        let needed = |year: &usize| projection.at(service.need, *year).iter().any(|need| *need >= 0.5);
        if !places.iter().any(needed) {
            continue;
        }
        all.extend([Counted::Need(index), Counted::Served(index), Counted::Lacking(index)]);
        if service.centres.is_some() {
            all.extend([Counted::Places(index), Counted::Centres(index)]);
        }
    }
    all
}

/// A county in one draw.
struct County<'a> {
    model: &'a Model,
    towns: &'a Towns,
    projection: &'a Projection,
    draw: usize,
    chance: Chance,
}

impl County<'_> {
    /// A quantity of this draw; 0 where it is none.
    fn value(&self, quantity: usize, year: Year) -> f64 {
        let year = self.projection.year_index(year);
        let value = year.map_or(0.0, |year| f64::from(self.projection.at(quantity, year)[self.draw]));
        if value.is_finite() { value.max(0.0) } else { 0.0 }
    }

    /// The same as a whole number.
    fn whole(&self, quantity: usize, year: Year) -> u64 {
        self.value(quantity, year).round() as u64
    }

    /// Year by year, what is counted, town by town.
    fn split(&self, counted: &[Counted], years: &[Year]) -> Vec<u32> {
        let list = &self.towns.list;
        let differ = Differ::of(self.towns, &self.chance);
        let people = people_of(self.towns, &self.chance, differ.people);
        let drawn = dirichlet(list, &self.chance, HOLDERS, &people, differ.holders);
        let holders = self.model.quantities.people.map(|places| places.holders);
        let figures: Vec<Vec<(Year, f64)>> = list
            .iter()
            .enumerate()
            .map(|(at, town)| {
                let whole = |year| holders.map(|holders| self.value(holders, year));
                let off = |year| error(&self.chance, FIGURES, town, year);
                // Where the people of a town are not known either, both are in doubt.
                let doubt = variance(people[at], differ.holders);
                let size = if town.weighed { 0.0 } else { list.len() as f64 / differ.people };
                known(&town.holders, whole, (drawn[at], doubt + size), off)
            })
            .collect();
        let shares = |year: Year| in_year(&figures, &drawn, year);
        let base = self.model.calendar.base;
        let needs: BTreeMap<usize, Served> = counted
            .iter()
            .filter_map(|counted| match counted {
                Counted::Need(service) => Some(*service),
                _ => None,
            })
            .map(|service| (service, Served::of(self, service, &shares(base).0, differ.needs)))
            .collect();
        let luck = |at: usize| self.chance.uniform(LUCK.with(list[at].decision), 0);
        let mut cells = Vec::with_capacity(years.len() * counted.len() * list.len());
        for year in years {
            let (holding, fixed) = shares(*year);
            let total = holders.map_or(0, |holders| self.whole(holders, *year));
            let held = split(total, &holding, &fixed, luck);
            let services: BTreeMap<usize, service::Year> = needs
                .iter()
                .map(|(index, service)| (*index, service.in_year(self, *year, &holding)))
                .collect();
            for counted in counted {
                let counts = match counted {
                    Counted::Holders => &held,
                    Counted::Need(index) => &services[index].need,
                    Counted::Served(index) => &services[index].served,
                    Counted::Lacking(index) => &services[index].lacking,
                    Counted::Places(index) => &services[index].places,
                    Counted::Centres(index) => &services[index].centres,
                };
                cells.extend(counts.iter().map(|count| u32::try_from(*count).unwrap_or(u32::MAX)));
            }
        }
        cells
    }
}
