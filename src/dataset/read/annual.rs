//! One series over years.

use std::collections::BTreeMap;

use crate::axes::Year;

/// One series as observed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AnnualSeries {
    /// Unit as the file says it.
    pub unit: Option<String>,
    /// Every value was written with a per-cent sign, and is a part of one here.
    pub percent: bool,
    /// Some value has a per-cent sign of its own beside the unit that says so: it is what it says, however small.
    pub signed: bool,
    /// Value of each year that has one.
    pub values: BTreeMap<Year, f64>,
}
