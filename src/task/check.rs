//! Everything that can be wrong with a model and its data, at once.

mod anchored;
mod by_sheet;
mod drawn;
mod inheritance;
mod misplaced;
mod reached;
mod refused;
mod signs;
mod strays;
mod totals;
mod townwise;
mod unchanged;

pub use inheritance::InheritedEntry;
use refused::refused;
use strays::strays;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::Failure;
use super::calibrate::figures_walked;
use super::county::elsewhere::wrong_elsewhere;
use super::letterhead;
use super::opening::place_of_datasets;
use super::province::published::says_totals;
use crate::axes::Year;
use crate::dataset::{Complaints, Library};
use crate::evaluation::outside;
use crate::model::scenario::BASELINE;
use crate::model::{ModelFolder, Opener, check};
use crate::simulation::{Engine, Fits};
use crate::source::Language;

/// What to check.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Folder of the model.
    pub model: PathBuf,
    /// Folder of the datasets; looked for beside the model if none.
    pub datasets: Option<PathBuf>,
    /// The year in which it is asked, after which nobody can have seen anything; not looked at if none.
    pub now: Option<Year>,
}

/// A model that passed.
#[derive(Debug)]
pub struct Done {
    /// Scenarios that can run.
    pub scenarios: usize,
    /// What somebody should look at.
    pub warnings: Complaints,
    /// What is another model's.
    pub inherited: Vec<InheritedEntry>,
}

/// Checks the datasets, the model, and each of its scenarios: all complaints at once.
pub fn check(settings: &Settings) -> Result<Done, Failure> {
    let mut complaints = Complaints::default();
    let (mut sources, mut misread) = (BTreeSet::new(), Complaints::default());
    let folder = match ModelFolder::open_with_faults(&settings.model) {
        Ok((folder, faults)) => {
            misread = faults;
            sources.extend(check::names_used(&folder.file));
            Some(folder)
        }
        Err(found) => {
            complaints.extend(found);
            None
        }
    };
    complaints.0.extend(letterhead::complaint(&settings.model));
    let datasets = place_of_datasets(&settings.model, settings.datasets.as_deref());
    let library = match Library::open(&datasets) {
        // Works that only other models use are not idle: a register serves them all.
        Ok(library) => {
            // One that is not there is complained about where it is named.
            sources.retain(|name: &String| library.sources().contains_key(name));
            sources.extend(library.sources().keys().cloned());
            complaints.extend(library.check_with(&sources));
            Some(library)
        }
        Err(error) => {
            complaints.extend(error.complaints());
            None
        }
    };
    let mut scenarios = 0;
    if let (Some(folder), Some(library)) = (&folder, library) {
        complaints.0.extend(check::contradictions(folder));
        complaints.0.extend(check::baselines(folder));
        let now = settings.now.into_iter();
        let ahead = now.flat_map(|now| check::still_to_come(folder, now));
        complaints.0.extend(ahead);
        complaints.0.extend(strays(&settings.model, &folder.files));
        complaints.0.extend(signs::signs(folder));
        complaints.0.extend(misplaced::misplaced(folder, &library));
        let opener = Opener::with(library);
        complaints.extend(wrong_elsewhere(&settings.model, folder, &opener));
        let fits = Fits::default();
        if !complaints.has_errors() {
            scenarios = prepared(folder, &opener, &fits, &mut complaints)?;
        }
        let sound = misread.is_empty() && !complaints.has_errors();
        if sound && says_totals(&settings.model) {
            let asked = (settings.model.as_path(), settings.now);
            complaints.extend(totals::totals(asked, &opener, folder, &fits)?);
        }
        if folder.calibration.is_some() && sound {
            complaints.extend(figures_walked(folder, &opener, &fits)?);
        }
    }
    complaints.extend(misread);
    if let Some(folder) = folder.as_ref().filter(|_| !complaints.has_errors()) {
        complaints.extend(Complaints(check::idle_processes(folder)).shortened());
    }
    complaints = complaints.without_consequences();
    by_sheet::by_sheet(&mut complaints, &settings.model);
    if complaints.has_errors() {
        return Err(complaints.into());
    }
    Ok(Done {
        scenarios,
        warnings: complaints,
        inherited: folder
            .as_ref()
            .map_or_else(Vec::new, inheritance::inherited),
    })
}

/// Opens every scenario and makes its engine ready; how many can run.
fn prepared(
    folder: &ModelFolder,
    opener: &Opener,
    fits: &Fits,
    complaints: &mut Complaints,
) -> Result<usize, Failure> {
    let names = std::iter::once(BASELINE).chain(folder.scenarios.keys().map(String::as_str));
    match opener.open_all(folder, names, None) {
        Ok(models) => {
            let (count, mut ready) = (models.len(), Vec::new());
            for model in models {
                for warning in &model.warnings {
                    if !complaints.0.contains(warning) {
                        complaints.push(warning.clone());
                    }
                }
                let with_register = !model.register.years.is_empty();
                let compared = model.scenario.key == BASELINE && !model.data.outside.is_empty();
                let engine = match Engine::prepare_with(Arc::new(model), fits) {
                    Ok(engine) => engine,
                    Err(error) => {
                        refused(error, folder, complaints)?;
                        continue;
                    }
                };
                let is_baseline = engine.model().scenario.key == BASELINE;
                // What is learnt of recipients is the baseline's in every scenario.
                let with_recipients = is_baseline && !engine.model().recipients_seen.is_empty();
                let with_targets = is_baseline && !engine.model().targets.is_empty();
                // Whether register, recipients, rules and targets go together shows in draws only.
                let draws = if compared { outside::DRAWS } else { DRAWN };
                let with_towns = is_baseline && engine.model().towns.is_some();
                let of_people = with_register || with_recipients || with_towns;
                let tried = of_people || compared || with_targets;
                if tried && !engine.model().asks_about_households() {
                    let seed = engine.model().settings.seed;
                    let outcome = match engine.block(seed, 0, draws) {
                        Ok(outcome) => outcome,
                        Err(error) => {
                            refused(error, folder, complaints)?;
                            continue;
                        }
                    };
                    if compared {
                        let apart = drawn::apart(folder, engine.model(), &outcome);
                        complaints.0.extend(apart);
                    }
                    if is_baseline {
                        let anchored = anchored::standards(folder, engine.model(), &outcome);
                        complaints.0.extend(anchored);
                        reached::targets(folder, engine.model(), &outcome, complaints);
                        let gaps = drawn::gaps(folder, engine.model(), &outcome);
                        complaints.0.extend(gaps);
                        let towns = townwise::holders(folder, engine.model(), &outcome);
                        complaints.0.extend(towns);
                        complaints
                            .0
                            .extend(drawn::many(folder, engine.model(), &outcome));
                        match drawn::leaps(folder, engine.model(), fits) {
                            Ok(leaps) => complaints.0.extend(leaps),
                            Err(error) => refused(error, folder, complaints)?,
                        }
                    }
                }
                ready.push(engine);
            }
            unchanged::scenarios(folder, &ready, complaints);
            Ok(count)
        }
        Err(found) => {
            complaints.extend(found);
            Ok(0)
        }
    }
}

/// Draws in which a register, reported recipients or targets are tried.
const DRAWN: usize = 16;

impl Done {
    /// What is said of it.
    pub fn words(&self, language: Language) -> String {
        let mut parts = Vec::new();
        if !self.warnings.is_empty() {
            parts.push(self.warnings.render(language));
        }
        if !self.inherited.is_empty() {
            parts.push(inheritance::said(&self.inherited, language));
        }
        let (scenarios, warnings) = (self.scenarios, self.warnings.warnings().count());
        let plural = |n: usize| if n == 1 { "" } else { "s" };
        parts.push(match language {
            Language::Zh => format!("检查完毕：{scenarios} 个情景可以运行，{warnings} 条提醒。"),
            Language::En => format!(
                "Checked: {scenarios} scenario{} can run, {warnings} warning{}.",
                plural(scenarios),
                plural(warnings)
            ),
        });
        parts.join("\n")
    }

    /// The same for programs.
    pub fn json(&self) -> serde_json::Value {
        let inherited = self.inherited.iter().map(|own| {
            serde_json::json!({
                "file": format!("{}.toml", own.file), "key": own.key, "from": own.from, "title": own.title,
            })
        });
        serde_json::json!({
            "scenarios": self.scenarios,
            "warnings": self.warnings.0.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "inherited": inherited.collect::<Vec<_>>(),
        })
    }
}
