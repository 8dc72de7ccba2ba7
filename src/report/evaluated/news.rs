//! What the reports have changed of people and money, by cause: as rows, in words, and as JSON.

use serde_json::{Value, json};

use super::Evaluated;
use crate::axes::Year;
use crate::evaluation::why::{Cause, Contribution, News, Share};
use crate::evaluation::withheld::WithheldMark;
use crate::model::Model;
use crate::report::budgets::wan;
use crate::report::number::figure;
use crate::source::Language;
use crate::units::Unit;

impl Evaluated {
    /// The year that is told of: the plan's last where it is kept, else the last one.
    pub fn year_told(&self, model: &Model) -> Option<Year> {
        let plan = model.period(model.calendar.until)[1];
        let mut years = self.news.iter().map(|news| news.year);
        let last = self.news.last()?.year;
        Some(years.find(|year| *year == plan).unwrap_or(last))
    }

    /// What has changed for the year that is told of.
    pub fn told(&self, model: &Model) -> impl Iterator<Item = &News> {
        let year = self.year_told(model);
        self.news
            .iter()
            .filter(move |news| Some(news.year) == year && news.any())
    }

    /// Tables of what has changed for that year, one for each set of causes, headings first; none where nothing has.
    pub fn changed(&self, model: &Model, language: Language) -> Vec<Vec<Vec<String>>> {
        let mut sets: Vec<Vec<&News>> = Vec::new();
        for news in self.told(model) {
            match sets.iter().position(|set| of_kind(set[0], news)) {
                Some(place) => sets[place].push(news),
                None => sets.push(vec![news]),
            }
        }
        let tables = sets.iter().map(|set| rows(set, language));
        tables.collect()
    }

    /// How the tables are to be read, or that nothing has changed.
    pub fn of_changes(&self, language: Language) -> Option<String> {
        if self.news.is_empty() {
            return None;
        }
        let words = if self.news.iter().any(News::any) {
            language.pick(
                "预测的变化：同一批模拟，只差是否用上实际值；各原因按 Shapley 值分摊，均值相加等于总变化。其余年份见随附的数据表。",
                "Changes of the projection: the same draws with and without what was reported; causes are shared out by Shapley's value and their means add up to the change. The tables beside this paper have the other years.",
            )
        } else {
            language.pick(
                "已公布的数没有改变持证人数、享受人数和资金的预测。",
                "What was reported changes nothing of the projected certificate holders, recipients and money.",
            )
        };
        let mut words = words.to_string();
        if self.news.iter().any(|news| news.why.untold().is_some()) {
            let mark = WithheldMark::Beside.shown(language);
            words += &match language {
                Language::Zh => {
                    format!(
                        "公开发布用：不足十人的原因，以及能据以推算出它们的原因，以“{mark}”代替。"
                    )
                }
                Language::En => format!(
                    " For publication, causes of fewer than ten people, and those from which they could be worked out, are shown as “{mark}”."
                ),
            };
        }
        Some(words)
    }

    /// All changes for programs.
    pub(super) fn changes(&self) -> Vec<Value> {
        let each = self.news.iter().map(|news| {
            let why = &news.why;
            json!({
                "key": news.key, "year": news.year, "unit": why.unit.key(),
                "before": why.before, "now": why.after, "change": why.change,
                "causes": why.causes.iter().map(told).collect::<Vec<_>>(),
            })
        });
        each.collect()
    }
}

/// A cause for programs; of one that is withheld it is said that it is.
fn told(part: &Contribution) -> Value {
    let mut value = json!(part);
    if part.is_withheld() {
        value["withheld"] = WithheldMark::Beside.key().into();
    }
    value
}

/// Whether two changes have one unit and the same first cause, so that they stand in one table.
fn of_kind(one: &News, two: &News) -> bool {
    let first = |news: &News| news.why.causes.first().map(|part| part.cause);
    one.why.unit == two.why.unit && first(one) == first(two)
}

fn rows(set: &[&News], language: Language) -> Vec<Vec<String>> {
    let mut causes: Vec<Cause> = Vec::new();
    for part in set.iter().flat_map(|news| &news.why.causes) {
        if !causes.contains(&part.cause) {
            causes.push(part.cause);
        }
    }
    let (year, unit) = (set[0].year, set[0].why.unit);
    let unit = match unit {
        Unit::Yuan => language.pick("万元", "10,000 yuan"),
        other => language.pick(other.zh(), other.en()),
    };
    let mut head = vec![match language {
        Language::Zh => format!("{year} 年预测的变化（均值，{unit}）"),
        Language::En => format!("how the projection for {year} has changed (means, {unit})"),
    }];
    for (zh, en) in [
        ("按基期所知", "as known in the base year"),
        ("现在", "now"),
        ("变化", "change"),
        ("80% 区间", "80% interval"),
    ] {
        head.push(language.pick(zh, en).to_string());
    }
    head.extend(causes.iter().map(|cause| {
        let (zh, en) = cause.words();
        language.pick(zh, en).to_string()
    }));
    let mut rows = vec![head];
    for news in set {
        let why = &news.why;
        let number = |value: f64| number(value, why.unit, language);
        let Share { mean, interval } = why.change;
        let mut row = vec![
            news.title.get(language).to_string(),
            number(why.before.mean),
            number(why.after.mean),
            signed(mean, why.unit, language),
            format!("{} … {}", number(interval[0]), number(interval[2])),
        ];
        row.extend(causes.iter().map(|cause| {
            let part = why.causes.iter().find(|part| part.cause == *cause);
            part.map_or("—".to_string(), |part| match part.is_withheld() {
                true => WithheldMark::Beside.shown(language).to_string(),
                false => signed(part.share.mean, why.unit, language),
            })
        }));
        rows.push(row);
    }
    rows
}

/// Money in 10,000 yuan, people in whole ones.
fn number(value: f64, unit: Unit, language: Language) -> String {
    match unit {
        Unit::Yuan => wan(value),
        _ => figure(value, unit, language),
    }
}

fn signed(value: f64, unit: Unit, language: Language) -> String {
    let text = number(value, unit, language);
    let nought = text
        .chars()
        .all(|sign| !sign.is_ascii_digit() || sign == '0');
    match value > 0.0 && !nought {
        true => format!("+{text}"),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_told_why_a_cause_has_no_number() {
        let part = |mean: f64| Contribution {
            cause: Cause::Holders,
            share: Share {
                mean,
                interval: [mean; 3],
            },
        };
        let withheld = told(&part(f64::NAN));
        assert!(withheld["share"]["mean"].is_null());
        assert_eq!(withheld["withheld"], "withheld");
        assert!(told(&part(12.0)).get("withheld").is_none());
    }
}
