//! Digits in groups of three, as numbers are read.

/// A number with so many decimals, its whole digits in groups of three, with a minus that is one; what is rounded to
/// nothing has no sign.
pub fn in_threes(value: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", value.abs());
    let (whole, after) = text.split_once('.').unwrap_or((&text, ""));
    let is_nothing = text.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    let mut out = String::new();
    if value < 0.0 && !is_nothing {
        out.push('−');
    }
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !after.is_empty() {
        out.push('.');
        out.push_str(after);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_digits_stand_in_threes_and_nothing_has_no_sign() {
        assert_eq!(in_threes(1_234_567.0, 0), "1,234,567");
        assert_eq!(in_threes(-1_234.5, 2), "−1,234.50");
        assert_eq!(in_threes(123.0, 0), "123");
        assert_eq!(in_threes(-0.001, 2), "0.00");
        assert_eq!(in_threes(-0.4, 0), "0");
    }
}
