//! The people of a draw as they were walked, kept for further engines whose people live the same lives.

use super::people::{Moved, PeopleOfDraw, Routes};
use crate::axes::Year;
use crate::model::checked::ProcessId;
use crate::model::file::Basis;
use crate::simulation::engine::Engine;
use crate::simulation::population::CELLS;

/// The people of one draw, as whoever provides for them asks for them.
#[derive(Clone, Debug)]
pub struct PeopleWalked {
    /// Whether people newly certified are asked for.
    with_newcomers: bool,
    structure: Option<usize>,
    pub(super) uptake: Option<(ProcessId, f64)>,
    /// People with a disability per person in the survey's year, by age and sex.
    prevalence: Vec<f64>,
    /// Births, deaths and what happened to certificates, from the census on.
    pub(super) turned: Vec<(Year, Moved)>,
    /// Everybody at the ends of the years before the base year.
    pub(super) before: Vec<(Year, [f64; CELLS])>,
    /// Ends of years, the base year first.
    pub(super) ends: Vec<YearEnd>,
    /// A number of people was too large to be kept: the draw is walked anew.
    too_large: bool,
}

/// The people at the end of a year.
#[derive(Clone, Debug)]
pub(super) struct YearEnd {
    pub year: Year,
    everybody: [f64; CELLS],
    holding: [f64; CELLS],
    scale: f64,
    holders: Vec<u16>,
    newcomers: Vec<u16>,
    pub routes: Routes,
}

impl PeopleWalked {
    /// Nobody yet, to be filled by a walk for an engine.
    pub fn begin(engine: &Engine) -> Self {
        PeopleWalked {
            with_newcomers: asks_for_newcomers(engine),
            structure: None,
            uptake: None,
            prevalence: Vec::new(),
            turned: Vec::with_capacity(engine.population_years.len()),
            before: Vec::new(),
            ends: Vec::with_capacity(engine.years.len()),
            too_large: false,
        }
    }

    /// Whether an engine with the same lives finds all that it asks for.
    pub fn serves(&self, engine: &Engine) -> bool {
        let last = self.ends.last().map(|end| end.year);
        let whole = last == Some(engine.model.calendar.until);
        whole && !self.too_large && (self.with_newcomers || !asks_for_newcomers(engine))
    }

    /// Bytes that it takes.
    pub fn bytes(&self) -> usize {
        let of_end = |end: &YearEnd| {
            size_of::<YearEnd>() + size_of::<u16>() * (end.holders.len() + end.newcomers.len())
        };
        size_of::<Self>()
            + size_of::<f64>() * self.prevalence.len()
            + size_of::<(Year, Moved)>() * self.turned.len()
            + size_of::<(Year, [f64; CELLS])>() * self.before.len()
            + self.ends.iter().map(of_end).sum::<usize>()
    }

    pub(super) fn turned(&mut self, year: Year, moved: Moved) {
        self.turned.push((year, moved));
    }

    pub(super) fn before(&mut self, year: Year, everybody: &[f64; CELLS]) {
        self.before.push((year, *everybody));
    }

    pub(super) fn end(&mut self, year: Year, people: &PeopleOfDraw, routes: Routes) {
        if self.ends.is_empty() {
            self.structure = people.structure;
            self.uptake = people.uptake;
            self.prevalence = people.prevalence.to_vec();
        }
        let newcomers: &[f32] = if self.with_newcomers {
            &people.year.certificates.newcomers
        } else {
            &[]
        };
        let (Some(holders), Some(newcomers)) = (whole(&people.holders), whole(newcomers)) else {
            self.too_large = true;
            return;
        };
        self.ends.push(YearEnd {
            year,
            everybody: people.year.everybody,
            holding: people.holding,
            scale: people.year.scale,
            holders,
            newcomers,
            routes,
        });
    }

    /// Lets people be as they were at the end of a year.
    pub(super) fn recall(&self, end: &YearEnd, people: &mut PeopleOfDraw) {
        people.structure = self.structure;
        people.uptake = self.uptake;
        people.prevalence.copy_from_slice(&self.prevalence);
        people.year.everybody = end.everybody;
        people.holding = end.holding;
        people.year.scale = end.scale;
        for (scaled, everybody) in people.year.scaled.iter_mut().zip(&end.everybody) {
            *scaled = everybody * end.scale;
        }
        let stocks = [
            (&mut people.holders, &end.holders),
            (&mut people.year.certificates.newcomers, &end.newcomers),
        ];
        for (people, kept) in stocks {
            for (people, kept) in people.iter_mut().zip(kept) {
                *people = f32::from(*kept);
            }
        }
    }
}

fn asks_for_newcomers(engine: &Engine) -> bool {
    let mut services = engine.model.services.iter();
    services.any(|service| service.basis == Basis::NewHolders)
}

/// Numbers of people in two bytes each; nothing where one is too large for that.
fn whole(people: &[f32]) -> Option<Vec<u16>> {
    let kept: Vec<u16> = people.iter().map(|people| *people as u16).collect();
    let mut pairs = kept.iter().zip(people);
    pairs
        .all(|(kept, people)| f32::from(*kept) == *people)
        .then_some(kept)
}
