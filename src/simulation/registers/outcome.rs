//! What a draw says of a place in the last year.

use crate::axes::{AGES, CATEGORIES};

/// Holders of a place in the last year.
#[derive(Clone, Debug)]
pub struct HoldersAtEnd {
    /// By category.
    pub categories: [f32; CATEGORIES],
    /// By age, both sexes.
    pub ages: Vec<f32>,
}

impl HoldersAtEnd {
    /// Nothing is known of it.
    pub(super) fn unknown() -> Self {
        HoldersAtEnd {
            categories: [f32::NAN; CATEGORIES],
            ages: vec![f32::NAN; AGES],
        }
    }

    /// Everybody.
    pub fn all(&self) -> f64 {
        self.categories.iter().map(|n| f64::from(*n)).sum()
    }
}
