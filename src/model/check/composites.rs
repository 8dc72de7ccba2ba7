//! Several quantities that make what a target measures: some, of every run, of units and for targets as how they are put
//! together allows.

use super::checking::Checking;
use crate::model::file::ModelFile;
use crate::model::quantities::{Composite, Quantities};

/// What targets measure that is made of several quantities.
pub(super) fn of(file: &ModelFile) -> impl Iterator<Item = Composite<'_>> {
    file.plan.targets.iter().filter_map(|(key, target)| {
        let (by, of) = target.measure.combined()?;
        Some(Composite {
            target: key,
            title: &target.title,
            by,
            of,
        })
    })
}

/// Complains where they cannot be put together. Names that are unknown have been complained about.
pub(super) fn composites(checking: &mut Checking<'_>, quantities: &Quantities) {
    let targets = &checking.file().plan.targets;
    let every_run = quantities.list(false).len();
    for (key, target) in targets {
        let Some((by, parts)) = target.measure.combined() else {
            continue;
        };
        let at = format!("targets.{key}.measure");
        let name = format!("{}_of", by.word());
        if parts.is_empty() {
            let found = (format!("{name} 是空的"), format!("{name} is empty"));
            let needed = ("至少一个量".into(), "one quantity at least".into());
            let advice = ("请写明由哪些量合成", "Say of which quantities it is made");
            checking.say("plan", &at, found, needed, advice);
        }
        let other = by
            .allows()
            .filter(|(own, _)| !own.contains(&target.relation));
        if let Some((allowed, advice)) = other {
            let is = target.relation.sign();
            let allowed: Vec<&str> = allowed.iter().map(|own| own.sign()).collect();
            checking.say(
                "plan",
                &format!("targets.{key}.relation"),
                (
                    format!("{name} 的关系是 {is}"),
                    format!("the relation of {name} is {is}"),
                ),
                (allowed.join(" 或 "), allowed.join(" or ")),
                advice,
            );
        }
        for part in parts {
            let Some(place) = quantities.index(part) else {
                continue;
            };
            let unit = quantities.list(true)[place.0].unit;
            if by.takes(unit, target.unit) && place.0 < every_run {
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
