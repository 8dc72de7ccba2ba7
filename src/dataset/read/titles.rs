//! Units that stand outside a table, or in the heading of its names, and are those of all its values.

use super::named_unit::{IN_BRACKET, PLAIN, name_and_unit};
use super::names::LONGEST;
use super::unit::{WrittenUnit, in_two_languages, unit};
use super::unit_said::{AFTER_WORDS, after_word, bare, is_unmistakable};

/// Signs that open and close brackets.
const OPENING: [char; 4] = ['(', '（', '[', '【'];
const CLOSING: [char; 4] = [')', '）', ']', '】'];
/// Signs, beside blanks, behind which a row may go on with the unit (`填报单位：残联，单位：万元`), or with something else.
const STOPS: [char; 12] = [
    '，', ',', '；', ';', '。', '.', '、', '（', '(', '）', ')', '\u{3000}',
];
/// What stands between a name and its own unit.
const OWN: [char; 5] = ['为', '按', '以', '：', ':'];
/// What may stand before the unit of all amounts of a table.
const AMOUNT: [&str; 2] = ["金额：", "金额:"];
/// What may stand before a unit of money.
const CURRENCY: &str = "人民币";

/// The unit that a row above a table gives for all of it (`单位：万人`); nothing where it gives none or several.
pub(super) fn above(text: &str) -> Option<String> {
    let is_one = |said: &&str| unit(said).is_some() && !is_list(said);
    let mut said = said_in(text).into_iter().filter(is_one);
    let first = said.next()?;
    let alike = said.all(|other| unit(other) == unit(first));
    alike.then(|| first.to_string())
}

/// The same of a title, which may end with it in brackets or be nothing else (`残疾人情况（单位：万人）`, `Thousands`).
pub(super) fn of_title(text: &str) -> Option<String> {
    if is_unread(text) {
        return None;
    }
    let alone = || {
        let said = bare(text);
        let said = AMOUNT
            .iter()
            .find_map(|word| said.strip_prefix(word))
            .unwrap_or(said);
        is_unmistakable(said).then(|| said.to_string())
    };
    let at_end = || in_last_brackets(text).filter(|said| is_unmistakable(said));
    above(text)
        .or_else(alone)
        .or_else(|| at_end().map(str::to_string))
}

/// The unit that the cells above a table give for all of it; those that they give where these differ.
pub(super) fn of_all<'c>(
    cells: impl Iterator<Item = &'c String>,
) -> Result<Option<String>, Vec<String>> {
    let said: Vec<String> = cells.filter_map(|cell| of_title(cell)).collect();
    let mut pairs = said.windows(2);
    match pairs.all(|pair| unit(&pair[0]) == unit(&pair[1])) {
        true => Ok(said.into_iter().next()),
        false => Err(said),
    }
}

/// The same of the heading of names, of which what is counted one by one may be the unit too (`指标（人）`); in a title
/// it may be that of one column.
pub(super) fn of_heading(text: &str) -> Option<String> {
    let at_end = || in_last_brackets(text).filter(|_| !is_unread(text));
    of_title(text).or_else(|| at_end().map(str::to_string))
}

/// The unit in the brackets with which a text ends.
fn in_last_brackets(text: &str) -> Option<&str> {
    let text = text.trim().strip_suffix(CLOSING)?;
    units_in_brackets(&text[text.rfind(OPENING)?..]).pop()
}

/// True for a row that says 单位 and gives no unit that is understood, or that gives several.
pub(super) fn is_unread(text: &str) -> bool {
    let units = units_in_brackets(text);
    let several = units.iter().any(|said| unit(said) != unit(units[0]));
    several || above(text).is_none() && (!said_in(text).is_empty() || says_of_one(text))
}

/// True for a text that says the unit of a column or a year in its middle: `经费单位为万元`, `人数以万人计`.
fn says_of_one(text: &str) -> bool {
    let text = beginning(text);
    let is_one = |said: &str| PLAIN.contains(&said) || is_unmistakable(said);
    let behind = |rest: &str| {
        let said = AFTER_WORDS.iter().find_map(|sign| rest.strip_prefix(sign));
        let said = said.and_then(|said| said.trim_start().split(is_break).next());
        said.is_some_and(is_one)
    };
    let counted = |rest: &str| rest.split_once('计').is_some_and(|(said, _)| is_one(said));
    text.split("单位").skip(1).any(behind) || text.split('以').skip(1).any(counted)
}

/// The words in the brackets of a text that can be nothing but units.
fn units_in_brackets(text: &str) -> Vec<&str> {
    let inside = beginning(text).split(OPENING).skip(1);
    let inside = inside.filter_map(|rest| rest.split(CLOSING).next());
    let words = inside
        .flat_map(|inside| inside.split(IN_BRACKET))
        .map(str::trim);
    words
        .filter(|word| PLAIN.contains(word) || is_unmistakable(word))
        .collect()
}

/// True for units of several columns with a stroke between them: `人 / 元`, `户/人`.
fn is_list(said: &str) -> bool {
    let Some((first, second)) = said.split_once(['/', '／']) else {
        return false;
    };
    let spaced = first.ends_with(' ') || second.starts_with(' ');
    let single = |said: &str| unit(said).filter(WrittenUnit::is_counted).is_some();
    spaced || single(first) && single(second)
}

/// What is said behind the word 单位, at the beginning of a text or behind a blank or a stop in it.
fn said_in(text: &str) -> Vec<&str> {
    let text = beginning(bare(text));
    let breaks = text.char_indices().filter(|(_, sign)| is_break(*sign));
    let behind = breaks.map(|(at, sign)| at + sign.len_utf8());
    let said = std::iter::once(0).chain(behind);
    said.filter_map(|at| after_word(&text[at..]))
        .map(first_unit)
        .collect()
}

/// The unit with which a text begins, where no other follows it; the whole text else.
fn first_unit(said: &str) -> &str {
    if let Some(said) = in_two_languages(said) {
        return said;
    }
    if unit(said).is_some() {
        return said;
    }
    let mut words = said.split(is_break).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or(said);
    let without = first.strip_prefix(CURRENCY);
    let first = without.filter(|rest| !rest.is_empty()).unwrap_or(first);
    // What says 单位 again is looked at by itself.
    let others = |word: &str| after_word(word).is_none() && gives_own(word);
    let another = words.any(|word| unit(word).is_some() || others(word));
    if another || unit(first).is_none() {
        said
    } else {
        first
    }
}

/// True for a word that gives another column its unit (`经费为万元`, `补贴按千元`, `资金万元`).
fn gives_own(word: &str) -> bool {
    let behind = word.rsplit(OWN).next().unwrap_or(word);
    let is_one = |said: &str| PLAIN.contains(&said) || is_unmistakable(said);
    behind != word && is_one(behind) || name_and_unit(word).1.is_some()
}

/// As much of a text as a heading may have: nobody gives the unit of a table behind that.
fn beginning(text: &str) -> &str {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}

fn is_break(sign: char) -> bool {
    sign.is_whitespace() || STOPS.contains(&sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_above_may_give_the_unit_of_all() {
        assert_eq!(above("单位：万人").as_deref(), Some("万人"));
        assert_eq!(above("（单位: 元）").as_deref(), Some("元"));
        assert_eq!(above("单位：人、万元"), None);
        assert_eq!(above("填报单位：残联"), None);
        assert_eq!(above("单位人数"), None);
        assert_eq!(above("単位：千円").as_deref(), Some("千円"));
        assert_eq!(above("注：单位均为万人。").as_deref(), Some("万人"));
        for row in [
            "填报单位：某县残联  单位：万元",
            "填报单位：某县残联，单位：万元",
            "制表单位：残联    计量单位：万元    2024年1月",
            "2016—2018年补贴情况 单位：万元",
            "金额单位：人民币万元",
            "单位：万元（不含税）",
            "注：单位：万元；数据来源：财政局",
            "注：1.金额单位为万元。2.来源",
            "注：本表金额单位为万元。",
            "单位 万元",
            "单位：万元（10 000 yuan）",
            "单位：万元/10 000 yuan",
            "表内金额均以万元为单位",
            "以万元计",
        ] {
            assert_eq!(above(row).as_deref(), Some("万元"), "{row}");
        }
        for row in [
            "单位：人 / 万元",
            "单位：户/人",
            "单位：人 元",
            "单位：人（万元）",
            "单位：人（经费为万元）",
            "单位：人，资金按万元",
            "单位：人；资金万元",
            "单位：人，%",
            "持证单位：人 补贴单位：万元",
            "单位：人；补贴 单位：万元",
            "注：2018年起单位为千元",
        ] {
            assert_eq!(above(row), None, "{row}");
        }
        assert_eq!(above("持证（万人）"), None);
    }

    #[test]
    fn several_units_above_a_table_are_none() {
        let all = |cells: [&str; 2]| of_all(cells.map(str::to_string).iter());
        let people: Result<Option<String>, Vec<String>> = Ok(Some("人".to_string()));
        assert_eq!(all(["残疾人情况", "单位：人"]), people);
        assert_eq!(all(["单位：人", "（单位：人）"]), people);
        let several = vec!["人".to_string(), "万元".to_string()];
        assert_eq!(all(["（单位：人）", "（金额单位：万元）"]), Err(several));
        assert_eq!(all(["残疾人情况", ""]), Ok(None));
    }

    #[test]
    fn a_title_may_give_the_unit_of_all() {
        for (title, said) in [
            ("残疾人情况（单位：万人）", "万人"),
            ("历年补贴（万元）", "万元"),
            ("（万元）", "万元"),
            ("Thousands", "Thousands"),
            ("金额：万元", "万元"),
            ("£ million", "£ million"),
        ] {
            assert_eq!(of_title(title).as_deref(), Some(said), "{title}");
        }
        for title in [
            "残疾人情况（2020年）",
            "温岭市残联",
            "单位：人、万元",
            "单位：人（万元）",
            "补贴人数（人）与金额（万元）",
            "补贴情况（万元、%）",
            "人",
            "1000",
        ] {
            assert_eq!(of_title(title), None, "{title}");
        }
        for heading in ["项目（万元）", "项目\\年份(单位：万元)", "指标 单位：万元"]
        {
            assert_eq!(of_title(heading).as_deref(), Some("万元"), "{heading}");
        }
        assert_eq!(of_heading("指标（人）").as_deref(), Some("人"));
        assert_eq!(of_heading("项目(万元)").as_deref(), Some("万元"));
        for heading in ["年份（年）", "指标（旧）", "指标", "人"] {
            assert_eq!(of_heading(heading), None, "{heading}");
        }
        assert_eq!(of_title("残疾人情况（人）"), None);
        assert_eq!(of_title("年份（年）"), None);
        let said = "Benefits (thousands, unless otherwise stated)";
        assert_eq!(of_title(said).as_deref(), Some("thousands"));
        assert!(is_unread("单位：人、万元") && is_unread("情况表（单位：人、万元）"));
        assert!(is_unread("补贴情况（万元、%）") && is_unread("人数（人）与金额（万元）"));
        assert!(!is_unread("残疾人情况（2020年）") && !is_unread("补贴（万元）"));
        assert!(!is_unread("单位：万人") && !is_unread("填报单位：残联"));
    }
}
