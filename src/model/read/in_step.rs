//! What is reported of a growth that is to keep in step with another: the growth itself, or by how much it differs.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::names::About;
use super::points::points_apart;
use super::reader::Reader;
use crate::axes::Year;
use crate::dataset::{Complaint, Complaints, RawTable};
use crate::model::file::{ObservationFile, ObservationsFile, PlanFile, ProcessFile};
use crate::source::Words;

/// No growth of a year reaches this.
const MOST: f64 = 1.0;

/// A target that is to keep in step with another growth.
#[derive(Clone, Copy)]
struct StepTarget<'a> {
    /// The process of the difference that it measures, and what that is called.
    own: (&'a str, &'a Words),
    /// The process of the other growth, and what that is called.
    beside: (&'a str, &'a Words),
}

/// A growth for which there is no other to compare it with.
struct Alone<'a> {
    /// Place of the report.
    report: usize,
    year: Year,
    value: f64,
    target: StepTarget<'a>,
}

/// Processes and targets, as far as some are to keep in step with others.
#[derive(Clone, Copy)]
pub(super) struct InStepWith<'a> {
    pub processes: &'a IndexMap<String, ProcessFile>,
    pub plan: &'a PlanFile,
}

impl<'a> InStepWith<'a> {
    fn named(self, process: &str) -> Option<(&'a str, &'a Words)> {
        let (key, own) = self.processes.get_key_value(process)?;
        Some((key.as_str(), own.title()))
    }

    /// What a target is to keep in step with; nothing of other targets.
    fn of(self, target: &str) -> Option<StepTarget<'a>> {
        let target = self.plan.targets.get(target)?;
        Some(StepTarget {
            own: self.named(target.measure.process()?)?,
            beside: self.named(target.in_step_with.as_deref()?)?,
        })
    }

    /// The target of a difference, by itself or by its process.
    fn about(self, about: &About) -> Option<StepTarget<'a>> {
        match about {
            About::Target(target) => self.of(target),
            About::Process(process) => {
                let mut all = self.plan.targets.keys().filter_map(|key| self.of(key));
                all.find(|target| target.own.0 == process)
            }
            About::Quantity(_) => None,
        }
    }

    /// The process of a difference, and the difference as a per cent, where a cell with its unit says so many percentage
    /// points; nothing where it does not.
    pub fn said(
        self,
        about: Option<&About>,
        text: &str,
        unit: Option<&str>,
    ) -> Option<(About, String)> {
        let target = self.about(about?)?;
        let (own, beside) = (target.own.0, target.beside.1);
        let with_unit = || points_apart(&format!("{text}{}", unit?), &beside.zh);
        let points = points_apart(text, &beside.zh).or_else(with_unit)?;
        Some((About::Process(own.to_string()), format!("{points}%")))
    }

    /// Makes the difference of every growth that is to keep in step, by the other growth of the same year among the same
    /// reports; gives back those beside which none stands.
    fn settle(self, reports: &mut [&mut ObservationFile]) -> Vec<Alone<'a>> {
        let mut growths: BTreeMap<(String, Year), ObservationFile> = BTreeMap::new();
        for seen in reports.iter() {
            let target = seen.target.as_ref();
            let target = target.and_then(|target| self.plan.targets.get(target));
            let measured = target.filter(|target| target.in_step_with.is_none());
            let measured = measured.and_then(|target| target.measure.process());
            if let Some(process) = seen.process.as_deref().or(measured) {
                growths.insert((process.to_string(), seen.year), (**seen).clone());
            }
        }
        let mut alone = Vec::new();
        for (report, seen) in reports.iter_mut().enumerate() {
            let Some(target) = seen.target.as_deref().and_then(|target| self.of(target)) else {
                continue;
            };
            // What no growth can be is complained about as it was written.
            if seen.value.is_nan() || seen.value.abs() >= MOST {
                continue;
            }
            let key = (target.beside.0.to_string(), seen.year);
            match growths.get(&key) {
                Some(other) => less(seen, target.own.0, other),
                None => alone.push(Alone {
                    report,
                    year: seen.year,
                    value: seen.value,
                    target,
                }),
            }
        }
        alone
    }

    /// The same for the rows of a table; a complaint about the cell of each beside which none stands.
    pub fn settle_rows(
        self,
        raw: &RawTable,
        column: &str,
        rows: &mut [(usize, ObservationFile)],
    ) -> Complaints {
        let places: Vec<usize> = rows.iter().map(|(row, _)| *row).collect();
        let mut reports: Vec<&mut ObservationFile> = rows.iter_mut().map(|(_, it)| it).collect();
        let alone = self.settle(&mut reports);
        let complaint = |one: &Alone<'_>| {
            let (year, beside, own) = (one.year, one.target.beside.1, one.target.own.1);
            Complaint::error(
                raw.file.clone(),
                raw.place(places[one.report], column),
                one.found(),
                (
                    format!(
                        "同一张表里 {year} 年的“{}”；或相差多少，如“相差 +0.5 个百分点”，也可另列一行“{}”，写 0.5%",
                        beside.zh, own.zh
                    ),
                    format!(
                        "“{}” of {year} in the same table; or by how much it differs, such as “+0.5 points apart”, or 0.5% in a row “{}”",
                        beside.en, own.en
                    ),
                ),
                (
                    "请补上那一行，或写相差多少",
                    "Add that row, or write the difference",
                ),
            )
        };
        Complaints(alone.iter().map(complaint).collect())
    }
}

impl Alone<'_> {
    fn found(&self) -> (String, String) {
        let (year, beside) = (self.year, self.target.beside.1);
        let percent = rounded(100.0 * self.value);
        (
            format!(
                "写的是 {percent}%，按增速本身看，而没有 {year} 年的“{}”可比",
                beside.zh
            ),
            format!(
                "found {percent} %, taken for the growth itself, and there is no “{}” of {year} to compare it with",
                beside.en
            ),
        )
    }
}

impl Reader<'_> {
    /// Makes the difference of every growth in `observations.toml` that is to keep in step with another.
    pub fn settle(
        &mut self,
        processes: &IndexMap<String, ProcessFile>,
        plan: &PlanFile,
        observations: &mut ObservationsFile,
    ) {
        let steps = InStepWith { processes, plan };
        let mut reports: Vec<&mut ObservationFile> = observations.observation.iter_mut().collect();
        for one in steps.settle(&mut reports) {
            let Some(lines) = self.lines.get("observations") else {
                continue;
            };
            let (year, [own, beside]) = (one.year, [one.target.own.0, one.target.beside.0]);
            self.complaints.push(lines.complaint(
                &format!("observation.{}.value", one.report + 1),
                one.found(),
                (
                    format!(
                        "同一文件里 {year} 年的 process = \"{beside}\"；或相差多少，写成 process = \"{own}\"，如 value = 0.005"
                    ),
                    format!(
                        "process = \"{beside}\" of {year} in the same file; or by how much it differs, as process = \"{own}\", such as value = 0.005"
                    ),
                ),
                (
                    "请补上那一项，或写相差多少",
                    "Add that entry, or write the difference",
                ),
            ));
        }
    }
}

/// Makes a growth the difference to another one: known when both are, and as uncertain as both.
fn less(seen: &mut ObservationFile, own: &str, other: &ObservationFile) {
    seen.target = None;
    seen.process = Some(own.to_string());
    seen.value = rounded(100.0 * (seen.value - other.value)) / 100.0;
    if seen.known.is_some() || other.known.is_some() {
        seen.known = Some(seen.known().max(other.known()));
    }
    if seen.error.is_some() || other.error.is_some() {
        let [one, two] = [seen.error, other.error].map(|error| error.unwrap_or(0.0));
        seen.error = Some(one.hypot(two));
    }
    seen.evidence = seen.evidence.max(other.evidence);
    seen.verification = seen.verification.max(other.verification);
}

/// A number without what binary fractions add to it.
fn rounded(value: f64) -> f64 {
    const DIGITS: f64 = 1e6;
    // What rounds to nothing has no sign.
    (value * DIGITS).round() / DIGITS + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_known_when_both_are_and_as_uncertain_as_both() {
        let counted = |value: f64| ObservationFile::counted(2023, value, "report".to_string());
        let mut seen = ObservationFile {
            error: Some(0.003),
            target: Some("growth".to_string()),
            ..counted(0.069)
        };
        let other = ObservationFile {
            error: Some(0.004),
            known: Some(2025),
            ..counted(0.063)
        };
        less(&mut seen, "gap", &other);
        assert_eq!(
            (seen.process.as_deref(), &seen.target),
            (Some("gap"), &None)
        );
        assert_eq!((seen.value, seen.known), (0.006, Some(2025)));
        assert!((seen.error.expect("an error") - 0.005).abs() < 1e-12);
    }
}
