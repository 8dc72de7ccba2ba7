//! Every number that is used, with its source: as a table, and as papers list them.

mod centres;
mod listed;
mod money;
mod processes;
mod row;
mod stated;
mod targets;
mod used;

pub(in crate::report) use listed::scale;
pub use listed::{graded, listed, listed_of};
pub(in crate::report) use row::changed;
pub use used::numbers_used;
