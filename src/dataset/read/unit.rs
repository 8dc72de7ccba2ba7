//! Units as headings write them: 人, 万元, 元/人·月, %; a bracket that is none belongs to the name.

use super::unit_words::{MEASURES, MONEY, MULTIPLES, PARTS, THINGS, WITH_STROKE};
use super::width::half_width;

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

    /// True for what is counted one by one: people and things, not ten thousands of them and not so many for each.
    fn is_counted(&self) -> bool {
        THINGS.contains(&self.base.as_str()) && self.factor == 1.0
    }

    /// True for money, and for multiples of anything.
    fn is_unmistakable(&self) -> bool {
        MONEY.contains(&self.base.as_str()) || self.factor != 1.0
    }

    /// True for parts of one, in which a per cent is a hundredth.
    pub fn is_share(&self) -> bool {
        ["比例", "share", "1"].contains(&self.base.as_str())
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
    if WITH_STROKE.contains(&bare.as_str()) {
        return Some(Unit {
            base: bare,
            factor: 1.0,
        });
    }
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

/// True for a unit of which there are only whole numbers: people and things, or a word that is not known for a unit.
pub fn counts_things(said: &str) -> bool {
    unit(said).is_none_or(|unit| unit.is_counted())
}

/// Brackets in which a unit stands behind a name.
const BRACKETS: [(char, char); 4] = [('(', ')'), ('（', '）'), ('[', ']'), ('【', '】')];

/// A unit without the brackets around it and the word 单位 before it.
pub(super) fn without_brackets(text: &str) -> &str {
    let text = text.trim();
    let inside = BRACKETS
        .iter()
        .find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close));
    let inside = inside.unwrap_or(text).trim();
    let said = ["单位：", "单位:", "unit:", "Unit:"]
        .iter()
        .find_map(|word| inside.strip_prefix(word));
    said.unwrap_or(inside).trim()
}

/// Name and unit of a heading such as `持证人数（人）`, `资金_万元` or `覆盖率%`; a bracket that is no unit stays in the name.
pub(super) fn name_and_unit(heading: &str) -> (String, Option<String>) {
    let heading = heading.trim();
    let bracket = heading
        .chars()
        .next_back()
        .filter(|last| BRACKETS.iter().any(|(_, close)| close == last))
        .and_then(|_| heading.rfind(['(', '（', '[', '【']))
        .map(|at| heading.split_at(at));
    if let Some((name, inside)) = bracket {
        let said = without_brackets(inside);
        // `[1]` is the mark of a footnote.
        let is_mark = inside.starts_with('[') && said.bytes().all(|b| b.is_ascii_digit());
        if !name.trim().is_empty() && !is_mark && unit(said).is_some() {
            return (name.trim().to_string(), Some(said.to_string()));
        }
    }
    // Behind other signs only what can be nothing but a unit: `其中：村` is a name.
    if let Some((name, said)) = heading.rsplit_once(['_', '：', ':'])
        && !name.trim().is_empty()
        && unit(said).is_some_and(|unit| unit.is_unmistakable())
    {
        return (name.trim().to_string(), Some(said.trim().to_string()));
    }
    for sign in ["%", "％", "‰"] {
        if let Some(name) = heading
            .strip_suffix(sign)
            .map(|name| name.trim().trim_end_matches('/'))
            .filter(|name| !name.is_empty())
        {
            return (name.to_string(), Some(sign.to_string()));
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
        for heading in [
            "资金（单位：万元）",
            "资金[万元]",
            "资金【万元】",
            "资金_万元",
            "资金：万元",
        ] {
            let expected = ("资金".to_string(), Some("万元".to_string()));
            assert_eq!(parted(heading), expected, "{heading}");
        }
        assert_eq!(parted("覆盖率/%"), ("覆盖率".into(), Some("%".into())));
        assert_eq!(parted("其中：村"), ("其中：村".into(), None));
        assert_eq!(parted("资金[1]"), ("资金[1]".into(), None));
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
        is("10k persons", "persons", 1e4);
        is("1/10万", "1/10万", 1.0);
        is("千分比", "千分比", 1.0);
        for none in ["旧口径", "男", "", "2020", "左"] {
            assert_eq!(unit(none), None, "{none}");
        }
    }

    #[test]
    fn only_things_are_counted() {
        for things in ["人", "户", "人次", "persons", "卷"] {
            assert!(counts_things(things), "{things}");
        }
        for others in ["‰", "%", "万人", "人/户", "岁", "㎡", "元", "1/10万"] {
            assert!(!counts_things(others), "{others}");
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
