//! Finding the rows of a table that a model asks for.

use std::collections::BTreeSet;

use super::loading::Loading;
use crate::axes::Year;
use crate::dataset::{CheckedTable, Complaint, Place, Value};
use crate::model::data::{Remark, TableUsed};
use crate::model::file::TableFile;
use crate::source::Words;

impl Loading<'_> {
    /// A table as known by then: the newest release, or all rows known where rows say it themselves.
    pub(super) fn table(&mut self, wanted: &TableFile) -> Option<CheckedTable> {
        let (dataset, table) = (wanted.dataset.as_str(), wanted.table.as_str());
        let releases = || {
            self.library
                .entries()
                .filter(|e| e.sidecar.dataset == dataset && e.sidecar.table == table)
        };
        let newest = releases().max_by_key(|e| e.sidecar.vintage);
        let by_row = newest.is_some_and(|e| e.sidecar.columns.contains_key("known"));
        let found = match (wanted.round, newest) {
            (Some(round), _) => self.library.table_of(dataset, table, round, None),
            (None, Some(entry)) if by_row => {
                let vintage = entry.sidecar.vintage;
                self.library.table_of(dataset, table, vintage, self.as_of)
            }
            _ => self.library.table(dataset, table, self.as_of),
        };
        let table = self.keep_asked(wanted, found)?;
        self.tables.insert(TableUsed {
            path: table.path.clone(),
            checksum: table.checksum.clone(),
            source: table.sidecar.head.source.clone(),
        });
        let mut asked = self.asked(wanted);
        let mut selected = self.keep_asked(wanted, table.select(&values(&asked)))?;
        if selected.rows() == 0
            && let Some(former) = self.formerly(wanted)
        {
            for (key, value) in &mut asked {
                if wanted.filter[key.as_str()] == REGION {
                    value.clone_from(&former);
                }
            }
            selected = self.keep_asked(wanted, table.select(&values(&asked)))?;
            let now = self.region.clone().unwrap_or_default();
            let said = |zh: &str, en: &str| {
                Words::both(
                    format!("{zh} 用的是旧代码 {former}（现 {now}）"),
                    format!("{en} has the place under its former code {former} (now {now})"),
                )
            };
            let title = &table.sidecar.head.title;
            let on_paper = said(&format!("“{}”", title.zh), &format!("“{}”", title.en));
            let said = said(&table.path, &table.path);
            self.remarks.push(Remark::of_tables(said, on_paper));
        }
        if selected.rows() == 0 {
            let asked: Vec<String> = asked.iter().map(|(k, v)| format!("{k} = {v}")).collect();
            let by_region = wanted.filter.values().any(|value| value == REGION);
            let complaint = Complaint::error(
                format!("datasets/{}", table.path),
                Place::Whole,
                (
                    format!("没有 {} 的行", asked.join("，")),
                    format!("no row with {}", asked.join(", ")),
                ),
                ("至少一行", "at least one row"),
                if by_region {
                    (
                        "请核对 model.toml 里的 region（表里有的六位代码），或给表补上数据",
                        "Look at `region` in model.toml, a six-digit code that the table has, or add the data",
                    )
                } else {
                    (
                        "请改正模型文件中的 where，或给表补上数据",
                        "Correct `where` in the model, or add the data",
                    )
                },
            );
            self.complaints.push(match by_region {
                true => self.asking.at("region", complaint),
                false => self.asking.at_table(wanted, complaint),
            });
            return None;
        }
        Some(selected)
    }

    /// The codes of all regions of a table whose rows are chosen by region.
    pub(super) fn regions(&mut self, wanted: &TableFile) -> Option<BTreeSet<String>> {
        let (column, _) = wanted.filter.iter().find(|(_, value)| *value == REGION)?;
        let found = self
            .library
            .table(&wanted.dataset, &wanted.table, self.as_of);
        let table = self.keep(found)?;
        Some(self.texts(&table, column)?.into_iter().collect())
    }

    /// The columns and values by which rows are chosen, the region in place of its word.
    fn asked(&self, wanted: &TableFile) -> Vec<(String, String)> {
        let region = self.region.as_deref();
        let value = |value: &String| match region {
            Some(region) if value == REGION => region.to_string(),
            _ => value.clone(),
        };
        let filter = wanted.filter.iter();
        filter
            .map(|(column, own)| (column.clone(), value(own)))
            .collect()
    }

    /// The code that the region had before, where rows are chosen by it.
    fn formerly(&mut self, wanted: &TableFile) -> Option<String> {
        if !wanted.filter.values().any(|value| value == REGION) {
            return None;
        }
        let codes = self.former.take()?;
        let table = self.table(&codes);
        self.former = Some(codes);
        let table = table?;
        let (now, before) = (
            self.texts(&table, "region_code")?,
            self.texts(&table, "former_code")?,
        );
        let region = self.region.as_deref()?;
        let row = now.iter().position(|code| code == region)?;
        Some(before[row].clone())
    }

    /// The earliest release of a table, where none was known by then.
    pub(super) fn not_yet_known(&self, wanted: &TableFile) -> Option<Year> {
        let as_of = self.as_of.filter(|_| wanted.round.is_none())?;
        let releases = self
            .library
            .entries()
            .filter(|e| e.sidecar.dataset == wanted.dataset && e.sidecar.table == wanted.table);
        let earliest = releases.map(|e| e.sidecar.vintage).min()?;
        Some(earliest).filter(|vintage| *vintage > as_of)
    }

    /// The earliest release, where none was known by then: only for shapes that hardly change.
    pub(super) fn table_or_earliest(&mut self, wanted: &TableFile) -> Option<(CheckedTable, bool)> {
        match self.not_yet_known(wanted) {
            Some(earliest) => {
                let wanted = TableFile {
                    round: Some(earliest),
                    ..wanted.clone()
                };
                Some((self.table(&wanted)?, false))
            }
            None => Some((self.table(wanted)?, true)),
        }
    }
}

/// What stands for the model's region where rows are chosen.
const REGION: &str = "{region}";

fn values(asked: &[(String, String)]) -> Vec<(&str, Value)> {
    let values = asked.iter();
    values
        .map(|(column, value)| (column.as_str(), Value::from(value.as_str())))
        .collect()
}
