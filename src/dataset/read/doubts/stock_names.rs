//! Stocks and flows as names tell them: 年末持证, 新增持证, 注销.

use std::collections::BTreeMap;

use super::super::signed::may_be_negative;
use super::super::width::half_width;
use super::beyond::is_part;
use super::rates::RATES;

/// What a series is by its name, beside others of the same.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum StockRole {
    Before,
    End,
    Came,
    Went,
    /// Nothing of these.
    Other,
}

/// Words in names, those that hold others first.
const ROLES: [(StockRole, &[&str]); 4] = [
    (
        StockRole::Before,
        &[
            "上年末",
            "上年底",
            "上年结余",
            "上年结转",
            "年初",
            "期初",
            "上期末",
        ],
    ),
    (StockRole::End, &["年末", "年底", "期末"]),
    (
        StockRole::Came,
        &[
            "新增", "出生", "新办", "新发", "迁入", "转入", "调入", "增加", "收入", "拨入",
        ],
    ),
    (
        StockRole::Went,
        &[
            "注销", "迁出", "转出", "调出", "死亡", "退出", "减少", "核销", "支出",
        ],
    ),
];
/// What names say beside that and may leave out.
const AND: [&str; 9] = [
    "人口",
    "人数",
    "数",
    "人",
    "本年度",
    "本年",
    "当年",
    "年内",
    "全年",
];
/// Series by what they are and by what else their names say.
pub(super) type StocksAndFlows<'g> = BTreeMap<(StockRole, String), Vec<&'g String>>;

/// What a series is by its name, and what else the name says; nothing for rates, parts and changes.
pub(super) fn role(name: &str) -> Option<(StockRole, String)> {
    let lower = half_width(name).to_lowercase();
    let half: String = lower.split_whitespace().collect();
    if is_part(name) || RATES.iter().any(|word| half.contains(word)) {
        return None;
    }
    let mut found = ROLES.iter().filter_map(|(role, words)| {
        let word = words.iter().find(|word| half.contains(**word))?;
        Some((*role, half.replacen(*word, "", 1)))
    });
    let (role, mut rest) = match found.next() {
        Some(found) => found,
        None => (StockRole::Other, half.clone()),
    };
    let is_flow = role == StockRole::Came || role == StockRole::Went;
    if is_flow && may_be_negative(name) {
        return None;
    }
    for and in AND {
        rest = rest.replace(and, "");
    }
    Some((role, rest))
}

/// The series of a role whose names say the same, or as much of its beginning as there is.
pub(super) fn nearest<'m, 'g>(
    by_role: &'m StocksAndFlows<'g>,
    role: StockRole,
    rest: &str,
) -> Option<&'m [&'g String]> {
    let ends = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
    let ends: Vec<usize> = ends.collect();
    let mut beginnings = ends.into_iter().rev().map(|end| rest[..end].to_string());
    beginnings.find_map(|own| by_role.get(&(role, own)).map(Vec::as_slice))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stocks_and_flows_are_known_by_their_names() {
        for (name, own, rest) in [
            ("年末持证人数", StockRole::End, "持证"),
            ("上年末持证人数", StockRole::Before, "持证"),
            ("甲镇 本年新增持证", StockRole::Came, "甲镇持证"),
            ("年内注销", StockRole::Went, ""),
            ("持证残疾人数", StockRole::Other, "持证残疾"),
        ] {
            assert_eq!(role(name), Some((own, rest.to_string())), "{name}");
        }
        for name in ["新增就业率", "其中：新增", "比上年增加"] {
            assert_eq!(role(name), None, "{name}");
        }
    }

    #[test]
    fn flows_of_a_town_are_nearer_than_those_of_all() {
        let (all, town) = ("新增".to_string(), "甲镇 新增".to_string());
        let mut by_role = StocksAndFlows::new();
        for name in [&all, &town] {
            let own = role(name).expect("a flow");
            by_role.entry(own).or_default().push(name);
        }
        let of = |rest: &str| nearest(&by_role, StockRole::Came, rest);
        assert_eq!(of("甲镇持证"), Some(&[&town][..]));
        assert_eq!(of("持证"), Some(&[&all][..]));
        assert_eq!(nearest(&by_role, StockRole::Went, "持证"), None);
    }
}
