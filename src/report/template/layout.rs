//! The sheets of the workbook and their columns: one description for whoever makes, reads or fills it.

pub mod centres;
pub mod funds;
pub mod scenarios;
pub mod sources;

/// A column of a sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// The name by which it is found.
    pub name: &'static str,
    /// What stands after the name in the heading: English, or the unit.
    after: &'static str,
    /// Width in characters.
    pub(super) width: f64,
    /// What may be chosen.
    pub(super) list: List,
    /// What to know when filling it in; empty if nothing.
    pub(super) note: &'static str,
}

impl Column {
    /// The heading as it stands in the sheet.
    pub fn heading(&self) -> String {
        format!("{}{}", self.name, self.after)
    }

    /// The same column with what to know when filling it in.
    const fn noted(self, note: &'static str) -> Column {
        Column { note, ..self }
    }
}

/// What may stand in a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum List {
    Any,
    Words(&'static [&'static str]),
    /// A column of the sheet of choices.
    Range(char),
    /// The keys of the sheet of sources; other words may stand there too.
    Keys,
}

/// A sheet to fill in: its name and its columns, in order.
#[derive(Clone, Copy, Debug)]
pub struct Sheet {
    /// Its name.
    pub name: &'static str,
    /// Its columns.
    pub columns: &'static [Column],
}

const fn column(name: &'static str, after: &'static str, width: f64, list: List) -> Column {
    Column {
        name,
        after,
        width,
        list,
        note: "",
    }
}

/// What somebody adds to a row; a row that is only an example is marked here.
pub const NOTE: Column = column("备注", " (Note)", 20.0, List::Any);
const YEAR: Column = column("年份", " (Year)", 12.0, List::Any);
const INDICATOR: Column = column("指标", " (Indicator)", 40.0, List::Range('A'));
const AT: Column = column("出处", " (Place)", 24.0, List::Keys)
    .noted("可写“来源”表中的键，或“键：页码”，也可直接写出处。 A key of the sheet 来源, “key：page”, or words.");

/// The sheet on which the place and its model are named.
pub const EXPLAINED: &str = "说明";

/// What names the place on the first sheet: the model, its region, the place, the model that it extends.
pub const NAMED: [&str; 4] = ["模型", "代码", "地区", "沿用模型"];

/// The plan itself.
pub mod plan {
    use super::{Column, List, NOTE, Sheet, column};

    /// Title.
    pub const TITLE: Column = column("规划名称", " (Plan)", 44.0, List::Any);
    /// Number of the document.
    pub const NUMBER: Column = column("文号", " (Number)", 24.0, List::Any);
    /// First year.
    pub const FROM: Column = column("起始年", " (From)", 12.0, List::Any);
    /// Last year.
    pub const TO: Column = column("结束年", " (To)", 12.0, List::Any);
    /// The sheet.
    pub const SHEET: Sheet = Sheet {
        name: "规划",
        columns: &[TITLE, NUMBER, FROM, TO, NOTE],
    };
}

/// What the plan aims at.
pub mod targets {
    use crate::model::file::{Nature, Relation};

    use super::{Column, List, NOTE, Sheet, column};

    const NATURES: List = List::Words(&Nature::OFFERED);
    const RELATIONS: List = List::Words(&Relation::OFFERED);
    const UNITS: List = List::Words(&["%", "人", "人次", "个", "户", "元", "倍"]);

    /// Title of the indicator.
    pub const INDICATOR: Column = super::INDICATOR;
    /// Binding, expected, or of a box.
    pub const NATURE: Column = column("属性", " (Nature)", 12.0, NATURES);
    /// Unit of the values.
    pub const UNIT: Column = column("单位", " (Unit)", 10.0, UNITS);
    /// Value of the base year.
    pub const BASELINE: Column = column("基期值", " (Baseline)", 16.0, List::Any);
    /// How the value must stand to the target.
    pub const RELATION: Column = column("关系", " (Relation)", 12.0, RELATIONS);
    /// Value aimed at.
    pub const TARGET: Column = column("目标值", " (Target)", 16.0, List::Any);
    /// Year by which it is aimed at.
    pub const YEAR: Column = column("目标年", " (Year)", 12.0, List::Any);
    /// Place in the plan.
    pub const AT: Column = super::AT;
    /// The sheet.
    pub const SHEET: Sheet = Sheet {
        name: "规划指标",
        columns: &[
            INDICATOR, NATURE, UNIT, BASELINE, RELATION, TARGET, YEAR, AT, NOTE,
        ],
    };
}

/// The people of the place.
pub mod people {
    use super::{Column, List, NOTE, Sheet, column};

    /// Year.
    pub const YEAR: Column = super::YEAR;
    /// Registered people at the end of the year.
    pub const REGISTERED: Column = column("户籍人口", "（人）", 18.0, List::Any);
    /// Births of the year.
    pub const BIRTHS: Column = column("出生", "（人）", 14.0, List::Any);
    /// Deaths of the year.
    pub const DEATHS: Column = column("死亡", "（人）", 14.0, List::Any);
    /// What is counted.
    pub const COUNTED: [Column; 3] = [REGISTERED, BIRTHS, DEATHS];
    /// The sheet.
    pub const SHEET: Sheet = Sheet {
        name: "人口",
        columns: &[YEAR, REGISTERED, BIRTHS, DEATHS, NOTE],
    };
}

/// Certificate holders.
pub mod register {
    use super::{Column, List, NOTE, Sheet, column};

    const MEASURES: List = List::Words(&["持证人数", "新办证", "注销", "死亡"]);
    const CATEGORIES: List = List::Words(&[
        "合计", "视力", "听力", "言语", "肢体", "智力", "精神", "多重",
    ]);
    const GRADES: List = List::Words(&["合计", "一级", "二级", "三级", "四级"]);
    const SEXES: List = List::Words(&["合计", "男", "女"]);

    /// What is counted.
    pub const MEASURE: Column = column("指标", " (Measure)", 14.0, MEASURES);
    /// Year.
    pub const YEAR: Column = super::YEAR;
    const CATEGORY: Column = column("类别", " (Category)", 12.0, CATEGORIES);
    const GRADE: Column = column("等级", " (Grade)", 12.0, GRADES);
    const AGE: Column = column("年龄", " (Age)", 12.0, List::Any);
    const SEX: Column = column("性别", " (Sex)", 12.0, SEXES);
    const TOWN: Column = column("镇街", " (Town)", 14.0, List::Any);
    /// How many.
    pub const PERSONS: Column = column("人数", "（人）", 14.0, List::Any);
    const ERROR: Column = column("误差", " (Error)", 12.0, List::Any);
    /// The columns that the model's own file has too, in its order.
    pub const KEPT: [Column; 9] = [
        MEASURE, YEAR, CATEGORY, GRADE, AGE, SEX, TOWN, PERSONS, ERROR,
    ];
    /// The sheet.
    pub const SHEET: Sheet = Sheet {
        name: "持证残疾人",
        columns: &[
            MEASURE, YEAR, CATEGORY, GRADE, AGE, SEX, TOWN, PERSONS, ERROR, NOTE,
        ],
    };
}

/// Recipients and standards of the base year, and recipients of later years.
pub mod services {
    use super::{Column, List, NOTE, Sheet, column};

    /// Title of the service.
    pub const SERVICE: Column = column("服务", " (Service)", 30.0, List::Range('B'));
    /// Year.
    pub const YEAR: Column = super::YEAR.noted(
        "基期年填人数和标准；以后各年只填年末享受人数，一年一行。 The base year has both; later years recipients only, a row for each.",
    );
    /// Recipients.
    pub const PEOPLE: Column = column("享受人数", "（人）", 18.0, List::Any);
    /// Monthly standard.
    pub const STANDARD: Column = column("标准", "（元/月）", 18.0, List::Any);
    /// Where they are from.
    pub const AT: Column = super::AT;
    /// The sheet.
    pub const SHEET: Sheet = Sheet {
        name: "补贴人数与标准",
        columns: &[SERVICE, YEAR, PEOPLE, STANDARD, AT, NOTE],
    };
}

/// What was reported of later years.
pub mod reports {
    use super::{Column, List, NOTE, Sheet, column};

    /// Title of the indicator.
    pub const INDICATOR: Column = super::INDICATOR;
    /// Year.
    pub const YEAR: Column = super::YEAR;
    /// Value as written.
    pub const VALUE: Column = column("数值", " (Value)", 16.0, List::Any);
    /// Where it is from.
    pub const AT: Column = super::AT;
    /// The columns that the model's own file has too, in its order.
    pub const KEPT: [Column; 4] = [INDICATOR, YEAR, VALUE, AT];
    /// The sheet.
    pub const SHEET: Sheet = Sheet {
        name: "实际值",
        columns: &[INDICATOR, YEAR, VALUE, AT, NOTE],
    };
}
