//! Whether the units of one series were said, value by value.

/// What is said of the units of one series.
#[derive(Debug, Default)]
pub(super) struct SaidUnits {
    /// Some value was converted into the unit of the others.
    pub several: bool,
    /// How many values say none.
    pub unsaid: usize,
    /// Row and column of the first of them.
    pub first: Option<(usize, String)>,
}

impl SaidUnits {
    /// Sees a value: whether its unit was said, and what it was multiplied by to be in that of the others.
    pub fn see(&mut self, row: usize, column: &str, said: bool, factor: f64) {
        self.several |= factor != 1.0;
        if !said {
            self.unsaid += 1;
            self.first.get_or_insert_with(|| (row, column.to_string()));
        }
    }
}
