//! Words that stand for a target where it is printed, against what it is judged by.

use super::super::checking::Checking;
use crate::model::file::TargetFile;
use crate::source::Words;

/// A reminder of words with numbers of which none is the target.
pub(super) fn check(checking: &mut Checking<'_>, at: &str, target: &TargetFile) {
    let Some(shown) = &target.shown else { return };
    let is_it = |number: &f64| {
        let aims = [Some(target.target), target.upper];
        let mut aims = aims.into_iter().flatten();
        aims.any(|aim| (number - aim).abs() <= 1e-9 * aim.abs().max(1.0))
    };
    let Words { zh, en } = shown;
    let apart = |text: &&String| {
        let numbers = numbers(text);
        !numbers.is_empty() && !numbers.iter().any(is_it)
    };
    let Some(text) = [zh, en].into_iter().find(apart) else {
        return;
    };
    let (sign, aim) = (target.relation.sign(), target.target);
    checking.remind_in_layer(
        0,
        "plan",
        &format!("{at}.shown"),
        (
            format!("印出的是“{text}”，而目标按 {sign}{aim} 评判"),
            format!("“{text}” is printed, and {sign} {aim} is what it is judged by"),
        ),
        (
            "与 target 相同的数，或没有数的文字".into(),
            "the number of the target, or words without one".into(),
        ),
        (
            "请改正 shown 或 target；若确实如此，不必改",
            "Correct shown or target; if it is meant so, leave it",
        ),
    );
}

/// The numbers in a text, per cents as parts of one, 万 and 亿 multiplied out.
fn numbers(text: &str) -> Vec<f64> {
    let is_of_number = |sign: char| sign.is_ascii_digit() || sign == '.' || sign == ',';
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(from) = rest.find(|sign: char| sign.is_ascii_digit()) {
        rest = &rest[from..];
        let end = rest
            .find(|sign: char| !is_of_number(sign))
            .unwrap_or(rest.len());
        let (number, after) = rest.split_at(end);
        let number = number.replace(',', "");
        let times = match after.trim_start().chars().next() {
            Some('%' | '％') => 0.01,
            Some('万') => 1e4,
            Some('亿') => 1e8,
            _ => 1.0,
        };
        let read = number.trim_end_matches('.').parse::<f64>();
        found.extend(read.ok().map(|number| number * times));
        rest = after;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn numbers_are_read_with_what_follows_them() {
        assert_eq!(numbers("与 GDP 增长同步"), Vec::<f64>::new());
        assert_eq!(numbers("≥ 1,200 人, or 3."), [1200.0, 3.0]);
        assert_eq!(numbers("2025年0.5万"), [2025.0, 5000.0]);
        assert!((numbers("≥60 %")[0] - 0.6).abs() < 1e-12);
    }
}
