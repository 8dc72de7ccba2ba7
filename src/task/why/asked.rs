//! What change is asked about: the money of some services, or the people.

use super::Settings;
use crate::axes::Year;
use crate::dataset::nearest;
use crate::model::Model;
use crate::model::checked::{Process, Service};
use crate::model::file::process_of;
use crate::source::Words;
use crate::task::Failure;

/// What is explained.
pub(super) enum ExplainedFigure {
    /// The money of some services; of all that have a cost if none.
    Money(Words, Option<Vec<usize>>),
    /// Certificate holders.
    Holders,
}

/// Key of the certificate holders.
const HOLDERS: &str = "holders";

/// Whether somebody means the certificate holders, by their key or their title.
fn is_of_holders(of: &str) -> bool {
    of == HOLDERS || self::of_holders().reads(of)
}

/// Years in which it has to be kept what has become of generations.
pub(super) fn generations(settings: &Settings) -> Vec<Year> {
    if settings.of.as_deref().is_some_and(is_of_holders) {
        settings.years.to_vec()
    } else {
        Vec::new()
    }
}

/// What was asked can be answered; all that is wrong with it is said at once.
pub(super) fn check(settings: &Settings, model: &Model) -> Result<ExplainedFigure, Failure> {
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
        Some(of) if is_of_holders(of) && model.quantities.people.is_some() => {
            Ok(ExplainedFigure::Holders)
        }
        of => money(of, model).map(|(name, services)| ExplainedFigure::Money(name, services)),
    };
    if let Err(known) = &found {
        let of = settings.of.as_deref().unwrap_or_default();
        wrong.push(of_prior(of, model, known).unwrap_or_else(|| unknown(of, known)));
    }
    match found {
        Ok(found) if wrong.is_empty() => Ok(found),
        _ => Err(Failure::all(wrong)),
    }
}

/// That there is nothing of this name.
fn unknown(of: &str, known: &[String]) -> Failure {
    let meant = nearest(of, known.iter().map(String::as_str));
    let (zh, en) = meant.map_or_else(Default::default, |meant| {
        (
            format!("，是不是 {meant}？"),
            format!("; did you mean {meant}?"),
        )
    });
    Failure::words(
        format!("--of {of}：没有这一项{zh}；可用 {}", known.join("、")),
        format!(
            "--of {of}: there is none{en}; there are {}",
            known.join(", ")
        ),
    )
}

/// What is said where nobody has said how fast something goes on: the change of a prior has no cause.
fn of_prior(of: &str, model: &Model, known: &[String]) -> Option<Failure> {
    let key = process_of(of).unwrap_or(of);
    let mut all = model.processes.iter();
    let is_meant = |own: &Process| own.key == key || own.title.reads(key);
    let process = all.find(|own| own.prior_only && is_meant(own))?;
    Some(Failure::words(
        format!(
            "--of {of}：“{}”每年进展多少没有依据，各年的数只是先验的，变化没有原因可说；能解释的有 {}",
            process.title.zh,
            known.join("、")
        ),
        format!(
            "--of {of}: nothing is known of the pace of “{}”; its numbers are a prior's alone, and their change has no cause. What can be explained: {}",
            process.title.en,
            known.join(", ")
        ),
    ))
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
    if let Some(sum) = sums.find(|sum| sum.name.key == name || sum.name.title.reads(name)) {
        let services = sum.services.iter().map(|id| id.0).collect();
        return Ok((money_of(&sum.name.title), Some(services)));
    }
    let mut services = model.services.iter().enumerate();
    let is_called = |one: &Service| one.key == name || one.title.reads(name);
    if let Some((index, service)) = services.find(|(_, one)| is_called(one) && one.cost.is_some()) {
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

pub(super) fn of_holders() -> Words {
    Words {
        zh: "持证残疾人".into(),
        en: "the number of certificate holders".into(),
    }
}
