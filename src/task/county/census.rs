//! What the censuses of 2010 and 2020 say of a place.

use std::collections::BTreeMap;

use super::code::{Code, no_county, unknown};
use super::elsewhere::Registered;
use crate::axes::Year;
use crate::dataset::{CheckedTable, DatasetError, Library};
use crate::model::ModelFolder;
use crate::task::Failure;

/// A place whose code has changed and whose land has not.
const SAME: &str = "same";

/// A place in the censuses.
#[derive(Clone, Debug)]
pub(super) struct Census {
    /// Its name in the newer one.
    pub place: String,
    /// The name of the place whose model is extended; nothing where that is no place of the census.
    pub extended: Option<String>,
    /// Its name and code in the older one.
    pub older: (String, String),
    /// Residents in the newer one.
    pub residents: f64,
    /// Registered people in the older one; where the place was a part of another then, of that whole.
    pub registered: f64,
    /// The part of them that is of the place as it is now: 1 where its land is the same.
    pub share: f64,
    /// People of other provinces in the older one, of the same whole.
    pub migrants_older: f64,
    /// People registered in other provinces, and in other counties of the province, in the newer one.
    pub migrants: [f64; 2],
    /// Households of families, and people in them, in the newer one.
    pub households: [f64; 2],
    /// Households of one person.
    pub alone: f64,
}

impl Census {
    /// Registered people in the newer census, judged: those of the older one on the land that the place has now and their
    /// growth, but more than those who were counted there and are registered there.
    pub fn registered_now(&self, judged: &Registered) -> f64 {
        let [other_province, other_county] = self.migrants;
        let local = self.residents - other_province - other_county;
        (judged.growth * self.share * self.registered)
            .max(judged.least_of_local * local)
            .round()
    }

    /// Looks a place up by its code.
    pub fn of<'c>(
        library: &Library,
        code: impl Into<Code<'c>>,
        base: &ModelFolder,
    ) -> Result<Census, Failure> {
        let code = code.into();
        let region = code.digits;
        let [first, last] = years(base)?;
        let table = summary(library, last)?;
        let (codes, places) = (texts(&table, "region_code")?, texts(&table, "region")?);
        let Some(at) = codes.iter().position(|code| *code == region) else {
            return Err(unknown(code, last, &codes, &places));
        };
        let place = places[at].to_string();
        if let Some(refused) = no_county(code, &place, &codes, &places) {
            return Err(refused);
        }
        let theirs = base.file.model.region.as_deref();
        let extended = theirs.and_then(|theirs| codes.iter().position(|code| *code == theirs));
        let extended = extended.map(|at| places[at].to_string());
        let newer = values(&table, region, last)?;
        let former = library
            .table("census", "former_codes", None)
            .map_err(Failure::said)?;
        let [now, before, territory] =
            ["region_code", "former_code", "territory"].map(|column| texts(&former, column));
        let (now, before, territory) = (now?, before?, territory?);
        let changed = now.iter().position(|code| *code == region);
        let code = changed.map_or(region, |at| before[at]).to_string();
        // What was cut out of a county, and what is left of it under the old code.
        let cut = (0..now.len()).filter(|at| before[*at] == code && territory[*at] != SAME);
        let cut: Vec<&str> = cut.map(|at| now[at]).collect();
        let share = match cut.is_empty() {
            true => 1.0,
            false => {
                let mut local = registered_here(&values(&table, &code, last)?);
                for part in cut {
                    local += registered_here(&values(&table, part, last)?);
                }
                registered_here(&newer) / local
            }
        };
        let table = summary(library, first)?;
        let older = values(&table, &code, first)?;
        let codes = texts(&table, "region_code")?;
        let name = codes
            .iter()
            .position(|own| *own == code)
            .map(|at| texts(&table, "region").map(|all| all[at].to_string()));
        let name = name.transpose()?.unwrap_or_else(|| place.clone());
        let need = |found: &BTreeMap<String, f64>, year: Year, key: &str| {
            found.get(key).copied().ok_or_else(|| {
                Failure::words(
                    format!("{place}（{region}）：{year} 年普查没有 {key}；请选别的县，或在工作簿“人口”表中给出"),
                    format!("{place} ({region}): the census of {year} has no {key}; choose another county"),
                )
            })
        };
        Ok(Census {
            residents: need(&newer, last, "population_total")?,
            registered: need(&older, first, "registered_population")?,
            share,
            migrants_older: need(&older, first, "in_migrants_other_province")?,
            migrants: [
                need(&newer, last, "registered_other_province")?,
                need(&newer, last, "registered_other_county")?,
            ],
            households: [
                need(&newer, last, "family_households")?,
                need(&newer, last, "family_household_population")?,
            ],
            alone: need(&newer, last, "one_person_households")?,
            older: (name, code),
            extended,
            place,
        })
    }
}

/// The two censuses from which the base model takes its registered people.
fn years(base: &ModelFolder) -> Result<[Year; 2], Failure> {
    let named = base.file.model.population.registered.keys();
    let years: Vec<Year> = named.filter_map(|year| year.parse().ok()).collect();
    match years.as_slice() {
        [first, .., last] => Ok([*first, *last]),
        _ => {
            let key = &base.key;
            Err(Failure::words(
                format!(
                    "模型 {key} 没有两次普查的户籍人口（[population.registered]），不能沿用到别的县"
                ),
                format!(
                    "model {key} has no registered people of two censuses ([population.registered]) and cannot be extended to another county"
                ),
            ))
        }
    }
}

/// The release that has a census' summary: a few years after it.
fn summary(library: &Library, census: Year) -> Result<CheckedTable, Failure> {
    /// Years after a census in which it is published.
    const LATER: Year = 9;
    for release in census..=census + LATER {
        match library.table_of("census", "summary", release, None) {
            Err(DatasetError::Unknown(_)) => {}
            found => return found.map_err(Failure::said),
        }
    }
    Err(Failure::words(
        format!("数据里没有 {census} 年普查的汇总表（census/summary）"),
        format!("the datasets have no summary of the census of {census} (census/summary)"),
    ))
}

fn texts<'t>(table: &'t CheckedTable, column: &str) -> Result<Vec<&'t str>, Failure> {
    table.texts_in_place(column).map_err(Failure::said)
}

/// Every figure of a place in a year, by its key.
fn values(
    table: &CheckedTable,
    region: &str,
    year: Year,
) -> Result<BTreeMap<String, f64>, Failure> {
    let (codes, keys) = (texts(table, "region_code")?, texts(table, "indicator")?);
    let years = table.integers("year").map_err(Failure::said)?;
    let numbers = table.optional_numbers("value").map_err(Failure::said)?;
    let rows =
        (0..codes.len()).filter(|row| codes[*row] == region && years[*row] == i64::from(year));
    Ok(rows
        .filter_map(|row| Some((keys[row].to_string(), numbers[row]?)))
        .collect())
}

/// Residents who are registered in the place, of the figures of a newer census; 0 where the place is not in it.
fn registered_here(figures: &BTreeMap<String, f64>) -> f64 {
    let figure = |key: &str| figures.get(key).copied().unwrap_or(0.0);
    figure("population_total")
        - figure("registered_other_province")
        - figure("registered_other_county")
}
