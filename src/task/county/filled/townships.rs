//! The sheet of the towns.

use std::collections::BTreeMap;

use super::super::census::Census;
use super::TIMES;
use super::answers::{Filled, Township};
use super::cells::SheetReading;
use super::centres::{at_least_nothing, service, without_places};
use super::written::{filled, service_called, text};
use crate::model::ModelFolder;
use crate::report::template::layout::{FormColumn, centres, towns};
use crate::report::template::{FormCell, Row};
use crate::source::Words;

/// A town of fewer people than this part of the residents of its county is in another unit.
const LEAST: f64 = 1e-4;

impl Filled {
    pub(super) fn townships(
        &mut self,
        reading: &mut SheetReading<'_>,
        base: &ModelFolder,
        census: &Census,
    ) {
        for row in reading.rows() {
            reading.row_needs(
                towns::TOWN,
                row,
                &[towns::PEOPLE, towns::SERVICE, towns::CENTRES],
            );
            let Some(name) = reading.text(towns::TOWN, row) else {
                continue;
            };
            let people = people(reading, row, census);
            let centres = number_of_centres(reading, row, base);
            let place = self.townships.iter().position(|own| own.name == name);
            let place = place.unwrap_or_else(|| {
                self.townships.push(Township {
                    name: name.clone(),
                    ..Township::default()
                });
                self.townships.len() - 1
            });
            let own = &mut self.townships[place];
            match (own.people, people) {
                (Some(_), Some(_)) => twice(reading, towns::PEOPLE, row, &name),
                (None, Some(_)) => own.people = people,
                (_, None) => {}
            }
            let Some((key, number)) = centres else {
                continue;
            };
            if own.centres.iter().any(|(other, _)| *other == key) {
                twice(reading, towns::SERVICE, row, &name);
            } else {
                own.centres.push((key, number));
            }
        }
    }

    /// A row for each service of a town, and at least one; its people stand on the first.
    pub(super) fn township_rows(&self, base: &ModelFolder) -> Vec<Row> {
        let mut rows = Vec::new();
        for own in &self.townships {
            let first = [
                (towns::TOWN, text(&own.name)),
                (towns::PEOPLE, own.people.map(FormCell::Number)),
            ];
            let mut begun = filled(first);
            for (key, number) in &own.centres {
                begun.extend(filled([
                    (towns::SERVICE, text(service_called(key, base))),
                    (towns::CENTRES, Some(FormCell::Number(f64::from(*number)))),
                ]));
                rows.push(begun);
                begun = filled([(towns::TOWN, text(&own.name))]);
            }
            if own.centres.is_empty() {
                rows.push(begun);
            }
        }
        rows
    }

    /// Services whose centres in the towns are not as many as those of the county, each in words.
    pub fn sums_of_centres(&self, base: &ModelFolder) -> Vec<Words> {
        let mut sums: BTreeMap<&str, (usize, u64)> = BTreeMap::new();
        for (key, number) in self.townships.iter().flat_map(|own| &own.centres) {
            let sum = sums.entry(key.as_str()).or_default();
            *sum = (sum.0 + 1, sum.1 + u64::from(*number));
        }
        let whole = self.towns().len();
        let differ = self.centres.iter().filter_map(|own| {
            let key = own.key.as_str();
            let (county, (told, sum)) = (own.counted[0]?, sums.get(key)?);
            let sum = *sum as f64;
            let apart = match *told == whole {
                true => sum != county,
                false => sum > county,
            };
            apart.then(|| said(service_called(key, base), county, sum))
        });
        differ.collect()
    }
}

fn said(service: &str, county: f64, towns: f64) -> Words {
    let (sheet, other) = (towns::SHEET.name, centres::SHEET.name);
    Words {
        zh: format!(
            "“{sheet}”表{service}各镇（街道）合计 {towns} 家，“{other}”表全县 {county} 家；请核对，测算以全县数为准"
        ),
        en: format!(
            "{service}: {towns} centres in the towns of the sheet {sheet}, and {county} in the county on {other}; look it up: the county's number counts"
        ),
    }
}

/// The people of a town; what cannot be is a fault, which is said.
fn people(reading: &mut SheetReading<'_>, row: usize, census: &Census) -> Option<f64> {
    let people = reading.amount(towns::PEOPLE, row)?;
    let can_be = LEAST * census.residents..=TIMES * census.residents;
    if can_be.contains(&people) {
        return Some(people);
    }
    let residents = census.residents;
    reading.fault(
        towns::PEOPLE,
        row,
        (
            format!("人口 {people}，而全县普查常住人口 {residents}"),
            format!("{people} people, and {residents} residents of the county in the census"),
        ),
        (
            "一个镇（街道）的人口，写到人",
            "the people of a town, in single persons",
        ),
        ("请核对单位，是否写成了万人", "Look at the unit"),
    );
    None
}

/// The service of a row, and how many centres the town has of it; nothing where the row says nothing of centres, or a
/// fault, which is said.
fn number_of_centres(
    reading: &mut SheetReading<'_>,
    row: usize,
    base: &ModelFolder,
) -> Option<(String, u32)> {
    let before = reading.complaints.0.len();
    let number = at_least_nothing(reading, towns::CENTRES, row);
    let told = reading.complaints.0.len() > before;
    if reading.text(towns::SERVICE, row).is_none() {
        if number.is_some() {
            reading.empty(towns::SERVICE, row);
        }
        return None;
    }
    let (key, known) = service(reading, towns::SERVICE, row, base)?;
    if known.capacity.is_none() {
        without_places(reading, towns::SERVICE, row, base);
        return None;
    }
    let Some(number) = number else {
        // A dash is no number either: who knows that there is none writes 0.
        if !told {
            reading.empty(towns::CENTRES, row);
        }
        return None;
    };
    if number.fract() == 0.0 && number <= f64::from(u32::MAX) {
        return Some((key.clone(), number as u32));
    }
    reading.fault(
        towns::CENTRES,
        row,
        ("不是整数", "not a whole number"),
        ("机构的个数", "how many centres there are"),
        ("请改正", "Correct it"),
    );
    None
}

fn twice(reading: &mut SheetReading<'_>, column: FormColumn, row: usize, name: &str) {
    reading.fault(
        column,
        row,
        (
            format!("{name}的这一项上面已经写过"),
            format!("this of {name} stands above already"),
        ),
        ("每个镇（街道）一个数", "one number for each town"),
        ("请删去一个", "Remove one"),
    );
}
