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
/// A piece of text longer than so many half signs may be broken anywhere.
const UNBROKEN: usize = 26;

/// What a column asks for, in half signs: its longest piece that must not be broken, and its longest cell.
#[derive(Clone, Copy, Debug)]
struct Wish {
    least: usize,
    most: usize,
}

/// Widths of the columns; together the whole. No number is broken as long as all columns have room for theirs, and
/// what is left goes to the columns in which most is said.
pub(super) fn widths(sheet: &Sheet, whole: usize) -> Vec<usize> {
    let wishes: Vec<Wish> = (0..sheet.head.len())
        .map(|column| wish(sheet, column))
        .collect();
    let of = |sign: usize| move |signs: usize| signs * sign + EDGES;
    let broad: usize = wishes.iter().map(|wish| of(BROAD)(wish.least)).sum();
    let sign = if broad <= whole { BROAD } else { SIGN };
    let width = of(sign);
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

fn wish(sheet: &Sheet, column: usize) -> Wish {
    let cells = || sheet.rows.iter().filter_map(|row| row.get(column));
    let head = &sheet.head[column];
    let longest = cells().map(|cell| signs(cell)).max().unwrap_or(0);
    let pieces = cells().chain([head]).map(|cell| piece(cell)).max();
    let least = pieces.unwrap_or(0).max(NARROWEST);
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
