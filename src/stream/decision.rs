//! Names of decisions.

/// The name of something decided by chance, such as `deaths` or `fertility innovation`.
///
/// Names are hashed (FNV-1a, 32 bits) into the counter; the law tests check that no two names used
/// in the program collide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decision(pub(super) u32);

impl Decision {
    /// The decision with this name.
    pub const fn named(name: &str) -> Self {
        let bytes = name.as_bytes();
        let mut hash: u32 = 0x811c_9dc5;
        let mut i = 0;
        while i < bytes.len() {
            hash ^= bytes[i] as u32;
            hash = hash.wrapping_mul(0x0100_0193);
            i += 1;
        }
        Decision(hash)
    }

    /// A decision about another decision, such as the error of a report about a process.
    pub const fn with(self, other: Decision) -> Self {
        Decision(self.0.rotate_left(13) ^ other.0.wrapping_mul(0x9E37_79B9))
    }

    /// The number that stands for the name in the counter.
    pub const fn id(self) -> u32 {
        self.0
    }
}
