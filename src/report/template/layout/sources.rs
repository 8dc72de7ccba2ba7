//! The sheet of works that the figures of the other sheets are from.

use super::{FormColumn, FormSheet, List, NOTE, column};
use crate::source::Verification;

/// How sure one may be of a work, in the order offered.
pub const GRADES: [&str; 3] = [
    Verification::Verified.zh(),
    Verification::Secondary.zh(),
    Verification::Unverified.zh(),
];

/// The key by which other sheets name it.
pub const KEY: FormColumn = column("键", " (Key)", 24.0, List::Any).noted(
"小写英文字母、数字和下划线，至少一个下划线，如 communique_2021；别的表“出处”写这个键，或“键：页码”。",
"Small letters, digits, at least one underscore; named in the column 出处 of other sheets, as “key” or “key：page”.",
);
/// Title.
pub const TITLE: FormColumn = column("名称", " (Title)", 44.0, List::Any).noted(
    "有英文名称的写在竖线后面。",
    "Chinese | English, where there is an English title.",
);
/// Who published it.
pub const PUBLISHER: FormColumn = column("发布单位", " (Publisher)", 24.0, List::Any);
/// Year of publication.
pub const YEAR: FormColumn = super::YEAR;
/// Where it can be seen.
pub const ADDRESS: FormColumn = column("网址", " (Address)", 44.0, List::Any);
/// How it was seen.
pub const GRADE: FormColumn = column("可信度", " (Confidence)", 14.0, List::Words(&GRADES)).noted(
    "已核实：见于官方原文；转引：见于转载、新闻；未核实。",
    "Read in the original; in a copy or the news; not verified.",
);
/// The sheet.
pub const SHEET: FormSheet = FormSheet {
    name: "来源",
    columns: &[KEY, TITLE, PUBLISHER, YEAR, ADDRESS, GRADE, NOTE],
};
