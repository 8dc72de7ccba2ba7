//! Targets, what their probability rests on, and what was reported of what they measure.

use serde::Serialize;

use super::ids::QuantityId;
use super::observation::Observation;
use crate::axes::Year;
use crate::model::file::{Hold, Nature, Relation, Way};
use crate::source::{Evidence, Language, Words};
use crate::stream::Decision;
use crate::units::Unit;

/// One target.
#[derive(Clone, Debug)]
pub struct Target {
    /// Key in the file.
    pub key: String,
    /// Number in the plan's table.
    pub number: Option<u32>,
    /// Name for people.
    pub title: Words,
    /// Binding, expected or box.
    pub nature: Nature,
    /// What is compared.
    pub measure: QuantityId,
    /// Value in the base year as printed.
    pub baseline: Option<f64>,
    /// Value aimed at; the lower end of a range.
    pub value: f64,
    /// Upper end of a range; the value itself elsewhere.
    pub upper: f64,
    /// How the value must stand to it.
    pub relation: Relation,
    /// Words that stand for the target where it is printed.
    pub shown: Option<Words>,
    /// Growth with which it is to keep step: what is compared is by how much it grows more.
    pub in_step_with: Option<QuantityId>,
    /// Unit.
    pub unit: Unit,
    /// Chinese measure word in place of that of the unit.
    pub counted_in: Option<String>,
    /// Year.
    pub year: Year,
    /// When it must hold.
    pub hold: Hold,
    /// Things counted, where 100 % means that not one is missing.
    pub of: Option<Things>,
    /// Place in the plan.
    pub at: String,
    /// Definition given.
    pub definition: Option<Words>,
    /// What the probability that it is met rests on.
    pub rests: Rests,
    /// Whether what is compared, or a part of it, moves at a pace of which nobody has said anything: its values are those of
    /// a prior, and none is told.
    pub prior_only: bool,
    /// Whether what is compared moves as coverage rates have moved elsewhere.
    pub as_elsewhere: bool,
}

/// How many things a target counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Things {
    /// How many.
    pub number: Number,
    /// How sure that is, where it is said.
    pub evidence: Option<Evidence>,
}

/// A number of things, or where it stands in the projection.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    /// So many.
    Known(f64),
    /// A part of a quantity in a year, in every draw its own.
    Projected {
        /// The quantity.
        quantity: QuantityId,
        /// The year.
        year: Year,
        /// The part of it.
        part: f64,
    },
}

/// What the probability of a target rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Rests {
    /// The value of the target year itself has been reported.
    Reported,
    /// The place's own series of so many reported values after the base year.
    OwnSeries(usize),
    /// One value of its own, and how coverage rates of public services have moved elsewhere.
    Elsewhere,
    /// Counted or estimated numbers in the model of people and services.
    Model,
    /// Someone's judgement, without a series.
    Judgement,
    /// Nothing: where it starts, or how it moves, is assumed or another place's. No probability is said.
    Nothing,
}

impl Rests {
    /// In words.
    pub fn words(self) -> Words {
        let (zh, en) = match self {
            Rests::Reported => (
                "目标年已有公布值".into(),
                "reported for the target year".into(),
            ),
            Rests::OwnSeries(count) => (
                format!("本地基期后 {count} 个公布值"),
                format!("{count} own values reported since the base year"),
            ),
            Rests::Elsewhere => (
                "本地 1 个基期值，变动按他处公共服务覆盖率".into(),
                "one own value; moves as coverage rates have moved elsewhere".into(),
            ),
            Rests::Model => (
                "人口与服务模型中统计或估计的数".into(),
                "counted and estimated numbers of people and services".into(),
            ),
            Rests::Judgement => ("研判，没有序列".into(), "judgement, no series".into()),
            Rests::Nothing => (
                "无依据：起点或变动为假设或沿用他处，不给概率".into(),
                "no evidence: its start or its movement is assumed or another place's, so no probability is said"
                    .into(),
            ),
        };
        Words { zh, en }
    }
}

impl Target {
    /// The word for its unit: its own measure word where it has one.
    pub fn unit_word(&self, language: Language) -> &str {
        let zh = self.counted_in.as_deref().unwrap_or(self.unit.zh());
        language.pick(zh, self.unit.en())
    }

    /// The value from which it is met: where so many things are counted, 100 % means that not one is missing, so
    /// half a thing less is still all of them.
    pub fn threshold(&self, things: Option<f64>) -> f64 {
        match things {
            Some(things) if self.value >= 1.0 && self.is_at_least() => 1.0 - 0.5 / things,
            _ => self.value,
        }
    }

    fn is_at_least(&self) -> bool {
        self.relation.way() == Some(Way::Up) && !self.relation.is_strict()
    }

    /// How many things it counts, where that does not depend on the draw.
    pub fn known_things(&self) -> Option<f64> {
        match self.of?.number {
            Number::Known(number) => Some(number),
            Number::Projected { .. } => None,
        }
    }

    /// Whether a value meets it, of so many things where they are counted. Draws are kept in single precision, so the target is taken in it too: a value
    /// that was reported equal to the target is equal.
    pub fn met(&self, value: f32, things: Option<f64>) -> bool {
        let (threshold, upper) = (self.threshold(things) as f32, self.upper as f32);
        self.relation
            .holds(value.into(), threshold.into(), upper.into())
    }
}

/// A reported value of a quantity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reported {
    /// The quantity.
    pub quantity: QuantityId,
    /// What was reported.
    pub observation: Observation,
    /// The stream of its error.
    pub errors: Decision,
}
