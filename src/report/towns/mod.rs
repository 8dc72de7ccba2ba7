//! The towns of a county in words and as JSON.

mod words;

use serde_json::{Value, json};

use super::suppression::Suppression;
use crate::axes::Year;
use crate::evaluation::towns::{Covered, Lack, Range, TownPeople};
use crate::model::Model;
use crate::model::checked::Towns;
use crate::source::Language;

/// A county's numbers by town.
#[derive(Clone, Debug)]
pub struct ByTown {
    /// The towns.
    pub towns: Towns,
    /// Years.
    pub years: Vec<Year>,
    /// Holders.
    pub people: Vec<TownPeople>,
    /// What each town lacks.
    pub lacks: Vec<Lack>,
    /// In how many towns there are centres, and lack.
    pub covered: Vec<Covered>,
    /// Number of draws.
    pub draws: usize,
    /// What becomes of small counts.
    pub suppression: Suppression,
}

impl ByTown {
    /// What a town is called, or any of them where nothing tells them apart.
    pub fn name(&self, town: Option<usize>, language: Language) -> &str {
        match town.and_then(|town| self.towns.list.get(town)) {
            Some(town) => town.title.get(language),
            None => language.pick("任一镇（街道）", "any one town"),
        }
    }

    /// Its key; empty for any of them.
    pub fn key(&self, town: Option<usize>) -> &str {
        let town = town.and_then(|town| self.towns.list.get(town));
        town.map_or("", |town| &town.key)
    }

    /// Whether any figure of it is known.
    pub fn is_known(&self, town: Option<usize>) -> bool {
        let town = town.and_then(|town| self.towns.list.get(town));
        town.is_some_and(|town| town.is_known())
    }

    /// The same for programs. Counts that are not published are the text that stands for them.
    pub fn json(&self, model: &Model, folder: &str, files: &[String]) -> Value {
        let count = |value: f64| match self.suppression.stand_in(value) {
            Some(text) => json!(text),
            None => json!(value),
        };
        let range = |range: &Range| {
            json!({
                "mean": count(range.mean), "median": count(range.median),
                "low80": count(range.eighty.0), "high80": count(range.eighty.1),
                "low95": count(range.ninety_five.0), "high95": count(range.ninety_five.1),
            })
        };
        let service = |index: usize| &model.services[index].key;
        let towns = self.towns.list.iter();
        let towns = towns
            .map(|town| json!({ "key": town.key, "title": town.title, "known": town.is_known() }));
        let people = self.people.iter().map(|row| {
            json!({ "year": row.year, "town": self.key(row.town), "holders": range(&row.holders) })
        });
        let lacks = self.lacks.iter().map(|row| {
            json!({
                "year": row.year, "town": self.key(row.town), "service": service(row.service),
                "need": range(&row.need), "served": range(&row.served),
                "centres": row.centres, "places": row.places.as_ref().map(range),
                "lacking": range(&row.lacking), "probability": row.probability,
            })
        });
        let covered = self.covered.iter().map(|row| {
            json!({
                "year": row.year, "service": service(row.service),
                "with_centre": row.with_centre, "lacking": row.lacking,
            })
        });
        json!({
            "plancast": env!("CARGO_PKG_VERSION"), "model": model.key,
            "scenario": model.scenario.key, "draws": self.draws, "years": self.years,
            "told_apart": self.towns.are_told_apart(), "evidence": self.towns.evidence.en(),
            "published": self.suppression.publish,
            "towns": towns.collect::<Vec<_>>(), "holders": people.collect::<Vec<_>>(),
            "services": lacks.collect::<Vec<_>>(), "covered": covered.collect::<Vec<_>>(),
            "folder": folder, "files": files,
        })
    }
}
