//! Tables that stand beside the files of a model: its register, and what was reported.

use indexmap::IndexMap;

use super::reader::Reader;
use super::register::{self, RegisterRow};
use super::reports;
use crate::model::file::{ObservationsFile, PlanFile, ProcessFile, SettingsFile};
use crate::model::lines::Lines;

impl Reader<'_> {
    /// What was reported in a table beside `observations.toml`, after what that says.
    pub fn reports(
        &mut self,
        processes: &IndexMap<String, ProcessFile>,
        plan: &PlanFile,
        observations: &mut ObservationsFile,
    ) {
        match reports::reports(&self.root, &self.shown, processes, plan) {
            Ok(found) => {
                let Some(file) = &found.file else { return };
                let first = observations.observation.len() + 1;
                let own = found.rows.iter().enumerate();
                let keys =
                    own.map(|(row, (line, _))| (format!("observation.{}", first + row), *line));
                let lines = Lines::of_rows(file, keys.collect());
                let below = self.lines.remove("observations");
                self.lines
                    .insert("observations".to_string(), lines.over(below.as_ref()));
                let rows = found.rows.into_iter().map(|(_, row)| row);
                observations.observation.extend(rows);
            }
            Err(complaints) => self.complaints.extend(complaints),
        }
    }

    /// The rows of the register that the settings name.
    pub fn register(&mut self, settings: Option<&SettingsFile>) -> Vec<RegisterRow> {
        let Some(file) = settings.and_then(|own| own.register.as_ref()) else {
            return Vec::new();
        };
        match register::register(&self.root, &self.shown, file) {
            Ok(rows) => rows,
            Err(complaints) => {
                self.complaints.extend(complaints);
                Vec::new()
            }
        }
    }
}
