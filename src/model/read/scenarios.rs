//! The files of a model's scenarios.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::DeValue;

use super::reader::Reader;
use crate::dataset::{Complaint, Place};
use crate::model::file::ScenarioFile;
use crate::model::scenario::{ALL, BASELINE};

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

    /// A scenario's file must be found again by its name, on the command line and as a folder of the output, and not stand
    /// for the baseline or for all scenarios.
    fn can_be_a_scenario(&mut self, file: &str) -> bool {
        let Some((zh, en)) = against(file) else {
            return true;
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

/// Signs that are no part of a name in folders, in a list of names, or on the command line.
const SIGNS: [char; 13] = [
    '/', '\\', ':', '*', '?', '"', '<', '>', '|', '+', '=', '@', ',',
];
/// Bytes of a name with which a folder can still be named after it, whatever goes before and behind.
const LONGEST: usize = 150;

/// What is against the name of a scenario's file.
fn against(file: &str) -> Option<(&'static str, &'static str)> {
    let Some(name) = file.strip_suffix(".toml") else {
        return Some((
            "文件名以大写的 .TOML 结尾，找不回来",
            "the ending is not .toml in small letters, so that it is not found again",
        ));
    };
    if name.eq_ignore_ascii_case(BASELINE) {
        return Some((
            "baseline 是没有改动的基准情景，不能另写",
            "baseline is the model without changes and cannot be another",
        ));
    }
    if name.eq_ignore_ascii_case(ALL) {
        return Some((
            "all 代表全部情景，不能是一个情景的名字",
            "all stands for every scenario and cannot be the name of one",
        ));
    }
    let strange = |sign: char| sign.is_control() || SIGNS.contains(&sign);
    if name.trim().is_empty() || name.starts_with(['-', '.', ' ']) || name.contains(strange) {
        return Some((
            "名字里有命令行或文件夹里不能用的符号",
            "the name has signs that the command line or a folder cannot take",
        ));
    }
    (name.len() > LONGEST).then_some((
        "名字太长，不能作输出文件夹的名字",
        "the name is too long for a folder of the output",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_folders_and_commands_can_take() {
        let long = "x".repeat(200);
        for wrong in [
            "baseline", "Baseline", "all", "..", "-x", "a+b", "a=1", "a,b", "", &long,
        ] {
            assert!(against(&format!("{wrong}.toml")).is_some(), "{wrong}");
        }
        for right in ["combined", "更快 老龄化", "方案（一）", "a-b_2.1"] {
            assert_eq!(against(&format!("{right}.toml")), None, "{right}");
        }
    }
}
