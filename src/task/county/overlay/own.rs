//! Indicators that only this county has: the target, and the process that it measures, chosen by unit and hold.
//!
//! A name and a value of the base year tell nothing of how an indicator moves: until values are reported it is without
//! evidence, and no probability is said.

use toml::{Table, Value};

use super::super::filled::{Aim, OwnIndicator, split};
use super::{Writer, lognormal, rounded, spread, words};
use crate::axes::Year;
use crate::model::file::{Hold, MeasureFile, Nature, Relation, TargetFile};
use crate::source::Words;
use crate::units::Unit;

/// Assumed of money and ratios of which nothing is known: mean and standard deviation of the yearly change of the
/// logarithm, and median and spread of what a year swings by.
const PACE: [f64; 2] = [0.0, 0.05];
const SWING: [f64; 2] = [0.05, 0.6];

/// The target; it is of the last year of the plan where no year is said.
pub(super) fn target(aim: &Aim, own: &OwnIndicator, last: Year) -> TargetFile {
    let (source, at) = split(&aim.at);
    TargetFile {
        number: aim.number,
        title: title(own),
        nature: aim.nature.unwrap_or(Nature::Expected),
        measure: MeasureFile::Process(aim.key.clone()),
        baseline: aim.baseline,
        target: aim.target,
        upper: None,
        relation: aim.relation.unwrap_or(Relation::AtLeast),
        shown: None,
        in_step_with: None,
        unit: own.unit,
        counted_in: own.counted_in.clone(),
        year: aim.year.unwrap_or(last),
        hold: hold(aim),
        of: None,
        of_source: None,
        of_at: None,
        of_evidence: None,
        source: source.map(str::to_string),
        at: at.to_string(),
        definition: None,
    }
}

/// What the indicator is called, in the words of the workbook.
fn title(own: &OwnIndicator) -> Words {
    Words {
        zh: own.title.clone(),
        en: own.title.clone(),
    }
}

/// When it must hold: at the end where nothing is said.
fn hold(aim: &Aim) -> Hold {
    aim.hold.unwrap_or(Hold::End)
}

impl Writer<'_> {
    /// The process: a share that moves as coverage rates have elsewhere, or a count whose pace reports tell.
    pub(super) fn own_process(&self, aim: &Aim, own: &OwnIndicator) -> Table {
        let mut table = Table::new();
        table.insert("title".into(), words(&title(own)));
        let (kind, start, note) = match own.unit {
            Unit::Share => ("share", of_share(aim.baseline), moves_as_elsewhere()),
            unit if unit.is_counted() => ("count", of_count(aim), moves_as_reported()),
            _ => ("level", of_level(aim.baseline), moves_anyhow()),
        };
        table.insert("kind".into(), kind.into());
        if own.unit != Unit::Share {
            table.insert("unit".into(), own.unit.key().into());
        }
        table.insert("start".into(), Value::Table(start));
        if kind == "level" {
            let [mean, sd] = PACE;
            let pace = spread("normal", &[("mean", mean), ("sd", sd)]);
            table.insert("drift".into(), Value::Table(pace));
            let [median, sd] = SWING;
            table.insert("volatility".into(), Value::Table(lognormal(median, sd)));
        }
        let (source, at, verification) = self.origin(&aim.at);
        table.insert("source".into(), source.into());
        table.insert("at".into(), at.into());
        table.insert("evidence".into(), "assumed".into());
        table.insert("verification".into(), verification.into());
        table.insert("note".into(), words(&note));
        table
    }
}

/// Where a share starts: at the value of the base year, or anywhere where none is given.
fn of_share(baseline: Option<f64>) -> Table {
    match baseline {
        Some(baseline) => rounded(baseline),
        None => spread("uniform", &[("low", 0.0), ("high", 1.0)]),
    }
}

/// Where a count starts: at the number of the base year; what is added every year is counted from nothing.
fn of_count(aim: &Aim) -> Table {
    let before = aim.baseline.filter(|_| !hold(aim).is_of_additions());
    spread("fixed", &[("value", before.unwrap_or(0.0))])
}

/// Where money or a ratio starts: at the value of the base year.
fn of_level(baseline: Option<f64>) -> Table {
    spread("fixed", &[("value", baseline.unwrap_or(1.0))])
}

fn moves_as_elsewhere() -> Words {
    Words::both(
        "本地自有指标：起点为基期值（取整），没有基期值则不作限定；变动参照他处公共服务覆盖率只是假设，有了实际值才有依据。",
        "An indicator of the county's own: it starts at the value of the base year, rounded, or anywhere if none is given; that it moves as coverage rates have elsewhere is assumed until values are reported.",
    )
}

fn moves_anyhow() -> Words {
    Words::both(
        "本地自有指标：起点为基期值；此后每年怎样变动没有依据，大致不升不降、上下一成只是假设，有了实际值才有依据。",
        "An indicator of the county's own: it starts at the value of the base year; that it neither rises nor falls on the whole, and moves by a tenth or so, is assumed until values are reported.",
    )
}

fn moves_as_reported() -> Words {
    Words::both(
        "本地自有指标：起点为基期数，没有基期数或按每年新增计的从 0 累计；在有实际值之前，每年增加多少没有依据。",
        "An indicator of the county's own: it starts at the number of the base year, or is counted from 0 if none is given or additions are asked for; until values are reported nothing is known of its pace.",
    )
}
