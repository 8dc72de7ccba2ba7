//! The sheet of scenarios: a row for each thing that might be done about a service.

use super::{FormColumn, FormSheet, List, NOTE, column};

/// What may be done, in the order offered.
pub const WHATS: [&str; 5] = ["标准", "覆盖率", "资格", "提标办法", "增加机构"];
/// How it may take hold, in the order offered.
pub const PHASES: [&str; 3] = ["一次到位", "逐年均匀", "先多后少"];

/// Name of the scenario's file.
pub const NAME: FormColumn = column("名称", " (Name)", 18.0, List::Any).noted(
    "中文名称，或小写英文字母、数字和下划线；同一情景的各行写同一名称。",
    "A name in Chinese, or small letters, digits, underscores; the same on all rows of a scenario.",
);
/// Title of the scenario.
pub const TITLE: FormColumn = column("标题", " (Title)", 30.0, List::Any).noted(
    "写在情景的第一行即可。",
    "On the first row of the scenario.",
);
/// Title of the service.
pub const SERVICE: FormColumn = column("服务", " (Service)", 30.0, List::Range('B'));
/// What is done.
pub const WHAT: FormColumn = column("措施", " (What)", 12.0, List::Words(&WHATS));
/// To what.
pub const VALUE: FormColumn = column("数值", " (Value)", 30.0, List::Any).noted(
"标准：元；覆盖率：如 90%；增加机构：个数；提标办法：不变，或模型里增长过程、提标办法的名称；资格：如 一级、二级；智力、精神，三级（“；”隔开的各条符合一条即可，一条之内都须符合）。",
"Yuan, a per cent, a number, a growth process, or clauses.",
);
/// First year.
pub const FROM: FormColumn = column("起始年", " (From)", 12.0, List::Any);
/// How it takes hold.
pub const PHASE: FormColumn = column("到位方式", " (Phase)", 14.0, List::Words(&PHASES));
/// Years over which it takes hold.
pub const YEARS: FormColumn = column("到位年数", " (Years)", 12.0, List::Any).noted(
    "分几年到位；一次到位不填。",
    "Years over which it takes hold; empty if at once.",
);
/// Places in each centre that is added.
pub const PLACES: FormColumn = column("每家名额", "（个）", 14.0, List::Any).noted(
    "这四列只用于增加机构；空着与现有机构相同。",
    "Of centres that are added; as in the others if empty.",
);
/// Staff in each.
pub const STAFF: FormColumn = column("每家人员", "（人）", 14.0, List::Any);
/// What each costs to build.
pub const CAPITAL: FormColumn = column("每家建设投入", "（元）", 18.0, List::Any);
/// What each costs to run.
pub const RUNNING: FormColumn = column("每家运转经费", "（元/年）", 18.0, List::Any);
/// What is said of centres that are added, in the order of the model's own keys.
pub const OF_CENTRES: [FormColumn; 4] = [PLACES, STAFF, CAPITAL, RUNNING];
/// The sheet.
pub const SHEET: FormSheet = FormSheet {
    name: "情景",
    columns: &[
        NAME, TITLE, SERVICE, WHAT, VALUE, FROM, PHASE, YEARS, PLACES, STAFF, CAPITAL, RUNNING,
        NOTE,
    ],
};
