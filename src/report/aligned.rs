//! Columns on a terminal, where a Chinese character takes two places.

/// Columns padded to the same width on a terminal, where a Chinese character takes two places.
pub fn aligned(rows: &[Vec<String>]) -> Vec<String> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            rows.iter()
                .filter_map(|row| row.get(column))
                .map(|text| width(text))
                .max()
                .unwrap_or(0)
        })
        .collect();
    rows.iter()
        .map(|row| {
            let mut line = String::new();
            for (text, width_of_column) in row.iter().zip(&widths) {
                line.push_str(text);
                line.push_str(&" ".repeat(width_of_column - width(text) + 2));
            }
            line.trim_end().to_string()
        })
        .collect()
}

fn width(text: &str) -> usize {
    text.chars()
        .map(|c| {
            if (c as u32) < 0x1100 || "–—−±≥“”·".contains(c) {
                1
            } else {
                2
            }
        })
        .sum()
}
