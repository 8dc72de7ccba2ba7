//! Recipients of services in single towns, on the sheet of recipients and standards.

use std::collections::BTreeMap;

use super::answers::{Filled, TownRecipients};
use super::cells::SheetReading;
use super::off::off_by;
use super::written::{filled, service_called, text};
use crate::axes::Year;
use crate::model::ModelFolder;
use crate::model::file::ServiceFile;
use crate::model::is_of_everybody;
use crate::report::template::layout::{services, towns};
use crate::report::template::{FormCell, Row};
use crate::source::Words;

/// The town of a row; nothing where the row is of the county.
pub(super) fn town_of(reading: &mut SheetReading<'_>, row: usize) -> Option<String> {
    let town = reading.text_if_there(services::TOWN, row)?;
    (!is_of_everybody(&town)).then_some(town)
}

impl Filled {
    /// Takes the recipients of a town in a year, if they could be read; what cannot be is a fault, which is said.
    pub(super) fn recipients_in(
        &mut self,
        reading: &mut SheetReading<'_>,
        row: usize,
        (key, service): (&str, &ServiceFile),
        (town, year, people): (String, Year, Option<f64>),
    ) {
        if service.capacity.is_some() {
            reading.fault(
                services::TOWN,
                row,
                (
                    "这项服务受名额限制，不按镇街填享受人数",
                    "places limit this service, whose recipients are not told by town",
                ),
                (
                    format!("“{}”表里各镇街的机构数", towns::SHEET.name),
                    format!(
                        "its centres in each town on the sheet {}",
                        towns::SHEET.name
                    ),
                ),
                ("请把这一行移到那里", "Move the row there"),
            );
            return;
        }
        if reading.text(services::STANDARD, row).is_some() {
            reading.fault(
                services::STANDARD,
                row,
                ("一个镇街的标准", "a standard of a single town"),
                (
                    "各镇街只填享受人数；标准填在全县的一行",
                    "recipients alone of towns; the standard stands on the county's row",
                ),
                ("请留空", "Leave it empty"),
            );
        }
        if reading.text(services::PEOPLE, row).is_none() {
            reading.empty(services::PEOPLE, row);
        }
        let at = reading.origin_marked(services::AT, row, &[services::PEOPLE]);
        let Some(people) = people else {
            return;
        };
        let own = TownRecipients {
            town,
            key: key.to_string(),
            year,
            people,
            error: off_by(reading, row, people).map(|off| off.part),
            at,
        };
        if self.in_towns.iter().any(|other| other.is_of_same(&own)) {
            reading.fault(
                services::TOWN,
                row,
                (
                    format!("{} {year} 年的这项服务上面已经写过", own.town),
                    format!(
                        "this service of {} in {year} stands above already",
                        own.town
                    ),
                ),
                (
                    "每个镇（街道）每年一个数",
                    "one number for each town and year",
                ),
                ("请删去一个", "Remove one"),
            );
            return;
        }
        self.in_towns.push(own);
    }

    /// A row for each town, service and year.
    pub(super) fn rows_of_towns(&self, base: &ModelFolder) -> Vec<Row> {
        let row = |own: &TownRecipients| {
            filled([
                (services::SERVICE, text(service_called(&own.key, base))),
                (services::YEAR, Some(FormCell::Number(f64::from(own.year)))),
                (services::PEOPLE, Some(FormCell::Number(own.people))),
                (services::AT, text(&own.at)),
                (services::TOWN, text(&own.town)),
                (services::ERROR, own.error.map(FormCell::Part)),
            ])
        };
        self.in_towns.iter().map(row).collect()
    }

    /// Services and years in which the recipients in the towns are not as many as those of the county, each in words.
    pub fn sums_of_recipients(&self, base: &ModelFolder) -> Vec<Words> {
        let first = base.file.model.base_year;
        let mut sums: BTreeMap<(&str, Year), (usize, f64)> = BTreeMap::new();
        for own in &self.in_towns {
            let sum = sums.entry((own.key.as_str(), own.year)).or_default();
            *sum = (sum.0 + 1, sum.1 + own.people);
        }
        let whole = self.towns().len();
        let of_first = self.services.iter();
        let of_first = of_first.filter_map(|own| Some((own.key.as_str(), first, own.people?)));
        let later = self.recipients.iter();
        let later = later.map(|own| (own.key.as_str(), own.year, own.people));
        let differ = of_first.chain(later).filter_map(|(key, year, county)| {
            let (told, sum) = sums.get(&(key, year))?;
            let apart = match *told == whole {
                true => *sum != county,
                false => *sum > county,
            };
            apart.then(|| said((service_called(key, base), year), county, *sum))
        });
        differ.collect()
    }
}

impl TownRecipients {
    /// Whether both count the same.
    fn is_of_same(&self, other: &TownRecipients) -> bool {
        let place = |own: &TownRecipients| (own.town.clone(), own.key.clone(), own.year);
        place(self) == place(other)
    }
}

fn said((service, year): (&str, Year), county: f64, towns: f64) -> Words {
    let sheet = services::SHEET.name;
    Words {
        zh: format!(
            "“{sheet}”表{service} {year} 年：各镇（街道）合计 {towns} 人，全县 {county} 人；请核对，测算以全县数为准"
        ),
        en: format!(
            "{sheet}, {service}, {year}: {towns} recipients in the towns, and {county} in the county; look it up: the county's number counts"
        ),
    }
}
