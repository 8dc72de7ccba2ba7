//! What was overlooked to read a file, in sentences.

use crate::source::Words;

use super::reading::Reading;
use super::unseen::listed;

impl Reading {
    /// One sentence, without a full stop, for each thing overlooked; none for a plain file.
    pub fn sentences(&self) -> Vec<Words> {
        let mut said = self.of_text();
        said.extend(self.unread_sheets());
        let unseen = self.read_unseen().into_iter();
        said.extend(unseen.map(|(found, advice)| Words {
            zh: format!("{}；{}", found.zh, advice.zh),
            en: format!("{}. {}", found.en, advice.en),
        }));
        said.extend(self.of_table());
        said.extend(self.of_cells());
        said.extend(self.aside.iter().cloned());
        said
    }

    /// Of a file of text.
    fn of_text(&self) -> Vec<Words> {
        let encoding = self.encoding.filter(|encoding| *encoding != "UTF-8");
        let separator = match self.separator {
            '\t' => ("制表符".to_string(), "tabs".to_string()),
            other => (format!("“{other}”"), format!("“{other}”")),
        };
        let said = [
            encoding.map(|encoding| {
                Words::both(
                    format!("按 {encoding} 编码读取"),
                    format!("read as {encoding}"),
                )
            }),
            when(
                self.mark,
                "去掉了开头的 BOM 标记",
                "a byte-order mark was left out",
            ),
            when(
                self.mixed_line_ends,
                "换行符不一致，已统一",
                "line ends were mixed and made equal",
            ),
            when(
                self.separator != ',',
                format!("字段之间是{}", separator.0),
                format!("fields are separated by {}", separator.1),
            ),
        ];
        said.into_iter().flatten().collect()
    }

    /// Of what stands around the values.
    fn of_table(&self) -> Vec<Words> {
        let (titles, notes) = (listed(&self.titles), listed(&self.notes));
        let unit = self.unit.as_ref();
        let said = [
            when(
                self.formulas > self.zero_formulas.len(),
                format!("{} 个单元格是公式，取文件里存的结果", self.formulas),
                format!(
                    "{} cells are formulas; their saved results were taken",
                    self.formulas
                ),
            ),
            when(
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
            ),
            unit.map(|unit| {
                Words::both(
                    format!("没有自己单位的数，单位按表外、单位列或数值列表头所写的“{unit}”"),
                    format!(
                        "the unit “{unit}”, outside the table, in its column of units or in the heading of the values, is that of every series without its own"
                    ),
                )
            }),
            when(
                !self.notes.is_empty(),
                format!("{} 行表下的注释已略过：“{}”", self.notes.len(), notes.0),
                format!(
                    "{} footnotes were left out: “{}”",
                    self.notes.len(),
                    notes.1
                ),
            ),
        ];
        said.into_iter().flatten().collect()
    }

    /// Of how many cells had to be put right.
    fn of_cells(&self) -> Vec<Words> {
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
        let said = counts.into_iter().filter_map(|(count, zh, en)| {
            when(count > 0, format!("{count} {zh}"), format!("{count} {en}"))
        });
        said.collect()
    }
}

/// A sentence where there is something to say.
fn when(holds: bool, zh: impl Into<String>, en: impl Into<String>) -> Option<Words> {
    holds.then(|| Words::both(zh, en))
}
