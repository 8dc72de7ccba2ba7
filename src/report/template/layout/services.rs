//! The sheet of recipients and standards of the base year, and of recipients of later years.

use super::{FormColumn, FormSheet, List, NOTE, column};

/// Title of the service.
pub const SERVICE: FormColumn = column("服务", " (Service)", 30.0, List::Range('B'));
/// Year.
pub const YEAR: FormColumn = super::YEAR.noted(
    "基期年填人数和标准；以后各年只填年末享受人数，一年一行。",
    "The base year has both; later years recipients only, a row for each.",
);
/// Recipients.
pub const PEOPLE: FormColumn = column("享受人数", "（人）", 18.0, List::Any);
/// Monthly standard.
pub const STANDARD: FormColumn = column("标准", "（元/月）", 18.0, List::Any);
/// Where they are from.
pub const AT: FormColumn = super::AT;
/// Town or street.
pub const TOWN: FormColumn = column("镇街", " (Town)", 14.0, List::Any).noted(
    "全县的数空着；各镇街的数另起一行，名称与别的表一致，只填享受人数。",
    "Empty for the county; a row for each town with recipients only, named as on the other sheets.",
);
/// What recipients may be off by.
pub const ERROR: FormColumn = column("误差", " (Error)", 12.0, List::Any).noted(
    "享受人数的标准误差：写人数（如 20人）或占人数的比例（如 5%）；没有就空着，基期年全县的行不填。",
    "Standard error of the recipients: persons, or a per cent of them; empty if none, and on the county's row of the base year.",
);
/// The sheet.
pub const SHEET: FormSheet = FormSheet {
    name: "补贴人数与标准",
    columns: &[SERVICE, YEAR, PEOPLE, STANDARD, AT, TOWN, ERROR, NOTE],
};
