//! Pictures of money: the two subsidies, and all services by system.

use super::super::chart::{
    ChartError, FanChart, Layout, Mark, Picture, StackChart, StackForm, StackPart, StackTotal, fan,
    stack,
};
use super::Album;
use crate::axes::Year;
use crate::evaluation::Summary;
use crate::model::file::System;
use crate::simulation::quantities::snake;
use crate::source::Language;
use crate::units::Unit;

impl Album<'_> {
    pub(super) fn subsidy_cost(&self, language: Language) -> Result<Picture, ChartError> {
        let name = language.pick("两项补贴资金", "Cost of the two subsidies");
        let title = self.change(name, "cost.subsidies", Unit::Yuan, language);
        let frame = self.frame(
            title.clone(),
            language
                .pick(
                    "元，按当年价与基年价；2016—2020 年合计与规划公布的五年发放额一致",
                    "yuan, prices of each year and of the base year; 2016–2020 add up to the plan's five-year figure",
                )
                .to_string(),
            title,
            vec![Mark::Judged, Mark::Assumed],
            &self.table_sources(),
            language,
        );
        fan(
            &frame,
            &FanChart {
                unit: language.pick("元", "yuan").to_string(),
                series: vec![
                    self.series(
                        "cost.subsidies",
                        language.pick("当年价", "prices of each year"),
                        1.0,
                    ),
                    self.series(
                        "cost.subsidies.constant",
                        language.pick("基年价", "base-year prices"),
                        1.0,
                    ),
                ],
                targets: Vec::new(),
                present: Some(self.base()),
                floor_at_zero: true,
                layout: Layout::SmallMultiples {
                    columns: 2,
                    shared_scale: true,
                },
            },
        )
    }

    pub(super) fn cost_by_system(&self, language: Language) -> Result<Picture, ChartError> {
        let years: Vec<Year> = (self.base()..=self.last()).collect();
        let values = |key: &str, pick: fn(&Summary) -> f64| -> Vec<f64> {
            years
                .iter()
                .map(|year| self.summary(key, *year).map_or(0.0, pick))
                .collect()
        };
        let parts = System::ALL
            .iter()
            .map(|system| StackPart {
                label: system.title().get(language).to_string(),
                values: values(&format!("system.{}", snake(*system)), Summary::median),
            })
            .collect();
        let name = language.pick("全部服务资金", "Cost of all services");
        let title = self.change(name, "cost.all", Unit::Yuan, language);
        let frame = self.frame(
            title.clone(),
            language
                .pick(
                    "按体系的中位数，当年价；除两项补贴外，单位标准多为假设",
                    "medians by system, prices of each year; unit costs beside the two subsidies are mostly assumed",
                )
                .to_string(),
            title,
            vec![Mark::Assumed, Mark::Unverified],
            &self.table_sources(),
            language,
        );
        let total = StackTotal {
            label: language.pick("合计", "All").to_string(),
            level: 0.8,
            median: values("cost.all", Summary::median),
            low: values("cost.all", |summary| summary.eighty().0),
            high: values("cost.all", |summary| summary.eighty().1),
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
