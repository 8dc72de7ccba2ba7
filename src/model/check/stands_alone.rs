//! Recipients that were reported as what a target measures: they stand in their year alone, and nothing learns of them.

use super::checking::Checking;
use super::observations::place;
use crate::model::checked::Service;
use crate::model::file::{MeasureFile, recipients_of};

/// Reminds of each of them: as recipients of the service they would move what comes after.
pub(super) fn remind(checking: &mut Checking<'_>, services: &[Service]) {
    let file = checking.file();
    let reports = &file.observations.observation;
    for (i, seen) in reports.iter().enumerate() {
        let target = seen.target.as_deref();
        let Some(target) = target.and_then(|key| file.plan.targets.get(key)) else {
            continue;
        };
        let MeasureFile::Quantity(quantity) = &target.measure else {
            continue;
        };
        let counted = services
            .iter()
            .any(|service| recipients_of(&service.key) == *quantity);
        let is_told = reports
            .iter()
            .any(|other| other.year == seen.year && other.quantity.as_ref() == Some(quantity));
        if !counted || is_told {
            continue;
        }
        let (title, year, value) = (&target.title, seen.year, seen.value);
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
            (
                "作为这项服务的享受人数填报".into(),
                "a report of the recipients of the service".into(),
            ),
            (
                "请另填这项服务的享受人数：工作簿填在“补贴人数与标准”表，observations 写“服务名称＋享受人数”",
                "Report the recipients of the service as well: on the sheet 补贴人数与标准 of a workbook, or in observations by the service's name with 享受人数",
            ),
        );
        checking.push(complaint.as_warning());
    }
}
