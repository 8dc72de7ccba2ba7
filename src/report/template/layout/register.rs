//! The sheet of certificate holders.

use super::{FormColumn, FormSheet, List, NOTE, column};

const MEASURES: List = List::Words(&["持证人数", "新办证", "注销", "死亡"]);
const CATEGORIES: List = List::Words(&[
    "合计", "视力", "听力", "言语", "肢体", "智力", "精神", "多重",
]);
const GRADES: List = List::Words(&["合计", "一级", "二级", "三级", "四级"]);
const SEXES: List = List::Words(&["合计", "男", "女"]);

/// What is counted.
pub const MEASURE: FormColumn = column("指标", " (Measure)", 14.0, MEASURES);
/// Year.
pub const YEAR: FormColumn = super::YEAR;
const CATEGORY: FormColumn = column("类别", " (Category)", 12.0, CATEGORIES);
const GRADE: FormColumn = column("等级", " (Grade)", 12.0, GRADES);
const AGE: FormColumn = column("年龄", " (Age)", 12.0, List::Any);
const SEX: FormColumn = column("性别", " (Sex)", 12.0, SEXES);
/// What may be told apart of the holders beside towns.
pub const WAYS: [FormColumn; 4] = [CATEGORY, GRADE, AGE, SEX];
/// Town or street.
pub const TOWN: FormColumn = column("镇街", " (Town)", 14.0, List::Any);
/// How many.
pub const PERSONS: FormColumn = column("人数", "（人）", 14.0, List::Any);
const ERROR: FormColumn = column("误差", " (Error)", 12.0, List::Any).noted(
    "人数的标准误差占人数的比例，如 1%；没有就空着。",
    "Standard error as a part of the number, such as 1%; empty if none.",
);
/// The columns that the model's own file has too, in its order; that of remarks where there are any.
pub const KEPT: [FormColumn; 10] = [
    MEASURE, YEAR, CATEGORY, GRADE, AGE, SEX, TOWN, PERSONS, ERROR, NOTE,
];
/// The sheet.
pub const SHEET: FormSheet = FormSheet {
    name: "持证残疾人",
    columns: &KEPT,
};
