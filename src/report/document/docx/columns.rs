//! Widths of the columns of a table, by what stands in them.

use std::cmp::Reverse;

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
/// A cell of so many half signs had better stay on one line; a column with longer ones has room for so many at least.
const SHORT: usize = 10;
const LITTLE: usize = 8;
/// A piece of text longer than so many half signs may be broken anywhere.
const UNBROKEN: usize = 26;

/// What a column asks for, in half signs: its longest piece that must not be broken, and its longest cell.
#[derive(Clone, Copy, Debug)]
struct Wish {
    least: usize,
    most: usize,
    /// Whether nothing but short numbers stands in it, which have no place to be broken at.
    is_of_numbers: bool,
}

impl Wish {
    /// With room for words to be read.
    fn readable(self) -> Self {
        Wish {
            least: self.least.max(self.most.min(READABLE)),
            ..self
        }
    }

    /// With room for short cells to stay on one line.
    fn whole(self) -> Self {
        let short = if self.most <= SHORT {
            self.most
        } else {
            LITTLE
        };
        Wish {
            least: self.least.max(short),
            ..self
        }
    }
}

/// Width of half a sign in columns of short numbers, and in all others.
#[derive(Clone, Copy, Debug)]
struct Letters {
    numbers: usize,
    others: usize,
}

/// With room for the letters that stand in, the widest first.
const LETTERS: [Letters; 3] = [
    Letters {
        numbers: BROAD,
        others: BROAD,
    },
    Letters {
        numbers: BROAD,
        others: SIGN,
    },
    Letters {
        numbers: SIGN,
        others: SIGN,
    },
];

impl Letters {
    fn of(self, wish: &Wish) -> usize {
        if wish.is_of_numbers {
            self.numbers
        } else {
            self.others
        }
    }

    fn width(self, wish: &Wish, signs: usize) -> usize {
        signs * self.of(wish) + EDGES
    }
}

/// The ways to set a table, the best first: words can be read, intervals stay whole with their units, letters that stand
/// in have room; less and less of that.
fn ways(sheet: &Sheet) -> Vec<(Vec<Wish>, Letters)> {
    let wishes = |whole_brackets: bool, with: fn(Wish) -> Wish| -> Vec<Wish> {
        let columns = 0..sheet.head.len();
        columns
            .map(|column| with(wish(sheet, column, whole_brackets)))
            .collect()
    };
    let readable = [true, false].map(|whole_brackets| wishes(whole_brackets, Wish::readable));
    let readable = readable.into_iter();
    let readable = readable.flat_map(|own| LETTERS.map(|letters| (own.clone(), letters)));
    let narrow = [wishes(false, Wish::whole), wishes(false, |own| own)].into_iter();
    let few = [LETTERS[1], LETTERS[2]];
    let narrow = narrow.flat_map(|own| few.map(|letters| (own.clone(), letters)));
    readable.chain(narrow).collect()
}

/// Widths of the columns; together the whole. No number is broken as long as all columns have room for theirs and words
/// can be read, and what is left goes to the columns that make rows high.
pub(super) fn widths(sheet: &Sheet, whole: usize) -> Vec<usize> {
    let least = |(wishes, letters): &(Vec<Wish>, Letters)| -> usize {
        let widths = wishes.iter().map(|wish| letters.width(wish, wish.least));
        widths.sum()
    };
    let ways = ways(sheet);
    let fits = ways.iter().position(|way| least(way) <= whole);
    let way = &ways[fits.unwrap_or(ways.len() - 1)];
    let (wishes, letters) = way;
    let (least, most) = (
        least(way),
        wishes.iter().map(|wish| letters.width(wish, wish.most)),
    );
    let most: usize = most.sum();
    let mut widths: Vec<usize> = if least > whole {
        let part = |wish: &Wish| whole * letters.width(wish, wish.least) / least;
        wishes.iter().map(part).collect()
    } else if most <= whole {
        let part = |wish: &Wish| whole * letters.width(wish, wish.most) / most.max(1);
        wishes.iter().map(part).collect()
    } else {
        let least = wishes.iter().map(|wish| letters.width(wish, wish.least));
        let signs: Vec<usize> = wishes.iter().map(|wish| letters.of(wish)).collect();
        lowest(sheet, least.collect(), &signs, whole)
    };
    let short = whole.saturating_sub(widths.iter().sum());
    if let Some(first) = widths.first_mut() {
        *first += short;
    }
    widths
}

/// Widths that make the rows as low as they can be: what is left of the whole goes, sign by sign, to the column that
/// makes the most rows as high as they are; to the narrowest of those that do so alike.
fn lowest(sheet: &Sheet, mut widths: Vec<usize>, wide: &[usize], whole: usize) -> Vec<usize> {
    let rows = sheet.rows.iter().chain([&sheet.head]);
    let rows: Vec<Vec<usize>> = rows
        .map(|row| row.iter().map(|cell| signs(cell)).collect())
        .collect();
    let mut left = whole.saturating_sub(widths.iter().sum());
    loop {
        let mut asked = vec![0; widths.len()];
        for row in &rows {
            let cells = row.iter().zip(wide).zip(&widths);
            let lines: Vec<usize> = cells
                .map(|((signs, wide), width)| {
                    (signs * wide).div_ceil(width.saturating_sub(EDGES).max(1))
                })
                .collect();
            let high = lines.iter().copied().max().unwrap_or(0);
            for (asked, lines) in asked.iter_mut().zip(lines) {
                *asked += if lines == high && high > 1 { high } else { 0 };
            }
        }
        let columns = asked.iter().zip(wide).zip(&mut widths);
        let most = columns.max_by_key(|((asked, _), width)| (**asked, Reverse(**width)));
        let Some(((_, wide), width)) =
            most.filter(|((asked, wide), _)| **asked > 0 && **wide <= left)
        else {
            break;
        };
        *width += *wide;
        left -= *wide;
    }
    // What no row needs is shared alike.
    let each = left / widths.len().max(1);
    widths.iter().map(|width| width + each).collect()
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
    let is_number = |cell: &String| {
        cell.chars()
            .all(|own| is_narrow(own) || "—～".contains(own))
    };
    Wish {
        least,
        most: most.max(least),
        is_of_numbers: longest.max(least) <= SHORT && cells().all(is_number),
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

/// The longest piece of a text that stays on one line: no blank, and no Chinese sign but a range's wave and brackets.
fn piece(text: &str) -> usize {
    let (mut longest, mut own) = (0, 0);
    for sign in text.chars() {
        own = match sign {
            ' ' => 0,
            '（' => 2,
            '）' | '～' if own > 0 => own + 2,
            _ if is_narrow(sign) => own + 1,
            _ => 0,
        };
        longest = longest.max(own);
    }
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
    let interval = text.contains(['–', '～']) || text.contains(" … ");
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
        assert_eq!(bracketed("60.30 万 (60.22～60.39 万)"), 18);
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

    /// Years and per cents of an indicator table, whose letters are not to be had on every machine.
    #[test]
    fn short_numbers_have_room_among_many_columns() {
        let head = [
            "指标",
            "属性",
            "基期",
            "2021",
            "2022",
            "2023",
            "2024",
            "2025",
            "目标值",
            "进度",
            "评估结论",
            "达标概率：基期",
            "现在",
        ];
        let row = [
            "2 困难残疾人生活补贴覆盖率",
            "约束性",
            "98.5%",
            "98.7%",
            "相差 +1.2 个百分点",
            "99.2%",
            "—",
            "59.2%",
            "与 GDP 增长同步",
            "233%",
            "低于应保持的水平",
            "无依据",
            "63%",
        ];
        let widths = widths(&sheet(&[&head, &row]), 12756);
        for (place, signs) in [(6, 4), (7, 5), (9, 4)] {
            assert!(widths[place] >= signs * BROAD + EDGES, "{widths:?}");
        }
        assert_eq!(widths.iter().sum::<usize>(), 12756);
    }

    #[test]
    fn an_interval_is_not_parted_from_its_brackets() {
        assert_eq!(piece("281.00（198.79–673.89）"), 17);
        assert_eq!(piece("281.00（198.79～673.89）"), 18);
        assert_eq!(piece("运转（万元）"), 2);
        let head = [
            "机构",
            "年份",
            "机构数",
            "名额",
            "需要",
            "缺口",
            "人员",
            "建设",
            "运转",
        ];
        let row = [
            "“残疾人之家”日间照料",
            "2030",
            "16（12–39）",
            "448（336–1,092）",
            "717（439–1,129）",
            "195（101–648）",
            "56（42–137）",
            "0.00（0.00–255.91）",
            "281.00（198.79–673.89）",
        ];
        let widths = widths(&sheet(&[&head, &row]), 12756);
        for (width, cell) in widths.iter().zip(row).skip(1) {
            assert!(*width >= piece(cell) * SIGN + EDGES, "{cell}: {widths:?}");
        }
    }

    /// A column in which little is said leaves its room to one that would make every row high.
    #[test]
    fn rows_are_as_low_as_they_can_be() {
        let basis = "本地 1 个基期值，变动按他处公共服务覆盖率；每年需 +0.2 个百分点，他处 +0.0，其中 22% 足够";
        let row = [
            "残疾人就业率",
            "≥ 60%",
            "年均 11.8%（相差 +6.0 个百分点）",
            basis,
        ];
        let head = ["指标", "目标", "中位数", "依据"];
        let widths = widths(&sheet(&[&head, &row]), 8844);
        assert_eq!(widths.iter().sum::<usize>(), 8844);
        let lines = |place: usize| (signs(row[place]) * SIGN).div_ceil(widths[place] - EDGES);
        assert!(lines(3) <= 3 && lines(2) <= 3, "{widths:?}");
        // What stands alike is as wide.
        let cell = "60.30 万 (60.22–60.39 万)";
        let alike = ["残疾人", cell, cell, cell];
        let widths = super::widths(&sheet(&[&["数", "2020", "2025", "2035"], &alike]), 8844);
        let [least, most] = [widths[1..].iter().min(), widths[1..].iter().max()];
        assert!(most.unwrap() - least.unwrap() <= BROAD, "{widths:?}");
    }

    /// Where not all words can be read well, what is short stays whole.
    #[test]
    fn a_short_cell_is_not_broken_for_a_long_one() {
        let basis = "本地基期后 3 个公布值；每年需 +0.2 个百分点，他处 +0.0（80%：−1.2～+0.2），其中 22% 足够";
        let row = [
            "13 残疾人文体服务覆盖率",
            "≥ 95%，与上年同步",
            "100% ± 0.7",
            "年均 11.8%（相差 +6.0 个百分点）",
            "期内未达到",
            basis,
        ];
        let head = ["指标", "目标", "实现概率", "中位数", "首次达到", "依据"];
        let widths = widths(&sheet(&[&head, &row]), 8844);
        for place in [2, 4] {
            assert!(widths[place] >= 10 * SIGN + EDGES, "{widths:?}");
        }
        assert!(widths[5] > widths[0], "{widths:?}");
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
