//! A model opened once and asked many times, in memory: nothing is written.

mod answer;
mod counties;
mod county;

pub use answer::Answer;

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::opening::Opened;
use super::province::Terms;
use super::province::counties::Counties;
use super::run::FollowingPace;
use super::{Failure, Progress, memory, unmet, with};
use crate::axes::Year;
use crate::dataset::{Complaint, Library};
use crate::model::check::still_to_come;
use crate::model::scenario::{BASELINE, baseline_title, key_of};
use crate::model::{Model, ModelFolder, Opener};
use crate::simulation::{Engine, Fits, Outcome, SimulationError, Walked};
use crate::source::Words;
use county::ReadyCounty;

/// A model and its datasets, opened and checked; what is prepared for one question serves the next.
#[derive(Debug)]
pub struct Session {
    path: PathBuf,
    folder: ModelFolder,
    opener: Opener,
    fits: Fits,
    /// Engines of scenarios, by name.
    engines: Mutex<BTreeMap<String, Arc<Engine>>>,
    /// The counties of the province, where anybody has asked for one.
    counties: Mutex<Option<Counties>>,
    /// Counties asked for last.
    prepared: Mutex<VecDeque<Arc<ReadyCounty>>>,
    /// What is asked of every county, by scenario.
    terms: Mutex<BTreeMap<String, Terms>>,
}

/// Most draws of one question, as on the command line.
pub(in crate::task) const MOST_DRAWS: usize = 1_000_000;

impl Session {
    /// Opens a model folder; `datasets` if they are not where they are looked for. The baseline is checked and made
    /// ready at once, so that whatever is wrong with model or data is said here.
    pub fn open(model: &Path, datasets: Option<&Path>) -> Result<Self, Failure> {
        let Opened { folder, opener } = Opened::open(model, datasets)?;
        let session = Session {
            path: model.to_path_buf(),
            folder,
            opener,
            fits: Fits::default(),
            engines: Mutex::default(),
            counties: Mutex::default(),
            prepared: Mutex::default(),
            terms: Mutex::default(),
        };
        session.engine(BASELINE, &[])?;
        Ok(session)
    }

    /// The folder as read.
    pub fn folder(&self) -> &ModelFolder {
        &self.folder
    }

    /// The datasets and the sources that the model may name.
    pub fn library(&self) -> &Library {
        self.opener.library()
    }

    /// What the model says of years after `now`, which nobody can have seen yet.
    pub fn still_to_come(&self, now: Year) -> Vec<Words> {
        let ahead = still_to_come(&self.folder, now);
        ahead.iter().map(Complaint::words).collect()
    }

    /// Keys and titles of the scenarios, the baseline first.
    pub fn scenarios(&self) -> Vec<(String, Words)> {
        let own = self.folder.scenarios.iter();
        std::iter::once((BASELINE.to_string(), baseline_title()))
            .chain(own.map(|(key, file)| (key.clone(), file.title.clone())))
            .collect()
    }

    /// The engine of a scenario, named by key or title, with levers laid over it as on the command line
    /// (`care_subsidy.standard=600@2028`). Levers that make several scenarios are refused.
    pub fn engine(&self, scenario: &str, levers: &[String]) -> Result<Arc<Engine>, Failure> {
        let scenario = key_of(&self.folder, scenario);
        if levers.is_empty() {
            if let Some(engine) = locked(&self.engines).get(&scenario) {
                return Ok(engine.clone());
            }
            let engine = self.prepare(&self.folder, &scenario)?;
            locked(&self.engines).insert(scenario, engine.clone());
            return Ok(engine);
        }
        let mut folder = self.folder.clone();
        let names = with::add(&mut folder, &[scenario], levers)?;
        match names.as_slice() {
            [name] => {
                let baseline = self.engine(BASELINE, &[])?;
                let model = self.opener.beside(&folder, name, baseline.model())?;
                self.made_ready(model)
            }
            _ => Err(Failure::words(
                "一次只算一个情景；要比较几个取值，请分几次运行",
                "one scenario is run at a time; to compare several values run each",
            )),
        }
    }

    fn prepare(&self, folder: &ModelFolder, scenario: &str) -> Result<Arc<Engine>, Failure> {
        self.made_ready(self.opener.open(folder, scenario, None)?)
    }

    fn made_ready(&self, model: Model) -> Result<Arc<Engine>, Failure> {
        let engine = Engine::prepare_with(Arc::new(model), &self.fits);
        let engine = engine.map_err(|error| unmet::said(error, &self.folder))?;
        Ok(Arc::new(engine))
    }

    /// Draws of an engine of this session; the seed is the model's own if none is given. Any blocks of draws,
    /// appended, have the bits of one run.
    pub fn run(
        &self,
        engine: &Engine,
        seed: Option<u64>,
        draws: Range<usize>,
        progress: &dyn Progress,
    ) -> Result<Answer, Failure> {
        let seed = self.seed(seed);
        let said = |error| unmet::said(error, &self.folder);
        self.answered(engine, (seed, draws), progress, said, |draws, goes_on| {
            engine.block_while(seed, draws, goes_on)
        })
    }

    /// The same among people who were walked before, whose seed is taken.
    pub fn run_among(
        &self,
        engine: &Engine,
        walked: &Walked,
        draws: Range<usize>,
        progress: &dyn Progress,
    ) -> Result<Answer, Failure> {
        let (seed, said) = (walked.seed(), |error| unmet::said(error, &self.folder));
        self.answered(engine, (seed, draws), progress, said, |draws, goes_on| {
            engine.block_among_while(walked, draws, goes_on)
        })
    }

    /// The seed of the draws: the model's own if none is given.
    pub fn seed(&self, given: Option<u64>) -> u64 {
        given.unwrap_or(self.folder.file.model.seed)
    }

    fn answered(
        &self,
        engine: &Engine,
        (seed, draws): (u64, Range<usize>),
        progress: &dyn Progress,
        said: impl FnOnce(SimulationError) -> Failure,
        run: impl FnOnce(
            Range<usize>,
            &(dyn Fn(usize) -> bool + Sync),
        ) -> Result<Outcome, SimulationError>,
    ) -> Result<Answer, Failure> {
        within_reach(&draws)?;
        memory::suffices(&[engine], draws.len())?;
        let asked = draws.len();
        if let Some(pace) = FollowingPace::of(&[engine], asked, Some(asked)) {
            progress.say(&pace.beforehand);
        }
        let first = draws.start;
        progress.begin(draws.len(), &engine.model().title);
        let outcome = run(draws, &|done| {
            progress.advance(done);
            progress.goes_on()
        });
        progress.end();
        Ok(Answer {
            model: engine.model().clone(),
            outcome: outcome.map_err(said)?,
            seed,
            first,
        })
    }
}

/// Draws have numbers of 32 bits.
fn within_reach(draws: &Range<usize>) -> Result<(), Failure> {
    let (first, count) = (draws.start, draws.len());
    if count == 0 || count > MOST_DRAWS || u32::try_from(draws.end).is_err() {
        return Err(Failure::words(
            format!(
                "从第 {first} 次起的 {count} 次模拟：次数应为 1 到 {MOST_DRAWS}，编号不超过 {}",
                u32::MAX
            ),
            format!(
                "{count} draws from number {first}: from 1 to {MOST_DRAWS} draws can be run, with numbers up to {}",
                u32::MAX
            ),
        ));
    }
    Ok(())
}

/// What others have left half-done is as good as not done.
fn locked<T>(what: &Mutex<T>) -> MutexGuard<'_, T> {
    what.lock().unwrap_or_else(PoisonError::into_inner)
}
