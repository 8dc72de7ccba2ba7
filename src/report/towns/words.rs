//! The towns of a county in words.

use super::ByTown;
use crate::axes::Year;
use crate::evaluation::towns::{Lack, Range};
use crate::model::Model;
use crate::report::aligned::aligned;
use crate::report::number::{chance, figure};
use crate::source::Language;
use crate::units::Unit;

/// Lacks that are shown of a year; the tables have all.
const SHOWN: usize = 20;

impl ByTown {
    /// What is said of it.
    pub fn words(&self, model: &Model, language: Language) -> String {
        let (place, scenario) = (
            model.title.get(language),
            model.scenario.title.get(language),
        );
        let count = self.towns.list.len();
        let mut parts = vec![match language {
            Language::Zh => format!(
                "{place} · {count} 个镇（街道） · 情景：{scenario} · {} 次模拟",
                self.draws
            ),
            Language::En => format!(
                "{place} · {count} towns · scenario: {scenario} · {} draws",
                self.draws
            ),
        }];
        parts.extend(self.caution(language));
        for year in &self.years {
            for rows in [
                self.holders(*year, language),
                self.lack(model, *year, language),
            ] {
                if rows.len() > 1 {
                    parts.push(aligned(&rows).join("\n"));
                }
            }
            let covered = self.coverage(model, *year, language);
            if !covered.is_empty() {
                parts.push(covered.join("\n"));
            }
        }
        parts.push(language.pick(
            "每次模拟中各镇（街道）相加都等于全县，到人到个；中位数不能相加。一个镇（街道）在一次模拟中各年的份额不变（只有它自己的历年数使之变动）。有名额的服务，缺口是本镇（街道）的名额容不下的人，其中有人可到别处。",
            "In every draw the towns add up to the county, to the unit; medians do not add up. In a draw a town has the same share in all years, unless its own numbers of several years say otherwise. Of services with places, those lacking are the people whom the town's own places leave out; some of them are served elsewhere.",
        ).to_string());
        if self.suppression.publish {
            parts.push(language.pick(
                "供公布：小于 10 的数写作“<10”；能据以推算出它们的数写作“…”，所以不能由合计和其余各数倒推。",
                "For publication: counts under 10 are written <10; other counts from which they could be worked out are written ….",
            ).to_string());
        }
        parts.join("\n\n")
    }

    /// How far the figures of the towns go.
    fn caution(&self, language: Language) -> Option<String> {
        let list = &self.towns.list;
        let without: Vec<&str> = list
            .iter()
            .filter(|town| !town.is_known())
            .map(|town| town.title.get(language))
            .collect();
        if without.len() == list.len() {
            return Some(match language {
                Language::Zh => format!(
                    "没有任何分镇（街道）的数：下面是一个这样大的县、{} 个互不知情的镇（街道）中任一个可能的样子，各镇（街道）之间不作比较。在 towns.toml 写上各镇（街道）的人口、持证人数或机构数，即可分别测算。",
                    list.len()
                ),
                Language::En => format!(
                    "No figures by town: what is shown is what any one of {} unknown towns of a county of this size could look like; the towns are not compared. With the people, holders or centres of each town in towns.toml they are told apart.",
                    list.len()
                ),
            });
        }
        let evidence = self.towns.evidence;
        (!without.is_empty()).then(|| match language {
            Language::Zh => format!(
                "没有数的镇（街道）：{}（{}）；它们只按其余的部分分摊。",
                without.join("、"),
                evidence.zh()
            ),
            Language::En => format!(
                "Towns without figures: {} ({}); they share what the others leave.",
                without.join(", "),
                evidence.en()
            ),
        })
    }

    /// Median and interval of a count.
    fn range(&self, range: &Range, unit: Unit, language: Language) -> [String; 2] {
        let shown = |value: f64| {
            let whole = |value: f64| figure(value, unit, language);
            self.suppression.shown(value, whole)
        };
        let (low, high) = range.eighty;
        [
            shown(range.median),
            format!("{}{}{}", shown(low), language.range_sign(), shown(high)),
        ]
    }

    fn holders(&self, year: Year, language: Language) -> Vec<Vec<String>> {
        let mut rows = vec![vec![
            match language {
                Language::Zh => format!("{year} 年持证残疾人"),
                Language::En => format!("certificate holders in {year}"),
            },
            language.pick("中位数", "median").to_string(),
            language.pick("80% 区间", "80% interval").to_string(),
        ]];
        for row in self.people.iter().filter(|row| row.year == year) {
            let [median, between] = self.range(&row.holders, Unit::Persons, language);
            rows.push(vec![
                self.name(row.town, language).to_string(),
                median,
                between,
            ]);
        }
        rows
    }

    fn lack(&self, model: &Model, year: Year, language: Language) -> Vec<Vec<String>> {
        let mut rows = vec![vec![
            match language {
                Language::Zh => format!("{year} 年哪个镇（街道）缺什么"),
                Language::En => format!("which town lacks what in {year}"),
            },
            language.pick("服务", "service").to_string(),
            language.pick("需求", "need").to_string(),
            language.pick("名额", "places").to_string(),
            language.pick("缺", "lacking").to_string(),
            language.pick("80% 区间", "80% interval").to_string(),
            language
                .pick("有缺口的概率", "probability that it lacks")
                .to_string(),
        ]];
        let lacks = |row: &&Lack| row.year == year && row.lacking.mean >= 0.5;
        for row in self.lacks.iter().filter(lacks).take(SHOWN) {
            let unit = model.services[row.service].unit;
            let [need, _] = self.range(&row.need, unit, language);
            let places = row.places.as_ref();
            let places = places.map(|places| self.range(places, unit, language)[0].clone());
            let [lacking, between] = self.range(&row.lacking, unit, language);
            rows.push(vec![
                self.name(row.town, language).to_string(),
                model.services[row.service].title.get(language).to_string(),
                need,
                places.unwrap_or_else(|| "—".to_string()),
                lacking,
                between,
                chance(row.probability, language),
            ]);
        }
        rows
    }

    /// In how many towns each service has a centre.
    fn coverage(&self, model: &Model, year: Year, language: Language) -> Vec<String> {
        let all = self.towns.list.len();
        let rows = self.covered.iter().filter(|row| row.year == year);
        rows.filter_map(|row| {
            let with = row.with_centre.as_ref()?;
            let title = model.services[row.service].title.get(language);
            let (low, high) = with.eighty;
            let median = with.median;
            Some(match language {
                Language::Zh => format!(
                    "{year} 年有{title}的镇（街道）：{median:.0} 个（80%：{low:.0}～{high:.0}），共 {all} 个"
                ),
                Language::En => format!(
                    "towns with {title} in {year}: {median:.0} of {all} (80%: {low:.0}–{high:.0})"
                ),
            })
        })
        .collect()
    }
}
