//! Receipts of forecasts and backtests: are the files that they name still the same?

use std::path::{Path, PathBuf};

use serde::Deserialize;

use plancast::report::outbox::checksum;
use plancast::source::Language;

/// What is needed of a receipt of a forecast or backtest.
#[derive(Debug, Deserialize)]
pub struct Receipt {
    verb: String,
    #[serde(default)]
    inputs: Vec<File>,
    #[serde(default)]
    outputs: Vec<File>,
}

#[derive(Clone, Debug, Deserialize)]
struct File {
    file: String,
    sha256: String,
}

/// The receipt, if it is one of a forecast or a backtest.
pub fn receipt(text: &str) -> Option<Receipt> {
    let receipt: Receipt = toml::from_str(text).ok()?;
    let known = ["forecast", "backtest"].contains(&receipt.verb.as_str());
    (known && !receipt.outputs.is_empty()).then_some(receipt)
}

/// What the comparison found.
#[derive(Debug, Default)]
pub struct Found {
    inputs: usize,
    outputs: usize,
    changed: Vec<String>,
    missing: Vec<String>,
    /// Inputs that are nowhere near the receipt.
    unseen: Vec<String>,
}

impl Receipt {
    /// Outputs lie beside the receipt; inputs in `data`, or else here or near the receipt.
    pub fn compare(&self, receipt: &Path, data: Option<&Path>) -> Found {
        let beside = receipt.parent().unwrap_or(Path::new("")).to_path_buf();
        let mut found = Found {
            inputs: self.inputs.len(),
            outputs: self.outputs.len(),
            ..Found::default()
        };
        for output in &self.outputs {
            match same(&beside.join(&output.file), &output.sha256) {
                Some(true) => {}
                Some(false) => found.changed.push(output.file.clone()),
                None => found.missing.push(output.file.clone()),
            }
        }
        let folders = match data {
            Some(folder) => vec![folder.to_path_buf()],
            None => near(&beside),
        };
        for input in &self.inputs {
            let seen: Vec<bool> = folders
                .iter()
                .filter_map(|folder| same(&folder.join(&input.file), &input.sha256))
                .collect();
            // A file of the same name elsewhere says nothing against the one that was read.
            if seen.is_empty() {
                found.unseen.push(input.file.clone());
            } else if !seen.contains(&true) {
                found.changed.push(input.file.clone());
            }
        }
        found
    }
}

/// Here, beside the receipt, and in the folders above it.
fn near(beside: &Path) -> Vec<PathBuf> {
    let mut folders = vec![PathBuf::from(".")];
    let whole = beside.canonicalize().unwrap_or(beside.to_path_buf());
    folders.extend(whole.ancestors().map(Path::to_path_buf));
    folders
}

/// Whether the file has this checksum; nothing where it cannot be read.
fn same(path: &Path, sha256: &str) -> Option<bool> {
    let bytes = std::fs::read(path).ok()?;
    Some(checksum(&bytes) == sha256)
}

impl Found {
    /// True if every file was found and is the same.
    pub fn same(&self) -> bool {
        self.changed.is_empty() && self.missing.is_empty() && self.unseen.is_empty()
    }

    /// What was found, in words.
    pub fn words(&self, language: Language) -> String {
        let (inputs, outputs) = (self.inputs, self.outputs);
        if self.same() {
            return match language {
                Language::Zh => format!(
                    "一致：{inputs} 个输入文件和 {outputs} 个输出文件与收据逐位相同（未重新计算）。"
                ),
                Language::En => format!(
                    "The same: inputs ({inputs}) and outputs ({outputs}) agree with the receipt bit for bit (nothing was computed again)."
                ),
            };
        }
        let mut parts = Vec::new();
        let lists = [
            (&self.changed, "内容已改变", "changed"),
            (
                &self.missing,
                "输出文件不在收据旁",
                "no longer beside the receipt",
            ),
            (
                &self.unseen,
                "找不到输入文件，请用 --data 指明所在文件夹",
                "input not found; name its folder with --data",
            ),
        ];
        for (files, zh, en) in lists {
            if !files.is_empty() {
                parts.push(match language {
                    Language::Zh => format!("{zh}：{}", files.join("、")),
                    Language::En => format!("{en}: {}", files.join(", ")),
                });
            }
        }
        match language {
            Language::Zh => format!("不一致：{}", parts.join("；")),
            Language::En => format!("Not the same: {}", parts.join("; ")),
        }
    }
}
