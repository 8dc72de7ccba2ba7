//! Registered people of the censuses that a model knows, against each other.

use super::checking::Checking;
use crate::axes::Year;
use crate::model::checked::Parameter;
use crate::model::file::RegisteredFile;

/// How many times the registered people of another census, or what part of them, should be looked at: censuses are ten years
/// apart, in which no register doubles.
const TIMES: f64 = 2.0;

/// The same of those who have come from elsewhere, who become many where a place grows.
const MANY: f64 = 20.0;

/// A reminder of each census whose registered people, or those who have come from elsewhere, are of quite another number than
/// those of the one from which the model starts: of another place, or in another unit.
pub(super) fn check(checking: &mut Checking<'_>, parameters: &[Parameter], used: Year) {
    against(checking, parameters, used, (total, TIMES));
    against(checking, parameters, used, (in_migrants, MANY));
}

fn total(own: &RegisteredFile) -> &String {
    &own.total
}

fn in_migrants(own: &RegisteredFile) -> &String {
    &own.in_migrants
}

fn against(
    checking: &mut Checking<'_>,
    parameters: &[Parameter],
    used: Year,
    (of, times): (fn(&RegisteredFile) -> &String, f64),
) {
    let file = checking.file();
    let registered = &file.model.population.registered;
    let parameter = |key: &String| parameters.get(file.parameters.get_index_of(key)?);
    let people = |own: &Parameter| own.layers.first().map(|layer| layer.median());
    let started = registered.get(&used.to_string());
    let started = started.and_then(|own| people(parameter(of(own))?));
    let Some(started) = started.filter(|people| *people > 0.0) else {
        return;
    };
    for (year, other) in registered {
        let Some(own) = parameter(of(other)) else {
            continue;
        };
        let Some(people) = people(own) else { continue };
        if (1.0 / times..=times).contains(&(people / started)) {
            continue;
        }
        let title = &own.title;
        let complaint = checking.complaint(
            "parameters",
            &format!("{}.distribution", own.key),
            (
                format!("{} {people:.0} 人，而 {used} 年为 {started:.0} 人", title.zh),
                format!("{}: {people:.0} people, and {started:.0} in {used}", title.en),
            ),
            (
                format!("{year} 年为 {used} 年的 1/{times} 到 {times} 倍"),
                format!("at most {times} times as many, or as few, in {year} as in {used}"),
            ),
            (
                "请核对单位、位数和是否同一地区（区划有调整的，按现在的地域）；若确实如此，不必改",
                "Look up the unit, the digits and whether both are of one place, as it is now; if they are right, leave them",
            ),
        );
        checking.remind_unless_said(complaint);
    }
}
