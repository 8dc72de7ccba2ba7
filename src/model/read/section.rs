//! Sections of a file, in the order in which they stand.

use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::dataset::{Complaint, Declaration, Place, nearest};

/// Every entry of a table, in the order of the file.
pub(super) fn in_order(table: DeTable<'_>) -> Vec<(String, Spanned<DeValue<'_>>)> {
    let mut entries: Vec<_> = table.into_iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
        .into_iter()
        .map(|(key, value)| (key.into_inner().into_owned(), value))
        .collect()
}

pub(super) fn inner(value: Spanned<DeValue<'_>>) -> DeTable<'_> {
    match value.into_inner() {
        DeValue::Table(table) => table,
        _ => DeTable::default(),
    }
}

pub(super) fn unknown_section(
    declaration: &mut Declaration<'_>,
    value: &Spanned<DeValue<'_>>,
    key: &str,
    zh: &str,
    en: &str,
) {
    declaration.fault(
        value.span(),
        key,
        Complaint::error(
            "",
            Place::Whole,
            (
                format!("不认识的部分 {key}"),
                format!("unknown section {key}"),
            ),
            (zh, en),
            ("请改正或删去", "Correct or remove it"),
        ),
    );
}

pub(super) fn no_model(root: &Path, shown: &str) -> Complaint {
    let parent = root
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let beside: Vec<String> = std::fs::read_dir(parent.unwrap_or(Path::new(".")))
        .into_iter()
        .flatten()
        .flatten()
        .filter(|entry| entry.path().join("model.toml").is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    let asked = root
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let meant = nearest(&asked, beside.iter().map(String::as_str));
    let advice = match meant {
        Some(name) => (format!("是不是 {name}？"), format!("Did you mean {name}?")),
        None => (
            "请给出含有 model.toml 的文件夹，例如 models/wenling；程序自带的模型，先用 plancast example 加它的名字写到这里".to_string(),
            "Give a folder that holds model.toml, such as models/wenling; one that comes with the program is written here by plancast example and its name".to_string(),
        ),
    };
    if root.is_file() {
        return Complaint::error(
            shown,
            Place::Whole,
            ("这是文件", "this is a file"),
            ("模型文件夹", "a model folder"),
            (
                "请给出它所在的文件夹，其中有 model.toml",
                "Give the folder in which it lies, beside model.toml",
            ),
        );
    }
    Complaint::error(
        shown,
        Place::Whole,
        ("这里没有 model.toml", "there is no model.toml here"),
        ("模型文件夹", "a model folder"),
        advice,
    )
}
