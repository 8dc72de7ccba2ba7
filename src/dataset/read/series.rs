//! Series over years from a user's own file, whatever its shape.

use std::collections::BTreeMap;
use std::path::Path;

use indexmap::IndexMap;

use crate::axes::Year;
use crate::dataset::{Complaint, Complaints, DatasetError, Place};
use crate::source::Words;

use super::annual::AnnualSeries;
use super::continued;
use super::gathering::SeriesGathering;
use super::options::ReadOptions;
use super::raw::RawTable;
use super::reading::Reading;
use super::series_shape::SeriesShape;
use super::standing::StandingRows;
use super::{doubts, expected_series, read_any, series_shape};

/// Missing years that are named one by one.
const NAMED: usize = 8;

/// All series of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct SeriesTable {
    /// Name of the file.
    pub file: String,
    /// By name, in the order of the file.
    pub series: IndexMap<String, AnnualSeries>,
    /// The part of the file that was read.
    pub extent: Words,
    /// How the file was read.
    pub reading: Reading,
    /// What somebody should look at, such as missing years.
    pub warnings: Complaints,
    standing: StandingRows,
}

/// Reads series over years from CSV, Parquet or a workbook.
pub fn read_series(path: &Path, options: &ReadOptions) -> Result<SeriesTable, DatasetError> {
    Ok(series_of(read_any(path, options)?)?)
}

/// The series over years of a table: long (series, year, value), a column for
/// each series, or years across. Every fault is said at once.
pub fn series_of(raw: RawTable) -> Result<SeriesTable, Complaints> {
    let (table, faults) = series_with_faults(raw)?;
    faults.into_result(table)
}

/// The same with what could be read beside the faults, so that more can be said of it; an error only where there are no
/// series at all.
pub fn series_with_faults(mut raw: RawTable) -> Result<(SeriesTable, Complaints), Complaints> {
    let again = raw.without_headers_again();
    let shape = series_shape::shape(&mut raw)?;
    continued::headers(&raw, &shape).into_result(())?;
    raw.take_unit_of(&headings(&shape));
    let mut gathering = SeriesGathering::new(raw);
    gathering.gather(&shape);
    gathering.finish();
    doubts::read_as_asked(&mut gathering);
    expected_series::left_out(&mut gathering);
    let mut said = std::mem::take(&mut gathering.complaints);
    said.extend(doubts::of_values(&gathering, &said));
    said.extend(again);
    let (warnings, faults) = match said.has_errors() {
        // Sums and gaps of what was not read are none.
        true => (Complaints::default(), said.shortened()),
        false => {
            said.extend(doubts::of_sums(&gathering));
            said.extend(gaps(&gathering.raw.file, &gathering.series));
            (said, Complaints::default())
        }
    };
    let standing = gathering.standing();
    let table = SeriesTable {
        extent: gathering.raw.extent(),
        file: gathering.raw.file,
        series: gathering.series,
        reading: gathering.raw.reading,
        warnings,
        standing,
    };
    Ok((table, faults))
}

/// The headings of the names and of the years, which may give the unit of all values.
fn headings(shape: &SeriesShape) -> Vec<String> {
    match shape {
        SeriesShape::Long { series, year, .. } => vec![series.clone(), year.clone()],
        SeriesShape::Columns { year, .. } => vec![year.clone()],
        SeriesShape::Wide { series, .. } => vec![series.clone()],
    }
}

impl SeriesTable {
    /// Where a value stands in the file; nothing where there is none.
    pub fn place(&self, name: &str, year: Year) -> Option<Place> {
        self.standing.place(name, year)
    }

    /// Takes away what the table says of later years than this; what is said of missing years then is of those left.
    pub fn split_after(&mut self, last: Year) -> IndexMap<String, BTreeMap<Year, f64>> {
        let before = gaps(&self.file, &self.series);
        let mut later = IndexMap::new();
        for (name, series) in &mut self.series {
            later.insert(name.clone(), series.values.split_off(&(last + 1)));
        }
        self.warnings.0.retain(|said| !before.0.contains(said));
        self.warnings.extend(gaps(&self.file, &self.series));
        later
    }
}

/// Years missing between the first and the last of a series: allowed, but said.
fn gaps(file: &str, series: &IndexMap<String, AnnualSeries>) -> Complaints {
    let mut complaints = Complaints::default();
    for (name, series) in series {
        let years = series.values.keys().copied().collect::<Vec<Year>>();
        let missing = || years.windows(2).flat_map(|pair| pair[0] + 1..pair[1]);
        let number = missing().count();
        if number == 0 {
            continue;
        }
        let named = missing().take(NAMED).map(|year| year.to_string());
        let mut named: Vec<String> = named.collect();
        if number > NAMED {
            named.push(format!("… ({number})"));
        }
        let complaint = Complaint::error(
            file,
            Place::Whole,
            (
                format!("{name} 缺 {} 年", named.join("、")),
                format!("{name} has no value for {}", named.join(", ")),
            ),
            ("连续的年份", "years without a gap"),
            (
                "若有数据请补上；没有则按空缺处理",
                "Add them if there are data; else they count as unknown",
            ),
        );
        complaints.push(complaint.as_warning());
    }
    complaints
}
