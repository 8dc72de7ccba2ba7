//! From sheets of single draws to rows of all draws.

use std::ops::Range;

use rayon::prelude::*;

/// Draws that one task runs together: enough for whole cache lines when they are put in place.
pub(super) const BLOCK: usize = 16;

/// Rows that are turned together: few enough for the processor's nearest memory.
const TILE: usize = 64;

/// From sheets of so many `rows`, one after the other, to rows of `count` draws.
pub(super) fn turn(sheets: &[f32], rows: usize, count: usize, out: &mut Vec<f32>) {
    out.resize(rows * count, 0.0);
    for (tile, out) in out.chunks_mut(TILE * count).enumerate() {
        for (lane, sheet) in sheets.chunks_exact(rows.max(1)).take(count).enumerate() {
            let values = sheet[tile * TILE..].iter();
            for (value, out) in values.zip(out.chunks_exact_mut(count)) {
                out[lane] = *value;
            }
        }
    }
}

/// Puts the blocks' values side by side: row after row, all draws of a row together. `place` is the
/// range of draws that the blocks hold, of `draws` in all.
pub(super) fn put_in_place<B: Sync>(
    blocks: &[B],
    part: impl Fn(&B) -> &Vec<f32> + Sync,
    place: Range<usize>,
    draws: usize,
    values: &mut [f32],
) {
    values
        .par_chunks_mut(draws.max(1))
        .enumerate()
        .for_each(|(row, values)| {
            let (whole, rest) = values[place.clone()].as_chunks_mut::<BLOCK>();
            let (full, last) = blocks.split_at(whole.len());
            for (block, values) in full.iter().zip(whole) {
                *values = part(block).as_chunks().0[row];
            }
            if let [block] = last {
                let count = rest.len();
                rest.copy_from_slice(&part(block)[row * count..(row + 1) * count]);
            }
        });
}
