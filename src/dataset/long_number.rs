//! Numbers of hundreds of digits, as people do not read them.

use crate::source::Words;

/// Digits, with those behind the point, that are read as they are.
const READ: usize = 24;

/// The words with every number of more digits written with an exponent: 1e308.
pub(super) fn shortened(words: Words) -> Words {
    Words {
        zh: short(words.zh),
        en: short(words.en),
    }
}

fn short(text: String) -> String {
    let of_number = |c: char| c.is_ascii_digit() || c == '.';
    let mut written = String::new();
    let mut rest = text.as_str();
    while let Some(start) = rest.find(of_number) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|c: char| !of_number(c)).unwrap_or(from.len());
        let (number, after) = from.split_at(end);
        written.push_str(before);
        match number.parse::<f64>().ok().filter(|_| number.len() > READ) {
            Some(value) if value.is_finite() => written.push_str(&format!("{value:e}")),
            _ => written.push_str(number),
        }
        rest = after;
    }
    written.push_str(rest);
    written
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn hundreds_of_digits_become_an_exponent() {
        let said = short(format!("{} 人，而 2020 年末共 1220000 人", 1e308));
        assert_eq!(said, "1e308 人，而 2020 年末共 1220000 人");
        assert_eq!(short(format!("-{}", 1e-300)), "-1e-300");
        for kept in [
            "30.000000000000004 is 3",
            "v1.2.3",
            "7260",
            "…",
            "",
            "330783.20200101.7",
        ] {
            assert_eq!(short(kept.to_string()), kept);
        }
        assert_eq!(short("0.".to_string()), "0.");
    }
}
