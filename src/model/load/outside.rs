//! Counts of other places, with which services are compared.

use super::loading::Loading;
use crate::axes::Year;
use crate::model::data::{OutOf, OutsideCount};
use crate::model::file::TableFile;
use crate::source::Words;

impl Loading<'_> {
    /// Every row of the table, whatever was known when: they are held against the model, and nothing follows from
    /// them. None where the model is as known in some year.
    pub(super) fn outside(&mut self, wanted: &TableFile) -> Option<Vec<OutsideCount>> {
        if self.as_of.is_some() {
            return Some(Vec::new());
        }
        let releases = self.library.entries();
        let own = releases.filter(|entry| {
            entry.sidecar.dataset == wanted.dataset && entry.sidecar.table == wanted.table
        });
        let newest = own.map(|entry| entry.sidecar.vintage).max();
        let table = self.table(&TableFile {
            round: wanted.round.or(newest),
            ..wanted.clone()
        })?;
        let [services, regions, names, of] =
            ["service", "region", "region_en", "of"].map(|column| self.texts(&table, column));
        let [years, persons, of_persons] =
            ["year", "persons", "of_persons"].map(|column| self.numbers(&table, column));
        let (services, regions, names, of) = (services?, regions?, names?, of?);
        let (years, persons, of_persons) = (years?, persons?, of_persons?);
        let mut counts = Vec::with_capacity(services.len());
        for (row, service) in services.into_iter().enumerate() {
            let of = match of[row].as_str() {
                "holders" => OutOf::Holders,
                "population" => OutOf::Population,
                other => {
                    let found = (format!("of = {other}"), format!("of = {other}"));
                    let expected = ("holders 或 population", "holders or population");
                    self.complain(&table, found, expected, ("请改正", "Correct it"));
                    return None;
                }
            };
            if !(persons[row] > 0.0 && of_persons[row] > 0.0) {
                let found = (format!("{service}：人数为 0"), format!("{service}: nobody"));
                let expected = ("大于 0 的人数", "numbers above 0");
                self.complain(&table, found, expected, ("请改正", "Correct it"));
                return None;
            }
            counts.push(OutsideCount {
                service,
                region: Words {
                    zh: regions[row].clone(),
                    en: names[row].clone(),
                },
                year: years[row] as Year,
                persons: persons[row],
                of,
                of_persons: of_persons[row],
            });
        }
        Some(counts)
    }
}
