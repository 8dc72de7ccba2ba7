//! What a few draws give beside what other places count, and beside what the plan prints.

use crate::dataset::Complaint;
use crate::evaluation::covered::{self, coverage_gaps};
use crate::evaluation::outside;
use crate::model::{Model, ModelFolder};
use crate::simulation::Outcome;

/// Services that are far from what other places count: a warning each, where the service says with which.
pub(super) fn apart(folder: &ModelFolder, model: &Model, outcome: &Outcome) -> Vec<Complaint> {
    let lines = folder.lines.get("services").cloned().unwrap_or_default();
    let found = outside::apart(model, &outcome.projection).into_iter();
    found
        .map(|apart| {
            let first = apart
                .services
                .first()
                .map(|service| &model.services[*service]);
            let key = first.map_or_else(String::new, |service| {
                format!("{}.compared_with", service.key)
            });
            let (times, words) = (outside::TIMES, apart.words);
            lines
                .complaint(
                    &key,
                    (words.zh, words.en),
                    (
                        format!("外地的 1/{times} 到 {times} 倍"),
                        format!("a third to {times} times what other places count"),
                    ),
                    (
                        "请核对需求比例、资格规则和口径",
                        "Look at the share that needs it, who may have it, and the definition",
                    ),
                )
                .as_warning()
        })
        .collect()
}

/// Coverages that recipients and eligible people do not give: a warning each, where the plan prints it.
pub(super) fn gaps(folder: &ModelFolder, model: &Model, outcome: &Outcome) -> Vec<Complaint> {
    let lines = folder.lines.get("plan").cloned().unwrap_or_default();
    let found = coverage_gaps(model, &outcome.projection).into_iter();
    let complaints = found.map(|gap| {
        let points = 100.0 * covered::APART;
        lines.complaint(
            &format!("targets.{}.baseline", gap.target),
            (gap.words.zh, gap.words.en),
            (
                format!("相差不超过 {points} 个百分点"),
                format!("no more than {points} points between them"),
            ),
            (
                "请核对享受人数、持证残疾人和覆盖率的口径是否一致",
                "See whether recipients, certificate holders and coverage are of the same people",
            ),
        )
    });
    complaints.map(Complaint::as_warning).collect()
}
