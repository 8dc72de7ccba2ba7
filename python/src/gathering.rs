//! Blocks of a province's counties, put together as they come.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use plancast::report::province::Province as Whole;
use plancast::report::table;
use plancast::task::Failure;
use plancast::task::province::{CountyBlock, Gathering as Blocks, Terms};
use pyo3::prelude::*;

use crate::language;
use crate::table::Table;
use crate::watch::watched;

/// Blocks of a province that have come, in whatever order.
#[pyclass(frozen, module = "plancast._plancast")]
pub struct Gathering {
    terms: Terms,
    /// None when the province has been taken.
    blocks: Arc<Mutex<Option<Blocks>>>,
}

impl From<Terms> for Gathering {
    fn from(terms: Terms) -> Self {
        Gathering {
            blocks: Arc::new(Mutex::new(Some(Blocks::new(terms.clone())))),
            terms,
        }
    }
}

fn locked(blocks: &Mutex<Option<Blocks>>) -> MutexGuard<'_, Option<Blocks>> {
    blocks.lock().unwrap_or_else(PoisonError::into_inner)
}

fn taken() -> Failure {
    Failure::words("全省的结果已经取走", "the province has been taken already")
}

#[pymethods]
impl Gathering {
    /// Codes of the counties, ascending.
    #[getter]
    fn places(&self) -> Vec<String> {
        self.terms.regions.clone()
    }

    /// Seed of every county.
    #[getter]
    fn seed(&self) -> u64 {
        self.terms.seed
    }

    /// Takes a block; no for one that has been taken before. A block that was not asked for is refused.
    fn put(&self, py: Python<'_>, part: &[u8]) -> PyResult<bool> {
        let (blocks, part) = (self.blocks.clone(), part.to_vec());
        watched(py, Some(1), None, move |_| {
            let part = CountyBlock::from_bytes(&part)?;
            locked(&blocks).as_mut().ok_or_else(taken)?.put(part)
        })
    }

    /// The province, when every block has come.
    fn finish(&self, py: Python<'_>) -> PyResult<Province> {
        let blocks = self.blocks.clone();
        let whole = watched(py, Some(1), None, move |_| {
            locked(&blocks).take().ok_or_else(taken)?.finish()
        })?;
        Ok(Province(whole))
    }
}

/// A province that was run: every county, and all of them together, added up draw by draw.
#[pyclass(frozen, module = "plancast")]
pub struct Province(Whole);

#[pymethods]
impl Province {
    /// Number of draws.
    #[getter]
    fn draws(&self) -> usize {
        self.0.draws
    }

    /// Seed.
    #[getter]
    fn seed(&self) -> u64 {
        self.0.seed
    }

    /// SHA-256 of every county's draws in the order of the codes and of the sums: what `plancast province` gives, on
    /// whatever engine and in however many blocks it was run.
    #[getter]
    fn checksum(&self) -> &str {
        &self.0.checksum
    }

    /// The counties of which there is no model, and why, in Chinese and in English.
    #[getter]
    fn left_out(&self) -> Vec<(String, String)> {
        let left_out = self.0.left_out.iter();
        left_out
            .map(|why| (why.zh.clone(), why.en.clone()))
            .collect()
    }

    /// Mean and quantiles of every county, quantity and year.
    fn counties(&self) -> Table {
        table::province::counties(&self.0).into()
    }

    /// The same of all counties together, and how much of the variance they share.
    fn totals(&self) -> Table {
        table::province::totals(&self.0).into()
    }

    /// How much each county was moved to bring all together to the totals that are published of the province; no rows
    /// where none are.
    fn reconciled(&self) -> Table {
        table::province::reconciled(&self.0).into()
    }

    /// The summary that the program prints, in Chinese (`zh`) or English (`en`).
    #[pyo3(signature = (language="zh"))]
    fn words(&self, language: &str) -> PyResult<String> {
        Ok(self.0.words(language::of(language)?))
    }

    /// The summary that the program gives to other programs.
    fn json<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let text = self.0.json("", &[]).to_string();
        py.import("json")?.call_method1("loads", (text,))
    }

    fn __repr__(&self) -> String {
        format!(
            "<plancast.Province: {} counties × {} draws>",
            self.0.counties.len(),
            self.0.draws
        )
    }
}
