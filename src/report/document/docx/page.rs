//! What a page holds: sections, lines of a title, widths of columns.

use super::super::Sheet;
use super::super::html::escaped;
use crate::source::Language;

/// A long title in lines that end where its meaning does.
pub(super) fn broken(title: &str, language: Language) -> String {
    /// Signs of the largest size on one line.
    const LINE: usize = 20;
    if language != Language::Zh || title.chars().count() <= LINE {
        return title.to_string();
    }
    match title.find(['》', '：']) {
        Some(at) => {
            let (first, rest) = title.split_at(at + '》'.len_utf8());
            format!("{first}\n{rest}")
        }
        None => title.to_string(),
    }
}

/// Text in one run; lines stay lines.
pub(super) fn run(text: &str) -> String {
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(line)))
        .collect();
    format!("<w:r>{}</w:r>", lines.join("<w:br/>"))
}

/// The page of a section: margins of the standard, footers for odd and even pages.
pub(super) fn section(sideways: bool) -> String {
    let page = if sideways {
        "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>\
         <w:pgMar w:top=\"1588\" w:right=\"1984\" w:bottom=\"1474\" w:left=\"2098\" w:header=\"851\" w:footer=\"992\" w:gutter=\"0\"/>"
    } else {
        "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
         <w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\" w:header=\"851\" w:footer=\"1307\" w:gutter=\"0\"/>"
    };
    format!(
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rIdFooter1\"/>\
         <w:footerReference w:type=\"even\" r:id=\"rIdFooter2\"/>{page}</w:sectPr>"
    )
}

/// Widths of the columns: one of numbers is as wide as its longest, those of words share the rest by what stands in
/// them; together the whole.
pub(super) fn widths(sheet: &Sheet, whole: usize) -> Vec<usize> {
    /// Width of half a Chinese sign in a table, and what a cell has beside its text, in twentieths of a point.
    const SIGN: usize = 120;
    const EDGES: usize = 150;
    /// A column of words is not taken for wider than so many half signs, and not for narrower.
    const WORDS: std::ops::RangeInclusive<usize> = 8..=60;
    let signs = |text: &String| {
        text.chars()
            .map(|c| if c.is_ascii() { 1 } else { 2 })
            .sum::<usize>()
    };
    let columns: Vec<(bool, usize)> = (0..sheet.head.len())
        .map(|column| {
            let cells = || sheet.rows.iter().map(|row| &row[column]);
            let short = cells().all(|cell| signs(cell) <= *WORDS.start() + 6);
            let head = signs(&sheet.head[column]).div_ceil(2).min(10);
            let longest = cells().map(signs).max().unwrap_or(0).max(head);
            (
                short,
                if short {
                    longest
                } else {
                    longest.clamp(*WORDS.start(), *WORDS.end())
                },
            )
        })
        .collect();
    let fixed: usize = columns
        .iter()
        .filter(|c| c.0)
        .map(|c| c.1 * SIGN + EDGES)
        .sum();
    let words: usize = columns.iter().filter(|c| !c.0).map(|c| c.1).sum();
    let mut widths: Vec<usize> = if words > 0 && fixed < whole * 3 / 4 {
        let rest = whole - fixed;
        let width = |(short, signs): &(bool, usize)| {
            if *short {
                signs * SIGN + EDGES
            } else {
                rest * signs / words
            }
        };
        columns.iter().map(width).collect()
    } else {
        let all: usize = columns.iter().map(|c| c.1 * SIGN + EDGES).sum();
        columns
            .iter()
            .map(|c| whole * (c.1 * SIGN + EDGES) / all.max(1))
            .collect()
    };
    let short: usize = whole.saturating_sub(widths.iter().sum());
    if let Some(first) = widths.first_mut() {
        *first += short;
    }
    widths
}
