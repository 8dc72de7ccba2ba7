//! A province in words, as JSON and in pictures.

mod order;
mod pictures;
mod published;
mod reconciled;
mod shared;

pub use pictures::pictures;

use serde_json::{Value, json};

use super::aligned::aligned;
use super::number::Scale;
use crate::axes::Year;
use crate::evaluation::Summary;
use crate::evaluation::province::Total;
use crate::evaluation::reconciliation::TotalMet;
use crate::evaluation::withheld::{Provincial, WithheldMark};
use crate::model::Model;
use crate::projection::Quantity;
use crate::source::{Language, Words};
use crate::units::Unit;

/// A province that was run.
#[derive(Clone, Debug)]
pub struct Province {
    /// What is told of each county.
    pub quantities: Vec<Quantity>,
    /// Years that are told.
    pub years: Vec<Year>,
    /// Every county, in the order of its code.
    pub counties: Vec<CountyFigures>,
    /// All together.
    pub totals: Vec<Total>,
    /// What became of the totals that are published, to which the counties were brought.
    pub held: Vec<TotalMet>,
    /// Counties without a model, and why.
    pub left_out: Vec<Words>,
    /// Number of draws.
    pub draws: usize,
    /// Seed.
    pub seed: u64,
    /// SHA-256 of every county's draws in the order of the codes, then of the sums, as little-endian bytes: the same
    /// wherever and in however many pieces the province was run.
    pub checksum: String,
    /// What may not be published and was taken out, where this is for publication.
    pub withheld: Option<Provincial>,
}

/// One county.
#[derive(Clone, Debug)]
pub struct CountyFigures {
    /// Its code.
    pub region: String,
    /// Its name.
    pub name: String,
    /// Whether its model was made of the censuses and is nobody's own.
    pub generated: bool,
    /// By quantity and year.
    pub values: Vec<Vec<Option<Summary>>>,
}

/// Whether a quantity of the headline may be added up over places.
pub fn adds_up(model: &Model, key: &str) -> bool {
    let list = model.quantities.list(false);
    let own = list.iter().find(|quantity| quantity.key == key);
    own.is_some_and(|quantity| {
        matches!(
            quantity.unit,
            Unit::Persons
                | Unit::PersonTimes
                | Unit::Households
                | Unit::Units
                | Unit::Yuan
                | Unit::YuanConstant
        )
    })
}

/// The quantities with their titles and units.
pub fn named(model: &Model, keys: &[String]) -> Vec<Quantity> {
    let list = model.quantities.list(false);
    let found = keys
        .iter()
        .filter_map(|key| list.iter().find(|quantity| quantity.key == *key));
    found.cloned().collect()
}

impl Province {
    /// What is said of it: the sums, then the counties with most holders, or most of what is told second.
    pub fn words(&self, language: Language) -> String {
        let (all, own) = (
            self.counties.len(),
            self.counties
                .iter()
                .filter(|county| !county.generated)
                .count(),
        );
        let mut lines = vec![match language {
            Language::Zh => format!(
                "{all} 个县（市、区），其中 {own} 个有自己的模型，其余由普查数据生成 · {} 次模拟，种子 {}",
                self.draws, self.seed
            ),
            Language::En => format!(
                "{all} counties, {own} with models of their own, the others made of the censuses · {} draws, seed {}",
                self.draws, self.seed
            ),
        }];
        lines.push(String::new());
        lines.extend(aligned(&self.sums(language)));
        lines.push(String::new());
        lines.extend(aligned(&self.largest(language)));
        lines.push(String::new());
        lines.extend(self.reconciled(language));
        lines.push(language.pick(
            "合计按每次模拟先把各县相加、再取分位数；各县共有的（物价、全国死亡率和生育率）每次模拟只抽一次。",
            "Sums are made over the counties in each draw first; what they share (prices, the nation's mortality and fertility) is drawn once.",
        ).to_string());
        lines.extend(self.shared(language));
        lines.extend(
            self.left_out
                .iter()
                .chain(&self.note())
                .map(|words| words.get(language).to_string()),
        );
        lines.join("\n")
    }

    fn sums(&self, language: Language) -> Vec<Vec<String>> {
        let mut head = vec![
            language
                .pick(
                    "合计：中位数（80% 区间）",
                    "all together: median (80 % interval)",
                )
                .to_string(),
        ];
        head.extend(self.years.iter().map(Year::to_string));
        head.push(
            language
                .pick(
                    "末年的方差中共有的部分",
                    "part of the last year's variance that is shared",
                )
                .into(),
        );
        let mut rows = vec![head];
        for quantity in &self.quantities {
            let own: Vec<&Total> = self
                .totals
                .iter()
                .filter(|total| total.quantity == quantity.key)
                .collect();
            let mut row = vec![titled(quantity, language)];
            row.extend(self.years.iter().map(|year| {
                let Some(total) = own.iter().find(|total| total.year == *year) else {
                    let beside = self
                        .withheld
                        .as_ref()
                        .map(|_| WithheldMark::Beside.shown(language));
                    return beside.unwrap_or("—").to_string();
                };
                let scale = Scale::of(total.median, quantity.unit, language);
                format!(
                    "{} ({})",
                    scale.figure(total.median),
                    scale.range(total.eighty[0], total.eighty[1])
                )
            }));
            let shared = own.last().and_then(|total| total.shared);
            row.push(shared.map_or("—".into(), |part| format!("{:.0}%", 100.0 * part)));
            rows.push(row);
        }
        rows
    }

    /// The same for programs.
    pub fn json(&self, folder: &str, files: &[String]) -> Value {
        json!({
            "plancast": env!("CARGO_PKG_VERSION"), "draws": self.draws, "seed": self.seed,
            "counties": self.counties.iter().map(|county| json!({ "region": county.region, "name": county.name, "generated": county.generated })).collect::<Vec<_>>(),
            "totals": self.totals, "reconciled": self.reconciled_json(), "left_out": self.left_out, "checksum": self.checksum, "folder": folder, "files": files,
        })
    }
}

fn titled(quantity: &Quantity, language: Language) -> String {
    format!(
        "{}{}",
        quantity.title.get(language),
        in_brackets(quantity.unit, language)
    )
}

/// A unit behind a name: the prices of a unit stand beside it, no brackets within brackets.
fn in_brackets(unit: Unit, language: Language) -> String {
    match language {
        Language::Zh => format!("（{}）", unit.zh().replace('（', "，").replace('）', "")),
        Language::En => format!(" ({})", unit.en()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_brackets_stand_within_brackets() {
        let zh = |unit| in_brackets(unit, Language::Zh);
        assert_eq!(zh(Unit::Yuan), "（元，当年价）");
        assert_eq!(zh(Unit::Persons), "（人）");
        assert_eq!(in_brackets(Unit::Persons, Language::En), " (persons)");
    }
}
