//! What was published and is used as it stands, among the numbers used: facts, reports, the register.

use super::row::NumberRow;
use crate::model::Model;
use crate::model::checked::StatedIn;
use crate::statistics::sampling::normal_quantile;

/// Each number that was published, with the year in its title.
pub(super) fn of_stated(model: &Model) -> impl Iterator<Item = NumberRow<'_>> {
    model.stated.iter().map(move |own| {
        let half = normal_quantile(0.9) * own.error;
        NumberRow {
            kind: match own.kind {
                StatedIn::Fact => "fact",
                StatedIn::Report => "report",
                StatedIn::Register => "register",
            },
            key: &own.key,
            part: "value",
            zh: format!("{}（{} 年）", own.title.zh, own.year).into(),
            en: format!("{} ({})", own.title.en, own.year).into(),
            unit: own.unit.key().to_string(),
            values: [own.value, own.value - half, own.value + half],
            source: &own.source,
            at: own.at.as_deref().unwrap_or(""),
            evidence: own.evidence,
            verification: own.verification,
            note: "",
            from: match own.kind {
                StatedIn::Fact => model.inherited.from("plan", &own.key).unwrap_or(""),
                StatedIn::Report | StatedIn::Register => "",
            },
        }
    })
}
