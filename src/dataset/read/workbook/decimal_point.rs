//! Decimal numbers with their point moved.

/// A decimal number with its point moved by so many places, digit by digit, so that 0.07 becomes 7 and nothing else.
pub(super) fn moved(text: &str, places: i32) -> String {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    if digits.contains(['e', 'E']) {
        return format!("{text}e{places}");
    }
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let room = places.unsigned_abs() as usize;
    let (before, behind) = match places < 0 {
        true => {
            let whole = format!("{}{whole}", "0".repeat(room));
            let (before, moved) = whole.split_at(whole.len() - room);
            (before.to_string(), format!("{moved}{part}"))
        }
        false => {
            let part = format!("{part}{}", "0".repeat(room));
            let (moved, behind) = part.split_at(room);
            (format!("{whole}{moved}"), behind.to_string())
        }
    };
    let before = before.trim_start_matches('0');
    let before = if before.is_empty() { "0" } else { before };
    let behind = behind.trim_end_matches('0');
    let point = if behind.is_empty() { "" } else { "." };
    format!("{sign}{before}{point}{behind}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_moved_one_by_one() {
        for (from, places, to) in [
            ("0.97", 2, "97"),
            ("0.07", 2, "7"),
            ("1", 2, "100"),
            ("-0.123", 2, "-12.3"),
            ("0", 2, "0"),
            ("0.005", 2, "0.5"),
            ("31234", -4, "3.1234"),
            ("312", -4, "0.0312"),
            ("31200000", -3, "31200"),
            ("-31234.5", -4, "-3.12345"),
            ("1e21", -4, "1e21e-4"),
        ] {
            assert_eq!(moved(from, places), to, "{from} by {places}");
        }
    }
}
