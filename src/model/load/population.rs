//! The starting population and the death rates.

use std::collections::BTreeMap;

use super::loading::Loading;
use super::rates::{DeathRate, death_rates};
use crate::axes::{Sex, Year};
use crate::dataset::{CheckedTable, Value};
use crate::model::data::{Grouped, MortalityData, PopulationData};
use crate::model::file::ModelFile;

impl Loading<'_> {
    /// People by age group and sex; each group begins where the one before ends.
    pub(super) fn grouped(&mut self, table: &CheckedTable) -> Option<Grouped> {
        let ages = self.numbers(table, "age")?;
        let widths = self.numbers(table, "width")?;
        let sexes = self.texts(table, "sex")?;
        let counts = self.numbers(table, "population")?;
        let mut end: BTreeMap<u32, u32> = BTreeMap::new();
        let mut by_age: BTreeMap<u32, [Option<f64>; 2]> = BTreeMap::new();
        for (row, sex) in sexes.iter().enumerate() {
            if let Some(sex) = Sex::from_key(sex) {
                let age = ages[row] as u32;
                end.insert(age, age + widths[row] as u32);
                *by_age.entry(age).or_default()[sex.index()].get_or_insert(0.0) += counts[row];
            }
        }
        let mut next = 0;
        let mut persons = [Vec::new(), Vec::new()];
        for (age, people) in &by_age {
            if *age != next {
                self.missing(table, next, None);
                return None;
            }
            next = end[age];
            for (sex, persons) in Sex::ALL.iter().zip(&mut persons) {
                let Some(people) = people[sex.index()] else {
                    self.missing(table, *age, Some(*sex));
                    return None;
                };
                persons.push(people);
            }
        }
        // The last group is open, which a width of 0 says.
        if by_age.keys().last().is_none_or(|age| next != *age) {
            self.missing(table, next, None);
            return None;
        }
        Some(Grouped {
            age: by_age.keys().map(|age| f64::from(*age)).collect(),
            persons,
        })
    }

    fn missing(&mut self, table: &CheckedTable, age: u32, sex: Option<Sex>) {
        let (zh, en) = sex.map_or(("", "people"), |sex| (sex.zh(), sex.en()));
        self.complain(
            table,
            (
                format!("缺 {age} 岁起的一组{zh}"),
                format!("the group of {en} from age {age} is missing"),
            ),
            (
                "从 0 岁起相接的年龄组，男女都有",
                "age groups from 0 that join, for both sexes",
            ),
            ("请补齐数据", "Complete the data"),
        );
    }

    pub(super) fn population(&mut self, file: &ModelFile) -> Option<PopulationData> {
        let settings = &file.model;
        if let Some(census) = &settings.population.census {
            let table = self.table(census)?;
            let year = self
                .numbers(&table, "year")?
                .into_iter()
                .fold(0.0, f64::max) as Year;
            let newest = table.select(&[("year", Value::Integer(i64::from(year)))]);
            let newest = self.keep(newest)?;
            let grouped = self.grouped(&newest)?;
            if !settings.population.registered.is_empty()
                && !settings
                    .population
                    .registered
                    .contains_key(&year.to_string())
            {
                self.complain(
                    &table,
                    (format!("普查年份 {year}"), format!("census of {year}")),
                    (
                        "模型 [population.registered] 里有的年份",
                        "a year that the model has under [population.registered]",
                    ),
                    (
                        "请在 model.toml 补上这一年的户籍人口和流动人口参数",
                        "Add that year's registered population and migrants to model.toml",
                    ),
                );
                return None;
            }
            return Some(PopulationData { year, grouped });
        }
        let table = self.table(settings.population.table.as_ref()?)?;
        let dates = self.numbers(&table, "reference_date")?;
        let kinds = self.texts(&table, "kind")?;
        let estimated = dates
            .iter()
            .zip(&kinds)
            .filter(|(_, kind)| *kind == "estimate");
        let year = estimated
            .map(|(date, _)| *date as Year)
            .filter(|date| *date <= settings.base_year)
            .max()
            .unwrap_or(settings.base_year);
        let at = table.select(&[
            ("reference_date", Value::Integer(i64::from(year))),
            ("kind", Value::from("estimate")),
        ]);
        let at = self.keep(at)?;
        if at.rows() == 0 {
            self.complain(
                &table,
                (
                    format!("{} 年及以前没有", settings.base_year),
                    format!("nothing up to {}", settings.base_year),
                ),
                (
                    "基年或以前的人口",
                    "the population of the base year or before",
                ),
                (
                    "请补上数据，或改 base_year",
                    "Add the data, or change base_year",
                ),
            );
            return None;
        }
        Some(PopulationData {
            year,
            grouped: self.grouped(&at)?,
        })
    }

    pub(super) fn mortality(&mut self, file: &ModelFile) -> Option<MortalityData> {
        let settings = &file.model.mortality;
        let table = self.table(&settings.rates)?;
        let starts = self.numbers(&table, "period_start")?;
        let ends = self.numbers(&table, "period_end")?;
        let ages = self.numbers(&table, "age")?;
        let widths = self.numbers(&table, "width")?;
        let sexes = self.texts(&table, "sex")?;
        let kinds = self.texts(&table, "kind")?;
        let rates = self.numbers(&table, "mx")?;
        let mut observed = Vec::new();
        for row in 0..rates.len() {
            let Some(sex) = Sex::from_key(&sexes[row]) else {
                continue;
            };
            if kinds[row] == "estimate" && starts[row] >= f64::from(settings.from) {
                observed.push(DeathRate {
                    sex,
                    age: ages[row] as u32,
                    width: widths[row],
                    period: [starts[row], ends[row]],
                    rate: rates[row],
                });
            }
        }
        let (data, found) = death_rates(observed);
        let periods = data.times.len();
        let full = periods * data.age.len() * 2;
        if periods < 3 || found != full {
            self.complain(
                &table,
                (
                    format!("{periods} 个时期、{found} 个死亡率"),
                    format!("{periods} periods and {found} rates"),
                ),
                (
                    "至少三个时期，每个年龄组、性别都有",
                    "three periods or more, each with every age group and sex",
                ),
                (
                    "请补齐数据，或改 mortality.from",
                    "Complete the data, or change mortality.from",
                ),
            );
            return None;
        }
        let outlook = match &settings.outlook {
            Some(outlook) => {
                let men = self.outlook(outlook, "e0_male")?;
                let women = self.outlook(outlook, "e0_female")?;
                men.into_iter()
                    .zip(women)
                    .map(|(men, women)| [men, women])
                    .collect()
            }
            None => Vec::new(),
        };
        Some(MortalityData { outlook, ..data })
    }
}
