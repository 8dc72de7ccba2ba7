//! What the uncertainty of a quantity comes from: by group of inputs, and by parameter.

use std::sync::Arc;

use super::budget::folder;
use super::decision::{options, report};
use super::run::{self, Prepared, prepare};
use super::writing::{Put, can_write};
use super::{Failure, Progress, Titles, unmet};
use crate::axes::Year;
use crate::dataset::nearest;
use crate::evaluation::sensitivity::{Asked, SensitivityError, sensitivities};
use crate::model::Model;
use crate::report::album::Around;
use crate::report::receipt::{DecisionPart, Verb};
use crate::report::sensitivities::Told;
use crate::report::table;
use crate::simulation::{Engine, Follow};
use crate::source::Language;

/// What to explain.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The model and the scenario; its `out` is the folder of the output, its `draws` must be none.
    pub run: run::Settings,
    /// Key of a quantity, such as `holders`, `cost.all`, or `cost.<service>` for `<service>.cost`.
    pub of: String,
    /// The year; the last one of the plan if none.
    pub year: Option<Year>,
    /// Rows of the two matrices of draws; as many as take about a minute if none.
    pub rows: Option<usize>,
}

/// An uncertainty, explained and written down.
#[derive(Debug)]
pub struct Answered {
    /// The model as run.
    pub model: Arc<Model>,
    /// Where the uncertainty comes from.
    pub told: Told,
    /// What was written.
    pub put: Put,
}

/// Rows that take about a minute: where cohorts are followed, and where persons are.
const ROWS: [usize; 2] = [8192, 256];

/// Explains an uncertainty and writes the files.
pub fn sensitivity(settings: &Settings, progress: &dyn Progress) -> Result<Answered, Failure> {
    if settings.run.draws.is_some() {
        return Err(Failure::words(
            "--draws：敏感性分析的模拟次数由 --rows 决定；请改用 --rows",
            "--draws: the number of draws follows from --rows; use --rows",
        ));
    }
    if settings.run.publish {
        return Err(Failure::words(
            "敏感性分析不作公开发布之用：它会说出人数很少的数；请去掉 --publish",
            "a sensitivity is not for publication: it tells of small counts; leave --publish out",
        ));
    }
    let Prepared {
        names,
        ready,
        opener,
        title,
        seed,
        reminders,
        folder: declared,
        ..
    } = prepare(&settings.run, |models| {
        can_write(&folder(&settings.run.out, models[0], "sensitivity"))
    })?;
    for words in &reminders {
        progress.say(words);
    }
    let (1, Some(first)) = (names.len(), ready.into_iter().next()) else {
        return Err(Failure::words(
            "一次只分析一个情景",
            "one scenario is analysed at a time",
        ));
    };
    let asked = asked(settings, &first.engine, seed)?;
    let engine = first.engine.walking_to(asked.year);
    let model = engine.model();
    let draws = asked.draws(&engine);
    progress.begin(draws, &title);
    let found = sensitivities(&engine, asked, |done| {
        progress.advance(done);
        progress.goes_on()
    });
    progress.end();
    let told = Told {
        quantity: engine.quantities()[asked.quantity].clone(),
        year: asked.year,
        rows: asked.rows,
        draws,
        found: found.map_err(|error| match error {
            SensitivityError::Simulation(error) => unmet::said(error, &declared),
            other => Failure::said(other),
        })?,
    };
    let titles = Titles(opener.library());
    let around = Around {
        model,
        sources: &titles,
        seed,
        draws,
    };
    let part = DecisionPart {
        model: model.key.clone(),
        scenarios: vec![model.scenario.key.clone()],
        period: Some([asked.year; 2]),
        of: Some(told.quantity.key.clone()),
        rows: Some(asked.rows),
        ..options(&settings.run)
    };
    let report = report(
        Verb::Sensitivity,
        model,
        (seed, draws),
        part,
        vec![table::sensitivity(&told), table::tornado(model, &told)],
        |language: Language| around.sensitivity(&told, language),
    );
    let place = folder(&settings.run.out, model, "sensitivity");
    let put = report.write(&place, progress)?;
    Ok(Answered {
        model: model.clone(),
        told,
        put,
    })
}

/// What was asked can be answered; all that is wrong with it is said at once.
fn asked(settings: &Settings, engine: &Engine, seed: u64) -> Result<Asked, Failure> {
    let model = engine.model();
    let mut wrong = Vec::new();
    let year = settings
        .year
        .unwrap_or_else(|| model.period(model.calendar.until)[1].min(model.calendar.until));
    let (from, until) = (model.calendar.base, model.calendar.until);
    if !(from..=until).contains(&year) {
        wrong.push(Failure::words(
            format!("--year {year}：模型从 {from} 年到 {until} 年；请给其中一年"),
            format!("--year {year}: the model goes from {from} to {until}; give a year among them"),
        ));
    }
    let rows = settings.rows.unwrap_or(match engine.follows() {
        Follow::Cohorts => ROWS[0],
        Follow::Persons => ROWS[1],
    });
    if rows < Asked::FEWEST_ROWS {
        let fewest = Asked::FEWEST_ROWS;
        wrong.push(Failure::words(
            format!("--rows {rows}：太少；至少 {fewest}"),
            format!("--rows {rows}: too few; at least {fewest}"),
        ));
    }
    let of = &settings.of;
    // Money may be asked for as `why` asks for it.
    let place = |key: &str| {
        let mut known = engine.quantities().iter();
        known.position(|known| known.key == key || known.title.reads(key))
    };
    let quantity = place(of).or_else(|| place(&format!("{}.cost", of.strip_prefix("cost.")?)));
    if quantity.is_none() {
        let all = engine.quantities().iter().map(|known| known.key.as_str());
        let headline = &model.settings.headline;
        let (zh, en) = nearest(of, all).map_or_else(Default::default, |meant| {
            (
                format!("，是不是 {meant}？"),
                format!("; did you mean {meant}?"),
            )
        });
        wrong.push(Failure::words(
            format!("--of {of}：没有这个量{zh}（例如 {}）", headline.join("、")),
            format!(
                "--of {of}: there is none{en} ({} are some)",
                headline.join(", ")
            ),
        ));
    }
    match quantity.filter(|_| wrong.is_empty()) {
        Some(quantity) => Ok(Asked {
            quantity,
            year,
            seed,
            rows,
        }),
        None => Err(Failure::all(wrong)),
    }
}

impl Answered {
    /// What is said of it.
    pub fn words(&self, language: Language) -> String {
        let found = self.told.words(&self.model, language);
        self.put.after(found, language)
    }

    /// The same for programs.
    pub fn json(&self) -> serde_json::Value {
        let folder = self.put.folder.to_string_lossy();
        self.told.json(&self.model, &folder, &self.put.files)
    }
}
