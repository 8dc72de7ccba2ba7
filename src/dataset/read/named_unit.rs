//! Units where people write them: behind a name, before it or in it, above the table or below.

use super::plain::is_han;
use super::unit::{in_two_languages, unit};
use super::unit_said::{BRACKETS, WORDS, is_unmistakable, without_brackets};
use super::unit_signs::GLUED;

/// What parts a unit from the name before it.
const BETWEEN: [char; 8] = ['_', '：', ':', '/', '，', ',', '|', ' '];
/// What parts the words of a bracket.
pub(super) const IN_BRACKET: [char; 5] = [',', '，', '、', ';', '；'];
/// So many brackets may stand behind a name: its unit, what it is of, when, and the mark of a footnote.
const MOST: usize = 4;
/// What stands between two brackets with a unit each.
const TWO: [char; 4] = ['/', '／', '、', '，'];
/// Units that are no names either, so that they are known among other words.
pub(super) const PLAIN: [&str; 10] = [
    "人",
    "户",
    "人次",
    "名",
    "%",
    "‰",
    "％",
    "persons",
    "people",
    "households",
];
/// Hundredths and thousandths behind a name without any bracket.
const PER_CENTS: [&str; 6] = ["%", "％", "‰", " percent", " per cent", " pct"];
/// What makes a number of a multiple of it: `每十万人`, `超万元` are no units behind names.
const TIED: &str = "每超过上几十百千兆";

/// Name and unit of a heading such as `持证人数（人）`, `资金_万元`, `资金万元` or `覆盖率%`; a bracket that is no unit stays in the
/// name, and so does the mark of a footnote.
pub(super) fn name_and_unit(heading: &str) -> (String, Option<String>) {
    let heading = heading.trim();
    let (text, mark) = heading.split_at(without_mark(heading).len());
    let found = in_middle(text)
        .or_else(|| in_bracket(text))
        .or_else(|| behind_sign(text))
        .or_else(|| before(text))
        .or_else(|| before_sign(text))
        .or_else(|| per_cent(text))
        .or_else(|| glued(text));
    match found {
        Some((name, said)) => (format!("{name}{mark}"), Some(said)),
        None => (heading.to_string(), None),
    }
}

/// A heading without the mark of a footnote behind it.
pub(super) fn without_mark(heading: &str) -> &str {
    let bare = heading
        .trim_end_matches(|c: char| "*†‡¹²³".contains(c) || ('①'..='⑳').contains(&c))
        .trim_end();
    if bare.is_empty() { heading } else { bare }
}

/// The bracket of a Chinese name that its translation follows: `总户数（户）Households`, which may give the unit again.
fn in_middle(heading: &str) -> Option<(String, String)> {
    let is_close = |sign: char| BRACKETS.iter().any(|(_, close)| *close == sign);
    let (at, sign) = heading.char_indices().find(|(_, sign)| is_close(*sign))?;
    let (first, behind) = heading.split_at(at + sign.len_utf8());
    let behind = behind.trim();
    let foreign = behind.starts_with(|c: char| c.is_ascii_alphabetic()) && !behind.contains(is_han);
    let (name, said) = in_last_bracket(first).filter(|_| foreign)?;
    let (translated, again) = in_last_bracket(behind).unzip();
    let other =
        again.is_some_and(|again| unit(&again).map(|u| u.factor) != unit(&said).map(|u| u.factor));
    let translated = translated.unwrap_or_else(|| behind.to_string());
    (name.contains(is_han) && !other).then(|| (format!("{name} {translated}"), said))
}

/// The last bracket of a heading, where it is a unit or one of its words is one; else that of one right before it.
fn in_bracket(heading: &str) -> Option<(String, String)> {
    let mut before = heading;
    for _ in 0..MOST {
        if let Some((name, said)) = in_last_bracket(before) {
            let behind = heading[before.len()..].trim_start();
            return Some((format!("{name}{behind}"), said));
        }
        before = before[..last_bracket(before)?].trim_end();
    }
    None
}

fn in_last_bracket(heading: &str) -> Option<(String, String)> {
    let at = last_bracket(heading)?;
    let (name, inside) = heading.split_at(at);
    let (name, said) = (name.trim(), without_brackets(inside));
    // `[1]` is the mark of a footnote.
    let is_mark = inside.starts_with('[') && said.bytes().all(|b| b.is_ascii_digit());
    // `低保（户）/（人）` are two units.
    let first = name.trim_end_matches(TWO);
    let is_unit = |at: usize| unit(without_brackets(&first[at..])).is_some();
    let of_two = name.ends_with(TWO) && last_bracket(first).is_some_and(is_unit);
    if name.is_empty() || is_mark || of_two {
        return None;
    }
    let flat: String = said
        .chars()
        .filter(|sign| {
            !BRACKETS
                .iter()
                .any(|(open, close)| [open, close].contains(&sign))
        })
        .collect();
    if let Some(own) = in_two_languages(said) {
        return Some((name.to_string(), own.to_string()));
    }
    for said in [said, flat.as_str()] {
        if unit(said).is_some() {
            return Some((name.to_string(), said.to_string()));
        }
    }
    if let Some((words, own)) = remarked(said) {
        return Some((format!("{name}（{words}）"), own.to_string()));
    }
    let (units, others): (Vec<&str>, Vec<&str>) = said
        .split(IN_BRACKET)
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .partition(|word| PLAIN.contains(word) || is_unmistakable(word));
    // `人、次` are two units, of which nobody knows which is meant.
    let several = others.iter().any(|word| unit(word).is_some());
    match units[..] {
        [said] if !several => Some((format!("{name}（{}）", others.join("，")), said.to_string())),
        _ => None,
    }
}

/// What is said beside a unit, before the bracket in which it stands or in one behind it (`含税（万元）`, `人（户籍）`), and the
/// unit.
fn remarked(said: &str) -> Option<(&str, &str)> {
    let (before, inside) = said.split_at(last_bracket(said)?);
    let (before, inside) = (before.trim(), without_brackets(inside));
    let is_one = |word: &str| PLAIN.contains(&word) || is_unmistakable(word);
    match (unit(before).is_some(), unit(inside).is_some()) {
        (true, false) if is_one(before) && !inside.is_empty() => Some((inside, before)),
        (false, true) if is_one(inside) && !before.is_empty() => Some((before, inside)),
        _ => None,
    }
}

/// Where the bracket opens with which a heading ends; one may stand inside it (`元/(人·年)`).
fn last_bracket(heading: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, sign) in heading.char_indices().rev() {
        if BRACKETS.iter().any(|(_, close)| *close == sign) {
            depth += 1;
        } else if BRACKETS.iter().any(|(open, _)| *open == sign) {
            depth = depth.checked_sub(1)?;
        }
        if depth == 0 {
            let is_open = BRACKETS.iter().any(|(open, _)| *open == sign);
            return is_open.then_some(at);
        }
    }
    None
}

/// Behind other signs only what can be nothing but a unit: `其中：村` is a name.
fn behind_sign(heading: &str) -> Option<(String, String)> {
    let (name, said) = longest_behind(heading).or_else(|| heading.rsplit_once(BETWEEN))?;
    let name = name.trim_end_matches(BETWEEN);
    let name = name.strip_suffix(" in").unwrap_or(name).trim();
    // `持证 单位：万人` names the unit, and its name ends before that word, which may be a part of one too (`参保单位：个`).
    let bare = WORDS.iter().find_map(|word| name.strip_suffix(word));
    let apart = bare.is_some_and(|bare| bare.ends_with(BETWEEN) || bare.ends_with(IN_BRACKET));
    let bare = bare.map(|bare| {
        bare.trim_end_matches(BETWEEN)
            .trim_end_matches(IN_BRACKET)
            .trim()
    });
    let name = bare.filter(|bare| !bare.is_empty()).unwrap_or(name);
    let is_unit = is_unmistakable(said) || apart && unit(said.trim()).is_some();
    let each = name.to_lowercase().ends_with(" per") || name.ends_with('每');
    let counts = !name.is_empty() && !each && is_unit;
    counts.then(|| (name.to_string(), said.trim().to_string()))
}

/// What stands before and behind the first sign that a unit follows, so that its multiple is a part of it
/// (`Spend in million yuan`).
fn longest_behind(heading: &str) -> Option<(&str, &str)> {
    let mut signs = heading.match_indices(BETWEEN);
    signs.find_map(|(at, sign)| {
        let behind = &heading[at + sign.len()..];
        is_unmistakable(behind.trim()).then_some((&heading[..at], behind))
    })
}

/// A unit in brackets before a name.
fn before(heading: &str) -> Option<(String, String)> {
    let (open, close) = BRACKETS
        .iter()
        .find(|(open, _)| heading.starts_with(*open))?;
    let (said, name) = heading.strip_prefix(*open)?.split_once(*close)?;
    let (said, name) = (said.trim(), name.trim());
    let counts = !name.is_empty() && (PLAIN.contains(&said) || is_unmistakable(said));
    counts.then(|| (name.to_string(), said.to_string()))
}

/// A unit and a colon before a name (`万元：补贴`); with a blank it may be a part of the name (`万元 GDP 能耗`).
fn before_sign(heading: &str) -> Option<(String, String)> {
    let (said, name) = heading.split_once(['：', ':'])?;
    let (said, name) = (said.trim(), name.trim());
    let is_unit = PLAIN.contains(&said) || said.contains(is_han) && is_unmistakable(said);
    (is_unit && !name.is_empty()).then(|| (name.to_string(), said.to_string()))
}

fn per_cent(heading: &str) -> Option<(String, String)> {
    PER_CENTS.into_iter().find_map(|sign| {
        let at = heading.len().checked_sub(sign.len())?;
        let (name, said) = heading.split_at_checked(at)?;
        let name = name.trim().trim_end_matches(['/', ',']);
        let name = name.strip_suffix(" in").unwrap_or(name);
        let counts = said.eq_ignore_ascii_case(sign) && !name.is_empty();
        counts.then(|| (name.to_string(), said.trim().to_string()))
    })
}

/// A multiple of people or money right behind a name (`资金万元`), or behind a bracket that is not closed (`资金（万元`).
fn glued(heading: &str) -> Option<(String, String)> {
    GLUED.iter().find_map(|said| {
        let is_open = |sign: char| BRACKETS.iter().any(|(open, _)| *open == sign);
        let name = heading.strip_suffix(said)?.trim();
        let name = name.trim_end_matches(is_open).trim_end();
        let last = name.chars().next_back()?;
        let tied = TIED.contains(last) || last.is_ascii_digit() || name.chars().count() < 2;
        (!tied).then(|| (name.to_string(), said.to_string()))
    })
}

#[cfg(test)]
mod tests {
    use super::super::unit::is_per_cent;
    use super::*;

    #[test]
    fn units_are_taken_from_headings() {
        let parted = |heading: &str| name_and_unit(heading);
        assert_eq!(
            parted("持证人数（人）"),
            ("持证人数".into(), Some("人".into()))
        );
        assert_eq!(parted("持证人数"), ("持证人数".into(), None));
        for (heading, name, said) in [
            ("总户数（户）Households", "总户数 Households", "户"),
            (
                "总户数（户） Households (household)",
                "总户数 Households",
                "户",
            ),
            (
                "人口(万人)Population(10 000 persons)",
                "人口 Population",
                "万人",
            ),
        ] {
            let expected = (name.to_string(), Some(said.to_string()));
            assert_eq!(parted(heading), expected, "{heading}");
        }
        for heading in [
            "持证（新）Holders",
            "Holders (persons) total",
            "持证（人）甲镇",
        ] {
            assert_eq!(parted(heading).1, None, "{heading}");
        }
        assert_eq!(parted("（人）"), ("（人）".into(), None));
        assert_eq!(parted("持证（新口径）"), ("持证（新口径）".into(), None));
        assert_eq!(parted("参保单位：个").1, None);
        let amount = parted("补助（元/(人·年)）");
        assert_eq!(amount, ("补助".into(), Some("元/人·年".into())));
        assert_eq!(parted("补助（按(新)口径）").1, None);
        assert_eq!(parted("补助)").1, None);
        for heading in ["持证；单位：人", "持证 单位:人", "持证，单位：人"] {
            assert_eq!(
                parted(heading),
                ("持证".into(), Some("人".into())),
                "{heading}"
            );
        }
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
        for heading in [
            "资金万元",
            "资金/万元",
            "资金，万元",
            "资金， 万元",
            "资金 万元",
            "资金（万元",
            "（万元）资金",
        ] {
            let expected = ("资金".to_string(), Some("万元".to_string()));
            assert_eq!(parted(heading), expected, "{heading}");
        }
        for heading in [
            "资金［万元］",
            "资金〔万元〕",
            "资金(单位 万元)",
            "资金(单位万元)",
            "资金（以万元计）",
            "资金（万元 10 000 yuan）",
            "资金（万元/10 000 yuan）",
        ] {
            let expected = ("资金".to_string(), Some("万元".to_string()));
            assert_eq!(parted(heading), expected, "{heading}");
        }
        let behind = parted("资金(万元)(决算)");
        assert_eq!(behind, ("资金(决算)".into(), Some("万元".into())));
        for (heading, name, said) in [
            ("人数（单位：人（户籍））", "人数（户籍）", "人"),
            ("金额（万元（含税））", "金额（含税）", "万元"),
            ("金额（含税（万元））", "金额（含税）", "万元"),
            ("人数（户籍（单位：人））", "人数（户籍）", "人"),
            (
                "金额（万元）（含税）（决算）",
                "金额（含税）（决算）",
                "万元",
            ),
            ("万元：补贴", "补贴", "万元"),
            ("人：残疾人数", "残疾人数", "人"),
            ("Expenditure (RMB million)", "Expenditure", "RMB million"),
            ("Expenditure (yuan bn)", "Expenditure", "yuan bn"),
            ("Spend in million yuan", "Spend", "million yuan"),
            ("Spend, million RMB", "Spend", "million RMB"),
            ("Spend, 100 million yuan", "Spend", "100 million yuan"),
            ("Budget in yuan", "Budget", "yuan"),
            ("用药（盒）", "用药", "盒"),
            ("能耗（吨标煤）", "能耗", "吨标煤"),
        ] {
            let expected = (name.to_string(), Some(said.to_string()));
            assert_eq!(parted(heading), expected, "{heading}");
        }
        for heading in [
            "救助（人（户））",
            "低保（户）/（人）",
            "Cost per 1000 yuan",
            "其中：男",
            "万元 以上项目",
            "万元 GDP 能耗",
            "2018：持证",
            "持证（新（旧））",
        ] {
            assert_eq!(parted(heading), (heading.into(), None), "{heading}");
        }
        let within = |name: &str| (name.to_string(), Some("万人".to_string()));
        assert_eq!(parted("持证（万人，年末）"), within("持证（年末）"));
        assert_eq!(parted("持证（年末、万人）"), within("持证（年末）"));
        assert_eq!(parted("持证（万人）*"), within("持证*"));
        assert_eq!(parted("持证（万人）①"), within("持证①"));
        for heading in [
            "死亡每万人",
            "收入上万元",
            "超万元",
            "收入20万元",
            "年收入十万元",
            "持证（人、万元）",
            "救助（人、次）",
            "持证（城、镇）",
            "资金*",
            "Rate per 1000",
            "Deaths per thousand",
            "Route 1000",
        ] {
            assert_eq!(parted(heading), (heading.into(), None), "{heading}");
        }
        assert_eq!(parted("覆盖率/%"), ("覆盖率".into(), Some("%".into())));
        for heading in ["Coverage Percent", "Coverage in per cent", "Coverage, pct"] {
            let (name, said) = parted(heading);
            assert_eq!(name, "Coverage", "{heading}");
            assert!(said.is_some_and(|said| is_per_cent(&said)), "{heading}");
        }
        assert_eq!(
            parted("持证 单位：万人"),
            ("持证".into(), Some("万人".into()))
        );
        assert_eq!(
            parted("支出（10万元）"),
            ("支出".into(), Some("10万元".into()))
        );
        assert_eq!(parted("其中：村"), ("其中：村".into(), None));
        assert_eq!(parted("资金[1]"), ("资金[1]".into(), None));
    }
}
