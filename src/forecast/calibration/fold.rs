//! Which fold a series belongs to, so that none is judged by its own errors.

/// Number of folds.
pub const FOLDS: usize = 5;

/// The fold of a series, from the bits of its last value (FNV-1a).
///
/// The last value stays the same however much of the past is cut off, so a series keeps its fold.
pub fn fold(last: f64) -> usize {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in last.to_bits().to_le_bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    ((hash >> 32) % FOLDS as u64) as usize
}
