//! A user's own file of annual series: which there are, what they measure, what was assumed.

mod aside;
mod assumed;
mod beginning;
mod below_one;
mod columns;
mod denominator;
mod entry;
mod file;
mod future;
mod kind;
mod named;
mod said;
mod shares;
mod usable;

use std::path::Path;

use crate::axes::Year;
use crate::dataset::{
    AnnualSeries, Complaint, Complaints, ReadOptions, SeriesTable, bytes_of, read_bytes,
    series_with_faults, times,
};
use crate::forecast::Series;
use crate::report::outbox::checksum;
use crate::report::receipt::FileUsed;
use crate::source::{Language, Words};

use crate::task::Failure;

pub use crate::dataset::BelowOne;
pub use columns::BETWEEN;
pub use entry::{PanelSeries, known};
pub use file::SeriesFile;

/// All series of a file.
#[derive(Clone, Debug)]
pub struct Panel {
    /// Name of the file.
    pub file: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Further files read, with their checksums.
    pub also: Vec<(String, String)>,
    /// The series that can be forecast.
    pub entries: Vec<PanelSeries>,
    /// How the file was read, what was assumed, what to look at.
    pub notes: Vec<Words>,
}

impl SeriesFile {
    /// Reads the file and says what each series is.
    pub fn read(&self) -> Result<Panel, Failure> {
        let options = ReadOptions {
            sheet: self.sheet.clone(),
            missing: self.missing.clone(),
            below_one: self.below_one,
            ..ReadOptions::default()
        };
        let bytes = bytes_of(&self.file)?;
        let raw = read_bytes(&self.file.display().to_string(), &bytes, &options)?;
        let names = raw.names();
        let (table, mut faults) = series_with_faults(columns::chosen(self, raw)?)?;
        let mut table = columns::without_common_name(table, &self.by, &names);
        let future = self
            .this_year
            .map(|year| future::left_out(&mut table, year));
        faults.extend(self.unclear(&table));
        faults.into_result(())?;
        let mut notes = table.reading.sentences();
        let future = future.flatten();
        let is_empty = table.series.values().all(|series| series.values.is_empty());
        let ahead = future.clone().filter(|_| is_empty);
        notes.extend(future);
        // A missing year is said where the series is shown; here only what a reader must put right.
        notes.extend(table.warnings.warnings().map(warning));
        let file = shown(&self.file);
        let sha256 = checksum(&bytes);
        let (mut also, mut entries) = (Vec::new(), Vec::new());
        if let Some(of) = &self.share_of {
            let found = shares::entries(of, &table, &mut notes)?;
            if let Some(path) = found.1 {
                also.push((shown(&path), digest(&path)?));
            }
            entries.extend(found.0);
        } else {
            let mut assumed = assumed::Assumed::default();
            for (name, observed) in &table.series {
                let decided = match self.positive {
                    true => kind::positive(observed),
                    false => kind::of(name, observed, self.below_one),
                };
                assumed.add(name, &decided);
                entries.push(entry(name, observed, decided));
            }
            notes.extend(assumed.words());
        }
        let usable = usable::usable(&file, entries, &mut notes).map_err(|said| match ahead {
            Some(ahead) => Complaints::from(usable::all_ahead(&file, ahead)),
            None => said,
        })?;
        notes.extend(usable.iter().filter_map(aside::words));
        notes.extend(usable.iter().filter_map(beginning::words));
        notes.push(said::words(&file, &table, &usable));
        Ok(Panel {
            file,
            sha256,
            also,
            entries: usable,
            notes,
        })
    }

    /// A complaint for each series of which somebody must say whether its values are per cents or parts of one.
    fn unclear(&self, table: &SeriesTable) -> Complaints {
        let mut unclear = Complaints::default();
        if self.below_one.is_some() || self.positive || self.share_of.is_some() {
            return unclear;
        }
        for (name, observed) in &table.series {
            let decided = kind::of(name, observed, None);
            if decided.assumed == Some(kind::Assumption::BelowOne) {
                unclear.push(below_one::complaint(&table.file, name, observed));
            }
        }
        unclear.shortened()
    }
}

/// A series of one value a year from the first to the last, gaps empty.
fn annual(observed: &AnnualSeries, factor: f64) -> (Year, Vec<Option<f64>>) {
    let mut years = observed.values.keys().copied();
    let first = years.next().unwrap_or(0);
    let last = years.next_back().unwrap_or(first);
    let value = |year: Year| observed.values.get(&year).map(|v| times(*v, factor));
    (first, (first..=last).map(value).collect())
}

fn entry(name: &str, observed: &AnnualSeries, decided: kind::Decided) -> PanelSeries {
    let (first, values) = annual(observed, decided.factor);
    PanelSeries {
        series: Series::new(name, first, values).of_kind(decided.kind),
        unit: observed.unit.clone(),
        measure: decided.measure,
        scale: decided.scale,
    }
}

fn warning(complaint: &Complaint) -> Words {
    let at = |language: Language, between: &str| match complaint.place.render(language) {
        place if place.is_empty() => place,
        place => place + between,
    };
    let (zh, en) = (at(Language::Zh, "："), at(Language::En, ": "));
    Words {
        zh: format!("{zh}{}。{}", complaint.found.zh, complaint.advice.zh),
        en: format!("{en}{}. {}", complaint.found.en, complaint.advice.en),
    }
}

/// Name of a file as it is shown: without its folders.
fn shown(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

fn digest(path: &Path) -> Result<String, Failure> {
    let bytes = std::fs::read(path).map_err(Failure::file(path))?;
    Ok(checksum(&bytes))
}

impl Panel {
    /// The files that were read.
    pub fn inputs(&self) -> Vec<FileUsed> {
        let mut files = vec![(self.file.clone(), self.sha256.clone())];
        files.extend(self.also.clone());
        FileUsed::all(&files)
    }

    /// The series alone.
    pub fn series(&self) -> Vec<Series> {
        self.entries
            .iter()
            .map(|entry| entry.series.clone())
            .collect()
    }
}
