//! Parts and totals that agree: towns × categories, grouped and not strictly nested, on draws.

mod joint;
mod mapping;
mod positive;
mod reconcile;
mod structure;

pub use joint::common_correlation;
pub use mapping::{NodeWeights, mapping, shrunk_covariance};
pub use reconcile::{Reconciliation, reconcile, reconcile_values};
pub use structure::Structure;
