//! Dated changes of a standard.

use std::collections::BTreeSet;

use super::super::checking::Checking;
use super::super::parameters::ready;
use crate::axes::Year;
use crate::model::file::{ServiceFile, StepFile};
use crate::statistics::sampling::Sampler;

/// Changes of a standard at once that a county makes.
const LIKELY: std::ops::RangeInclusive<f64> = 0.5..=3.0;

/// A reminder of a change that is of no year of the model, or of quite another size than standards change by.
fn doubt(checking: &mut Checking<'_>, layer: usize, at: &str, step: &StepFile) {
    let settings = &checking.file().model;
    let (first, last) = (settings.history_from, settings.until);
    if !(first..=last).contains(&step.from) {
        let from = step.from;
        checking.remind_in_layer(
            layer,
            "services",
            at,
            (
                format!("{from} 年起的变动，而模型从 {first} 年到 {last} 年"),
                format!("a change from {from} on, and the model goes from {first} to {last}"),
            ),
            (
                format!("{first} 到 {last} 年之间的变动"),
                format!("a change between {first} and {last}"),
            ),
            (
                "它在测算中不起作用：请核对 from",
                "It changes nothing that is projected: look up `from`",
            ),
        );
    }
    if !LIKELY.contains(&step.ratio) {
        let (ratio, least, most) = (step.ratio, *LIKELY.start(), *LIKELY.end());
        checking.remind_in_layer(
            layer,
            "services",
            at,
            (
                format!("标准一次变为原来的 {ratio} 倍"),
                format!("the amount becomes {ratio} times what it was"),
            ),
            (
                format!("{least} 到 {most} 倍"),
                format!("{least} to {most} times"),
            ),
            (
                "提高 10% 写 1.1：是百分数、提高的部分或金额的话，请改成倍数",
                "A rise of 10 % is 1.1: was a per cent, the rise alone or an amount written?",
            ),
        );
    }
}

/// A reminder of a second change of one year: both are multiplied.
fn again(checking: &mut Checking<'_>, layer: usize, at: &str, year: Year) {
    checking.remind_in_layer(
        layer,
        "services",
        at,
        (
            format!("{year} 年的变动写了两次"),
            format!("there are two changes in {year}"),
        ),
        ("每年一次变动".into(), "one change a year".into()),
        (
            "两个倍数会相乘：请删去一个；若确实如此，不必改",
            "Their ratios are multiplied: remove one, or leave both if it is meant so",
        ),
    );
}

/// From a year on, times a ratio, as a layer says; one that cannot be is complained about.
pub(super) fn steps(
    checking: &mut Checking<'_>,
    layer: usize,
    key: &str,
    file: &ServiceFile,
) -> Vec<(Year, Sampler)> {
    let mut checked = Vec::new();
    let steps = file.cost.iter().flat_map(|cost| &cost.steps);
    let mut years = BTreeSet::new();
    for (i, step) in steps.enumerate() {
        let at = format!("{key}.cost.steps.{}", i + 1);
        if !years.insert(step.from) {
            again(checking, layer, &at, step.from);
        }
        if step.ratio > 0.0 && step.ratio.is_finite() {
            doubt(checking, layer, &at, step);
            let ratio = ready(checking, layer, "services", &at, &step.times());
            checked.extend(ratio.map(|ratio| (step.from, ratio)));
            continue;
        }
        checking.say_in_layer(
            layer,
            "services",
            &at,
            (
                format!("标准乘以 {}", step.ratio),
                format!("the amount times {}", step.ratio),
            ),
            ("大于 0 的倍数".into(), "a ratio above 0".into()),
            ("请改正 ratio", "Correct ratio"),
        );
    }
    checked
}
