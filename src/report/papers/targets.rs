//! The targets: in words for a page, as numbers for a workbook, and as boards.

use super::Paper;
use super::outcomes::{in_year, number};
use crate::evaluation::Attainment;
use crate::model::checked::Target;
use crate::report::document::{Cell, Computable, Document, Sheet};
use crate::report::in_step;
use crate::report::number::{Scale, decimals_of_chance, figure, no_evidence};
use crate::report::numbered::with_title;
use crate::report::rests::rests;
use crate::report::summary::{self, aim, aim_in_words};
use crate::source::Language;

/// Targets that one table has room for, whatever is known of them.
const TOGETHER: usize = 20;

/// What stands over the projections for the years of targets.
pub(super) const PROJECTED: (&str, &str) = (
    "目标年预测（80% 区间）",
    "projected for its year (80 % interval)",
);

impl Paper<'_> {
    /// Every target that has a probability, with what that rests on. Of many targets those without one are counted only:
    /// the end of a paper, where it has one, and a workbook have them.
    pub(super) fn targets(&self, document: &mut Document, has_end: bool) {
        let mut rows = vec![
            [
                ("指标", "indicator"),
                ("目标", "target"),
                ("实现概率", "probability"),
                ("中位数", "median"),
                ("首次达到", "first met"),
                ("依据", "rests on"),
            ]
            .map(|(zh, en)| self.pick(zh, en).to_string())
            .to_vec(),
        ];
        let (model, attainments) = (self.album.model, self.album.attainments);
        let judged = summary::targets(model, attainments, self.language);
        let told: Vec<Attainment> = attainments
            .iter()
            .filter(|own| own.told().is_some())
            .cloned()
            .collect();
        let few = self.has_few_targets();
        let judged_count = judged.len();
        let untold = judged_count.saturating_sub(told.len());
        rows.extend(match few {
            true => judged,
            false => summary::targets(model, &told, self.language),
        });
        let caption = self.pick("规划目标的实现概率", "How likely the targets are met");
        let sheet = Sheet::of(self.pick("规划目标", "targets"), caption, rows).wide();
        let sheet = sheet.noted(summary::about_first_met(self.language));
        document.table(sheet.computable(self.targets_to_compute()));
        if !few && untold > 0 {
            let stand = match has_end {
                true => self.pick(
                    "文末附表、一览图和工作簿的“规划目标”表",
                    "table and board at the end and the sheet “targets” of the workbook",
                ),
                false => self.pick("“规划目标”表", "sheet “targets”"),
            };
            document.text(match self.language {
                Language::Zh => {
                    format!("另有 {untold} 项目标没有依据可以给出概率，逐项情况见{stand}。")
                }
                Language::En => format!(
                    "{untold} more targets have no evidence for a probability: see the {stand} for each."
                ),
            });
        }
        let published = self.album.summaries.withheld().is_some();
        let hidden = model.targets.len().saturating_sub(judged_count);
        if published && hidden > 0 {
            document.text(left_out(hidden, self.language));
        }
    }

    /// The targets with each number in a cell of its own.
    fn targets_to_compute(&self) -> Computable {
        let (model, attainments) = (self.album.model, self.album.attainments);
        let head = [
            ("指标", "indicator"),
            ("目标", "target"),
            ("目标年", "year"),
            ("实现概率", "probability"),
            ("抽样误差", "Monte-Carlo error"),
            ("单位", "unit"),
            ("中位数", "median"),
            ("首次达到", "first met"),
            ("依据", "rests on"),
        ];
        let rows = model.targets.iter().filter_map(|target| {
            let met = attainments.iter().find(|own| own.key == target.key)?;
            Some(self.target_to_compute(target, met))
        });
        Computable {
            head: head.map(|(zh, en)| self.pick(zh, en).to_string()).to_vec(),
            rows: rows.collect(),
        }
    }

    fn target_to_compute(&self, target: &Target, met: &Attainment) -> Vec<Cell> {
        let words = |text: &str| Cell::Words(text.to_string());
        let nothing = || words(no_evidence(self.language));
        let unit = target.unit_word(self.language);
        let chance = |value: f64, decimals: usize| Cell::Number {
            value,
            decimals,
            percent: true,
            grouped: false,
        };
        let told = met.told();
        let [probability, error] = match told {
            Some(value) => [
                chance(value, decimals_of_chance(value)),
                chance(met.standard_error, 1),
            ],
            None => [nothing(), words("—")],
        };
        // Whoever is to keep step is told by the own growth, as in the tables of words.
        let median = met.growth.as_ref().map_or(met.median, |own| own.median);
        let first = match (told, met.first_met) {
            (Some(_), Some(year)) => in_year(year),
            (Some(_), None) => words(summary::never_met(self.language)),
            (None, _) => words("—"),
        };
        vec![
            Cell::Words(with_title(target, self.language)),
            Cell::Words(aim(target, self.language)),
            in_year(target.year),
            probability,
            error,
            words(unit),
            met.projected()
                .map_or_else(nothing, |_| number(median, target.unit)),
            first,
            Cell::Words(rests(target, met, self.language)),
        ]
    }

    /// Whether one table has room for all targets, or none has a probability.
    fn has_few_targets(&self) -> bool {
        let attainments = self.album.attainments;
        attainments.len() <= TOGETHER || attainments.iter().all(|own| own.told().is_none())
    }

    /// What is projected of a target for its year: the median with the 80 % interval.
    pub(super) fn projected(&self, target: &Target) -> String {
        let mut attainments = self.album.attainments.iter();
        let own = attainments.find(|own| own.key == target.key && own.median.is_finite());
        let Some(met) = own else {
            return "—".to_string();
        };
        let Some(met) = met.projected() else {
            return no_evidence(self.language).to_string();
        };
        // Whoever is to keep step is told by the own growth.
        let (low, high) = met.growth.as_ref().map_or(met.eighty, |own| own.eighty);
        let scale = Scale::of(met.median, target.unit, self.language);
        let range = scale.range(low, high);
        // In the precision of the interval, unless it says more than the number or needs more decimals.
        let median = match in_step::median(target, met, self.language) {
            told if told == figure(met.median, target.unit, self.language) => {
                scale.figure(met.median)
            }
            told => told,
        };
        match self.language {
            Language::Zh => format!("{median}（{range}）"),
            Language::En => format!("{median} ({range})"),
        }
    }

    /// The targets without a probability, where they stand in no other table.
    pub(super) fn without_probability(&self, document: &mut Document) {
        let (model, attainments) = (self.album.model, self.album.attainments);
        let untold = model.targets.iter().filter(|target| {
            let mut own = attainments.iter();
            own.any(|own| own.key == target.key && own.told().is_none())
        });
        let mut rows = vec![
            [("指标", "indicator"), ("目标", "target"), PROJECTED]
                .map(|(zh, en)| self.pick(zh, en).to_string())
                .to_vec(),
        ];
        rows.extend(untold.map(|target| {
            vec![
                with_title(target, self.language),
                aim_in_words(target, self.language),
                self.projected(target),
            ]
        }));
        if self.has_few_targets() || rows.len() < 2 {
            return;
        }
        let heading = self.pick(
            "附：没有依据给出概率的目标",
            "Targets without a probability",
        );
        document.heading(1, heading);
        let caption = self.pick("没有依据给出概率的目标", "Targets without a probability");
        let short = self.pick("无依据的目标", "no evidence");
        document.table(Sheet::of(short, caption, rows));
    }

    /// The board of the targets: main indicators and what else has a probability.
    pub(super) fn boards(&self, document: &mut Document) {
        let caption = self.pick(
            "规划目标一览：现状、目标、预测与实现概率",
            "The targets: where they stand, aim, projection, probability",
        );
        let all = self.album.attainments.len() <= TOGETHER;
        let boards = self.album.at_a_glance(all, self.language);
        let boards: Vec<_> = boards
            .into_iter()
            .filter_map(|(name, picture)| Some((name, picture.ok()?)))
            .collect();
        if boards.is_empty() {
            return;
        }
        document.heading(1, self.pick("附：规划目标一览", "The targets at a glance"));
        let all = boards.len();
        for ((name, picture), place) in boards.into_iter().zip(1..) {
            document.figure(name, self.one_of(caption, place, all), picture);
        }
    }
}

/// That some targets stand in no table, since they would tell numbers that are too small to be published.
fn left_out(hidden: usize, language: Language) -> String {
    match language {
        Language::Zh => {
            format!("还有 {hidden} 项目标的数太小或能据以推算出太小的数，公开时不列出。")
        }
        Language::En => format!(
            "{hidden} more targets are left out of what is published: their numbers are too small, or would tell such numbers."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_counts_the_targets_of_a_published_paper_is_told_how_many_are_left_out() {
        assert!(left_out(3, Language::Zh).starts_with("还有 3 项目标"));
        assert!(left_out(3, Language::En).starts_with("3 more targets"));
    }
}
