//! Means of several quantities that a target measures: some, of the target's unit, and of every run.

use super::checking::Checking;
use crate::model::file::MeasureFile;
use crate::model::quantities::Quantities;

/// Complains where a mean cannot be made. Names that are unknown have been complained about.
pub(super) fn composites(checking: &mut Checking<'_>, quantities: &Quantities) {
    let targets = &checking.file().plan.targets;
    let every_run = quantities.list(false).len();
    for (key, target) in targets {
        let MeasureFile::MeanOf(parts) = &target.measure else {
            continue;
        };
        let at = format!("targets.{key}.measure");
        if parts.is_empty() {
            let found = ("mean_of 是空的".into(), "mean_of is empty".into());
            let needed = ("至少一个量".into(), "one quantity at least".into());
            let advice = (
                "请写明由哪些量合成",
                "Say of which quantities it is the mean",
            );
            checking.say("plan", &at, found, needed, advice);
        }
        for part in parts {
            let Some(place) = quantities.index(part) else {
                continue;
            };
            let unit = quantities.list(true)[place.0].unit;
            if unit == target.unit && place.0 < every_run {
                continue;
            }
            checking.say(
                "plan",
                &at,
                (
                    format!(
                        "{part} 的单位是{}，指标的单位是{}",
                        unit.zh(),
                        target.unit.zh()
                    ),
                    format!(
                        "{part} is in {}, the target in {}",
                        unit.en(),
                        target.unit.en()
                    ),
                ),
                (
                    "与指标同单位、并非只在住户模拟中才有的量".into(),
                    "quantities of the target's unit, and not of households alone".into(),
                ),
                (
                    "请换一个量，或改正 unit",
                    "Name another quantity, or correct the unit",
                ),
            );
        }
    }
}
