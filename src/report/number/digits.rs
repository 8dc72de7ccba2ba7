//! Digits of a number, with a minus that is one.

/// Decimals with a minus that is one.
pub(super) fn decimals(value: f64, digits: usize) -> String {
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

/// Whole numbers, their digits in groups of three.
pub(in crate::report) fn grouped(value: f64) -> String {
    let value = value.round();
    let digits = format!("{:.0}", value.abs());
    let mut grouped = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if value < 0.0 {
        format!("−{grouped}")
    } else {
        grouped
    }
}
