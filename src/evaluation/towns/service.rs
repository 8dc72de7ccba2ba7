//! A service in the towns of one draw.

use super::apportion::apportion;
use super::centres::{places, towns_of};
use super::county::{CountyDraw, FIGURES};
use super::shares::{dirichlet, error, in_year, known, split, variance};
use crate::axes::Year;
use crate::stream::Decision;

const NEEDS: Decision = Decision::named("need of a town");
const LUCK: Decision = Decision::named("luck of a town's need");
const WITHOUT: Decision = Decision::named("lack of a town");
const WITHOUT_LUCK: Decision = Decision::named("luck of a town's lack");
const COVERED: Decision = Decision::named("towns with a centre");
const CENTRE: Decision = Decision::named("town of a centre");

/// A part of a centre too small to be one.
const PART: f64 = 1e-5;

/// What lasts of a service in a draw: how a town's share of it differs from its share of holders, and what is known.
pub(super) struct ServedInTowns {
    service: usize,
    /// Share of the service ÷ share of holders, in the base year.
    ratio: Vec<f64>,
    /// The same of those who lack it ÷ those who need it.
    without: Vec<f64>,
    /// Known shares of recipients.
    figures: Vec<Vec<(Year, f64)>>,
    drawn: Vec<f64>,
}

/// A service in the towns in a year.
pub(super) struct ServiceYear {
    pub need: Vec<u64>,
    pub served: Vec<u64>,
    pub lacking: Vec<u64>,
    pub places: Vec<u64>,
    pub centres: Vec<u64>,
}

impl ServedInTowns {
    /// For a service by its index; `holding` are the shares of holders in the base year.
    pub fn of(
        county: &CountyDraw<'_>,
        service: usize,
        holding: &[f64],
        concentration: f64,
    ) -> Self {
        let (list, chance) = (&county.towns.list, &county.chance);
        let own = county.model.services[service].demand;
        let drawn = dirichlet(list, chance, NEEDS.with(own), holding, concentration);
        let without = dirichlet(list, chance, WITHOUT.with(own), &drawn, concentration);
        let ratio = |above: &[f64], below: &[f64]| -> Vec<f64> {
            let pairs = above.iter().zip(below);
            let ratios = pairs.map(|(above, below)| if *below > 0.0 { above / below } else { 1.0 });
            ratios.collect()
        };
        let quantity = county.model.quantities.services[service].served;
        let figures = list.iter().enumerate().map(|(at, town)| {
            let counts = town.recipients.get(&service);
            let counts = counts.map_or(&[][..], Vec::as_slice);
            let whole = |year| Some(county.value(quantity, year));
            let off = |year| error(chance, FIGURES.with(own), town, year);
            let doubt = variance(holding[at], concentration);
            known(counts, whole, (drawn[at], doubt), off)
        });
        ServedInTowns {
            service,
            ratio: ratio(&drawn, holding),
            without: ratio(&without, &drawn),
            figures: figures.collect(),
            drawn,
        }
    }

    /// In a year with these shares of holders.
    pub fn in_year(&self, county: &CountyDraw<'_>, year: Year, holding: &[f64]) -> ServiceYear {
        let quantities = &county.model.quantities.services[self.service];
        let need = county.whole(quantities.need, year);
        let served = county.whole(quantities.served, year).min(need);
        match &quantities.centres {
            Some(centres) => {
                let [units, rooms] = [centres.units, centres.places];
                self.with_places(county, year, holding, [need, served], [units, rooms])
            }
            None => self.without_places(county, year, holding, [need, served]),
        }
    }

    /// Shares of the need that follow the holders of the year.
    fn shares(&self, holding: &[f64]) -> Vec<f64> {
        let own: Vec<f64> = holding
            .iter()
            .zip(&self.ratio)
            .map(|(a, b)| a * b)
            .collect();
        let sum: f64 = own.iter().sum();
        match sum > 0.0 {
            true => own.iter().map(|share| share / sum).collect(),
            false => self.drawn.clone(),
        }
    }

    /// Who is served and who is not are split each by itself; together they need it.
    fn without_places(
        &self,
        county: &CountyDraw<'_>,
        year: Year,
        holding: &[f64],
        [need, served]: [u64; 2],
    ) -> ServiceYear {
        let shares = self.shares(holding);
        let (having, fixed) = in_year(&self.figures, &shares, year);
        let served_by = split(served, &having, &fixed, |at| self.uniform(county, LUCK, at));
        let lack: Vec<f64> = having
            .iter()
            .zip(&self.without)
            .map(|(a, b)| a * b)
            .collect();
        let sum: f64 = lack.iter().sum();
        let lack: Vec<f64> = match sum > 0.0 {
            true => lack.iter().map(|share| share / sum).collect(),
            false => shares,
        };
        let open = vec![false; lack.len()];
        let lacking = split(need - served, &lack, &open, |at| {
            self.uniform(county, WITHOUT_LUCK, at)
        });
        ServiceYear {
            need: served_by.iter().zip(&lacking).map(|(a, b)| a + b).collect(),
            served: served_by,
            lacking,
            places: Vec::new(),
            centres: Vec::new(),
        }
    }

    /// Places stand in towns; people take those of their own town first, and whoever else is served goes elsewhere.
    fn with_places(
        &self,
        county: &CountyDraw<'_>,
        year: Year,
        holding: &[f64],
        [need, served]: [u64; 2],
        [units, rooms]: [usize; 2],
    ) -> ServiceYear {
        let shares = self.shares(holding);
        let open = vec![false; shares.len()];
        let need = split(need, &shares, &open, |at| self.uniform(county, LUCK, at));
        let (drawn, all) = (county.value(units, year), county.whole(rooms, year));
        // A part of a centre is one with fewer places; the county's number is drawn in single precision.
        let count = (drawn - PART).ceil().max(0.0) as usize;
        let centres = self.centres(county, year, holding, count);
        let each = county.value(rooms, year) / drawn.max(PART);
        let rooms = places(&centres, shares.len(), all, each);
        let at_home: Vec<u64> = need
            .iter()
            .zip(&rooms)
            .map(|(need, own)| *need.min(own))
            .collect();
        let weights = |counts: &[u64]| {
            counts
                .iter()
                .map(|count| *count as f64)
                .collect::<Vec<f64>>()
        };
        let together: u64 = at_home.iter().sum();
        let served = if together >= served {
            apportion(served, &weights(&at_home), &at_home)
        } else {
            let left: Vec<u64> = need.iter().zip(&at_home).map(|(a, b)| a - b).collect();
            let more = apportion(served - together, &weights(&left), &left);
            at_home.iter().zip(&more).map(|(a, b)| a + b).collect()
        };
        let mut standing = vec![0; shares.len()];
        for town in centres {
            standing[town] += 1;
        }
        ServiceYear {
            lacking: need.iter().zip(&at_home).map(|(a, b)| a - b).collect(),
            need,
            served,
            places: rooms,
            centres: standing,
        }
    }

    /// The town of each centre.
    fn centres(
        &self,
        county: &CountyDraw<'_>,
        year: Year,
        holding: &[f64],
        count: usize,
    ) -> Vec<usize> {
        let list = &county.towns.list;
        let known: Vec<Option<u64>> = list
            .iter()
            .map(|town| town.centres.get(&self.service).copied())
            .collect();
        let covered = county.towns.covered.get(&self.service);
        let covered = covered.filter(|id| id.0 < county.projection.quantities().len());
        let covered = covered.map(|id| {
            let share = county.value(id.0, year).min(1.0);
            (share * list.len() as f64).round() as usize
        });
        let own = county.model.services[self.service].demand;
        towns_of(
            count,
            &known,
            covered,
            holding,
            |at| self.uniform(county, COVERED, at),
            |number| county.chance.uniform(CENTRE.with(own), number),
        )
    }

    /// A town's own number for a decision about this service: the same in all years.
    fn uniform(&self, county: &CountyDraw<'_>, what: Decision, at: usize) -> f64 {
        let own = county.model.services[self.service].demand;
        let town = county.towns.list[at].decision;
        county.chance.uniform(what.with(own).with(town), 0)
    }
}
