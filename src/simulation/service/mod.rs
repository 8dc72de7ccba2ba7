//! What people get: who is eligible, who needs it, who is served, who waits.

mod admission;
mod constants;
mod demand;
mod eligibility;
mod groups;
mod tiers;
mod weights;

pub use admission::Admission;
pub use constants::Constants;
pub use demand::{Demand, Served};
pub use eligibility::{Eligible, Rules};
pub use groups::{Classes, Groups};
pub use tiers::{Candidates, TierRoom};
pub use weights::{AdmissionWeights, Shares};
