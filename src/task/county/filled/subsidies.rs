//! The sheet of recipients and standards: both of the base year, recipients of later ones and of single towns.

use super::super::census::Census;
use super::cells::SheetReading;
use super::off::off_by;
use super::recipients::town_of;
use super::titled::is_called;
use super::{Filled, Later, Subsidy};
use crate::axes::Year;
use crate::model::ModelFolder;
use crate::report::template::layout::services;

impl Filled {
    pub(super) fn services(
        &mut self,
        reading: &mut SheetReading<'_>,
        base: &ModelFolder,
        census: &Census,
    ) {
        let first = base.file.model.base_year;
        let known = &base.file.services;
        for row in reading.rows() {
            reading.row_needs(
                services::SERVICE,
                row,
                &[services::PEOPLE, services::STANDARD, services::TOWN],
            );
            let Some(title) = reading.text(services::SERVICE, row) else {
                continue;
            };
            let mut all = known.iter();
            let found = all.find(|(key, service)| is_called(&title, key, &service.title));
            let Some((key, service)) = found else {
                reading.unknown(
                    services::SERVICE,
                    row,
                    &title,
                    known.values().map(|service| service.title.zh.as_str()),
                );
                continue;
            };
            let town = town_of(reading, row);
            let [people, standard] =
                [services::PEOPLE, services::STANDARD].map(|column| reading.amount(column, row));
            if let Some(people) = people {
                reading.among(services::PEOPLE, row, people, census.residents);
            }
            let year = match reading.whole_year(services::YEAR, row) {
                Some(year) if year >= first => year,
                // What is no year has been said.
                None if reading.text(services::YEAR, row).is_some() => continue,
                _ => {
                    earlier(reading, row, first);
                    continue;
                }
            };
            if let Some(town) = town {
                self.recipients_in(reading, row, (key, service), (town, year, people));
                continue;
            }
            let at =
                reading.origin_marked(services::AT, row, &[services::PEOPLE, services::STANDARD]);
            if year > first {
                if standard.is_some() {
                    only_recipients(reading, row, first);
                }
                reading.row_needs(services::PEOPLE, row, &[services::ERROR]);
                if let Some(people) = people {
                    self.recipients.push(Later {
                        key: key.clone(),
                        year,
                        people,
                        error: off_by(reading, row, people).map(|off| off.persons),
                        at,
                    });
                }
                continue;
            }
            if reading.text_if_there(services::ERROR, row).is_some() {
                without_error(reading, row);
            }
            if people.is_some() && service.observed.is_none() {
                reading.fault(
                    services::PEOPLE,
                    row,
                    (
                        "这项服务不按公布的人数推算",
                        "this service does not start from published recipients",
                    ),
                    ("有公布人数的服务", "a service that does"),
                    match service.capacity {
                        Some(_) => (
                            "请留空：人数由名额决定，机构数和名额填在“服务与能力”表",
                            "Leave it empty: places decide, and belong with their centres on the sheet 服务与能力",
                        ),
                        None => (
                            "请留空，把覆盖率写在“实际值”表",
                            "Leave it empty, and give its coverage on the sheet 实际值",
                        ),
                    },
                );
            }
            if self.services.iter().any(|own| own.key == *key) {
                reading.fault(
                    services::SERVICE,
                    row,
                    (
                        format!("“{title}”{first} 年上面已经写过"),
                        format!("“{title}” of {first} stands above already"),
                    ),
                    (
                        "每项服务基期年一行",
                        "one row of the base year for each service",
                    ),
                    (
                        "请核实哪个对，删去另一行",
                        "Find out which is right and remove the other",
                    ),
                );
                continue;
            }
            self.services.push(Subsidy {
                key: key.clone(),
                people,
                standard,
                at,
            });
        }
    }
}

/// A year before the base year, or none.
fn earlier(reading: &mut SheetReading<'_>, row: usize, first: Year) {
    reading.fault(
        services::YEAR,
        row,
        (
            "不是基期年，也不是以后的年份",
            "neither the base year nor a later one",
        ),
        (format!("{first} 年或以后"), format!("{first} or later")),
        (
            "模型从基期年末开始，请删去更早的数",
            "The model begins at the end of that year: remove what is earlier",
        ),
    );
}

/// An error of the county's recipients of the base year.
fn without_error(reading: &mut SheetReading<'_>, row: usize) {
    reading.fault(
        services::ERROR,
        row,
        (
            "基期年全县享受人数的误差",
            "an error of the county's recipients of the base year",
        ),
        (
            "各镇街的，或以后各年的误差；基期年全县的数照公布的用",
            "errors of towns or of later years; the county's number of the base year is taken as published",
        ),
        (
            "请留空，要说明的写在备注",
            "Leave it empty, and write what there is to say into 备注",
        ),
    );
}

/// A standard of a later year.
fn only_recipients(reading: &mut SheetReading<'_>, row: usize, first: Year) {
    reading.fault(
        services::STANDARD,
        row,
        ("以后年份的标准", "a standard of a year after the base year"),
        (
            format!("只有 {first} 年的标准；以后各年只填享受人数"),
            format!("a standard of {first} only; recipients alone of later years"),
        ),
        (
            "请留空，把以后的调标写在“情景”表",
            "Leave it empty; rises belong on the sheet 情景",
        ),
    );
}
