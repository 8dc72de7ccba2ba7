//! How many more or fewer certificates are issued in a year, by what reported recipients say of the holders.

/// New certificates of a year do not become fewer than this part of those expected.
pub(super) const LEAST_LEFT: f64 = 0.1;

/// What reported recipients say of a year's new certificates.
#[derive(Clone, Copy, Debug)]
pub(super) struct Inflow {
    /// What they are multiplied by.
    pub factor: f64,
    /// By how much that moves the logarithm of the holders.
    pub growth: f64,
    /// How far the holders whom reported recipients of this year mean lay from this draw's, as a logarithm, and the error
    /// of that; nothing where nothing was learnt.
    pub seen: Option<(f64, f64)>,
}

impl Default for Inflow {
    fn default() -> Self {
        Inflow {
            factor: 1.0,
            growth: 0.0,
            seen: None,
        }
    }
}
