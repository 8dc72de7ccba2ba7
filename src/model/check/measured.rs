//! Quantities that the model names: they are projected, and targets have a unit in which they can be compared.

use super::checking::Checking;
use super::naming::Names;
use super::plan::in_another_unit;
use crate::model::file::MeasureFile;
use crate::model::quantities::Quantities;

/// Every quantity that a target or the summary names is projected.
pub(super) fn quantities_named(checking: &mut Checking<'_>, quantities: &Quantities) {
    let known: Vec<&str> = quantities
        .list(true)
        .iter()
        .map(|q| q.key.as_str())
        .collect();
    let used = checking.references.iter();
    for reference in used.filter(|reference| reference.names == Names::Quantity) {
        // A process, where its quantity is meant.
        let of_process = Quantities::process_key(&reference.name);
        let own = [reference.name.as_str(), of_process.as_str()].map(|key| known.contains(&key));
        if own == [false, true] {
            let name = &reference.name;
            checking.say(
                &reference.file,
                &reference.key,
                (
                    format!("{name} 是过程，不是量"),
                    format!("{name} is a process, and no quantity"),
                ),
                (of_process.clone(), of_process.clone()),
                ("请改正名字", "Correct the name"),
            );
            continue;
        }
        checking.known(
            &reference.file,
            &reference.key,
            &reference.name,
            reference.names.words(),
            known.iter().copied(),
        );
    }
}

/// Every target that measures a quantity has a unit in which that can be compared with it: people are counted, however
/// often each, and money is money.
pub(super) fn units_of_targets(checking: &mut Checking<'_>, quantities: &Quantities) {
    for (key, target) in &checking.file().plan.targets {
        let MeasureFile::Quantity(name) = &target.measure else {
            continue;
        };
        // A name that is unknown has been complained about.
        let Some(place) = quantities.index(name) else {
            continue;
        };
        let measured = quantities.list(true)[place.0].unit;
        if !measured.is_alike(target.unit) {
            in_another_unit(checking, &format!("targets.{key}"), target.unit, measured);
        }
    }
}
