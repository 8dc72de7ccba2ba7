//! The main results and the targets: in words for a page, as numbers for a workbook.

use super::Paper;
use crate::axes::Year;
use crate::evaluation::Attainment;
use crate::model::checked::Target;
use crate::report::document::{Cell, Computable, Document, Sheet};
use crate::report::number::{decimals_of, figure};
use crate::report::rests::rests;
use crate::report::summary::{self, aim};
use crate::source::Language;
use crate::units::Unit;

impl Paper<'_> {
    /// People and money in the years that the model tells of.
    pub(super) fn headline(&self, document: &mut Document) {
        let (album, base) = (self.album, self.album.model.calendar.base);
        let mut rows = summary::headline(
            album.model,
            &album.outcome.projection,
            album.summaries,
            self.language,
        );
        // Which of the years is counted and which is foretold stands over each.
        for (head, year) in rows[0].iter_mut().skip(1).zip(album.model.profile_years()) {
            *head = self.year_and_kind(year, base);
        }
        let caption = self.pick(
            "主要结果：中位数（80% 区间）",
            "Main results: medians (80 % intervals)",
        );
        let sheet = Sheet::of(self.pick("主要结果", "results"), caption, rows)
            .noted(self.whose_holders().unwrap_or_default());
        document.table(sheet.computable(self.results_to_compute()));
    }

    /// A year of the projection, and what kind of figure stands there.
    fn year_and_kind(&self, year: Year, base: Year) -> String {
        let kind = self.kind(year, base);
        format!(
            "{year}{}{kind}{}",
            self.pick(" 年末（", " ("),
            self.pick("）", ")")
        )
    }

    fn kind(&self, year: Year, base: Year) -> &str {
        match year.cmp(&base) {
            std::cmp::Ordering::Less => self.pick("还原", "reconstructed"),
            std::cmp::Ordering::Equal => self.pick("基期", "base year"),
            std::cmp::Ordering::Greater => self.pick("预测", "projected"),
        }
    }

    /// Which holders are those of the base year and which the register's, where the register tells of another year.
    fn whose_holders(&self) -> Option<String> {
        /// Key of everybody with a certificate.
        const HOLDERS: &str = "holders";
        let (model, summaries) = (self.album.model, self.album.summaries);
        let base = model.calendar.base;
        let seen = model.holders_seen(None);
        if seen.contains_key(&base) {
            return None;
        }
        let (year, counted) = seen.iter().find(|(year, _)| **year > base)?;
        if summaries.mark(HOLDERS, *year).is_some() {
            return None;
        }
        let quantities = self.album.outcome.projection.quantities();
        let holders = quantities.iter().find(|own| own.key == HOLDERS)?;
        let said = |value: f64| figure(value, Unit::Persons, self.language);
        let started = said(summaries.get(HOLDERS, base)?.median());
        let (counted, grade) = (said(*counted), holders.evidence);
        Some(match self.language {
            Language::Zh => format!(
                "注：持证残疾人有两个来源：{base} 年末 {started} 人是基期人数（推算的起点，{}），{year} 年末 {counted} 人是登记册的实有人数；年份和来源都不同，两数相减不是一年的变化。",
                grade.zh()
            ),
            Language::En => format!(
                "Certificate holders are from two sources: {started} at the end of {base} is the base year's figure, from which the projection starts ({}); {counted} at the end of {year} is the register's count. Year and source differ, so that their difference is not the change of a year.",
                grade.en()
            ),
        })
    }

    /// The main results with each number in a cell of its own.
    fn results_to_compute(&self) -> Computable {
        let (model, summaries) = (self.album.model, self.album.summaries);
        let (projection, base) = (&self.album.outcome.projection, model.calendar.base);
        let head = [
            ("指标", "quantity"),
            ("单位", "unit"),
            ("依据", "evidence"),
            ("年份（年末）", "year (its end)"),
            ("类别", "kind"),
            ("中位数", "median"),
            ("80% 下限", "80 % low"),
            ("80% 上限", "80 % high"),
        ];
        let mut rows = Vec::new();
        for key in &model.settings.headline {
            let Some(place) = projection.index(key) else {
                continue;
            };
            let own = &projection.quantities()[place];
            for year in model.profile_years() {
                let words = [
                    own.title.get(self.language),
                    self.pick(own.unit.zh(), own.unit.en()),
                    self.pick(own.evidence.zh(), own.evidence.en()),
                ];
                let mut row: Vec<Cell> = words.map(|text| Cell::Words(text.to_string())).to_vec();
                row.push(in_year(year));
                row.push(Cell::Words(self.kind(year, base).to_string()));
                match summaries.get(key, year) {
                    Some(summary) => {
                        let (low, high) = summary.eighty();
                        let values = [summary.median(), low, high];
                        row.extend(values.map(|value| number(value, own.unit)));
                    }
                    None => {
                        let mark = summaries.mark(key, year);
                        let mark = mark.map_or("—", |mark| mark.shown(self.language));
                        row.extend([mark; 3].map(|text| Cell::Words(text.to_string())));
                    }
                }
                rows.push(row);
            }
        }
        Computable {
            head: head.map(|(zh, en)| self.pick(zh, en).to_string()).to_vec(),
            rows,
        }
    }

    /// Every target, with its probability and what that rests on.
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
        rows.extend(summary::targets(model, attainments, self.language));
        let caption = self.pick("规划目标的实现概率", "How likely the targets are met");
        let sheet = Sheet::of(self.pick("规划目标", "targets"), caption, rows).wide();
        document.table(sheet.computable(self.targets_to_compute()));
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
        let name = target.number.map_or(target.at.clone(), |n| n.to_string());
        let name = format!("{name} {}", target.title.get(self.language));
        let unit = self.pick(target.unit.zh(), target.unit.en());
        let chance = |value: f64, decimals: usize| Cell::Number {
            value,
            decimals,
            percent: true,
            grouped: false,
        };
        let told = met.told();
        let [probability, error] = match told {
            Some(value) => [chance(value, 0), chance(met.standard_error, 1)],
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
        for (name, picture) in boards {
            document.figure(name, caption, picture);
        }
    }
}

/// A year, which has no comma.
fn in_year(year: Year) -> Cell {
    Cell::Number {
        value: f64::from(year),
        decimals: 0,
        percent: false,
        grouped: false,
    }
}

/// A value in its own unit; a dash for what is no number.
fn number(value: f64, unit: Unit) -> Cell {
    let (decimals, percent) = decimals_of(value, unit);
    match value.is_finite() {
        true => Cell::Number {
            value,
            decimals,
            percent,
            grouped: true,
        },
        false => Cell::Words("—".to_string()),
    }
}
