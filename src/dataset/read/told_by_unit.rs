//! Names that only their units tell apart, such as `低保（户）` and `低保（人）`: each keeps its unit and is a series of its own.

use std::collections::BTreeMap;

use super::named_unit::name_and_unit;
use super::unit::unit;

/// A name and its unit.
type NameAndUnit = (String, Option<String>);

/// Names and units of columns with these cells.
pub(super) fn of_columns(headings: &[String], cells: &[Vec<Option<String>>]) -> Vec<NameAndUnit> {
    names_and_units(headings, |one, other| {
        let mut rows = cells[one].iter().zip(&cells[other]);
        rows.any(|(one, other)| one.is_some() && other.is_some())
    })
}

/// Names and units of rows, with the cells of all columns.
pub(super) fn of_rows(names: &[String], cells: &[Vec<Option<String>>]) -> Vec<NameAndUnit> {
    let is_filled =
        |column: &[Option<String>], row: usize| column.get(row).is_some_and(Option::is_some);
    names_and_units(names, |one, other| {
        let mut columns = cells.iter();
        columns.any(|column| is_filled(column, one) && is_filled(column, other))
    })
}

/// Names and units of headings. A heading stays whole where another has its name with a unit of another kind and both have
/// a value at once: what goes on in another unit is no second series.
fn names_and_units(
    headings: &[String],
    at_once: impl Fn(usize, usize) -> bool,
) -> Vec<NameAndUnit> {
    let parted: Vec<NameAndUnit> = headings
        .iter()
        .map(|heading| name_and_unit(heading))
        .collect();
    // The first place of each kind of unit, by name.
    let mut kinds: BTreeMap<&str, BTreeMap<String, usize>> = BTreeMap::new();
    let mut own = Vec::new();
    for (at, (name, said)) in parted.iter().enumerate() {
        let kind = said.as_deref().and_then(unit).map(|unit| unit.base);
        if let Some(kind) = &kind {
            let firsts = kinds.entry(name).or_default();
            firsts.entry(kind.clone()).or_insert(at);
        }
        own.push(kind);
    }
    let is_told_apart = |at: usize| {
        let firsts = kinds.get(parted[at].0.as_str());
        let mut others = firsts.into_iter().flatten();
        let is_other = |kind: &String| own[at].as_ref().is_some_and(|own| own != kind);
        others.any(|(kind, first)| is_other(kind) && at_once(at, *first))
    };
    let whole: Vec<bool> = (0..headings.len()).map(is_told_apart).collect();
    let named = headings.iter().zip(whole).zip(&parted);
    named
        .map(|((heading, whole), (name, said))| match whole {
            true => (heading.trim().to_string(), said.clone()),
            false => (name.clone(), said.clone()),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::names_and_units;

    #[test]
    fn units_of_another_kind_tell_names_apart() {
        let names = |headings: [&str; 2], at_once: bool| {
            let named = names_and_units(&headings.map(str::to_string), |_, _| at_once);
            let names = named.into_iter().map(|(name, _)| name);
            names.collect::<Vec<_>>().join("|")
        };
        assert_eq!(
            names(["低保（户）", "低保（人）"], true),
            "低保（户）|低保（人）"
        );
        assert_eq!(names(["低保（户）", "低保（人）"], false), "低保|低保");
        assert_eq!(names(["持证（人）", "持证（万人）"], true), "持证|持证");
        assert_eq!(names(["持证（人）", "补贴（元）"], true), "持证|补贴");
        assert_eq!(names(["持证", "持证（人）"], true), "持证|持证");
    }
}
