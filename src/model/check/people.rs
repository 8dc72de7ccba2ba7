//! What was reported of the people: years and numbers that can be.

use super::checking::Checking;
use super::observations::{disagree, is_said, report};
use crate::axes::Year;
use crate::model::checked::PeopleSeen;

/// What was reported of the people and known by `as_of`, in the order of the years.
pub(super) fn people(checking: &mut Checking<'_>, as_of: Option<Year>, start: Year) -> PeopleSeen {
    let file = checking.file();
    let mut people = PeopleSeen::default();
    for (i, seen) in file.observations.observation.iter().enumerate() {
        let Some(quantity) = seen.of_people() else {
            continue;
        };
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
