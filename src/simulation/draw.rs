//! One draw: a whole future, from the people who are there to the money that is spent.

use super::budget::{self, Standards};
use super::disability::{
    Certificates, Flows, Registered, YearOfCertificates, grow_older, headcount,
};
use super::engine::{DisabilityPlaces, Engine, OLD_AGE};
use super::parameters::{Drawn, in_force};
use super::population::{CELLS, Rate, Registration, cell};
use super::record::Record;
use super::service::{Constants, Demand, Groups, Served};
use super::SimulationError;
use crate::axes::{AGES, GRADES, SEXES, Year};
use crate::model::file::Basis;
use crate::model::rule::KINDS;
use crate::statistics::sampling::{binomial, poisson};
use crate::stream::{Decision, Stream};

const DEATHS: Decision = Decision::named("deaths and moves without certificate");
const BIRTHS: Decision = Decision::named("births");
const ARRIVALS: Decision = Decision::named("arrivals");
const START: Decision = Decision::named("starting population");
const STRUCTURE: Decision = Decision::named("structure of disability");
const NEW_JOBS: Decision = Decision::named("new jobs");

/// Everything that one thread needs for its draws, allocated once.
#[derive(Debug)]
pub struct Worker<'e, 'm> {
    engine: &'e Engine<'m>,
    drawn: Drawn,
    paths: Vec<Vec<f64>>,
    index: Vec<f64>,
    fertility: Vec<f64>,
    net_migration: Vec<f64>,
    scratch: Vec<f64>,
    rates: Vec<Rate>,
    hazards: [f64; CELLS],
    without: [f64; CELLS],
    women: [f64; AGES],
    people: [f64; CELLS],
    holders: Vec<f32>,
    flows: Vec<Flows>,
    mixed: Flows,
    year: YearOfCertificates,
    groups: Groups,
    newcomers: Groups,
    disabled: Groups,
    disabled_cells: Vec<f32>,
    weights: Vec<Vec<Vec<f32>>>,
    low_income: [f64; GRADES],
    served: Vec<Served>,
    previous: Vec<Served>,
    constants: Constants,
    standards: Standards,
}

/// What a draw fixes once about disability.
struct Start {
    level: f64,
    structure: usize,
}

impl<'e, 'm> Worker<'e, 'm> {
    /// Working memory for an engine.
    pub fn new(engine: &'e Engine<'m>) -> Self {
        let model = engine.model;
        let layers = model.layers.len();
        let services = model.services.len();
        let stocks = if engine.structures.is_empty() { 0 } else { CELLS * KINDS };
        Worker {
            drawn: Drawn::default(),
            paths: vec![vec![0.0; engine.years.len()]; model.processes.len()],
            index: vec![0.0; engine.population_years.len()],
            fertility: vec![0.0; engine.population_years.len()],
            net_migration: vec![0.0; engine.population_years.len()],
            scratch: vec![0.0; engine.population_years.len()],
            rates: Vec::with_capacity(engine.population_years.len()),
            hazards: [0.0; CELLS],
            without: [0.0; CELLS],
            women: [0.0; AGES],
            people: [0.0; CELLS],
            holders: vec![0.0; stocks],
            flows: vec![Flows::default(); layers],
            mixed: Flows::default(),
            year: YearOfCertificates::default(),
            groups: Groups::default(),
            newcomers: Groups::default(),
            disabled: Groups::default(),
            disabled_cells: vec![0.0; stocks],
            weights: vec![vec![Vec::new(); layers]; services],
            low_income: [0.0; GRADES],
            served: vec![Served::default(); services],
            previous: vec![Served::default(); services],
            constants: Constants::default(),
            standards: Standards::default(),
            engine,
        }
    }

    /// Runs one draw and writes it down.
    pub fn run(&mut self, seed: u64, draw: u32, record: &mut Record<'_>) -> Result<(), SimulationError> {
        let engine = self.engine;
        let model = engine.model;
        let base = model.file.model.base_year;
        self.drawn
            .draw(&model.parameters, model.layers.len(), seed, draw);
        self.draw_paths(seed, draw);
        self.people_at_the_start(seed, draw);
        let mut start = None;
        let years = engine.population_years.clone();
        let first = engine.start.year;
        if first == base {
            start = self.reach_the_base_year(seed, draw, record)?;
        }
        for (step, year) in years.iter().enumerate() {
            self.move_through(seed, draw, step, *year, start.as_ref(), record);
            if *year == base {
                start = self.reach_the_base_year(seed, draw, record)?;
            } else if *year > base {
                self.report_year(seed, draw, *year, start.as_ref(), record);
            }
        }
        Ok(())
    }

    fn draw_paths(&mut self, seed: u64, draw: u32) {
        let engine = self.engine;
        let model = engine.model;
        let base = model.file.model.base_year;
        for ((path, process), values) in engine.paths.iter().zip(&model.processes).zip(&mut self.paths) {
            path.draw(process, &model.layers, seed, draw, base, &engine.years, values);
        }
        let years = &engine.population_years;
        let places = &engine.places;
        self.by_year(places.mortality_pace);
        engine
            .mortality
            .index_path(seed, draw, &self.scratch, years, &mut self.index);
        self.by_year(places.fertility_level);
        engine
            .fertility
            .path(seed, draw, &self.scratch, years, &mut self.fertility);
        let [mean, persistence, volatility] = places.migration;
        self.rates.clear();
        self.rates.extend(years.iter().map(|year| Rate {
            mean: self.drawn.in_year(mean, &model.layers, *year),
            persistence: self.drawn.in_year(persistence, &model.layers, *year),
            volatility: self.drawn.in_year(volatility, &model.layers, *year),
        }));
        engine
            .migration
            .path(seed, draw, &self.rates, years, &mut self.net_migration);
    }

    /// A parameter in each year of the population, into `scratch`.
    fn by_year(&mut self, place: usize) {
        let layers = &self.engine.model.layers;
        for (value, year) in self.scratch.iter_mut().zip(&self.engine.population_years) {
            *value = self.drawn.in_year(place, layers, *year);
        }
    }

    /// Whole people by age and sex, rounded without bias.
    fn people_at_the_start(&mut self, seed: u64, draw: u32) {
        let engine = self.engine;
        match engine.places.registered {
            Some([total, in_migrants, peak_age, age_spread, floor]) => engine.start.registered(
                &Registration {
                    total: self.drawn.baseline(total),
                    in_migrants: self.drawn.baseline(in_migrants),
                    peak_age: self.drawn.baseline(peak_age),
                    age_spread: self.drawn.baseline(age_spread),
                    floor: self.drawn.baseline(floor),
                },
                &mut self.people,
            ),
            None => self.people = engine.start.residents,
        }
        let mut running = Stream::new(seed, draw, START, 0).uniform();
        let mut given = 0.0;
        for (whole, people) in self.without.iter_mut().zip(&self.people) {
            running += people;
            *whole = running.floor() - given;
            given += *whole;
        }
    }

    /// At the end of the base year: certificates, income, work and money are set so that what was
    /// published comes out, and the year is written down.
    fn reach_the_base_year(
        &mut self,
        seed: u64,
        draw: u32,
        record: &mut Record<'_>,
    ) -> Result<Option<Start>, SimulationError> {
        let engine = self.engine;
        let model = engine.model;
        let base = model.file.model.base_year;
        let Some(places) = &engine.places.disability else {
            record.people(base, &self.without, OLD_AGE);
            record.profile(base, &self.without, &self.holders);
            return Ok(None);
        };
        self.people = self.without;
        let chance = Stream::new(seed, draw, STRUCTURE, 0).uniform();
        let structure = ((chance * engine.structures.len() as f64) as usize).min(engine.structures.len() - 1);
        let baseline = self.registered(places, 0);
        let certificates = Certificates::relative(&engine.structures[structure], &self.people, &baseline);
        let weights = &engine.weights[places.anchor][0];
        weights.with_low_income(&[0.0; GRADES], &mut self.weights[places.anchor][0]);
        let uptake = self.base_value(model.services[places.anchor].need);
        let published = model.services[places.anchor].observed.unwrap_or(f64::NAN);
        let anchor = &self.weights[places.anchor][0];
        let eligible = certificates.weigh(|stock| {
            let at = stock / KINDS;
            let row = engine.classes.row(engine.classes.class_of(at % AGES), at / AGES);
            f64::from(anchor[row + stock % KINDS])
        });
        let level = published / uptake / eligible;
        if !(level.is_finite() && level > 0.0) {
            return Err(SimulationError::Contradiction(format!(
                "{} of the base year ({published}) cannot be met: the rule of {} admits nobody",
                model.services[places.anchor].key, model.services[places.anchor].key
            )));
        }
        certificates.count(level, seed, draw, &mut self.holders);
        let mut hazards = [0.0; CELLS];
        let at = engine.population_years.iter().position(|year| *year == base);
        let index = at.map_or_else(|| self.index[0], |at| self.index[at]);
        let mortality = self.drawn.baseline(engine.places.mortality_level);
        engine.mortality.hazards(index, mortality, &mut hazards);
        for layer in 0..model.layers.len() {
            let draw_of_layer = self.registered(places, layer);
            self.flows[layer].keeping(&certificates, level, &self.people, &hazards, &draw_of_layer);
            if self.flows[layer].without.iter().any(|share| *share <= 0.0) {
                return Err(SimulationError::Contradiction(format!(
                    "draw {draw}: at some age more certificate holders would die than people; \
                     relative mortality or the number of holders is too high"
                )));
            }
        }
        for at in 0..CELLS {
            self.without[at] -= headcount(&self.holders[at * KINDS..(at + 1) * KINDS]);
            if self.without[at] < 0.0 {
                // A handful of people at the highest ages: certificates cannot outnumber them.
                self.return_surplus(at);
            }
        }
        self.groups.gather(&engine.classes, &self.holders);
        self.set_low_income();
        for (service, layers) in self.weights.iter_mut().enumerate() {
            for (layer, weights) in layers.iter_mut().enumerate() {
                engine.weights[service][layer].with_low_income(&self.low_income, weights);
            }
        }
        let start = Start { level, structure };
        self.year.newcomers.clear();
        self.constants.draw(model, seed, draw);
        self.serve(seed, draw, base, &start);
        self.standards
            .draw(engine, &self.paths, &self.drawn, seed, draw, &self.served);
        let without_work = self.of_working_age() * (1.0 - self.employment(base));
        self.standards.anchor_jobs(engine, &self.drawn, without_work);
        self.previous.copy_from_slice(&self.served);
        self.write_down(seed, draw, base, &start, record);
        budget::record_history(
            engine,
            &self.standards,
            &self.drawn,
            &self.served,
            without_work,
            record,
        );
        Ok(Some(start))
    }

    /// Gives back certificates of an age at which there are fewer people than holders.
    fn return_surplus(&mut self, at: usize) {
        for kind in 0..KINDS {
            let stock = &mut self.holders[at * KINDS + kind];
            let back = f64::from(*stock).min(-self.without[at]);
            *stock -= back as f32;
            self.without[at] += back;
            if self.without[at] >= 0.0 {
                break;
            }
        }
    }

    fn registered(&self, places: &DisabilityPlaces, layer: usize) -> Registered {
        let base = self.engine.model.file.model.base_year;
        let value = |place: usize| self.drawn.in_layer(place, layer);
        let trend = value(places.trend);
        // The level of prevalence in the base year is the baseline's in every scenario.
        let past = self.drawn.baseline(places.trend) * f64::from(base - places.survey_year);
        Registered {
            prevalence: libm::exp(past),
            mild: self.drawn.baseline(places.mild),
            by_age: self.drawn.baseline(places.by_age),
            relative_mortality: places.relative_mortality.map(value),
            psychiatric: value(places.psychiatric),
            excess_by_age: value(places.excess_by_age),
            worsening: value(places.worsening),
            improvement: value(places.improvement),
            cancellation: value(places.cancellation),
            inflow: value(places.inflow),
            growth: trend + value(places.growth),
        }
    }

    /// The share of low income by grade: the odds of grades 1–2 are a multiple of those of 3–4, and
    /// the level gives the recipients that were published.
    fn set_low_income(&mut self) {
        let engine = self.engine;
        self.low_income = [0.0; GRADES];
        let Some(places) = &engine.places.income else { return };
        let service = &engine.model.services[places.anchor];
        let ratio = self.drawn.baseline(places.severe_ratio);
        let wanted = service.observed.unwrap_or(f64::NAN) / self.base_value(service.need);
        let weights = &engine.weights[places.anchor][0];
        let mut by_grade = [0.0; GRADES];
        let mut unit = Vec::new();
        for (grade, sum) in by_grade.iter_mut().enumerate() {
            let mut one = [0.0; GRADES];
            one[grade] = 1.0;
            weights.with_low_income(&one, &mut unit);
            *sum = self.groups.weighed(&unit);
        }
        weights.with_low_income(&[0.0; GRADES], &mut unit);
        let always = self.groups.weighed(&unit);
        by_grade.iter_mut().for_each(|sum| *sum -= always);
        let shares = |logit: f64| -> [f64; GRADES] {
            let share = |x: f64| 1.0 / (1.0 + libm::exp(-x));
            let severe = share(logit + libm::log(ratio));
            let mild = share(logit);
            [severe, severe, mild, mild]
        };
        let (mut low, mut high) = (-30.0, 30.0);
        for _ in 0..60 {
            let middle = 0.5 * (low + high);
            let people: f64 = shares(middle).iter().zip(&by_grade).map(|(s, n)| s * n).sum();
            if people + always < wanted {
                low = middle;
            } else {
                high = middle;
            }
        }
        self.low_income = shares(0.5 * (low + high));
    }

    /// A process's value at the end of the base year.
    fn base_value(&self, process: usize) -> f64 {
        let base = self.engine.model.file.model.base_year;
        self.paths[process][self.year_place(base)]
    }

    fn year_place(&self, year: Year) -> usize {
        (year - self.engine.years[0]) as usize
    }

    /// One year of births, deaths, moves and certificates. The order of events:
    /// 1 holders die, are regraded, leave; 2 people without a certificate die or move away; 3 all
    /// grow a year older; 4 births, who survive to the end of the year; 5 new certificates; 6
    /// arrivals.
    fn move_through(
        &mut self,
        seed: u64,
        draw: u32,
        step: usize,
        year: Year,
        start: Option<&Start>,
        record: &mut Record<'_>,
    ) {
        let engine = self.engine;
        let level = self.drawn.in_year(engine.places.mortality_level, &engine.model.layers, year);
        let index = self.index[step];
        engine.mortality.hazards(index, level, &mut self.hazards);
        let with_holders = start.is_some();
        for age in 0..AGES {
            self.women[age] = self.everybody(cell(1, age), with_holders);
        }
        let mut total = 0.0;
        for at in 0..CELLS {
            total += self.everybody(at, with_holders);
        }
        if with_holders {
            self.mix_flows(year);
            self.year.begin(seed, draw, year);
        }
        let net = self.net_migration[step];
        let mut deaths = 0.0;
        let mut turnover = Default::default();
        if with_holders {
            turnover = self.year.exits(seed, draw, year, &self.mixed, &self.hazards, &mut self.holders);
        }
        let mut chance = Stream::new(seed, draw, DEATHS, year as u32);
        for at in 0..CELLS {
            let relative = if with_holders { self.mixed.without[at] } else { 1.0 };
            let dying = self.hazards[at] * relative;
            let leaving = if net < 0.0 && self.without[at] > 0.0 {
                -net * total * engine.migration.schedule[at % AGES] * 0.5 / self.without[at]
            } else {
                0.0
            };
            let hazard = dying + leaving;
            let gone = binomial(self.without[at] as u64, -libm::expm1(-hazard), &mut chance) as f64;
            self.without[at] -= gone;
            if gone > 0.0 {
                deaths += gone * dying / hazard;
            }
        }
        grow_older(&mut self.holders, &mut self.without);
        let births = self.births(seed, draw, year, step, index, level, with_holders);
        deaths += births.died;
        if let Some(start) = start {
            let growth = libm::exp(self.mixed.growth * f64::from(year - engine.model.file.model.base_year - 1));
            turnover.entered = self.year.entries(
                seed, draw, year, &self.mixed, growth, &mut self.without, &mut self.holders,
            );
            debug_assert!(start.level > 0.0);
        }
        if net > 0.0 {
            let mut chance = Stream::new(seed, draw, ARRIVALS, year as u32);
            for sex in 0..SEXES {
                for (age, share) in engine.migration.schedule.iter().enumerate() {
                    self.without[cell(sex, age)] += poisson(net * total * share * 0.5, &mut chance) as f64;
                }
            }
        }
        record.turnover(year, births.born, deaths + turnover.deaths, &turnover);
    }

    fn everybody(&self, at: usize, with_holders: bool) -> f64 {
        let holders = if with_holders {
            headcount(&self.holders[at * KINDS..(at + 1) * KINDS])
        } else {
            0.0
        };
        self.without[at] + holders
    }

    /// Births in the year and those of them who are alive at its end.
    #[expect(clippy::too_many_arguments, reason = "an address and the year's rates")]
    fn births(
        &mut self,
        seed: u64,
        draw: u32,
        year: Year,
        step: usize,
        index: f64,
        level: f64,
        with_holders: bool,
    ) -> Births {
        let engine = self.engine;
        let mut expected = 0.0;
        for age in 0..AGES - 1 {
            // Women alive at the start at `age` and at the end at `age + 1`.
            let after = self.everybody(cell(1, age + 1), with_holders);
            expected += 0.5 * (self.women[age] + after) * engine.schedule[age];
        }
        let mut chance = Stream::new(seed, draw, BIRTHS, year as u32);
        let born = poisson(expected * self.fertility[step], &mut chance);
        let ratio = self.drawn.baseline(engine.places.sex_ratio);
        let boys = binomial(born, ratio / (1.0 + ratio), &mut chance);
        let mut died = 0.0;
        for (sex, born) in [boys, born - boys].into_iter().enumerate() {
            let alive = binomial(born, engine.mortality.infant_survival(index, level, sex), &mut chance);
            self.without[cell(sex, 0)] = alive as f64;
            died += (born - alive) as f64;
        }
        Births { born: born as f64, died }
    }

    /// The flows in force in a year: the baseline's, moved by each layer.
    fn mix_flows(&mut self, year: Year) {
        let layers = &self.engine.model.layers;
        let active: Vec<f64> = layers.iter().map(|layer| layer.weight(year)).collect();
        if layers.len() == 1 || active[1..].iter().all(|weight| *weight == 0.0) {
            if self.mixed.relative_mortality.is_empty() || year == self.engine.model.file.model.base_year + 1 {
                self.mixed.clone_from(&self.flows[0]);
            }
            return;
        }
        self.mixed.clone_from(&self.flows[0]);
        let mut below = 0;
        for (layer, weight) in active.iter().enumerate().skip(1) {
            if *weight > 0.0 && self.flows[layer] != self.flows[below] {
                self.mixed.move_towards(&self.flows[below], &self.flows[layer], *weight);
            }
            below = layer;
        }
    }

    /// The end of a year after the base year.
    fn report_year(&mut self, seed: u64, draw: u32, year: Year, start: Option<&Start>, record: &mut Record<'_>) {
        let Some(start) = start else {
            record.people(year, &self.without, OLD_AGE);
            record.profile(year, &self.without, &self.holders);
            return;
        };
        self.previous.copy_from_slice(&self.served);
        self.groups.gather(&self.engine.classes, &self.holders);
        self.serve(seed, draw, year, start);
        self.write_down(seed, draw, year, start, record);
    }

    /// Every service's year.
    fn serve(&mut self, seed: u64, draw: u32, year: Year, start: &Start) {
        let engine = self.engine;
        let model = engine.model;
        let layer = in_force(&model.layers, year);
        let place = self.year_place(year);
        if model.services.iter().any(|s| s.basis == Basis::Disabled) {
            self.count_disabled(start, year);
        }
        self.newcomers.0.resize(engine.classes.groups(), 0.0);
        self.newcomers.0.fill(0.0);
        for stock in &self.year.newcomers {
            self.newcomers.add(&engine.classes, *stock as usize);
        }
        let rate = self.employment(year);
        for service in 0..model.services.len() {
            let declared = &model.services[service];
            if !declared.layers[layer].enabled {
                self.served[service] = Served::default();
                continue;
            }
            let weights = &self.weights[service][layer];
            let mut eligible = match declared.basis {
                Basis::Holders => self.groups.weighed(weights),
                Basis::NewHolders => self.newcomers.weighed(weights),
                Basis::Disabled => self.disabled.weighed(weights),
                Basis::Employed => self.groups.weighed(weights) * rate,
                Basis::NotEmployed => self.groups.weighed(weights) * (1.0 - rate),
            };
            eligible *= self.taken_hold(service, layer, year);
            eligible -= self.displaced(service, layer, place, year);
            let part = match (declared.split, declared.complement) {
                (Some(process), _) => self.paths[process][place],
                (None, Some(process)) => 1.0 - self.paths[process][place],
                (None, None) => 1.0,
            };
            let carried = if declared.carries_over && year > model.file.model.base_year {
                self.previous[service].waiting
            } else {
                0.0
            };
            self.served[service] = Demand {
                eligible: eligible.max(0.0),
                need: self.paths[declared.need][place] * part,
                coverage: declared.coverage.map(|process| self.paths[process][place]),
                places: self.constants.places(model, &self.paths, service, layer, place),
                carried,
            }
            .meet(seed, draw, declared.demand, year as u32);
        }
    }

    /// How far a service that the baseline does not have has been introduced.
    fn taken_hold(&self, service: usize, layer: usize, year: Year) -> f64 {
        if self.engine.model.services[service].layers[0].enabled {
            1.0
        } else {
            self.engine.model.layers[layer].weight(year)
        }
    }

    /// Eligible people of a service who receive another one that excludes it.
    fn displaced(&self, service: usize, layer: usize, place: usize, year: Year) -> f64 {
        let model = self.engine.model;
        let mut lost = 0.0;
        for (other, declared) in model.services.iter().enumerate() {
            if declared.displaces.contains(&service) && declared.layers[layer].enabled {
                let both: f64 = self
                    .groups
                    .0
                    .iter()
                    .zip(&self.weights[service][layer])
                    .zip(&self.weights[other][layer])
                    .map(|((people, a), b)| f64::from(people * a * b))
                    .sum();
                let taken_hold = self.taken_hold(other, layer, year);
                lost += both * self.paths[declared.need][place] * taken_hold;
            }
        }
        lost
    }

    /// People with a disability in each cell, certified or not.
    fn count_disabled(&mut self, start: &Start, year: Year) {
        let engine = self.engine;
        let scale = self.prevalence_scale(year);
        let structure = &engine.structures[start.structure].prevalence;
        for at in 0..CELLS {
            let people = (self.everybody(at, true) * scale) as f32;
            let row = at * KINDS..(at + 1) * KINDS;
            for (count, share) in self.disabled_cells[row.clone()].iter_mut().zip(&structure[row]) {
                *count = people * share;
            }
        }
        self.disabled.gather(&engine.classes, &self.disabled_cells);
    }

    /// Prevalence relative to the survey's year.
    fn prevalence_scale(&self, year: Year) -> f64 {
        let engine = self.engine;
        let Some(places) = &engine.places.disability else { return 1.0 };
        let base = engine.model.file.model.base_year;
        let past = self.drawn.baseline(places.trend) * f64::from(base - places.survey_year);
        let since: f64 = (base + 1..=year)
            .map(|year| self.drawn.in_year(places.trend, &engine.model.layers, year))
            .sum();
        libm::exp(past + since)
    }

    fn write_down(&mut self, seed: u64, draw: u32, year: Year, start: &Start, record: &mut Record<'_>) {
        let engine = self.engine;
        let model = engine.model;
        let place = self.year_place(year);
        for at in 0..CELLS {
            self.people[at] = self.everybody(at, true);
        }
        record.people(year, &self.people, OLD_AGE);
        record.profile(year, &self.people, &self.holders);
        if !model.services.iter().any(|s| s.basis == Basis::Disabled) {
            self.count_disabled(start, year);
        }
        let disabled: f64 = self.disabled.0.iter().map(|n| f64::from(*n)).sum();
        record.disability(year, &engine.classes, &self.groups, disabled, &self.low_income);
        if let Some(work) = &engine.places.work {
            let of_age = self.of_working_age();
            let employed = of_age * self.employment(year);
            let mut chance = Stream::new(seed, draw, NEW_JOBS, year as u32);
            let entered = poisson(self.standards.entry * (of_age - employed), &mut chance) as f64;
            let in_forms = employed * self.paths[work.forms][place];
            record.work(year, of_age, employed, in_forms, entered);
        }
        record.services(year, &self.served);
        for (process, kept) in &engine.quantities.processes {
            record.set(*kept, year, self.paths[*process][place]);
        }
        budget::record_year(
            engine,
            &self.standards,
            year,
            &self.served,
            &self.previous,
            record,
        );
    }

    /// Holders of working age.
    fn of_working_age(&self) -> f64 {
        let engine = self.engine;
        let Some(work) = &engine.places.work else { return 0.0 };
        let row = |class: usize| engine.classes.row(class, 0);
        self.groups.0[row(work.classes.start)..row(work.classes.end)]
            .iter()
            .map(|n| f64::from(*n))
            .sum()
    }

    /// Share of them who work.
    fn employment(&self, year: Year) -> f64 {
        let place = self.year_place(year);
        let work = self.engine.places.work.as_ref();
        work.map_or(0.0, |work| self.paths[work.rate][place])
    }
}

struct Births {
    born: f64,
    died: f64,
}
