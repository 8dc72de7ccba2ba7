//! Reports of what a target measures that stand in their year alone: nothing learns of them.

use super::checking::Checking;
use super::observations::place;
use crate::model::checked::Service;
use crate::model::file::recipients_of;

/// Reminds of each of them: what it is made of would move what comes after, as recipients of a service would. Of the target's
/// own year on nothing is to come.
pub(super) fn remind(checking: &mut Checking<'_>, services: &[Service]) {
    let file = checking.file();
    let reports = &file.observations.observation;
    for (i, seen) in reports.iter().enumerate() {
        let target = seen.target.as_deref();
        let Some(target) = target.and_then(|key| file.plan.targets.get(key)) else {
            continue;
        };
        let quantity = target.measure.quantity();
        if quantity.is_none() && target.measure.combined().is_none() {
            continue;
        }
        let counted = services
            .iter()
            .any(|service| quantity == Some(&recipients_of(&service.key)));
        let is_told = reports.iter().any(|other| {
            other.year == seen.year && quantity.is_some() && other.quantity.as_ref() == quantity
        });
        if is_told || !counted && seen.year >= target.year {
            continue;
        }
        let (title, year, value) = (&target.title, seen.year, seen.value);
        let (expected, advice) = match counted {
            true => (
                (
                    "作为这项服务的享受人数填报",
                    "a report of the recipients of the service",
                ),
                (
                    "请另填这项服务的享受人数：工作簿填在“补贴人数与标准”表，observations 写“服务名称＋享受人数”",
                    "Report the recipients of the service as well: on the sheet 补贴人数与标准 of a workbook, or in observations by the service's name with 享受人数",
                ),
            ),
            false => (
                (
                    "它由哪些数合成，就填报那些数",
                    "reports of the numbers that it is made of",
                ),
                (
                    "请另填各组成部分（有关服务的享受人数、有关比例）；没有的话不必改",
                    "Report its parts as well (recipients of services, shares); leave it where there are none",
                ),
            ),
        };
        let complaint = checking.complaint(
            "observations",
            &format!("{}.value", place(i)),
            (
                format!("{}：{year} 年公布 {value}，只记在这一年，以后各年的推算不随它变动", title.zh),
                format!(
                    "{}: {value} reported of {year} stands in that year alone, and what is projected of later years does not move with it",
                    title.en
                ),
            ),
            (expected.0.into(), expected.1.into()),
            advice,
        );
        checking.push(complaint.as_warning());
    }
}
