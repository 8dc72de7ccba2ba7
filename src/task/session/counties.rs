//! The counties of a session's province: blocks of their draws, which can be made anywhere and put together.

use std::ops::Range;
use std::sync::Arc;

use super::county::ReadyCounty;
use super::{Answer, Session, locked, within_reach};
use crate::model::scenario::key_of;
use crate::simulation::{Engine, SimulationError};
use crate::source::Words;
use crate::task::province::counties::Counties;
use crate::task::province::published::published;
use crate::task::province::{Content, CountyBlock, Terms};
use crate::task::{Failure, Progress};

/// Counties that are kept ready: blocks of one county mostly come one after the other.
const KEPT: usize = 16;

impl Session {
    /// Draws of a county of the model's province, all quantities of them, under a scenario.
    pub fn run_county(
        &self,
        region: &str,
        scenario: &str,
        seed: Option<u64>,
        draws: Range<usize>,
        progress: &dyn Progress,
    ) -> Result<Answer, Failure> {
        let scenario = key_of(&self.folder, scenario);
        let county = self.county(region, &scenario)?.map_err(Failure::Words)?;
        self.run_own(&county, seed, draws, progress)
    }

    /// Draws of a county that was made ready.
    fn run_own(
        &self,
        county: &ReadyCounty,
        seed: Option<u64>,
        draws: Range<usize>,
        progress: &dyn Progress,
    ) -> Result<Answer, Failure> {
        let (engine, seed) = (&county.engine, self.seed(seed));
        let said = |error| self.said_of(&county.region, error);
        self.answered(engine, (seed, draws), progress, said, |draws, goes_on| {
            engine.block_while(seed, draws, goes_on)
        })
    }

    /// What went wrong in a county's engine, with the file and the key of its own model.
    fn said_of(&self, region: &str, error: SimulationError) -> Failure {
        self.with_counties(|counties| Ok(counties.said(&self.opener, region, error)))
            .unwrap_or_else(|failure| failure)
    }

    /// What is asked of every county of the model's province; the seed is the first county's own if none is given.
    pub fn terms(&self, scenario: &str, draws: usize, seed: Option<u64>) -> Result<Terms, Failure> {
        within_reach(&(0..draws))?;
        let own = self.own_terms(&key_of(&self.folder, scenario))?;
        Ok(Terms {
            draws,
            seed: seed.unwrap_or(own.seed),
            ..own
        })
    }

    /// A block of a county's draws of what is asked of every county, ready to travel.
    pub fn part(
        &self,
        region: &str,
        scenario: &str,
        seed: u64,
        draws: Range<usize>,
        progress: &dyn Progress,
    ) -> Result<CountyBlock, Failure> {
        let first = draws.start;
        let scenario = key_of(&self.folder, scenario);
        let content = match self.county(region, &scenario)? {
            Err(why) => Content::LeftOut(why),
            Ok(county) => {
                let terms = self.own_terms(&scenario)?;
                let answer = self.run_own(&county, Some(seed), draws, progress)?;
                Content::Draws {
                    name: county.name.clone(),
                    generated: county.generated,
                    draws: terms.asked_of(&answer.outcome.projection),
                }
            }
        };
        Ok(CountyBlock {
            region: region.to_string(),
            scenario,
            seed,
            first,
            content,
        })
    }

    /// What is asked of every county, with the first county's own seed and no number of draws.
    fn own_terms(&self, scenario: &str) -> Result<Terms, Failure> {
        if let Some(terms) = locked(&self.terms).get(scenario) {
            return Ok(terms.clone());
        }
        let regions = self.with_counties(|counties| Ok(counties.regions().to_vec()))?;
        for region in &regions {
            if let Ok(first) = self.county(region, scenario)? {
                let model = first.engine.model();
                let published = published(&self.path, self.opener.library(), model)?;
                let terms = Terms::of(model, published, regions.clone(), 0, None);
                locked(&self.terms).insert(scenario.to_string(), terms.clone());
                return Ok(terms);
            }
        }
        Err(Failure::words(
            "没有一个可以运行的县",
            "no county that can be run",
        ))
    }

    /// A county made ready; why there is no model of it, where there is none.
    fn county(
        &self,
        region: &str,
        scenario: &str,
    ) -> Result<Result<Arc<ReadyCounty>, Words>, Failure> {
        let same = |own: &&Arc<ReadyCounty>| own.region == region && own.scenario == scenario;
        if let Some(known) = locked(&self.prepared).iter().find(same) {
            return Ok(Ok(known.clone()));
        }
        let own = self.with_counties(|counties| {
            if counties.regions().iter().any(|known| known == region) {
                counties.open(&self.opener, region, scenario)
            } else {
                Err(unknown(region, counties.regions()))
            }
        })?;
        let own = match own {
            Ok(own) => own,
            Err(why) => return Ok(Err(why)),
        };
        let engine = Engine::prepare_with(Arc::new(own.model), &self.fits)
            .map_err(|error| self.said_of(region, error))?;
        let county = Arc::new(ReadyCounty {
            region: own.region,
            scenario: scenario.to_string(),
            name: own.name,
            generated: own.generated,
            engine,
        });
        let mut prepared = locked(&self.prepared);
        prepared.push_back(county.clone());
        if prepared.len() > KEPT {
            prepared.pop_front();
        }
        Ok(Ok(county))
    }

    fn with_counties<T>(
        &self,
        ask: impl FnOnce(&mut Counties) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let mut counties = locked(&self.counties);
        match counties.as_mut() {
            Some(counties) => ask(counties),
            None => {
                let opened = Counties::of(&self.path, &self.folder, &self.opener, None)?;
                ask(counties.insert(opened))
            }
        }
    }
}

fn unknown(region: &str, regions: &[String]) -> Failure {
    let (first, last) = (regions.first(), regions.last());
    let (first, last) = (
        first.map_or("", String::as_str),
        last.map_or("", String::as_str),
    );
    Failure::words(
        format!("{region} 不是模型所在省的县级代码；应为 {first} 到 {last} 之间普查表中有的代码"),
        format!(
            "{region} is no county of the model's province; expected a code of the census table, from {first} to {last}"
        ),
    )
}
