//! The sheet of the plan's targets.

use std::collections::BTreeSet;

use super::super::census::Census;
use super::cells::SheetReading;
use super::indicators::{can_be, indicator, starts};
use super::relations::related;
use super::steps::is_apart;
use super::wholes::{total, whole};
use super::{Aim, Filled};
use crate::dataset::multiple_of;
use crate::model::ModelFolder;
use crate::model::file::{Hold, Nature, Relation, TargetFile};
use crate::report::template::layout::{FormColumn, targets};
use crate::units::Unit;

/// The word for what keeps in step.
const IN_STEP: &str = "同步";

impl Filled {
    pub(super) fn targets(
        &mut self,
        reading: &mut SheetReading<'_>,
        base: &ModelFolder,
        _: &Census,
    ) {
        let mut seen = BTreeSet::new();
        let mut numbers = Numbers::default();
        for row in reading.rows() {
            let Some(title) = reading.text(targets::INDICATOR, row) else {
                nameless(reading, row);
                continue;
            };
            let Some((key, own)) = indicator(reading, row, &title, base) else {
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
            let known = base.file.plan.targets.get(&key);
            let nature = chosen(reading, (targets::NATURE, row), Nature::of, Nature::TAKEN);
            let relation = chosen(
                reading,
                (targets::RELATION, row),
                Relation::of,
                Relation::TAKEN,
            );
            let (relation, aimed) = related(reading, row, relation);
            let hold = chosen(reading, (targets::HOLD, row), Hold::of, Hold::TAKEN);
            if let Some(own) = &own
                && !can_be(reading, row, own, (relation, hold))
            {
                continue;
            }
            let usual = known.map_or(Nature::Expected, |target| target.nature);
            let boxed = nature.unwrap_or(usual).heading().is_none();
            let number = numbers.of(reading, row, boxed);
            let unit = known.map_or(Unit::Number, |target| target.unit);
            let unit = own.as_ref().map_or(unit, |own| own.unit);
            let said = reading.text(targets::UNIT, row);
            if !is_of(reading, row, unit, said.as_deref()) {
                continue;
            }
            let said = said.as_deref();
            let before = reading.complaints.0.len();
            let baseline = reading.valued(targets::BASELINE, row, unit, said);
            let is_read = reading.complaints.0.len() == before;
            if let Some(own) = &own
                && is_read
                && !starts(reading, row, own, baseline)
            {
                continue;
            }
            let before = reading.complaints.0.len();
            let value = aimed.and_then(|aimed| {
                in_step(&aimed, known)
                    .or_else(|| reading.valued_of((targets::TARGET, row), &aimed, unit, said))
            });
            let Some(value) = value else {
                // A dash is no target either.
                if reading.complaints.0.len() == before {
                    reading.empty(targets::TARGET, row);
                }
                continue;
            };
            if let Some(known) = known {
                let told = [
                    (targets::BASELINE, baseline),
                    (targets::TARGET, Some(value)),
                ];
                let apart = told
                    .map(|(column, told)| is_apart(reading, (column, row), (known, told), base));
                if apart.contains(&false) {
                    continue;
                }
            }
            let total = total(reading, row, base, (key.as_str(), baseline, hold));
            let year = reading.year(targets::YEAR, row);
            if own.is_some() && year.is_none() && self.plan.is_none() {
                reading.empty(targets::YEAR, row);
            }
            let at = reading.origin_marked(targets::AT, row, &[targets::BASELINE, targets::TARGET]);
            self.targets.push(Aim {
                key,
                own,
                number,
                nature,
                baseline,
                total,
                relation,
                target: value,
                year,
                hold,
                at,
            });
        }
    }
}

/// Whether what stands in the column of units is the unit of the indicator, or a multiple of it; where not, that is said.
fn is_of(reading: &mut SheetReading<'_>, row: usize, unit: Unit, said: Option<&str>) -> bool {
    let (Some(said), Some(own)) = (said, unit.word()) else {
        return true;
    };
    let half = said.replace('％', "%");
    if half == own || multiple_of(&half, own).is_some() {
        return true;
    }
    reading.fault(
        targets::UNIT,
        row,
        (
            format!("单位写的是“{said}”"),
            format!("the unit is “{said}”"),
        ),
        (
            format!("{own}（列表里这项指标的单位）或与它同类的单位"),
            format!("{own}, the unit of this indicator of the list, or one of its kind"),
        ),
        (
            "请改正单位，数值也按这个单位写；若是另一项只有本地有的指标，请换一个名称",
            "Correct the unit, and write the values in it; give an indicator that only this county has another name",
        ),
    );
    false
}

/// The value of a target that is to keep in step with something, where it is said in words.
fn in_step(text: &str, known: Option<&TargetFile>) -> Option<f64> {
    let known = known.filter(|own| own.in_step_with.is_some())?;
    text.contains(IN_STEP).then_some(known.target)
}

/// Says that a row has no name that says something all the same.
fn nameless(reading: &mut SheetReading<'_>, row: usize) {
    let others = [targets::BASELINE, targets::TARGET, targets::AT];
    if others
        .iter()
        .any(|column| reading.text(*column, row).is_some())
    {
        reading.empty(targets::INDICATOR, row);
    }
}

/// The numbers of the indicators, in the order of the sheet.
#[derive(Default)]
struct Numbers {
    last: u32,
    seen: BTreeSet<u32>,
}

impl Numbers {
    /// The number of a row: the one that is written, or else the one after the last; none for what stands in a box, and
    /// where it is a fault, which is said.
    fn of(&mut self, reading: &mut SheetReading<'_>, row: usize, boxed: bool) -> Option<u32> {
        let text = reading.text_if_there(targets::NUMBER, row);
        if boxed {
            if let Some(text) = text {
                reading.fault(
                    targets::NUMBER,
                    row,
                    (format!("写的是“{text}”"), format!("found “{text}”")),
                    (
                        "空着：专栏目标不编号",
                        "nothing: targets of boxes have no number",
                    ),
                    ("请写在“出处”", "Write it in the column 出处"),
                );
            }
            return None;
        }
        let number = match text {
            None => self.last.saturating_add(1),
            Some(text) => whole(reading, (targets::NUMBER, row), &text)?,
        };
        if !self.seen.insert(number) {
            reading.fault(
                targets::NUMBER,
                row,
                (
                    format!("编号 {number} 已在上面用过"),
                    format!("the number {number} stands above already"),
                ),
                (
                    "每项指标一个编号；空着的接上一行",
                    "a number for each; the one after the row above where it is empty",
                ),
                ("请改正", "Correct it"),
            );
        }
        self.last = number;
        Some(number)
    }
}

/// What a cell chooses from a list; nothing where it is empty or a fault, which is said.
fn chosen<T>(
    reading: &mut SheetReading<'_>,
    (column, row): (FormColumn, usize),
    of: impl Fn(&str) -> Option<T>,
    taken: (&'static str, &'static str),
) -> Option<T> {
    // Workbooks that were made by earlier versions do not have all columns.
    let text = match column == targets::HOLD {
        true => reading.text_if_there(column, row)?,
        false => reading.text(column, row)?,
    };
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
