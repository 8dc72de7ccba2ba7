//! What has been read of the tables, so that several models take it without reading again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use serde::Serialize;

use super::loading::Loading;
use crate::model::data::{Remark, TableUsed};

/// What has been read of the tables, by what was asked for.
#[derive(Debug)]
pub(super) struct KnownReads<T>(Mutex<BTreeMap<String, Read<T>>>);

/// Something read, with the tables and remarks that belong to it.
#[derive(Debug)]
struct Read<T> {
    value: Arc<T>,
    tables: BTreeSet<TableUsed>,
    remarks: Vec<Remark>,
}

impl<T> Clone for Read<T> {
    fn clone(&self) -> Self {
        Read {
            value: self.value.clone(),
            tables: self.tables.clone(),
            remarks: self.remarks.clone(),
        }
    }
}

impl<T> Default for KnownReads<T> {
    fn default() -> Self {
        KnownReads(Mutex::default())
    }
}

impl<T> KnownReads<T> {
    /// What was asked for: read by `load`, unless it is known.
    pub fn get(
        &self,
        asked: &impl Serialize,
        loading: &mut Loading<'_>,
        load: impl FnOnce(&mut Loading<'_>) -> Option<T>,
    ) -> Option<Arc<T>> {
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let key = serde_json::to_string(asked).unwrap_or_default();
        let found = known().get(&key).cloned();
        let read = match found {
            Some(read) => read,
            None => {
                let mut own = loading.beside();
                let value = load(&mut own);
                loading
                    .complaints
                    .extend(std::mem::take(&mut own.complaints));
                let read = Read {
                    value: Arc::new(value?),
                    tables: own.tables,
                    remarks: own.remarks,
                };
                known().insert(key, read.clone());
                read
            }
        };
        loading.tables.extend(read.tables);
        loading.remarks.extend(read.remarks);
        Some(read.value)
    }
}
