//! Dated changes of a standard.

use super::super::checking::Checking;
use super::super::parameters::ready;
use crate::axes::Year;
use crate::model::file::ServiceFile;
use crate::statistics::sampling::Sampler;

/// From a year on, times a ratio, as a layer says; one that cannot be is complained about.
pub(super) fn steps(
    checking: &mut Checking<'_>,
    layer: usize,
    key: &str,
    file: &ServiceFile,
) -> Vec<(Year, Sampler)> {
    let mut checked = Vec::new();
    let steps = file.cost.iter().flat_map(|cost| &cost.steps);
    for (i, step) in steps.enumerate() {
        let at = format!("{key}.cost.steps.{}", i + 1);
        if step.ratio > 0.0 && step.ratio.is_finite() {
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
