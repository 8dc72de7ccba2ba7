//! Tables as they leave: CSV that Excel and WPS open, Parquet with units in its metadata.

use polars::prelude::{Column, DataFrame, NamedFrom, PolarsResult, Series};
use polars_io::SerWriter;
use polars_io::prelude::{CsvWriter, KeyValueMetadata, ParquetWriter};

use crate::evaluation::{Attainment, LEVELS, Summaries};
use crate::model::Model;
use crate::projection::Projection;
use crate::units::Unit;

/// A table ready to be written.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// File name without its ending.
    pub name: &'static str,
    frame: DataFrame,
    notes: Vec<(String, String)>,
}

impl Sheet {
    /// As CSV: UTF-8 with a byte-order mark, so that Excel reads the Chinese.
    pub fn csv(&self) -> PolarsResult<Vec<u8>> {
        let mut bytes = Vec::new();
        CsvWriter::new(&mut bytes)
            .include_bom(true)
            .finish(&mut self.frame.clone())?;
        Ok(bytes)
    }

    /// As Parquet, with units and notes as key-value metadata of the file.
    pub fn parquet(&self) -> PolarsResult<Vec<u8>> {
        let mut bytes = Vec::new();
        ParquetWriter::new(&mut bytes)
            .with_key_value_metadata(Some(KeyValueMetadata::from_static(self.notes.clone())))
            .finish(&mut self.frame.clone())?;
        Ok(bytes)
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.frame.height()
    }
}

pub(super) fn sheet(name: &'static str, columns: Vec<Column>, notes: &[(&str, &str)]) -> PolarsResult<Sheet> {
    let height = columns.first().map_or(0, Column::len);
    Ok(Sheet {
        name,
        frame: DataFrame::new(height, columns)?,
        notes: notes
            .iter()
            .map(|(key, value)| (key.to_string(), value.to_string()))
            .collect(),
    })
}

pub(super) fn texts<T: AsRef<str>>(name: &str, values: impl IntoIterator<Item = T>) -> Column {
    let values: Vec<String> = values.into_iter().map(|v| v.as_ref().to_string()).collect();
    Series::new(name.into(), values).into()
}

pub(super) fn numbers(name: &str, values: impl IntoIterator<Item = Option<f64>>) -> Column {
    let values: Vec<Option<f64>> = values.into_iter().collect();
    Series::new(name.into(), values).into()
}

pub(super) fn years(name: &str, values: impl IntoIterator<Item = Option<i32>>) -> Column {
    let values: Vec<Option<i32>> = values.into_iter().collect();
    Series::new(name.into(), values).into()
}

/// Every quantity in every year: mean and quantiles.
pub fn quantities(projection: &Projection, summaries: &Summaries) -> PolarsResult<Sheet> {
    let mut rows = Vec::new();
    for (place, quantity) in projection.quantities().iter().enumerate() {
        for (column, year) in projection.years().iter().enumerate() {
            if let Some(summary) = summaries.at(place, column) {
                rows.push((quantity, *year, summary));
            }
        }
    }
    let mut columns = vec![
        texts("key", rows.iter().map(|(q, _, _)| &q.key)),
        texts("title_zh", rows.iter().map(|(q, _, _)| &q.title.zh)),
        texts("title_en", rows.iter().map(|(q, _, _)| &q.title.en)),
        texts("unit", rows.iter().map(|(q, _, _)| q.unit.key())),
        texts("unit_zh", rows.iter().map(|(q, _, _)| q.unit.zh())),
        texts("evidence", rows.iter().map(|(q, _, _)| q.evidence.en())),
        texts("evidence_zh", rows.iter().map(|(q, _, _)| q.evidence.zh())),
        years("year", rows.iter().map(|(_, year, _)| Some(*year))),
        numbers("mean", rows.iter().map(|(q, _, s)| rounded(s.mean, q.unit))),
    ];
    for (place, level) in LEVELS.iter().enumerate() {
        let name = if *level == 0.5 {
            "median".to_string()
        } else {
            format!("q{}", level * 100.0)
        };
        let values = rows
            .iter()
            .map(|(q, _, s)| rounded(s.quantiles[place], q.unit));
        columns.push(numbers(&name, values));
    }
    sheet(
        "quantities",
        columns,
        &[
            (
                "unit",
                "column `unit`: persons, person_times, units, households, share (0 to 1), yuan (prices of each year), yuan_constant (prices of the base year), ratio, growth (a year)",
            ),
            (
                "quantiles",
                "q2.5 … q97.5: quantiles over the draws in percent, Hyndman-Fan type 7",
            ),
        ],
    )
}

/// Every target of the plan.
pub fn targets(model: &Model, attainments: &[Attainment]) -> PolarsResult<Sheet> {
    let rows: Vec<_> = model
        .targets
        .iter()
        .filter_map(|target| Some((target, attainments.iter().find(|a| a.key == target.key)?)))
        .collect();
    let columns = vec![
        texts(
            "number",
            rows.iter()
                .map(|(t, _)| t.number.map_or(String::new(), |n| n.to_string())),
        ),
        texts("key", rows.iter().map(|(t, _)| &t.key)),
        texts("title_zh", rows.iter().map(|(t, _)| &t.title.zh)),
        texts("title_en", rows.iter().map(|(t, _)| &t.title.en)),
        texts("nature", rows.iter().map(|(t, _)| nature(t.nature).1)),
        texts("place", rows.iter().map(|(t, _)| &t.at)),
        texts("unit", rows.iter().map(|(t, _)| t.unit.key())),
        numbers("baseline", rows.iter().map(|(t, _)| t.baseline)),
        texts("relation", rows.iter().map(|(t, _)| t.relation.sign())),
        numbers("target", rows.iter().map(|(t, _)| Some(t.value))),
        years("year", rows.iter().map(|(t, _)| Some(t.year))),
        texts("hold", rows.iter().map(|(t, _)| hold(t.hold))),
        numbers(
            "median",
            rows.iter().map(|(t, a)| rounded(a.median, t.unit)),
        ),
        numbers(
            "low80",
            rows.iter().map(|(t, a)| rounded(a.eighty.0, t.unit)),
        ),
        numbers(
            "high80",
            rows.iter().map(|(t, a)| rounded(a.eighty.1, t.unit)),
        ),
        numbers("probability", rows.iter().map(|(_, a)| Some(a.probability))),
        numbers(
            "monte_carlo_error",
            rows.iter()
                .map(|(_, a)| rounded(a.standard_error, Unit::Share)),
        ),
        numbers(
            "met_at_the_end",
            rows.iter().map(|(_, a)| Some(a.at_the_end)),
        ),
        numbers(
            "met_every_year",
            rows.iter().map(|(_, a)| Some(a.every_year)),
        ),
        numbers(
            "expected_gap",
            rows.iter().map(|(t, a)| rounded(a.gap, t.unit)),
        ),
        years("first_met", rows.iter().map(|(_, a)| a.first_met)),
        numbers("never_met", rows.iter().map(|(_, a)| Some(a.never))),
        numbers(
            "pace_needed",
            rows.iter().map(|(t, a)| rounded(a.pace, t.unit)),
        ),
        texts("evidence", rows.iter().map(|(_, a)| a.evidence.en())),
        texts("basis", rows.iter().map(|(_, a)| basis(a.one_observation))),
    ];
    sheet(
        "targets",
        columns,
        &[
            (
                "unit",
                "values are in column `unit`; probabilities and shares run from 0 to 1; pace_needed is a year",
            ),
            (
                "basis",
                "judged: one observation at most stands behind the projection, its drift is elicited",
            ),
        ],
    )
}

/// Every parameter and process with its source, so that each number can be asked about.
pub fn numbers_used(model: &Model) -> PolarsResult<Sheet> {
    struct Row<'a> {
        kind: &'static str,
        key: &'a str,
        zh: &'a str,
        en: &'a str,
        unit: String,
        median: f64,
        low: f64,
        high: f64,
        source: &'a str,
        at: &'a str,
        evidence: crate::source::Evidence,
        verification: crate::source::Verification,
        note: &'a str,
    }
    let spread = |sampler: &crate::statistics::sampling::Sampler| {
        (
            sampler.median(),
            sampler.quantile(0.1),
            sampler.quantile(0.9),
        )
    };
    let mut rows = Vec::new();
    for p in &model.parameters {
        let (median, low, high) = p
            .layers
            .first()
            .map_or((f64::NAN, f64::NAN, f64::NAN), spread);
        rows.push(Row {
            kind: "parameter",
            key: &p.key,
            zh: &p.title.zh,
            en: &p.title.en,
            unit: p.unit.clone(),
            median,
            low,
            high,
            source: &p.source,
            at: p.at.as_deref().unwrap_or(""),
            evidence: p.evidence,
            verification: p.verification,
            note: p.note.as_ref().map_or("", |note| &note.zh),
        });
    }
    for p in &model.processes {
        let growth = p.kind == crate::model::checked::ProcessKind::Growth;
        let (median, low, high) = p
            .layers
            .first()
            .map_or((f64::NAN, f64::NAN, f64::NAN), |layer| {
                spread(if growth { &layer.drift } else { &layer.start })
            });
        rows.push(Row {
            kind: "process",
            key: &p.key,
            zh: &p.title.zh,
            en: &p.title.en,
            unit: p.unit.key().to_string(),
            median,
            low,
            high,
            source: &p.source,
            at: p.at.as_deref().unwrap_or(""),
            evidence: p.evidence,
            verification: p.verification,
            note: p.note.as_ref().map_or("", |note| &note.zh),
        });
    }
    rows.sort_by(|a, b| b.evidence.cmp(&a.evidence).then(a.key.cmp(b.key)));
    let columns = vec![
        texts("kind", rows.iter().map(|r| r.kind)),
        texts("key", rows.iter().map(|r| r.key)),
        texts("title_zh", rows.iter().map(|r| r.zh)),
        texts("title_en", rows.iter().map(|r| r.en)),
        texts("unit", rows.iter().map(|r| &r.unit)),
        numbers("median", rows.iter().map(|r| Some(r.median))),
        numbers("low80", rows.iter().map(|r| Some(r.low))),
        numbers("high80", rows.iter().map(|r| Some(r.high))),
        texts("evidence", rows.iter().map(|r| r.evidence.en())),
        texts("evidence_zh", rows.iter().map(|r| r.evidence.zh())),
        texts("verification", rows.iter().map(|r| r.verification.en())),
        texts("verification_zh", rows.iter().map(|r| r.verification.zh())),
        texts("source", rows.iter().map(|r| r.source)),
        texts("place", rows.iter().map(|r| r.at)),
        texts("note", rows.iter().map(|r| r.note)),
    ];
    sheet(
        "numbers_used",
        columns,
        &[(
            "unit",
            "column `unit`; processes: value at the end of the base year, growth processes: mean a year",
        )],
    )
}

/// Whether a target is binding, expected or from a box, in both languages.
pub fn nature(nature: crate::model::file::Nature) -> (&'static str, &'static str) {
    use crate::model::file::Nature;
    match nature {
        Nature::Binding => ("约束性", "binding"),
        Nature::Expected => ("预期性", "expected"),
        Nature::Box => ("专栏与正文", "box"),
    }
}

fn hold(hold: crate::model::file::Hold) -> &'static str {
    use crate::model::file::Hold;
    match hold {
        Hold::End => "at the end",
        Hold::EveryYear => "every year",
        Hold::Mean => "on average",
    }
}

fn basis(one_observation: bool) -> &'static str {
    if one_observation {
        "judged: one observation only"
    } else {
        "several observations"
    }
}

/// Rounded to what the unit can carry; nothing for what is not a number.
fn rounded(value: f64, unit: Unit) -> Option<f64> {
    let steps = match unit {
        Unit::Share | Unit::Growth | Unit::Ratio => 1e5,
        Unit::Years | Unit::Children => 1e3,
        Unit::Yuan | Unit::YuanConstant => 1e2,
        _ => 1e1,
    };
    value.is_finite().then(|| (value * steps).round() / steps)
}
