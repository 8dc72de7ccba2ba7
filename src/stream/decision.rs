//! Names of decisions.

use super::origin::Origin;
use super::reach::Reach;

/// The name of something decided by chance, such as `deaths` or `fertility innovation`.
///
/// Names are hashed (FNV-1a, 32 bits) into the counter; the law tests check that no two names used
/// in the program collide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    id: u32,
    reach: Reach,
    origin: Option<Origin>,
}

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
        Decision {
            id: hash,
            reach: Reach::Local,
            origin: None,
        }
    }

    /// The same decision, shared between these places.
    #[must_use]
    pub const fn reaching(self, reach: Reach) -> Self {
        Decision { reach, ..self }
    }

    /// Between which places it is shared; in one place alone unless said otherwise.
    pub const fn reach(self) -> Reach {
        self.reach
    }

    /// The same decision, with what it is about; every decision of a draw has to say it.
    #[must_use]
    pub const fn of(self, origin: Origin) -> Self {
        Decision {
            origin: Some(origin),
            ..self
        }
    }

    /// What it is about; nothing where it belongs to no draw of a model.
    pub const fn origin(self) -> Option<Origin> {
        self.origin
    }

    /// A decision about another decision, such as the error of a report about a process.
    pub const fn with(self, other: Decision) -> Self {
        Decision {
            id: self.id.rotate_left(13) ^ other.id.wrapping_mul(0x9E37_79B9),
            reach: self.reach,
            origin: self.origin,
        }
    }

    /// The number that stands for the name in the counter.
    pub const fn id(self) -> u32 {
        self.id
    }
}
