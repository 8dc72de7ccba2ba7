//! The years of whose prices amounts are.

use super::checking::Checking;
use super::settings::last_years;
use crate::axes::Year;
use crate::model::file::ModelFile;

/// Years before the base year that prices may well be of.
const OLD: Year = 10;

/// Prices are those of a year within a century of the base year that is not behind the last one.
pub(super) fn check(
    checking: &mut Checking<'_>,
    file: &ModelFile,
    layer: usize,
    key: &str,
    year: Year,
) {
    let (base, until) = (file.model.base_year, file.model.until);
    let long = last_years(base).end().saturating_sub(base);
    let first = base.saturating_sub(long);
    if (first..=until).contains(&year) {
        if year < base.saturating_sub(OLD) {
            old(checking, (layer, key), [year, base]);
        }
        return;
    }
    checking.say_in_layer(
        layer,
        "services",
        key,
        (format!("{year} 年的价格"), format!("prices of {year}")),
        (
            format!("{first} 到 {until} 年的价格"),
            format!("prices of a year from {first} to {until}"),
        ),
        ("请改正 price_year", "Correct price_year"),
    );
}

/// A reminder of prices of long ago: what an amount has risen by since is worked out, and mostly the year is mistyped.
fn old(checking: &mut Checking<'_>, (layer, key): (usize, &str), [year, base]: [Year; 2]) {
    let ago = base - year;
    checking.remind_in_layer(
        layer,
        "services",
        key,
        (
            format!("{year} 年的价格，早于基期 {ago} 年"),
            format!("prices of {year}, {ago} years before the base year"),
        ),
        (
            format!("{} 年或更晚的价格", base - OLD),
            format!("prices of {} or later", base - OLD),
        ),
        (
            "其间的增长由模型推算，请核对 price_year；若确实如此，不必改",
            "What it has risen by since is worked out: look up price_year; if it is right, leave it",
        ),
    );
}
