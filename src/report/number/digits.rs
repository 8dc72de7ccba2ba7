//! Digits of a number, with a minus that is one.

use crate::source::{Language, in_threes};

/// Decimals with a minus that is one.
fn decimals(value: f64, digits: usize) -> String {
    let text = format!("{value:.digits$}");
    match text.strip_prefix('-') {
        Some(rest)
            if rest
                .bytes()
                .any(|byte| byte.is_ascii_digit() && byte != b'0') =>
        {
            format!("−{rest}")
        }
        Some(rest) => rest.to_string(),
        None => text,
    }
}

/// At most `digits` decimals, without idle zeros.
pub(super) fn trimmed(value: f64, digits: usize) -> String {
    let text = decimals(value, digits);
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_string()
    } else {
        text
    }
}

/// What stands between the ends of a range of numbers, of which the lower one is given: a minus beside a short dash cannot
/// be read.
pub(in crate::report) fn between(low: f64, language: Language) -> &'static str {
    match language {
        Language::En if low < 0.0 => " … ",
        language => language.range_sign(),
    }
}

/// Whole numbers, their digits in groups of three.
pub(in crate::report) fn grouped(value: f64) -> String {
    in_threes(value.round(), 0)
}
