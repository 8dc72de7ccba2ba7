//! A datasets folder opened: the register and every sidecar, with all complaints at once.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use indexmap::IndexMap;

use crate::axes::Year;
use crate::source::InWords;

use super::entry::Entry;
use super::library::Library;
use super::read::Format;
use super::register::{PUBLISHED, Work};
use super::sidecar::key_place;
use super::written::{REGISTER, register, sidecar, text, unknown_key};
use super::{Complaint, Complaints, DatasetError, Place};

impl Library {
    /// Opens a datasets folder: reads the register and every sidecar, and says all their faults at once.
    pub fn open(root: &Path) -> Result<Library, DatasetError> {
        library(root)
    }
}

fn library(root: &Path) -> Result<Library, DatasetError> {
    let mut complaints = Complaints::default();
    if !root.is_dir() {
        return Err(DatasetError::Unknown(Box::new(Complaint::error(
            root.display().to_string(),
            Place::Whole,
            ("没有这个文件夹", "no such folder"),
            ("数据文件夹 datasets", "a datasets folder"),
            (
                "请用 --datasets 指明数据文件夹，或把它放在模型文件夹旁；没有的话，plancast example 会写出程序自带的模型和数据",
                "Name it with --datasets, or put it beside the folders of the models; where there is none, plancast example writes out those that the program carries",
            ),
        ))));
    }
    if !root.join(REGISTER).is_file() {
        return Err(DatasetError::Unknown(Box::new(Complaint::error(
            root.display().to_string(),
            Place::Whole,
            (
                format!("里面没有 {REGISTER}，不是数据文件夹"),
                format!("there is no {REGISTER} in it: it is no datasets folder"),
            ),
            ("数据文件夹 datasets", "a datasets folder"),
            (
                "请用 --datasets 指明数据文件夹，其中有 sources.toml",
                "Name with --datasets the folder that has sources.toml in it",
            ),
        ))));
    }
    let sources = register(root, &mut complaints);
    let mut entries = BTreeMap::new();
    for (dataset, folder) in folders(root, "", &mut complaints) {
        for (release, folder) in folders(&folder, &dataset, &mut complaints) {
            let vintage = release.parse::<Year>().ok();
            let Some(vintage) = vintage.filter(|year| PUBLISHED.contains(year)) else {
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
        shelf: Arc::default(),
    })?)
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
            let why = error.words();
            complaints.push(Complaint::error(
                name,
                Place::Whole,
                (
                    format!("文件夹读不出来（{}）", why.zh),
                    format!("the folder cannot be read ({})", why.en),
                ),
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
                        said_at: ["sha256", "rows"].map(|key| key_place(&text, key)),
                    });
                }
            }
            ([], _) => complaints.push(Complaint::error(
                format!("{within}/{table}.csv"),
                Place::Whole,
                (
                    "没有这个文件，只有说明文件",
                    "no such file, only its sidecar",
                ),
                (
                    format!("{sidecar_file} 所说明的表"),
                    format!("the table that {sidecar_file} describes"),
                ),
                (
                    "请补上数据文件，或删去说明文件",
                    "Add the table, or remove the sidecar",
                ),
            )),
            ([file], false) => complaints.push(Complaint::error(
                format!("{within}/{file}"),
                Place::Whole,
                ("没有说明文件", "there is no sidecar"),
                (
                    format!("旁边有 {table}.toml"),
                    format!("{table}.toml beside it"),
                ),
                (
                    "请写说明文件：标题、来源、校验和、各列",
                    "Write it: title, source, checksum, columns",
                ),
            )),
            (several, _) => complaints.push(Complaint::error(
                format!("{within}/{table}"),
                Place::Whole,
                (
                    format!("同名文件有 {}", several.join("、")),
                    format!("files of one name: {}", several.join(", ")),
                ),
                ("一个表一个文件", "one file for a table"),
                ("请留下一个", "Keep one of them"),
            )),
        }
    }
    entries
}

fn not_a_year(folder: &str) -> Complaint {
    Complaint::error(
        folder,
        Place::Whole,
        (
            "文件夹名不是发布年份",
            "the name of the folder is not a year of publication",
        ),
        ("发布年份，如 2022", "the year of the release, such as 2022"),
        ("请改名", "Rename it"),
    )
}
