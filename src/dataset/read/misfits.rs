//! Units of whole tables that cannot be those of a series by its name: people in yuan, a rate in people, an age in either.

use super::unit::WrittenUnit;
use super::unit_kind::{UnitKind, kind};
use super::width::half_width;
use super::words::{is_count, is_rate};

/// Endings of names of numbers of places, which are none of people.
const PLACES: [&str; 8] = [
    "床位",
    "床位数",
    "机构数",
    "学校数",
    "中心数",
    "站点数",
    "社区数",
    "企业数",
];
/// Endings of names of other numbers, which are no money.
const COUNTED: [&str; 8] = [
    "家庭数",
    "单位数",
    "人员数",
    "职工数",
    "学生数",
    "儿童数",
    "教师数",
    "项目数",
];
/// Endings of names of money, which is neither people nor households; 低收入 may be either.
const AMOUNTS: [&str; 4] = ["经费", "资金", "金额", "支出"];
/// Endings of names of what is neither counted nor money.
const MEASURED: [&str; 8] = [
    "性别比",
    "抚养比",
    "系数",
    "指数",
    "寿命",
    "年龄",
    "年限",
    "面积",
];

/// True where a unit that was said of a whole table cannot be that of a series of this name.
pub(super) fn is_misfit(name: &str, unit: &WrittenUnit) -> bool {
    let half = half_width(name);
    let bare = half.split('(').next().unwrap_or_default().trim();
    let ends = |words: &[&str]| words.iter().any(|word| bare.ends_with(word));
    let counted = is_count(name) || ends(&COUNTED) || ends(&PLACES);
    // 元/月 is money too.
    let money = kind(unit) == Some(UnitKind::Money);
    let amounts = money || unit.is_things();
    let of_people = kind(unit) == Some(UnitKind::People);
    let of_homes = kind(unit) == Some(UnitKind::Households);
    counted && (money || unit.is_percent())
        || (is_rate(name) || ends(&MEASURED)) && amounts
        || ends(&PLACES) && of_people
        || ends(&AMOUNTS) && (of_people || of_homes)
}

#[cfg(test)]
mod tests {
    use super::super::unit::unit;
    use super::*;

    #[test]
    fn what_a_name_cannot_be_counted_in_is_known() {
        let is = |name: &str, said: &str| is_misfit(name, &unit(said).expect("a unit"));
        for (name, said) in [
            ("持证人数", "万元"),
            ("低保人数", "元/月"),
            ("机构数（年末）", "万元"),
            ("受益家庭数", "元"),
            ("覆盖率", "人"),
            ("平均年龄", "人"),
            ("总人口性别比", "万人"),
            ("床位", "人"),
            ("经费", "人"),
            ("补助资金（中央）", "万人"),
            ("支出", "户"),
        ] {
            assert!(is(name, said), "{name} {said}");
        }
        for (name, said) in [
            ("预算数", "万元"),
            ("托养机构", "人"),
            ("残疾学生数", "人"),
            ("床位", "张"),
            ("平均年龄", "岁"),
            ("人均面积", "平方米"),
            ("户数", "户"),
            ("低收入", "户"),
            ("补贴", "人"),
            ("经费", "元/人"),
        ] {
            assert!(!is(name, said), "{name} {said}");
        }
    }
}
