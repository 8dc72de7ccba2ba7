//! The sheet of what the plan aims at.

use crate::model::file::{Hold, Nature, Relation};

use super::{FormColumn, FormSheet, List, NOTE, column};

const NATURES: List = List::Words(&Nature::OFFERED);
const RELATIONS: List = List::Words(&Relation::OFFERED);
const HOLDS: List = List::Words(&Hold::OFFERED);
const UNITS: List = List::Words(&["%", "人", "人次", "个", "户", "元", "万元", "倍"]);

/// Title of the indicator.
pub const INDICATOR: FormColumn = super::INDICATOR;
/// Binding, expected, or of a box.
pub const NATURE: FormColumn = column("属性", " (Nature)", 12.0, NATURES);
/// Unit of the values.
pub const UNIT: FormColumn = column("单位", " (Unit)", 10.0, UNITS);
/// Value of the base year.
pub const BASELINE: FormColumn = column("基期值", " (Baseline)", 16.0, List::Any);
/// How the value must stand to the target.
pub const RELATION: FormColumn = column("关系", " (Relation)", 12.0, RELATIONS);
/// Value aimed at.
pub const TARGET: FormColumn = column("目标值", " (Target)", 16.0, List::Any)
    .noted(
"与别的增速同步的，写“与GDP同步”。也可写 99%以上、不低于99%，“关系”也写了的须一致。",
"“与GDP同步” for a rate that is to keep in step; ≥99% may stand here too, and must agree with 关系.",
);
/// Year by which it is aimed at.
pub const YEAR: FormColumn = column("目标年", " (Year)", 12.0, List::Any);
/// Place in the plan.
pub const AT: FormColumn = super::AT;
/// Number in the plan's table of indicators.
pub const NUMBER: FormColumn = column("编号", " (No.)", 10.0, List::Any).noted(
    "规划指标表里的序号；空着按行的次序。专栏目标不编号。",
    "Number in the plan's table; by the order of the rows if empty. Targets of boxes have none.",
);
/// When it must hold.
pub const HOLD: FormColumn = column("口径", " (Hold)", 12.0, HOLDS)
    .noted(
"年末：到目标年年末达到；每年：规划期内每年都达到；年均：规划期平均；每年新增：每年至少新增这么多。空着同所选指标，本地指标为年末。",
"When it must hold: at the end, every year, on average, or added every year.",
);
/// Whether only this county has it.
pub const OWN: FormColumn = column("本地指标", " (Own)", 12.0, List::Words(&[YES])).noted(
    "名称与列表中某项相近、但确是另一项本地指标的，写“是”。",
    "Say so where the name is like one of the list and another indicator is meant.",
);
/// The word in it.
pub const YES: &str = "是";
/// How many things there are of which it measures the part that is finished.
pub const TOTAL: FormColumn = column("总数", "（个）", 12.0, List::Any)
    .noted(
"按个数完成的比例（如建成的镇、村占几成）共有几个；别的指标空着。空着时按户籍人口由沿用的模型折算。",
"How many there are, where things are finished one by one (towns, villages); judged by the number of people if empty.",
);
/// The sheet.
pub const SHEET: FormSheet = FormSheet {
    name: "规划指标",
    columns: &[
        INDICATOR, NATURE, UNIT, BASELINE, RELATION, TARGET, YEAR, AT, NUMBER, HOLD, OWN, TOTAL,
        NOTE,
    ],
};
