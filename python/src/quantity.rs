//! What a projected quantity is.

use pyo3::prelude::*;

/// What a projected quantity is.
#[pyclass(frozen, get_all, module = "plancast")]
pub struct Quantity {
    /// Name in files and of columns, such as `holders`.
    key: String,
    /// Chinese name.
    zh: String,
    /// English name.
    en: String,
    /// Unit of every value, such as `persons`, `yuan`, `share`.
    unit: String,
    /// The weakest evidence that it rests on: `measured`, `estimated`, `judged` or `assumed`.
    evidence: String,
}

impl From<&plancast::projection::Quantity> for Quantity {
    fn from(quantity: &plancast::projection::Quantity) -> Self {
        Quantity {
            key: quantity.key.clone(),
            zh: quantity.title.zh.clone(),
            en: quantity.title.en.clone(),
            unit: quantity.unit.key().to_string(),
            evidence: quantity.evidence.en().to_string(),
        }
    }
}

#[pymethods]
impl Quantity {
    fn __repr__(&self) -> String {
        format!("<plancast.Quantity {} ({})>", self.key, self.unit)
    }
}
