//! What was reported of the people: years and numbers that can be.

use super::checking::Checking;
use super::observations::{disagree, is_said, place, report};
use crate::axes::Year;
use crate::model::checked::PeopleSeen;
use crate::model::file::PeopleQuantity;

/// What was reported of the people and known by `as_of`, in the order of the years.
pub(super) fn people(checking: &mut Checking<'_>, as_of: Option<Year>, start: Year) -> PeopleSeen {
    let file = checking.file();
    let mut people = PeopleSeen::default();
    for (i, seen) in file.observations.observation.iter().enumerate() {
        let Some(quantity) = seen.of_people() else {
            continue;
        };
        if seen.year <= start {
            not_later(checking, i, seen.year, start);
            continue;
        }
        let found = report(checking, i, seen, start + 1, seen.value > 0.0, as_of);
        let all = people.of_mut(quantity);
        if let Some(found) = found {
            match all.iter().find(|own| own.year == found.year).copied() {
                Some(first) if is_said(&first, &found) => continue,
                Some(twice) => disagree(checking, i, [&twice, &found], false),
                None => {}
            }
            all.push(found);
        }
    }
    people.in_order()
}

/// People of the start, or before it, stand elsewhere.
fn not_later(checking: &mut Checking<'_>, report: usize, year: Year, start: Year) {
    let (people, people_en) = PeopleQuantity::said();
    checking.say(
        "observations",
        &format!("{}.year", place(report)),
        (
            format!("{year} 年，人口的起点是 {start} 年末"),
            format!("{year}, and the people start at the end of {start}"),
        ),
        (
            format!("{} 年或更晚的{people}", start + 1),
            format!("{people_en} of a year after {start}"),
        ),
        (
            "起点的户籍人口写在 parameters.toml（[population.registered] 所指的参数）；更早的数写在 calibration.toml，用 plancast calibrate 校准",
            "Registered people of the start belong into parameters.toml (the parameter that [population.registered] names), earlier numbers into calibration.toml, for `plancast calibrate`",
        ),
    );
}
