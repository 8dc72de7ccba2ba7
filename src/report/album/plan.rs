//! Pictures of the plan: the target board, and the main indicators with their targets.

use super::super::chart::{
    BoardChart, BoardRow, ChartError, FanChart, Layout, Mark, Picture, Status, TargetLine, board,
    fan,
};
use super::super::rests::rests;
use super::super::summary::aim;
use super::Album;
use crate::evaluation::Attainment;
use crate::source::Language;
use crate::units::Unit;

impl Album<'_> {
    pub(super) fn targets(&self, language: Language) -> Result<Picture, ChartError> {
        let rows: Vec<BoardRow> = self
            .model
            .targets
            .iter()
            .filter_map(|target| {
                let met = self.attainments.iter().find(|a| a.key == target.key)?;
                Some(self.board_row(target, met, language))
            })
            .collect();
        let likely = self
            .attainments
            .iter()
            .filter(|a| a.told().is_some_and(|chance| chance >= 0.5))
            .count();
        let all = self.attainments.len();
        let told = self
            .attainments
            .iter()
            .filter(|a| a.told().is_some())
            .count();
        let year = self
            .model
            .targets
            .iter()
            .map(|t| t.year)
            .max()
            .unwrap_or(self.last());
        let title = match language {
            Language::Zh => format!(
                "{all} 项目标中，{told} 项有依据可给概率，其中 {likely} 项到 {year} 年实现的概率不低于一半"
            ),
            Language::En => format!(
                "Of {all} targets, {told} have evidence for a probability; {likely} of them are as likely as not, or likelier, to be met by {year}"
            ),
        };
        let frame = self.frame(
            title.clone(),
            language
                .pick(
                    "基期值、目标值、预测中位数与 80% 区间、实现概率及其依据；没有依据的不给概率",
                    "baseline, target, projected median with 80% interval, probability and what it rests on; none is said where there is no evidence",
                )
                .to_string(),
            title,
            vec![Mark::Judged, Mark::Assumed],
            &self.table_sources(),
            language,
        );
        board(
            &frame,
            &BoardChart {
                baseline_year: self.base(),
                target_year: year,
                rows,
            },
        )
    }

    /// The main indicators that are shares, each with its target.
    pub(super) fn indicators(&self, language: Language) -> Result<Picture, ChartError> {
        let mut series = Vec::new();
        let mut targets = Vec::new();
        let mut met_words = Vec::new();
        for target in self
            .model
            .targets
            .iter()
            .filter(|t| t.number.is_some() && t.unit == Unit::Share)
        {
            let Some(met) = self.attainments.iter().find(|a| a.key == target.key) else {
                continue;
            };
            let mut fan = self.series(&met.quantity, target.title.get(language), 0.01);
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
            let aim = aim(target, language);
            let chance = met.told().map_or_else(
                || language.pick("无依据", "no evidence").to_string(),
                |chance| format!("{:.0}%", 100.0 * chance),
            );
            met_words.push(format!("{} {aim}: {chance}", target.title.get(language)));
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
            language
                .pick(
                    "%；圆点为规划基期值，菱形为目标；变动按他处公共服务的覆盖率",
                    "per cent; dots are the plan's baselines, diamonds its targets; they move as coverage rates have moved elsewhere",
                )
                .to_string(),
            met_words.join(language.pick("；", "; ")),
            vec![Mark::Judged, Mark::Assumed],
            &self.table_sources(),
            language,
        );
        fan(
            &frame,
            &FanChart {
                unit: "%".to_string(),
                series,
                targets,
                present: Some(self.base()),
                floor_at_zero: false,
                layout: Layout::SmallMultiples {
                    columns: 3,
                    shared_scale: false,
                },
            },
        )
    }

    pub(super) fn board_row(
        &self,
        target: &crate::model::checked::Target,
        met: &Attainment,
        language: Language,
    ) -> BoardRow {
        let percent = matches!(target.unit, Unit::Share | Unit::Growth);
        let whole = matches!(target.unit, Unit::Units | Unit::Persons | Unit::PersonTimes);
        let scale = |value: f64| match (percent, whole) {
            (true, _) => value * 100.0,
            (_, true) => value.round(),
            _ => value,
        };
        let (section, number) = match target.number {
            Some(number) => (
                language.pick("主要指标", "Main indicators").to_string(),
                number.to_string(),
            ),
            None => (
                language.pick("专栏与正文", "Boxes and text").to_string(),
                target.at.clone(),
            ),
        };
        let status = if met.told().is_none() {
            Status::NoEvidence
        } else if met.probability >= 2.0 / 3.0 {
            Status::Likely
        } else if met.probability >= 1.0 / 3.0 {
            Status::Even
        } else {
            Status::Unlikely
        };
        // The section says it of what stands outside of the main indicators.
        let heading = target.nature.heading();
        let nature = heading.map_or("", |_| target.nature.said(language));
        BoardRow {
            section,
            number,
            name: target.title.get(language).to_string(),
            nature: nature.to_string(),
            unit: if percent {
                "%".to_string()
            } else {
                language
                    .pick(target.unit.zh(), target.unit.en())
                    .to_string()
            },
            baseline: target.baseline.map(scale),
            target: Some(scale(target.value)),
            sign: target.relation.sign(),
            met_above: target.relation.met_above(),
            strict: target.relation.is_strict(),
            target_words: (target.shown.is_some() || target.relation.has_upper())
                .then(|| aim(target, language)),
            median: Some(scale(met.median)),
            low80: Some(scale(met.eighty.0)),
            high80: Some(scale(met.eighty.1)),
            probability: met.told().map(|chance| (chance, met.standard_error)),
            first_year: met.told().map(|_| match (met.first_met, language) {
                (Some(year), _) => year.to_string(),
                (None, Language::Zh) => format!("{} 年后", self.last()),
                (None, Language::En) => format!("after {}", self.last()),
            }),
            status,
            note: rests(target, met, language),
        }
    }
}
