//! Names in rows that differ in nothing but case, width and blanks: they name one series.

use crate::source::Words;

use super::gathering::SeriesGathering;
use super::width::half_width;

/// Names that are listed before the rest are only counted.
const NAMED: usize = 6;

impl SeriesGathering {
    /// A name as it was spelt first.
    pub(super) fn spelt(&mut self, name: String) -> String {
        self.spelt_in("", name)
    }

    /// A label as it was spelt first in its column.
    pub(super) fn spelt_in(&mut self, column: &str, name: String) -> String {
        let half = half_width(&name).to_lowercase();
        let bare: String = half.split_whitespace().collect();
        // A name has no line break, so that the same word of two columns is two.
        let bare = format!("{column}\n{bare}");
        let first = self.spellings.entry(bare).or_insert_with(|| name.clone());
        if *first != name {
            self.respelt.insert((name, first.clone()));
        }
        first.clone()
    }

    /// Says which names were taken for others.
    pub(super) fn say_respelt(&mut self) {
        let names = std::mem::take(&mut self.respelt);
        if names.is_empty() {
            return;
        }
        let shown = names.iter().take(NAMED);
        let shown = shown.map(|(name, first)| format!("“{name}”＝“{first}”"));
        let mut shown: Vec<String> = shown.collect();
        if names.len() > NAMED {
            shown.push(format!("…（{}）", names.len()));
        }
        self.raw.reading.aside.push(Words {
            zh: format!(
                "只差大小写、全半角或空格的名称按同一序列读取：{}",
                shown.join("、")
            ),
            en: format!(
                "names that differ only in case, width or blanks were taken for one series: {}",
                shown.join(", ")
            ),
        });
    }
}
