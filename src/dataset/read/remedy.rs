//! What to do about a cell that is not a number.

use super::number::NotANumber;

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
