//! Number formats of OpenDocument spreadsheets while they are read, part by part.

/// A number format as far as it was read.
#[derive(Debug, Default)]
pub(super) struct DeclaredSheet {
    pub name: String,
    pub percent: bool,
    pub code: String,
    /// Conditions under which other formats count, and those.
    pub others: Vec<(String, String)>,
    /// Whether nought has no digit before the point.
    pub drops_nought: bool,
    /// Digits behind the point, and commas behind those.
    pub decimals: usize,
    pub commas: usize,
    /// What stands between digits before the point, so many from it.
    pub between: Vec<(usize, String)>,
    /// What was written since the last element began.
    pub text: String,
    pub place: usize,
}

impl DeclaredSheet {
    /// Writes the digits of a number, and what stands between them.
    pub fn digits(&mut self) {
        let before = self.between.iter().map(|(place, _)| *place).max();
        let digit = if self.drops_nought { '#' } else { '0' };
        for place in (0..=before.unwrap_or(0)).rev() {
            self.code.push(digit);
            for (_, text) in self.between.iter().filter(|between| between.0 == place) {
                let written = format!("\"{}\"", text.replace('"', ""));
                self.code.push_str(&written);
            }
        }
        if self.decimals > 0 {
            self.code.push('.');
        }
        self.code.push_str(&"0".repeat(self.decimals));
        self.code.push_str(&",".repeat(self.commas));
        self.between.clear();
    }
}

/// A condition as other workbooks write it: `>=0` for `value()>=0`.
pub(super) fn condition(text: &str) -> String {
    let bare = text.replace("&gt;", ">").replace("&lt;", "<");
    bare.replace("value()", "").replace("!=", "<>")
}
