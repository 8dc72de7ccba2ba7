//! Which indicator a row of the sheet of targets is about: one of the model that is extended, or the county's own.

use super::answers::OwnIndicator;
use super::cells::SheetReading;
use super::chosen::{OWN_UNITS, measure_word, unit_of};
use super::own::key_of;
use super::titled::is_called;
use crate::dataset::nearest;
use crate::model::ModelFolder;
use crate::model::file::{Hold, Relation, Way};
use crate::report::template::layout::targets;
use crate::units::Unit;

/// What tells the rates of growth, of which no generic process is known.
const GROWTH: [&str; 3] = ["增速", "增长率", "增幅"];

/// The indicator that a row names: its key, and what is said of it where it is the county's own; nothing where that is
/// a fault, which is said.
pub(super) fn indicator(
    reading: &mut SheetReading<'_>,
    row: usize,
    title: &str,
    base: &ModelFolder,
) -> Option<(String, Option<OwnIndicator>)> {
    let known = &base.file.plan.targets;
    let own = is_own(reading, row)?;
    let mut all = known.iter();
    let named = all.find(|(key, target)| is_called(title, key, &target.title));
    match (named, own) {
        (Some((key, _)), false) => Some((key.clone(), None)),
        (Some(_), true) => {
            reading.fault(
                targets::OWN,
                row,
                (
                    format!("沿用的模型里已有“{title}”"),
                    format!("the model that is extended has “{title}” already"),
                ),
                (
                    "空着，或另一项指标的名称",
                    "nothing here, or the name of another indicator",
                ),
                (
                    "同一项指标请把这一格空着；另一项指标请换一个名称",
                    "Leave the cell empty, or give the other indicator another name",
                ),
            );
            None
        }
        (None, own) => {
            let near = nearest(title, known.values().map(|target| target.title.zh.as_str()));
            if let Some(near) = near.filter(|_| !own) {
                like(reading, row, title, near);
                return None;
            }
            let (unit, counted_in) = unit(reading, row, title)?;
            let title = title.to_string();
            let key = key_of(&title);
            let own = OwnIndicator {
                title,
                unit,
                counted_in,
            };
            Some((key, Some(own)))
        }
    }
}

/// Whether the row says that only this county has the indicator; nothing where it says something else, which is said.
fn is_own(reading: &mut SheetReading<'_>, row: usize) -> Option<bool> {
    let Some(text) = reading.text_if_there(targets::OWN, row) else {
        return Some(false);
    };
    if text == targets::YES {
        return Some(true);
    }
    reading.fault(
        targets::OWN,
        row,
        (format!("写的是“{text}”"), format!("found “{text}”")),
        ("“是”，或空着", "是, or nothing"),
        ("请改正", "Correct it"),
    );
    None
}

/// Says that a name is like one that is known.
fn like(reading: &mut SheetReading<'_>, row: usize, title: &str, near: &str) {
    let yes = targets::YES;
    reading.fault(
        targets::INDICATOR,
        row,
        (format!("不认识“{title}”"), format!("“{title}” is not known")),
        ("列表中的名称，或本地指标的名称", "a name of the list, or that of an indicator of one's own"),
        (
            format!(
                "是不是“{near}”？是就从下拉列表选；确是另一项指标，请在“{}”写“{yes}”",
                targets::OWN.name
            ),
            format!(
                "Is it “{near}”? Choose it from the list then; if it is another indicator, write {yes} in the column {}",
                targets::OWN.name
            ),
        ),
    );
}

/// The unit of an indicator of the county's own, one by which it can be projected, and the measure word for it.
fn unit(reading: &mut SheetReading<'_>, row: usize, title: &str) -> Option<(Unit, Option<String>)> {
    if GROWTH.iter().any(|word| title.contains(word)) {
        reading.fault(
            targets::INDICATOR,
            row,
            (
                format!("“{title}”是增速，不知道它怎样变动"),
                format!("“{title}” is a rate of growth, and nothing says how it moves"),
            ),
            (
                "比例或数量，或列表中的增速指标",
                "a share or a count, or one of the list",
            ),
            (
                "请改选列表中的指标，或删去这一行，在模型文件里写明它的过程",
                "Choose one of the list, or remove the row and write its process into the model's files",
            ),
        );
        return None;
    }
    let Some(text) = reading.text(targets::UNIT, row) else {
        reading.empty(targets::UNIT, row);
        return None;
    };
    let found = unit_of(&text);
    if found.is_none() {
        reading.fault(
            targets::UNIT,
            row,
            (
                format!("本地指标的单位写的是“{text}”"),
                format!("an indicator of one's own in “{text}”"),
            ),
            OWN_UNITS,
            (
                "请改用其中一种；别的单位不知道怎样变动，要在模型文件里写明",
                "Use one of them; how other units move has to be written into the model's files",
            ),
        );
    }
    found.map(|unit| (unit, measure_word(&text, unit)))
}

/// Whether an indicator of the county's own can be projected with this relation and hold; what cannot be is said.
pub(super) fn can_be(
    reading: &mut SheetReading<'_>,
    row: usize,
    own: &OwnIndicator,
    (relation, hold): (Option<Relation>, Option<Hold>),
) -> bool {
    let counted = own.unit.is_counted();
    let added = hold.is_some_and(Hold::is_of_additions);
    if added && !counted {
        let found = match own.unit == Unit::Share {
            true => (
                "比例不能按每年新增来要求",
                "a share is not added to every year",
            ),
            false => (
                "金额和倍数不能按每年新增来要求",
                "money and ratios are not added to every year",
            ),
        };
        reading.fault(
            targets::HOLD,
            row,
            found,
            (
                "年末、每年或年均",
                "年末 (end), 每年 (every year) or 年均 (mean)",
            ),
            ("请改正口径或单位", "Correct the hold or the unit"),
        );
        return false;
    }
    let up = relation.is_none_or(|own| own.way() == Some(Way::Up));
    if counted && !up {
        reading.fault(
            targets::RELATION,
            row,
            (
                "数量类的本地指标逐年累计，只增不减",
                "a count of one's own is cumulated and never falls",
            ),
            ("≥ 或 >", "≥ or >"),
            (
                "请改正关系；会减少的量请改用比例，或在模型文件里写明它的过程",
                "Correct the relation; for what may fall use a share, or write its process into the model's files",
            ),
        );
        return false;
    }
    true
}

/// Whether an indicator of the county's own has the value of the base year that it needs: money and ratios start at one
/// above 0. What is lacking is said.
pub(super) fn starts(
    reading: &mut SheetReading<'_>,
    row: usize,
    own: &OwnIndicator,
    baseline: Option<f64>,
) -> bool {
    let free = own.unit == Unit::Share || own.unit.is_counted();
    if free || baseline.is_some_and(|value| value > 0.0) {
        return true;
    }
    let found = match baseline {
        Some(value) => (format!("写的是 {value}"), format!("found {value}")),
        None => ("空着".to_string(), "it is empty".to_string()),
    };
    reading.fault(
        targets::BASELINE,
        row,
        found,
        (
            "大于 0 的基期值：金额和倍数从它起算",
            "a value of the base year above 0, at which money and ratios start",
        ),
        (
            "请补上；没有这个数的，改用别的指标",
            "Write it; where nobody knows it, choose another indicator",
        ),
    );
    false
}
