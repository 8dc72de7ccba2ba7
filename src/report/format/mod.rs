//! The format of a model folder, explained: every key of every file with its unit, range, default and an
//! example, from the declarations themselves and from models at hand.

mod page;
mod walk;

pub use page::{page, text};
pub use walk::{Key, Part, keys};
