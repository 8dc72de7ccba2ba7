//! What comes of levers, beside the baseline.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Value, json};

use super::{Fineness, WhatIf, both};
use crate::axes::Year;
use crate::evaluation::budget::{MoneyPart, Prices, Sum, money};
use crate::evaluation::paired::{ScenarioDifference, gaps, of_centres_added};
use crate::evaluation::{Attainment, anyway, attainments};
use crate::model::Model;
use crate::projection::{Projection, Quantity};
use crate::report::number::{Scale, probability};
use crate::report::page::fan::{BandsByYear, between, told};
use crate::source::Words;
use crate::task::session::Answer;
use crate::task::{Failure, Progress};

/// What is asked.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeversAsked {
    /// The scenario on which the levers are laid.
    pub scenario: String,
    /// The levers, as on the command line.
    #[serde(default)]
    pub with: Vec<String>,
    /// Keys of the quantities that are shown.
    #[serde(default)]
    pub show: Vec<String>,
}

/// Rows of what differs.
const CHANGES: usize = 12;

impl WhatIf {
    /// Answers, with common random numbers beside the baseline. [`Failure::Stopped`] where `progress` says so.
    pub fn answer(
        &self,
        asked: &LeversAsked,
        fineness: Fineness,
        progress: &dyn Progress,
    ) -> Result<Value, Failure> {
        let baseline = self.baseline(fineness, progress)?;
        let answer = self.drawn(&asked.scenario, &asked.with, fineness, progress)?;
        let years = self.years(&answer.model);
        let show = asked.show.iter().filter(|key| {
            let projection = &answer.outcome.projection;
            projection.index(key).is_some()
        });
        let (mut own, mut there) = (BTreeMap::new(), BTreeMap::new());
        for key in show {
            own.insert(key, fan(&answer.outcome.projection, key, &years));
            there.insert(key, fan(&baseline.outcome.projection, key, &years));
        }
        Ok(json!({
            "draws": fineness.draws(),
            "messages": anyway(&answer.model, &baseline.outcome.projection),
            "quantities": own, "baseline": there,
            "targets": targets(&answer, &baseline),
            "budget": budget(&answer, &baseline),
            "changed": changed(&answer, &baseline),
        }))
    }
}

/// Medians and 80 % intervals over the years, in both languages.
fn fan(projection: &Projection, key: &str, years: &[Year]) -> BandsByYear<Words> {
    BandsByYear::of(projection, key, years, |value| {
        both(|language| told(value, language))
    })
}

fn targets(answer: &Answer, baseline: &Answer) -> Vec<Value> {
    let of = |answer: &Answer| attainments(&answer.model, &answer.outcome.projection);
    let (own, there) = (of(answer), of(baseline));
    let text = |met: Option<&Attainment>| {
        both(|language| match met {
            Some(met) => match met.told() {
                Some(p) => probability(p, met.standard_error, language),
                None => met.rests.words().get(language).to_string(),
            },
            None => "—".to_string(),
        })
    };
    own.iter()
        .map(|met| {
            let before = there.iter().find(|other| other.key == met.key);
            json!({
                "key": met.key,
                "probability": met.told(), "text": text(Some(met)),
                "baseline_probability": before.and_then(Attainment::told),
                "baseline_text": text(before),
            })
        })
        .collect()
}

/// The money of the plan's next five years.
fn budget(answer: &Answer, baseline: &Answer) -> Value {
    let model = &answer.model;
    let (base, until) = (model.calendar.base, model.calendar.until);
    let first = model.plan.as_ref().map_or(base, |plan| plan.period[1]) + 1;
    let first = first.clamp(base + 1, until);
    let period = [first, (first + 4).min(until)];
    let draws = |answer: &Answer| {
        money(
            &answer.model,
            &answer.outcome.projection,
            MoneyPart::ALL,
            period,
            Prices::Nominal,
        )
    };
    let (own, there) = (draws(answer), draws(baseline));
    let difference: Option<Vec<f64>> = own
        .as_ref()
        .zip(there.as_ref())
        .map(|(own, there)| own.iter().zip(there).map(|(a, b)| a - b).collect());
    let text = |draws: Option<&Vec<f64>>, signed: bool| {
        both(|language| {
            let Some(sum) = draws.and_then(|draws| Sum::of(draws)) else {
                return "—".to_string();
            };
            let [low, median, _, high, _] = sum.quantiles;
            if signed && low == 0.0 && high == 0.0 {
                return language.pick("没有差别", "no difference").to_string();
            }
            let size = if signed {
                low.abs().max(high.abs())
            } else {
                median
            };
            let scale = Scale::of(size, crate::units::Unit::Yuan, language);
            let sign = if signed && median > 0.0 { "+" } else { "" };
            format!("{sign}{}", between(&scale, [low, median, high], language))
        })
    };
    json!({
        "period": period,
        "text": text(own.as_ref(), false),
        "baseline_text": text(there.as_ref(), false),
        "difference_text": text(difference.as_ref(), true),
    })
}

/// What differs most at the plan's end and in the last year, draw by draw, measured by how far it moves in its own
/// spread.
fn changed(answer: &Answer, baseline: &Answer) -> Vec<Value> {
    let model = &answer.model;
    let until = model.calendar.until;
    let plan = model.period(until)[1];
    let projections = [&baseline.outcome.projection, &answer.outcome.projection];
    let mut found: Vec<ScenarioDifference> =
        gaps(&projections, &[plan, until], &of_centres_added(model));
    let worth = |gap: &ScenarioDifference| {
        let [low, _, high] = gap.difference;
        gap.mean.abs() / (gap.compared_with.abs().max(gap.median.abs()) + (high - low)).max(1e-12)
    };
    found.retain(|gap| is_told(model, gap));
    found.sort_by(|a, b| worth(b).total_cmp(&worth(a)).then(a.year.cmp(&b.year)));
    found.truncate(CHANGES);
    found.iter().filter_map(|gap| row(model, gap)).collect()
}

/// Nothing is told twice: parts of what is told, and the same in other words, are left out.
fn is_told(model: &Model, gap: &ScenarioDifference) -> bool {
    let quantity = quantity(model, &gap.quantity);
    let repeated = [".constant", ".period_sum", ".need"];
    quantity.is_some() && !repeated.iter().any(|end| gap.quantity.ends_with(end))
}

fn quantity<'a>(model: &'a Model, key: &str) -> Option<&'a Quantity> {
    let list = model.quantities.list(true);
    list.iter().find(|quantity| quantity.key == key)
}

fn row(model: &Model, gap: &ScenarioDifference) -> Option<Value> {
    let quantity = quantity(model, &gap.quantity)?;
    let scale = |language| {
        Scale::of(
            gap.median.abs().max(gap.compared_with.abs()),
            quantity.unit,
            language,
        )
    };
    let difference = both(|language| {
        let [low, median, high] = gap.difference;
        let scale = Scale::of(low.abs().max(high.abs()), quantity.unit, language);
        let sign = if median > 0.0 { "+" } else { "" };
        format!("{sign}{}", between(&scale, [low, median, high], language))
    });
    Some(json!({
        "title": quantity.title, "year": gap.year,
        "text": both(|language| scale(language).with_unit(gap.median)),
        "baseline_text": both(|language| scale(language).with_unit(gap.compared_with)),
        "difference_text": difference,
    }))
}
