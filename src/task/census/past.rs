//! What was known before the first census: death rates, fertility, and the model's parameters.

use std::collections::{BTreeMap, BTreeSet};

use crate::axes::{Sex, Year};
use crate::dataset::{DatasetError, Table, Value};
use crate::evaluation::hindcast::{Beliefs, Past};
use crate::model::ModelFolder;
use crate::model::data::{FertilityData, MortalityData};
use crate::model::file::TableFile;
use crate::source::InWords;
use crate::statistics::sampling::Sampler;
use ndarray::Array2;

use super::Reading;
use crate::task::Failure;

impl Reading<'_> {
    pub(super) fn past(&mut self, folder: &ModelFolder) -> Result<Past, Failure> {
        let settings = &folder.file.model;
        let parameter = |key: &str| -> Result<Sampler, Failure> {
            let spread = folder
                .file
                .parameters
                .get(key)
                .and_then(|parameter| parameter.distribution.plain());
            let spread = spread.ok_or_else(|| {
                Failure::words(
                    format!("回测需要参数 {key} 的分布；模型里没有"),
                    format!("a hindcast needs the distribution of {key}; the model has none"),
                )
            })?;
            spread.sampler().map_err(|error| {
                let why = error.words();
                Failure::words(
                    format!("参数 {key}：{}；请改正", why.zh),
                    format!("parameter {key}: {}; correct it", why.en),
                )
            })
        };
        let beliefs = Beliefs {
            mortality_level: parameter(&settings.mortality.level)?,
            fertility_level: parameter(&settings.fertility.level)?,
            net_rate: parameter(&settings.migration.rate)?,
            persistence: parameter(&settings.migration.persistence)?,
            volatility: parameter(&settings.migration.volatility)?,
        };
        let from = settings.mortality.from;
        let mortality = self.mortality(&settings.mortality.rates, from)?;
        let (pattern, path) = (&settings.fertility.pattern, &settings.fertility.path);
        let (fertility, sex_ratio) = self.fertility(pattern, path)?;
        Ok(Past {
            year: self.years[0],
            mortality,
            fertility,
            sex_ratio,
            beliefs,
        })
    }

    /// The earliest release at hand of a table; only rows up to the first census are used.
    fn earliest(&mut self, wanted: &TableFile) -> Result<Table, DatasetError> {
        let release = self.releases(wanted).first().copied().unwrap_or_default();
        self.table(&wanted.dataset, &wanted.table, release)
    }

    /// Death rates of the periods that had ended by the first census.
    fn mortality(&mut self, rates: &TableFile, from: Year) -> Result<MortalityData, DatasetError> {
        let table = self.earliest(rates)?;
        let first = self.years[0];
        let (starts, ends) = (
            table.integers("period_start")?,
            table.integers("period_end")?,
        );
        let (ages, widths) = (table.integers("age")?, table.integers("width")?);
        let (sexes, rates) = (table.texts("sex")?, table.numbers("mx")?);
        let mut width: BTreeMap<i64, f64> = BTreeMap::new();
        let mut cells: BTreeMap<(usize, i64, i64), f64> = BTreeMap::new();
        for row in 0..rates.len() {
            let Some(sex) = Sex::from_key(&sexes[row]) else {
                continue;
            };
            if starts[row] >= i64::from(from) && ends[row] <= i64::from(first) {
                let open = widths[row] == 0;
                width.insert(
                    ages[row],
                    if open {
                        f64::INFINITY
                    } else {
                        widths[row] as f64
                    },
                );
                cells.insert(
                    (sex.index(), ages[row], starts[row] + ends[row]),
                    rates[row],
                );
            }
        }
        let times: BTreeSet<i64> = cells.keys().map(|(_, _, time)| *time).collect();
        let matrix = |sex: usize| {
            let of = |cell: (usize, i64, i64)| cells.get(&cell).copied().unwrap_or(f64::NAN);
            let rows = width
                .keys()
                .flat_map(|age| times.iter().map(move |time| (sex, *age, *time)));
            let values: Vec<f64> = rows.map(of).collect();
            Array2::from_shape_fn((width.len(), times.len()), |(age, time)| {
                values[age * times.len() + time]
            })
        };
        Ok(MortalityData {
            rates: [matrix(0), matrix(1)],
            age: width.keys().map(|age| *age as f64).collect(),
            width: width.values().copied().collect(),
            times: times.iter().map(|time| *time as f64 / 2.0).collect(),
            outlook: Vec::new(),
        })
    }

    /// Fertility up to the first census, and boys per girl in its year.
    fn fertility(
        &mut self,
        pattern: &TableFile,
        path: &TableFile,
    ) -> Result<(FertilityData, f64), DatasetError> {
        let first = self.years[0];
        let pattern = self.earliest(pattern)?;
        let at = pattern.select(&[("year", Value::Integer(i64::from(first)))])?;
        let path = self.earliest(path)?;
        let years = path.integers("year")?;
        let known = years
            .iter()
            .zip(path.numbers("tfr")?)
            .zip(path.numbers("srb")?);
        let known: Vec<(Year, f64, f64)> = known
            .map(|((year, tfr), ratio)| (*year as Year, tfr, ratio))
            .filter(|(year, _, _)| *year <= first)
            .collect();
        let shares = at.numbers("share")?;
        let total: f64 = shares.iter().sum();
        let data = FertilityData {
            age: at.numbers("age")?,
            width: at.numbers("width")?,
            pattern: shares.iter().map(|share| share / total).collect(),
            estimates: known.iter().map(|(year, tfr, _)| (*year, *tfr)).collect(),
            outlook: Vec::new(),
        };
        Ok((data, known.last().map_or(f64::NAN, |(_, _, ratio)| *ratio)))
    }
}
