//! Differences of growth in percentage points, as people write them.

/// Words of a difference to another growth, and whether it is above or below.
const APART: [(&str, f64); 7] = [
    ("相差", 1.0),
    ("高出", 1.0),
    ("高于", 1.0),
    ("低于", -1.0),
    ("高", 1.0),
    ("低", -1.0),
    ("", 1.0),
];
/// How differences of growth end, without blanks.
const POINTS: [&str; 5] = [
    "个百分点",
    "百分点",
    "pointsapart",
    "percentagepoints",
    "points",
];

/// A difference in percentage points, such as 相差 +0.5 个百分点, to a growth of this Chinese title; nothing for what is
/// none.
pub(crate) fn points_apart(text: &str, beside: &str) -> Option<f64> {
    let short = beside.split('（').next().unwrap_or_default();
    let bare: String = text
        .replace(beside, "")
        .replace(short, "")
        .replace("增速", "")
        .replace("GDP", "")
        .replace(['−', '－', '–'], "-")
        .replace('＋', "+")
        .split_whitespace()
        .collect();
    let number = POINTS.iter().find_map(|end| bare.strip_suffix(end))?;
    let number = number.trim_start_matches(['与', '比']);
    let (number, way) = APART
        .iter()
        .find_map(|(word, way)| Some((number.strip_prefix(word)?, way)))?;
    let value: f64 = number.trim_start_matches('+').parse().ok()?;
    value.is_finite().then_some(value * way)
}

#[cfg(test)]
mod tests {
    use super::points_apart;

    #[test]
    fn a_difference_says_which_way_it_is() {
        let beside = "地区生产总值增速";
        for (text, value) in [
            ("相差 +0.5 个百分点", Some(0.5)),
            ("相差−1.2个百分点", Some(-1.2)),
            ("高于GDP 0.4个百分点", Some(0.4)),
            ("低于地区生产总值增速0.3个百分点", Some(-0.3)),
            ("低 0.3 百分点", Some(-0.3)),
            ("0.5个百分点", Some(0.5)),
            ("+0.4 points apart", Some(0.4)),
            ("−0.2 percentage points", Some(-0.2)),
            ("8.5%", None),
            ("高若干个百分点", None),
        ] {
            assert_eq!(points_apart(text, beside), value, "{text}");
        }
    }
}
