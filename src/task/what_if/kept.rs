//! What is kept of a meeting: levers as a scenario of the model, and the report of several.

use std::io::Write;

use serde::Deserialize;
use serde_json::{Value, json};

use super::WhatIf;
use crate::model::ModelFolder;
use crate::model::file::ScenarioFile;
use crate::model::scenario::{ALL, BASELINE, key_of};
use crate::source::{Tongue, Words};
use crate::task::report::{Form, PaperKind, Settings, report};
use crate::task::{Failure, Progress, run, with};

/// Levers that become a scenario.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kept {
    /// The scenario on which the levers are laid.
    pub scenario: String,
    /// The levers, as on the command line.
    pub with: Vec<String>,
    /// Name of the file: small letters, digits and `_`.
    pub name: String,
    /// What it is called.
    pub title: String,
}

/// Levers that stand in a report.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pinned {
    /// The scenario on which the levers are laid.
    pub scenario: String,
    /// The levers, as on the command line.
    pub with: Vec<String>,
    /// What it is called.
    pub title: String,
}

/// Longest name and title.
const LONGEST: usize = 60;

impl WhatIf {
    /// Writes levers as a scenario of the model, of which `run` gives the same draws; a file that is there is left
    /// alone.
    pub fn keep(&self, kept: &Kept) -> Result<Value, Failure> {
        let name = kept.name.trim();
        let known =
            self.session.folder().scenarios.contains_key(name) || [ALL, BASELINE].contains(&name);
        let fits = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '_';
        if name.is_empty() || name.len() > LONGEST || !name.chars().all(fits) {
            return Err(Failure::words(
                format!("名称“{name}”：请用小写字母、数字和下划线，例如 more_centres"),
                format!("the name “{name}”: use small letters, digits and _, such as more_centres"),
            ));
        }
        if kept.with.is_empty() {
            return Err(Failure::words(
                "没有任何做法，无需另存；请先动一动左边的做法",
                "there is no lever to save; move one first",
            ));
        }
        let file = self.scenario(&kept.scenario, &kept.with, &kept.title)?;
        let text = toml::to_string_pretty(&file).map_err(Failure::unwritten(name))?;
        let place = self.settings.model.join("scenarios");
        let path = place.join(format!("{name}.toml"));
        if known || path.exists() {
            return Err(Failure::words(
                format!("已有情景 {name}，不覆盖它；请换一个名称"),
                format!("there is a scenario {name}, which is left alone; choose another name"),
            ));
        }
        std::fs::create_dir_all(&place).map_err(Failure::file(&place))?;
        let mut whole = tempfile::NamedTempFile::new_in(&place).map_err(Failure::file(&place))?;
        whole
            .write_all(text.as_bytes())
            .map_err(Failure::file(&path))?;
        whole
            .persist_noclobber(&path)
            .map_err(|failed| Failure::file(&path)(failed.error))?;
        let (shown, model) = (path.display(), self.settings.model.display());
        let message = Words {
            zh: format!(
                "已存为 {shown}；用 plancast run {model} --scenario {name} 可以算出同样的数"
            ),
            en: format!(
                "saved as {shown}; plancast run {model} --scenario {name} gives the same numbers"
            ),
        };
        Ok(json!({ "message": message, "file": format!("scenarios/{name}.toml") }))
    }

    /// Writes the report of pinned levers beside the baseline, with as many draws as the model asks for.
    pub fn report(
        &self,
        pinned: &[Pinned],
        language: Tongue,
        progress: &dyn Progress,
    ) -> Result<Value, Failure> {
        let mut run = run::Settings {
            datasets: self.settings.datasets.clone(),
            scenarios: Vec::new(),
            now: self.settings.now,
            seed: self.settings.seed,
            out: self.settings.out.clone(),
            ..run::Settings::of(&self.settings.model)
        };
        for (place, pinned) in pinned.iter().enumerate() {
            if pinned.with.is_empty() {
                run.scenarios.push(pinned.scenario.clone());
                continue;
            }
            let name = format!("pinned_{}", place + 1);
            let file = self.scenario(&pinned.scenario, &pinned.with, &pinned.title)?;
            run.scenarios.push(name.clone());
            run.added.push((name, file));
        }
        let settings = Settings {
            run,
            kind: PaperKind::Scenarios,
            forms: vec![Form::Docx, Form::Xlsx, Form::Html],
            language,
            actuals: None,
            period: None,
            appropriations: Vec::new(),
            certainty: 0.8,
            office: None,
            date: None,
        };
        let done = report(&settings, progress)?;
        let folder = done.put.folder.display().to_string();
        let message = Words {
            zh: format!("报告已写入 {folder}"),
            en: format!("the report is in {folder}"),
        };
        Ok(json!({ "message": message, "folder": folder, "files": done.put.files }))
    }

    /// Levers on a scenario as a scenario of their own, which the model takes.
    fn scenario(
        &self,
        scenario: &str,
        levers: &[String],
        title: &str,
    ) -> Result<ScenarioFile, Failure> {
        self.session.engine(scenario, levers)?;
        let mut folder: ModelFolder = self.session.folder().clone();
        let scenario = key_of(&folder, scenario);
        let names = with::add(&mut folder, &[scenario], levers)?;
        let found = names.first().and_then(|name| folder.scenarios.get(name));
        let mut file = found
            .cloned()
            .ok_or_else(|| Failure::words("没有情景", "no scenario"))?;
        let title: String = title.trim().chars().take(LONGEST).collect();
        if !title.is_empty() {
            file.title = Words {
                zh: title.clone(),
                en: title,
            };
        }
        let said = levers.join("，");
        file.why = Words {
            zh: format!("由“如果……会怎样”页面存下：{said}"),
            en: format!("Saved from the what-if page: {}", levers.join(", ")),
        };
        Ok(file)
    }
}
