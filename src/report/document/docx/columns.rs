//! Widths of the columns of a table, by what stands in them.

use super::super::Sheet;

/// Width of half a Chinese sign in a table, and what a cell has beside its text, in twentieths of a point.
const SIGN: usize = 108;
/// The same of a digit in the letters that stand in where those that are named are lacking.
const BROAD: usize = 134;
const EDGES: usize = 140;
/// A column is not taken for wider than so many half signs, and never made narrower than so many.
const WIDEST: usize = 72;
const NARROWEST: usize = 4;
/// A column of words is readable from so many half signs on.
const READABLE: usize = 16;
/// A piece of text longer than so many half signs may be broken anywhere.
const UNBROKEN: usize = 26;

/// What a column asks for, in half signs: its longest piece that must not be broken, and its longest cell.
#[derive(Clone, Copy, Debug)]
struct Wish {
    least: usize,
    most: usize,
}

impl Wish {
    /// With room for words to be read.
    fn readable(self) -> Self {
        Wish {
            least: self.least.max(self.most.min(READABLE)),
            ..self
        }
    }
}

/// Widths of the columns; together the whole. No number is broken as long as all columns have room for theirs and words
/// can be read, and what is left goes to the columns in which most is said.
pub(super) fn widths(sheet: &Sheet, whole: usize) -> Vec<usize> {
    let wishes = |whole_brackets: bool| -> Vec<Wish> {
        let columns = 0..sheet.head.len();
        columns
            .map(|column| wish(sheet, column, whole_brackets))
            .collect()
    };
    let fits = |(whole_brackets, sign): &(bool, usize)| {
        let own = wishes(*whole_brackets).into_iter();
        let least: usize = own.map(|wish| wish.readable().least * sign + EDGES).sum();
        least <= whole
    };
    let ways = [(true, BROAD), (true, SIGN), (false, BROAD), (false, SIGN)];
    let (wishes, sign): (Vec<Wish>, usize) = match ways.into_iter().find(fits) {
        Some((whole_brackets, sign)) => {
            let own = wishes(whole_brackets).into_iter();
            (own.map(Wish::readable).collect(), sign)
        }
        None => (wishes(false), SIGN),
    };
    let width = |signs: usize| signs * sign + EDGES;
    let least: usize = wishes.iter().map(|wish| width(wish.least)).sum();
    let most: usize = wishes.iter().map(|wish| width(wish.most)).sum();
    let mut widths: Vec<usize> = if least > whole {
        let part = |wish: &Wish| whole * width(wish.least) / least;
        wishes.iter().map(part).collect()
    } else if most <= whole {
        let part = |wish: &Wish| whole * width(wish.most) / most.max(1);
        wishes.iter().map(part).collect()
    } else {
        // Between the two: what is left beyond the least goes where the most is wanted.
        let (left, wanted) = (whole - least, most - least);
        let part =
            |wish: &Wish| width(wish.least) + left * (wish.most - wish.least) * sign / wanted;
        wishes.iter().map(part).collect()
    };
    let short = whole.saturating_sub(widths.iter().sum());
    if let Some(first) = widths.first_mut() {
        *first += short;
    }
    widths
}

fn wish(sheet: &Sheet, column: usize, whole_brackets: bool) -> Wish {
    let cells = || sheet.rows.iter().filter_map(|row| row.get(column));
    let head = &sheet.head[column];
    let longest = cells().map(|cell| signs(cell)).max().unwrap_or(0);
    let pieces = cells().chain([head]).map(|cell| piece(cell)).max();
    let brackets = cells().map(|cell| bracketed(cell)).max();
    let brackets = brackets.filter(|_| whole_brackets).unwrap_or(0);
    let least = pieces.unwrap_or(0).max(brackets).max(NARROWEST);
    // A heading may stand in two lines.
    let most = longest.max(signs(head).div_ceil(2)).min(WIDEST);
    Wish {
        least,
        most: most.max(least),
    }
}

/// Half signs of a text: a Chinese sign is two of them.
fn signs(text: &str) -> usize {
    text.chars().map(half_signs).sum()
}

fn half_signs(sign: char) -> usize {
    if is_narrow(sign) { 1 } else { 2 }
}

/// Letters, digits, and what stands within numbers.
fn is_narrow(sign: char) -> bool {
    sign.is_ascii() || "–−±".contains(sign)
}

/// The longest piece of a text that stays on one line: no blank and no Chinese sign is in it.
fn piece(text: &str) -> usize {
    let pieces = text.split(|sign: char| sign == ' ' || !is_narrow(sign));
    let longest = pieces.map(|piece| piece.chars().count()).max().unwrap_or(0);
    if longest > UNBROKEN {
        NARROWEST
    } else {
        longest
    }
}

/// Half signs of an interval in brackets, which had better stay on one line with its unit; none where there is none.
fn bracketed(text: &str) -> usize {
    let opens = text.find(['(', '（']);
    let whole = opens.and_then(|from| {
        let after = &text[from..];
        let to = after.find([')', '）'])?;
        Some(signs(&after[..to]) + 2)
    });
    let interval = text.contains('–') || text.contains(" … ");
    whole
        .filter(|signs| interval && *signs <= UNBROKEN)
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(rows: &[&[&str]]) -> Sheet {
        let rows = rows.iter();
        let rows = rows.map(|row| row.iter().map(ToString::to_string).collect());
        Sheet::of("a", "a", rows.collect())
    }

    #[test]
    fn no_number_is_broken_and_words_share_what_is_left() {
        let basis = "依据过去五年各地同类指标的变化推断，样本见附表，抽样误差另行列出";
        let table = sheet(&[
            &["项目", "均值", "P10", "P50", "P90", "依据"],
            &[
                "困难残疾人生活补贴",
                "12,386.57",
                "9,911.62",
                "12,004.18",
                "15,914.03",
                basis,
            ],
        ]);
        let widths = widths(&table, 8844);
        assert_eq!(widths.iter().sum::<usize>(), 8844);
        for (width, cell) in widths.iter().zip(&table.rows[0]).skip(1).take(4) {
            assert!(*width >= signs(cell) * SIGN + EDGES, "{cell}: {width}");
        }
        assert!(widths[5] > widths[0], "{widths:?}");
    }

    #[test]
    fn an_interval_stays_on_one_line_where_there_is_room() {
        assert_eq!(bracketed("60.30 万 (60.22–60.39 万)"), 17);
        assert_eq!(bracketed("持证人（人，假设）"), 0);
        let row = [
            "残疾人",
            "60.30 万 (60.22–60.39 万)",
            "59.48 万 (59.41–59.56 万)",
            "57.12 万 (56.06–58.17 万)",
        ];
        let widths = widths(&sheet(&[&["数", "2020", "2025", "2035"], &row]), 8844);
        for width in &widths[1..] {
            assert!(*width >= 17 * SIGN + EDGES, "{widths:?}");
        }
    }

    /// Three intervals leave room for what the numbers are.
    #[test]
    fn words_can_be_read_beside_intervals() {
        let row = [
            "两项补贴资金（元，当年价，假设）",
            "5,782 万 (5,455–6,096 万)",
            "6,367 万 (5,494–8,255 万)",
            "8,290 万 (5,886–15,641 万)",
        ];
        let head = ["中位数（80% 区间）", "2020 年", "2025 年", "2035 年"];
        let widths = widths(&sheet(&[&head, &row]), 8844);
        assert!(widths[0] >= READABLE * SIGN + EDGES, "{widths:?}");
        assert!(widths[3] >= 18 * SIGN + EDGES, "{widths:?}");
    }

    #[test]
    fn a_year_has_room_for_the_letters_that_stand_in() {
        let table = sheet(&[
            &["机构", "年份", "名额", "需要人数"],
            &[
                "“残疾人之家”日间照料",
                "2026",
                "500（450–775）",
                "874（581–1,299）",
            ],
        ]);
        let widths = widths(&table, 8844);
        assert!(widths[1] >= 4 * BROAD + EDGES, "{widths:?}");
        assert_eq!(widths.iter().sum::<usize>(), 8844);
    }

    #[test]
    fn what_has_no_room_is_made_smaller_alike() {
        let many: Vec<String> = (0..14).map(|_| "1,234,567.89".to_string()).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        let widths = widths(&sheet(&[&many[..], &many[..]]), 8844);
        assert_eq!(widths.iter().sum::<usize>(), 8844);
        let [least, most] = [widths.iter().min(), widths.iter().max()];
        assert!(most.unwrap() - least.unwrap() < 20, "{widths:?}");
    }
}
