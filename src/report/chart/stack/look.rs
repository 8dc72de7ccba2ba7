//! How the parts of a stacked chart look.

use plotters::style::RGBColor;

use crate::report::chart::theme;

/// Share of a year that a bar fills.
pub(super) const BAR: f64 = 0.7;

/// Colour and opacity of a part: after the seventh the colours come again, lighter.
pub(super) fn look(place: usize) -> (RGBColor, f64) {
    const FIRST: f64 = 0.82;
    const AGAIN: f64 = 0.42;
    let again = place >= theme::SERIES.len();
    (
        theme::SERIES[place % theme::SERIES.len()],
        if again { AGAIN } else { FIRST },
    )
}
