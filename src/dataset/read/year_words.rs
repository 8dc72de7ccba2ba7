//! What may stand behind the digits of a year that leaves it that year: 年末, 全年, marks of figures that are not final.

use crate::axes::Year;

/// What may follow the digits of a year without changing it.
const AFTER: [&str; 23] = [
    "年",
    "年度",
    "年度末",
    "年度底",
    "年末",
    "年底",
    "年终",
    "年年末",
    "年年底",
    "年年终",
    "年年末数",
    "年全年",
    "全年",
    "年末数",
    "年底数",
    "末",
    "底",
    "年实际",
    "实际",
    "年实绩",
    "实绩",
    "年实际数",
    "年数",
];
/// Marks of figures that are provisional or revised, or that a footnote explains.
const MARKS: [&str; 42] = [
    "快报数",
    "快报",
    "初步核算数",
    "初步核算",
    "初步数",
    "初步",
    "修订数",
    "修订",
    "初报",
    "决算数",
    "决算",
    "审定数",
    "审定",
    "人口普查",
    "一普",
    "二普",
    "三普",
    "四普",
    "五普",
    "六普",
    "七普",
    "八普",
    "抽样调查",
    "普查数",
    "普查",
    "最终核实数",
    "最终核实",
    "最终数",
    "终核数",
    "终核",
    "核定数",
    "核定",
    "公报数",
    "公报",
    "核实数",
    "年报数",
    "年报",
    "注",
    "p",
    "r",
    "*",
    "†",
];
/// Signs that number footnotes.
const RAISED: &str = "¹²³⁴⁵⁶⁷⁸⁹⁰⁽⁾";
/// What stands between the first and the last month of a year.
const TO: [char; 6] = ['-', '—', '–', '~', '至', '到'];

/// Whether a year is marked by what follows its digits; nothing where that makes it another thing than a year.
pub(super) fn whole(year: Year, rest: &str) -> Option<bool> {
    let (bare, marked) = without_marks(year, rest);
    let known = bare.is_empty() || AFTER.contains(&bare) || is_all_months(bare);
    known.then_some(marked)
}

/// True for `年1-12月`.
fn is_all_months(rest: &str) -> bool {
    let months = rest.strip_prefix('年').unwrap_or(rest);
    let Some((first, last)) = months.split_once(TO) else {
        return false;
    };
    let last = last.trim_end_matches("累计").trim_end_matches('份');
    ["1", "01", "1月"].contains(&first) && last == "12月"
}

/// What follows a year without its marks, in brackets or not.
fn without_marks(year: Year, rest: &str) -> (&str, bool) {
    let again = format!("yr{year}");
    let mut bare = rest;
    loop {
        let unnumbered =
            bare.trim_end_matches(|c: char| ('①'..='⑳').contains(&c) || RAISED.contains(c));
        let bracket = unnumbered.strip_suffix([')', ']']).and_then(|open| {
            open.rfind(['(', '['])
                .map(|at| (&open[..at], &open[at + 1..]))
        });
        let is_mark = |inside: &str| {
            let small = inside.to_lowercase();
            MARKS.contains(&small.as_str())
                || small == again
                || AFTER.contains(&inside)
                || inside.bytes().all(|b| b.is_ascii_digit()) && (1..=2).contains(&inside.len())
        };
        let shorter = match bracket {
            Some((before, inside)) if is_mark(inside) => before,
            _ => {
                let lower = unnumbered.to_lowercase();
                let mark = MARKS.iter().find(|mark| lower.ends_with(*mark));
                mark.map_or(unnumbered, |mark| {
                    &unnumbered[..unnumbered.len() - mark.len()]
                })
            }
        };
        if shorter.len() == bare.len() {
            return (bare, bare.len() < rest.len());
        }
        bare = shorter;
    }
}
