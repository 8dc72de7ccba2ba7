//! Signs that people write where there is no value.

/// Signs that stand for "no value".
const MARKS: [&str; 68] = [
    "/",
    "//",
    "\\",
    "无",
    "缺",
    "暂无",
    "不详",
    "空缺",
    "缺失",
    "无数据",
    "暂无数据",
    "未统计",
    "未公布",
    "待定",
    "未知",
    "不明",
    "无统计",
    "未填报",
    "未上报",
    "未发布",
    "无资料",
    "数据缺失",
    "尚未公布",
    "尚未统计",
    "空",
    "空白",
    "(空白)",
    "(blank)",
    "暂缺",
    "缺报",
    "未报",
    "未填",
    "待统计",
    "统计中",
    "待公布",
    "不适用",
    "保密",
    "·",
    "na",
    "n/a",
    "n.a.",
    "null",
    "none",
    "?",
    "無",
    "無資料",
    "無數據",
    "暫無",
    "不詳",
    "未詳",
    "不明確",
    "該当なし",
    "未公表",
    "秘匿",
    "없음",
    "미상",
    "자료없음",
    "np",
    "n.p.",
    "nd",
    "n.d.",
    "n.a",
    "not available",
    "[x]",
    "[c]",
    "[z]",
    "[u]",
    ":",
];
/// The sign of a number that is kept secret, which only a capital letter is.
const SECRET: &str = "X";
/// Signs of which a mark for "no value" may consist: dashes and dots.
const STROKES: &str = "-‐‑‒—―─━ー~…⋯‥._";

/// True for a sign for "no value": one of the words, or nothing but dashes and dots.
pub(super) fn is_mark(text: &str) -> bool {
    let drawn = |c: char| c == ' ' || STROKES.contains(c);
    !text.is_empty() && text.chars().all(drawn)
        || text == SECRET
        || MARKS.contains(&text.to_lowercase().as_str())
}
