//! Tables that stand beside the files of a model: its register, and what was reported.

use std::path::Path;

use indexmap::IndexMap;

use super::ModelFolder;
use super::reader::Reader;
use super::register::{self, RegisterRow};
use super::reports;
use crate::dataset::{Complaint, Complaints, Place, bytes_of, checksum};
use crate::model::file::{ObservationsFile, PlanFile, ProcessFile, ServiceFile, SettingsFile};

impl Reader<'_> {
    /// What was reported in a table beside `observations.toml`, after what that says.
    pub fn reports(
        &mut self,
        processes: &IndexMap<String, ProcessFile>,
        services: &IndexMap<String, ServiceFile>,
        plan: &PlanFile,
        observations: &mut ObservationsFile,
    ) {
        let declared = (processes, services);
        match reports::reports(&self.root, &self.shown, declared, plan) {
            Ok(mut found) => {
                let name = found
                    .file
                    .as_deref()
                    .and_then(|file| file.rsplit('/').next());
                if let Some(name) = name {
                    self.was_read(name);
                }
                self.misread.extend(std::mem::take(&mut found.faults));
                let reminders = found.join(observations, &mut self.lines);
                self.reminders.extend(reminders);
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
            Ok((rows, unseen)) => {
                self.was_read(&file.file);
                self.reminders.extend(unseen);
                rows
            }
            Err(complaints) => {
                self.complaints.extend(complaints);
                Vec::new()
            }
        }
    }
}

/// A complaint about a file of reports that is a model's and no table.
fn no_table(file: String) -> Complaint {
    Complaint::error(
        file,
        Place::Whole,
        ("是 TOML 文件", "it is a TOML file"),
        (
            "有指标、年份、数值三列的表",
            "a table with columns indicator, year, value",
        ),
        (
            "请另存为表；或写进模型文件夹的 observations.toml，评估时不必再给",
            "Make a table of it, or write it into observations.toml of the model's folder, where it is found without being given",
        ),
    )
}

impl ModelFolder {
    /// The same model with the rows of a table of what was reported, after those that it has, and the faults of the rows
    /// that cannot be read; an error where nothing can be.
    pub fn with_actuals(mut self, path: &Path) -> Result<(Self, Complaints), Complaints> {
        let shown = path.to_string_lossy().replace('\\', "/");
        if path.extension().is_some_and(|ending| ending == "toml") {
            return Err(Complaints::from(no_table(shown)));
        }
        let declared = (&self.file.processes, &self.file.services);
        let bytes = bytes_of(path)?;
        self.files.push((shown.clone(), checksum(&bytes)));
        let mut found = reports::from_file((path, &bytes), shown, declared, &self.file.plan)?;
        let faults = std::mem::take(&mut found.faults);
        let unreported = found.join(&mut self.file.observations, &mut self.lines);
        self.unreported.extend(unreported);
        Ok((self, faults))
    }

    /// The same model without anything that was reported after its base year.
    #[must_use]
    pub fn as_of_its_base_year(mut self) -> Self {
        let base = self.file.model.base_year;
        let reports = std::mem::take(&mut self.file.observations.observation);
        let (kept, left): (Vec<_>, Vec<_>) =
            reports.into_iter().partition(|report| report.year <= base);
        self.file.observations.observation = kept;
        self.unreported = Complaints::default();
        self.set_aside
            .extend(left.into_iter().map(|report| report.source));
        self.register.retain(|row| row.year <= base);
        for town in self
            .file
            .towns
            .iter_mut()
            .flat_map(|towns| towns.town.values_mut())
        {
            town.holders.retain(|count| count.year <= base);
            for counts in town.recipients.values_mut() {
                counts.retain(|count| count.year <= base);
            }
        }
        self
    }
}
