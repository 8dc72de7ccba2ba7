//! From the datasets to plain arrays: the tables that a model names, as known by some year.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use ndarray::Array2;

use super::check::check;
use super::checked::Model;
use super::data::{
    Data, FertilityData, Grouped, MortalityData, Outlook, PopulationData, SurveyData, TableUsed,
};
use super::file::{DisabilityFile, ModelFile, SpreadFile, TableFile};
use super::read::ModelFolder;
use super::scenario::chain;
use crate::axes::{Category, Sex, Year};
use crate::dataset::{Complaint, Complaints, DatasetError, Library, Place, Table, Value};
use crate::source::Words;

/// Opens a model folder and the datasets, and checks everything: all complaints at once.
pub fn open(
    folder: &ModelFolder,
    datasets: &Path,
    scenario: &str,
    as_of: Option<Year>,
) -> Result<Model, Complaints> {
    let library = Library::open(datasets).map_err(|error| error.complaints())?;
    let sources: BTreeSet<String> = library.sources().keys().cloned().collect();
    let mut loading = Loading {
        library: &library,
        as_of,
        tables: BTreeSet::new(),
        remarks: Vec::new(),
        complaints: Complaints::default(),
    };
    let data = loading.data(&folder.file);
    let mut growth = BTreeMap::new();
    match chain(folder, scenario) {
        Ok(steps) => {
            for (layer, step) in steps.iter().enumerate() {
                loading.growth(layer, &step.file, &mut growth);
            }
        }
        Err(complaints) => loading.complaints.extend(complaints),
    }
    match data {
        Some(data) if !loading.complaints.has_errors() => {
            let data = Data {
                tables: loading.tables.into_iter().collect(),
                remarks: loading.remarks,
                ..data
            };
            check(folder, scenario, as_of, &sources, data, &growth)
        }
        _ => Err(loading.complaints),
    }
}

struct Loading<'a> {
    library: &'a Library,
    as_of: Option<Year>,
    tables: BTreeSet<TableUsed>,
    remarks: Vec<Words>,
    complaints: Complaints,
}

impl Loading<'_> {
    fn data(&mut self, file: &ModelFile) -> Option<Data> {
        let population = self.population(file);
        let mortality = self.mortality(file);
        let fertility = self.fertility(file);
        let survey = match &file.model.disability {
            Some(disability) => Some(self.survey(disability)?),
            None => None,
        };
        Some(Data {
            population: population?,
            mortality: mortality?,
            fertility: fertility?,
            survey,
            tables: Vec::new(),
            remarks: Vec::new(),
        })
    }

    /// A table as known by then: the newest release, or all rows known where rows say it themselves.
    fn table(&mut self, wanted: &TableFile) -> Option<Table> {
        let (dataset, table) = (wanted.dataset.as_str(), wanted.table.as_str());
        let releases = || {
            self.library
                .entries()
                .filter(|e| e.sidecar.dataset == dataset && e.sidecar.table == table)
        };
        let newest = releases().max_by_key(|e| e.sidecar.vintage);
        let by_row = newest.is_some_and(|e| e.sidecar.columns.contains_key("known"));
        let found = match (wanted.round, newest) {
            (Some(round), _) => self.library.table_of(dataset, table, round, None),
            (None, Some(entry)) if by_row => {
                let vintage = entry.sidecar.vintage;
                self.library.table_of(dataset, table, vintage, self.as_of)
            }
            _ => self.library.table(dataset, table, self.as_of),
        };
        let filters: Vec<(&str, Value)> = wanted
            .filter
            .iter()
            .map(|(column, value)| (column.as_str(), Value::from(value.as_str())))
            .collect();
        let table = self.keep(found)?;
        self.tables.insert(TableUsed {
            path: table.path.clone(),
            checksum: table.checksum.clone(),
            source: table.sidecar.head.source.clone(),
        });
        let selected = table.select(&filters);
        let selected = self.keep(selected)?;
        if selected.rows() == 0 {
            let asked: Vec<String> = wanted
                .filter
                .iter()
                .map(|(k, v)| format!("{k} = {v}"))
                .collect();
            self.complain(
                &table,
                (
                    format!("没有 {} 的行", asked.join("，")),
                    format!("no row with {}", asked.join(", ")),
                ),
                ("至少一行", "at least one row"),
                (
                    "请改正模型文件中的 where，或给表补上数据",
                    "Correct `where` in the model, or add the data",
                ),
            );
            return None;
        }
        Some(selected)
    }

    /// The earliest release of a table, where none was known by then.
    fn not_yet_known(&self, wanted: &TableFile) -> Option<Year> {
        let as_of = self.as_of.filter(|_| wanted.round.is_none())?;
        let releases = self
            .library
            .entries()
            .filter(|e| e.sidecar.dataset == wanted.dataset && e.sidecar.table == wanted.table);
        let earliest = releases.map(|e| e.sidecar.vintage).min()?;
        Some(earliest).filter(|vintage| *vintage > as_of)
    }

    /// The earliest release, where none was known by then: only for shapes that hardly change.
    fn table_or_earliest(&mut self, wanted: &TableFile) -> Option<(Table, bool)> {
        match self.not_yet_known(wanted) {
            Some(earliest) => {
                let wanted = TableFile {
                    round: Some(earliest),
                    ..wanted.clone()
                };
                Some((self.table(&wanted)?, false))
            }
            None => Some((self.table(wanted)?, true)),
        }
    }

    fn keep<T>(&mut self, found: Result<T, DatasetError>) -> Option<T> {
        match found {
            Ok(value) => Some(value),
            Err(error) => {
                self.complaints.extend(error.complaints());
                None
            }
        }
    }

    fn complain(
        &mut self,
        table: &Table,
        found: (String, String),
        expected: (&str, &str),
        advice: (&str, &str),
    ) {
        self.complaints.push(Complaint::error(
            format!("datasets/{}", table.path),
            Place::Whole,
            found,
            expected,
            advice,
        ));
    }

    fn numbers(&mut self, table: &Table, column: &str) -> Option<Vec<f64>> {
        let values = table.numbers(column);
        self.keep(values)
    }

    fn texts(&mut self, table: &Table, column: &str) -> Option<Vec<String>> {
        let values = table.texts(column);
        self.keep(values)
    }

    /// People by age group and sex.
    fn grouped(&mut self, table: &Table) -> Option<Grouped> {
        let ages = self.numbers(table, "age")?;
        let sexes = self.texts(table, "sex")?;
        let counts = self.numbers(table, "population")?;
        let mut by_age: BTreeMap<u32, [f64; 2]> = BTreeMap::new();
        for ((age, sex), count) in ages.iter().zip(&sexes).zip(counts) {
            if let Some(sex) = Sex::from_key(sex) {
                by_age.entry(*age as u32).or_default()[sex.index()] += count;
            }
        }
        Some(Grouped {
            age: by_age.keys().map(|age| f64::from(*age)).collect(),
            persons: [0, 1].map(|sex| by_age.values().map(|people| people[sex]).collect()),
        })
    }

    fn population(&mut self, file: &ModelFile) -> Option<PopulationData> {
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
        let at = table.select(&[
            (
                "reference_date",
                Value::Integer(i64::from(settings.base_year)),
            ),
            ("kind", Value::from("estimate")),
        ]);
        let at = self.keep(at)?;
        if at.rows() == 0 {
            self.complain(
                &table,
                (
                    format!("没有 {} 年", settings.base_year),
                    format!("no year {}", settings.base_year),
                ),
                ("基年的人口", "the population of the base year"),
                (
                    "请补上数据，或改 base_year",
                    "Add the data, or change base_year",
                ),
            );
            return None;
        }
        Some(PopulationData {
            year: settings.base_year,
            grouped: self.grouped(&at)?,
        })
    }

    fn mortality(&mut self, file: &ModelFile) -> Option<MortalityData> {
        let settings = &file.model.mortality;
        let table = self.table(&settings.rates)?;
        let starts = self.numbers(&table, "period_start")?;
        let ends = self.numbers(&table, "period_end")?;
        let ages = self.numbers(&table, "age")?;
        let widths = self.numbers(&table, "width")?;
        let sexes = self.texts(&table, "sex")?;
        let kinds = self.texts(&table, "kind")?;
        let rates = self.numbers(&table, "mx")?;
        let mut width: BTreeMap<u32, f64> = BTreeMap::new();
        let mut cells: BTreeMap<(u32, u32, usize), f64> = BTreeMap::new();
        for row in 0..rates.len() {
            let Some(sex) = Sex::from_key(&sexes[row]) else {
                continue;
            };
            let observed = kinds[row] == "estimate" && starts[row] >= f64::from(settings.from);
            if observed {
                let middle = 0.5 * (starts[row] + ends[row]);
                let open = widths[row] == 0.0;
                width.insert(
                    ages[row] as u32,
                    if open { f64::INFINITY } else { widths[row] },
                );
                cells.insert(
                    ((middle * 10.0) as u32, ages[row] as u32, sex.index()),
                    rates[row],
                );
            }
        }
        let times: BTreeSet<u32> = cells.keys().map(|(time, _, _)| *time).collect();
        let full = times.len() * width.len() * 2;
        if times.len() < 3 || cells.len() != full {
            self.complain(
                &table,
                (
                    format!("{} 个时期、{} 个死亡率", times.len(), cells.len()),
                    format!("{} periods and {} rates", times.len(), cells.len()),
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
        let matrix = |sex: usize| {
            let times: Vec<u32> = times.iter().copied().collect();
            let ages: Vec<u32> = width.keys().copied().collect();
            Array2::from_shape_fn((ages.len(), times.len()), |(age, time)| {
                cells[&(times[time], ages[age], sex)]
            })
        };
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
        Some(MortalityData {
            outlook,
            age: width.keys().map(|age| f64::from(*age)).collect(),
            width: width.values().copied().collect(),
            times: times.iter().map(|time| f64::from(*time) / 10.0).collect(),
            rates: [matrix(0), matrix(1)],
        })
    }

    fn fertility(&mut self, file: &ModelFile) -> Option<FertilityData> {
        let settings = &file.model.fertility;
        let base = file.model.base_year;
        let (pattern, known) = self.table_or_earliest(&settings.pattern)?;
        if !known {
            self.remarks.push(Words {
                zh: format!("当时没有已知的生育年龄模式，借用最早一期 {}", pattern.path),
                en: format!(
                    "no age pattern of fertility was known then: the earliest release is used, {}",
                    pattern.path
                ),
            });
        }
        let at = pattern.select(&[("year", Value::Integer(i64::from(base)))]);
        let at = self.keep(at)?;
        let age = self.numbers(&at, "age")?;
        let width = self.numbers(&at, "width")?;
        let shares = self.numbers(&at, "share")?;
        let mut groups: Vec<(f64, f64, f64)> = age
            .into_iter()
            .zip(width)
            .zip(shares)
            .map(|((age, width), share)| (age, width, share))
            .collect();
        groups.sort_by(|a, b| a.0.total_cmp(&b.0));
        let total: f64 = groups.iter().map(|(_, _, share)| share).sum();

        let mut estimates = Vec::new();
        if self.not_yet_known(&settings.path).is_none() {
            let path = self.table(&settings.path)?;
            let years = self.numbers(&path, "year")?;
            let values = self.numbers(&path, "tfr")?;
            let kinds = self.texts(&path, "kind")?;
            let rows = years.iter().zip(values).zip(&kinds);
            estimates = rows
                .filter(|(_, kind)| *kind == "estimate")
                .map(|((year, value), _)| (*year as Year, value))
                .collect();
            estimates.sort_by_key(|(year, _)| *year);
        } else {
            self.remarks.push(Words {
                zh: "当时没有已知的历年总和生育率：展望之前的年份用展望第一年的中位数".into(),
                en: "no yearly fertility was known then: years before the outlook take its first median".into(),
            });
        }
        let outlook = self.outlook(&settings.outlook, "tfr")?;
        Some(FertilityData {
            age: groups.iter().map(|(age, _, _)| *age).collect(),
            width: groups.iter().map(|(_, width, _)| *width).collect(),
            pattern: groups.iter().map(|(_, _, share)| share / total).collect(),
            estimates,
            outlook,
        })
    }

    /// A variable as projected: yearly where the table has it, else by period.
    fn outlook(&mut self, wanted: &TableFile, variable: &str) -> Option<Vec<Outlook>> {
        let table = self.table(wanted)?;
        let rows = table.select(&[("variable", Value::from(variable))]);
        let rows = self.keep(rows)?;
        let steps = self.texts(&rows, "step")?;
        let yearly = steps.iter().any(|step| step == "annual");
        let starts = self.numbers(&rows, "period_start")?;
        let ends = self.numbers(&rows, "period_end")?;
        let statistics = self.texts(&rows, "statistic")?;
        let values = self.numbers(&rows, "value")?;
        let mut periods: BTreeMap<(Year, Year), [Option<f64>; 3]> = BTreeMap::new();
        for row in 0..values.len() {
            if yearly != (steps[row] == "annual") {
                continue;
            }
            let (from, mut to) = (starts[row] as Year, ends[row] as Year);
            if to > from {
                to -= 1;
            }
            let slot = match statistics[row].as_str() {
                "q10" => 0,
                "median" => 1,
                "q90" => 2,
                _ => continue,
            };
            periods.entry((from, to)).or_default()[slot] = Some(values[row]);
        }
        let outlook: Vec<Outlook> = periods
            .into_iter()
            .filter_map(|((from, to), [low, median, high])| {
                Some(Outlook {
                    from,
                    to,
                    median: median?,
                    low: low?,
                    high: high?,
                })
            })
            .collect();
        if outlook.len() < 2 {
            self.complain(
                &table,
                (
                    format!("{variable} 的展望不足两期"),
                    format!("fewer than two periods of projected {variable}"),
                ),
                (
                    "该变量的 q10、median、q90，至少两期",
                    "q10, median and q90 of the variable for two periods or more",
                ),
                ("请补齐数据", "Complete the data"),
            );
            return None;
        }
        Some(outlook)
    }

    fn survey(&mut self, file: &DisabilityFile) -> Option<SurveyData> {
        let table = self.table(&file.survey)?;
        let year = self
            .numbers(&table, "survey_year")?
            .into_iter()
            .fold(0.0, f64::max) as Year;
        let newest = table.select(&[("survey_year", Value::Integer(i64::from(year)))]);
        let newest = self.keep(newest)?;
        let get = |loading: &mut Self,
                   table: &Table,
                   dimension: &str,
                   category: &str,
                   statistic: &str| {
            let filters = [
                ("dimension", dimension),
                ("category", category),
                ("statistic", statistic),
            ];
            let value = table.value(&filters, "value");
            loading.keep(value)
        };
        let standard = self.table(&file.standard)?;
        let years = self.numbers(&standard, "reference_date")?;
        let kinds = self.texts(&standard, "kind")?;
        let nearest = years
            .iter()
            .zip(&kinds)
            .filter(|(_, kind)| *kind == "estimate")
            .map(|(at, _)| *at as Year)
            .min_by_key(|at| (at - year).abs())
            .unwrap_or(year);
        let at = standard.select(&[
            ("reference_date", Value::Integer(i64::from(nearest))),
            ("kind", Value::from("estimate")),
        ]);
        let at = self.keep(at)?;
        let population = self.grouped(&at)?;
        let people = |from: f64, to: f64| -> f64 {
            population
                .age
                .iter()
                .enumerate()
                .filter(|(_, age)| **age >= from && **age < to)
                .map(|(group, _)| population.persons[0][group] + population.persons[1][group])
                .sum()
        };
        let children = get(self, &newest, "age", "0-14", "count")?;
        let adults = get(self, &newest, "age", "15-59", "count")?;
        let elders = get(self, &newest, "age", "60+", "prevalence")?;
        let over_60 = get(self, &newest, "age", "60+", "count")?;
        let over_65 = get(self, &newest, "age", "65+", "count")?;
        // The survey's count of people over 60 contradicts its prevalence (it implies a population
        // a fifth larger than the census): the prevalence is used, split at 65 as the counts are.
        let disabled_elders = elders * people(60.0, f64::INFINITY);
        let older = disabled_elders * over_65 / over_60;
        let prevalence = vec![
            children / people(0.0, 15.0),
            adults / people(15.0, 60.0),
            (disabled_elders - older) / people(60.0, 65.0),
            older / people(65.0, f64::INFINITY),
        ];
        let mut category = [0.0; 7];
        for c in Category::ALL {
            category[c.index()] = get(self, &newest, "category", c.key(), "share")?;
        }
        let severe = get(self, &newest, "grade", "1-2", "share")?;
        let grades = self.table(&file.grades)?;
        let mut split = [0.0; 4];
        for (grade, share) in split.iter_mut().enumerate() {
            *share = get(self, &grades, "grade", &(grade + 1).to_string(), "share")?;
        }
        let grade = [
            severe * split[0] / (split[0] + split[1]),
            severe * split[1] / (split[0] + split[1]),
            (1.0 - severe) * split[2] / (split[2] + split[3]),
            (1.0 - severe) * split[3] / (split[2] + split[3]),
        ];
        Some(SurveyData {
            year,
            age: vec![0.0, 15.0, 60.0, 65.0],
            prevalence,
            sex: [
                get(self, &newest, "sex", "male", "share")?,
                get(self, &newest, "sex", "female", "share")?,
            ],
            category,
            grade,
            population,
        })
    }

    /// Mean yearly log growth of each series that a parameter is computed from.
    fn growth(
        &mut self,
        layer: usize,
        file: &ModelFile,
        means: &mut BTreeMap<(usize, String), f64>,
    ) {
        for (key, parameter) in &file.parameters {
            let SpreadFile::Growth {
                series,
                from,
                until,
                ..
            } = &parameter.distribution
            else {
                continue;
            };
            let Some(table) = self.table(series) else {
                continue;
            };
            let (Some(years), Some(values)) =
                (self.numbers(&table, "year"), self.numbers(&table, "value"))
            else {
                continue;
            };
            let last = until.unwrap_or(Year::MAX);
            let mut points: Vec<(Year, f64)> = years
                .iter()
                .map(|year| *year as Year)
                .zip(values)
                .filter(|(year, value)| *year >= *from && *year <= last && *value > 0.0)
                .collect();
            points.sort_by_key(|(year, _)| *year);
            points.dedup_by_key(|(year, _)| *year);
            match (points.first(), points.last()) {
                (Some((first, low)), Some((end, high))) if end > first => {
                    let mean = libm::log(high / low) / f64::from(end - first);
                    means.insert((layer, key.clone()), mean);
                }
                _ => self.complain(
                    &table,
                    (
                        format!("{key} 需要的序列不足两年"),
                        format!("fewer than two years of the series that {key} needs"),
                    ),
                    ("至少两年大于 0 的数", "two years or more above 0"),
                    (
                        "请补齐数据，或改用别的分布",
                        "Complete the data, or use another distribution",
                    ),
                ),
            }
        }
    }
}
