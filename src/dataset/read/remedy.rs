//! What to do about a cell that is not a number.

use super::meant;
use super::number::{self, NotANumber};
use super::plain::shown;
use super::width::half_width;

/// Words before a number that fell, and before one that rose.
pub(super) const FELL: [&str; 6] = ["下降", "减少", "降低", "下跌", "回落", "负"];
pub(super) const ROSE: [&str; 5] = ["增长", "增加", "上升", "提高", "上涨"];
/// Dashes that stand for a minus where a number follows.
const DASHES: [char; 6] = ['—', '―', '─', '﹣', '‐', '‑'];
/// Longer words are sentences, and no signs for "no value".
const LONGEST: usize = 10;

/// What to do about a text that says a number in words (`下降1.3%`), or that may say that there is none (`未开展`); nothing
/// for others.
pub(super) fn of_words(text: &str) -> Option<(String, String)> {
    let half = half_width(text);
    let bare = half.trim();
    let is_number = |rest: &&str| number::number(rest).is_ok() && !rest.starts_with(['+', '-']);
    let behind = |words: &[&str]| {
        let rest = words.iter().find_map(|word| bare.strip_prefix(word));
        rest.map(str::trim).filter(is_number)
    };
    let dashed = || bare.strip_prefix(DASHES).map(str::trim).filter(is_number);
    let write = |number: String| (format!("请写成 {number}"), format!("Write {number}"));
    if let Some(rest) = behind(&FELL).or_else(dashed) {
        return Some(write(format!("-{rest}")));
    }
    if let Some(rest) = behind(&ROSE) {
        return Some(write(rest.to_string()));
    }
    if let Some(said) = meant::advice(bare) {
        return Some(said);
    }
    let signs = bare.chars().count();
    let is_word = bare.chars().all(char::is_alphabetic) && (1..=LONGEST).contains(&signs);
    let bare = shown(bare);
    is_word.then(|| {
        (
            format!("请写数字；若表示没有数，请留空，或加 --missing {bare}"),
            format!("Write a number; if it says that there is none, leave the cell empty or add --missing {bare}"),
        )
    })
}

/// What to do about a text that is not a number, in Chinese and English.
pub(in crate::dataset) fn advice(why: &NotANumber, whole: bool) -> (String, String) {
    let (zh, en) = match why {
        NotANumber::Mark => (
            "没有数据时请把单元格留空",
            "Leave the cell empty where there is no value",
        ),
        NotANumber::NotFinite => (
            "请改为有限的数；没有数据时留空",
            "Write a finite number, or leave the cell empty",
        ),
        NotANumber::Myriad(value) => {
            return (
                format!("请写成 {value}，不用万、亿作单位"),
                format!("Write {value}, without 万 or 亿"),
            );
        }
        NotANumber::InUnit(value, unit) => {
            return (
                format!("单元格自带单位，这里以{unit}计：请写成 {value}，不带单位"),
                format!(
                    "The cell has a unit of its own, and this place is in {unit}: write {value} without one"
                ),
            );
        }
        NotANumber::FormulaError => (
            "公式出错，请改正公式后保存",
            "The formula fails: correct it and save",
        ),
        NotANumber::Formula => (
            "公式的结果没有保存，请在 Excel 或 WPS 中打开、计算并保存",
            "The result of the formula was not saved: open, calculate and save it in Excel or WPS",
        ),
        NotANumber::Date => ("这里是日期，请改为数", "This is a date: write the number"),
        NotANumber::WithWords => (
            "请只写数字，单位写在表头的括号里，约数写成确数或留空",
            "Write only the number; its unit goes into brackets in the heading",
        ),
        NotANumber::Marked(number) => {
            return (
                format!(
                    "▲、△、箭头和括号可能表示负数，也可能只表示增减；请写成 -{number} 或 {number}"
                ),
                format!(
                    "▲, △, arrows and brackets may stand for a number below nothing, or for growth alone: write -{number} or {number}"
                ),
            );
        }
        NotANumber::ShownOtherwise => (
            "单元格里是前一个数，表上按数字格式显示成后一个；请把数字格式改为“常规”，核对数和单位后保存",
            "The cell holds the first number and its number format shows the second: format it as General, look at number and unit, and save it",
        ),
        NotANumber::Text if whole => (
            "请只写整数，单位和说明写到别处",
            "Write only the whole number; put units and notes elsewhere",
        ),
        NotANumber::Text => (
            "请只写数字，单位和说明写到别处",
            "Write only the number; put units and notes elsewhere",
        ),
    };
    (zh.to_string(), en.to_string())
}

#[cfg(test)]
mod tests {
    use super::of_words;

    #[test]
    fn numbers_in_words_say_what_to_write() {
        let advice = |text: &str| of_words(text).map(|(zh, _)| zh);
        for (text, number) in [
            ("下降1.3%", "-1.3%"),
            ("减少 5", "-5"),
            ("—60", "-60"),
            ("﹣45", "-45"),
            ("增长7.2％", "7.2%"),
        ] {
            assert_eq!(advice(text), Some(format!("请写成 {number}")), "{text}");
        }
        assert!(advice("未开展").is_some_and(|said| said.contains("--missing 未开展")));
        for text in ["12a", "增长约5", "负责", "约12", "见注①", ""] {
            let said = advice(text).unwrap_or_default();
            assert!(!said.contains("写成"), "{text}");
        }
        assert_eq!(advice(&"很长的说明".repeat(9)), None);
    }
}
