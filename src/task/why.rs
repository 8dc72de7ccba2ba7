//! Why money or people change between two years, or between two scenarios.

use std::sync::Arc;

use super::budget::folder;
use super::decision::report;
use super::run::{self, Projected, project};
use super::writing::Put;
use super::{Failure, Progress, Titles};
use crate::axes::Year;
use crate::dataset::nearest;
use crate::evaluation::Summaries;
use crate::evaluation::why::{End, Why, holders, money as of_money};
use crate::model::Model;
use crate::model::scenario::BASELINE;
use crate::report::album::Album;
use crate::report::receipt::{DecisionPart, Verb};
use crate::report::{reasons, table};
use crate::source::{Language, Words};

/// What to explain.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The model, the scenario at the last end and the draws; its `out` is the folder of the output.
    pub run: run::Settings,
    /// The scenario at the first end, where it is another.
    pub against: Option<String>,
    /// First and last year.
    pub years: [Year; 2],
    /// The money, `cost.all`, `cost.<sum of model.toml>` or `cost.<service>`, or `holders`; all money if none.
    pub of: Option<String>,
}

/// A change, explained and written down.
#[derive(Debug)]
pub struct Explained {
    /// The model as run at the last end.
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

/// What is explained.
enum Asked {
    /// The money of some services; of all that have a cost if none.
    Money(Words, Option<Vec<usize>>),
    /// Certificate holders.
    Holders,
}

/// Key of the certificate holders.
const HOLDERS: &str = "holders";

/// Explains a change and writes the files.
pub fn why(settings: &Settings, progress: &dyn Progress) -> Result<Explained, Failure> {
    let mut asked = None;
    let before = |models: &[&Arc<Model>]| {
        asked = Some(check(settings, models[0])?);
        Ok(())
    };
    let projected = project(&settings.beside()?, before, progress)?;
    let Projected { opener, seed, .. } = &projected;
    let runs: Vec<_> = projected.runs().take(projected.names.len()).collect();
    let (first, last) = match (settings.against.is_some(), runs.as_slice()) {
        (true, [first, last]) => (first, last),
        (false, [only]) => (only, only),
        _ => {
            return Err(Failure::words(
                "一次只解释一个情景；要与另一个情景比，请用 --against 写明，且两者不同",
                "one scenario is explained at a time; name another one to start from with --against",
            ));
        }
    };
    let ends = [(first, settings.years[0]), (last, settings.years[1])].map(|(run, year)| End {
        model: run.0,
        outcome: run.1,
        year,
    });
    let nothing = || Failure::words("没有可以解释的变化", "there is nothing to explain");
    let (name, found) = match asked.ok_or_else(nothing)? {
        Asked::Money(name, services) => (name, of_money(ends, services.as_deref())),
        Asked::Holders => (of_holders(), holders(ends)),
    };
    let found = found.ok_or_else(nothing)?;
    let (model, outcome) = (last.0, last.1);
    let summaries = Summaries::of(&outcome.projection);
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
    let mut scenarios: Vec<String> = settings.against.clone().into_iter().collect();
    scenarios.push(model.scenario.key.clone());
    let asked = DecisionPart {
        model: model.key.clone(),
        scenarios,
        period: Some(settings.years),
        with: settings.run.with.clone(),
        ..DecisionPart::default()
    };
    let draws = outcome.projection.draws();
    let report = report(
        Verb::Why,
        model,
        (*seed, draws),
        asked,
        vec![table::why(&found)],
        |language: Language| album.reasons(&found, name.get(language), language),
    );
    let put = report.write(&folder(&settings.run.out, model, "why"), progress)?;
    Ok(Explained {
        model: model.clone(),
        why: found,
        name,
        draws,
        put,
    })
}

impl Settings {
    /// What has to be run: the scenario, and the one to start from before it.
    fn beside(&self) -> Result<run::Settings, Failure> {
        let mut run = self.run.clone();
        let Some(against) = &self.against else {
            return Ok(run);
        };
        let own = run.scenarios.first().map_or(BASELINE, String::as_str);
        if run.with.is_empty() {
            run.scenarios = vec![against.clone(), own.to_string()];
        } else if own == BASELINE {
            // The levers are laid over the baseline, which stands beside.
            run.beside = true;
            run.scenarios = vec![against.clone()];
        } else {
            return Err(Failure::words(
                format!(
                    "--against 与 --with 一起用时，--scenario 只能是 {BASELINE}；请把做法写进情景文件"
                ),
                format!(
                    "with --against and --with, --scenario can only be {BASELINE}; write the levers into a scenario file"
                ),
            ));
        }
        Ok(run)
    }
}

/// What was asked can be answered; all that is wrong with it is said at once.
fn check(settings: &Settings, model: &Model) -> Result<Asked, Failure> {
    let mut wrong = Vec::new();
    let [from, to] = settings.years;
    let (first, last) = (model.calendar.base, model.calendar.until);
    let projected = |year: Year| (first..=last).contains(&year);
    if !projected(from) || !projected(to) || (from == to && settings.against.is_none()) {
        wrong.push(Failure::words(
            format!("--from {from} --to {to}：模型从 {first} 年到 {last} 年；请给其中两个不同的年份，或用 --against 与另一个情景比"),
            format!("--from {from} --to {to}: the model goes from {first} to {last}; give two different years among them, or another scenario with --against"),
        ));
    }
    let found = match settings.of.as_deref() {
        Some(HOLDERS) if model.quantities.people.is_some() => {
            let kept = model.profile_years();
            if !kept.contains(&from) || !kept.contains(&to) {
                let years: Vec<String> = kept.iter().map(Year::to_string).collect();
                wrong.push(Failure::words(
                    format!("--of {HOLDERS}：年龄结构只保留 {} 年；请从中选两年，或在 model.toml 的 milestones 加上", years.join("、")),
                    format!("--of {HOLDERS}: the age structure is kept for {}; choose among them, or add years to milestones in model.toml", years.join(", ")),
                ));
            }
            Ok(Asked::Holders)
        }
        of => money(of, model).map(|(name, services)| Asked::Money(name, services)),
    };
    if let Err(known) = &found {
        let of = settings.of.as_deref().unwrap_or_default();
        let meant = nearest(of, known.iter().map(String::as_str)).unwrap_or("cost.all");
        wrong.push(Failure::words(
            format!(
                "--of {of}：没有这一项，是不是 {meant}？可用 {}",
                known.join("、")
            ),
            format!(
                "--of {of}: there is none; did you mean {meant}? There are {}",
                known.join(", ")
            ),
        ));
    }
    match found {
        Ok(found) if wrong.is_empty() => Ok(found),
        _ => Err(Failure::all(wrong)),
    }
}

/// Some services, all with a cost if none, and what their money is called.
type Services = (Words, Option<Vec<usize>>);

/// The money of this name; otherwise the names that there are.
fn money(of: Option<&str>, model: &Model) -> Result<Services, Vec<String>> {
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
    let people = model.quantities.people.map(|_| HOLDERS.to_string());
    Err(std::iter::once("cost.all".to_string())
        .chain(names)
        .chain(people)
        .collect())
}

fn money_of(title: &Words) -> Words {
    Words {
        zh: format!("{}资金", title.zh),
        en: format!("the cost of {}", title.en),
    }
}

fn of_holders() -> Words {
    Words {
        zh: "持证残疾人".into(),
        en: "the number of certificate holders".into(),
    }
}

impl Explained {
    /// What is said of it.
    pub fn words(&self, language: Language) -> String {
        let (place, name) = (self.model.title.get(language), self.name.get(language));
        let mut parts = vec![reasons::words(place, &self.why, name, self.draws, language)];
        parts.extend(self.put.words(language));
        parts.join("\n\n")
    }

    /// The same for programs.
    pub fn json(&self) -> serde_json::Value {
        let folder = self.put.folder.to_string_lossy();
        reasons::json(
            &self.model.key,
            &self.why,
            self.draws,
            &folder,
            &self.put.files,
        )
    }
}
