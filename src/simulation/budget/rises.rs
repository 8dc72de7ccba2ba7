//! How amounts rise in one draw: growth added up, the way that each rule takes, and the years in which it revises.

use crate::axes::Year;
use crate::model::checked::{Followed, ProcessId, Rise};
use crate::model::file::ProcessKind;
use crate::simulation::engine::Engine;
use crate::simulation::parameters::Drawn;
use crate::stream::Chance;

/// One draw of how amounts rise.
#[derive(Clone, Debug, Default)]
pub(super) struct Rises {
    /// Growth since the base year, by process and year; empty where it is no growth process.
    indices: Vec<Vec<f64>>,
    /// What amounts follow under each rule.
    ways: Vec<Followed>,
    /// By rule, the last year up to each year of the run in which it revised; empty where it does in every year.
    revised: Vec<Vec<Year>>,
}

impl Rises {
    /// Adds growth up, and draws the rules.
    pub fn draw(&mut self, engine: &Engine, paths: &[Vec<f64>], drawn: &Drawn, chance: &Chance) {
        self.add_up_indices(engine, paths);
        let rules = &engine.model.settings.upratings;
        self.ways.clear();
        self.ways.extend(
            rules
                .iter()
                .map(|rule| rule.way(chance.uniform(rule.decision, 0))),
        );
        self.revised.resize_with(rules.len(), Vec::new);
        for (rule, revised) in rules.iter().zip(&mut self.revised) {
            revised.clear();
            let Some(renewal) = rule.renewal else {
                continue;
            };
            let often = drawn.baseline(renewal);
            // What is paid in the first year of the run was set by then.
            let mut last = engine.years[0];
            revised.extend(engine.years.iter().map(|year| {
                if chance.uniform(rule.renewals, *year as u32) < often {
                    last = *year;
                }
                last
            }));
        }
    }

    /// What becomes of a yuan up to a year, each way of uprating in its time. Before the year of the prices the first
    /// way counts backwards.
    pub fn uprated(&self, engine: &Engine, ways: &[(Year, Rise)], year: Year) -> f64 {
        let mut uprated = 1.0;
        for (place, (from, rise)) in ways.iter().enumerate() {
            if place > 0 && *from >= year {
                break;
            }
            let until = ways
                .get(place + 1)
                .map_or(year, |(next, _)| year.min(*next));
            // A rule that begins later makes up for nothing that was before it.
            let least = (place > 0).then_some(*from);
            uprated *= self.over(engine, *rise, (*from, until), least);
        }
        uprated
    }

    /// What becomes of a yuan between two years; revisions before `least` do not count.
    pub fn over(
        &self,
        engine: &Engine,
        rise: Rise,
        (from, to): (Year, Year),
        least: Option<Year>,
    ) -> f64 {
        match rise {
            Rise::Fixed => 1.0,
            Rise::By(process) => self.rise(engine, Followed::Growth(process), (from, to)),
            Rise::Rule(rule) => {
                let last = |year: Year| {
                    let last = self.last_revision(engine, rule, year);
                    least.map_or(last, |least| last.max(least))
                };
                self.rise(engine, self.ways[rule], (last(from), last(to)))
            }
        }
    }

    /// The last year up to a year in which a rule revised.
    fn last_revision(&self, engine: &Engine, rule: usize, year: Year) -> Year {
        let revised = &self.revised[rule];
        let place = (year - engine.years[0]).clamp(0, engine.years.len() as Year - 1);
        revised.get(place as usize).copied().unwrap_or(year)
    }

    /// What becomes of a yuan between two years by what it follows.
    fn rise(&self, engine: &Engine, followed: Followed, years: (Year, Year)) -> f64 {
        followed.over(|process, year| self.index(engine, process, year), years)
    }

    /// A growth process added up since the base year.
    pub fn index(&self, engine: &Engine, process: ProcessId, year: Year) -> f64 {
        let place = (year - engine.years[0]).clamp(0, engine.years.len() as Year - 1);
        self.indices[process.0][place as usize]
    }

    fn add_up_indices(&mut self, engine: &Engine, paths: &[Vec<f64>]) {
        let base = (engine.model.calendar.base - engine.years[0]) as usize;
        self.indices.resize_with(paths.len(), Vec::new);
        let processes = engine.model.processes.iter().zip(paths);
        for ((process, path), index) in processes.zip(&mut self.indices) {
            if process.kind != ProcessKind::Growth {
                continue;
            }
            index.resize(path.len(), 1.0);
            index[base] = 1.0;
            for year in base + 1..path.len() {
                index[year] = index[year - 1] * (1.0 + path[year]);
            }
            for year in (0..base).rev() {
                index[year] = index[year + 1] / (1.0 + path[year + 1]);
            }
        }
    }
}
