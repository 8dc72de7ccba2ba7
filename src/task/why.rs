//! Why money changes between two years.

use std::sync::Arc;

use super::budget::folder;
use super::decision::report;
use super::run::{self, Projected, project};
use super::writing::Put;
use super::{Failure, Progress, Titles};
use crate::axes::Year;
use crate::dataset::nearest;
use crate::evaluation::Summaries;
use crate::evaluation::why::{Why, why as explain};
use crate::model::Model;
use crate::report::album::Album;
use crate::report::receipt::{DecisionPart, Verb};
use crate::report::{reasons, table};
use crate::source::{Language, Words};

/// What to explain.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The model, the scenario and the draws; its `out` is the folder of the output.
    pub run: run::Settings,
    /// First and last year.
    pub years: [Year; 2],
    /// The money: `cost.all`, `cost.<sum of model.toml>` or `cost.<service>`; all if none.
    pub of: Option<String>,
}

/// A change, explained and written down.
#[derive(Debug)]
pub struct Explained {
    /// The model as run.
    pub model: Arc<Model>,
    /// The change by cause.
    pub why: Why,
    /// What it is of.
    pub name: Words,
    /// Number of draws.
    pub draws: usize,
    /// What was written.
    pub put: Put,
}

/// What money is asked for: its name, and the services; all with a cost if none.
type Asked = (Words, Option<Vec<usize>>);

/// Explains a change and writes the files.
pub fn why(settings: &Settings, progress: &dyn Progress) -> Result<Explained, Failure> {
    let mut asked = None;
    let before = |models: &[&Arc<Model>]| {
        asked = Some(check(settings, models[0])?);
        Ok(())
    };
    let projected = project(&settings.run, before, progress)?;
    let Projected { opener, seed, .. } = &projected;
    let (model, outcome) = projected.only()?;
    let projection = &outcome.projection;
    let nothing = || Failure::words("没有可以解释的资金", "there is no money to explain");
    let (name, services) = asked.ok_or_else(nothing)?;
    let found =
        explain(model, projection, settings.years, services.as_deref()).ok_or_else(nothing)?;
    let summaries = Summaries::of(projection);
    let titles = Titles(opener.library());
    let album = Album {
        model,
        outcome,
        summaries: &summaries,
        attainments: &[],
        baseline: None,
        sources: &titles,
        seed: *seed,
    };
    let asked = DecisionPart {
        model: model.key.clone(),
        scenarios: vec![model.scenario.key.clone()],
        period: Some(settings.years),
        with: settings.run.with.clone(),
        ..DecisionPart::default()
    };
    let report = report(
        Verb::Why,
        model,
        (*seed, projection.draws()),
        asked,
        vec![table::why(model, &found)],
        |language: Language| album.reasons(&found, name.get(language), language),
    );
    let put = report.write(&folder(&settings.run.out, model, "why"), progress)?;
    Ok(Explained {
        model: model.clone(),
        why: found,
        name,
        draws: projection.draws(),
        put,
    })
}

/// What was asked can be answered; all that is wrong with it is said at once.
fn check(settings: &Settings, model: &Model) -> Result<Asked, Failure> {
    let mut wrong = Vec::new();
    let [from, to] = settings.years;
    let (first, last) = (model.calendar.base, model.calendar.until);
    if from < first || to > last || from == to || to < first || from > last {
        wrong.push(Failure::words(
            format!("--from {from} --to {to}：模型的经费从 {first} 年到 {last} 年；请给其中两个不同的年份"),
            format!("--from {from} --to {to}: the model has money from {first} to {last}; give two different years among them"),
        ));
    }
    let found = money(settings.of.as_deref(), model);
    if let Err(known) = &found {
        let of = settings.of.as_deref().unwrap_or_default();
        let meant = nearest(of, known.iter().map(String::as_str)).unwrap_or("cost.all");
        wrong.push(Failure::words(
            format!(
                "--of {of}：没有这项资金，是不是 {meant}？可用 {}",
                known.join("、")
            ),
            format!(
                "--of {of}: no such money; did you mean {meant}? There are {}",
                known.join(", ")
            ),
        ));
    }
    match found {
        Ok(found) if wrong.is_empty() => Ok(found),
        _ => Err(Failure::all(wrong)),
    }
}

/// The money of this name; otherwise the names that there are.
fn money(of: Option<&str>, model: &Model) -> Result<Asked, Vec<String>> {
    let all = Words {
        zh: "全部服务资金".into(),
        en: "the cost of all services".into(),
    };
    let Some(of) = of.filter(|of| *of != "cost.all") else {
        return Ok((all, None));
    };
    let name = of.strip_prefix("cost.").unwrap_or(of);
    let mut sums = model.settings.money.iter().flat_map(|money| &money.sums);
    if let Some(sum) = sums.find(|sum| sum.name.key == name) {
        let services = sum.services.iter().map(|id| id.0).collect();
        return Ok((money_of(&sum.name.title), Some(services)));
    }
    let mut services = model.services.iter().enumerate();
    if let Some((index, service)) = services.find(|(_, one)| one.key == name && one.cost.is_some())
    {
        return Ok((money_of(&service.title), Some(vec![index])));
    }
    let sums = model.settings.money.iter().flat_map(|money| &money.sums);
    let priced = model
        .services
        .iter()
        .filter(|service| service.cost.is_some());
    let names = sums
        .map(|sum| &sum.name.key)
        .chain(priced.map(|service| &service.key));
    let names = names.map(|name| format!("cost.{name}"));
    Err(std::iter::once("cost.all".to_string())
        .chain(names)
        .collect())
}

fn money_of(title: &Words) -> Words {
    Words {
        zh: format!("{}资金", title.zh),
        en: format!("the cost of {}", title.en),
    }
}

impl Explained {
    /// What is said of it.
    pub fn words(&self, language: Language) -> String {
        let name = self.name.get(language);
        let mut parts = vec![reasons::words(
            &self.model,
            &self.why,
            name,
            self.draws,
            language,
        )];
        parts.extend(self.put.words(language));
        parts.join("\n\n")
    }

    /// The same for programs.
    pub fn json(&self) -> serde_json::Value {
        let folder = self.put.folder.to_string_lossy();
        reasons::json(&self.model, &self.why, self.draws, &folder, &self.put.files)
    }
}
