//! What can keep a picture from being drawn.

/// Why a chart could not be drawn.
#[derive(Debug, thiserror::Error)]
pub enum ChartError {
    /// There is nothing to show.
    #[error("the chart \"{chart}\" has nothing to show: {what}")]
    Empty {
        /// Title of the chart.
        chart: String,
        /// What is missing.
        what: String,
    },
    /// Two columns that belong together differ in length.
    #[error("in the chart \"{chart}\", {what} has {found} values where {expected} are expected")]
    Length {
        /// Title of the chart.
        chart: String,
        /// The column.
        what: String,
        /// Length it must have.
        expected: usize,
        /// Length it has.
        found: usize,
    },
    /// A value cannot be drawn.
    #[error("in the chart \"{chart}\", {what} is {value}: expected {expected}")]
    Value {
        /// Title of the chart.
        chart: String,
        /// Where the value stands.
        what: String,
        /// The value.
        value: f64,
        /// What would be accepted.
        expected: &'static str,
    },
    /// More is asked for than the picture has room for.
    #[error("in the chart \"{chart}\", {what} do not fit: {found} where there is room for {room}")]
    Room {
        /// Title of the chart.
        chart: String,
        /// What does not fit.
        what: &'static str,
        /// How many there are.
        found: usize,
        /// How many would fit.
        room: usize,
    },
    /// The font that comes with the program cannot be read.
    #[error("the font that comes with the program cannot be read: {0}")]
    Font(String),
    /// The drawing backend failed.
    #[error("the picture could not be drawn: {0}")]
    Drawing(String),
    /// The picture could not be turned into pixels.
    #[error("the picture could not be turned into a PNG: {0}")]
    Png(String),
}
