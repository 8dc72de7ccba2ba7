//! Columns on a terminal, where a Chinese character takes two places.

use unicode_width::UnicodeWidthStr;

/// Columns padded to the same width on a terminal, where a Chinese character takes two places.
pub fn aligned(rows: &[Vec<String>]) -> Vec<String> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            rows.iter()
                .filter_map(|row| row.get(column))
                .map(|text| text.width())
                .max()
                .unwrap_or(0)
        })
        .collect();
    rows.iter()
        .map(|row| {
            let mut line = String::new();
            for (text, width_of_column) in row.iter().zip(&widths) {
                line.push_str(text);
                line.push_str(&" ".repeat(width_of_column - text.width() + 2));
            }
            line.trim_end().to_string()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_below_each_other_whatever_signs_are_in_them() {
        let rows = [["万", "1"], ["…", "2"], ["e\u{301}≤", "3"]];
        let rows = rows.map(|row| row.map(str::to_string).to_vec());
        assert_eq!(aligned(&rows), ["万  1", "…   2", "e\u{301}≤  3"]);
    }
}
