//! The tables of indicators: main ones first, then what boxes and text promise, as far as it was reported; the rest at
//! the end.

use super::super::Paper;
use super::super::targets::PROJECTED;
use crate::evaluation::progress::Indicator;
use crate::model::checked::Target;
use crate::report::document::{Document, Sheet};
use crate::report::evaluated::{Evaluated, note_on_base};
use crate::source::Language;

/// Indicators that one table has room for, whatever they are.
const TOGETHER: usize = 20;
/// Columns of the indicator table before those of the years that were reported, and after the target's.
const BEFORE: usize = 3;
const CHANCES: usize = 2;

/// Whether an indicator of boxes and text was reported.
fn of_text(reported: bool) -> impl Fn(&Indicator, &Target) -> bool {
    move |own, target| target.number.is_none() && own.actuals.is_empty() != reported
}

impl Paper<'_> {
    /// Whether main indicators stand in a table of their own.
    fn parted(&self, evaluated: &Evaluated) -> bool {
        let main = evaluated
            .of(self.album.model)
            .any(|(_, target)| target.number.is_some());
        main && evaluated.indicators.len() > TOGETHER
    }

    /// The indicators, or only the main ones where there are many others.
    pub(super) fn indicators(&self, document: &mut Document, evaluated: &Evaluated) {
        let parted = self.parted(evaluated);
        let wanted = |_: &Indicator, target: &Target| !parted || target.number.is_some();
        let rows = evaluated.rows(self.album.model, wanted, self.language);
        let note = self.pick(
            "注：进度＝实际变化÷按直线到该年应有的变化；快于预期为 110% 及以上，符合预期为 100% 及以上，基本符合预期为 90% 及以上，不足 90% 为滞后于预期；逐年要求或只须保持的不算进度，达到的为“保持”；目标年已有实际值的，按是否完成下结论；“—”表示没有公布或不适用。",
            "Progress: actual change over that of a straight line to the target by then; ahead from 110 %, on time from 100 %, nearly on time from 90 %, behind below that; what every year must reach, or is only to be kept, has no progress and is “kept” where it does; a target whose own year was reported is met or not; a dash: nothing reported, or not applicable.",
        );
        let caption = match parted {
            true => self.pick("主要指标完成情况", "Main indicators"),
            false => self.pick("指标完成情况", "Indicators"),
        };
        let base = note_on_base(&rows, self.language).unwrap_or_default();
        let between = self.pick("", " ");
        let sheet = Sheet::of(self.pick("评估", "evaluation"), caption, rows);
        let sheet = sheet.noted(format!("{note}{between}{base}").trim_end());
        document.table(sheet.wide());
    }

    /// How many targets boxes and text have, and those that were reported.
    pub(super) fn tasks(&self, document: &mut Document, evaluated: &Evaluated) {
        let (model, language) = (self.album.model, self.language);
        let count = |wanted: &dyn Fn(&Indicator, &Target) -> bool| {
            let own = evaluated.of(model);
            own.filter(|(own, target)| wanted(own, target)).count()
        };
        let (seen, unseen) = (count(&of_text(true)), count(&of_text(false)));
        if seen + unseen == 0 {
            return;
        }
        let all = seen + unseen;
        let parted = self.parted(evaluated);
        let stands = match (parted, seen, unseen, language) {
            (false, .., Language::Zh) => "，逐项情况见上表。".to_string(),
            (false, .., Language::En) => "; the table above has each.".to_string(),
            (true, _, 0, Language::Zh) => "，逐项情况见下表。".to_string(),
            (true, _, 0, Language::En) => "; the table below has each.".to_string(),
            (true, 0, _, Language::Zh) => "，都未报数，逐项目标见文末附表。".to_string(),
            (true, 0, _, Language::En) => {
                "; none was reported, and the table at the end has each.".to_string()
            }
            (true, _, _, Language::Zh) => {
                format!("，已报数的 {seen} 项见下表；未报数的 {unseen} 项见文末附表。")
            }
            (true, _, _, Language::En) => format!(
                "; those reported ({seen}) are in the table below, the others ({unseen}) in the table at the end."
            ),
        };
        document.text(match language {
            Language::Zh => format!("专栏和正文中有 {all} 项可以计量的目标{stands}"),
            Language::En => {
                format!("Boxes and text have {all} targets that can be measured{stands}")
            }
        });
        if parted && seen > 0 {
            let caption = self.pick(
                "专栏和正文目标完成情况（已报数）",
                "Targets of boxes and text that were reported",
            );
            let rows = evaluated.rows(model, of_text(true), language);
            let short = self.pick("专栏和正文目标", "boxes and text");
            let base = note_on_base(&rows, language).unwrap_or_default();
            document.table(Sheet::of(short, caption, rows).noted(base).wide());
        }
    }

    /// The targets of boxes and text of which nothing was reported; what is said of them only where they have no table
    /// before.
    pub(super) fn unreported(&self, document: &mut Document, evaluated: &Evaluated) {
        if !self.parted(evaluated) {
            return;
        }
        let rows = evaluated.rows(self.album.model, of_text(false), self.language);
        if rows.len() < 2 {
            return;
        }
        document.heading(
            1,
            self.pick("附：未报数的目标", "Targets that were not reported"),
        );
        let caption = self.pick(
            "专栏和正文目标（未报数）",
            "Targets of boxes and text that were not reported",
        );
        let short = self.pick("未报数的目标", "not reported");
        let base = note_on_base(&rows, self.language).unwrap_or_default();
        let (zh, en) = PROJECTED;
        let wanted = of_text(false);
        let own = evaluated.of(self.album.model);
        let own = own.filter(|(own, target)| wanted(own, target));
        let projected = own.map(|(_, target)| self.projected(target));
        let projected = std::iter::once(self.pick(zh, en).to_string()).chain(projected);
        let rows = rows.into_iter().map(without_years).zip(projected);
        let rows = rows.map(|(mut row, cell)| {
            row.push(cell);
            row
        });
        document.table(Sheet::of(short, caption, rows.collect()).noted(base));
    }
}

/// A row of the indicator table without what only reported indicators have: the years, progress, verdict. All of these
/// are of one nature.
fn without_years(row: Vec<String>) -> Vec<String> {
    /// Progress and verdict.
    const FOUND: usize = 2;
    let (target, chances) = (row.len() - CHANCES - FOUND - 1, row.len() - CHANCES);
    let kept = |place: &usize| {
        *place == 0 || *place == BEFORE - 1 || *place == target || *place >= chances
    };
    let cells = row.into_iter().enumerate();
    cells
        .filter(|(place, _)| kept(place))
        .map(|(_, cell)| cell)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::without_years;

    #[test]
    fn what_was_not_reported_has_no_years() {
        let row = [
            "name", "nature", "base", "2021", "2022", "target", "progress", "verdict", "before",
            "now",
        ];
        let row = row.map(String::from).to_vec();
        assert_eq!(
            without_years(row),
            ["name", "base", "target", "before", "now"]
        );
    }
}
