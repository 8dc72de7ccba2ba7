//! Words of a register: what is counted, categories, grades, sexes, bands of age.

use crate::axes::{AGES, Category, Grade, Sex};
use crate::model::checked::RegisterCount;

pub(super) const CATEGORIES: (&str, &str) = (
    "视力、听力、言语、肢体、智力、精神、多重之一",
    "visual, hearing, speech, physical, intellectual, psychiatric or multiple",
);
pub(super) const GRADES: (&str, &str) = ("一级至四级", "1 to 4");
pub(super) const AGE_BANDS: (&str, &str) = (
    "如 0-17、18～59 岁、60 岁及以上",
    "such as 0-17, 18-59, 60+",
);
pub(super) const SEXES: (&str, &str) = ("男或女", "male or female");

/// Words for "all".
const ALL: [&str; 24] = [
    "合计",
    "总计",
    "全部",
    "小计",
    "总数",
    "共计",
    "全体",
    "不分",
    "全市",
    "全县",
    "全区",
    "全州",
    "不分类别",
    "不分等级",
    "不分性别",
    "男女合计",
    "不分年龄",
    "全年龄",
    "各年龄",
    "所有年龄",
    "全部年龄",
    "all",
    "total",
    "everybody",
];

/// Whether a cell of a register tells nothing apart: it is empty, or has a word for everybody, whatever blanks are in it.
pub fn is_of_everybody(text: &str) -> bool {
    let bare: String = text.split_whitespace().collect();
    bare.is_empty() || ALL.contains(&bare.to_lowercase().as_str())
}

/// Whether a row of a register counts holders, by the cell that says what it counts.
pub fn is_of_holders(text: &str) -> bool {
    text.is_empty() || counted_of(text) == Some(RegisterCount::Holders)
}

pub(super) fn is_remark(column: &str) -> bool {
    ["备注", "note", "说明", "来源", "source"].contains(&column.trim().to_lowercase().as_str())
}

pub(super) fn counted_of(text: &str) -> Option<RegisterCount> {
    let bare = text.trim_end_matches("人数");
    let called = |own: &RegisterCount| own.key() == bare || own.names().contains(&bare);
    RegisterCount::ALL.into_iter().find(called)
}

pub(super) fn category_of(text: &str) -> Option<Category> {
    let bare = text.trim_end_matches('人').trim_end_matches("残疾");
    let all = Category::ALL.iter().copied();
    Category::from_key(bare).or_else(|| all.into_iter().find(|own| own.zh() == bare))
}

pub(super) fn grade_of(text: &str) -> Option<Grade> {
    let bare = text
        .trim_end_matches('级')
        .trim_start_matches("grade")
        .trim();
    let place = match bare {
        "一" | "1" | "１" | "Ⅰ" | "I" => 0,
        "二" | "2" | "２" | "Ⅱ" | "II" => 1,
        "三" | "3" | "３" | "Ⅲ" | "III" => 2,
        "四" | "4" | "４" | "Ⅳ" | "IV" => 3,
        _ => return None,
    };
    Grade::ALL.get(place).copied()
}

pub(super) fn sex_of(text: &str) -> Option<Sex> {
    match text.to_lowercase().as_str() {
        "男" | "男性" | "male" | "m" => Some(Sex::Male),
        "女" | "女性" | "female" | "f" => Some(Sex::Female),
        _ => None,
    }
}

/// The first and the last age of a band.
pub(super) fn ages_of(text: &str) -> Option<[usize; 2]> {
    let oldest = AGES - 1;
    let bare: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !['岁', '周'].contains(c))
        .map(|c| match c {
            '—' | '–' | '－' | '~' | '～' | '至' | '−' => '-',
            '＋' => '+',
            '０'..='９' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            other => other,
        })
        .collect();
    let number = |text: &str| text.parse::<usize>().ok().filter(|age| *age <= 130);
    let open = ["+", "及以上", "以上"];
    if let Some(from) = open.iter().find_map(|end| bare.strip_suffix(end)) {
        return number(from)
            .filter(|from| *from <= oldest)
            .map(|from| [from, oldest]);
    }
    if let Some(to) = bare.strip_suffix("及以下") {
        return number(to).map(|to| [0, to.min(oldest)]);
    }
    let below = ["不满", "未满", "小于"];
    if let Some(end) = below.iter().find_map(|word| bare.strip_prefix(word)) {
        let last = number(end)?.checked_sub(1)?;
        return Some([0, last.min(oldest)]);
    }
    let (from, to) = match bare.replace("--", "-").split_once('-') {
        Some((from, to)) => (number(from)?, number(to)?),
        None => {
            let age = number(&bare)?;
            (age, age)
        }
    };
    (from <= to && from <= oldest).then_some([from, to.min(oldest)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_of_age_as_people_write_them() {
        for (text, band) in [
            ("0-17", [0, 17]),
            ("18—59岁", [18, 59]),
            ("60岁及以上", [60, 100]),
            ("80+", [80, 100]),
            ("１８～４４", [18, 44]),
            ("6", [6, 6]),
            ("17岁及以下", [0, 17]),
            ("7至14周岁", [7, 14]),
            ("60周岁及以上", [60, 100]),
            ("不满18周岁", [0, 17]),
        ] {
            assert_eq!(ages_of(text), Some(band), "{text}");
        }
        for text in ["老年", "59-18", "18岁以下", "-", "150", "未满0岁"] {
            assert_eq!(ages_of(text), None, "{text}");
        }
    }

    #[test]
    fn words_of_the_register() {
        for (text, counted) in [
            ("持证人数", RegisterCount::Holders),
            ("新办证人数", RegisterCount::New),
            ("注销", RegisterCount::Cancelled),
            ("死亡人数", RegisterCount::Deaths),
        ] {
            assert_eq!(counted_of(text), Some(counted), "{text}");
        }
        assert_eq!(counted_of("人口"), None);
        assert_eq!(category_of("肢体残疾"), Some(Category::Physical));
        assert_eq!(category_of("智力残疾人"), Some(Category::Intellectual));
        assert_eq!(category_of("psychiatric"), Some(Category::Psychiatric));
        assert_eq!(category_of("内脏"), None);
        assert_eq!(grade_of("二级"), Some(Grade::Two));
        assert_eq!(grade_of("4"), Some(Grade::Four));
        assert_eq!(grade_of("五级"), None);
        assert_eq!(sex_of("M"), Some(Sex::Male));
        for text in ["", "合 计", "总　计", "男女合计", "全年龄", "全市", "Total"] {
            assert!(is_of_everybody(text), "{text}");
        }
        assert!(!is_of_everybody("太平街道"));
    }
}
