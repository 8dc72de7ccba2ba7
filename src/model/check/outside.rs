//! Services that are compared with counts of other places: the counts are there.

use super::checking::Checking;
use crate::model::data::OutsideCount;

/// Every count that a service names is in the table, where one has been read.
pub(super) fn check(checking: &mut Checking<'_>, counts: &[OutsideCount]) {
    let steps = checking.steps;
    let file = &steps[0].file;
    let known = counts.iter().map(|count| count.service.as_str());
    for (key, service) in &file.services {
        let Some(wanted) = &service.compared_with else {
            continue;
        };
        let at = format!("{key}.compared_with");
        if file.model.outside.is_none() {
            checking.say(
                "services",
                &at,
                (
                    "model.toml 没有 [outside]".into(),
                    "model.toml has no [outside]".into(),
                ),
                (
                    "[outside] 里的 counts = { dataset = …, table = … }".into(),
                    "counts = { dataset = …, table = … } in [outside]".into(),
                ),
                (
                    "请补上，或删去 compared_with",
                    "Add it, or remove compared_with",
                ),
            );
        } else if !counts.is_empty() {
            let words = (
                "外地人数（[outside] 所指表的 service 列）",
                "count in column service of the table of [outside]",
            );
            checking.known("services", &at, wanted, words, known.clone());
        }
    }
}
