//! The main results: in words for a page, as numbers for a workbook.

use super::Paper;
use crate::axes::Year;
use crate::report::document::{Cell, Computable, Document, Sheet};
use crate::report::number::{decimals_of, with_unit};
use crate::report::summary;
use crate::source::Language;
use crate::units::Unit;

/// Key of everybody with a certificate.
pub(super) const HOLDERS: &str = "holders";

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
            self.pick(" 年（", " ("),
            self.pick("）", ")")
        )
    }

    /// What kind of figure stands in a year.
    pub(super) fn kind(&self, year: Year, base: Year) -> &str {
        match year.cmp(&base) {
            std::cmp::Ordering::Less => self.pick("还原", "reconstructed"),
            std::cmp::Ordering::Equal => self.pick("基期", "base year"),
            std::cmp::Ordering::Greater => self.pick("预测", "projected"),
        }
    }

    /// Which holders are those of the base year and which the register's, where the register tells of another year.
    fn whose_holders(&self) -> Option<String> {
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
        let said = |value: f64| with_unit(value, Unit::Persons, self.language);
        let started = said(summaries.get(HOLDERS, base)?.median());
        let (counted, grade) = (said(*counted), holders.evidence);
        Some(match self.language {
            Language::Zh => format!(
                "注：持证残疾人有两个来源：{base} 年末的 {started}是基期人数（推算的起点，{}），{year} 年末的 {counted}是登记册的实有人数；年份和来源都不同，两数相减不是一年的变化。",
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
            ("年份", "year"),
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
}

/// A year, which has no comma.
pub(super) fn in_year(year: Year) -> Cell {
    Cell::Number {
        value: f64::from(year),
        decimals: 0,
        percent: false,
        grouped: false,
    }
}

/// A value in its own unit; a dash for what is no number.
pub(super) fn number(value: f64, unit: Unit) -> Cell {
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
