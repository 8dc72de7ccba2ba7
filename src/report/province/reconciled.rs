//! The counties beside the totals that are published of their province.

use serde_json::{Value, json};

use super::{CountyFigures, Province, in_brackets};
use crate::evaluation::reconciliation::TotalMet;
use crate::report::aligned::aligned;
use crate::report::number::Scale;
use crate::source::Language;
use crate::units::Unit;

/// Counties that are named as having moved most.
const NAMED: usize = 3;
/// Draws below which chance decides how counties move with the totals.
const FEW: usize = 100;

impl Province {
    /// What is said of the published totals: nothing where there are none.
    pub(super) fn reconciled(&self, language: Language) -> Vec<String> {
        if self.held.is_empty() {
            return Vec::new();
        }
        let head = match language {
            Language::Zh => [
                "与全省公布数核对：中位数（80% 区间）",
                "公布",
                "各县之和（调整前）",
                "调整后",
                "各县平均变动",
                "变动最大的县",
            ],
            Language::En => [
                "published totals: median (80 % interval)",
                "published",
                "counties before",
                "after",
                "moved on average",
                "moved most",
            ],
        };
        let mut rows = vec![head.map(str::to_string).to_vec()];
        for held in &self.held {
            rows.push(self.row(held, language));
        }
        let mut lines = aligned(&rows);
        lines.extend(few(self.draws, language));
        let missed = self.held.iter().filter(|held| held.missed > 0);
        lines.extend(missed.map(|held| {
            let (title, count, draws) = (held.title.get(language), held.missed, self.draws);
            match language {
                Language::Zh => format!(
                    "{title}：{draws} 次模拟中有 {count} 次各县动到限度仍达不到公布数，请核对公布数与各县数的口径"
                ),
                Language::En => format!(
                    "{title}: in {count} of {draws} draws the total is out of reach however far the counties may move; compare the definitions"
                ),
            }
        }));
        lines.push(language.pick(
            "每次模拟把各县按各自误差的大小一起调到公布的合计，测得准的县少动；其余的量按本县内的相关随之变动。表 reconciled 列出各县变动多少。",
            "In each draw all counties move together, each by as many of its own errors, until the published total is hit: those better known move less. What else is told of a county goes along as it is tied to that. Table reconciled says how much each moved.",
        ).to_string());
        lines.push(String::new());
        lines
    }

    fn row(&self, held: &TotalMet, language: Language) -> Vec<String> {
        let unit = self.unit_of(held);
        let shown = |three: Option<[f64; 3]>| match three {
            Some([low, median, high]) => {
                let scale = Scale::of(median, unit, language);
                format!("{} ({})", scale.figure(median), scale.range(low, high))
            }
            None => "—".to_string(),
        };
        let changed = |part: f64| format!("{:+.1}%", 100.0 * part).replace('-', "−");
        let mut moved: Vec<(&CountyFigures, f64)> = self
            .counties
            .iter()
            .zip(&held.moved)
            .filter_map(|(county, moved)| Some((county, (*moved)?)))
            .collect();
        let mean = moved.iter().map(|own| own.1).sum::<f64>() / moved.len().max(1) as f64;
        moved.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
        let most = moved.iter().take(NAMED);
        let most: Vec<String> = most
            .map(|(county, by)| format!("{} {}", county.name, changed(*by)))
            .collect();
        let title = held.title.get(language);
        let year = held.year;
        vec![
            match language {
                Language::Zh => format!("{year} 年{title}{}", in_brackets(unit, language)),
                Language::En => format!("{title}, {year}{}", in_brackets(unit, language)),
            },
            shown(Some(held.published)),
            shown(held.before),
            shown(held.after),
            changed(mean),
            most.join(language.pick("、", ", ")),
        ]
    }

    /// Unit of a total.
    pub(in crate::report) fn unit_of(&self, held: &TotalMet) -> Unit {
        let mut quantities = self.quantities.iter();
        let own = quantities.find(|quantity| held.of.contains(&quantity.key));
        own.map_or(Unit::Persons, |quantity| quantity.unit)
    }

    /// The same for programs.
    pub(super) fn reconciled_json(&self) -> Vec<Value> {
        let one = |held: &TotalMet| {
            let moved = self.counties.iter().zip(&held.moved);
            let moved: serde_json::Map<String, Value> = moved
                .map(|(county, moved)| (county.region.clone(), json!(moved)))
                .collect();
            json!({
                "key": held.key, "title": held.title, "of": held.of, "year": held.year, "published": held.published,
                "before": held.before, "after": held.after, "missed": held.missed, "moved": moved,
            })
        };
        self.held.iter().map(one).collect()
    }
}

/// What is said where there are too few draws to tell how counties move with the totals.
fn few(draws: usize, language: Language) -> Option<String> {
    (draws < FEW).then(|| match language {
        Language::Zh => format!(
            "{draws} 次模拟太少：各县怎样随公布数变动多由偶然决定，公布年份以外的合计不可用；请用 --draws {FEW} 以上"
        ),
        Language::En => format!(
            "{draws} draws are too few: chance decides how counties move with the published totals, and sums of other years mean nothing; give --draws {FEW} or more"
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_draws_are_said_to_be_few() {
        let said = |draws| few(draws, Language::En);
        assert!(said(20).is_some_and(|said| said.contains("20 draws") && said.contains("100")));
        assert_eq!(said(FEW), None);
    }
}
