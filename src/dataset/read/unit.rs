//! Units as headings write them: 人, 万元, 元/人·月, %; a bracket that is none belongs to the name.

use super::width::half_width;

/// Multiples that stand before a unit.
const MULTIPLES: [(&str, f64); 14] = [
    ("万亿", 1e12),
    ("千万", 1e7),
    ("百万", 1e6),
    ("十万", 1e5),
    ("亿", 1e8),
    ("万", 1e4),
    ("千", 1e3),
    ("百", 1e2),
    ("10000", 1e4),
    ("1000", 1e3),
    ("thousand", 1e3),
    ("million", 1e6),
    ("billion", 1e9),
    ("100million", 1e8),
];
/// Units of money.
const MONEY: [&str; 9] = [
    "元",
    "人民币",
    "美元",
    "港元",
    "欧元",
    "yuan",
    "rmb",
    "cny",
    "usd",
];
/// Units that count people or things, of which there are never fewer than none.
const THINGS: [&str; 58] = [
    "人",
    "人次",
    "名",
    "位",
    "户",
    "户次",
    "户数",
    "家庭",
    "对",
    "个",
    "家",
    "所",
    "间",
    "张",
    "件",
    "份",
    "例",
    "处",
    "座",
    "台",
    "套",
    "辆",
    "册",
    "场",
    "期",
    "项",
    "次",
    "起",
    "宗",
    "只",
    "条",
    "床",
    "张床",
    "床位",
    "床位数",
    "孔",
    "名次",
    "站",
    "支",
    "村",
    "镇",
    "人年",
    "人天",
    "人日",
    "人月",
    "课时",
    "学时",
    "persons",
    "people",
    "person",
    "person-times",
    "households",
    "household",
    "units",
    "cases",
    "beds",
    "visits",
    "places",
];
/// Other measures that cannot be below nothing.
const MEASURES: [&str; 32] = [
    "平方米",
    "㎡",
    "m2",
    "m²",
    "立方米",
    "亩",
    "公顷",
    "平方公里",
    "平方千米",
    "km2",
    "km²",
    "米",
    "千米",
    "公里",
    "吨",
    "公斤",
    "千克",
    "克",
    "升",
    "千瓦时",
    "度",
    "岁",
    "年",
    "月",
    "天",
    "日",
    "小时",
    "分钟",
    "years",
    "days",
    "hours",
    "hour",
];
/// Parts of a whole and other numbers without a dimension.
const PARTS: [&str; 12] = [
    "%",
    "‰",
    "百分比",
    "百分点",
    "个百分点",
    "percent",
    "percentagepoints",
    "比例",
    "share",
    "倍",
    "分",
    "1",
];

/// A unit and how many of its base it stands for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Unit {
    /// What is counted, such as 人 in 万人.
    pub base: String,
    /// How many of them one is: 10,000 in 万人.
    pub factor: f64,
}

impl Unit {
    /// True where a value below zero must be a mistake.
    pub fn is_amount(&self) -> bool {
        let counted = self.base.split('/').next().unwrap_or_default();
        MONEY.contains(&counted) || THINGS.contains(&counted) || MEASURES.contains(&counted)
    }

    /// True for hundredths.
    pub fn is_percent(&self) -> bool {
        ["%", "百分比", "percent"].contains(&self.base.as_str())
    }
}

/// What a text says as a unit; nothing if it is none.
pub(super) fn unit(text: &str) -> Option<Unit> {
    let half = half_width(text).to_lowercase();
    let bare: String = half.split_whitespace().collect();
    let bare = bare.replace(',', "");
    let mut parts = bare.split(['/', '·', '每']);
    let (base, factor) = single(parts.next()?)?;
    let mut per = String::new();
    for part in parts {
        per.push('/');
        per.push_str(&single(part)?.0);
    }
    Some(Unit {
        base: format!("{base}{per}"),
        factor,
    })
}

/// A unit without a stroke, and its multiple.
fn single(text: &str) -> Option<(String, f64)> {
    let known = |base: &str| {
        MONEY.contains(&base)
            || THINGS.contains(&base)
            || MEASURES.contains(&base)
            || PARTS.contains(&base)
    };
    if known(text) {
        return Some((text.to_string(), 1.0));
    }
    MULTIPLES.iter().find_map(|(sign, factor)| {
        let base = text.strip_prefix(sign)?;
        let plural = base == "s" || base.is_empty() && text.is_ascii();
        (known(base) || plural).then(|| (base.to_string(), *factor))
    })
}

/// Name and unit of a heading such as `持证人数（人）` or `覆盖率%`; a bracket that is no unit stays in the name.
pub(super) fn name_and_unit(heading: &str) -> (String, Option<String>) {
    let heading = heading.trim();
    let bracket = heading
        .strip_suffix([')', '）'])
        .and_then(|open| open.rfind(['(', '（']).map(|at| (&open[..at], &open[at..])));
    if let Some((name, inside)) = bracket {
        let said = inside.trim_start_matches(['(', '（']).trim();
        if !name.trim().is_empty() && unit(said).is_some() {
            return (name.trim().to_string(), Some(said.to_string()));
        }
    }
    for sign in ["%", "％", "‰"] {
        if let Some(name) = heading
            .strip_suffix(sign)
            .filter(|name| !name.trim().is_empty())
        {
            return (name.trim().to_string(), Some(sign.to_string()));
        }
    }
    (heading.to_string(), None)
}

/// The unit that a row above a table gives for all of it (`单位：万人`); nothing where it gives none or several.
pub(super) fn above(text: &str) -> Option<String> {
    let bare = text.trim().trim_matches(['(', ')', '（', '）']);
    let after = ["计量单位", "数据单位", "单位", "unit", "Unit"]
        .iter()
        .find_map(|word| bare.strip_prefix(word))?;
    let said = after.trim().trim_start_matches([':', '：']).trim();
    (after.trim() != said && unit(said).is_some()).then(|| said.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_taken_from_headings() {
        let parted = |heading: &str| name_and_unit(heading);
        assert_eq!(
            parted("持证人数（人）"),
            ("持证人数".into(), Some("人".into()))
        );
        assert_eq!(parted("持证人数"), ("持证人数".into(), None));
        assert_eq!(parted("（人）"), ("（人）".into(), None));
        assert_eq!(parted("持证（新口径）"), ("持证（新口径）".into(), None));
        assert_eq!(
            parted("持证（新口径）（人）"),
            ("持证（新口径）".into(), Some("人".into()))
        );
        assert_eq!(parted("覆盖率%"), ("覆盖率".into(), Some("%".into())));
        assert_eq!(
            parted("指数（上年=100）"),
            ("指数（上年=100）".into(), None)
        );
    }

    #[test]
    fn multiples_are_told_from_what_they_multiply() {
        let is = |text: &str, base: &str, factor: f64| {
            let base = base.to_string();
            assert_eq!(unit(text), Some(Unit { base, factor }), "{text}");
        };
        is("万人", "人", 1e4);
        is("亿元", "元", 1e8);
        is("元/人·月", "元/人/月", 1.0);
        is("10 000 persons", "persons", 1e4);
        is("千克", "千克", 1.0);
        is("㎡", "㎡", 1.0);
        for none in ["旧口径", "男", "", "2020", "左"] {
            assert_eq!(unit(none), None, "{none}");
        }
    }

    #[test]
    fn a_row_above_may_give_the_unit_of_all() {
        assert_eq!(above("单位：万人").as_deref(), Some("万人"));
        assert_eq!(above("（单位: 元）").as_deref(), Some("元"));
        assert_eq!(above("单位：人、万元"), None);
        assert_eq!(above("填报单位：残联"), None);
        assert_eq!(above("单位人数"), None);
    }
}
