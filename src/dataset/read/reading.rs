//! How a file was read, and what was overlooked to read it.

use crate::source::Words;

use super::format::Format;

/// What was found and put right while a file was read; said to the user, never hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Kind of file.
    pub format: Format,
    /// Encoding of a text file.
    pub encoding: Option<&'static str>,
    /// A text file began with a byte-order mark.
    pub mark: bool,
    /// Lines of a text file ended in different ways.
    pub mixed_line_ends: bool,
    /// Sign between the fields of a text file.
    pub separator: char,
    /// Sheet read from a workbook.
    pub sheet: Option<String>,
    /// Its other sheets, not read.
    pub other_sheets: Vec<String>,
    /// Rows above the header left out.
    pub titles: usize,
    /// Footnotes below the data left out.
    pub notes: usize,
    /// Cells filled from the merged cell that covers them.
    pub merged: usize,
    /// Cells with full-width digits or signs.
    pub full_width: usize,
    /// Cells with separators between thousands.
    pub thousands: usize,
    /// Cells with a percent sign, read as hundredths.
    pub percents: usize,
    /// Years written in words, such as 2020年.
    pub year_words: usize,
    /// Dates, or serial numbers of dates, read as years.
    pub dates: usize,
    /// Signs for "no value", read as empty.
    pub marks: usize,
}

impl Reading {
    /// A plain reading of a format.
    pub(super) fn new(format: Format) -> Self {
        Reading {
            format,
            encoding: None,
            mark: false,
            mixed_line_ends: false,
            separator: ',',
            sheet: None,
            other_sheets: Vec::new(),
            titles: 0,
            notes: 0,
            merged: 0,
            full_width: 0,
            thousands: 0,
            percents: 0,
            year_words: 0,
            dates: 0,
            marks: 0,
        }
    }

    /// One sentence, without a full stop, for each thing overlooked; none for a plain file.
    pub fn sentences(&self) -> Vec<Words> {
        let mut said = Vec::new();
        let mut say = |when: bool, zh: String, en: String| {
            if when {
                said.push(Words { zh, en });
            }
        };
        if let Some(encoding) = self.encoding {
            say(
                encoding != "UTF-8",
                format!("按 {encoding} 编码读取"),
                format!("read as {encoding}"),
            );
        }
        say(
            self.mark,
            "去掉了开头的 BOM 标记".into(),
            "a byte-order mark was left out".into(),
        );
        say(
            self.mixed_line_ends,
            "换行符不一致，已统一".into(),
            "line ends were mixed and made equal".into(),
        );
        let separator = match self.separator {
            '\t' => ("制表符".to_string(), "tabs".to_string()),
            other => (format!("“{other}”"), format!("“{other}”")),
        };
        say(
            self.separator != ',',
            format!("字段之间是{}", separator.0),
            format!("fields are separated by {}", separator.1),
        );
        if let Some(sheet) = self
            .sheet
            .as_ref()
            .filter(|_| !self.other_sheets.is_empty())
        {
            let others = self.other_sheets.join("、");
            say(
                true,
                format!("读取工作表“{sheet}”，未读：{others}"),
                format!("read the sheet “{sheet}”, not: {others}"),
            );
        }
        let counts = [
            (
                self.titles,
                "行表头上方的标题已略过",
                "rows above the header were left out",
            ),
            (self.notes, "行表下的注释已略过", "footnotes were left out"),
            (
                self.merged,
                "个单元格按合并单元格补齐",
                "cells were filled from merged cells",
            ),
            (
                self.full_width,
                "个单元格的全角字符按半角读取",
                "cells had full-width characters",
            ),
            (
                self.thousands,
                "个单元格的千分位逗号已去掉",
                "cells had separators between thousands",
            ),
            (
                self.percents,
                "个百分数按小数读取",
                "percentages were read as hundredths",
            ),
            (
                self.year_words,
                "个年份去掉了“年”字",
                "years were written in words",
            ),
            (self.dates, "个日期按年份读取", "dates were read as years"),
            (
                self.marks,
                "个“无数据”记号按空缺读取",
                "signs for “no value” were read as empty",
            ),
        ];
        for (count, zh, en) in counts {
            say(count > 0, format!("{count} {zh}"), format!("{count} {en}"));
        }
        said
    }
}
