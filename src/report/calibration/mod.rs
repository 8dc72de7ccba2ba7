//! A calibration as it leaves: a new parameter file, tables, pictures, a receipt, and words.

mod parameters;
mod pictures;
mod tables;
mod words;

pub use parameters::parameters;
pub use pictures::pictures;
pub use tables::{fit, posterior};
pub use words::{json, words};

use crate::evaluation::calibration::{Calibrated, CalibrationEffort};
use crate::model::Model;
use crate::report::number::between;
use crate::source::{Language, in_threes};
use crate::statistics::quantiles::quantile;

/// A calibration and how it was made.
#[derive(Clone, Copy, Debug)]
pub struct Calibration<'a> {
    /// The model as it was calibrated.
    pub model: &'a Model,
    /// What came out.
    pub calibrated: &'a Calibrated,
    /// How much work it was.
    pub effort: CalibrationEffort,
    /// Seed.
    pub seed: u64,
}

impl Calibration<'_> {
    /// Name of a figure: quantity and years.
    fn figure(&self, place: usize, language: Language) -> String {
        let file = &self.calibrated.observations[place].file;
        let mut quantities = self.model.quantities.list(false).iter();
        let found = quantities.find(|quantity| quantity.key == file.quantity);
        let title = found.map_or_else(
            || file.quantity.clone(),
            |quantity| quantity.title.get(language).to_string(),
        );
        match (file.from, language) {
            (Some(from), Language::Zh) => format!("{title} {from}—{} 年", file.year),
            (Some(from), Language::En) => format!("{title} {from}–{}", file.year),
            (None, Language::Zh) => format!("{title} {} 年", file.year),
            (None, Language::En) => format!("{title} {}", file.year),
        }
    }
}

/// Median and 80 % interval of values in any order.
fn spread(values: &[f64]) -> [f64; 3] {
    let mut values = values.to_vec();
    [0.5, 0.1, 0.9].map(|p| quantile(&mut values, p).unwrap_or(f64::NAN))
}

/// A number with four significant digits.
fn significant(value: f64) -> String {
    // The middle of a spread around nought is nought but for rounding.
    if value.abs() < 1e-12 || !value.is_finite() {
        return if value.is_finite() { "0" } else { "—" }.to_string();
    }
    let magnitude = libm::floor(libm::log10(value.abs()));
    let decimals = (3.0 - magnitude).clamp(0.0, 12.0) as usize;
    let text = format!("{value:.decimals$}");
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_string()
    } else {
        text
    }
}

/// A published figure as it stands in a table.
fn published(value: f64) -> String {
    match value.abs() >= 1000.0 {
        true => in_threes(value, 0),
        false => significant(value),
    }
}

/// A median with its ends: as many decimals as the largest of them needs for four figures.
fn in_one_precision(three: [f64; 3], language: Language) -> String {
    let largest = three
        .iter()
        .fold(0.0_f64, |most, value| most.max(value.abs()));
    let decimals = match largest {
        nought if nought < 1e-12 => 0.0,
        largest => 3.0 - libm::floor(libm::log10(largest)),
    };
    let decimals = decimals.clamp(0.0, 12.0) as usize;
    let [median, low, high] = three.map(|value| in_threes(value, decimals));
    let between = between(three[1], language);
    format!("{median} ({low}{between}{high})")
}

#[cfg(test)]
mod tests {
    use super::{in_one_precision, published};
    use crate::source::Language;

    #[test]
    fn a_median_and_its_ends_have_one_precision() {
        for (three, said) in [
            ([0.8, 0.6603, 0.9692], "0.8000 (0.6603–0.9692)"),
            (
                [-0.001_297, -0.002_467, 0.000_013_59],
                "−0.001297 (−0.002467 … 0.000014)",
            ),
            (
                [1_193_017.2, 1_190_384.0, 1_195_861.0],
                "1,193,017 (1,190,384–1,195,861)",
            ),
            ([0.0; 3], "0 (0–0)"),
        ] {
            assert_eq!(in_one_precision(three, Language::En), said);
        }
        let zh = |three| in_one_precision(three, Language::Zh);
        assert_eq!(zh([0.8, 0.6603, 0.9692]), "0.8000 (0.6603～0.9692)");
        assert_eq!(zh([0.0, -1.0, 1.0]), "0.000 (−1.000～1.000)");
        assert_eq!(published(1_205_998.0), "1,205,998");
    }
}
