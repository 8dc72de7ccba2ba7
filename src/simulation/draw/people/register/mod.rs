//! The county's own register: of the base year the holders, of later years what they and their flows become.

mod ahead;
mod first;
mod led;
mod within;

use super::PeopleOfDraw;
use crate::model::checked::{RegisterReading, RegisterYear};
use crate::simulation::SimulationError;
use crate::simulation::disability::{
    Certificates, Gap, ROW, Raised, Turnover, Unreachable, Wanted, add_who_might_be,
    bring_to_one_total, carry_over, expected_entries, fit_to, round_to,
};
use crate::simulation::draw::fixed::Fixed;
use crate::simulation::population::CELLS;
use crate::statistics::sampling::standard_normal;
use crate::stream::{Decision, Origin};
pub(in crate::simulation::draw) use led::Led;
use within::BEYOND;

/// Steps in which the hazards that give a year's flows are found.
const STEPS: usize = 6;

const ERROR: Decision = Decision::named("error of the register").of(Origin::Disability);
const ERROR_OF_FLOWS: Decision =
    Decision::named("error of the register's flows").of(Origin::Disability);
const ROUNDING: Decision = Decision::named("whole holders of the register").of(Origin::Chance);

/// What a draw takes a year's tables to be: each with an error drawn for its parts, and tables of all holders
/// with one total.
pub(super) fn drawn<'a>(fixed: &Fixed<'_>, own: &'a RegisterYear) -> Vec<Wanted<'a>> {
    let stands_for = fixed.engine.model.settings.stands_for;
    let mut stream = fixed.chance.stream(ERROR, own.year as u32);
    let mut wanted: Vec<Wanted<'a>> = Vec::with_capacity(own.stocks.len());
    for margin in &own.stocks {
        let parts = margin.parts.iter().map(|(_, reading)| {
            let moved = reading.error * standard_normal(&mut stream);
            reading.persons / stands_for * libm::exp(moved)
        });
        let persons = parts.collect();
        wanted.push(Wanted { margin, persons });
    }
    bring_to_one_total(&mut wanted);
    wanted
}

/// What is said where nobody can be in a part of a table.
pub(super) fn unreachable(own: &RegisterYear, found: Unreachable) -> SimulationError {
    let (part, reading) = own.stocks[found.margin].parts[found.part];
    SimulationError::NobodyInRegister {
        year: own.year,
        part: Box::new(part.words()),
        persons: reading.persons,
    }
}

impl PeopleOfDraw {
    /// A year's flows as the register has them: cancellations and deaths of holders.
    pub(super) fn take_flows(&mut self, fixed: &Fixed<'_>, own: &RegisterYear) {
        let layers = &fixed.engine.model.layers;
        let stands_for = fixed.engine.model.settings.stands_for;
        let mut stream = fixed.chance.stream(ERROR_OF_FLOWS, own.year as u32);
        let mut reading = |reading: Option<RegisterReading>| {
            let moved = standard_normal(&mut stream);
            reading.map(|own| own.persons / stands_for * libm::exp(own.error * moved))
        };
        let [cancelled, deaths] = [own.cancelled, own.deaths].map(&mut reading);
        if cancelled.is_none() && deaths.is_none() {
            return;
        }
        let ratio = |seen: Option<f64>, expected: f64| match seen {
            Some(seen) if expected > 0.0 => seen / expected,
            _ => 1.0,
        };
        // Who dies cannot give a certificate back, and few are left where most leave: found step by step.
        for _ in 0..STEPS {
            let flows = self.regime.in_force(layers, own.year);
            let expected = flows.expected_exits(&self.year.hazards, &self.holders);
            let factors = (ratio(deaths, expected.0), ratio(cancelled, expected.1));
            self.regime.adjust(layers, own.year, factors.0, factors.1);
        }
    }

    /// New certificates of a year as the register has them.
    pub(super) fn take_new(&mut self, fixed: &Fixed<'_>, own: &RegisterYear, raised: &mut Raised) {
        let Some(new) = own.new else { return };
        let model = &fixed.engine.model;
        let flows = self.regime.in_force(&model.layers, own.year);
        let expected = expected_entries(flows, raised, &self.without);
        let mut stream = fixed
            .chance
            .stream(ERROR_OF_FLOWS.with(ERROR), own.year as u32);
        let moved = libm::exp(new.error * standard_normal(&mut stream));
        let seen = new.persons / model.settings.stands_for * moved;
        if expected > 0.0 {
            let ratio = seen / expected;
            raised
                .categories
                .iter_mut()
                .for_each(|factor| *factor *= ratio);
            self.pace.see_new(ratio, new.error);
        }
    }

    /// The holders at the end of a year after the base year as the register has them, as far as it can be
    /// trusted; what it took to get there is learnt from.
    pub fn take_stocks(
        &mut self,
        fixed: &Fixed<'_>,
        own: &RegisterYear,
        turnover: &mut Turnover,
    ) -> Result<(), SimulationError> {
        let Some(disability) = &fixed.engine.model.settings.disability else {
            return Ok(());
        };
        let mut stocks: Vec<f64> = self.holders.iter().map(|n| f64::from(*n)).collect();
        let (wanted, gap) = self.believe(fixed, own, &mut stocks);
        self.fit_within_people(&wanted, &mut stocks)
            .map_err(|found| unreachable(own, found))?;
        let mut whole = vec![0.0; self.holders.len()];
        let start = fixed.chance.stream(ROUNDING, own.year as u32).uniform();
        round_to(&stocks, &wanted, start, &mut whole);
        let all: f64 = whole.iter().map(|holders| f64::from(*holders)).sum();
        let beyond = self.replace_holders(&mut whole, turnover);
        if beyond > BEYOND * all {
            let persons = beyond * fixed.engine.model.settings.stands_for;
            return Err(SimulationError::RegisterBeyondPeople {
                year: own.year,
                persons,
            });
        }
        self.pace.see(&gap);
        // The flows keep what the register has from now on: the smooth stock that they kept, fitted to it.
        self.count();
        let mut smooth = std::mem::take(&mut self.expected);
        let people = [&self.expected_among, &self.year.everybody];
        carry_over(&mut smooth, people, &self.grown);
        fit_to(&mut smooth, &wanted).map_err(|found| unreachable(own, found))?;
        let certificates = Certificates::of(smooth);
        self.set_flows(fixed, disability, &certificates, 1.0)?;
        let turnover = self.turning();
        self.pace.turn(turnover);
        Ok(())
    }

    /// What is believed of a year's tables, and how far they lie from this draw before it knows of them; its stocks gain
    /// those who might be where it has nobody.
    fn believe<'a>(
        &mut self,
        fixed: &Fixed<'_>,
        own: &'a RegisterYear,
        stocks: &mut [f64],
    ) -> (Vec<Wanted<'a>>, Gap) {
        let flows = self.regime.in_force(&fixed.engine.model.layers, own.year);
        let mut wanted = drawn(fixed, own);
        let awaited = self.awaited.as_ref().filter(|known| known.year == own.year);
        let gap = awaited.map_or_else(|| Gap::between(stocks, &wanted), |known| known.gap);
        add_who_might_be(stocks, flows, &self.without, &self.expected);
        match awaited {
            Some(known) => {
                for (table, persons) in wanted.iter_mut().zip(&known.persons) {
                    table.persons.clone_from(persons);
                }
            }
            None => {
                self.pace.trust(stocks, &mut wanted);
                bring_to_one_total(&mut wanted);
            }
        }
        self.pace.see_divided(own.stocks.iter());
        (wanted, gap)
    }

    /// Other holders than there were: who is added comes from the people without a certificate, as far as there
    /// are any; how many more there should have been. What only moves between kinds and ages is no certificate
    /// issued or given back.
    fn replace_holders(&mut self, whole: &mut [f32], turnover: &mut Turnover) -> f64 {
        let (mut added, mut taken, mut beyond) = (0.0_f64, 0.0_f64, 0.0_f64);
        // Who leaves a kind first: there is room for others of their age then.
        for leaving in [true, false] {
            let places = self.holders.iter_mut().zip(whole.iter_mut()).enumerate();
            for (place, (holders, wanted)) in places.filter(|(place, _)| place % ROW < CELLS) {
                let at = place % ROW;
                let missing = f64::from(*wanted) - f64::from(*holders);
                if (missing < 0.0) != leaving {
                    continue;
                }
                let more = missing.min(self.without[at]);
                beyond += missing - more;
                *holders += more as f32;
                self.without[at] -= more;
                self.holding[at] += more;
                added += more.max(0.0);
                taken -= more.min(0.0);
                *wanted = more.max(0.0) as f32;
            }
        }
        let net = added - taken;
        if net <= 0.0 {
            turnover.cancelled -= net;
            return beyond;
        }
        turnover.entered += net;
        // Whole people among those who were added.
        let (mut running, mut given) = (0.5_f64, 0.0_f64);
        for (newcomers, more) in self.year.certificates.newcomers.iter_mut().zip(whole) {
            running += f64::from(*more) * (net / added);
            *newcomers += (running.floor() - given) as f32;
            given = running.floor();
        }
        beyond
    }
}
