//! Cells of holders that are worked on together.

use super::ROW;
use crate::axes::GRADES;

/// Cells that are worked on together: those of one category.
pub(super) const BLOCK: usize = GRADES * ROW;

/// The blocks of a table laid out like the stocks.
#[inline(always)]
pub(super) fn blocks(table: &[f32]) -> &[[f32; BLOCK]] {
    table.as_chunks().0
}

/// The same, to be written.
#[inline(always)]
pub(super) fn blocks_mut(table: &mut [f32]) -> &mut [[f32; BLOCK]] {
    table.as_chunks_mut().0
}
