//! People and deaths of a nation by single age, year by year, from tables of five-year groups every few years.

use std::collections::BTreeMap;
use std::path::Path;

use super::deaths::{DeathsRow, hazards};
use super::reading::{BANDS, amount, unknown};
use crate::axes::{AGES, Sex, Year};
use crate::dataset::{Complaint, Complaints, RawTable, ReadOptions, read_any};
use crate::model::data::{Grouped, PopulationData};
use crate::simulation::population::{BasePopulation, CELLS};
use crate::simulation::registers::Given;
use crate::task::Failure;

const FILE: &str = "population_and_mortality.csv";

/// People of every nation.
pub(super) struct PeopleOfNations {
    /// By nation and year at whose middle they are counted: first age, sex, people.
    stocks: BTreeMap<(String, Year), Vec<DeathsRow>>,
    /// By nation and first year of a period: first age, sex, deaths per person-year.
    deaths: BTreeMap<(String, Year), Vec<DeathsRow>>,
}

impl PeopleOfNations {
    pub fn read(folder: &Path) -> Result<Self, Failure> {
        let raw = read_any(
            &folder.join(FILE),
            &ReadOptions {
                strict: true,
                ..ReadOptions::default()
            },
        )?;
        let names = [
            "region",
            "year",
            "age_group",
            "sex",
            "measure",
            "value",
            "period",
        ];
        let columns: Vec<Vec<Option<String>>> = names.iter().map(|name| raw.texts(name)).collect();
        let mut people = PeopleOfNations {
            stocks: BTreeMap::new(),
            deaths: BTreeMap::new(),
        };
        let mut complaints = Complaints::default();
        for row in 0..raw.rows() {
            let taken = people.take(&raw, &columns, row);
            complaints.0.extend(taken.err().map(|complaint| *complaint));
        }
        complaints
            .shortened()
            .into_result(people)
            .map_err(Failure::from)
    }

    /// Takes a row of one sex that counts people or deaths; others are left alone.
    fn take(
        &mut self,
        raw: &RawTable,
        columns: &[Vec<Option<String>>],
        row: usize,
    ) -> Result<(), Box<Complaint>> {
        let cell = |column: usize| raw.text_at(&columns[column], row).unwrap_or_default();
        let Some(sex) = Sex::from_key(&cell(3)) else {
            return Ok(());
        };
        let rows = match (cell(4).as_str(), cell(6).as_str()) {
            ("population", "mid-year") => &mut self.stocks,
            ("mx_general", _) => &mut self.deaths,
            _ => return Ok(()),
        };
        let first = |column: usize, name: &str, expected: (&str, &str)| {
            let text = cell(column);
            let found = text.split(['-', '+']).next();
            let found = found.and_then(|text| text.parse::<usize>().ok());
            found.ok_or_else(|| Box::new(unknown(raw, row, name, &text, expected)))
        };
        let age = first(2, "age_group", BANDS)?;
        let year = first(1, "year", ("年份，如 2020 或 2015-2020", "a year or years"))?;
        if let Some(value) = amount(raw, row, &cell(5))? {
            let own = rows.entry((cell(0), year as Year)).or_default();
            own.push((age, sex, value));
        }
        Ok(())
    }

    /// A nation at the end of each year.
    pub fn of(
        &self,
        nation: &str,
        [first, last]: [Year; 2],
    ) -> Result<BTreeMap<Year, Box<Given>>, Failure> {
        let own: Vec<Year> = self
            .stocks
            .keys()
            .filter(|(n, _)| n == nation)
            .map(|(_, y)| *y)
            .collect();
        let reach = own.first().copied().zip(own.last().copied());
        if reach.is_none_or(|(from, to)| first < from || last > to) {
            let (zh, en) = reach.map_or_else(
                || ("没有".to_string(), "none".to_string()),
                |(from, to)| (format!("{from}—{to} 年"), format!("{from}–{to}")),
            );
            return Err(Failure::words(
                format!(
                    "{FILE} 里 {nation} 的人口：{zh}；需要 {first}—{last} 年。请补上，或改 --from、--to"
                ),
                format!(
                    "people of {nation} in {FILE}: {en}; {first}–{last} are needed. Add them, or change --from or --to"
                ),
            ));
        }
        if !self.has_deaths(nation) {
            return Err(Failure::words(
                format!(
                    "{FILE} 里没有 {nation} 男女两性的死亡率（measure 为 mx_general，大于 0）；没有死亡率无法推算。请补上"
                ),
                format!(
                    "{FILE} has no death rates of {nation} for both sexes (measure mx_general, above 0), and nothing can be foretold without. Add them"
                ),
            ));
        }
        let mut known: BTreeMap<Year, [f64; CELLS]> = BTreeMap::new();
        for year in &own {
            let hazards = self.hazards(nation, *year);
            known.insert(*year, self.single(nation, *year, &hazards)?);
        }
        let mut given = BTreeMap::new();
        for year in first..=last {
            // Tables are of the middle of a year, registers of its end.
            let at = f64::from(year) + 0.5;
            let before = own.iter().rev().find(|own| f64::from(**own) <= at);
            let after = own.iter().find(|own| f64::from(**own) > at);
            let people = match (before, after) {
                (Some(before), Some(after)) => {
                    let part = (at - f64::from(*before)) / f64::from(after - before);
                    std::array::from_fn(|c| {
                        known[before][c] * (1.0 - part) + known[after][c] * part
                    })
                }
                (Some(only), None) | (None, Some(only)) => known[only],
                (None, None) => [0.0; CELLS],
            };
            given.insert(
                year,
                Box::new(Given {
                    people,
                    hazards: self.hazards(nation, year),
                }),
            );
        }
        Ok(given)
    }

    /// Whether every period of a nation has death rates of both sexes, all above nought.
    fn has_deaths(&self, nation: &str) -> bool {
        let mut periods = self.deaths.iter().filter(|((own, _), _)| own == nation);
        let of_both = |rows: &[DeathsRow]| {
            let has = |sex: Sex| rows.iter().any(|(_, own, _)| *own == sex);
            has(Sex::Male) && has(Sex::Female) && rows.iter().all(|(_, _, rate)| *rate > 0.0)
        };
        let first = periods.next();
        first.is_some_and(|(_, rows)| of_both(rows)) && periods.all(|(_, rows)| of_both(rows))
    }

    fn single(
        &self,
        nation: &str,
        year: Year,
        hazards: &[f64; CELLS],
    ) -> Result<[f64; CELLS], Failure> {
        let rows = &self.stocks[&(nation.to_string(), year)];
        let mut ages: Vec<usize> = rows
            .iter()
            .map(|(age, _, _)| *age)
            .filter(|age| *age < AGES)
            .collect();
        ages.sort_unstable();
        ages.dedup();
        let persons = |sex: Sex| {
            ages.iter()
                .map(|age| {
                    rows.iter()
                        .find(|row| row.0 == *age && row.1 == sex)
                        .map_or(0.0, |row| row.2)
                })
                .collect()
        };
        let data = PopulationData {
            year,
            grouped: Grouped {
                age: ages.iter().map(|age| *age as f64).collect(),
                persons: [persons(Sex::Male), persons(Sex::Female)],
            },
        };
        let start = BasePopulation::graduate(&data, hazards).map_err(Failure::said)?;
        Ok(start.residents)
    }

    /// Deaths per person-year by single age in a year.
    fn hazards(&self, nation: &str, year: Year) -> [f64; CELLS] {
        let periods = self.deaths.iter().filter(|((own, _), _)| own == nation);
        let periods: Vec<(Year, &[DeathsRow])> = periods
            .map(|((_, from), rows)| (*from, rows.as_slice()))
            .collect();
        hazards(&periods, year)
    }
}
