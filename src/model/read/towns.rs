//! `towns.toml` and the table beside it.

mod named;
mod numbers;
mod rows;
mod told;

use indexmap::IndexMap;
use toml::Spanned;
use toml::de::DeValue;

use super::reader::Reader;
use crate::dataset::{Complaints, ReadOptions, read_any};
use crate::model::file::{ServiceFile, TownTableFile, TownsFile};
use rows::TownRows;

impl Reader<'_> {
    /// The towns of this model: never inherited, but for how much they differ.
    pub fn towns(&mut self, services: &IndexMap<String, ServiceFile>) -> Option<TownsFile> {
        self.lines.remove("towns");
        let differ = self.base.and_then(|base| base.concentration.clone());
        let mut towns: TownsFile = self.with_table("towns", |over, table| {
            let value = Spanned::new(0..0, DeValue::Table(table));
            over.declaration.read(value)
        })?;
        towns.concentration = towns.concentration.or(differ);
        if let Some(table) = towns.table.clone()
            && let Err(complaints) = self.rows_of(&table, &mut towns, services)
        {
            self.complaints.extend(complaints);
        }
        Some(towns)
    }

    /// Lays the rows of the table over what the file says.
    fn rows_of(
        &mut self,
        table: &TownTableFile,
        towns: &mut TownsFile,
        services: &IndexMap<String, ServiceFile>,
    ) -> Result<(), Complaints> {
        let options = ReadOptions {
            sheet: table.sheet.clone(),
            ..ReadOptions::default()
        };
        let read = read_any(&self.root.join(&table.file), &options);
        let mut raw = read.map_err(|error| error.complaints())?;
        self.was_read(&table.file);
        raw.file = format!("{}/{}", self.shown, table.file);
        let unseen = raw.reading.unseen(&raw.file, table.sheet.as_deref());
        self.reminders.extend(unseen);
        self.reminders.extend(raw.without_headers_again());
        let (lines, unused) = TownRows::of(&raw)?.read(towns, services)?;
        self.reminders.extend(unused);
        let below = self.lines.remove("towns");
        self.lines
            .insert("towns".to_string(), lines.over(below.as_ref()));
        Ok(())
    }
}
