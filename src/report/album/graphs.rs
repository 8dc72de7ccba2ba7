//! The charts that a spreadsheet draws itself: holders with their interval, money by system, targets.

use super::Album;
use crate::axes::Year;
use crate::evaluation::Summary;
use crate::report::document::{Graph, GraphForm, GraphLine};
use crate::report::number::decimals_of_chance;
use crate::source::Language;
use crate::units::Unit;

/// What a million and more is divided by, in the unit of the charts of money.
const TEN_THOUSAND: f64 = 1e4;

impl Album<'_> {
    /// All of them, as far as there is something to show.
    pub fn graphs(&self, language: Language) -> Vec<Graph> {
        let holders = self.model.settings.disability.is_some();
        let holders = holders.then(|| self.graph_of_holders(language));
        let money = self.graph_of_money(language);
        let targets = self.graph_of_targets(language);
        holders.into_iter().chain(money).chain(targets).collect()
    }

    fn graph_years(&self) -> Vec<Year> {
        (self.base()..=self.last()).collect()
    }

    fn graph_line(
        &self,
        title: impl Into<String>,
        key: &str,
        of: fn(&Summary) -> f64,
        divided: f64,
    ) -> GraphLine {
        let years = self.graph_years().into_iter();
        let value = |year: Year| self.summary(key, year).map(|own| of(own) / divided);
        GraphLine {
            title: title.into(),
            values: years.map(value).collect(),
        }
    }

    fn graph_of_holders(&self, language: Language) -> Graph {
        let key = "holders";
        let name = language.pick("持证残疾人", "Certificate holders");
        let line = |title: (&str, &str), of: fn(&Summary) -> f64| {
            self.graph_line(language.pick(title.0, title.1), key, of, 1.0)
        };
        Graph {
            title: name.to_string(),
            across: language.pick("年份", "Year").to_string(),
            up: language.pick("人", "Persons").to_string(),
            said: self.change(name, key, Unit::Persons, language),
            form: GraphForm::Interval,
            categories: self.graph_years().iter().map(Year::to_string).collect(),
            lines: vec![
                line(("中位数", "median"), Summary::median),
                line(("80% 区间下限", "80 % interval, low"), |own| {
                    own.eighty().0
                }),
                line(("80% 区间上限", "80 % interval, high"), |own| {
                    own.eighty().1
                }),
            ],
            format: "#,##0",
        }
    }

    fn graph_of_money(&self, language: Language) -> Option<Graph> {
        let all = self.model.quantities.all?;
        let quantities = self.outcome.projection.quantities();
        let systems = self.model.settings.systems.iter();
        let systems = systems.zip(&self.model.quantities.systems);
        let lines = systems.map(|(system, place)| {
            let key = quantities[*place].key.as_str();
            let title = system.title.get(language);
            self.graph_line(title, key, Summary::median, TEN_THOUSAND)
        });
        let name = language.pick("全部服务资金，按体系", "Cost of all services, by system");
        let key = quantities[all.cost].key.as_str();
        Some(Graph {
            title: name.to_string(),
            across: language.pick("年份", "Year").to_string(),
            up: language
                .pick(
                    "万元，当年价，中位数",
                    "10,000 yuan, prices of each year, medians",
                )
                .to_string(),
            said: self.change(name, key, Unit::Yuan, language),
            form: GraphForm::Stacked,
            categories: self.graph_years().iter().map(Year::to_string).collect(),
            lines: lines.collect(),
            format: "#,##0",
        })
    }

    fn graph_of_targets(&self, language: Language) -> Option<Graph> {
        let judged = self.judged();
        let told = judged
            .iter()
            .filter_map(|(target, met)| Some((target, met.told()?)));
        let (titles, chances): (Vec<String>, Vec<f64>) = told
            .map(|(target, chance)| (target.title.get(language).to_string(), chance))
            .unzip();
        let name = language.pick("规划目标的实现概率", "How likely the targets are met");
        let likely = chances.iter().filter(|chance| **chance >= 0.5).count();
        let (all, rest) = (chances.len(), judged.len() - chances.len());
        let said = match language {
            Language::Zh => format!(
                "{name}：{all} 项有依据的目标中 {likely} 项的概率不低于 50%；另有 {rest} 项没有依据，未画"
            ),
            Language::En => format!(
                "{name}: {likely} of {all} targets with evidence have a probability of at least 50 %; {rest} without evidence are not drawn"
            ),
        };
        let rounds = chances
            .iter()
            .all(|chance| decimals_of_chance(*chance) == 0);
        (all > 0).then(|| Graph {
            title: name.to_string(),
            across: language.pick("目标", "Target").to_string(),
            up: language.pick("实现概率", "Probability").to_string(),
            said,
            form: GraphForm::Likely,
            categories: titles,
            lines: vec![GraphLine {
                title: language.pick("实现概率", "probability").to_string(),
                values: chances.into_iter().map(Some).collect(),
            }],
            // None looks as if it were sure.
            format: if rounds { "0%" } else { "0.00%" },
        })
    }
}
