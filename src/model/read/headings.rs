//! Columns of a table of what was reported, by every name that they may have.

/// What is reported.
pub(super) const NAME: [&str; 4] = ["指标", "indicator", "name", "指标名称"];
/// Of which year.
pub(super) const YEAR: [&str; 4] = ["年份", "year", "年度", "统计年份"];
/// How much.
pub(super) const VALUE: [&str; 5] = ["数值", "value", "实际值", "完成值", "实绩"];
/// By how much it may be wrong.
pub(super) const ERROR: [&str; 2] = ["误差", "error"];
/// From when on it was known.
pub(super) const KNOWN: [&str; 2] = ["得知年份", "known"];
/// Who says so.
pub(super) const SOURCE: [&str; 2] = ["来源", "source"];
/// Where.
pub(super) const AT: [&str; 3] = ["出处", "at", "备注"];
/// The unit of the value.
pub(super) const UNIT: [&str; 3] = ["单位", "unit", "计量单位"];
/// All columns that there may be.
pub(super) const COLUMNS: (&str, &str) = (
    "指标、年份、数值三列，可再加单位、误差、得知年份、来源、出处",
    "columns indicator, year, value, and if known unit, error, known, source, at",
);
