//! The sheet of the towns: the people of each, and the centres that it has of a service that places limit.

use super::{FormColumn, FormSheet, List, NOTE, column};

/// Town or street.
pub const TOWN: FormColumn = column("镇街", " (Town)", 18.0, List::Any).noted(
    "与“持证残疾人”表里的名称一致。一个镇街有几项服务就写几行，人口写在其中一行。",
    "As on the sheet 持证残疾人. A row for each service of a town; its people on any of them.",
);
/// People, counted alike in all towns.
pub const PEOPLE: FormColumn = column("人口", "（人）", 18.0, List::Any).noted(
    "各镇街口径一致：有户籍人口用户籍人口，没有则都用常住人口。",
    "Registered people of all towns, or residents of all.",
);
/// Title of the service.
pub const SERVICE: FormColumn = column("服务", " (Service)", 30.0, List::Range('B'))
    .noted("只填受名额限制的服务。", "Services that places limit.");
/// Number of its centres in the town.
pub const CENTRES: FormColumn = column("机构数", "（个）", 14.0, List::Any).noted(
    "基期年末；已知没有的写 0。",
    "At the end of the base year; 0 where it is known that there is none.",
);
/// The sheet.
pub const SHEET: FormSheet = FormSheet {
    name: "镇街",
    columns: &[TOWN, PEOPLE, SERVICE, CENTRES, NOTE],
};
