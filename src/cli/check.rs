//! `plancast check`: everything that can be wrong with a model and its data, at once.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use plancast::dataset::{Complaints, Library};
use plancast::evaluation::calibration;
use plancast::model::{self, ModelFolder, check};
use plancast::simulation::Engine;

use super::say::say;
use super::workspace::Workspace;
use super::{Failure, Lang};

/// Check a model and its data
#[derive(Debug, Args)]
pub struct Check {
    /// Folder of the model, such as models/wenling
    model: PathBuf,
    #[command(flatten)]
    workspace: Workspace,
    /// Language of what is shown
    #[arg(long, value_enum, default_value_t)]
    lang: Lang,
}

impl Check {
    /// Checks the datasets, the model, and each of its scenarios.
    pub fn execute(&self) -> Result<ExitCode, Failure> {
        let language = self.lang.into();
        let datasets = self.workspace.datasets(&self.model);
        let mut complaints = Complaints::default();
        let mut sources = std::collections::BTreeSet::new();
        let folder = match ModelFolder::open(&self.model) {
            Ok(folder) => {
                sources.extend(check::names_used(&folder.file));
                Some(folder)
            }
            Err(found) => {
                complaints.extend(found);
                None
            }
        };
        match Library::open(&datasets) {
            // Works that only other models use are not idle: a register serves them all.
            Ok(library) => {
                sources.extend(library.sources().keys().cloned());
                complaints.extend(library.check_with(&sources));
            }
            Err(error) => complaints.extend(error.complaints()),
        }
        let mut scenarios = 0;
        if let Some(folder) = &folder {
            for warning in check::contradictions(folder) {
                complaints.push(warning);
            }
            if !complaints.has_errors() {
                let names = std::iter::once(model::scenario::BASELINE.to_string())
                    .chain(folder.scenarios.keys().cloned());
                for name in names {
                    match model::open(folder, &datasets, &name, None) {
                        Ok(model) => {
                            scenarios += 1;
                            Engine::prepare(&model)
                                .map_err(|error| Failure::Words(error.to_string()))?;
                        }
                        Err(found) => {
                            for complaint in found.0 {
                                if !complaints.0.contains(&complaint) {
                                    complaints.push(complaint);
                                }
                            }
                        }
                    }
                }
            }
        }
        if let Some(folder) = folder
            .as_ref()
            .filter(|folder| folder.calibration.is_some())
            && !complaints.has_errors()
        {
            match model::open_for_calibration(folder, &datasets) {
                Ok((model, file)) => calibration::check(&model, &file)
                    .map_err(|error| Failure::Words(error.to_string()))?,
                Err(found) => complaints.extend(found),
            }
        }
        if complaints.has_errors() {
            return Err(Failure::Input(complaints, language));
        }
        if !complaints.is_empty() {
            say(&complaints.render(language))?;
        }
        let warnings = complaints.warnings().count();
        let plural = |n: usize| if n == 1 { "" } else { "s" };
        say(&match self.lang {
            Lang::Zh => format!("检查完毕：{scenarios} 个情景可以运行，{warnings} 条提醒。"),
            Lang::En => format!(
                "Checked: {scenarios} scenario{} can run, {warnings} warning{}.",
                plural(scenarios),
                plural(warnings)
            ),
        })?;
        Ok(ExitCode::SUCCESS)
    }
}
