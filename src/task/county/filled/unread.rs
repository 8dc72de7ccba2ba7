//! What of a workbook goes into no model: sheets and columns that the template does not have, most remarks, and some
//! marks of numbers that are no final ones. It is said. And the remarks that do.

use std::collections::BTreeSet;

use super::cells::SheetReading;
use crate::dataset::{Complaints, RawTable};
use crate::report::template::layout::{EXPLAINED, FormColumn, FormSheet, LISTS, NOTE};
use crate::source::Words;

/// Sheets that are not of the template, each in words.
pub(super) fn sheets(there: &BTreeSet<String>, known: &[&str]) -> Vec<Words> {
    let own = |name: &&String| {
        let name = name.as_str();
        !known.contains(&name) && name != EXPLAINED && name != LISTS
    };
    let others = there.iter().filter(own);
    others
        .map(|name| Words {
            zh: format!("工作表“{name}”不是模板里的，没有读；数请填到模板的各张表里"),
            en: format!("the sheet {name} is not of the template and was not read; figures belong on those that are"),
        })
        .collect()
}

/// Columns of a sheet that the template does not have and that hold something, in words.
pub(super) fn columns(raw: &RawTable, layout: FormSheet) -> Vec<Words> {
    let known = layout.columns.iter();
    let known: Vec<String> = known
        .filter_map(|column| raw.column_called(&[column.name]))
        .collect();
    let sheet = layout.name;
    let names = raw.names().into_iter();
    let others = names.filter(|name| {
        let holds = || raw.texts(name).iter().any(Option::is_some);
        !known.contains(name) && holds()
    });
    others
        .map(|name| Words {
            zh: format!("工作表“{sheet}”的“{name}”列不是模板里的，没有读；说明请写在“{}”", NOTE.name),
            en: format!("the column “{name}” of the sheet {sheet} is not of the template and was not read; remarks belong into {}", NOTE.name),
        })
        .collect()
}

/// What of a sheet was read though nobody sees it, hidden rows and columns and formulas that were never worked out, and
/// comments, which were not; in words.
pub(super) fn unseen(raw: &RawTable, sheet: &str) -> Vec<Words> {
    let unseen = raw.reading.unseen(&raw.file, Some(sheet)).0.into_iter();
    let words = unseen.map(|said| Words {
        zh: format!("工作表“{sheet}”{}；{}", said.found.zh, said.advice.zh),
        en: format!("the sheet {sheet}: {}. {}", said.found.en, said.advice.en),
    });
    words.collect()
}

/// A complaint for each row of which the remark says that it was planned, on a sheet of what was observed.
pub(super) fn planned(raw: &RawTable, layout: FormSheet) -> Complaints {
    let first = layout.columns.first().map(|column| column.name);
    let rows = first.and_then(|name| raw.column_called(&[name]));
    let rows = rows.map(|name| raw.texts(&name)).unwrap_or_default();
    raw.unobserved(&rows).0
}

impl SheetReading<'_> {
    /// The marks of numbers of a row that are no final ones, each with its column: whoever asks carries them on.
    pub(super) fn marks_of(
        &mut self,
        row: usize,
        values: &[FormColumn],
    ) -> Vec<(&'static str, String)> {
        let names = values.iter().map(|value| value.name);
        names
            .filter_map(|name| Some((name, self.marks.remove(&(row, name))?)))
            .collect()
    }

    /// What is remarked of a row, on one line, with the marks of its numbers that are no final ones.
    pub(super) fn remark(&mut self, row: usize, values: &[FormColumn]) -> String {
        let said = self.text_if_there(NOTE, row).unwrap_or_default();
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        let marks = self.marks_of(row, values).into_iter();
        let marks = marks.map(|(name, mark)| match values.len() {
            1 => mark,
            _ => format!("{name}：{mark}"),
        });
        let marks = marks.collect::<Vec<_>>().join("；");
        match (said.is_empty(), marks.is_empty()) {
            (_, true) => said,
            (true, _) => marks,
            _ => format!("{said}（{marks}）"),
        }
    }

    /// Says that the marks that nobody carried on stay in the workbook.
    pub(super) fn leaves_marks(&mut self) {
        let count = self.marks.len();
        if count == 0 {
            return;
        }
        let sheet = self.raw.reading.sheet.clone().unwrap_or_default();
        self.note(Words {
            zh: format!(
                "工作表“{sheet}”有 {count} 个不是确数的数，数已读入，“约”“预计”一类的字样只留在这个工作簿里，不进入模型"
            ),
            en: format!(
                "{count} numbers of the sheet {sheet} are no final ones: they were read, and the words that say so stay in this workbook and go into no model"
            ),
        });
    }

    /// Says that the remarks of this sheet stay in the workbook: no file of a model has a place for them.
    pub(super) fn leaves_remarks(&mut self, count: usize) {
        if count == 0 {
            return;
        }
        let sheet = self.raw.reading.sheet.clone().unwrap_or_default();
        let note = NOTE.name;
        self.note(Words {
            zh: format!("工作表“{sheet}”的{note}有 {count} 处，只留在这个工作簿里，不进入模型"),
            en: format!("{count} remarks in the column {note} of the sheet {sheet} stay in this workbook and go into no model"),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::workbook::Workbook;
    use super::*;
    use crate::dataset::{ReadOptions, read_bytes};
    use crate::report::template::layout::people;

    #[test]
    fn what_the_template_does_not_have_is_named() {
        let there = ["说明", "选项", "人口", "附表"];
        let there: BTreeSet<String> = there.into_iter().map(str::to_string).collect();
        let said = sheets(&there, &["人口"]);
        assert_eq!(said.len(), 1);
        assert!(said[0].zh.contains("“附表”"), "{}", said[0].zh);
        let text = "年份,户籍人口,常住人口,备注\n2020,590000,460000,\n2021,589000,,甲\n";
        let raw = read_bytes("甲.csv", text.as_bytes(), &ReadOptions::default()).unwrap();
        let said = columns(&raw, people::SHEET);
        assert_eq!(said.len(), 1);
        assert!(said[0].zh.contains("“常住人口”列"), "{}", said[0].zh);
    }

    #[test]
    fn a_row_that_was_planned_is_none_that_was_observed() {
        let text = "年份,户籍人口,备注\n2020,590000,公安局\n2021,589000,计划\n";
        let raw = read_bytes("甲.csv", text.as_bytes(), &ReadOptions::default()).unwrap();
        let said = planned(&raw, people::SHEET);
        assert_eq!(said.errors().count(), 1);
        assert!(said.to_string().contains("第 3 行 备注 列"), "{said}");
    }

    #[test]
    fn hidden_rows_and_comments_are_said_with_their_sheet() {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        sheet.set_name("人口").unwrap();
        for (row, column) in [(0, 0), (2, 1), (1, 1)] {
            let note = rust_xlsxwriter::Note::new("据公安局");
            sheet.insert_note(row, column, &note).unwrap();
        }
        for (row, cells) in (0..).zip([["年份", "人数"], ["2019", "10"], ["2020", "11"]]) {
            for (column, cell) in (0..).zip(cells) {
                sheet.write(row, column, cell).unwrap();
            }
        }
        sheet.set_row_hidden(1).unwrap();
        let bytes = book.save_to_buffer().unwrap();
        let raw = Workbook::of("甲.xlsx", bytes).sheet("人口").unwrap();
        let said = unseen(&raw, "人口");
        assert_eq!(said.len(), 2);
        for (said, part) in said
            .iter()
            .zip(["第 2 行是隐藏的", "B2、B3 有批注，没有读入"])
        {
            let whole = format!("工作表“人口”{part}");
            assert!(said.zh.contains(&whole), "{}", said.zh);
        }
    }
}
