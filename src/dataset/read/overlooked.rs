//! What was overlooked to read a file, in sentences.

use crate::source::Words;

use super::reading::Reading;

impl Reading {
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
        say(
            !self.hidden_sheets.is_empty(),
            format!("隐藏的工作表未读：{}", self.hidden_sheets.join("、")),
            format!(
                "hidden sheets were not read: {}",
                self.hidden_sheets.join(", ")
            ),
        );
        let rows = listed(
            &self
                .hidden_rows
                .iter()
                .map(usize::to_string)
                .collect::<Vec<_>>(),
        );
        say(
            !self.hidden_rows.is_empty(),
            format!(
                "第 {} 行是隐藏的，也读入了；若不该算在内，请删去或先取消隐藏核对",
                rows.0
            ),
            format!(
                "hidden rows {} were read too; remove them if they should not count",
                rows.1
            ),
        );
        let columns = listed(&self.hidden_columns);
        say(
            !self.hidden_columns.is_empty(),
            format!(
                "{} 列是隐藏的，也读入了；若不该算在内，请删去或先取消隐藏核对",
                columns.0
            ),
            format!(
                "hidden columns {} were read too; remove them if they should not count",
                columns.1
            ),
        );
        let zeros = listed(&self.zero_formulas);
        say(
            !self.zero_formulas.is_empty(),
            format!(
                "{} 是公式，文件里存的结果是 0，按 0 读入；若没有计算过，请在 Excel 或 WPS 中打开并保存一次",
                zeros.0
            ),
            format!(
                "{}: formulas whose saved result is 0, read as 0; if nobody worked them out, open and save the file once",
                zeros.1
            ),
        );
        say(
            self.formulas > self.zero_formulas.len(),
            format!("{} 个单元格是公式，取文件里存的结果", self.formulas),
            format!(
                "{} cells are formulas; their saved results were taken",
                self.formulas
            ),
        );
        let (titles, notes) = (listed(&self.titles), listed(&self.notes));
        say(
            !self.titles.is_empty(),
            format!(
                "{} 行表头上方的标题已略过：“{}”",
                self.titles.len(),
                titles.0
            ),
            format!(
                "{} rows above the header were left out: “{}”",
                self.titles.len(),
                titles.1
            ),
        );
        if let Some(unit) = &self.unit {
            say(
                true,
                format!("没有自己单位的数，单位按表外、单位列或数值列表头所写的“{unit}”"),
                format!(
                    "the unit “{unit}”, outside the table, in its column of units or in the heading of the values, is that of every series without its own"
                ),
            );
        }
        say(
            !self.notes.is_empty(),
            format!("{} 行表下的注释已略过：“{}”", self.notes.len(), notes.0),
            format!(
                "{} footnotes were left out: “{}”",
                self.notes.len(),
                notes.1
            ),
        );
        let counts = [
            (
                self.invisible,
                "个单元格有看不见的字符或强制文本记号，已去掉",
                "cells had invisible signs, or were forced to be text",
            ),
            (
                self.provisional,
                "个年份带快报、修订等标记，按该年读取",
                "years were marked as provisional or revised",
            ),
            (
                self.noted,
                "个数带脚注标记，已去掉标记",
                "numbers had the mark of a footnote",
            ),
            (
                self.with_units,
                "个数后面写着与本列相同的单位，已去掉单位",
                "numbers had the unit of their column behind them",
            ),
            (
                self.moved,
                "个数在表上按万、千等显示，取单元格里的原数",
                "numbers are shown in thousands or the like; what the cells hold was taken",
            ),
            (
                self.repeated,
                "个“〃”“同上”按上一行填写",
                "cells that repeat the one above were filled from it",
            ),
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
                "个单元格的千分位分隔号已去掉",
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
            (
                self.eras,
                "个年份由年号或民国纪年换算成公历",
                "years of eras were converted into common ones",
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
        said.extend(self.aside.iter().cloned());
        said
    }
}

/// Words that are named before the rest are only counted.
const NAMED: usize = 6;

/// The first of several words, in Chinese and in English punctuation.
fn listed(words: &[String]) -> (String, String) {
    let first: Vec<String> = words.iter().take(NAMED).cloned().collect();
    let more = if words.len() > NAMED {
        format!("…（{}）", words.len())
    } else {
        String::new()
    };
    (first.join("、") + &more, first.join(", ") + &more)
}
