//! The year in which Python asks: what is of a later one cannot have been seen yet.

use plancast::axes::Year;
use pyo3::prelude::*;

/// The year by Python's clock.
pub fn year(py: Python<'_>) -> PyResult<Year> {
    let today = py
        .import("datetime")?
        .getattr("date")?
        .call_method0("today")?;
    today.getattr("year")?.extract()
}
