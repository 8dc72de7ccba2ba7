//! The format of a model folder, explained: every key of every file with its unit, range, default and an
//! example, from the declarations themselves and from models at hand.

mod forms;
mod page;
mod part;
mod walk;
mod written;

pub use page::{page, text};
pub use part::{Key, Part};
pub use walk::keys;
