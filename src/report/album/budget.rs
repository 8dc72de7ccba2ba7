//! Pictures of a budget: all money by year, with what was appropriated.

use super::super::budgets::{Budget, wan};
use super::super::chart::{Arrangement, ChartError, FanChart, Mark, Picture, TargetLine, fan};
use super::super::number::chance;
use super::{Album, NamedPicture};
use crate::evaluation::budget::MoneyPart;
use crate::source::Language;
use crate::units::Unit;

impl Album<'_> {
    /// All pictures of a budget in a language.
    pub fn budget(&self, budget: &Budget, language: Language) -> Vec<NamedPicture> {
        vec![("budget".to_string(), self.money_ahead(budget, language))]
    }

    fn money_ahead(&self, budget: &Budget, language: Language) -> Result<Picture, ChartError> {
        let quantities = self.outcome.projection.quantities();
        let key = |place: usize| quantities[place].key.as_str();
        let mut series = Vec::new();
        let mut targets = Vec::new();
        let all = self
            .model
            .quantities
            .all
            .map(|all| (key(all.cost), key(all.constant)));
        let mut title = String::new();
        if let Some((cost, constant)) = all {
            let name = language.pick("全部服务资金", "The cost of all services");
            title = self.change(name, cost, Unit::Yuan, language);
            series.push(self.series(cost, language.pick("当年价", "prices of each year"), 1.0));
            series.push(self.series(constant, language.pick("基年价", "base-year prices"), 1.0));
        }
        let whole = budget.exceeded.iter().filter(|one| {
            one.appropriation.part == MoneyPart::ALL
                && one.appropriation.years[0] == one.appropriation.years[1]
        });
        for one in whole {
            let (money, chance) = (
                wan(one.appropriation.yuan),
                chance(one.probability, language),
            );
            targets.push(TargetLine {
                year: one.appropriation.years[0],
                value: one.appropriation.yuan,
                label: match language {
                    Language::Zh => format!("安排 {money} 万元，超出概率 {chance}"),
                    Language::En => format!("{money} × 10,000, exceeded with {chance}"),
                },
                series: Some(0),
            });
        }
        for (payer, place) in self
            .model
            .settings
            .payers
            .iter()
            .zip(&self.model.quantities.payers)
        {
            series.push(self.series(key(*place), payer.title.get(language), 1.0));
        }
        let subtitle = language.pick(
            "元；中位数、80% 与 95% 区间",
            "yuan; medians, 80% and 95% intervals",
        );
        let frame = self.frame(
            title.clone(),
            subtitle.to_string(),
            title,
            vec![Mark::Judged, Mark::Assumed],
            language,
        );
        fan(
            &frame,
            &FanChart {
                unit: language.pick("元", "yuan").to_string(),
                series,
                targets,
                present: Some(self.model.newest()),
                floor_at_zero: true,
                layout: Arrangement::SmallMultiples {
                    columns: 2,
                    shared_scale: false,
                },
            },
        )
    }
}
