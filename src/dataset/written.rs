//! The register and the sidecars as written: TOML to structures, every section for itself.

use std::path::Path;

use indexmap::IndexMap;
use toml::Spanned;
use toml::de::DeValue;

use crate::axes::Year;

use super::declaration::Declaration;
use super::read::load;
use super::register::{PUBLISHED, Work};
use super::sidecar::{Head, Sidecar};
use super::{Complaint, Complaints, Place, nearest};

/// Name of the register.
pub(super) const REGISTER: &str = "sources.toml";

/// The register of works, by key.
pub(super) fn register(root: &Path, complaints: &mut Complaints) -> IndexMap<String, Work> {
    let mut works = IndexMap::new();
    let Some(text) = text(&root.join(REGISTER), REGISTER, complaints) else {
        return works;
    };
    let mut declaration = Declaration::new(REGISTER, &text);
    if let Some(table) = declaration.table() {
        works = declaration.each(Spanned::new(0..0, DeValue::Table(table)));
    }
    complaints.extend(declaration.complaints);
    for (key, work) in &works {
        if !PUBLISHED.contains(&work.year) {
            complaints.push(never_published(&text, key, work));
        }
    }
    works
}

/// A work of a year in which nobody published it.
fn never_published(text: &str, key: &str, work: &Work) -> Complaint {
    let head = format!("[{key}]");
    let below = text
        .lines()
        .enumerate()
        .skip_while(|(_, line)| line.trim() != head);
    let mut years = below.filter(|(_, line)| line.trim_start().starts_with("year"));
    let line = years.next().map_or(1, |(at, _)| at + 1);
    let (first, last) = (*PUBLISHED.start(), *PUBLISHED.end());
    Complaint::error(
        REGISTER,
        Place::Key {
            line,
            key: format!("{key}.year"),
        },
        (
            format!("{} 年", work.year),
            format!("the year {}", work.year),
        ),
        (
            format!("{first} 到 {last} 年之间的发布年份"),
            format!("a year of publication from {first} to {last}"),
        ),
        ("请改正年份", "Correct the year"),
    )
}

/// A text in UTF-8.
pub(super) fn text(path: &Path, file: &str, complaints: &mut Complaints) -> Option<String> {
    let bytes = match load(path, file) {
        Ok(bytes) => bytes,
        Err(faults) => {
            complaints.extend(faults);
            return None;
        }
    };
    match String::from_utf8(bytes) {
        Ok(text) => Some(text.trim_start_matches('\u{FEFF}').to_string()),
        Err(_) => {
            complaints.push(Complaint::error(
                file,
                Place::Whole,
                ("不是 UTF-8 文本", "not text in UTF-8"),
                ("UTF-8 文本", "text in UTF-8"),
                ("请用编辑器另存为 UTF-8", "Save it as UTF-8"),
            ));
            None
        }
    }
}

/// Reads a sidecar, each section for itself so that a fault in one does not hide those of others.
pub(super) fn sidecar(
    file: &str,
    text: &str,
    (dataset, vintage, table): (&str, Year, &str),
    complaints: &mut Complaints,
) -> Option<Sidecar> {
    let mut declaration = Declaration::new(file, text);
    let Some(mut parts) = declaration.table() else {
        complaints.extend(declaration.complaints);
        return None;
    };
    let (written_columns, written_checks) = (parts.remove("columns"), parts.remove("checks"));
    let head = declaration.read::<Head>(Spanned::new(0..0, DeValue::Table(parts)));
    let columns = match written_columns {
        Some(written) => declaration.each(written),
        None => {
            declaration.complaints.push(no_columns(file));
            IndexMap::new()
        }
    };
    let checks = written_checks.map(|written| declaration.list(written));
    let checks = checks.unwrap_or_default();
    let sound = declaration.complaints.is_empty();
    complaints.extend(declaration.complaints);
    let sidecar = Sidecar {
        dataset: dataset.to_string(),
        vintage,
        table: table.to_string(),
        head: head?,
        columns,
        checks,
    };
    if sound {
        complaints.extend(sidecar.faults(file, text));
    }
    Some(sidecar)
}

fn no_columns(file: &str) -> Complaint {
    Complaint::error(
        file,
        Place::Whole,
        ("没有说明各列", "no columns are described"),
        (
            "每列一节 [columns.列名]",
            "a section [columns.name] for each column",
        ),
        ("请补上各列的说明", "Describe the columns"),
    )
}

/// A source that the register does not have.
pub(super) fn unknown_key(
    file: &str,
    place: Place,
    key: &str,
    sources: &IndexMap<String, Work>,
) -> Complaint {
    let advice = match nearest(key, sources.keys().map(String::as_str)) {
        Some(meant) => (
            format!("是不是 {meant}？否则请在 {REGISTER} 中登记"),
            format!("Did you mean {meant}? Else enter it in {REGISTER}"),
        ),
        None => (
            format!("请在 {REGISTER} 中登记"),
            format!("Enter it in {REGISTER}"),
        ),
    };
    Complaint::error(
        file,
        place,
        (
            format!("来源“{key}”没有登记"),
            format!("the source “{key}” is not in the register"),
        ),
        (format!("{REGISTER} 中的键"), format!("a key of {REGISTER}")),
        advice,
    )
}
