//! Units as number formats write them: multiples behind a number, the sign of a currency before it.

use super::super::unit;

/// Multiples that a format may write without a unit, as powers of ten.
const MULTIPLES: [(&str, i32); 16] = [
    ("千", 3),
    ("万", 4),
    ("萬", 4),
    ("만", 4),
    ("十万", 5),
    ("百万", 6),
    ("千万", 7),
    ("亿", 8),
    ("億", 8),
    ("억", 8),
    ("K", 3),
    ("k", 3),
    ("M", 6),
    ("mn", 6),
    ("B", 9),
    ("bn", 9),
];

/// The multiple that is written behind a number, as a power of ten: 0 for a unit without one, nothing for other words.
pub(super) fn power(words: &str) -> Option<i32> {
    let bare = MULTIPLES.iter().find(|(sign, _)| *sign == words);
    let of_unit = || unit::unit(words).map(|unit| unit.factor.log10().round() as i32);
    bare.map(|(_, power)| *power).or_else(of_unit)
}

/// The sign of a currency in what is written before the digits of a number.
pub(super) fn currency(before: &str) -> Option<String> {
    let sign = before.trim_matches(['-', ' ']);
    let is_one = unit::unit(sign).is_some_and(|unit| unit.is_sign());
    is_one.then(|| sign.to_string())
}
