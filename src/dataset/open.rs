//! A datasets folder opened: the register and every sidecar, with all complaints at once.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use indexmap::IndexMap;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::axes::Year;

use super::declaration::Declaration;
use super::library::{Entry, Library};
use super::read::{Format, load};
use super::register::Work;
use super::sidecar::{Check, Column, Head, Sidecar, key_place};
use super::{Complaint, Complaints, DatasetError, Place, nearest};

/// Name of the register.
pub(super) const REGISTER: &str = "sources.toml";

/// Opens the folder.
pub(super) fn library(root: &Path) -> Result<Library, DatasetError> {
    let mut complaints = Complaints::default();
    if !root.is_dir() {
        return Err(DatasetError::Unknown(Box::new(Complaint::error(
            root.display().to_string(),
            Place::Whole,
            ("没有这个文件夹", "no such folder"),
            ("数据文件夹 datasets", "a datasets folder"),
            ("请检查路径", "Check the path"),
        ))));
    }
    let sources = register(root, &mut complaints);
    let mut entries = BTreeMap::new();
    for (dataset, folder) in folders(root, "", &mut complaints) {
        for (release, folder) in folders(&folder, &dataset, &mut complaints) {
            let Ok(vintage) = release.parse::<Year>() else {
                complaints.push(not_a_year(&format!("{dataset}/{release}")));
                continue;
            };
            for entry in tables(&folder, &dataset, vintage, &sources, &mut complaints) {
                let table = entry.sidecar.table.clone();
                entries.insert((dataset.clone(), vintage, table), entry);
            }
        }
    }
    Ok(complaints.into_result(Library {
        root: root.to_path_buf(),
        sources,
        entries,
    })?)
}

fn register(root: &Path, complaints: &mut Complaints) -> IndexMap<String, Work> {
    let mut works = IndexMap::new();
    let Some(text) = text(&root.join(REGISTER), REGISTER, complaints) else {
        return works;
    };
    let mut declaration = Declaration::new(REGISTER, &text);
    if let Some(table) = declaration.table() {
        for (key, value) in in_order(table) {
            if let Some(work) = declaration.read::<Work>(value) {
                works.insert(key, work);
            }
        }
    }
    complaints.extend(declaration.complaints);
    works
}

/// Entries of a TOML table in the order of the file.
fn in_order(table: DeTable<'_>) -> Vec<(String, Spanned<DeValue<'_>>)> {
    let mut entries: Vec<(Spanned<DeString<'_>>, Spanned<DeValue<'_>>)> = table.into_iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
        .into_iter()
        .map(|(key, value)| (key.into_inner().to_string(), value))
        .collect()
}

/// Folders in a folder, by name; hidden ones are left out.
fn folders(folder: &Path, name: &str, complaints: &mut Complaints) -> Vec<(String, PathBuf)> {
    let mut found = listing(folder, name, complaints);
    found.retain(|(_, path)| path.is_dir());
    found
}

fn listing(folder: &Path, name: &str, complaints: &mut Complaints) -> Vec<(String, PathBuf)> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            complaints.push(Complaint::error(
                name,
                Place::Whole,
                (format!("文件夹读不出来（{error}）"), format!("the folder cannot be read ({error})")),
                ("能读取的文件夹", "a folder that can be read"),
                ("请检查权限", "Check the permissions"),
            ));
            return Vec::new();
        }
    };
    let mut found: Vec<(String, PathBuf)> = entries
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let name = entry.file_name().into_string().ok()?;
            (!name.starts_with(['.', '~'])).then(|| (name, entry.path()))
        })
        .collect();
    found.sort();
    found
}

/// The tables of a release: every table with its sidecar, complaints where one of the two is missing.
fn tables(
    folder: &Path,
    dataset: &str,
    vintage: Year,
    sources: &IndexMap<String, Work>,
    complaints: &mut Complaints,
) -> Vec<Entry> {
    let within = format!("{dataset}/{vintage}");
    let mut files: BTreeMap<String, (Vec<String>, bool)> = BTreeMap::new();
    for (name, path) in listing(folder, &within, complaints) {
        if let Some((stem, ending)) = name.rsplit_once('.').filter(|_| path.is_file()) {
            let (data, described) = files.entry(stem.to_string()).or_default();
            match ending {
                "toml" => *described = true,
                _ if Format::promised(&name).is_some() => data.push(name.clone()),
                _ => {}
            }
        }
    }
    let mut entries = Vec::new();
    for (table, (data, described)) in files {
        let sidecar_file = format!("{within}/{table}.toml");
        match (data.as_slice(), described) {
            ([file], true) => {
                let path = folder.join(format!("{table}.toml"));
                let Some(text) = text(&path, &sidecar_file, complaints) else {
                    continue;
                };
                let names = (dataset, vintage, table.as_str());
                if let Some(sidecar) = sidecar(&sidecar_file, &text, names, complaints) {
                    let key = &sidecar.head.source;
                    if !sources.contains_key(key) {
                        let place = key_place(&text, "source");
                        complaints.push(unknown_key(&sidecar_file, place, key, sources));
                    }
                    entries.push(Entry {
                        sidecar,
                        file: format!("{within}/{file}"),
                        sidecar_file,
                    });
                }
            }
            ([], _) => complaints.push(Complaint::error(
                format!("{within}/{table}.csv"),
                Place::Whole,
                ("没有这个文件，只有说明文件", "no such file, only its sidecar"),
                (format!("{sidecar_file} 所说明的表"), format!("the table that {sidecar_file} describes")),
                ("请补上数据文件，或删去说明文件", "Add the table, or remove the sidecar"),
            )),
            ([file], false) => complaints.push(Complaint::error(
                format!("{within}/{file}"),
                Place::Whole,
                ("没有说明文件", "there is no sidecar"),
                (format!("旁边有 {table}.toml"), format!("{table}.toml beside it")),
                ("请写说明文件：标题、来源、校验和、各列", "Write it: title, source, checksum, columns"),
            )),
            (several, _) => complaints.push(Complaint::error(
                format!("{within}/{table}"),
                Place::Whole,
                (format!("同名文件有 {}", several.join("、")), format!("files of one name: {}", several.join(", "))),
                ("一个表一个文件", "one file for a table"),
                ("请留下一个", "Keep one of them"),
            )),
        }
    }
    entries
}

fn text(path: &Path, file: &str, complaints: &mut Complaints) -> Option<String> {
    let bytes = match load(path, file) {
        Ok(bytes) => bytes,
        Err(complaint) => {
            complaints.push(complaint);
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
fn sidecar(
    file: &str,
    text: &str,
    (dataset, vintage, table): (&str, Year, &str),
    complaints: &mut Complaints,
) -> Option<Sidecar> {
    let mut declaration = Declaration::new(file, text);
    let mut parts = declaration.table();
    let mut columns = IndexMap::new();
    let mut checks = Vec::new();
    let mut take = |name: &str| parts.as_mut().and_then(|table| table.remove(name));
    let (written_columns, written_checks) = (take("columns"), take("checks"));
    let head = parts.and_then(|table| declaration.read::<Head>(Spanned::new(0..0, DeValue::Table(table))));
    if let Some(DeValue::Table(written)) = written_columns.map(Spanned::into_inner) {
        for (name, value) in in_order(written) {
            if let Some(column) = declaration.read::<Column>(value) {
                columns.insert(name, column);
            }
        }
    }
    if let Some(DeValue::Array(written)) = written_checks.map(Spanned::into_inner) {
        for value in written {
            checks.extend(declaration.read::<Check>(value));
        }
    }
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

fn not_a_year(folder: &str) -> Complaint {
    Complaint::error(
        folder,
        Place::Whole,
        ("文件夹名不是年份", "the name of the folder is not a year"),
        ("发布年份，如 2022", "the year of the release, such as 2022"),
        ("请改名", "Rename it"),
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
        (
            format!("{REGISTER} 中的键"),
            format!("a key of {REGISTER}"),
        ),
        advice,
    )
}
