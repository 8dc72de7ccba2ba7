//! The datasets folder as a library: which tables there are, which were known when.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::axes::Year;
use indexmap::IndexMap;

use super::check;
use super::described;
use super::entry::Entry;
use super::known::{known_by, unknown};
use super::read::load;
use super::register::Work;
use super::sidecar::Sidecar;
use super::table::CheckedTable;
use super::written::{REGISTER, unknown_key};
use super::{Complaint, Complaints, DatasetError, Place};
use crate::source::Words;

/// Column with the source of a row, where rows differ.
const SOURCE: &str = "source";

/// A datasets folder: the register of works and all sidecars; tables are read when asked for.
#[derive(Clone, Debug)]
pub struct Library {
    pub(super) root: PathBuf,
    pub(super) sources: IndexMap<String, Work>,
    /// By dataset, release and table.
    pub(super) entries: BTreeMap<(String, Year, String), Entry>,
    /// Tables that have been read, by file.
    pub(super) shelf: Arc<Mutex<BTreeMap<String, CheckedTable>>>,
}

impl Library {
    /// The register of works, by key.
    pub fn sources(&self) -> &IndexMap<String, Work> {
        &self.sources
    }

    /// All tables by dataset, release and name.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values()
    }

    /// What a table says that one of its values is called by people, in whatever capitals it is written.
    pub fn called(&self, value: &str) -> Option<&Words> {
        let columns = self.entries.values();
        let columns = columns.flat_map(|entry| entry.sidecar.columns.values());
        let mut said = columns.flat_map(|column| &column.said);
        let own = said.find(|(own, _)| own.eq_ignore_ascii_case(value));
        own.map(|(_, words)| words)
    }

    /// The description of every table.
    pub fn describe(&self) -> Vec<&Sidecar> {
        self.entries.values().map(|entry| &entry.sidecar).collect()
    }

    /// Reads and checks every table; all that is wrong, and what somebody should look at.
    pub fn check(&self) -> Complaints {
        let (mut complaints, _) = self.check_tables();
        complaints.0.sort_by_key(|complaint| complaint.severity);
        complaints
    }

    /// The same, and every registered work must be used by a table or be among the keys given.
    pub fn check_with(&self, used: &BTreeSet<String>) -> Complaints {
        let (mut complaints, in_tables) = self.check_tables();
        for key in self.sources.keys() {
            if !used.contains(key) && !in_tables.contains(key) {
                complaints.push(Complaint::error(
                    REGISTER,
                    Place::Column(key.clone()),
                    (
                        "登记了，但没有被引用",
                        "registered, but nothing refers to it",
                    ),
                    (
                        "被数据表或模型引用的来源",
                        "a work that a table or a model uses",
                    ),
                    (
                        "请删去，或在用到它的地方写上这个键",
                        "Remove it, or name it where it is used",
                    ),
                ));
            }
        }
        for key in used.iter().filter(|key| !self.sources.contains_key(*key)) {
            complaints.push(unknown_key(REGISTER, Place::Whole, key, &self.sources));
        }
        complaints.0.sort_by_key(|complaint| complaint.severity);
        complaints
    }

    /// Newest release of a dataset known in a year, or of all if no year is given.
    pub fn vintage(&self, dataset: &str, as_of: Option<Year>) -> Result<Year, DatasetError> {
        self.newest(dataset, None, as_of)
    }

    /// A table of the newest release that has it and was known in the year; rows known only later are left out.
    pub fn table(
        &self,
        dataset: &str,
        table: &str,
        as_of: Option<Year>,
    ) -> Result<CheckedTable, DatasetError> {
        let vintage = self.newest(dataset, Some(table), as_of)?;
        self.table_of(dataset, table, vintage, as_of)
    }

    /// A table of one release, whatever was known later; rows known only after `as_of` are left out.
    pub fn table_of(
        &self,
        dataset: &str,
        table: &str,
        vintage: Year,
        as_of: Option<Year>,
    ) -> Result<CheckedTable, DatasetError> {
        let key = (dataset.to_string(), vintage, table.to_string());
        let Some(entry) = self.entries.get(&key) else {
            self.newest(dataset, Some(table), None)?;
            let has = self.releases(dataset, Some(table));
            return Err(unknown(
                &format!("{dataset}/{vintage}/{table}"),
                ("没有这一期", "no such release"),
                &has.iter().map(Year::to_string).collect::<Vec<_>>(),
                None,
            ));
        };
        known_by(self.read_once(entry)?, as_of)
    }

    /// A table, read and checked when it is first asked for.
    fn read_once(&self, entry: &Entry) -> Result<CheckedTable, DatasetError> {
        if let Some(known) = self.shelf().get(&entry.file) {
            return Ok(known.clone());
        }
        let (read, complaints) = self.read(entry);
        let read = read.ok_or(DatasetError::Complaints(complaints))?;
        self.shelf().insert(entry.file.clone(), read.clone());
        Ok(read)
    }

    fn shelf(&self) -> MutexGuard<'_, BTreeMap<String, CheckedTable>> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn read(&self, entry: &Entry) -> (Option<CheckedTable>, Complaints) {
        match load(&self.root.join(&entry.file), &entry.file) {
            Ok(bytes) => described::table(entry, &bytes),
            Err(complaints) => (None, complaints),
        }
    }

    /// Complaints about every table, and the sources that tables name.
    fn check_tables(&self) -> (Complaints, BTreeSet<String>) {
        let mut complaints = Complaints::default();
        let mut used = BTreeSet::new();
        let mut tables: BTreeMap<&(String, Year, String), CheckedTable> = BTreeMap::new();
        for (key, entry) in &self.entries {
            used.insert(entry.sidecar.head.source.clone());
            let (table, faults) = self.read(entry);
            complaints.extend(faults);
            if let Some(table) = table {
                if let Ok(sources) = table.texts(SOURCE) {
                    let named: BTreeSet<String> =
                        sources.into_iter().filter(|s| !s.is_empty()).collect();
                    for source in named.iter().filter(|s| !self.sources.contains_key(*s)) {
                        let place = Place::Column(SOURCE.to_string());
                        complaints.push(unknown_key(&entry.file, place, source, &self.sources));
                    }
                    used.extend(named);
                }
                // Whoever checks a library mostly opens models on it next.
                self.shelf().insert(entry.file.clone(), table.clone());
                tables.insert(key, table);
            }
        }
        for ((dataset, vintage, _), table) in &tables {
            let other = |name: &str| tables.get(&(dataset.clone(), *vintage, name.to_string()));
            complaints.extend(check::between_tables(table, other));
        }
        (complaints, used)
    }
}
