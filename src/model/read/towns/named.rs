//! The town and the service that a row of a table of towns names.

use indexmap::IndexMap;

use super::rows::TownRows;
use crate::dataset::{Complaint, nearest};
use crate::model::file::{ServiceFile, TownFile, TownsFile};
use crate::model::read::names::bare;
use crate::source::Words;

impl TownRows<'_> {
    /// The key of the town that a row names.
    pub(super) fn town_of(
        &self,
        towns: &mut TownsFile,
        name: Option<String>,
        declared: bool,
        row: usize,
    ) -> Result<String, Box<Complaint>> {
        let name = name.unwrap_or_default();
        let known = towns.town.iter().find(|(key, town)| {
            let names = [key.as_str(), town.title.zh.as_str(), town.title.en.as_str()];
            names.iter().any(|own| bare(own) == bare(&name))
        });
        if let Some((key, _)) = known {
            return Ok(key.clone());
        }
        if declared || name.is_empty() {
            let mut all = towns.town.values().map(|town| town.title.zh.as_str());
            let meant = nearest(&name, all.clone()).or_else(|| all.next());
            let meant = meant.unwrap_or("…");
            let expected = (
                format!("towns.toml 里的一个镇（街道），例如 {meant}"),
                format!("a town of towns.toml, such as {meant}"),
            );
            return Err(Box::new(self.wrong(row, &self.town, &name, expected)));
        }
        let title = Words {
            zh: name.clone(),
            en: name.clone(),
        };
        let town = TownFile {
            title,
            ..TownFile::default()
        };
        towns.town.insert(name.clone(), town);
        Ok(name)
    }

    /// The key of the service that a row names by its key or title.
    pub(super) fn service_of(
        &self,
        row: usize,
        name: &str,
        column: &str,
        services: &IndexMap<String, ServiceFile>,
    ) -> Result<String, Box<Complaint>> {
        let mut all = services.iter();
        let known = all.find(|(key, own)| {
            let names = [key.as_str(), own.title.zh.as_str(), own.title.en.as_str()];
            names.iter().any(|own| bare(own) == bare(name))
        });
        let known = known.map(|(key, _)| key.clone());
        known.ok_or_else(|| {
            let mut all = services.values().map(|own| own.title.zh.as_str());
            let meant = nearest(name, all.clone()).or_else(|| all.next());
            let meant = meant.unwrap_or("…");
            let expected = (
                format!("services.toml 里的一项服务，例如 {meant}"),
                format!("a service of services.toml, such as {meant}"),
            );
            Box::new(self.wrong(row, column, name, expected))
        })
    }
}
