//! A model that is open.

use std::path::PathBuf;
use std::sync::Arc;

use plancast::model::scenario::BASELINE;
use plancast::task::session::{Answer, Session as Opened};
use plancast::task::{Failure, Progress};
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::gathering::Gathering;
use crate::projection::Projection;
use crate::quantity::Quantity;
use crate::today;
use crate::watch::watched;

/// A model with its datasets, opened and checked.
#[pyclass(frozen, module = "plancast._plancast")]
pub struct Session(Arc<Opened>);

/// Which draws.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
struct Asked {
    /// Code of a county of the province; the model itself if none.
    place: Option<String>,
    scenario: String,
    levers: Vec<String>,
    seed: Option<u64>,
    first: usize,
    /// Number of draws; the model's own if none.
    draws: Option<usize>,
}

impl Asked {
    fn run(&self, session: &Opened, progress: &dyn Progress) -> Result<Answer, Failure> {
        let count = self.draws.unwrap_or(session.folder().file.model.draws);
        let draws = self.first..self.first.saturating_add(count);
        match &self.place {
            None => {
                let engine = session.engine(&self.scenario, &self.levers)?;
                session.run(&engine, self.seed, draws, progress)
            }
            Some(region) => session.run_county(region, &self.scenario, self.seed, draws, progress),
        }
    }
}

/// Opens a model folder; its baseline is checked and made ready. What it says of years still to come is warned of.
#[pyfunction]
#[pyo3(signature = (model, datasets=None))]
pub fn open(py: Python<'_>, model: PathBuf, datasets: Option<PathBuf>) -> PyResult<Session> {
    let now = today::year(py)?;
    let opened = watched(py, None, None, move |watch| {
        let opened = Opened::open(&model, datasets.as_deref())?;
        for words in opened.still_to_come(now) {
            watch.say(&words);
        }
        Ok(opened)
    })?;
    Ok(Session(Arc::new(opened)))
}

#[pymethods]
impl Session {
    /// Name of the folder.
    #[getter]
    fn key(&self) -> &str {
        &self.0.folder().key
    }

    /// Title in Chinese and in English.
    #[getter]
    fn title(&self) -> (String, String) {
        let title = &self.0.folder().file.model.title;
        (title.zh.clone(), title.en.clone())
    }

    /// Code of the county, where the model has one.
    #[getter]
    fn region(&self) -> Option<String> {
        self.0.folder().file.model.region.clone()
    }

    /// The model's own seed.
    #[getter]
    fn seed(&self) -> u64 {
        self.0.folder().file.model.seed
    }

    /// The model's own number of draws.
    #[getter]
    fn draws(&self) -> usize {
        self.0.folder().file.model.draws
    }

    /// Keys of the scenarios with their Chinese and English titles, the baseline first.
    #[getter]
    fn scenarios(&self) -> Vec<(String, String, String)> {
        let scenarios = self.0.scenarios().into_iter();
        scenarios
            .map(|(key, title)| (key, title.zh, title.en))
            .collect()
    }

    /// What the baseline projects, in order.
    fn quantities(&self, py: Python<'_>) -> PyResult<Vec<Quantity>> {
        let session = self.0.clone();
        let engine = watched(py, Some(1), None, move |_| session.engine(BASELINE, &[]))?;
        Ok(engine.quantities().iter().map(Quantity::from).collect())
    }

    /// Draws of the model or of a county of its province.
    fn run(
        &self,
        py: Python<'_>,
        asked: Asked,
        threads: Option<usize>,
        progress: Option<Py<PyAny>>,
    ) -> PyResult<Projection> {
        let session = self.0.clone();
        let answer = watched(py, threads, progress.as_ref(), move |watch| {
            asked.run(&session, watch)
        })?;
        Ok(answer.into())
    }

    /// A block of a county's draws of what is asked of every county, as bytes.
    fn part<'py>(
        &self,
        py: Python<'py>,
        place: String,
        scenario: String,
        seed: u64,
        first: usize,
        count: usize,
    ) -> PyResult<Bound<'py, PyBytes>> {
        let session = self.0.clone();
        let draws = first..first.saturating_add(count);
        let bytes = watched(py, Some(1), None, move |watch| {
            let part = session.part(&place, &scenario, seed, draws, watch)?;
            part.to_bytes()
        })?;
        Ok(PyBytes::new(py, &bytes))
    }

    /// What is asked of every county of the province, ready to take their blocks.
    #[pyo3(signature = (scenario, draws, seed=None))]
    fn gathering(
        &self,
        py: Python<'_>,
        scenario: String,
        draws: usize,
        seed: Option<u64>,
    ) -> PyResult<Gathering> {
        let session = self.0.clone();
        let terms = watched(py, None, None, move |_| {
            session.terms(&scenario, draws, seed)
        })?;
        Ok(terms.into())
    }
}
