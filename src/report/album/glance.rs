//! The board of a paper: what has a probability, on as few pages as that takes. What it rests on, and everything else,
//! stands in the paper's tables.

use super::board::{JudgedTargets, name_of, pages};
use super::{Album, NamedPicture};
use crate::report::number::chance_if_any;
use crate::report::summary::aim;
use crate::source::Language;

impl Album<'_> {
    /// The board of a paper in a language: main indicators, the binding ones first, and what else has a probability, or
    /// `all` that is judged.
    pub fn at_a_glance(&self, all: bool, language: Language) -> Vec<NamedPicture> {
        let (mut main, mut others): (JudgedTargets<'_>, JudgedTargets<'_>) = self
            .judged()
            .into_iter()
            .partition(|(target, _)| target.number.is_some());
        main.sort_by_key(|(target, _)| target.nature.place());
        others.retain(|(_, met)| all || met.told().is_some());
        let what = match (main.is_empty(), others.is_empty(), all) {
            (_, true, _) => language.pick("主要指标", "main indicators"),
            (true, false, _) => language.pick("专栏和正文目标", "targets of boxes and text"),
            (false, false, true) => {
                language.pick("主要指标和其他目标", "main indicators and other targets")
            }
            (false, false, false) => language.pick(
                "主要指标和其他有依据的目标",
                "main indicators and other targets with evidence",
            ),
        };
        let own = [main, others].concat();
        if own.is_empty() {
            return Vec::new();
        }
        let subtitle = language.pick(
            "基期值、目标值、预测中位数与 80% 区间、实现概率；没有依据的不给概率",
            "baseline, target, projected median with 80% interval, probability; none is said where there is no evidence",
        );
        let (mut frame, mut chart) = self.board_of(&own, what, subtitle, language);
        for row in &mut chart.rows {
            row.note.clear();
        }
        // Whoever cannot see the board is told what it says.
        let told = own.iter().map(|(target, met)| {
            let chance = chance_if_any(met.told(), language);
            let (title, aim) = (target.title.get(language), aim(target, language));
            format!("{title} {aim}{}{chance}", language.pick("：", ": "))
        });
        let told: Vec<String> = told.collect();
        frame.description = format!(
            "{}{}{}",
            frame.title,
            language.pick("。", ". "),
            told.join(language.pick("；", "; "))
        );
        let pages = pages(&frame, &chart).into_iter().enumerate();
        pages.map(|(at, page)| (name_of(at), page)).collect()
    }
}
