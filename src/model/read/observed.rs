//! `observations.toml`: reports, whose errors may be texts in per cent, as in tables.

use indexmap::IndexMap;
use toml::Spanned;
use toml::de::DeValue;

use super::amount::{part_of, unlike};
use super::in_step::InStepWith;
use super::names::{About, NamesOfRows};
use super::reader::Reader;
use super::section::{in_order, unknown_section};
use super::written::unit_of;
use crate::dataset::{Complaint, Complaints, Severity, part_of_one};
use crate::model::file::{ObservationFile, ObservationsFile, ServiceFile};
use crate::model::lines::Lines;
use crate::units::Unit;

impl Reader<'_> {
    /// What was reported: never inherited, since the reports are about one place.
    pub fn observations(
        &mut self,
        known: (InStepWith<'_>, &IndexMap<String, ServiceFile>),
    ) -> ObservationsFile {
        self.lines.remove("observations");
        let own = self.with_table("observations", |over, table| {
            let mut reports: Vec<(ObservationFile, Option<PerCent>)> = Vec::new();
            for (key, value) in in_order(table) {
                let span = value.span();
                match (key.as_str(), value.into_inner()) {
                    ("observation", DeValue::Array(items)) => {
                        for mut item in items {
                            let off = PerCent::taken(&mut item);
                            let read = over.declaration.read(item);
                            reports.extend(read.map(|seen| (seen, off)));
                        }
                    }
                    (_, value) => unknown_section(
                        &mut over.declaration,
                        &Spanned::new(span, value),
                        &key,
                        "[[observation]]",
                        "[[observation]]",
                    ),
                }
            }
            let said = put(&mut reports, known, &over.lines);
            Some((reports, said))
        });
        let (reports, said) = own.unwrap_or_default();
        let is_fault = |own: &Complaint| own.severity == Severity::Error;
        let (faults, reminders) = said.0.into_iter().partition(is_fault);
        self.complaints.extend(Complaints(faults));
        self.reminders.extend(Complaints(reminders));
        ObservationsFile {
            observation: reports.into_iter().map(|(seen, _)| seen).collect(),
        }
    }
}

/// An error in per cent, as it was written and as a part of one.
struct PerCent {
    text: String,
    part: f64,
}

impl PerCent {
    /// Takes the error out of a report, where it is a text in per cent: the report is read without it.
    fn taken(report: &mut Spanned<DeValue<'_>>) -> Option<PerCent> {
        let DeValue::Table(table) = report.get_mut() else {
            return None;
        };
        let DeValue::String(written) = table.get("error")?.get_ref() else {
            return None;
        };
        let text = written.to_string();
        let part = part_of_one(&text)?;
        table.remove("error");
        Some(PerCent { text, part })
    }
}

/// Puts the errors that were taken out into their reports: so many per cent of a count. A share says them as a part of
/// one, as its value: in per cent they may be points of it or a part of it, which is complained about.
fn put(
    reports: &mut [(ObservationFile, Option<PerCent>)],
    (steps, services): (InStepWith<'_>, &IndexMap<String, ServiceFile>),
    lines: &Lines,
) -> Complaints {
    let names = NamesOfRows::of(steps.processes, services, steps.plan);
    let mut complaints = Complaints::default();
    for (place, (seen, off)) in reports.iter_mut().enumerate() {
        let Some(PerCent { text, part }) = off else {
            continue;
        };
        let about = About::of(seen);
        let unit = about.and_then(|about| unit_of(&about, &names, steps));
        let key = format!("observation.{}.error", place + 1);
        let complaint = |[found, expected, (zh, en)]: [(String, String); 3]| {
            lines.complaint(&key, found, expected, (&zh, &en))
        };
        if unit.is_some_and(Unit::in_parts) {
            complaints.push(complaint(unlike(&seen.value.to_string(), text)));
            continue;
        }
        let error = *part * seen.value.abs();
        complaints.push(complaint(part_of(text, error)).as_warning());
        seen.error = Some(error);
    }
    complaints.shortened()
}

#[cfg(test)]
mod tests {
    use toml::de::DeTable;

    use super::*;

    #[test]
    fn only_errors_in_per_cent_are_taken_out() {
        let taken = |error: &str| {
            let text = format!("report = {{ value = 7000, error = {error} }}");
            let table = DeTable::parse(&text).expect("a table").into_inner();
            let mut table = table.into_iter();
            let (_, mut report) = table.next().expect("a report");
            let off = PerCent::taken(&mut report);
            let left = report.get_ref().as_table().expect("a table");
            (off.map(|off| off.part), left.contains_key("error"))
        };
        assert_eq!(taken("\"±1 ％\""), (Some(0.01), false));
        for error in ["70", "\"70\"", "\"一成\""] {
            assert_eq!(taken(error), (None, true), "{error}");
        }
    }
}
