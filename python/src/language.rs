//! The language of what is said.

use plancast::source::Language;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

/// The language with a tag: `zh` or `en`.
pub fn of(tag: &str) -> PyResult<Language> {
    match tag {
        "zh" => Ok(Language::Zh),
        "en" => Ok(Language::En),
        _ => Err(PyValueError::new_err(format!(
            "{tag}: zh or en · 语言应为 zh 或 en"
        ))),
    }
}
