//! What the sheet of the certificate holders says of towns.

use std::collections::BTreeMap;

use super::answers::Filled;
use crate::model::{is_of_everybody, is_of_holders};
use crate::report::template::layout::{FormColumn, register};
use crate::source::Words;

/// What sums may be off by and be the same: they are whole numbers of people.
const SAME: f64 = 0.5;

/// A cell of a row of the register.
pub(super) fn cell(row: &[String], column: FormColumn) -> &str {
    let at = register::KEPT
        .iter()
        .position(|own| own.name == column.name);
    at.and_then(|at| row.get(at)).map_or("", String::as_str)
}

/// The town whose holders a row counts; nothing where it counts something else, or those of the county.
fn town(row: &[String]) -> Option<&str> {
    let town = cell(row, register::TOWN);
    let counts = is_of_holders(cell(row, register::MEASURE)) && !is_of_everybody(town);
    counts.then_some(town)
}

impl Filled {
    /// The towns of which holders are given, in the order in which they appear, and then those of which recipients are,
    /// and those that stand on the sheet of the towns alone.
    pub fn towns(&self) -> Vec<&str> {
        let mut towns = self.towns_of_holders();
        let others = self.in_towns.iter().map(|own| own.town.as_str());
        let told = self.townships.iter().map(|own| own.name.as_str());
        for town in others.chain(told) {
            if !towns.contains(&town) {
                towns.push(town);
            }
        }
        towns
    }

    /// The towns of which holders are given, in the order in which they appear.
    pub fn towns_of_holders(&self) -> Vec<&str> {
        let mut towns = Vec::new();
        for town in self.register.iter().filter_map(|row| town(row)) {
            if !towns.contains(&town) {
                towns.push(town);
            }
        }
        towns
    }

    /// Years in which the holders of all towns are not as many as those of the county, each in words.
    pub fn sums_of_towns(&self) -> Vec<Words> {
        let mut years: BTreeMap<&str, [Option<f64>; 2]> = BTreeMap::new();
        for row in &self.register {
            let apart = register::WAYS
                .iter()
                .any(|way| !is_of_everybody(cell(row, *way)));
            let counts = is_of_holders(cell(row, register::MEASURE));
            let persons = cell(row, register::PERSONS).parse::<f64>();
            let (false, true, Ok(persons)) = (apart, counts, persons) else {
                continue;
            };
            let year = years.entry(cell(row, register::YEAR)).or_default();
            let sum = &mut year[usize::from(town(row).is_some())];
            *sum = Some(sum.unwrap_or(0.0) + persons);
        }
        let differ = years.into_iter().filter_map(|(year, sums)| {
            let [county, towns] = [sums[0]?, sums[1]?];
            ((county - towns).abs() >= SAME).then(|| said(year, county, towns))
        });
        differ.collect()
    }
}

fn said(year: &str, county: f64, towns: f64) -> Words {
    let sheet = register::SHEET.name;
    let off = (county - towns).abs();
    Words {
        zh: format!(
            "“{sheet}”{year} 年：各镇（街道）合计 {towns} 人，全县 {county} 人，相差 {off} 人；请核对，测算以全县数为准"
        ),
        en: format!(
            "{sheet}, {year}: the towns add up to {towns} persons and the county has {county}, {off} apart; look it up: the county's number counts"
        ),
    }
}
