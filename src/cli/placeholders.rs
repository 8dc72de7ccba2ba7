//! What stands for a value in the help, in Chinese; the English is what the arguments declare.

use plancast::source::Language;

const CHINESE: [(&str, &str); 31] = [
    ("CODE", "代码"),
    ("COLUMN", "列名"),
    ("DATE", "日期"),
    ("ENGINE", "引擎"),
    ("FILE", "文件"),
    ("FILE.xlsx", "文件.xlsx"),
    ("FOLDER", "文件夹"),
    ("FORMAT", "形式"),
    ("FORMATS", "格式"),
    ("KEY", "键"),
    ("KIND", "种类"),
    ("LANG", "语言"),
    ("MEANING", "含义"),
    ("MODEL", "模型"),
    ("NAME", "名称"),
    ("PERCENT", "百分数"),
    ("PORT", "端口"),
    ("RECEIPT", "收据"),
    ("SCENARIO", "情景"),
    ("SERIES|FILE", "序列或文件"),
    ("SERVICE.WHAT=VALUE@YEAR", "服务.做什么=数值@年份"),
    ("SHELL", "种类"),
    ("SIGN", "记号"),
    ("VALUE[:YEAR]", "数值[:年份]"),
    ("WHAT", "什么"),
    ("WHEN", "何时"),
    ("WHICH", "哪一种"),
    ("WORKBOOK", "工作簿"),
    ("YEAR", "年份"),
    ("YEARS", "年份"),
    ("[WHAT:]YEARS=YUAN", "[服务:]年份=元"),
];

/// The placeholder in a language, where it is another; letters that stand for numbers are the same in all.
pub fn placeholder(declared: &str, language: Language) -> Option<&'static str> {
    let mut known = CHINESE.iter().filter(|_| language == Language::Zh);
    known.find(|(en, _)| *en == declared).map(|(_, zh)| *zh)
}
