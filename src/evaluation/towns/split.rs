//! A county's numbers in one draw, split over its towns.

use std::collections::BTreeMap;

use super::TownQuantity;
use super::county::{CountyDraw, FIGURES};
use super::service::{self, ServedInTowns};
use super::shares::{
    Differ, dirichlet, error, in_year, known, people as people_of, split, variance,
};
use crate::axes::Year;
use crate::stream::Decision;

const HOLDERS: Decision = Decision::named("holders of a town");
const LUCK: Decision = Decision::named("luck of a town's holders");

impl CountyDraw<'_> {
    /// Year by year, what is counted, town by town.
    pub fn split(&self, counted: &[TownQuantity], years: &[Year]) -> Vec<u32> {
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
                let size = if town.weighed {
                    0.0
                } else {
                    list.len() as f64 / differ.people
                };
                known(&town.holders, whole, (drawn[at], doubt + size), off)
            })
            .collect();
        let shares = |year: Year| in_year(&figures, &drawn, year);
        let base = self.model.calendar.base;
        let needs: BTreeMap<usize, ServedInTowns> = counted
            .iter()
            .filter_map(|counted| counted.service_in_need())
            .map(|service| {
                (
                    service,
                    ServedInTowns::of(self, service, &shares(base).0, differ.needs),
                )
            })
            .collect();
        let luck = |at: usize| self.chance.uniform(LUCK.with(list[at].decision), 0);
        let mut cells = Vec::with_capacity(years.len() * counted.len() * list.len());
        for year in years {
            let (holding, fixed) = shares(*year);
            let total = holders.map_or(0, |holders| self.whole(holders, *year));
            let held = split(total, &holding, &fixed, luck);
            let services: BTreeMap<usize, service::ServiceYear> = needs
                .iter()
                .map(|(index, service)| (*index, service.in_year(self, *year, &holding)))
                .collect();
            for counted in counted {
                let counts = match counted {
                    TownQuantity::Holders => &held,
                    TownQuantity::Need(index) => &services[index].need,
                    TownQuantity::Served(index) => &services[index].served,
                    TownQuantity::Lacking(index) => &services[index].lacking,
                    TownQuantity::Places(index) => &services[index].places,
                    TownQuantity::Centres(index) => &services[index].centres,
                };
                cells.extend(
                    counts
                        .iter()
                        .map(|count| u32::try_from(*count).unwrap_or(u32::MAX)),
                );
            }
        }
        cells
    }
}
