//! Targets, reports and numbers of towns that count people or things and are not whole.

use super::checking::Checking;
use super::growth::values;
use super::observations::place;
use crate::dataset::Complaint;
use crate::model::file::{ModelFile, ObservationFile, recipients_of};
use crate::units::Unit;

/// A reminder of each number of people or things that is not whole and of which nobody says that it may be off.
pub(super) fn remind(checking: &mut Checking<'_>) {
    let file = checking.file();
    for (key, target) in file.plan.targets.iter().filter(|(_, own)| counts(own.unit)) {
        for (what, value) in values(target) {
            if is_part(value, None) {
                let found = (
                    format!("{value} {}", target.unit.zh()),
                    format!("{value} {}", target.unit.en()),
                );
                remind_of(checking, "plan", &format!("targets.{key}.{what}"), found);
            }
        }
    }
    let reports = file.observations.observation.iter().enumerate();
    for (i, seen) in reports.filter(|(_, seen)| !seen.is_set_aside()) {
        if is_counted(file, seen) && is_part(seen.value, seen.error) {
            remind_of(
                checking,
                "observations",
                &format!("{}.value", place(i)),
                alone(seen.value),
            );
        }
    }
    // The rows of a table have been looked at one by one.
    let towns = file.towns.iter().filter(|towns| towns.table.is_none());
    let towns = towns.flat_map(|towns| &towns.town);
    for (key, town) in towns {
        let at = format!("town.{key}");
        if let Some(people) = town.population.filter(|people| is_part(*people, None)) {
            remind_of(
                checking,
                "towns",
                &format!("{at}.population"),
                alone(people),
            );
        }
        let holders = [(format!("{at}.holders"), &town.holders)];
        let recipients = town.recipients.iter();
        let recipients =
            recipients.map(|(service, known)| (format!("{at}.recipients.{service}"), known));
        for (at, known) in holders.into_iter().chain(recipients) {
            for (n, count) in (1..).zip(known) {
                if is_part(count.persons, Some(count.error)) {
                    remind_of(
                        checking,
                        "towns",
                        &format!("{at}.{n}.persons"),
                        alone(count.persons),
                    );
                }
            }
        }
    }
}

/// True for what cannot be a part and is one; what may be wrong by something was worked out.
fn is_part(value: f64, error: Option<f64>) -> bool {
    value.is_finite() && value.fract() != 0.0 && error.is_none_or(|error| error == 0.0)
}

/// True for a report of people, of recipients, or of what a target or a process counts.
fn is_counted(file: &ModelFile, seen: &ObservationFile) -> bool {
    let of_target = || file.plan.targets.get(seen.target.as_ref()?);
    let named = seen.quantity.as_deref();
    let mut services = file.services.keys();
    let of_recipients = services.any(|key| named == Some(recipients_of(key).as_str()));
    of_target().is_some_and(|target| counts(target.unit))
        || of_recipients
        || seen.of_people().is_some()
}

/// True for units of people and things.
fn counts(unit: Unit) -> bool {
    matches!(
        unit,
        Unit::Persons | Unit::PersonTimes | Unit::Units | Unit::Households
    )
}

/// A number that stands without a unit.
fn alone(value: f64) -> (String, String) {
    (format!("写的是 {value}"), format!("found {value}"))
}

/// Reminds of a number, unless it is refused already.
fn remind_of(checking: &mut Checking<'_>, name: &str, key: &str, found: (String, String)) {
    let complaint = checking.complaint(
        name,
        key,
        found,
        ("整数".into(), "a whole number".into()),
        (
            "是否以万为单位，或小数点有误？若确实如此，不必改",
            "Is it in 10,000s, or its decimal point wrong? If it is right, leave it",
        ),
    );
    let said = |other: &Complaint| other.file == complaint.file && other.place == complaint.place;
    if !checking.complaints.errors().any(said) {
        checking.push(complaint.as_warning());
    }
}
