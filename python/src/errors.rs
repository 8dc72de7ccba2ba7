//! Failures as exceptions of `plancast`, with the same complaints as the program's.

use std::any::Any;

use plancast::dataset::{Complaint, Place, Severity};
use plancast::source::Language;
use plancast::task::Failure;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

/// The module in which the exceptions are written.
const MODULE: &str = "plancast._errors";

/// The exception for a failure; whatever goes wrong in making it, if anything does.
pub fn raised(py: Python<'_>, failure: &Failure) -> PyErr {
    let class = match failure {
        Failure::Input(_) => "ModelError",
        Failure::Words(_) => "InputError",
        Failure::Contradiction(_) => "ContradictionError",
        Failure::Stopped | Failure::System(_) | Failure::Other(_) => "PlancastError",
    };
    let complaints: &[Complaint] = match failure {
        Failure::Input(complaints) => &complaints.0,
        _ => &[],
    };
    let (zh, en) = (failure.text(Language::Zh), failure.text(Language::En));
    exception(py, class, &zh, &en, complaints).unwrap_or_else(|error| error)
}

/// The exception for a fault of plancast itself.
pub fn internal(py: Python<'_>, what: &str) -> PyErr {
    let (zh, en) = (
        format!("plancast 内部错误：{what}；请把它报告给我们"),
        format!("fault inside plancast: {what}; please report it"),
    );
    exception(py, "PlancastError", &zh, &en, &[]).unwrap_or_else(|error| error)
}

/// The same for a panic, which would be no `Exception` and could not be sent by a worker.
pub fn panicked(py: Python<'_>, panic: &(dyn Any + Send)) -> PyErr {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    internal(py, text.unwrap_or("panic"))
}

fn exception(
    py: Python<'_>,
    class: &str,
    zh: &str,
    en: &str,
    complaints: &[Complaint],
) -> PyResult<PyErr> {
    let module = py.import(MODULE)?;
    let one = module.getattr("Complaint")?;
    let complaints: Vec<Bound<'_, PyAny>> = complaints
        .iter()
        .map(|complaint| {
            one.call1((
                complaint.file.as_str(),
                line(&complaint.place),
                complaint.place.render(Language::Zh),
                complaint.place.render(Language::En),
                complaint.render(Language::Zh),
                complaint.render(Language::En),
                complaint.severity == Severity::Warning,
            ))
        })
        .collect::<PyResult<_>>()?;
    let complaints = PyTuple::new(py, complaints)?;
    let error = module.getattr(class)?.call1((zh, en, complaints))?;
    Ok(PyErr::from_value(error))
}

/// The line, where the file has lines.
fn line(place: &Place) -> Option<usize> {
    match place {
        Place::Line { line, .. } | Place::Field { line, .. } | Place::Key { line, .. } => {
            Some(*line)
        }
        Place::Whole | Place::Column(_) | Place::Cell { .. } | Place::Row { .. } => None,
    }
}
