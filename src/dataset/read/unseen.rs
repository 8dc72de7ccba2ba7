//! What a workbook holds beside what is seen of the table that was read: other sheets, hidden rows, columns and cells, cells
//! that are struck out, formulas that nobody may have worked out, comments.

use crate::dataset::{Complaint, Complaints, Place};
use crate::source::Words;

use super::grid::address;
use super::reading::Reading;

/// What was found, and what to do about it.
type Unseen = (Words, Words);

/// Words that are named before the rest are only counted.
const NAMED: usize = 6;
/// Sheets that are: who looks for one finds it in the list.
const SHEETS: usize = 30;

impl Reading {
    /// Reminders of rows, columns, formulas and comments that nobody sees, and of other sheets, unless the one that was read is
    /// named by who wants it.
    pub fn unseen(&self, file: &str, named: Option<&str>) -> Complaints {
        let advice = Words::both(
            "若要读的数也在那里，请移到读取的表中",
            "Move what is to be read into the sheet that is read",
        );
        let sheets = self.unread_sheets().into_iter();
        let sheets = sheets.filter(|_| named.is_none());
        let unread = sheets.map(|found| (found, advice.clone()));
        let reminder = |(found, advice): Unseen| {
            let expected = (
                "都在一张工作表上、没有隐藏或划掉、公式已算好的数据",
                "data on one sheet, nothing hidden or struck out, formulas worked out",
            );
            Complaint::error(file, Place::Whole, found, expected, advice).as_warning()
        };
        Complaints(unread.chain(self.read_unseen()).map(reminder).collect())
    }

    /// Sheets that were not read.
    pub(super) fn unread_sheets(&self) -> Vec<Words> {
        let mut said = Vec::new();
        if let Some(sheet) = self
            .sheet
            .as_ref()
            .filter(|_| !self.other_sheets.is_empty())
        {
            let (zh, en) = sheets(&self.other_sheets);
            said.push(Words::both(
                format!("读取工作表“{sheet}”，未读：{zh}"),
                format!("read the sheet “{sheet}”, not: {en}"),
            ));
        }
        if !self.hidden_sheets.is_empty() {
            let (zh, en) = sheets(&self.hidden_sheets);
            said.push(Words::both(
                format!("隐藏的工作表未读：{zh}"),
                format!("hidden sheets were not read: {en}"),
            ));
        }
        said
    }

    /// Rows, columns and cells that were read though they are hidden or struck out, formulas whose saved result may be
    /// none, and comments, which were not read.
    pub(super) fn read_unseen(&self) -> Vec<Unseen> {
        let mut said = Vec::new();
        let rows: Vec<String> = self.hidden_rows.iter().map(usize::to_string).collect();
        let uncounted = || {
            Words::both(
                "若不该算在内，请删去或先取消隐藏核对",
                "Remove them if they should not count",
            )
        };
        if !rows.is_empty() {
            let (zh, en) = listed(&rows);
            let found = Words::both(
                format!("第 {zh} 行是隐藏的，也读入了"),
                format!("hidden rows {en} were read too"),
            );
            said.push((found, uncounted()));
        }
        if !self.hidden_columns.is_empty() {
            let (zh, en) = listed(&self.hidden_columns);
            let found = Words::both(
                format!("{zh} 列是隐藏的，也读入了"),
                format!("hidden columns {en} were read too"),
            );
            said.push((found, uncounted()));
        }
        if !self.zero_formulas.is_empty() {
            let (zh, en) = listed(&self.zero_formulas);
            let found = Words::both(
                format!("{zh} 是公式，文件里存的结果是 0，按 0 读入"),
                format!("{en}: formulas whose saved result is 0, read as 0"),
            );
            let advice = Words::both(
                "若没有计算过，请在 Excel 或 WPS 中打开并保存一次",
                "If nobody worked them out, open and save the file once",
            );
            said.push((found, advice));
        }
        if !self.blank.is_empty() {
            let (zh, en) = addresses(&self.blank);
            let found = Words::both(
                format!("{zh} 被数字格式隐藏，表上看不见，也读入了"),
                format!("{en}: hidden by the number format, read all the same"),
            );
            said.push((found, uncounted()));
        }
        if !self.struck.is_empty() {
            let (zh, en) = addresses(&self.struck);
            let found = Words::both(
                format!("{zh} 划了删除线，也读入了"),
                format!("{en}: struck out, read all the same"),
            );
            let advice = Words::both(
                "若不该算在内，请删去",
                "Remove them if they should not count",
            );
            said.push((found, advice));
        }
        said.extend(self.shown_in_part());
        if !self.comments.is_empty() {
            let (zh, en) = addresses(&self.comments);
            let found = Words::both(
                format!("{zh} 有批注，没有读入"),
                format!("{en}: comments, which were not read"),
            );
            let advice = Words::both(
                "批注只留在工作簿里；要用的请写进单元格",
                "They stay in the workbook; write into cells what is to be used",
            );
            said.push((found, advice));
        }
        said
    }

    /// Cells of which the sheet shows less, or more, than the number that was read.
    fn shown_in_part(&self) -> Vec<Unseen> {
        let all = [
            (
                &self.pale,
                (
                    "的字是白色，表上看不见，也读入了",
                    "white letters on white, read all the same",
                ),
                (
                    "若不该算在内，请删去",
                    "Remove them if they should not count",
                ),
            ),
            (
                &self.about,
                (
                    "在表上按数字格式带“约”等字样，取单元格里的数",
                    "shown with a word such as 约 by the number format; the numbers in the cells were taken",
                ),
                (
                    "若只是约数，请写成确数",
                    "If they are round numbers, write the exact ones",
                ),
            ),
            (
                &self.unsigned,
                (
                    "小于 0，数字格式不显示负号，按负数读入",
                    "below 0 though the number format shows no sign, read as they are",
                ),
                (
                    "若应大于 0，请改正",
                    "Correct them if they should be above 0",
                ),
            ),
        ];
        let all = all.into_iter().filter(|(cells, ..)| !cells.is_empty());
        let said = all.map(|(cells, (zh, en), (do_zh, do_en))| {
            let own = addresses(cells);
            let found = Words::both(format!("{} {zh}", own.0), format!("{}: {en}", own.1));
            (found, Words::both(do_zh, do_en))
        });
        said.collect()
    }
}

/// The addresses of the first of several cells.
fn addresses(cells: &[(usize, usize)]) -> (String, String) {
    let cells = cells.iter();
    let cells: Vec<String> = cells.map(|(row, column)| address(*row, *column)).collect();
    listed(&cells)
}

/// The names of sheets.
fn sheets(names: &[String]) -> (String, String) {
    first(names, SHEETS)
}

/// The first of several words, in Chinese and in English punctuation.
pub(super) fn listed(words: &[String]) -> (String, String) {
    first(words, NAMED)
}

fn first(words: &[String], most: usize) -> (String, String) {
    let first: Vec<String> = words.iter().take(most).cloned().collect();
    let more = if words.len() > most {
        format!("…（{}）", words.len())
    } else {
        String::new()
    };
    (first.join("、") + &more, first.join(", ") + &more)
}
