//! Draws as Python sees them: the memory that the engine wrote, never a copy of it.

use std::sync::Arc;

use plancast::projection::Projection as Draws;
use plancast::report::outbox::checksum;
use plancast::task::Failure;
use plancast::task::forecast::Done;
use plancast::task::session::Answer;
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict};

use crate::drawn::Drawn;
use crate::quantity::Quantity;
use crate::table::Table;
use crate::watch::watched;
use crate::{arrow, errors, language};

/// Draws of all quantities over the years, in single precision. `numpy.asarray(p)` is a read-only view of shape
/// (quantities, years, draws), `p["holders"]` one of shape (years, draws); `pyarrow.table(p)` and
/// `polars.DataFrame(p)` take a table with columns `year`, `draw` and one for each quantity. Nothing is copied. A year
/// before a quantity begins is NaN.
#[pyclass(frozen, module = "plancast")]
pub struct Projection(Arc<Drawn>);

impl From<Answer> for Projection {
    fn from(answer: Answer) -> Self {
        Projection(Arc::new(Drawn::Run(Box::new(answer))))
    }
}

impl From<Done> for Projection {
    fn from(done: Done) -> Self {
        Projection(Arc::new(Drawn::Series(Box::new(done))))
    }
}

impl Projection {
    fn draws_of_all(&self) -> &Draws {
        self.0.projection()
    }

    fn keyed(&self, key: &str) -> PyResult<usize> {
        let place = self.draws_of_all().index(key);
        place.ok_or_else(|| PyKeyError::new_err(key.to_string()))
    }

    /// Something worked out from the draws, in threads of its own.
    fn worked_out<T: Send + 'static>(
        &self,
        py: Python<'_>,
        work: impl FnOnce(&Drawn) -> Result<T, Failure> + Send + 'static,
    ) -> PyResult<T> {
        let drawn = self.0.clone();
        watched(py, None, None, move |_| work(&drawn))
    }
}

#[pymethods]
impl Projection {
    /// Key of the model; of a forecast of series the name of their file.
    #[getter]
    fn model(&self) -> &str {
        self.0.model()
    }

    /// Key of the scenario; `forecast` where series were forecast.
    #[getter]
    fn scenario(&self) -> &str {
        self.0.scenario()
    }

    /// What is projected, in order.
    #[getter]
    fn quantities(&self) -> Vec<Quantity> {
        let quantities = self.draws_of_all().quantities();
        quantities.iter().map(Quantity::from).collect()
    }

    /// The years, ascending.
    #[getter]
    fn years(&self) -> Vec<i32> {
        self.draws_of_all().years().to_vec()
    }

    /// Number of draws.
    #[getter]
    fn draws(&self) -> usize {
        self.draws_of_all().draws()
    }

    /// Number of the first draw.
    #[getter]
    fn first(&self) -> usize {
        self.0.first()
    }

    /// Seed of the draws.
    #[getter]
    fn seed(&self) -> u64 {
        self.0.seed()
    }

    /// Numbers of quantities, years and draws.
    #[getter]
    fn shape(&self) -> (usize, usize, usize) {
        let draws = self.draws_of_all();
        (draws.quantities().len(), draws.years().len(), draws.draws())
    }

    /// SHA-256 of all values as little-endian bytes.
    #[getter]
    fn checksum(&self) -> String {
        let values = self.draws_of_all().values().iter();
        let bytes: Vec<u8> = values.flat_map(|value| value.to_le_bytes()).collect();
        checksum(&bytes)
    }

    /// Keys of the quantities, in order.
    fn keys(&self) -> Vec<String> {
        let quantities = self.draws_of_all().quantities().iter();
        quantities.map(|quantity| quantity.key.clone()).collect()
    }

    fn __contains__(&self, key: &str) -> bool {
        self.draws_of_all().index(key).is_some()
    }

    /// A read-only NumPy view of one quantity, of shape (years, draws).
    fn __getitem__<'py>(slf: &Bound<'py, Self>, key: &str) -> PyResult<Bound<'py, PyAny>> {
        let place = slf.get().keyed(key)?;
        let all = slf.py().import("numpy")?.call_method1("asarray", (slf,))?;
        all.get_item(place)
    }

    /// A read-only NumPy view of the draws of one quantity in one year.
    fn at<'py>(slf: &Bound<'py, Self>, key: &str, year: i32) -> PyResult<Bound<'py, PyAny>> {
        let column = slf.get().draws_of_all().year_index(year);
        let column = column.ok_or_else(|| PyKeyError::new_err(year))?;
        Self::__getitem__(slf, key)?.get_item(column)
    }

    /// Mean and quantiles of every quantity in every year.
    fn quantiles(&self, py: Python<'_>) -> PyResult<Table> {
        Ok(self.worked_out(py, |drawn| Ok(drawn.quantiles()))?.into())
    }

    /// The plan's targets with the probability that each is met; forecasts of series have none.
    fn targets(&self, py: Python<'_>) -> PyResult<Table> {
        Ok(self.worked_out(py, Drawn::targets)?.into())
    }

    /// The summary that the program prints, in Chinese (`zh`) or English (`en`).
    #[pyo3(signature = (language="zh"))]
    fn words(&self, py: Python<'_>, language: &str) -> PyResult<String> {
        let language = language::of(language)?;
        self.worked_out(py, move |drawn| Ok(drawn.words(language)))
    }

    /// The summary that the program gives to other programs.
    fn json<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let text = self.worked_out(py, |drawn| Ok(drawn.json()))?;
        py.import("json")?.call_method1("loads", (text,))
    }

    /// These draws and those that follow them, with the bits of one run; blocks that do not follow are refused.
    fn append(&self, py: Python<'_>, next: &Bound<'_, Projection>) -> PyResult<Projection> {
        let joined = self.0.append(&next.get().0);
        let joined = joined.map_err(|failure| errors::raised(py, &failure))?;
        Ok(Projection(Arc::new(joined)))
    }

    /// What NumPy asks for.
    #[getter(__array_interface__)]
    fn array_interface<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let kind = if cfg!(target_endian = "big") {
            ">f4"
        } else {
            "<f4"
        };
        let address = self.draws_of_all().values().as_ptr() as usize;
        let interface = PyDict::new(py);
        interface.set_item("version", 3)?;
        interface.set_item("shape", self.shape())?;
        interface.set_item("typestr", kind)?;
        // Nobody may write there.
        interface.set_item("data", (address, true))?;
        Ok(interface)
    }

    /// The draws as a stream of Arrow arrays (PyCapsule interface).
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // A schema is a wish: what is given has the one that it has.
        drop(requested_schema);
        arrow::wide(py, &self.0)
    }

    fn __repr__(&self) -> String {
        let (quantities, years, draws) = self.shape();
        format!(
            "<plancast.Projection {} {}: {quantities} quantities × {years} years × {draws} draws>",
            self.model(),
            self.scenario()
        )
    }
}
