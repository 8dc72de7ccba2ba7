//! `sources.toml`: works of the county's own.

use toml::{Table, Value};

use super::Writer;
use crate::model::file::OwnSourceFile;

impl Writer<'_> {
    /// Works by key, in the order of the workbook.
    pub(super) fn sources(&self) -> Table {
        let all = self.filled.sources.iter();
        let works = all.filter_map(|(key, work)| Some((key.clone(), Value::try_from(work).ok()?)));
        works.collect()
    }
}

/// The other way round.
pub(super) fn recovered(own: Table) -> Vec<(String, OwnSourceFile)> {
    let all = own.into_iter();
    all.filter_map(|(key, work)| Some((key, work.try_into().ok()?)))
        .collect()
}
