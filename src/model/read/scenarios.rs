//! The files of a model's scenarios.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::DeValue;

use super::reader::Reader;
use crate::dataset::{Complaint, Place};
use crate::model::file::ScenarioFile;
use crate::model::scenario::BASELINE;

impl Reader<'_> {
    /// The scenarios of the folder, over those of the model that it extends.
    pub fn scenarios(&mut self) -> BTreeMap<String, ScenarioFile> {
        let mut names: Vec<String> = std::fs::read_dir(self.root.join("scenarios"))
            .into_iter()
            .flatten()
            .flatten()
            .filter_map(|entry| {
                let name = entry.file_name().to_string_lossy().into_owned();
                let ending = name
                    .len()
                    .checked_sub(5)
                    .filter(|at| name.is_char_boundary(*at))?;
                let is_toml = name[ending..].eq_ignore_ascii_case(".toml");
                is_toml.then_some(name)
            })
            .collect();
        names.sort();
        names.retain(|name| self.can_be_a_scenario(name));
        let cut = |name: String| name.strip_suffix(".toml").map(str::to_string);
        let names: Vec<String> = names.into_iter().filter_map(cut).collect();
        let inherited = self.base.map(|base| base.scenarios.clone());
        let mut scenarios = inherited.unwrap_or_default();
        for name in names {
            let file = format!("scenarios/{name}");
            let own = self.with_table(&file, |over, table| {
                let value = Spanned::new(0..0, DeValue::Table(table));
                over.declaration.read(value)
            });
            if let Some(own) = own {
                scenarios.insert(name, own);
            }
        }
        scenarios
    }

    /// A scenario's file must be found again by its name, and not stand for the baseline.
    fn can_be_a_scenario(&mut self, file: &str) -> bool {
        let (zh, en) = match file.strip_suffix(".toml") {
            Some(BASELINE) => (
                "baseline 是没有改动的基准情景，不能另写",
                "baseline is the model without changes and cannot be another",
            ),
            Some(_) => return true,
            None => (
                "文件名以大写的 .TOML 结尾，找不回来",
                "the ending is not .toml in small letters, so that it is not found again",
            ),
        };
        let shown = format!("{}/scenarios/{file}", self.shown);
        self.complaints.push(Complaint::error(
            &shown,
            Place::Whole,
            (zh, en),
            (
                "另一个以 .toml 结尾的名字",
                "another name that ends in .toml",
            ),
            ("请改名", "Rename it"),
        ));
        false
    }
}
