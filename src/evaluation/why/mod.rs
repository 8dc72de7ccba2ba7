//! Why money or people change from one year to another, or from one scenario to another: by cause, each draw by
//! itself and exactly.

mod factors;
mod few;
mod generation;
mod holders;
mod money;
mod news;
mod paid;
mod people;
mod recipients;
mod tiers;

pub use few::withhold_few;
pub use holders::holders;
pub use money::{money, money_since};
pub use news::{News, Run, news};
pub use people::holders_since;
pub use recipients::recipients_since;

use serde::Serialize;

use crate::axes::Year;
use crate::model::Model;
use crate::simulation::Outcome;
use crate::source::Words;
use crate::statistics::quantiles::quantiles;
use crate::units::Unit;

/// What moves money or people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// More or fewer certificate holders.
    Holders,
    /// Which part of them may have the service: by age, category, grade, income, and the rule itself.
    Mix,
    /// Which part of those takes it, or finds a place.
    Uptake,
    /// What one is paid, in prices of the base year.
    Standard,
    /// Prices.
    Prices,
    /// Building and running centres, whoever comes.
    Centres,
    /// How many people there are: births, deaths and moves.
    Population,
    /// How old they are, and of which sex.
    Structure,
    /// Everybody grows older.
    Ageing,
    /// Children are born.
    Births,
    /// People die.
    Mortality,
    /// People arrive and leave.
    Migration,
    /// Which part of each age and sex holds a certificate.
    Registration,
    /// What a scenario changes of that part.
    Policy,
    /// Figures of the starting year that have been corrected.
    Data,
}

impl Cause {
    /// In words: Chinese, English.
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Cause::Holders => ("持证人数", "certificate holders"),
            Cause::Mix => ("构成与资格", "their mix and eligibility"),
            Cause::Uptake => ("享受比例与名额", "uptake and places"),
            Cause::Standard => ("标准（不变价）", "standards in constant prices"),
            Cause::Prices => ("物价", "the price level"),
            Cause::Centres => ("机构建设与运转", "building and running centres"),
            Cause::Population => (
                "人口规模（出生、死亡、迁移）",
                "size of the population (births, deaths, moves)",
            ),
            Cause::Structure => ("年龄性别结构", "age and sex of the population"),
            Cause::Ageing => ("老龄化（人人变老）", "ageing (everybody grows older)"),
            Cause::Births => ("出生", "births"),
            Cause::Mortality => ("死亡", "mortality (deaths)"),
            Cause::Migration => ("迁移（迁入减迁出）", "migration (arrivals less departures)"),
            Cause::Registration => (
                "各年龄持证率（残疾发生、办证、注销）",
                "holders at each age (disability, certificates, cancellations)",
            ),
            Cause::Policy => (
                "政策措施（情景对各年龄持证率的作用）",
                "policy (what the scenario does to holders at each age)",
            ),
            Cause::Data => ("基期数据的修正", "corrected figures of the base year"),
        }
    }
}

/// One end of a change: a year of a run.
#[derive(Clone, Copy)]
pub struct End<'a> {
    /// The model as run.
    pub model: &'a Model,
    /// What came out.
    pub outcome: &'a Outcome,
    /// The year.
    pub year: Year,
}

/// A change or a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Share {
    /// Mean; the means of the parts add up to the mean of the whole.
    pub mean: f64,
    /// Lower end of the middle 80 %, median, upper end.
    pub interval: [f64; 3],
}

impl Share {
    /// Of draws; nothing where there are none.
    pub fn of(draws: &[f64]) -> Option<Self> {
        let interval = quantiles(&mut draws.to_vec(), &[0.1, 0.5, 0.9]).ok()?;
        Some(Share {
            mean: draws.iter().sum::<f64>() / draws.len() as f64,
            interval: interval.try_into().ok()?,
        })
    }
}

/// What a cause adds to a change.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Contribution {
    /// The cause.
    pub cause: Cause,
    /// What it adds.
    pub share: Share,
}

/// A part of the whole of which the causes are shown as well: a service, or a flow of people.
#[derive(Clone, Debug, PartialEq)]
pub struct Component {
    /// Its key.
    pub key: String,
    /// Its name.
    pub title: Words,
    /// Mean of what it adds.
    pub change: f64,
    /// Means of what each cause adds to it, in the order of the causes; none for a flow.
    pub causes: Vec<f64>,
}

/// A change by cause.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    /// First and last year.
    pub years: [Year; 2],
    /// Key and name of the scenario at each end.
    pub scenarios: [(String, Words); 2],
    /// Unit of everything.
    pub unit: Unit,
    /// At the first end.
    pub before: Share,
    /// At the last end.
    pub after: Share,
    /// The change.
    pub change: Share,
    /// Its parts: they add up to it in every draw.
    pub causes: Vec<Contribution>,
    /// The same change by component: they add up to it as well.
    pub components: Vec<Component>,
}

/// Draws of a change and of its parts.
struct ChangeDraws {
    before: Vec<f64>,
    after: Vec<f64>,
    causes: Vec<(Cause, Vec<f64>)>,
}

impl ChangeDraws {
    fn told(self, ends: [End<'_>; 2], unit: Unit, components: Vec<Component>) -> Option<Why> {
        let change: Vec<f64> = self
            .before
            .iter()
            .zip(&self.after)
            .map(|(before, after)| after - before)
            .collect();
        let parts = self.causes.iter().map(|(cause, draws)| {
            Some(Contribution {
                cause: *cause,
                share: Share::of(draws)?,
            })
        });
        Some(Why {
            years: ends.map(|end| end.year),
            scenarios: ends.map(|end| {
                let scenario = &end.model.scenario;
                (scenario.key.clone(), scenario.title.clone())
            }),
            unit,
            before: Share::of(&self.before)?,
            after: Share::of(&self.after)?,
            change: Share::of(&change)?,
            causes: parts.collect::<Option<_>>()?,
            components,
        })
    }
}
