//! Scenarios compared, in words and as JSON.

use std::sync::Arc;

use serde_json::{Value, json};

use super::aligned::aligned;
use super::number::{Scale, chance};
use super::ranked::{ranks, tied};
use crate::evaluation::paired::{Ranking, ScenarioDifference};
use crate::model::Model;
use crate::source::{Language, Words};
use crate::units::Unit;

/// What differs between scenarios.
#[derive(Clone, Debug)]
pub struct Compared {
    /// Everything that differs, against the first scenario.
    pub gaps: Vec<ScenarioDifference>,
    /// How they rank by cost; nothing where nothing has a cost.
    pub ranking: Option<Ranking>,
    /// Number of draws.
    pub draws: usize,
    /// What is to be known of their number.
    pub note: Option<Words>,
}

/// Services of a scenario that are shown; the tables have all.
const SERVICES: usize = 6;

impl Compared {
    /// What is said of it: the headline quantities, then the services that differ most, then the ranks.
    pub fn words(&self, models: &[Arc<Model>], language: Language) -> String {
        let first = &models[0];
        let with = first.scenario.title.get(language);
        let place = first.title.get(language);
        let mut lines = vec![match language {
            Language::Zh => format!(
                "{place} · 情景比较（与“{with}”相比，同一次模拟相减，{} 次模拟）",
                self.draws
            ),
            Language::En => format!(
                "{place} · scenarios compared with “{with}”, draw by draw, {} draws",
                self.draws
            ),
        }];
        for (place, model) in models.iter().enumerate().skip(1) {
            lines.push(String::new());
            let rows = self.rows(models, place, language);
            if rows.len() == 1 {
                lines.push(match language {
                    Language::Zh => format!(
                        "{}：没有一项不同（可能现有进度本来就会做到）",
                        model.scenario.title.zh
                    ),
                    Language::En => format!(
                        "{}: nothing differs (what is usual may do it anyway)",
                        model.scenario.title.en
                    ),
                });
            } else {
                lines.extend(aligned(&rows));
            }
        }
        if !self.gaps.is_empty() {
            lines.push(String::new());
            lines.push(how_to_read(with, language));
        }
        if let Some(ranking) = &self.ranking {
            lines.push(String::new());
            lines.extend(aligned(&ranks(models, ranking, language)));
            lines.extend(tied(models, ranking, language));
        }
        if let Some(note) = &self.note {
            lines.push(String::new());
            lines.push(note.get(language).to_string());
        }
        lines.join("\n")
    }

    /// What differs in one scenario from the first, in the years in which anything does, headings first; only those where
    /// nothing does.
    pub fn rows(
        &self,
        models: &[Arc<Model>],
        place: usize,
        language: Language,
    ) -> Vec<Vec<String>> {
        let (first, model) = (&models[0], &models[place]);
        let keys = self.keys(first, place);
        let years = self.years(place, &keys);
        let mut head = vec![model.scenario.title.get(language).to_string()];
        for year in &years {
            head.push(year.to_string());
            head.push(language.pick("更多的概率", "more with").to_string());
        }
        let mut rows = vec![head];
        for key in keys {
            let mut row = vec![title(models, &key, language)];
            let unit = unit(models, &key);
            row[0].push_str(&named(unit, language));
            for year in &years {
                let wanted = |gap: &&ScenarioDifference| {
                    gap.scenario == place && gap.quantity == key && gap.year == *year
                };
                let cells = self
                    .gaps
                    .iter()
                    .find(wanted)
                    .map(|gap| difference(gap, unit, language));
                row.extend(cells.unwrap_or_else(|| ["—".to_string(), String::new()]));
            }
            rows.push(row);
        }
        rows
    }

    /// The years in which anything of these keys differs in a scenario: before it begins, nothing does.
    fn years(&self, place: usize, keys: &[String]) -> Vec<crate::axes::Year> {
        let own = self.gaps.iter().filter(|gap| gap.scenario == place);
        let own = own.filter(|gap| differs(gap) && keys.contains(&gap.quantity));
        let mut years: Vec<_> = own.map(|gap| gap.year).collect();
        years.sort_unstable();
        years.dedup();
        years
    }

    /// Keys of what is shown of a scenario: the headline, then people and money of the services whose money
    /// differs most in the last year.
    fn keys(&self, model: &Model, place: usize) -> Vec<String> {
        let own = |key: &str| {
            let own = self.gaps.iter().filter(move |gap| gap.scenario == place);
            own.filter(|gap| gap.quantity == key)
                .map(|gap| gap.mean.abs())
                .fold(None, |most, gap| Some(most.unwrap_or(0.0_f64).max(gap)))
        };
        let mut keys = model.settings.headline.clone();
        let mut services: Vec<(f64, &str)> = model
            .services
            .iter()
            .filter_map(|service| {
                let money = own(&format!("{}.cost", service.key));
                let people = own(&format!("{}.served", service.key)).map(|_| 0.0);
                Some((money.or(people)?, service.key.as_str()))
            })
            .collect();
        services.sort_by(|a, b| b.0.total_cmp(&a.0));
        for (_, service) in services.into_iter().take(SERVICES) {
            for what in ["served", "cost"] {
                let key = format!("{service}.{what}");
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
        }
        keys.retain(|key| {
            let mut own = self.gaps.iter().filter(|gap| gap.scenario == place);
            own.any(|gap| gap.quantity == *key && differs(gap))
        });
        keys
    }

    /// The same for programs.
    pub fn json(&self, models: &[Arc<Model>], folder: &str, files: &[String]) -> Value {
        let names: Vec<&str> = models
            .iter()
            .map(|model| model.scenario.key.as_str())
            .collect();
        json!({
            "plancast": env!("CARGO_PKG_VERSION"), "model": models[0].key, "scenarios": names,
            "draws": self.draws, "differences": self.gaps, "ranking": self.ranking,
            "folder": folder, "files": files,
        })
    }
}

/// What the numbers of a table of differences are.
pub fn how_to_read(with: &str, language: Language) -> String {
    match language {
        Language::Zh => format!(
            "数为与“{with}”之差的中位数（80% 区间）；“更多的概率”是多于“{with}”的模拟占全部模拟的比例。"
        ),
        Language::En => format!(
            "Numbers are medians of the difference from “{with}” with 80% intervals; “more with” is the part of the draws in which there is more than in “{with}”."
        ),
    }
}

/// Whether there is a difference. What is withheld from publication equals nothing, and differs by nothing where it is
/// shown.
fn differs(gap: &ScenarioDifference) -> bool {
    gap.mean != 0.0 || gap.difference != [0.0; 3]
}

fn quantity<'m>(models: &'m [Arc<Model>], key: &str) -> Option<&'m crate::projection::Quantity> {
    let mut lists = models.iter().flat_map(|model| model.quantities.list(true));
    lists.find(|quantity| quantity.key == key)
}

fn title(models: &[Arc<Model>], key: &str, language: Language) -> String {
    quantity(models, key).map_or(key.to_string(), |one| one.title.get(language).to_string())
}

fn unit(models: &[Arc<Model>], key: &str) -> Unit {
    quantity(models, key).map_or(Unit::Persons, |quantity| quantity.unit)
}

/// What stands behind the name of a quantity: the numbers beside it name 万, 亿 and per cents only.
fn named(unit: Unit, language: Language) -> String {
    let name = match unit {
        Unit::Yuan | Unit::YuanConstant => language.pick("元", "yuan"),
        Unit::Share | Unit::Growth | Unit::Number => return String::new(),
        other => language.pick(other.zh(), other.en()),
    };
    match language {
        Language::Zh => format!("（{name}）"),
        Language::En => format!(" ({name})"),
    }
}

fn difference(gap: &ScenarioDifference, unit: Unit, language: Language) -> [String; 2] {
    let [low, middle, high] = gap.difference;
    let scale = Scale::of(low.abs().max(high.abs()).max(middle.abs()), unit, language);
    let sign = if middle > 0.0 { "+" } else { "" };
    let text = if low == 0.0 && high == 0.0 {
        "0".to_string()
    } else {
        format!(
            "{sign}{} ({})",
            scale.figure(middle),
            scale.range(low, high)
        )
    };
    [text, chance(gap.more, language)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_quantity_names_what_it_counts_unless_its_numbers_do() {
        let zh = |unit| named(unit, Language::Zh);
        assert_eq!(zh(Unit::Persons), "（人）");
        assert_eq!(zh(Unit::YuanConstant), "（元）");
        assert_eq!(zh(Unit::Share), "");
        assert_eq!(named(Unit::Ratio, Language::En), " (ratio)");
    }
}
