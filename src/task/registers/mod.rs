//! The certificate engine examined on registers of other places.

mod deaths;
mod margins;
mod nation;
mod people;
mod reading;

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::opening::Opened;
use super::writing::{Put, Report, TABLES, can_write};
use super::{Failure, Progress, unmet};
use crate::axes::Year;
use crate::evaluation::registers::{Examined, LOOKED_BACK, RegisterCase, cases};
use crate::model::Opener;
use crate::report::outbox::checksum;
use crate::report::receipt::{FileUsed, Receipt, Verb};
use crate::report::registers as report;
use crate::simulation::Engine;
use crate::simulation::registers::{GivenRegister, NationGiven, go_on};
use crate::source::{Language, Words};
use people::PeopleOfNations;
use reading::{Registers, registers};

/// What to examine.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Folder of the model whose parameters are examined.
    pub model: PathBuf,
    /// Folder of the datasets; looked for beside the model if none.
    pub datasets: Option<PathBuf>,
    /// Folder of the registers.
    pub data: PathBuf,
    /// Last year that is known, and the year that is foretold.
    pub years: [Year; 2],
    /// Number of draws.
    pub draws: u32,
    /// Seed; the model's own if none.
    pub seed: Option<u64>,
    /// Folder for the output.
    pub out: PathBuf,
}

/// An examination that was made.
#[derive(Debug)]
pub struct Done {
    /// Every number that was foretold.
    pub cases: Vec<RegisterCase>,
    /// What the nations are called by people.
    names: BTreeMap<String, Words>,
    years: [Year; 2],
    draws: u32,
    seed: u64,
    /// What was written.
    pub put: Put,
}

/// Makes the examination and writes its table.
pub fn examine(settings: &Settings, progress: &dyn Progress) -> Result<Done, Failure> {
    let [from, to] = settings.years;
    if to <= from {
        return Err(Failure::words(
            format!("--to {to} 不晚于 --from {from}；请改正年份"),
            format!("--to {to} is not after --from {from}; correct the years"),
        ));
    }
    can_write(&settings.out)?;
    let Opened { folder, opener } = Opened::open(&settings.model, settings.datasets.as_deref())?;
    let model = Opener::open(&opener, &folder, crate::model::scenario::BASELINE, None)?;
    let seed = settings.seed.unwrap_or(folder.file.model.seed);
    let nations = registers(&settings.data)?;
    let people = PeopleOfNations::read(&settings.data)?;
    let engine = Engine::prepare(&model).map_err(|error| unmet::said(error, &folder))?;
    if engine.structures() == 0 {
        return Err(Failure::words(
            format!("模型 {} 没有 [disability]", folder.key),
            format!("the model {} has no [disability]", folder.key),
        ));
    }
    let (mut found, mut names) = (Vec::new(), BTreeMap::new());
    for nation in nations
        .into_iter()
        .filter(|nation| nation.own.contains_key(&from))
    {
        let name = &nation.nation;
        let called = opener.library().called(name).cloned();
        let title = called.unwrap_or_else(|| Words::both(name, name));
        names.insert(name.clone(), title.clone());
        let examined = examined(nation, &people, settings.years)?;
        progress.begin(settings.draws as usize, &title);
        let ends = go_on(
            &engine,
            &examined.given,
            settings.years,
            seed,
            settings.draws,
            |done| {
                progress.advance(done);
            },
        );
        progress.end();
        found.extend(cases(
            &examined,
            settings.years,
            &ends.map_err(Failure::said)?,
        ));
    }
    if found.is_empty() {
        return Err(Failure::words(
            format!("没有哪个登记册有 {from} 年的数；请改 --from"),
            format!("no register has numbers of {from}; change --from"),
        ));
    }
    let receipt = Receipt {
        seed: Some(seed),
        draws: Some(settings.draws as usize),
        inputs: inputs(&settings.data)?,
        notes: vec![format!(
            "hindcast registers {from} {to}, parameters of {}",
            folder.key
        )],
        ..Receipt::begin(Verb::Hindcast)
    };
    let written = Report {
        receipt,
        tables: vec![report::table(&found, settings.years)],
        tables_in: TABLES,
        pages: Vec::new(),
        files: Vec::new(),
    };
    Ok(Done {
        put: written.write(&settings.out, progress)?,
        cases: found,
        names,
        years: settings.years,
        draws: settings.draws,
        seed,
    })
}

/// What the engine is given of a nation, and what it is held against.
fn examined(
    nation: Registers,
    people: &PeopleOfNations,
    [from, to]: [Year; 2],
) -> Result<Examined, Failure> {
    let first = nation
        .own
        .range(from - LOOKED_BACK..=from)
        .next()
        .map_or(from, |(year, _)| *year);
    let mut then = vec![nation.own.get(&to).cloned()];
    let known = |years: &BTreeMap<Year, Vec<_>>| {
        let known = years.range(first..=from);
        known
            .map(|(year, margins)| (*year, margins.clone()))
            .collect()
    };
    let mut places = Vec::new();
    for (name, years) in &nation.places {
        if years.contains_key(&from) {
            then.push(years.get(&to).cloned());
            places.push(GivenRegister {
                name: name.clone(),
                years: known(years),
            });
        }
    }
    Ok(Examined {
        given: NationGiven {
            people: people.of(&nation.nation, [first, to])?,
            register: GivenRegister {
                name: nation.nation.clone(),
                years: known(&nation.own),
            },
            places,
        },
        then,
    })
}

fn inputs(folder: &std::path::Path) -> Result<Vec<FileUsed>, Failure> {
    let mut files = Vec::new();
    let entries = std::fs::read_dir(folder).map_err(Failure::file(folder))?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort();
    for path in paths
        .iter()
        .filter(|path| path.extension().is_some_and(|end| end == "csv"))
    {
        let bytes = std::fs::read(path).map_err(Failure::file(path))?;
        let name = path.file_name().unwrap_or_default();
        files.push((name.to_string_lossy().into_owned(), checksum(&bytes)));
    }
    Ok(FileUsed::all(&files))
}

impl Done {
    /// What is said of it.
    pub fn words(&self, language: Language) -> String {
        let found = report::words(&self.cases, &self.names, self.years, self.draws, language);
        self.put.after(found, language)
    }

    /// The same for programs.
    pub fn json(&self) -> serde_json::Value {
        report::json(
            &self.cases,
            self.years,
            (self.draws, self.seed),
            &self.put.folder.to_string_lossy(),
        )
    }
}
