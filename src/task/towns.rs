//! A county's numbers by town: holders, services, places, and which town lacks what.

use std::sync::Arc;

use super::budget::folder;
use super::decision::{options, report};
use super::run::{self, ProjectedRuns, alone, project};
use super::writing::{Put, can_write};
use super::{Failure, Progress, Titles};
use crate::axes::Year;
use crate::evaluation::Summaries;
use crate::evaluation::towns::{Split, covered, lacks, people, withhold_beside};
use crate::model::Model;
use crate::report::album::Album;
use crate::report::receipt::{DecisionPart, Verb};
use crate::report::suppression::Suppression;
use crate::report::table;
use crate::report::template::layout::{register, towns as places};
use crate::report::towns::ByTown;
use crate::source::Language;

/// What to split.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The model, the scenario and the draws; its `out` is the folder of the output.
    pub run: run::Settings,
    /// Years; the plan's last if none, or the last that is projected where there is no plan.
    pub years: Vec<Year>,
    /// Whether counts under 10 are left out, so that what is written can be published.
    pub publish: bool,
}

/// A county's numbers by town, written down.
#[derive(Debug)]
pub struct Done {
    /// The model as run.
    pub model: Arc<Model>,
    /// Every draw, by town.
    pub split: Split,
    /// What was found.
    pub by_town: ByTown,
    /// What was written.
    pub put: Put,
}

/// Runs the county, splits its numbers over the towns and writes the files.
pub fn towns(settings: &Settings, progress: &dyn Progress) -> Result<Done, Failure> {
    let mut years = Vec::new();
    let before = |models: &[&Arc<Model>]| {
        alone(models)?;
        years = check(settings, models[0])?;
        Ok(())
    };
    let projected = project(&settings.run, before, progress)?;
    let ProjectedRuns { opener, seed, .. } = &projected;
    let (model, outcome) = projected.only()?;
    let Some(towns) = &model.towns else {
        return Err(no_towns(model));
    };
    let split = Split::of(model, towns, &outcome.projection, *seed, &years);
    let apart = towns.are_told_apart();
    let (mut of_people, mut of_services) = (people(&split, apart), lacks(&split, apart));
    if settings.publish {
        withhold_beside(&mut of_people, &mut of_services);
    }
    let by_town = ByTown {
        people: of_people,
        lacks: of_services,
        covered: covered(&split),
        towns: towns.clone(),
        years,
        draws: split.draws(),
        suppression: Suppression {
            publish: settings.publish,
        },
    };
    let summaries = Summaries::of(&outcome.projection);
    let titles = Titles(opener.library());
    let album = Album::of(model, outcome, &summaries, &titles, *seed);
    let years = &by_town.years;
    let asked = DecisionPart {
        model: model.key.clone(),
        scenarios: vec![model.scenario.key.clone()],
        period: years
            .first()
            .zip(years.last())
            .map(|(from, to)| [*from, *to]),
        ..options(&settings.run)
    };
    let mut report = report(
        Verb::Towns,
        model,
        (*seed, by_town.draws),
        asked,
        table::towns(model, &by_town),
        |language: Language| album.by_town(&by_town, language),
    );
    let listed: Vec<String> = years.iter().map(Year::to_string).collect();
    report
        .receipt
        .notes
        .push(format!("years: {}", listed.join(", ")));
    if settings.publish {
        report
            .receipt
            .notes
            .push("counts under 10 are left out, and what would give them away".to_string());
    }
    if !apart {
        report
            .receipt
            .notes
            .push("no figure tells the towns apart".to_string());
    }
    let put = report.write(&folder(&settings.run.out, model, "towns"), progress)?;
    Ok(Done {
        model: model.clone(),
        split,
        by_town,
        put,
    })
}

fn no_towns(model: &Model) -> Failure {
    let key = &model.key;
    let (sheet, register, town) = (
        places::SHEET.name,
        register::SHEET.name,
        register::TOWN.name,
    );
    Failure::words(
        format!(
            "模型 {key} 没有镇（街道）；由工作簿导入的，请填工作表“{sheet}”，或“{register}”的“{town}”列，再导入；否则请在模型文件夹写一个 towns.toml，写法见 plancast explain towns.toml"
        ),
        format!(
            "model {key} names no towns; if it was imported, fill in the sheet {sheet}, or the column {town} of {register}, and import it again; else write a towns.toml into its folder, see plancast explain towns.toml"
        ),
    )
}

/// The model has towns, and the years are projected; all that is wrong is said at once.
fn check(settings: &Settings, model: &Model) -> Result<Vec<Year>, Failure> {
    let mut wrong = Vec::new();
    wrong.extend(can_write(&folder(&settings.run.out, model, "towns")).err());
    if model.towns.is_none() {
        wrong.push(no_towns(model));
    }
    let (first, last) = (model.calendar.base, model.calendar.until);
    let mut years = settings.years.clone();
    if years.is_empty() {
        years.push(model.period(last)[1].clamp(first, last));
    }
    years.sort_unstable();
    years.dedup();
    for year in years.iter().filter(|year| !(first..=last).contains(*year)) {
        wrong.push(Failure::words(
            format!("--year {year}：模型从 {first} 年到 {last} 年；请给其中的年份"),
            format!("--year {year}: the model goes from {first} to {last}; give years among them"),
        ));
    }
    Failure::if_any(wrong)?;
    Ok(years)
}

impl Done {
    /// What is said of it.
    pub fn words(&self, language: Language) -> String {
        let found = self.by_town.words(&self.model, language);
        self.put.after(found, language)
    }

    /// The same for programs.
    pub fn json(&self) -> serde_json::Value {
        let folder = self.put.folder.to_string_lossy();
        self.by_town.json(&self.model, &folder, &self.put.files)
    }
}
