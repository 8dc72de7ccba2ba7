//! Why money or people change between two years, or between two scenarios.

use std::sync::Arc;

mod asked;
mod settings;

pub use settings::Settings;

use self::asked::{ExplainedFigure, check, generations, of_holders};
use super::budget::folder;
use super::decision::{options, report};
use super::run::{self, ProjectedRuns, project_generations};
use super::writing::{Put, can_write};
use super::{Failure, Progress, Titles};
use crate::axes::Year;
use crate::evaluation::Summaries;
use crate::evaluation::why::{End, Why, holders, money as of_money};
use crate::model::Model;
use crate::model::scenario::BASELINE;
use crate::report::album::Album;
use crate::report::receipt::{DecisionPart, Verb};
use crate::report::{reasons, table};
use crate::source::{Language, Words};

/// A change, explained and written down.
#[derive(Debug)]
pub struct Explained {
    /// The model as run at the last end.
    pub model: Arc<Model>,
    /// The change by cause.
    pub why: Why,
    /// What it is of.
    pub name: Words,
    /// Number of draws.
    pub draws: usize,
    /// What was written.
    pub put: Put,
}

/// Explains a change and writes the files.
pub fn why(settings: &Settings, progress: &dyn Progress) -> Result<Explained, Failure> {
    let mut asked = None;
    let before = |models: &[&Arc<Model>]| {
        // What is written is of the scenario that is not the other's beginning.
        let against = |model: &Model| {
            let name = settings.against.as_ref();
            name.is_some_and(|name| model.scenario.is_called(name))
        };
        let own = models.iter().rfind(|model| !against(model));
        let own = own.map(|model| folder(&settings.run.out, model, "why"));
        let unwritten = own.and_then(|own| can_write(&own).err());
        let mut wrong: Vec<Failure> = unwritten.into_iter().collect();
        if models.len() != 1 + usize::from(settings.against.is_some()) {
            wrong.push(not_two_ends());
        }
        match check(settings, models[0]) {
            Ok(found) => asked = Some(found),
            Err(failure) => wrong.push(failure),
        }
        Failure::if_any(wrong)
    };
    let kept = generations(settings);
    let projected = project_generations(&settings.beside()?, &kept, before, progress)?;
    let ProjectedRuns { opener, seed, .. } = &projected;
    let runs: Vec<_> = projected.runs().take(projected.names.len()).collect();
    let (first, last) = match (&settings.against, runs.as_slice()) {
        // The baseline is run first, whichever end it is.
        (Some(against), [one, other]) if !one.0.scenario.is_called(against) => (other, one),
        (Some(_), [first, last]) => (first, last),
        (None, [only]) => (only, only),
        _ => return Err(not_two_ends()),
    };
    let ends = [(first, settings.years[0]), (last, settings.years[1])].map(|(run, year)| End {
        model: run.0,
        outcome: run.1,
        year,
    });
    let nothing = || Failure::words("没有可以解释的变化", "there is nothing to explain");
    let (name, found) = match asked.ok_or_else(nothing)? {
        ExplainedFigure::Money(name, services) => (name, of_money(ends, services.as_deref())),
        ExplainedFigure::Holders => {
            let beside = settings.baseline(&projected, ends, &kept, progress)?;
            let baseline = match &beside {
                Some(beside) => Some(beside.only()?.1),
                None => None,
            };
            (of_holders(), holders(ends, baseline))
        }
    };
    let found = found.ok_or_else(nothing)?;
    let (model, outcome) = (last.0, last.1);
    let summaries = Summaries::of(&outcome.projection);
    let titles = Titles(opener.library());
    let album = Album::of(model, outcome, &summaries, &titles, *seed);
    let against = settings.against.as_ref();
    let against = against.map(|_| first.0.scenario.key.clone());
    let mut scenarios: Vec<String> = against.into_iter().collect();
    scenarios.push(model.scenario.key.clone());
    let asked = DecisionPart {
        model: model.key.clone(),
        scenarios,
        period: Some(settings.years),
        of: settings.of.clone(),
        whole: true,
        ..options(&settings.run)
    };
    let draws = outcome.projection.draws();
    let report = report(
        Verb::Why,
        model,
        (*seed, draws),
        asked,
        vec![table::why(&found)],
        |language: Language| album.reasons(&found, name.get(language), language),
    );
    let put = report.write(&folder(&settings.run.out, model, "why"), progress)?;
    Ok(Explained {
        model: model.clone(),
        why: found,
        name,
        draws,
        put,
    })
}

/// Where there are more or fewer scenarios than ends.
fn not_two_ends() -> Failure {
    Failure::words(
        "一次只解释一个情景；要与另一个情景比，请用 --against 写明，且两者不同",
        "one scenario is explained at a time; name another one to start from with --against",
    )
}

impl Settings {
    /// What would be without a scenario, where neither end is the baseline and years differ: the same draws of it.
    fn baseline(
        &self,
        projected: &ProjectedRuns,
        ends: [End<'_>; 2],
        kept: &[Year],
        progress: &dyn Progress,
    ) -> Result<Option<ProjectedRuns>, Failure> {
        let is_baseline = |end: &End<'_>| end.model.scenario.key == BASELINE;
        if ends[0].year == ends[1].year || ends.iter().any(is_baseline) {
            return Ok(None);
        }
        let baseline = run::Settings {
            scenarios: vec![BASELINE.to_string()],
            with: Vec::new(),
            draws: Some(ends[0].outcome.projection.draws()),
            follow: projected.follows(),
            now: None,
            ..self.run.clone()
        };
        project_generations(&baseline, kept, |_| Ok(()), progress).map(Some)
    }

    /// What has to be run: the scenario, and the one to start from before it.
    fn beside(&self) -> Result<run::Settings, Failure> {
        let mut run = self.run.clone();
        let Some(against) = &self.against else {
            return Ok(run);
        };
        let own = run.scenarios.first().map_or(BASELINE, String::as_str);
        if run.with.is_empty() {
            run.scenarios = vec![against.clone(), own.to_string()];
        } else if own == BASELINE {
            // The levers are laid over the baseline, which stands beside.
            run.beside = true;
            run.scenarios = vec![against.clone()];
        } else {
            return Err(Failure::words(
                format!(
                    "--against 与 --with 一起用时，--scenario 只能是 {BASELINE}；请把做法写进情景文件"
                ),
                format!(
                    "with --against and --with, --scenario can only be {BASELINE}; write the levers into a scenario file"
                ),
            ));
        }
        Ok(run)
    }
}

impl Explained {
    /// What is said of it.
    pub fn words(&self, language: Language) -> String {
        let (place, name) = (self.model.title.get(language), self.name.get(language));
        let found = reasons::words(place, &self.why, name, self.draws, language);
        self.put.after(found, language)
    }

    /// The same for programs.
    pub fn json(&self) -> serde_json::Value {
        let folder = self.put.folder.to_string_lossy();
        reasons::json(
            &self.model.key,
            &self.why,
            self.draws,
            &folder,
            &self.put.files,
        )
    }
}
