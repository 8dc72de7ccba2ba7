//! Tasks that answer in files, and forecasts of series.

use std::path::PathBuf;

use plancast::axes::Year;
use plancast::report::forecasts as said;
use plancast::source::Language;
use plancast::task::report::{Form, PaperKind};
use plancast::task::{BelowOne, Failure, Put, SeriesFile};
use plancast::task::{calibrate as calibrating, forecast as forecasting, report as reporting};
use plancast::task::{run, shipped};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::errors;
use crate::language;
use crate::projection::Projection;
use crate::table::Table;
use crate::today;
use crate::watch::watched;

/// Folder, names of the files, what is said in Chinese and in English, and the same as JSON.
type Written = (PathBuf, Vec<String>, String, String, String);

fn written(put: &Put, words: impl Fn(Language) -> String, json: String) -> Written {
    (
        put.folder.clone(),
        put.files.clone(),
        words(Language::Zh),
        words(Language::En),
        json,
    )
}

/// The one of some words that was given, else what was expected.
fn one_of<T: Copy>(given: &str, known: &[(&str, T)]) -> PyResult<T> {
    let found = known.iter().find(|(word, _)| *word == given);
    found.map(|(_, value)| *value).ok_or_else(|| {
        let words: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
        PyValueError::new_err(format!(
            "{given}: one of {} · 应为其中之一",
            words.join(", ")
        ))
    })
}

/// Which series are forecast, and how.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub struct Forecasting {
    file: PathBuf,
    sheet: Option<String>,
    by: Vec<String>,
    value: Option<String>,
    positive: bool,
    share_of: Option<String>,
    below_one: Option<String>,
    missing: Vec<String>,
    allow_future: bool,
    horizon: usize,
    levels: Vec<f64>,
    aggregate: bool,
    draws: usize,
    seed: u64,
    out: Option<PathBuf>,
    language: String,
}

/// Projection, quantiles, draws, what is said in Chinese and in English, the same as JSON, and the folder where one was
/// written.
type Forecast = (
    Projection,
    Table,
    Table,
    String,
    String,
    String,
    Option<PathBuf>,
);

/// Forecasts the series of a file; writes nothing unless `out` is given.
#[pyfunction]
pub fn forecast(
    py: Python<'_>,
    asked: Forecasting,
    threads: Option<usize>,
    progress: Option<Py<PyAny>>,
) -> PyResult<Forecast> {
    let below_one = asked.below_one.as_deref().map(|word| {
        one_of(
            word,
            &[
                ("percent", BelowOne::Percent),
                ("fraction", BelowOne::Fraction),
            ],
        )
    });
    let this_year = today::year(py)?;
    let settings = forecasting::Settings {
        series: SeriesFile {
            file: asked.file,
            sheet: asked.sheet,
            by: asked.by,
            value: asked.value,
            positive: asked.positive,
            share_of: asked.share_of,
            below_one: below_one.transpose()?,
            missing: asked.missing,
            this_year: Some(this_year).filter(|_| !asked.allow_future),
        },
        horizon: asked.horizon,
        level: asked.levels,
        aggregate: asked.aggregate,
        draws: asked.draws,
        seed: asked.seed,
        out: asked.out,
        language: language::of(&asked.language)?.into(),
    };
    watched(py, threads, progress.as_ref(), move |watch| {
        let done = match settings.out {
            Some(_) => forecasting::forecast(&settings, watch)?,
            None => forecasting::forecast_only(&settings)?,
        };
        let folder = settings.out.is_some().then(|| done.put.folder.clone());
        let json = done.json().to_string();
        let forecasts = &done.forecasts;
        let tables = [said::quantiles(forecasts), said::draws(forecasts)];
        let [zh, en] = [Language::Zh, Language::En].map(|tag| said::text(forecasts, tag));
        let [quantiles, draws] = tables.map(Table::from);
        Ok((done.into(), quantiles, draws, zh, en, json, folder))
    })
}

/// What is calibrated, and with how much work.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub struct Calibrating {
    model: PathBuf,
    datasets: Option<PathBuf>,
    rows: usize,
    points: Option<usize>,
    seed: Option<u64>,
    out: Option<PathBuf>,
}

/// Conditions a model's parameters on what was published and writes the new parameter file.
#[pyfunction]
pub fn calibrate(
    py: Python<'_>,
    asked: Calibrating,
    threads: Option<usize>,
    progress: Option<Py<PyAny>>,
) -> PyResult<Written> {
    let settings = calibrating::Settings {
        model: asked.model,
        datasets: asked.datasets,
        rows: asked.rows,
        points: asked.points,
        seed: asked.seed,
        out: asked.out,
        now: Some(today::year(py)?),
    };
    watched(py, threads, progress.as_ref(), move |watch| {
        let done = calibrating::calibrate(&settings, watch)?;
        let json = done.json().to_string();
        Ok(written(&done.put, |language| done.words(language), json))
    })
}

/// Which paper, of which model.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub struct Reporting {
    model: PathBuf,
    datasets: Option<PathBuf>,
    kind: String,
    formats: Vec<String>,
    scenarios: Vec<String>,
    levers: Vec<String>,
    draws: Option<usize>,
    seed: Option<u64>,
    parameters: Option<PathBuf>,
    actuals: Option<PathBuf>,
    period: Option<(Year, Year)>,
    appropriations: Vec<String>,
    certainty: f64,
    out: PathBuf,
    language: String,
}

/// Writes a paper to hand in.
#[pyfunction]
pub fn report(
    py: Python<'_>,
    asked: Reporting,
    threads: Option<usize>,
    progress: Option<Py<PyAny>>,
) -> PyResult<Written> {
    let known = Form::ALL.map(|form| (form.key(), form));
    let forms = asked.formats.iter().map(|word| one_of(word, &known));
    let kinds = PaperKind::ALL.map(|kind| (kind.key(), kind));
    let settings = reporting::Settings {
        kind: one_of(&asked.kind, &kinds)?,
        forms: forms.collect::<PyResult<_>>()?,
        language: language::of(&asked.language)?.into(),
        actuals: asked.actuals,
        period: asked.period.map(|(from, to)| [from, to]),
        appropriations: asked.appropriations,
        certainty: asked.certainty,
        office: None,
        date: None,
        run: run::Settings {
            datasets: asked.datasets,
            scenarios: asked.scenarios,
            with: asked.levers,
            now: Some(today::year(py)?),
            draws: asked.draws,
            seed: asked.seed,
            parameters: asked.parameters,
            out: asked.out,
            ..run::Settings::of(asked.model)
        },
    };
    watched(py, threads, progress.as_ref(), move |watch| {
        let done = reporting::report(&settings, watch)?;
        let json = done.json().to_string();
        Ok(written(&done.put, |language| done.words(language), json))
    })
}

/// Writes out a model that plancast carries, with those that it extends and the datasets; the model's folder.
#[pyfunction]
pub fn example(py: Python<'_>, name: &str, folder: PathBuf) -> PyResult<PathBuf> {
    let done = shipped::example(name, &folder);
    let done = done.map_err(|failure| errors::raised(py, &failure))?;
    let first = done.models.into_iter().next();
    first.ok_or_else(|| errors::raised(py, &Failure::words("没有写出模型", "no model was written")))
}
