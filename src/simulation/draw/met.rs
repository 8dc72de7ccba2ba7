//! What the rates of a year became where something was reported of it.

/// What a year's rates became.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Met {
    /// What mortality was multiplied by.
    pub mortality: f64,
    /// Total fertility.
    pub fertility: f64,
    /// Net rate of migration.
    pub net: f64,
}
