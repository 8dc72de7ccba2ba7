//! Tables of results.

use plancast::report::table::Table as Columns;
use plancast::task::Failure;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyCapsule};

use crate::{arrow, errors};

/// A table of results; anything that reads Arrow takes it: `pyarrow.table(t)`, `polars.DataFrame(t)`.
#[pyclass(frozen, module = "plancast")]
pub struct Table(Columns);

impl From<Columns> for Table {
    fn from(columns: Columns) -> Self {
        Table(columns)
    }
}

#[pymethods]
impl Table {
    /// What the table is about, such as `quantities`.
    #[getter]
    fn name(&self) -> &'static str {
        self.0.name
    }

    /// Names of the columns.
    #[getter]
    fn columns(&self) -> Vec<String> {
        let columns = self.0.arrow();
        columns
            .iter()
            .map(|(name, _)| (*name).to_string())
            .collect()
    }

    /// The table as CSV in UTF-8 with a byte-order mark, as Excel and WPS read it.
    fn csv<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let bytes = self.0.csv();
        let bytes = bytes
            .map_err(Failure::unwritten(self.0.name))
            .map_err(|failure| errors::raised(py, &failure))?;
        Ok(PyBytes::new(py, &bytes))
    }

    /// The table as a stream of Arrow arrays (PyCapsule interface).
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // A schema is a wish: what is given has the one that it has.
        drop(requested_schema);
        arrow::of_table(py, &self.0)
    }

    fn __len__(&self) -> usize {
        self.0.rows()
    }

    fn __repr__(&self) -> String {
        format!("<plancast.Table {}, {} rows>", self.0.name, self.0.rows())
    }
}
