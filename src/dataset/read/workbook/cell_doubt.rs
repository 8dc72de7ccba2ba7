//! Cells that are read, though by how the sheet shows them somebody may doubt that they are meant so.

use calamine::{Color, Font, Style};

/// Why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum CellDoubt {
    /// Nothing is shown, by the number format.
    Blank,
    /// The letters are struck out.
    Struck,
    /// They are white on white.
    Pale,
    /// The number format says that the number is a round one.
    About,
    /// The number is below nothing, and its format does not say so.
    Unsigned,
}

impl CellDoubt {
    /// Each of them.
    pub const ALL: [CellDoubt; 5] = [
        CellDoubt::Blank,
        CellDoubt::Struck,
        CellDoubt::Pale,
        CellDoubt::About,
        CellDoubt::Unsigned,
    ];
}

/// Why somebody may doubt cells in a style.
pub(super) fn of_style(style: &Style) -> Vec<CellDoubt> {
    let font = style.font.as_ref();
    let struck = font.is_some_and(Font::has_strikethrough);
    let visible = style.fill.as_ref().filter(|fill| fill.is_visible());
    let filled = visible.is_some_and(|fill| !fill.get_color().is_some_and(is_white));
    let white = font.and_then(|font| font.color).is_some_and(is_white);
    let both = [
        (struck, CellDoubt::Struck),
        (white && !filled, CellDoubt::Pale),
    ];
    let both = both.into_iter().filter(|(is, _)| *is);
    both.map(|(_, doubt)| doubt).collect()
}

fn is_white(color: Color) -> bool {
    [color.red, color.green, color.blue] == [u8::MAX; 3]
}
