//! Parts of sentences that several pictures say.

use crate::evaluation::Summary;
use crate::report::number::Scale;
use crate::source::Language;
use crate::units::Unit;

/// A name, its median and its interval.
pub fn phrase(name: &str, summary: &Summary, unit: Unit, language: Language) -> String {
    let scale = Scale::of(summary.median(), unit, language);
    let (low, high) = summary.eighty();
    let (median, interval) = (
        scale.with_unit(summary.median()),
        scale.range_with_unit(low, high),
    );
    match language {
        Language::Zh => format!("{name} {median}（80% 区间 {interval}）"),
        Language::En => format!("{name} {median} (80% interval {interval})"),
    }
}
