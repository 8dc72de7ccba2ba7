//! The sheet of the plan's targets.

use std::collections::BTreeSet;

use super::super::census::Census;
use super::cells::Reading;
use super::{Aim, Filled};
use crate::model::ModelFolder;
use crate::model::file::{Nature, Relation};
use crate::units::Unit;

impl Filled {
    pub(super) fn targets(&mut self, reading: &mut Reading<'_>, base: &ModelFolder, _: &Census) {
        let known = &base.file.plan.targets;
        let mut seen = BTreeSet::new();
        for row in reading.rows() {
            let Some(title) = reading.text("指标", row) else {
                continue;
            };
            let found = known.iter().find(|(key, target)| {
                **key == title || target.title.zh == title || target.title.en == title
            });
            let Some((key, target)) = found else {
                reading.unknown(
                    "指标",
                    row,
                    &title,
                    known.values().map(|target| target.title.zh.as_str()),
                );
                continue;
            };
            if !seen.insert(key.clone()) {
                reading.fault(
                    "指标",
                    row,
                    (
                        format!("“{title}”出现了两次"),
                        format!("“{title}” stands twice"),
                    ),
                    ("每个指标一行", "one row for each"),
                    ("请删去一行", "Remove one"),
                );
                continue;
            }
            let nature = chosen(reading, "属性", row, Nature::of, Nature::TAKEN);
            let relation = chosen(reading, "关系", row, Relation::of, Relation::TAKEN);
            let parts = matches!(target.unit, Unit::Share | Unit::Growth);
            let percent = reading
                .text("单位", row)
                .is_some_and(|unit| ["%", "％"].contains(&unit.as_str()));
            let baseline = reading.measured("基期值", row, parts, percent);
            let Some(value) = reading.measured("目标值", row, parts, percent) else {
                continue;
            };
            let year = reading.year("目标年", row);
            let at = reading.text("出处", row).unwrap_or_default();
            self.targets.push(Aim {
                key: key.clone(),
                nature,
                baseline,
                relation,
                target: value,
                year,
                at,
            });
        }
    }
}

/// What a cell chooses from a list; nothing where it is empty or a fault, which is said.
fn chosen<T>(
    reading: &mut Reading<'_>,
    column: &str,
    row: usize,
    of: impl Fn(&str) -> Option<T>,
    taken: (&'static str, &'static str),
) -> Option<T> {
    let text = reading.text(column, row)?;
    let found = of(&text);
    if found.is_none() {
        reading.fault(
            column,
            row,
            (format!("写的是“{text}”"), format!("found “{text}”")),
            taken,
            ("请从下拉列表选", "Choose from the list"),
        );
    }
    found
}
