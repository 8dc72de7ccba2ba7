//! The chart room: pure data in, a picture out. It touches no file, no clock and no generator.
//!
//! One file a kind of picture; [`theme`] has every colour and size, `words.rs` every fixed word.

mod board;
mod canvas;
mod check;
mod dash;
mod error;
mod fan;
mod frame;
mod grid;
mod key;
mod number;
mod panel;
mod picture;
mod place;
mod pyramid;
pub mod theme;
mod ticks;
mod typeface;
mod words;
mod wrap;

pub use board::{BoardChart, BoardRow, Relation, Status, board};
pub use error::ChartError;
pub use fan::{Band, Fan, FanChart, Layout, TargetLine, fan};
pub use frame::{Frame, Mark};
pub use picture::Picture;
pub use pyramid::{PyramidChart, PyramidInterval, PyramidPanel, pyramid};
