//! Years of which both the recipients of a service and its coverage were reported: a reminder of what becomes of the two.

use super::checking::Checking;
use super::observations::{moved, place};
use super::recipients::Declared;
use crate::axes::Year;
use crate::model::checked::{Observation, RecipientsSeen, Reported, Target, Yielding};
use crate::model::file::{ModelFile, ObservationFile, recipients_of};
use crate::source::{Language, Words};

/// What was reported of what is no process, beside what has been checked already.
pub(super) struct ReportsOfService<'m> {
    pub declared: &'m Declared<'m>,
    pub targets: &'m [Target],
    pub reported: &'m [Reported],
}

/// What a coverage is called.
const COVERAGE: (&str, &str) = ("覆盖率", "a coverage");
/// What becomes of the two, in a few words.
const COUNT: (&str, &str) = ("以人数为准", "the recipients count");
const BOTH: (&str, &str) = ("两个数都照公布的列出", "both come out as they are");

/// A coverage, or the part of a need, that was reported beside recipients.
struct BesideCoverage {
    /// Its place among the reports.
    report: usize,
    coverage: f64,
    /// What it is called.
    called: (&'static str, &'static str),
    /// What becomes of the two.
    advice: (&'static str, &'static str),
    /// The same in a few words.
    outcome: (&'static str, &'static str),
}

/// Reminds of every pair. Whether the two can be true together shows in draws only.
pub(super) fn remind(
    checking: &mut Checking<'_>,
    reports: &ReportsOfService<'_>,
    recipients: &[RecipientsSeen],
) {
    let file = checking.file();
    for seen in recipients {
        let service = &reports.declared.services[seen.service.0];
        let quantity = recipients_of(&service.key);
        for own in &seen.observations {
            let of_service =
                |it: &ObservationFile| it.quantity.as_deref() == Some(quantity.as_str());
            let Some(first) = report(file, own.year, of_service) else {
                continue;
            };
            let moved = reports.moved(file, seen, own.year);
            let stands = reports.stands(file, seen, own.year);
            for beside in moved.into_iter().chain(stands) {
                say(checking, &service.title, (first, own), &beside);
            }
        }
    }
}

/// Reminds of a coverage beside recipients, with both lines.
fn say(
    checking: &mut Checking<'_>,
    service: &Words,
    (first, own): (usize, &Observation),
    beside: &BesideCoverage,
) {
    let (year, recipients, percent) = (own.year, own.value, 100.0 * beside.coverage);
    let (called_zh, called_en) = beside.called;
    let lines = checking.lines("observations");
    let (other_file, other) = lines.find(&format!("{}.value", place(beside.report)));
    let [at_zh, at_en] = [Language::Zh, Language::En].map(|own| other.render(own));
    let complaint = checking.complaint(
        "observations",
        &format!("{}.value", place(first)),
        (
            format!(
                "{}：{year} 年享受人数 {recipients} 人，同年又有{called_zh} {percent:.1}%（{other_file} {at_zh}）",
                service.zh
            ),
            format!(
                "{}: {recipients} recipients in {year}, and {called_en} of {percent:.1} % of the same year in {other_file}, {at_en}",
                service.en
            ),
        ),
        ("两者相容".into(), "two that go together".into()),
        beside.advice,
    );
    let (outcome_zh, outcome_en) = beside.outcome;
    checking.push(complaint.as_warning().plainly((
        format!("{year} 年享受人数 {recipients} 人，同年又报了{called_zh} {percent:.1}%；{outcome_zh}"),
        format!(
            "{recipients} recipients in {year}, and {called_en} of {percent:.1} % was reported of the same year: {outcome_en}"
        ),
    )));
}

/// The place of the first report of a year that is about this.
fn report(file: &ModelFile, year: Year, about: impl Fn(&ObservationFile) -> bool) -> Option<usize> {
    let mut reports = file.observations.observation.iter();
    reports.position(|it| it.year == year && about(it))
}

impl ReportsOfService<'_> {
    /// A coverage of the share that gives way, or the part that does, or the coverage to which the need does. An attribute
    /// that does leaves it as it was reported.
    fn moved(&self, file: &ModelFile, own: &RecipientsSeen, year: Year) -> Option<BesideCoverage> {
        let kept = self.declared.services[own.service.0].coverage;
        let (process, called, advice, outcome) = match own.by {
            Yielding::Attribute(..) => return None,
            Yielding::Part(part, _) => (
                part,
                ("所占比例", "a part"),
                (
                    "享受人数必定照数得出，这个比例随两项服务的人数而定",
                    "The recipients come out as they are, and the part is what those of both services make it",
                ),
                COUNT,
            ),
            Yielding::Share(share) => match kept.filter(|kept| *kept != share) {
                Some(kept) => (
                    kept,
                    COVERAGE,
                    (
                        "两个数都照公布的得出，有需求的人数由两者相除而定：请核对两者是否同一口径",
                        "Both come out as they are, and how many are in need is what they make it: check that both are of the same people",
                    ),
                    BOTH,
                ),
                None => (
                    share,
                    COVERAGE,
                    (
                        "享受人数必定照数得出，持证人数随之增减，余下的差额由覆盖率承担；误差解释不了的，推算时拒绝",
                        "The recipients come out as they are: the holders move with them and the coverage takes the rest; a run refuses what errors do not explain",
                    ),
                    COUNT,
                ),
            },
        };
        let share = &self.declared.processes[process.0];
        let seen = share.observations.iter().find(|it| it.year == year)?;
        let of_share = |it: &ObservationFile| moved(file, it) == Some(share.key.as_str());
        Some(BesideCoverage {
            report: report(file, year, of_share)?,
            coverage: seen.value,
            called,
            advice,
            outcome,
        })
    }

    /// A coverage of a service that places limit: no process stands behind it, so it moves nothing.
    fn stands(&self, file: &ModelFile, own: &RecipientsSeen, year: Year) -> Option<BesideCoverage> {
        self.declared.services[own.service.0].capacity.as_ref()?;
        let coverage = self.declared.quantities.services[own.service.0].coverage;
        let mut reported = self.reported.iter();
        let seen = reported.find(|it| it.quantity.0 == coverage && it.observation.year == year)?;
        let of_coverage = |it: &ObservationFile| {
            let mut targets = self.targets.iter();
            let target = targets.find(|own| Some(&own.key) == it.target.as_ref());
            target.is_some_and(|own| own.measure.0 == coverage)
        };
        Some(BesideCoverage {
            report: report(file, year, of_coverage)?,
            coverage: seen.observation.value,
            called: COVERAGE,
            advice: (
                "名额有限的服务，两个数都照公布的列出，推算的需求人数不随之变动，享受人数除以它可能是另一个比例：请核对两者是否同一口径",
                "Where places limit a service both come out as they are and the need stays as projected, so that recipients ÷ need may be another share: check that both are of the same people",
            ),
            outcome: BOTH,
        })
    }
}
