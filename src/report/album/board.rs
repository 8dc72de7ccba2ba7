//! The board of targets: where each stands, what it aims at, what is projected, how likely it is met.

use super::super::chart::{
    BoardChart, BoardRow, ChartError, Frame, Mark, Picture, Verdict, board, boards,
};
use super::super::in_step;
use super::super::numbered::numbered;
use super::super::rests::rests;
use super::super::summary::{self, aim};
use super::{Album, NamedPicture};
use crate::axes::Year;
use crate::evaluation::Attainment;
use crate::model::checked::Target;
use crate::model::file::Nature;
use crate::source::Language;
use crate::units::Unit;

/// Targets with what is said of each.
pub(super) type JudgedTargets<'a> = Vec<(&'a Target, &'a Attainment)>;

impl Album<'_> {
    /// The boards in a language, each no higher than a page: main indicators, the binding ones first, then the targets of
    /// boxes and text.
    pub fn boards(&self, language: Language) -> Vec<NamedPicture> {
        let (mut main, others): (JudgedTargets<'_>, JudgedTargets<'_>) = self
            .judged()
            .into_iter()
            .partition(|(target, _)| target.number.is_some());
        main.sort_by_key(|(target, _)| target.nature.place());
        let groups = [
            (main, language.pick("主要指标", "main indicators")),
            (
                others,
                language.pick("专栏和正文目标", "targets of boxes and text"),
            ),
        ];
        let mut named: Vec<NamedPicture> = Vec::new();
        for (own, what) in groups {
            if own.is_empty() {
                continue;
            }
            let (frame, chart) = self.board_of(&own, what, subtitle(language), language);
            for page in pages(&frame, &chart) {
                named.push((name_of(named.len()), page));
            }
        }
        named
    }

    /// One board of everything that is judged, however long.
    pub fn whole_board(&self, language: Language) -> Result<Picture, ChartError> {
        let what = language.pick("目标", "targets");
        let subtitle = subtitle(language);
        let (frame, chart) = self.board_of(&self.judged(), what, subtitle, language);
        board(&frame, &chart)
    }

    pub(super) fn judged(&self) -> JudgedTargets<'_> {
        let targets = self.model.targets.iter();
        targets
            .filter_map(|target| {
                let mut said = self.attainments.iter();
                Some((target, said.find(|own| own.key == target.key)?))
            })
            .collect()
    }

    pub(super) fn board_of(
        &self,
        own: &JudgedTargets<'_>,
        what: &str,
        subtitle: &str,
        language: Language,
    ) -> (Frame, BoardChart) {
        let chances = || own.iter().filter_map(|(_, met)| met.told());
        let (all, told) = (own.len(), chances().count());
        let likely = chances().filter(|chance| *chance >= 0.5).count();
        let year = own.iter().map(|(target, _)| target.year).max();
        let year = year.unwrap_or(self.last());
        let title = heading([all, told, likely], what, year, language);
        let frame = self.frame(
            title.clone(),
            subtitle.to_string(),
            title,
            vec![Mark::Judged, Mark::Assumed],
            language,
        );
        let rows = own
            .iter()
            .map(|(target, met)| self.board_row(target, met, language));
        let chart = BoardChart {
            baseline_year: self.base(),
            target_year: year,
            rows: rows.collect(),
        };
        (frame, chart)
    }

    fn board_row(&self, target: &Target, met: &Attainment, language: Language) -> BoardRow {
        let percent = matches!(target.unit, Unit::Share | Unit::Growth);
        let whole = target.unit.is_counted();
        let scale = |value: f64| match (percent, whole) {
            (true, _) => value * 100.0,
            (_, true) => value.round(),
            _ => value,
        };
        let section = match target.number {
            Some(_) => main_indicators(target.nature, language),
            None => language.pick("专栏与正文", "Boxes and text").to_string(),
        };
        let status = if met.told().is_none() {
            Verdict::NoEvidence
        } else if met.probability >= 2.0 / 3.0 {
            Verdict::Likely
        } else if met.probability >= 1.0 / 3.0 {
            Verdict::Even
        } else {
            Verdict::Unlikely
        };
        // Whoever is to keep step is shown by the own growth, beside that of the other.
        let (shown, aimed) = match &met.growth {
            Some(growth) => ((growth.median, growth.eighty), growth.other),
            None => ((met.median, met.eighty), target.value),
        };
        let shown = met.projected().map(|_| shown);
        // The section says it of what stands outside of the main indicators.
        let heading = target.nature.heading();
        let nature = heading.map_or("", |_| target.nature.said(language));
        BoardRow {
            section,
            number: numbered(target, language),
            name: target.title.get(language).to_string(),
            nature: nature.to_string(),
            unit: if percent {
                "%".to_string()
            } else {
                target.unit_word(language).to_string()
            },
            baseline: target.baseline.map(scale),
            target: Some(scale(aimed)),
            sign: target.relation.sign(),
            met_above: target.relation.met_above(),
            strict: target.relation.is_strict(),
            target_words: (target.shown.is_some() || target.relation.has_upper())
                .then(|| aim(target, language)),
            median: shown.map(|(median, _)| scale(median)),
            low80: shown.map(|(_, eighty)| scale(eighty.0)),
            high80: shown.map(|(_, eighty)| scale(eighty.1)),
            probability: met.told().map(|chance| (chance, met.standard_error)),
            first_year: met.told().map(|_| match (met.first_met, language) {
                (Some(year), Language::Zh) => format!("首次达到 {year}"),
                (Some(year), Language::En) => format!("first met {year}"),
                (None, _) => summary::never_met(language).to_string(),
            }),
            status,
            note: match in_step::explained(met, language) {
                Some(apart) => format!(
                    "{}{}{apart}",
                    rests(target, met, language),
                    language.pick("；", "; ")
                ),
                None => rests(target, met, language),
            },
        }
    }
}

fn subtitle(language: Language) -> &'static str {
    language.pick(
        "基期值、目标值、预测中位数与 80% 区间、实现概率及其依据；没有依据的不给概率",
        "baseline, target, projected median with 80% interval, probability and what it rests on; none is said where there is no evidence",
    )
}

/// The title of a board of so many targets, of which so many have a probability and so many of these are as likely as not.
fn heading([all, told, likely]: [usize; 3], what: &str, year: Year, language: Language) -> String {
    match language {
        Language::Zh if told == 0 => format!("{all} 项{what}：没有依据可给概率"),
        Language::En if told == 0 => format!("{all} {what}: no evidence for a probability"),
        Language::Zh => format!(
            "{all} 项{what}中，{told} 项有依据可给概率，其中 {likely} 项到 {year} 年实现的概率不低于一半"
        ),
        Language::En => {
            let (have, are) = (one_or("has", "have", told), one_or("is", "are", likely));
            format!(
                "Of {all} {what}, {told} {have} evidence for a probability; {likely} of them {are} as likely as not, or likelier, to be met by {year}"
            )
        }
    }
}

/// The English verb for one, or for any other number.
fn one_or(one: &'static str, many: &'static str, count: usize) -> &'static str {
    if count == 1 { one } else { many }
}

/// A board in pages.
pub(super) fn pages(frame: &Frame, chart: &BoardChart) -> Vec<Result<Picture, ChartError>> {
    match boards(frame, chart) {
        Ok(pages) => pages.into_iter().map(Ok).collect(),
        Err(error) => vec![Err(error)],
    }
}

/// Name of a page of the boards, by how many there are before it.
pub(super) fn name_of(before: usize) -> String {
    match before {
        0 => "target-board".to_string(),
        before => format!("target-board-{}", before + 1),
    }
}

/// What stands over the main indicators of a nature.
fn main_indicators(nature: Nature, language: Language) -> String {
    let Some((zh, en)) = nature.heading() else {
        return language.pick("主要指标", "Main indicators").to_string();
    };
    match language {
        Language::Zh => format!("主要指标：{zh}"),
        Language::En => format!("Main indicators: {}", en.to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of no probability at all nothing is said of which are likely.
    #[test]
    fn a_board_without_a_probability_says_no_more_than_that() {
        let zh = |counts| heading(counts, "指标", 2025, Language::Zh);
        assert_eq!(zh([3, 0, 0]), "3 项指标：没有依据可给概率");
        let some = zh([3, 1, 0]);
        assert!(
            some.contains("1 项有依据") && some.contains("其中 0 项"),
            "{some}"
        );
        assert_eq!(
            heading([3, 0, 0], "targets", 2025, Language::En),
            "3 targets: no evidence for a probability"
        );
    }
}
