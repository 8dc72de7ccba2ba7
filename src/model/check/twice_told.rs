//! Years of which both the recipients of a service and its coverage were reported: a reminder of what gives way.

use super::checking::Checking;
use super::observations::{moved, place};
use crate::model::checked::{Process, RecipientsSeen, Service, Yielding};
use crate::model::file::recipients_of;
use crate::source::Language;

/// Reminds of every pair. Whether the two can be true together shows in draws only.
pub(super) fn remind(
    checking: &mut Checking<'_>,
    services: &[Service],
    processes: &[Process],
    recipients: &[RecipientsSeen],
) {
    let file = checking.file();
    let reports = &file.observations.observation;
    for seen in recipients {
        // An attribute that gives way leaves the coverage as it was reported.
        let Yielding::Share(share) = seen.by else {
            continue;
        };
        let share = &processes[share.0];
        let service = &services[seen.service.0];
        let quantity = recipients_of(&service.key);
        for own in &seen.observations {
            let coverage = share.observations.iter().find(|it| it.year == own.year);
            let first = reports.iter().position(|it| {
                it.year == own.year && it.quantity.as_deref() == Some(quantity.as_str())
            });
            let other = reports
                .iter()
                .position(|it| it.year == own.year && moved(file, it) == Some(share.key.as_str()));
            let (Some(coverage), Some(first), Some(other)) = (coverage, first, other) else {
                continue;
            };
            let lines = checking.lines("observations");
            let (other_file, other) = lines.find(&format!("{}.value", place(other)));
            let [at_zh, at_en] = [Language::Zh, Language::En].map(|own| other.render(own));
            let (year, recipients, percent) = (own.year, own.value, 100.0 * coverage.value);
            let complaint = checking.complaint(
                "observations",
                &format!("{}.value", place(first)),
                (
                    format!(
                        "{}：{year} 年享受人数 {recipients} 人，同年又有覆盖率 {percent:.1}%（{other_file} {at_zh}）",
                        service.title.zh
                    ),
                    format!(
                        "{}: {recipients} recipients in {year}, and a coverage of {percent:.1} % of the same year in {other_file}, {at_en}",
                        service.title.en
                    ),
                ),
                ("两者相容".into(), "two that go together".into()),
                (
                    "享受人数必定照数得出，持证人数随之增减，余下的差额由覆盖率承担；误差解释不了的，推算时拒绝",
                    "The recipients come out as they are: the holders move with them and the coverage takes the rest; a run refuses what errors do not explain",
                ),
            );
            checking.push(complaint.as_warning().plainly((
                format!("{year} 年享受人数 {recipients} 人，同年又报了覆盖率 {percent:.1}%；以人数为准"),
                format!(
                    "{recipients} recipients in {year}, and a coverage of {percent:.1} % was reported of the same year: the recipients count"
                ),
            )));
        }
    }
}
