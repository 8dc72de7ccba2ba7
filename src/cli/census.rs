//! The two censuses and what was known before the first, read for the hindcast.

use std::collections::{BTreeMap, BTreeSet};

use plancast::axes::{Sex, Year};
use plancast::dataset::{DatasetError, Library, Table};
use plancast::evaluation::hindcast::{AGE_GROUPS, Beliefs, County, Known, Past, group_of};
use plancast::model::ModelFolder;
use plancast::model::data::{FertilityData, Grouped, MortalityData};
use plancast::report::hindcast::LeftOut;
use plancast::source::Language;
use plancast::statistics::sampling::Sampler;

use super::Failure;

/// Year of the first census.
const FIRST: Year = 2010;

/// Releases that are read: the census tables came out two years after each census; of the rates
/// only rows up to the first census are used.
const CENSUSES: [Year; 2] = [2012, 2022];
const MORTALITY: Year = 2019;
const FERTILITY: Year = 2022;

/// Counties that kept their code while their territory changed between the censuses.
///
/// Sources: 国函〔2016〕158号 (Jiangdong into Yinzhou, nine towns of Yinzhou to Haishu); 国函〔2015〕122号
/// (Lingkun from Longwan to Dongtou); foundation of Longgang out of Cangnan, August 2019; State
/// Council's reply on Shaoxing, October 2013 (Sunduan, Taoyan and Fusheng to Yuecheng).
pub const TERRITORY_CHANGED: [u32; 5] = [330_203, 330_212, 330_303, 330_327, 330_602];

/// What the hindcast needs.
pub struct Censuses {
    /// Counties that stand in both censuses.
    pub counties: Vec<County>,
    /// Counties that are not judged.
    pub left_out: Vec<LeftOut>,
    /// What was known before.
    pub past: Past,
    /// Each table that was read, with its checksum.
    pub inputs: Vec<(String, String)>,
}

impl Censuses {
    /// Reads everything.
    pub fn read(
        library: &Library,
        folder: &ModelFolder,
        with_changed: bool,
        language: Language,
    ) -> Result<Self, Failure> {
        let mut reading = Reading {
            library,
            inputs: Vec::new(),
        };
        let past = reading.past(folder, language)?;
        let (counties, left_out) = reading.counties(with_changed).map_err(Failure::dataset(language))?;
        Ok(Censuses {
            counties,
            left_out,
            past,
            inputs: reading.inputs,
        })
    }
}

struct Reading<'a> {
    library: &'a Library,
    inputs: Vec<(String, String)>,
}

/// People by age and sex.
type Cells = BTreeMap<u32, [f64; 2]>;

impl Reading<'_> {
    fn table(&mut self, dataset: &str, name: &str, release: Year) -> Result<Table, DatasetError> {
        let table = self.library.table_of(dataset, name, release, None)?;
        self.inputs.push((table.path.clone(), table.checksum.clone()));
        Ok(table)
    }

    /// Name and people of each county.
    fn people(&mut self, release: Year) -> Result<BTreeMap<u32, (String, Cells)>, DatasetError> {
        let table = self.table("census", "population", release)?.filter_text("level", "county")?;
        let (codes, names) = (codes(&table)?, table.texts("region")?);
        let (sexes, ages) = (table.texts("sex")?, table.integers("age")?);
        let people = table.numbers("population")?;
        let mut counties: BTreeMap<u32, (String, Cells)> = BTreeMap::new();
        for row in 0..people.len() {
            let Some(sex) = Sex::from_key(&sexes[row]) else { continue };
            let county = counties.entry(codes[row]).or_insert_with(|| (names[row].clone(), Cells::new()));
            county.1.entry(ages[row] as u32).or_default()[sex.index()] += people[row];
        }
        Ok(counties)
    }

    /// One figure of the first census for each county.
    fn figure(table: &Table, indicator: &str) -> Result<BTreeMap<u32, f64>, DatasetError> {
        let rows = table.filter_text("indicator", indicator)?;
        Ok(codes(&rows)?.into_iter().zip(rows.numbers("value")?).collect())
    }

    fn counties(&mut self, with_changed: bool) -> Result<(Vec<County>, Vec<LeftOut>), DatasetError> {
        let (before, after) = (self.people(CENSUSES[0])?, self.people(CENSUSES[1])?);
        let summary = self.table("census", "summary", CENSUSES[0])?;
        let registered = Self::figure(&summary, "registered_population")?;
        let in_migrants = Self::figure(&summary, "in_migrants_other_province")?;
        let birth_rate = Self::figure(&summary, "crude_birth_rate")?;
        let (mut counties, mut left_out) = (Vec::new(), Vec::new());
        let codes: BTreeSet<u32> = before.keys().chain(after.keys()).copied().collect();
        for code in codes {
            if code == UNREADABLE {
                left_out.push((code, String::new(), "code_unreadable"));
                continue;
            }
            let (first, second) = match (before.get(&code), after.get(&code)) {
                (Some(first), Some(second)) => (first, second),
                (Some(first), None) => {
                    left_out.push((code, first.0.clone(), "only_2010"));
                    continue;
                }
                (None, second) => {
                    left_out.push((code, second.map_or_else(String::new, |s| s.0.clone()), "only_2020"));
                    continue;
                }
            };
            if !with_changed && TERRITORY_CHANGED.contains(&code) {
                left_out.push((code, first.0.clone(), "territory_changed"));
                continue;
            }
            let known = |figures: &BTreeMap<u32, f64>| figures.get(&code).copied().unwrap_or(f64::NAN);
            let mut outcome = [0.0; AGE_GROUPS];
            for (age, people) in &second.1 {
                outcome[group_of(*age as usize)] += people.iter().sum::<f64>();
            }
            counties.push(County {
                code,
                name: first.0.clone(),
                start: Grouped {
                    age: first.1.keys().map(|age| f64::from(*age)).collect(),
                    persons: [0, 1].map(|sex| first.1.values().map(|people| people[sex]).collect()),
                },
                outcome,
                known: Known {
                    registered: known(&registered),
                    in_migrants: known(&in_migrants),
                    birth_rate: known(&birth_rate),
                },
            });
        }
        Ok((counties, left_out))
    }

    fn past(&mut self, folder: &ModelFolder, language: Language) -> Result<Past, Failure> {
        let settings = &folder.file.model;
        let parameter = |key: &str| -> Result<Sampler, Failure> {
            let spread = folder.file.parameters.get(key).and_then(|parameter| parameter.distribution.plain());
            let spread = spread.ok_or_else(|| {
                Failure::Words(match language {
                    Language::Zh => format!("回测需要参数 {key} 的分布；模型里没有"),
                    Language::En => format!("a hindcast needs the distribution of {key}; the model has none"),
                })
            })?;
            spread.sampler().map_err(|error| Failure::Words(format!("{key}: {error}")))
        };
        let beliefs = Beliefs {
            mortality_level: parameter(&settings.mortality.level)?,
            fertility_level: parameter(&settings.fertility.level)?,
            net_rate: parameter(&settings.migration.rate)?,
            persistence: parameter(&settings.migration.persistence)?,
            volatility: parameter(&settings.migration.volatility)?,
        };
        let from = settings.mortality.from;
        let mortality = self.mortality(from).map_err(Failure::dataset(language))?;
        let (fertility, sex_ratio) = self.fertility().map_err(Failure::dataset(language))?;
        Ok(Past {
            year: FIRST,
            mortality,
            fertility,
            sex_ratio,
            beliefs,
        })
    }

    /// Death rates of the periods that had ended by the first census.
    fn mortality(&mut self, from: Year) -> Result<MortalityData, DatasetError> {
        let table = self.table("wpp_mortality", "china", MORTALITY)?;
        let (starts, ends) = (table.integers("period_start")?, table.integers("period_end")?);
        let (ages, widths) = (table.integers("age")?, table.integers("width")?);
        let (sexes, rates) = (table.texts("sex")?, table.numbers("mx")?);
        let mut width: BTreeMap<i64, f64> = BTreeMap::new();
        let mut cells: BTreeMap<(usize, i64, i64), f64> = BTreeMap::new();
        for row in 0..rates.len() {
            let Some(sex) = Sex::from_key(&sexes[row]) else { continue };
            if starts[row] >= i64::from(from) && ends[row] <= i64::from(FIRST) {
                let open = widths[row] == 0;
                width.insert(ages[row], if open { f64::INFINITY } else { widths[row] as f64 });
                cells.insert((sex.index(), ages[row], starts[row] + ends[row]), rates[row]);
            }
        }
        let times: BTreeSet<i64> = cells.keys().map(|(_, _, time)| *time).collect();
        let matrix = |sex: usize| {
            let of = |cell: (usize, i64, i64)| cells.get(&cell).copied().unwrap_or(f64::NAN);
            let rows = width.keys().flat_map(|age| times.iter().map(move |time| (sex, *age, *time)));
            let values: Vec<f64> = rows.map(of).collect();
            ndarray::Array2::from_shape_fn((width.len(), times.len()), |(age, time)| {
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
    fn fertility(&mut self) -> Result<(FertilityData, f64), DatasetError> {
        let pattern = self.table("wpp_fertility", "china", FERTILITY)?;
        let at = pattern.select(&[("year", plancast::dataset::Value::Integer(i64::from(FIRST)))])?;
        let path = self.table("wpp_indicators", "china", FERTILITY)?;
        let years = path.integers("year")?;
        let known = years.iter().zip(path.numbers("tfr")?).zip(path.numbers("srb")?);
        let known: Vec<(Year, f64, f64)> = known
            .map(|((year, tfr), ratio)| (*year as Year, tfr, ratio))
            .filter(|(year, _, _)| *year <= FIRST)
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

/// Stands for a code that is not a number; such counties are listed as left out.
const UNREADABLE: u32 = 0;

fn codes(table: &Table) -> Result<Vec<u32>, DatasetError> {
    let texts = table.texts("region_code")?;
    Ok(texts.iter().map(|code| code.parse().unwrap_or(UNREADABLE)).collect())
}
