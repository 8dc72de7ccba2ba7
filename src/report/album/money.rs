//! Pictures of money: the two subsidies, and all services by system.

use super::super::chart::{
    Arrangement, ChartError, FanChart, Mark, Picture, StackChart, StackForm, StackPart, StackTotal,
    fan, stack,
};
use super::super::number::with_unit;
use super::Album;
use super::phrase::told;
use crate::axes::Year;
use crate::evaluation::Summary;
use crate::model::checked::MoneySum;
use crate::model::quantities::SumPlaces;
use crate::source::Language;
use crate::units::Unit;

impl Album<'_> {
    pub(super) fn sum_of_money(
        &self,
        sum: &MoneySum,
        places: SumPlaces,
        language: Language,
    ) -> Result<Picture, ChartError> {
        let key = |place: usize| self.outcome.projection.quantities()[place].key.as_str();
        let (cost, constant) = (key(places.cost), key(places.constant));
        let name = match language {
            Language::Zh => format!("{}资金", sum.name.title.zh),
            Language::En => format!("Cost of {}", sum.name.title.en),
        };
        let title = self.change(&name, cost, Unit::Yuan, language);
        let mut subtitle = language
            .pick(
                "元，按当年价与基年价",
                "yuan, prices of each year and of the base year",
            )
            .to_string();
        if let Some(anchor) = sum.anchor {
            let [from, to] = anchor.period;
            subtitle += &match language {
                Language::Zh => format!("；{from}—{to} 年合计与规划公布的数一致"),
                Language::En => format!("; {from}–{to} add up to the plan's figure"),
            };
        }
        let frame = self.frame(
            title.clone(),
            subtitle,
            title,
            vec![Mark::Judged, Mark::Assumed],
            language,
        );
        fan(
            &frame,
            &FanChart {
                unit: language.pick("元", "yuan").to_string(),
                series: vec![
                    self.series(cost, language.pick("当年价", "prices of each year"), 1.0),
                    self.series(constant, language.pick("基年价", "base-year prices"), 1.0),
                ],
                targets: Vec::new(),
                present: Some(self.model.newest()),
                floor_at_zero: true,
                layout: Arrangement::SmallMultiples {
                    columns: 2,
                    shared_scale: true,
                },
            },
        )
    }

    pub(super) fn cost_by_system(
        &self,
        all: SumPlaces,
        language: Language,
    ) -> Result<Picture, ChartError> {
        let quantities = self.outcome.projection.quantities();
        let all = quantities[all.cost].key.as_str();
        let years: Vec<Year> = (self.base()..=self.last()).collect();
        let values = |key: &str, pick: fn(&Summary) -> f64| -> Vec<f64> {
            years
                .iter()
                .map(|year| self.summary(key, *year).map_or(0.0, pick))
                .collect()
        };
        let systems = self.model.settings.systems.iter();
        let parts = systems
            .zip(&self.model.quantities.systems)
            .map(|(system, place)| StackPart {
                label: system.title.get(language).to_string(),
                values: values(&quantities[*place].key, Summary::median),
            })
            .collect();
        let name = language.pick("全部服务资金", "Cost of all services");
        let title = self.change(name, all, Unit::Yuan, language);
        let year = self.last();
        let systems = self.model.settings.systems.iter();
        let systems = systems.zip(&self.model.quantities.systems);
        let each = systems.filter_map(|(system, place)| {
            let last = self.summary(&quantities[*place].key, year)?;
            let last = with_unit(last.median(), Unit::Yuan, language);
            let title = system.title.get(language);
            Some(format!("{title}{}{last}", language.pick(" ", ": ")))
        });
        let what = match language {
            Language::Zh => format!("{title}。{year} 年各体系的中位数"),
            Language::En => format!("{title}. Medians by system in {year}"),
        };
        let description = told(&what, each, language);
        let frame = self.frame(
            title,
            language
                .pick(
                    "按体系的中位数，当年价；单位标准多为假设，逐项见所用数据表",
                    "medians by system, prices of each year; most unit costs are assumed, see the numbers used",
                )
                .to_string(),
            description,
            vec![Mark::Assumed, Mark::Unverified],
            language,
        );
        let total = StackTotal {
            label: language.pick("合计", "All").to_string(),
            level: 0.8,
            median: values(all, Summary::median),
            low: values(all, |summary| summary.eighty().0),
            high: values(all, |summary| summary.eighty().1),
        };
        stack(
            &frame,
            &StackChart {
                unit: language.pick("元", "yuan").to_string(),
                years,
                parts,
                total: Some(total),
                form: StackForm::Bars,
            },
        )
    }
}
