//! The targets: in words for a page, as numbers for a workbook, and as boards.

use super::Paper;
use super::outcomes::{in_year, number};
use crate::evaluation::Attainment;
use crate::model::checked::Target;
use crate::report::document::{Cell, Computable, Document, Sheet};
use crate::report::number::decimals_of_chance;
use crate::report::numbered::numbered;
use crate::report::rests::rests;
use crate::report::summary::{self, aim};
use crate::source::Language;

/// Targets that one table has room for, whatever is known of them.
const TOGETHER: usize = 20;

impl Paper<'_> {
    /// Every target that has a probability, with what that rests on. Of many targets those without one are counted only:
    /// the boards and a workbook have them all.
    pub(super) fn targets(&self, document: &mut Document) {
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
        let few = judged.len() <= TOGETHER || told.is_empty();
        let untold = judged.len().saturating_sub(told.len());
        rows.extend(match few {
            true => judged,
            false => summary::targets(model, &told, self.language),
        });
        let caption = self.pick("规划目标的实现概率", "How likely the targets are met");
        let sheet = Sheet::of(self.pick("规划目标", "targets"), caption, rows).wide();
        document.table(sheet.computable(self.targets_to_compute()));
        if !few && untold > 0 {
            document.text(match self.language {
                Language::Zh => format!(
                    "另有 {untold} 项目标没有依据可以给出概率，逐项情况见文末的一览图和工作簿的“规划目标”表。"
                ),
                Language::En => format!(
                    "{untold} more targets have no evidence for a probability; the boards at the end and the sheet “targets” of the workbook have each."
                ),
            });
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
        let number = numbered(target, self.language);
        let name = format!("{number} {}", target.title.get(self.language));
        let unit = self.pick(target.unit.zh(), target.unit.en());
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
            None => [words(self.pick("无依据", "no evidence")), words("—")],
        };
        let first = match (told, met.first_met) {
            (Some(_), Some(year)) => in_year(year),
            (Some(_), None) => words(self.pick("期内未达到", "not by then")),
            (None, _) => words("—"),
        };
        vec![
            Cell::Words(name),
            Cell::Words(aim(target, self.language)),
            in_year(target.year),
            probability,
            error,
            words(unit),
            number(met.median, target.unit),
            first,
            Cell::Words(rests(target, met, self.language)),
        ]
    }

    /// The boards of the targets, a page each.
    pub(super) fn boards(&self, document: &mut Document) {
        let caption = self.pick(
            "规划目标一览：现状、目标、预测与实现概率",
            "The targets: where they stand, aim, projection, probability",
        );
        let boards = self.album.boards(self.language).into_iter();
        let boards: Vec<_> = boards
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
