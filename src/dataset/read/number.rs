//! Numbers as people write them in Chinese spreadsheets.

use std::borrow::Cow;

use super::footnote::without_footnote;
use super::marks::is_mark;
use super::width::half_width;
use super::year::date_year;

/// A number and what had to be overlooked to read it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::dataset) struct ReadNumber {
    /// The value; a percentage is divided by 100.
    pub value: f64,
    /// It had full-width digits or signs.
    pub full_width: bool,
    /// It had separators between thousands.
    pub thousands: bool,
    /// It ended with a percent sign.
    pub percent: bool,
    /// It had the mark of a footnote.
    pub noted: bool,
}

/// Why a text is not a number.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::dataset) enum NotANumber {
    /// A sign for "no value": a dash, dots, 无, N/A.
    Mark,
    /// Infinite, not a number, or larger than a number can be.
    NotFinite,
    /// A number with 万 or 亿; the value it stands for.
    Myriad(f64),
    /// A number with a unit of its own; the value in the unit of its column, and that unit.
    InUnit(f64, String),
    /// A spreadsheet error such as `#REF!`.
    FormulaError,
    /// A formula whose result was not saved.
    Formula,
    /// A date.
    Date,
    /// A number with words around it, such as `100人`, `约100` or `5.1‰`.
    WithWords,
    /// A number with a mark that may mean one below nothing or growth, such as `▲120` or `(120)`; what stands beside it.
    Marked(String),
    /// A number that its sheet shows as another one.
    ShownOtherwise,
    /// Anything else.
    Text,
}

/// What stands between a number and the one as which its sheet shows it.
pub(super) const ARROW: char = '→';
/// The thin blank that printers set between thousands.
const THIN: char = '\u{2009}';
/// Signs that stand between thousands; the last is a plain blank, which may also stand between two numbers.
const BETWEEN: [char; 6] = [',', '\'', '’', THIN, '\u{202F}', ' '];
/// Other blanks that printers set between thousands, and nobody between two numbers.
const SET_BLANKS: [char; 3] = ['\u{A0}', '\u{2007}', '\u{2008}'];
/// So many groups behind plain blanks are those of one number.
const OF_ONE: usize = 2;
/// Marks that stand for a number below nothing in some countries, and for growth or decline in others.
const MARKS: [char; 6] = ['▲', '△', '▼', '▽', '↑', '↓'];
/// What may stand before or after a number that is then no plain number.
pub(super) const BEFORE: [&str; 9] = ["约", "近", "超过", "超", "逾", ">", "<", "≥", "≤"];
pub(super) const AFTER: [&str; 6] = ["多", "余", "左右", "以上", "以下", "+"];

/// Reads a number.
pub(in crate::dataset) fn number(text: &str) -> Result<ReadNumber, NotANumber> {
    let close = set_close(text);
    let text = &*close;
    let half = half_width(text);
    let plain = half.trim();
    if plain.contains(ARROW) {
        return Err(kind_of(plain));
    }
    let mut number = ReadNumber {
        full_width: plain != text.trim(),
        ..ReadNumber::default()
    };
    if is_mark(plain) {
        return Err(NotANumber::Mark);
    }
    let unnoted = without_footnote(plain);
    number.noted = unnoted.len() < plain.len();
    let plain = unnoted;
    if let Some(factor) = [("万", 1e4), ("亿", 1e8)]
        .iter()
        .find_map(|(sign, factor)| plain.strip_suffix(sign).map(|rest| (rest, factor)))
    {
        let value = self::number(factor.0).map_err(|_| NotANumber::Text)?.value;
        return Err(NotANumber::Myriad(times(value, *factor.1)));
    }
    let (body, percent) = match plain.strip_suffix('%') {
        Some(body) => (body.trim_end(), true),
        None => (plain, false),
    };
    number.percent = percent;
    let mut digits = Cow::Borrowed(body);
    if let Some(sign) = BETWEEN.into_iter().find(|sign| body.contains(*sign)) {
        let joined = without_thousands(body, sign).ok_or_else(|| kind_of(plain))?;
        digits = Cow::Owned(joined);
        number.thousands = true;
    }
    let looks = digits
        .bytes()
        .all(|b| b.is_ascii_digit() || b"+-.eE".contains(&b));
    if !looks {
        return Err(kind_of(plain));
    }
    // The hundredth is taken in the decimal text, so that 12.3% is the number written 0.123.
    let parsed = if percent && !digits.contains(['e', 'E']) {
        format!("{digits}e-2").parse::<f64>()
    } else {
        digits
            .parse::<f64>()
            .map(|v| if percent { times(v, 0.01) } else { v })
    };
    match parsed {
        Ok(value) if value.is_finite() => Ok(ReadNumber { value, ..number }),
        Ok(_) => Err(NotANumber::NotFinite),
        Err(_) => Err(kind_of(plain)),
    }
}

/// A value times a factor; by a power of ten its digits are moved, so that 0.3123 万 is 3123 and nothing else.
pub fn times(value: f64, factor: f64) -> f64 {
    let power = factor.log10().round() as i32;
    let moved = format!("{value}e{power}").parse::<f64>();
    match moved {
        Ok(moved) if 10_f64.powi(power) == factor => moved,
        _ => value * factor,
    }
}

/// The text with one sign for all blanks that printers set between thousands, as far as they stand between digits.
fn set_close(text: &str) -> Cow<'_, str> {
    if !text.contains(SET_BLANKS) {
        return Cow::Borrowed(text);
    }
    let signs: Vec<char> = text.chars().collect();
    let is_digit = |place: Option<usize>| {
        place
            .and_then(|place| signs.get(place))
            .is_some_and(char::is_ascii_digit)
    };
    let close = |(place, sign): (usize, &char)| {
        let between = is_digit(place.checked_sub(1)) && is_digit(Some(place + 1));
        match between && SET_BLANKS.contains(sign) {
            true => THIN,
            false => *sign,
        }
    };
    Cow::Owned(signs.iter().enumerate().map(close).collect())
}

/// The text without its separators, if they stand where thousands end.
fn without_thousands(text: &str, sign: char) -> Option<String> {
    let unsigned = text.trim_start_matches(['+', '-']);
    let whole = unsigned.split('.').next().unwrap_or("");
    let mut groups = whole.split(sign);
    let first = groups.next().unwrap_or("");
    let number = groups.clone().count();
    let of_one = sign != ' ' || number >= OF_ONE;
    let sound = of_one && (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    let once = !unsigned[whole.len()..].contains(sign);
    (sound && once).then(|| text.replace(sign, ""))
}

/// True for digits with a word before or a unit after them.
fn has_words(text: &str) -> bool {
    let before = BEFORE.iter().find_map(|word| text.strip_prefix(word));
    let rest = before
        .unwrap_or(text)
        .trim_start()
        .trim_start_matches(['+', '-']);
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit() || ".,".contains(c));
    if after.len() == rest.len() || !rest.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let after = after.trim();
    let word = AFTER
        .iter()
        .find_map(|word| after.strip_suffix(word))
        .unwrap_or(after);
    let word = AFTER
        .iter()
        .find_map(|more| word.strip_prefix(more))
        .unwrap_or(word);
    let word = word.trim_matches(['(', ')']);
    before.is_some() && word.is_empty()
        || word.is_empty() && !after.is_empty()
        || super::unit::unit(word).is_some()
}

/// What stands beside a mark of growth or in brackets, where it is a number; a single digit in brackets numbers a column.
fn beside_mark(text: &str) -> Option<&str> {
    let marked = text.strip_prefix(MARKS).or(text.strip_suffix(MARKS));
    let bracket = || {
        let inside = text.strip_prefix('(')?.strip_suffix(')')?;
        (inside.len() > 1).then_some(inside)
    };
    let beside = marked.or_else(bracket)?.trim();
    let begins = beside.starts_with(|c: char| c.is_ascii_digit());
    let sound = |c: char| c.is_ascii_digit() || ".,%".contains(c);
    (begins && beside.chars().all(sound)).then_some(beside)
}

fn begins_with_letter(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
}

fn kind_of(text: &str) -> NotANumber {
    let bare = text.trim_start_matches(['+', '-']).to_ascii_lowercase();
    if ["nan", "inf", "infinity"].contains(&bare.as_str()) {
        NotANumber::NotFinite
    } else if text.strip_prefix('#').is_some_and(begins_with_letter) {
        NotANumber::FormulaError
    } else if text.starts_with('=') {
        NotANumber::Formula
    } else if text.contains(ARROW) && bare.starts_with(|c: char| c.is_ascii_digit()) {
        NotANumber::ShownOtherwise
    } else if date_year(text).is_some() {
        NotANumber::Date
    } else if has_words(text) {
        NotANumber::WithWords
    } else if let Some(beside) = beside_mark(text) {
        NotANumber::Marked(beside.to_string())
    } else {
        NotANumber::Text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> f64 {
        number(text).expect("a number").value
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        assert_eq!(value("１２，３４５．６"), 12345.6);
        assert_eq!(value("－7"), -7.0);
        assert_eq!(value("1,234,567"), 1_234_567.0);
        assert_eq!(value("12%"), 0.12);
        assert_eq!(value("12.3％"), 0.123);
        assert_eq!(value("1.5e3"), 1500.0);
        assert_eq!(value("1'234.5"), 1234.5);
        for blank in ["\u{202F}", "\u{2009}", "\u{A0}", "\u{2007}"] {
            assert_eq!(value(&format!("1{blank}234")), 1234.0);
            assert_eq!(value(&format!("-12{blank}345.6")), -12_345.6);
            assert!(number(&format!("12{blank}34")).is_err());
        }
        // Two groups behind plain blanks are those of one number.
        assert_eq!(value("1 234 567"), 1_234_567.0);
        assert!(number("12 345 678").expect("a number").thousands);
        assert_eq!(value("12①"), 12.0);
        assert_eq!(value("12[1]"), 12.0);
        for noted in ["12（注1）", "12（注）", "12(注①)"] {
            assert!(number(noted).expect("a number").noted, "{noted}");
        }
        assert!(number("12（注释）").is_err() && number("12（1）").is_err());
        assert!(number("97%*").expect("a number").noted);
        assert!(number("67320216 p").expect("a number").noted);
        assert_eq!(value("97.1 be"), 97.1);
        assert!(number("２０").expect("a number").full_width);
        assert!(!number(" 20 ").expect("a number").full_width);
    }

    #[test]
    fn what_is_not_a_number_says_why() {
        let why = |text: &str| number(text).expect_err("not a number");
        assert_eq!(why("12a"), NotANumber::Text);
        assert_eq!(why("1,23"), NotANumber::Text);
        assert_eq!(why("1,234.5,6"), NotANumber::Text);
        assert_eq!(why("1.2.3"), NotANumber::Text);
        // Two numbers in one cell look like this too.
        assert_eq!(why("120 135"), NotANumber::Text);
        assert_eq!(why("120 135 90"), NotANumber::Text);
        assert_eq!(why("31200000→31200"), NotANumber::ShownOtherwise);
        assert_eq!(why("1,234人"), NotANumber::WithWords);
        assert_eq!(why("#"), NotANumber::Text);
        assert_eq!(why("nan"), NotANumber::NotFinite);
        assert_eq!(why("100人"), NotANumber::WithWords);
        assert_eq!(why("5.1‰"), NotANumber::WithWords);
        assert_eq!(why("约100"), NotANumber::WithWords);
        assert_eq!(why("3级"), NotANumber::Text);
        for text in ["12 f", "12p", "12 kg", "12 c", "甲 p"] {
            assert!(number(text).is_err(), "{text}");
        }
        assert_eq!(why("65岁及以上"), NotANumber::Text);
        assert_eq!(why("暂无"), NotANumber::Mark);
        for mark in [
            "──",
            "— —",
            "⋯⋯",
            "───",
            "‐",
            "-",
            "..",
            "未知",
            "NULL",
            "－",
        ] {
            assert_eq!(why(mark), NotANumber::Mark, "{mark}");
        }
        for (text, beside) in [
            ("▲120", "120"),
            ("△ 5.2%", "5.2%"),
            ("（1,234）", "1,234"),
            ("3.1↑", "3.1"),
        ] {
            assert_eq!(why(text), NotANumber::Marked(beside.into()), "{text}");
        }
        for text in ["▲", "▲▲1", "(1)", "((12))", "(甲)", "▲一"] {
            assert_eq!(why(text), NotANumber::Text, "{text}");
        }
        assert_eq!(why("-Inf"), NotANumber::NotFinite);
        assert_eq!(why("1e999"), NotANumber::NotFinite);
        assert_eq!(why("1.2万"), NotANumber::Myriad(12_000.0));
        // In binary 1.521 · 10,000 is 15209.999999999998.
        assert_eq!(why("1.5210万"), NotANumber::Myriad(15_210.0));
        assert_eq!(why("—"), NotANumber::Mark);
        assert_eq!(why("#REF!"), NotANumber::FormulaError);
        assert_eq!(why("=A1"), NotANumber::Formula);
        assert_eq!(why("2020-12-31"), NotANumber::Date);
        assert_eq!(why(""), NotANumber::Text);
        assert_eq!(why("%"), NotANumber::Text);
    }

    #[test]
    fn digits_are_moved() {
        // In binary 0.0316 · 10,000 is 316.00000000000006.
        for (value, factor, expected) in [
            (0.0316, 1e4, 316.0),
            (3.1234, 1e4, 31_234.0),
            (-5.0, 1e-4, -0.0005),
            (2.0, 1.0, 2.0),
            (2.0, 0.25, 0.5),
        ] {
            assert_eq!(times(value, factor), expected);
        }
    }
}
