//! One year of births, deaths, moves and certificates.

use super::PeopleOfDraw;
use super::events::Births;
use crate::axes::{AGES, Year};
use crate::simulation::SimulationError;
use crate::simulation::disability::{Turnover, grow_older};
use crate::simulation::draw::fixed::Fixed;
use crate::simulation::draw::met::Met;
use crate::simulation::population::{CELLS, EventsOfYear, cell};
use crate::statistics::summing::sum;

/// What a year changed.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::simulation::draw) struct Moved {
    /// Born in the year.
    pub births: f64,
    /// Died in the year.
    pub deaths: f64,
    /// What happened to certificates.
    pub turnover: Turnover,
}

/// More than live on earth. Parameters whose spread is beyond all sense reach it in some draw, and a year of so many
/// takes for ever.
const MOST_PEOPLE: f64 = 1e10;

/// A year as it passes: what moves it, and what it has changed so far.
struct Passing<'p> {
    people: &'p mut PeopleOfDraw,
    fixed: &'p Fixed<'p>,
    step: usize,
    year: Year,
    with_holders: bool,
    /// Level of mortality in the year.
    level: f64,
    /// Total fertility that is expected.
    fertility: f64,
    /// Net rate of migration, and the migrants that it makes.
    net: f64,
    moving: f64,
    /// Deaths of people without a certificate, by age and sex.
    died: [f64; CELLS],
    births: Births,
    moved: Moved,
}

impl PeopleOfDraw {
    /// One year, in the order of [`EventsOfYear`]; refused where more are left at its end than [`MOST_PEOPLE`].
    pub fn advance(
        &mut self,
        fixed: &Fixed<'_>,
        step: usize,
        with_holders: bool,
    ) -> Result<Moved, SimulationError> {
        let engine = fixed.engine;
        let year = fixed.year(step);
        let level = fixed.mortality_level(year);
        let index = fixed.paths.index[step];
        engine
            .mortality
            .hazards(index, level, &mut self.year.hazards);
        for age in 0..AGES {
            self.year.women[age] = self.at(cell(1, age));
        }
        let fertility = fixed.paths.fertility[step] * self.taught_fertility();
        let net = fixed.paths.net_migration[step] + self.taught_migration();
        let moving = net * (sum(&self.without) + sum(&self.holding));
        if with_holders {
            self.regime.mix(&engine.model.layers, year);
        }
        let factor = self.meet_deaths(fixed, year, fertility);
        self.year
            .hazards
            .iter_mut()
            .for_each(|hazard| *hazard *= factor);
        let mut passing = Passing {
            people: self,
            fixed,
            step,
            year,
            with_holders,
            level: level * factor,
            fertility,
            net,
            moving,
            died: [0.0; CELLS],
            births: Births::default(),
            moved: Moved::default(),
        };
        passing.pass();
        let Passing { births, moved, .. } = passing;
        let missing = self.meet_population(fixed, year);
        self.met.push(Met {
            mortality: factor,
            fertility: births.fertility,
            net: net + missing,
        });
        let people = sum(&self.without) + sum(&self.holding);
        if people > MOST_PEOPLE {
            return Err(SimulationError::TooManyPeople { year, people });
        }
        Ok(moved)
    }
}

impl EventsOfYear for Passing<'_> {
    fn exits(&mut self) {
        if !self.with_holders {
            return;
        }
        let (people, model) = (&mut *self.people, &self.fixed.engine.model);
        people.year.certificates.begin(self.fixed.chance, self.year);
        if let Some(own) = model.register.in_year(self.year) {
            people.take_flows(self.fixed, own);
        }
        let flows = people.regime.in_force(&model.layers, self.year);
        let (holders, holding) = (&mut people.holders, &mut people.holding);
        self.moved.turnover =
            people
                .year
                .certificates
                .exits(flows, &people.year.hazards, holders, holding);
        self.moved.deaths = self.moved.turnover.deaths;
    }

    fn departures(&mut self) {
        let (people, with_holders) = (&mut *self.people, self.with_holders);
        self.died = people.deaths_and_departures(self.fixed, self.step, self.net, with_holders);
        self.moved.deaths += sum(&self.died);
        if with_holders {
            // Who gives a certificate back stays; what else that year brings them was counted above.
            for (own, cancelled) in people
                .without
                .iter_mut()
                .zip(&people.year.certificates.cancelled)
            {
                *own += cancelled;
            }
        }
    }

    fn birthdays(&mut self) {
        let people = &mut *self.people;
        grow_older(
            &mut people.holders,
            &mut people.holding,
            &mut people.without,
        );
    }

    fn births(&mut self) {
        let people = &mut *self.people;
        self.births = people.births(self.fixed, self.step, self.level, self.fertility);
        self.moved.births = self.births.born;
        self.moved.deaths += self.births.died;
        let so_far = self.moved.deaths;
        self.moved.deaths +=
            people.meet_number_of_deaths(self.fixed, self.year, so_far, &mut self.died);
        if self.fixed.engine.generations.is_empty() {
            return;
        }
        let of_holders = |at| {
            if self.with_holders {
                people.year.certificates.died(at)
            } else {
                0.0
            }
        };
        let alive = std::array::from_fn(|sex| people.without[cell(sex, 0)]);
        let died = |at: usize| self.died[at] + of_holders(at);
        people.generations.pass(died, alive);
    }

    fn entries(&mut self) {
        if !self.with_holders {
            return;
        }
        let (people, fixed) = (&mut *self.people, self.fixed);
        let model = &fixed.engine.model;
        people.pace.pass();
        let mut raised = fixed
            .paths
            .raised(self.step, &mut people.pace, &people.grown);
        people.let_in(fixed, self.step, &mut raised);
        people.let_in_awaited(fixed, self.year, &mut raised);
        if let Some(own) = model.register.in_year(self.year) {
            people.take_new(fixed, own, &mut raised);
        }
        let flows = people.regime.in_force(&model.layers, self.year);
        self.moved.turnover.entered = people.year.certificates.entries(
            flows,
            &raised,
            &mut people.without,
            &mut people.holding,
            &mut people.holders,
        );
        let growth = people.regime.in_force(&model.layers, self.year).growth;
        people.grow(growth, fixed.paths.faded[self.step]);
    }

    fn arrivals(&mut self) {
        if self.moving > 0.0 {
            self.people.arrivals(self.fixed, self.year, self.moving);
        }
    }
}
