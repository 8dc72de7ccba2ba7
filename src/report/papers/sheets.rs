//! Tables that only a workbook has room for: people year by year, every number used, the works that they are from.

use std::collections::BTreeSet;

use super::Paper;
use super::outcomes::{HOLDERS, in_year, number};
use crate::axes::Year;
use crate::report::document::{Cell, Computable, Sheet};
use crate::report::table::listed;
use crate::units::Unit;

/// What is shown of the people, as far as a model has it.
const PEOPLE: [&str; 4] = ["population", "population_65", HOLDERS, "disabled"];

impl Paper<'_> {
    /// The tables of a workbook beside those of the text.
    pub fn sheets(&self) -> Vec<Sheet> {
        vec![self.people(), self.numbers(), self.works()]
    }

    /// People in each year, as medians with the ends of their 80 % intervals; beside them what the register counted.
    fn people(&self) -> Sheet {
        let (model, summaries) = (self.album.model, self.album.summaries);
        let quantities = self.album.outcome.projection.quantities();
        let known = PEOPLE.map(|key| quantities.iter().find(|own| own.key == key));
        let known: Vec<_> = known.into_iter().flatten().collect();
        let counted = model.holders_seen(None);
        let words = |text: &str| Cell::Words(text.to_string());
        let mut head: Vec<String> = vec![
            self.pick("年份（年末）", "year (its end)").to_string(),
            self.pick("类别", "kind").to_string(),
        ];
        for own in &known {
            let title = own.title.get(self.language);
            head.push(title.to_string());
            let ends = [("80% 下限", "80 % low"), ("80% 上限", "80 % high")];
            let ends = ends.map(|(zh, en)| self.pick(zh, en).to_string());
            head.extend(ends);
        }
        if !counted.is_empty() {
            let register = self.pick(
                "登记册的持证人数（年末实有）",
                "holders counted by the register (end of the year)",
            );
            head.push(register.to_string());
        }
        let mut rows = Vec::new();
        // Before the base year recipients and money are reconstructed, and of the people only what was counted is known.
        let is_told = |year: &Year| {
            let mut own = known.iter();
            let any = own.any(|own| {
                let mark = summaries.mark(&own.key, *year);
                mark.is_some() || summaries.get(&own.key, *year).is_some()
            });
            any || counted.contains_key(year)
        };
        for year in model.years().into_iter().filter(is_told) {
            let kind = self.kind(year, model.calendar.base);
            let mut row = vec![in_year(year), words(kind)];
            for own in &known {
                let figures = summaries.get(&own.key, year).map(|summary| {
                    let (low, high) = summary.eighty();
                    [summary.median(), low, high].map(|value| number(value, own.unit))
                });
                let hidden = || {
                    let mark = summaries.mark(&own.key, year);
                    let mark = mark.map_or("—", |mark| mark.shown(self.language));
                    [mark; 3].map(words)
                };
                row.extend(figures.unwrap_or_else(hidden));
            }
            if !counted.is_empty() {
                let shown = counted.get(&year);
                let shown = shown.filter(|_| summaries.mark(HOLDERS, year).is_none());
                row.push(shown.map_or(words("—"), |persons| number(*persons, Unit::Persons)));
            }
            rows.push(row);
        }
        let caption = self.pick(
            "人口和残疾人，逐年中位数和 80% 区间（人）",
            "People in each year: medians and 80 % intervals (persons)",
        );
        let sheet = Sheet::of(self.pick("人口", "people"), caption, vec![head.clone()]);
        sheet.wide().computable(Computable { head, rows })
    }

    /// Every number used with its source.
    fn numbers(&self) -> Sheet {
        let title = |key: &str| self.album.title_of(key, self.language);
        let publish = self.album.summaries.withheld().is_some();
        let rows = listed(self.album.model, self.language, &title, publish);
        let caption = self.pick(
            "采用的数：逐个来源，依据弱的在前",
            "Every number used with its source, the weakest evidence first",
        );
        Sheet::of(self.pick("采用的数", "numbers used"), caption, rows).wide()
    }

    /// The works that the numbers are from, as the text numbers them.
    fn works(&self) -> Sheet {
        let heads = [("序号", "number"), ("名称", "title")];
        let mut rows = vec![heads.map(|(zh, en)| self.pick(zh, en).to_string()).to_vec()];
        let titles = self.source_titles().into_iter();
        rows.extend(
            titles
                .zip(1..)
                .map(|(title, place)| vec![format!("[{place}]"), title]),
        );
        let caption = self.pick("来源", "Sources");
        Sheet::of(self.pick("来源", "sources"), caption, rows)
    }

    /// Keys of the works that the numbers are from.
    pub(super) fn source_keys(&self) -> BTreeSet<&str> {
        let model = self.album.model;
        let parameters = model.parameters.iter();
        let parameters = parameters.map(|own| own.source.as_str());
        let processes = model.processes.iter().map(|own| own.source.as_str());
        let services = model.services.iter();
        let costs = services.filter_map(|own| own.cost.as_ref());
        let payers = costs.clone().filter_map(|cost| cost.payers_told.as_ref());
        let centres = model.services.iter();
        let centres = centres.filter_map(|own| own.capacity.as_ref());
        let counted = centres.clone().filter_map(|own| own.told.as_ref());
        let told = payers.chain(counted).map(|told| told.source.as_str());
        let centres = centres.flat_map(|own| own.capital.iter().chain(&own.running));
        let centres = centres.map(|cost| cost.source.as_str());
        let services = costs.map(|cost| cost.source.as_str()).chain(centres);
        let all = parameters.chain(processes).chain(services).chain(told);
        // What was reported names the model's own works, and each of those is named by something.
        let own = model.works.keys().map(String::as_str);
        let own = own.filter(|key| model.inherited.from("sources", key).is_none());
        all.chain(own).filter(|key| !key.is_empty()).collect()
    }
}
