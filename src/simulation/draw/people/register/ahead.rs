//! The holders of the base year where the register begins later: as many, and of such kinds, that they become those of its
//! first year.
//!
//! The people are walked to that year without it. The gap that is left is parted as any other is
//! ([`Pace`](crate::simulation::disability::Pace)): the growth of all holders till then takes as much of it as that is
//! unknown beside their number at the start, spread over the years whose new certificates no register tells, and no more
//! than the published recipients leave room for; the start takes the rest, and all that tells parts apart. Flows keep the
//! shares that the start has at each age, so who is missing in a part of that year is missing in the same part of the base
//! year.

use super::super::PeopleOfDraw;
use super::super::awaited::{Awaited, is_open};
use super::first::PublishedRecipients;
use super::unreachable;
use crate::axes::Year;
use crate::model::checked::{Disability, RegisterYear};
use crate::simulation::SimulationError;
use crate::simulation::disability::{
    Certificates, Raised, Wanted, carry_over, expected_entries, people_in,
};
use crate::simulation::draw::fixed::Fixed;
use crate::simulation::draw::inflow::LEAST_LEFT;
use crate::statistics::summing::sum;

/// Walks to the register's first year, each of which closes most of the gap that the one before it left.
const WALKS: usize = 3;

/// How far the recipients of the base year may be beyond those whom its rule admits where a register of a later year leads
/// back to it, as a logarithm: what some draws grow by and more. Farther apart, the numbers contradict each other. No datum.
const FARTHEST_APART: f64 = 0.5;

impl PeopleOfDraw {
    /// Moves the holders of the base year, and what they grow by, so that they lead to the first year of a register that
    /// begins later.
    pub fn reach_register(
        &mut self,
        fixed: &Fixed<'_>,
        disability: &Disability,
        own: &RegisterYear,
        certificates: &mut Certificates,
    ) -> Result<(), SimulationError> {
        let register = &fixed.engine.model.register;
        let base = fixed.engine.model.calendar.base;
        for walk in 0..WALKS {
            let mut ahead = self.walked_to(fixed, own.year)?;
            let mut stocks: Vec<f64> = ahead.holders.iter().map(|n| f64::from(*n)).collect();
            let (wanted, gap) = ahead.believe(fixed, own, &mut stocks);
            ahead.go_halfway(&mut stocks);
            let before = stocks.clone();
            ahead
                .fit_within_people(&wanted, &mut stocks)
                .map_err(|found| unreachable(own, found))?;
            let cells = stocks.iter().zip(&before);
            for (start, (after, before)) in certificates.table().iter_mut().zip(cells) {
                if *before > 0.0 {
                    *start *= after / before;
                }
            }
            if walk == 0 {
                let open = |year: &Year| is_open(*year, register);
                let years = (base + 1..=own.year).filter(open).count() as f64;
                let mut grown = 0.0;
                if years > 0.0 {
                    let missing = libm::log(sum(&stocks) / sum(&before));
                    grown = ahead.pace.part_of_growth() * missing;
                }
                if let Some(id) = disability.anchor.service() {
                    let room = PublishedRecipients::of(fixed, id).room(certificates);
                    grown = grown.min(room.max(-FARTHEST_APART));
                }
                let left = libm::exp(-grown);
                for start in certificates.table().iter_mut() {
                    *start *= left;
                }
                self.awaited = Some(Awaited {
                    year: own.year,
                    persons: wanted.into_iter().map(|table| table.persons).collect(),
                    gap,
                    growth: grown / years.max(1.0),
                });
            }
            let table: &[f64] = certificates.table();
            let at_start = own.stocks.iter().map(|margin| {
                let parts = margin.parts.iter();
                let persons = parts.map(|(part, _)| people_in(table, part)).collect();
                Wanted { margin, persons }
            });
            let wanted: Vec<Wanted<'_>> = at_start.collect();
            let (anchor, wanted) = (disability.anchor, (&wanted[..], FARTHEST_APART));
            self.uptake = self.bring_together(fixed, anchor, own, wanted, certificates)?;
            self.begin_certificates(fixed, disability, certificates, 1.0)?;
        }
        Ok(())
    }

    /// The same people at the end of a later year, of which nothing is taken from the register but its flows.
    pub(super) fn walked_to(
        &self,
        fixed: &Fixed<'_>,
        year: Year,
    ) -> Result<PeopleOfDraw, SimulationError> {
        let engine = fixed.engine;
        let mut ahead = self.clone();
        ahead.set_schedule_of_departures(engine);
        for step in engine.first_year_ahead()..engine.population_years.len() {
            if fixed.year(step) >= year {
                ahead.advance(fixed, step, true)?;
                break;
            }
            ahead.live(fixed, step, true)?;
        }
        Ok(ahead)
    }

    /// Moves stocks of whole people halfway to those who are expected there, as many in all: few, or nobody, by chance would
    /// ask for a start of many times as many.
    fn go_halfway(&mut self, stocks: &mut [f64]) {
        self.count();
        let mut expected = self.expected.clone();
        let people = [&self.expected_among, &self.year.everybody];
        carry_over(&mut expected, people, &self.grown);
        let ratio = sum(stocks) / sum(&expected);
        for (own, expected) in stocks.iter_mut().zip(&expected) {
            *own = 0.5 * (*own + ratio * expected);
        }
    }

    /// As many more or fewer new certificates in a year as the register's first year asks for.
    pub fn let_in_awaited(&mut self, fixed: &Fixed<'_>, year: Year, raised: &mut Raised) {
        let model = &fixed.engine.model;
        let awaited = self.awaited.as_ref();
        let Some(growth) = awaited.and_then(|own| own.growth_in(year, &model.register)) else {
            return;
        };
        let flows = self.regime.in_force(&model.layers, year);
        let expected = expected_entries(flows, raised, &self.without);
        if growth == 0.0 || expected <= 0.0 {
            return;
        }
        let factor = (1.0 + growth * sum(&self.holding) / expected).max(LEAST_LEFT);
        let categories = raised.categories.iter_mut();
        categories.for_each(|own| *own *= factor);
        self.pace.keep(growth);
    }
}
