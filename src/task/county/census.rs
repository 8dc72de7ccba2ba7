//! What the censuses of 2010 and 2020 say of a place.

use std::collections::BTreeMap;

use crate::axes::Year;
use crate::dataset::Library;
use crate::task::Failure;

/// The two censuses and the releases that have them.
const NEWER: (Year, Year) = (2020, 2022);
const OLDER: (Year, Year) = (2010, 2012);

/// A place in the censuses.
#[derive(Clone, Debug)]
pub(super) struct Census {
    /// Its name in the newer one.
    pub place: String,
    /// Its name and code in the older one.
    pub older: (String, String),
    /// Residents in the newer one.
    pub residents: f64,
    /// Registered people in the older one.
    pub registered: f64,
    /// People of other provinces in the older one.
    pub migrants_older: f64,
    /// People registered in other provinces, and in other counties of the province, in the newer one.
    pub migrants: [f64; 2],
    /// Households of families, and people in them, in the newer one.
    pub households: [f64; 2],
    /// Households of one person.
    pub alone: f64,
}

impl Census {
    /// Looks a place up by its code.
    pub fn of(library: &Library, region: &str) -> Result<Census, Failure> {
        let table = library
            .table_of("census", "summary", NEWER.1, None)
            .map_err(Failure::said)?;
        let (codes, places) = (texts(&table, "region_code")?, texts(&table, "region")?);
        let Some(at) = codes.iter().position(|code| code == region) else {
            return Err(unknown(region, &codes, &places));
        };
        let place = places[at].clone();
        let newer = values(&table, region, NEWER.0)?;
        let former = library
            .table("census", "former_codes", None)
            .map_err(Failure::said)?;
        let (now, before) = (
            texts(&former, "region_code")?,
            texts(&former, "former_code")?,
        );
        let code = now
            .iter()
            .position(|code| code == region)
            .map_or(region, |at| before[at].as_str())
            .to_string();
        let table = library
            .table_of("census", "summary", OLDER.1, None)
            .map_err(Failure::said)?;
        let older = values(&table, &code, OLDER.0)?;
        let codes = texts(&table, "region_code")?;
        let name = codes
            .iter()
            .position(|own| *own == code)
            .map(|at| texts(&table, "region").map(|all| all[at].clone()));
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
            residents: need(&newer, NEWER.0, "population_total")?,
            registered: need(&older, OLDER.0, "registered_population")?,
            migrants_older: need(&older, OLDER.0, "in_migrants_other_province")?,
            migrants: [
                need(&newer, NEWER.0, "registered_other_province")?,
                need(&newer, NEWER.0, "registered_other_county")?,
            ],
            households: [
                need(&newer, NEWER.0, "family_households")?,
                need(&newer, NEWER.0, "family_household_population")?,
            ],
            alone: need(&newer, NEWER.0, "one_person_households")?,
            older: (name, code),
            place,
        })
    }
}

fn texts(table: &crate::dataset::Table, column: &str) -> Result<Vec<String>, Failure> {
    table.texts(column).map_err(Failure::said)
}

/// Every figure of a place in a year, by its key.
fn values(
    table: &crate::dataset::Table,
    region: &str,
    year: Year,
) -> Result<BTreeMap<String, f64>, Failure> {
    let (codes, keys) = (texts(table, "region_code")?, texts(table, "indicator")?);
    let years = table.integers("year").map_err(Failure::said)?;
    let numbers = table.optional_numbers("value").map_err(Failure::said)?;
    let rows =
        (0..codes.len()).filter(|row| codes[*row] == region && years[*row] == i64::from(year));
    Ok(rows
        .filter_map(|row| Some((keys[row].clone(), numbers[row]?)))
        .collect())
}

/// The complaint that names places with codes near by.
fn unknown(region: &str, codes: &[String], places: &[String]) -> Failure {
    let mut near: Vec<(String, String)> = codes
        .iter()
        .zip(places)
        .filter(|(code, _)| {
            region.len() >= 4 && code.starts_with(&region[..4]) && !code.ends_with("00")
        })
        .map(|(code, place)| (code.clone(), place.clone()))
        .collect();
    near.dedup();
    let named: Vec<String> = near
        .iter()
        .map(|(code, place)| format!("{code} {place}"))
        .collect();
    let (zh, en) = match named.is_empty() {
        true => (
            "普查数据有浙江省各县（市、区）".to_string(),
            "the census data have the counties of Zhejiang".to_string(),
        ),
        false => (
            format!("同一地区有 {}", named.join("、")),
            format!("its neighbours are {}", named.join(", ")),
        ),
    };
    Failure::words(
        format!("代码 {region}：2020 年普查数据里没有；应为六位县级代码，如 331083。{zh}"),
        format!(
            "the code {region} is not in the census of 2020; write a county's six digits, such as 331083; {en}"
        ),
    )
}
