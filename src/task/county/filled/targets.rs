//! The sheet of the plan's targets.

use std::collections::BTreeSet;

use super::super::census::Census;
use super::cells::Reading;
use super::chosen::in_parts;
use super::{Aim, Filled};
use crate::model::ModelFolder;
use crate::model::file::{Nature, Relation};
use crate::report::template::layout::{FormColumn, targets};

impl Filled {
    pub(super) fn targets(&mut self, reading: &mut Reading<'_>, base: &ModelFolder, _: &Census) {
        let known = &base.file.plan.targets;
        let mut seen = BTreeSet::new();
        for row in reading.rows() {
            let Some(title) = reading.text(targets::INDICATOR, row) else {
                continue;
            };
            let found = known.iter().find(|(key, target)| {
                **key == title || target.title.zh == title || target.title.en == title
            });
            let Some((key, target)) = found else {
                reading.unknown(
                    targets::INDICATOR,
                    row,
                    &title,
                    known.values().map(|target| target.title.zh.as_str()),
                );
                continue;
            };
            if !seen.insert(key.clone()) {
                reading.fault(
                    targets::INDICATOR,
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
            let nature = chosen(reading, targets::NATURE, row, Nature::of, Nature::TAKEN);
            let relation = chosen(
                reading,
                targets::RELATION,
                row,
                Relation::of,
                Relation::TAKEN,
            );
            let parts = in_parts(target.unit);
            let percent = reading
                .text(targets::UNIT, row)
                .is_some_and(|unit| ["%", "％"].contains(&unit.as_str()));
            let baseline = reading.measured(targets::BASELINE, row, parts, percent);
            let Some(value) = reading.measured(targets::TARGET, row, parts, percent) else {
                continue;
            };
            let year = reading.year(targets::YEAR, row);
            let at = reading.origin(targets::AT, row);
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
    column: FormColumn,
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
