//! The sheet of the centres that limit a service: how many there are, and how large.

use super::{FormColumn, FormSheet, List, NOTE, column};

/// Title of the service.
pub const SERVICE: FormColumn = column("服务", " (Service)", 30.0, List::Range('B')).noted(
    "只填受名额限制的服务，如日间照料、寄宿托养。",
    "Services that places limit.",
);
/// Year.
pub const YEAR: FormColumn = super::YEAR.noted("基期年末。", "End of the base year.");
/// Number of centres.
pub const NUMBER: FormColumn = column("机构数", "（个）", 14.0, List::Any).noted(
    "年末运营的机构数，整数。",
    "Centres in operation, a whole number.",
);
/// Places in each.
pub const PLACES: FormColumn = column("每家名额", "（个）", 14.0, List::Any)
    .noted("平均每家的床位或名额。", "Places in each, on average.");
/// Staff in each.
pub const STAFF: FormColumn = column("每家人员", "（人）", 14.0, List::Any)
    .noted("平均每家的工作人员。", "Staff in each, on average.");
/// What is counted, in the order of the model's own keys.
pub const COUNTED: [FormColumn; 3] = [NUMBER, PLACES, STAFF];
/// The sheet.
pub const SHEET: FormSheet = FormSheet {
    name: "服务与能力",
    columns: &[SERVICE, YEAR, NUMBER, PLACES, STAFF, NOTE],
};
