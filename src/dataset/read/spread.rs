//! What a number may be wrong by, as people write it: with a sign that it goes both ways, and as a per cent.

use super::number;
use super::width::half_width;

/// Signs that an error goes both ways, which all of them do.
const BOTH_WAYS: [&str; 4] = ["±", "+/-", "+-", "正负"];

/// The text of an error without the sign that it goes both ways.
pub fn both_ways(text: &str) -> String {
    let half = half_width(text);
    let plain = half.trim();
    let bare = BOTH_WAYS.iter().find_map(|sign| plain.strip_prefix(sign));
    bare.map_or(text, str::trim_start).to_string()
}

/// The part of one that an error in per cent is: 0.01 of `±1%`; nothing where it is no per cent.
pub fn part_of_one(text: &str) -> Option<f64> {
    let read = number::number(&both_ways(text)).ok()?;
    read.percent.then_some(read.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_go_both_ways() {
        for (text, bare) in [
            ("±500人", "500人"),
            ("＋／－ 1 %", "1 %"),
            ("正负 20", "20"),
            ("+-1", "1"),
            ("约500", "约500"),
            ("-1", "-1"),
        ] {
            assert_eq!(both_ways(text), bare, "{text}");
        }
        for text in ["1%", "1 %", "±1%", "１％", "1.00％"] {
            assert_eq!(part_of_one(text), Some(0.01), "{text}");
        }
        for text in ["1", "±0.01", "%", "百分之一"] {
            assert_eq!(part_of_one(text), None, "{text}");
        }
    }
}
