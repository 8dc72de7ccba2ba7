//! plancast for Python: what the library answers, handed over without a copy; the package around it is in
//! `plancast/`.

mod arrow;
mod drawn;
mod errors;
mod gathering;
mod language;
mod projection;
mod quantity;
mod session;
mod table;
mod tasks;
mod today;
mod watch;

/// The compiled part of the package. Use `plancast`, not this module: its names may change.
#[pyo3::pymodule]
mod _plancast {
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::gathering::Gathering;
    #[pymodule_export]
    use crate::gathering::Province;
    #[pymodule_export]
    use crate::projection::Projection;
    #[pymodule_export]
    use crate::quantity::Quantity;
    #[pymodule_export]
    use crate::session::Session;
    #[pymodule_export]
    use crate::session::open;
    #[pymodule_export]
    use crate::table::Table;
    #[pymodule_export]
    use crate::tasks::calibrate;
    #[pymodule_export]
    use crate::tasks::example;
    #[pymodule_export]
    use crate::tasks::forecast;
    #[pymodule_export]
    use crate::tasks::report;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
