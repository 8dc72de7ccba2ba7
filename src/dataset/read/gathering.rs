//! Cells of a table gathered into series, each fault with its place.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::{IndexMap, IndexSet};

use crate::axes::Year;
use crate::dataset::{Complaints, Place};
use crate::source::Words;

use super::annual::AnnualSeries;
use super::named_unit::name_and_unit;
use super::percents::Percents;
use super::raw::RawTable;
use super::said_units::SaidUnits;
use super::series_shape::SeriesShape;
use super::standing::StandingRows;
use super::unseen::listed;
use super::{asides, measured, told_by_unit, words};

/// Series being gathered from the cells of a table.
pub(super) struct SeriesGathering {
    /// The table.
    pub raw: RawTable,
    /// The series so far.
    pub series: IndexMap<String, AnnualSeries>,
    /// Row in which each value of a series and year stands, and its column among those below.
    pub(super) lines: BTreeMap<(String, Year), (usize, usize)>,
    /// Columns with values.
    pub(super) columns: IndexSet<String>,
    /// Where each series has per-cent signs and where not.
    pub(super) percents: BTreeMap<String, Percents>,
    /// Units that were converted into that of their series.
    pub(super) converted: BTreeMap<(String, String), usize>,
    /// The first spelling of each name, by the name without case, width and blanks.
    pub(super) spellings: BTreeMap<String, String>,
    /// Names that were spelt otherwise, each with its first spelling.
    pub(super) respelt: BTreeSet<(String, String)>,
    /// Series that cannot have the unit of the whole table, by their names.
    pub(super) misfits: BTreeSet<String>,
    /// Series that say no unit and have that of the whole table.
    pub(super) adopted: BTreeSet<String>,
    /// Some series has the unit of the whole table.
    pub(super) inherited: bool,
    /// Series of which some cell is empty or has a sign for "no value".
    pub(super) unvalued: IndexSet<String>,
    /// What is said of the units of each series.
    pub(super) units: BTreeMap<String, SaidUnits>,
    /// The column that was left out and may tell rows of one year apart, once it was looked for.
    pub(super) left_out: Option<Option<String>>,
    /// What was found wrong.
    pub complaints: Complaints,
}

impl SeriesGathering {
    /// Begins with a table.
    pub fn new(raw: RawTable) -> Self {
        SeriesGathering {
            raw,
            series: IndexMap::new(),
            lines: BTreeMap::new(),
            columns: IndexSet::new(),
            percents: BTreeMap::new(),
            converted: BTreeMap::new(),
            spellings: BTreeMap::new(),
            respelt: BTreeSet::new(),
            misfits: BTreeSet::new(),
            adopted: BTreeSet::new(),
            inherited: false,
            unvalued: IndexSet::new(),
            units: BTreeMap::new(),
            left_out: None,
            complaints: Complaints::default(),
        }
    }

    /// Row and column of a value.
    pub(super) fn cell_of(&self, name: &str, year: Year) -> Option<(usize, &str)> {
        let (row, column) = self.lines.get(&(name.to_string(), year))?;
        Some((*row, self.columns.get_index(*column)?))
    }

    /// Where a value stands in the file.
    pub(super) fn place_of(&self, name: &str, year: Year) -> Option<Place> {
        let (row, column) = self.cell_of(name, year)?;
        Some(self.raw.place(row, column))
    }

    /// Where every value stands, for when the table is gone.
    pub fn standing(&mut self) -> StandingRows {
        let lines = std::mem::take(&mut self.lines).into_iter();
        let (raw, columns) = (&self.raw, &self.columns);
        let firsts = raw.origin.firsts();
        // The columns of each sheet stand behind those of the sheet before it.
        let lines = lines.map(|(value, (row, column))| {
            let before = firsts.iter().skip(1).filter(|first| **first <= row).count();
            (value, (raw.line(row), before * columns.len() + column))
        });
        let places = firsts.iter().flat_map(|first| {
            let columns = columns.iter();
            columns.map(move |column| raw.place(*first, column))
        });
        StandingRows {
            lines: lines.collect(),
            columns: places.collect(),
        }
    }

    /// Takes every cell of the table into its series.
    pub fn gather(&mut self, shape: &SeriesShape) {
        match shape {
            SeriesShape::Long {
                series,
                labels,
                year,
                value,
                unit,
            } => {
                let years = self.years(year);
                let names = self.names_after(labels, series);
                let units = unit.as_ref().map(|unit| self.raw.texts(unit));
                let heading = name_and_unit(value).1;
                for (row, text) in self.raw.texts(value).into_iter().enumerate() {
                    let (name, own) = name_and_unit(&names[row]);
                    let name = self.spelt(name);
                    let beside = units.as_ref().and_then(|units| units[row].clone());
                    let unit = self.agreed(row, value, [beside, own, heading.clone()]);
                    self.take(row, value, &name, unit, years[row], text);
                }
            }
            SeriesShape::Columns {
                year,
                labels,
                series,
                unit,
            } => {
                let years = self.years(year);
                let units = unit.as_ref().map(|unit| self.raw.texts(unit));
                let labels = self.labels(labels, None);
                let cells: Vec<_> = series.iter().map(|c| self.raw.texts(c)).collect();
                let named = told_by_unit::of_columns(series, &cells);
                self.say_parts(&named, None, |_, at| Place::Column(series[at].clone()));
                for ((column, (name, own)), texts) in series.iter().zip(named).zip(cells) {
                    for (row, text) in texts.into_iter().enumerate() {
                        let mut words: Vec<&str> = labels.iter().map(|l| l[row].as_str()).collect();
                        words.push(&name);
                        words.retain(|word| !word.is_empty());
                        let whole = words.join(" ");
                        let beside = units.as_ref().and_then(|units| units[row].clone());
                        let unit = self.agreed(row, column, [beside, own.clone(), None]);
                        self.take(row, column, &whole, unit, years[row], text);
                    }
                }
            }
            SeriesShape::Wide {
                series,
                labels,
                unit,
                years,
                measures,
            } => {
                let names = self.names_after(labels, series);
                let units = unit.as_ref().map(|unit| self.raw.texts(unit));
                let aside = asides::rows_aside(&names);
                let mut filled = vec![false; names.len()];
                let cells: Vec<_> = years.iter().map(|(c, _)| self.raw.texts(c)).collect();
                let named = told_by_unit::of_rows(&names, &cells);
                self.say_parts(&named, units.as_deref(), |raw, row| raw.place(row, series));
                for ((column, year), texts) in years.iter().zip(cells) {
                    let measure = measures.get(column).map(|said| measured::parted(said));
                    let (measure, of_all) = measure.unzip();
                    let of_all = of_all.flatten();
                    if texts.iter().all(Option::is_none) {
                        self.say_without_value(column);
                    }
                    for (row, text) in texts.into_iter().enumerate() {
                        filled[row] |= text.is_some();
                        if aside[row] {
                            self.see_aside(row, column, text.as_deref());
                            continue;
                        }
                        let (mut name, own) = named[row].clone();
                        let said = measure.as_ref().filter(|said| !said.is_empty());
                        if let Some(measure) = said.filter(|_| !name.is_empty()) {
                            name = format!("{name} {measure}");
                        }
                        let beside = units.as_ref().and_then(|units| units[row].clone());
                        let unit = self.agreed(row, column, [beside, own, of_all.clone()]);
                        self.take(row, column, &name, unit, Some(*year), text);
                    }
                }
                self.units_between(series, (names.as_slice(), units.as_deref()), &filled);
                self.say_asides(&names, &aside);
            }
        }
    }

    /// What can be said only when every cell is known: signs of per cent, empty rows, units that were converted.
    pub fn finish(&mut self) {
        for (name, percents) in std::mem::take(&mut self.percents) {
            let unit = self
                .series
                .get(&name)
                .and_then(|series| series.unit.as_deref());
            let is_amount = unit.is_none() && (words::is_count(&name) || words::is_spending(&name));
            let judged = match percents.of_amount().filter(|_| is_amount) {
                Some(misfit) => Err(Box::new(misfit)),
                None => percents.judged(unit),
            };
            match judged {
                Ok(percent) => {
                    if let Some(series) = self.series.get_mut(&name) {
                        series.percent = percent;
                        series.signed = percents.is_signed() && !percent;
                    }
                }
                Err(misfit) => {
                    let (row, column, found, advice) = *misfit;
                    let place = self.raw.place(row, &column);
                    let expected = ("同一序列写法一致的百分数", "per cents written in one way");
                    self.fault(place, found, expected, advice);
                    // Of which size its values are is not known.
                    self.series.shift_remove(&name);
                }
            }
        }
        self.say_respelt();
        self.say_misfits();
        self.say_unsaid();
        let unvalued = std::mem::take(&mut self.unvalued).into_iter();
        let without = |name: &String| !name.is_empty() && !self.series.contains_key(name);
        let names: Vec<String> = unvalued.filter(without).collect();
        if !names.is_empty() {
            let (zh, en) = listed(&names);
            self.raw.reading.aside.push(Words {
                zh: format!("没有数值，未用：{zh}"),
                en: format!("without any value, left out: {en}"),
            });
        }
        for ((from, to), cells) in std::mem::take(&mut self.converted) {
            self.raw.reading.aside.push(Words {
                zh: format!("{cells} 个数由{from}换算成{to}"),
                en: format!("{cells} values were converted from {from} into {to}"),
            });
        }
    }
}
