//! What was known before the first census: death rates, fertility, and the model's parameters.

use crate::axes::{Sex, Year};
use crate::dataset::{CheckedTable, DatasetError, Value};
use crate::evaluation::hindcast::{Beliefs, Past};
use crate::model::data::{FertilityData, MortalityData};
use crate::model::file::TableFile;
use crate::model::{DeathRate, ModelFolder, ages_of_mothers, death_rates};
use crate::source::InWords;
use crate::statistics::sampling::Sampler;

use super::CensusReading;
use crate::task::Failure;

impl CensusReading<'_> {
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
    fn earliest(&mut self, wanted: &TableFile) -> Result<CheckedTable, DatasetError> {
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
        let mut ended = Vec::new();
        for row in 0..rates.len() {
            let Some(sex) = Sex::from_key(&sexes[row]) else {
                continue;
            };
            if starts[row] >= i64::from(from) && ends[row] <= i64::from(first) {
                ended.push(DeathRate {
                    sex,
                    age: ages[row] as u32,
                    width: widths[row] as f64,
                    period: [starts[row], ends[row]].map(|year| year as f64),
                    rate: rates[row],
                });
            }
        }
        Ok(death_rates(ended).0)
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
        let (ages, widths) = (at.numbers("age")?, at.numbers("width")?);
        let groups = ages.into_iter().zip(widths).zip(at.numbers("share")?);
        let groups = groups.map(|((age, width), share)| [age, width, share]);
        let data = FertilityData {
            estimates: known.iter().map(|(year, tfr, _)| (*year, *tfr)).collect(),
            ..ages_of_mothers(groups.collect())
        };
        Ok((data, known.last().map_or(f64::NAN, |(_, _, ratio)| *ratio)))
    }
}
