//! The columns of a board, measured from its left edge, and how their texts look.

use super::super::lettering::Type;
use super::super::theme;

/// Width of the numbers.
pub(super) const NUMBER_WIDTH: f64 = 40.0;
/// Right edge of the names.
pub(super) const NAME_END: f64 = 284.0;
/// Right edge of the baselines.
pub(super) const BASELINE: f64 = 346.0;
/// Left edge of the targets.
pub(super) const TARGET: f64 = 368.0;
/// Width of the targets.
pub(super) const TARGET_WIDTH: f64 = 82.0;
/// Right edge of the projections.
pub(super) const MEDIAN: f64 = 534.0;
/// Left edge of the scales.
pub(super) const SCALE: f64 = 550.0;
/// Width of the scales.
pub(super) const SCALE_WIDTH: f64 = 136.0;
/// Left edge of the chances.
pub(super) const CHANCE: f64 = 702.0;
/// Width of the bar of a chance.
pub(super) const CHANCE_BAR: f64 = 46.0;
/// Left edge of the conclusions.
pub(super) const STATUS: f64 = 804.0;

/// Height of the headings of the columns.
pub(super) const HEAD: f64 = 40.0;
/// Height of the heading of a section.
pub(super) const SECTION: f64 = 30.0;
/// Room above and below the texts of a row.
pub(super) const PAD: f64 = 9.0;
/// Room above a note.
pub(super) const NOTE_GAP: f64 = 4.0;

/// Names, medians and chances.
pub(super) fn name_look() -> Type {
    Type::bold(13.0, theme::INK)
}

/// Other figures.
pub(super) fn figure_look() -> Type {
    Type::new(13.0, theme::INK)
}

/// What stands below them.
pub(super) fn small() -> Type {
    Type::new(theme::NOTE, theme::MUTED)
}
