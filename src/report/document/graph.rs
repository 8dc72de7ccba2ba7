//! A chart that a spreadsheet draws itself from cells, so that a reader can change it: what it shows, without a look.

/// A chart of numbers over years or things.
#[derive(Clone, Debug, PartialEq)]
pub struct Graph {
    /// Its title.
    pub title: String,
    /// What stands along the categories.
    pub across: String,
    /// What the values are, with their unit.
    pub up: String,
    /// The chart in words, for those who do not see it.
    pub said: String,
    /// How the lines are drawn.
    pub form: GraphForm,
    /// The years or things.
    pub categories: Vec<String>,
    /// The lines, each as long as the categories.
    pub lines: Vec<GraphLine>,
    /// Number format of the values.
    pub format: &'static str,
}

/// How the lines of a chart are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GraphForm {
    /// The first line is a median, the second and the third are the ends of an interval, joined at each category.
    Interval,
    /// Columns on top of each other.
    Stacked,
    /// One bar for each category, of a probability; its colour says how likely.
    Likely,
}

/// A line, or the parts of columns that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct GraphLine {
    /// Its name.
    pub title: String,
    /// Its values; nothing where there is none, or none may be shown.
    pub values: Vec<Option<f64>>,
}
