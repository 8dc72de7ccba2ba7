//! What a cell of a table says: a number and how it is written, or words.

/// A cell read back from how it is written.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// A number with so many decimals; grouped in thousands where it was written so.
    Number {
        /// The value; hundredths for a per cent.
        value: f64,
        /// Decimals as written.
        decimals: usize,
        /// Written as a per cent.
        percent: bool,
        /// Shown in groups of three digits, as a year is not.
        grouped: bool,
    },
    /// Anything else.
    Words(String),
}

/// What stands where there is no number.
pub(super) const NOTHING: &str = "—";

/// Digits of a year: a number of so many, written without a comma, is shown without one.
const YEAR: usize = 4;

impl Cell {
    /// Reads a cell; a dash, an interval or a number with a unit are words.
    pub fn of(text: &str) -> Cell {
        let words = || Cell::Words(text.to_string());
        let bare = text.trim().replace(',', "").replace('−', "-");
        let commas = text.contains(',');
        let (digits, percent) = match bare.strip_suffix('%') {
            Some(rest) => (rest.to_string(), true),
            None => (bare, false),
        };
        let plain = digits.strip_prefix(['+', '-']).unwrap_or(&digits);
        let sound = !plain.is_empty() && plain.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        match digits.parse::<f64>() {
            Ok(value) if sound => Cell::Number {
                value: if percent { value / 100.0 } else { value },
                decimals: plain.split_once('.').map_or(0, |(_, part)| part.len()),
                percent,
                grouped: commas || plain.contains('.') || plain.len() != YEAR,
            },
            _ => words(),
        }
    }

    /// The number format of a spreadsheet in which it looks as written.
    pub fn format(&self) -> String {
        match self {
            Cell::Words(_) => "@".to_string(),
            Cell::Number {
                decimals,
                percent,
                grouped,
                ..
            } => {
                let part = if *decimals > 0 {
                    format!(".{}", "0".repeat(*decimals))
                } else {
                    String::new()
                };
                let sign = if *percent { "%" } else { "" };
                let whole = if *percent || !grouped { "0" } else { "#,##0" };
                format!("{whole}{part}{sign}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_back_as_written() {
        let number = |text: &str| match Cell::of(text) {
            Cell::Number { value, .. } => Some((value, Cell::of(text).format())),
            Cell::Words(_) => None,
        };
        assert_eq!(number("12,345.60"), Some((12_345.6, "#,##0.00".into())));
        assert_eq!(number("−3"), Some((-3.0, "#,##0".into())));
        assert_eq!(number("95%"), Some((0.95, "0%".into())));
        assert_eq!(number("2026"), Some((2026.0, "0".into())));
        assert_eq!(number("2,026"), Some((2026.0, "#,##0".into())));
        for words in ["—", "≥ 90%", "P10", "12 (10–14)", "", "2021–2025"] {
            assert_eq!(number(words), None, "{words}");
        }
    }
}
