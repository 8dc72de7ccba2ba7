//! The chart room: pure data in, a picture out. It touches no file, no clock and no generator.
//!
//! One file a kind of picture; [`theme`] has every colour and size, `words.rs` every fixed word.

mod board;
mod canvas;
mod check;
mod comparison;
mod coverage;
mod dash;
mod density;
mod end_label;
mod error;
mod fan;
mod frame;
mod grid;
mod histogram;
mod indices;
mod key;
mod lettering;
mod mark;
mod number;
mod panel;
mod picture;
mod pixels;
mod place;
mod pyramid;
mod rank;
mod rect;
mod reliability;
mod said;
mod stack;
pub mod theme;
mod ticks;
mod told;
mod tornado;
mod typeface;
mod waterfall;
mod words;
mod wrap;

pub use board::{BoardChart, BoardRow, Verdict, board, boards};
pub use comparison::{ComparisonChart, Difference, comparison};
pub use coverage::{CoverageChart, CoverageLine, CoveragePanel, coverage};
pub use density::{DensityChart, DensityPanel, density};
pub use error::ChartError;
pub use fan::{Arrangement, Band, Fan, FanChart, TargetLine, fan};
pub use frame::{Frame, Mark};
pub use histogram::{ExpectedCount, HistogramChart, HistogramPanel, histogram};
pub use indices::{Bar, IndicesChart, IndicesRow, indices};
pub use picture::{NamedPicture, Picture};
pub use pyramid::{PyramidChart, PyramidInterval, PyramidPanel, pyramid};
pub use rank::{RankChart, Ranked, rank};
pub use reliability::{ReliabilityChart, ReliabilityPanel, ReliabilityPoint, reliability};
pub use stack::{StackChart, StackForm, StackPart, StackTotal, stack};
pub use tornado::{TornadoBar, TornadoChart, tornado};
pub use typeface::{STAND_IN, lacking, sign_called};
pub use waterfall::{WaterfallChart, WaterfallStep, waterfall};

#[cfg(test)]
pub(crate) use tests::a_town;

#[cfg(test)]
mod tests;
