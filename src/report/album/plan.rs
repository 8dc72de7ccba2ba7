//! Pictures of the plan: the main indicators with their targets.

use super::super::chart::{Arrangement, ChartError, FanChart, Mark, Picture, TargetLine, fan};
use super::super::number::chance_if_any;
use super::super::summary::aim;
use super::Album;
use crate::axes::Year;
use crate::model::checked::Target;
use crate::source::Language;
use crate::units::Unit;

impl Album<'_> {
    /// The main indicators that are shares, each with its target.
    pub(super) fn indicators(&self, language: Language) -> Result<Picture, ChartError> {
        let mut series = Vec::new();
        let mut targets = Vec::new();
        let mut met_words = Vec::new();
        let mut undrawn = Vec::new();
        let mut newest = self.base();
        for target in self
            .model
            .targets
            .iter()
            .filter(|t| t.number.is_some() && t.unit == Unit::Share)
        {
            let Some(met) = self.attainments.iter().find(|a| a.key == target.key) else {
                continue;
            };
            let aim = aim(target, language);
            let chance = chance_if_any(met.told(), language);
            let colon = language.pick("：", ": ");
            let title = target.title.get(language);
            met_words.push(format!("{title} {aim}{colon}{chance}"));
            if met.projected().is_none() {
                undrawn.push(title);
                continue;
            }
            let mut fan = self.series(&met.quantity, title, 0.01);
            let from = fan
                .years
                .iter()
                .position(|year| *year >= self.base())
                .unwrap_or(0);
            fan.years.drain(..from);
            fan.median.drain(..from);
            for band in &mut fan.bands {
                band.low.drain(..from);
                band.high.drain(..from);
            }
            fan.observed
                .extend(target.baseline.map(|value| (self.base(), value * 100.0)));
            let seen = self.model.seen(target).into_iter();
            fan.observed
                .extend(seen.map(|(year, value)| (year, value * 100.0)));
            newest = self.newest_of(target).max(newest);
            targets.push(TargetLine {
                year: target.year,
                value: target.value * 100.0,
                label: aim,
                series: Some(series.len()),
            });
            series.push(fan);
        }
        let years = self.model.targets.iter().map(|target| target.year);
        let year = years.max().unwrap_or(self.last());
        let title = match language {
            Language::Zh => format!("主要指标的预测与 {year} 年目标"),
            Language::En => format!("The main indicators and their targets for {year}"),
        };
        let frame = self.frame(
            title,
            format!(
                "{}{}",
                language.pick(
                    "%；圆点为规划基期值和其后公布的实际值，菱形为目标；变动按他处公共服务的覆盖率",
                    "per cent; dots are the plan's baselines and what was reported since, diamonds its targets; they move as coverage rates have moved elsewhere",
                ),
                not_drawn(&undrawn, language)
            ),
            met_words.join(language.pick("；", "; ")),
            vec![Mark::Judged, Mark::Assumed],
            language,
        );
        fan(
            &frame,
            &FanChart {
                unit: "%".to_string(),
                series,
                targets,
                present: Some(newest),
                floor_at_zero: false,
                layout: Arrangement::SmallMultiples {
                    columns: 3,
                    shared_scale: false,
                },
            },
        )
    }

    /// The last year of which what a target measures was reported; the base year if it was not.
    pub(super) fn newest_of(&self, target: &Target) -> Year {
        let seen = self.model.seen(target);
        seen.last_key_value().map_or(self.base(), |(year, _)| *year)
    }
}

/// What has no numbers but those of a prior, and so no field.
fn not_drawn(titles: &[&str], language: Language) -> String {
    let names = titles.join(language.pick("、", ", "));
    match (titles.is_empty(), language) {
        (true, _) => String::new(),
        (false, Language::Zh) => format!("；仅有先验、没有依据的不画：{names}"),
        (false, Language::En) => {
            format!("; not drawn, since a prior is all there is and no evidence: {names}")
        }
    }
}
