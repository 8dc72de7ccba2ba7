//! What was known when: the newest release of a year.

use std::collections::BTreeSet;

use super::DatasetError;
use super::known::{not_yet, unknown};
use super::library::Library;
use crate::axes::Year;

impl Library {
    /// Releases of a dataset, or of one of its tables.
    pub(super) fn releases(&self, dataset: &str, table: Option<&str>) -> BTreeSet<Year> {
        let keys = self.entries.keys();
        keys.filter(|(d, _, t)| d == dataset && table.is_none_or(|wanted| t == wanted))
            .map(|(_, vintage, _)| *vintage)
            .collect()
    }

    /// Newest release known in a year, or why there is none.
    pub(super) fn newest(
        &self,
        dataset: &str,
        table: Option<&str>,
        as_of: Option<Year>,
    ) -> Result<Year, DatasetError> {
        let all = self.releases(dataset, table);
        let known = all
            .iter()
            .rev()
            .find(|v| as_of.is_none_or(|year| **v <= year));
        if let Some(vintage) = known {
            return Ok(*vintage);
        }
        if let (Some(first), Some(year)) = (all.first(), as_of) {
            let file = table.map_or(dataset.to_string(), |table| format!("{dataset}/*/{table}"));
            let first = first.to_string();
            return Err(not_yet(&file, year, (first.as_str(), first.as_str())));
        }
        let datasets: BTreeSet<String> = self.entries.keys().map(|(d, ..)| d.clone()).collect();
        if datasets.contains(dataset) {
            let keys = self.entries.keys().filter(|(d, ..)| d == dataset);
            let names: BTreeSet<String> = keys.map(|(.., t)| t.clone()).collect();
            let table = table.unwrap_or_default();
            let known: Vec<String> = names.into_iter().collect();
            return Err(unknown(
                &format!("{dataset}/{table}"),
                ("没有这个表", "no such table"),
                &known,
                Some(table),
            ));
        }
        let known: Vec<String> = datasets.into_iter().collect();
        Err(unknown(
            dataset,
            ("没有这个数据集", "no such dataset"),
            &known,
            Some(dataset),
        ))
    }
}
