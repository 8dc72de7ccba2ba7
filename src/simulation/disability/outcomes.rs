//! What a year's events come to by age and sex.

use super::ROW;

/// Numbers of people by age and sex, before they age.
#[derive(Clone, Debug)]
pub(super) struct Outcomes {
    pub died: [f32; ROW],
    /// Those whose certificate is cancelled.
    pub cancelled: [f32; ROW],
    /// Those who are in another grade at the end of the year.
    pub regraded: [f32; ROW],
}

impl Default for Outcomes {
    fn default() -> Self {
        Outcomes {
            died: [0.0; ROW],
            cancelled: [0.0; ROW],
            regraded: [0.0; ROW],
        }
    }
}
