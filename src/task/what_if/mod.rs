//! What if: a model that is asked again and again in a meeting, always beside its baseline.
//!
//! Levers that leave lives alone (a standard, a rule, places, coverage) are answered from the people of the baseline,
//! who are walked once and kept; any other walks its own by the same chance.
//!
//! `described` says what can be asked, `levers` which levers there are, `answered` what comes of them, `kept` saves
//! them as a scenario or writes the report of several.

mod answered;
mod described;
mod kept;
mod levers;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

pub use answered::LeversAsked;
pub use kept::{Kept, Pinned};

use super::session::{Answer, Session};
use super::writing::can_write;
use super::{Failure, Progress};
use crate::axes::Year;
use crate::model::Model;
use crate::model::scenario::BASELINE;
use crate::simulation::Walked;
use crate::source::{Language, Words};

/// What is asked, and where reports go.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Folder of the model.
    pub model: PathBuf,
    /// Folder of the datasets; looked for beside the model if none.
    pub datasets: Option<PathBuf>,
    /// The year in which it is asked, after which nobody can have seen anything; not looked at if none.
    pub now: Option<Year>,
    /// Seed; the model's own if none.
    pub seed: Option<u64>,
    /// Folder under which reports go.
    pub out: PathBuf,
}

/// How many draws are made of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fineness {
    /// While a lever is moved.
    Coarse,
    /// When it rests.
    Fine,
}

impl Fineness {
    /// Number of draws.
    pub const fn draws(self) -> usize {
        match self {
            Fineness::Coarse => 100,
            Fineness::Fine => 1_000,
        }
    }
}

/// A model, opened to be asked.
#[derive(Debug)]
pub struct WhatIf {
    settings: Settings,
    session: Session,
    /// The baseline by fineness, once it has been asked for.
    baselines: Mutex<BTreeMap<Fineness, Arc<Answer>>>,
    /// The baseline's people.
    walked: Walked,
}

/// Most bytes of people who are kept: those of Wenling take a quarter of a megabyte a draw.
const KEPT_AT_MOST: usize = 512 << 20;

impl WhatIf {
    /// Opens a model; whatever is wrong with it is said here.
    pub fn open(settings: Settings) -> Result<Self, Failure> {
        can_write(&settings.out)?;
        let session = Session::open(&settings.model, settings.datasets.as_deref())?;
        let baseline = session.engine(BASELINE, &[])?;
        let (seed, draws) = (session.seed(settings.seed), Fineness::Fine.draws());
        Ok(WhatIf {
            settings,
            session,
            baselines: Mutex::default(),
            walked: Walked::new(baseline, seed, draws, KEPT_AT_MOST),
        })
    }

    /// The model's name.
    pub fn title(&self) -> &Words {
        &self.session.folder().file.model.title
    }

    /// What has to be looked at before anything is asked.
    pub fn reminders(&self) -> Vec<Words> {
        let now = self.settings.now;
        now.map_or_else(Vec::new, |now| self.session.still_to_come(now))
    }

    /// The model as it is without any lever.
    fn model(&self) -> Result<Arc<Model>, Failure> {
        Ok(self.session.engine(BASELINE, &[])?.model().clone())
    }

    /// Draws of a scenario with levers; nothing where it would follow persons, which takes too long here.
    fn drawn(
        &self,
        scenario: &str,
        levers: &[String],
        fineness: Fineness,
        progress: &dyn Progress,
    ) -> Result<Answer, Failure> {
        let engine = self.session.engine(scenario, levers)?;
        if engine.follows().is_one_by_one() {
            return Err(Failure::words(
                "这一情景按家庭情况判断资格，须逐人计算，不能在这里即时回答；请用 plancast run",
                "this scenario asks about households, for which people are followed one by one: that cannot be answered here at once; use plancast run",
            ));
        }
        let draws = 0..fineness.draws();
        self.session
            .run_among(&engine, &self.walked, draws, progress)
    }

    /// The baseline, drawn once.
    fn baseline(
        &self,
        fineness: Fineness,
        progress: &dyn Progress,
    ) -> Result<Arc<Answer>, Failure> {
        let known = || {
            self.baselines
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
        };
        if let Some(answer) = known().get(&fineness) {
            return Ok(answer.clone());
        }
        let answer = Arc::new(self.drawn(BASELINE, &[], fineness, progress)?);
        known().insert(fineness, answer.clone());
        Ok(answer)
    }
}

/// The same said in both languages.
fn both(say: impl Fn(Language) -> String) -> Words {
    Words {
        zh: say(Language::Zh),
        en: say(Language::En),
    }
}
