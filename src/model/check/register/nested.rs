//! Parts of parts: what one table of a year says of some holders, held against what another one says of all of these.

use std::collections::BTreeSet;

use super::saying::{remind, say};
use crate::axes::{AGES, CATEGORIES, GRADES, SEXES, Year};
use crate::model::check::checking::Checking;
use crate::model::checked::{HolderPart, Margin, RegisterCount, RegisterReading, RegisterYear};
use crate::model::read::RegisterRow;
use crate::source::Language;

/// Numbers that are farther apart contradict each other, relative; what lies nearer is only said.
const APART: f64 = 0.02;

/// Errors explain so many standard deviations.
const ERRORS: f64 = 4.0;

/// People are whole: less than that apart is a rounding.
const ROUNDING: f64 = 0.5;

/// Some holders of whom two tables of a year say different numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
struct TwoNumbers {
    /// Who they are.
    whole: HolderPart,
    /// How many the table says that does not tell them apart.
    persons: f64,
    /// The first of their parts in the other table.
    first: HolderPart,
    /// How many all their parts are together.
    sum: f64,
    /// Whether these are all the parts that there are.
    all: bool,
}

/// Complains of each pair of tables that contradict each other, of the first of what they do not agree on.
pub(super) fn agree(checking: &mut Checking<'_>, rows: &[&RegisterRow], own: &RegisterYear) {
    for coarse in &own.stocks {
        for fine in &own.stocks {
            if let Some(found) = apart(coarse, fine) {
                tell(checking, rows, own.year, &found);
            }
        }
    }
}

/// Complains of a second table of the same flow that has another sum; the first one is taken.
pub(super) fn flows(
    checking: &mut Checking<'_>,
    row: &RegisterRow,
    (first, second): (RegisterReading, RegisterReading),
) {
    let gap = (first.persons - second.persons).abs();
    if gap <= room(first, second) {
        return;
    }
    let ((zh, en), year) = (row.counted.called(), row.year);
    let [one, two] = [first, second].map(|own| format!("{:.0}", own.persons));
    let found = (
        format!("{year} 年的{zh}两张表的合计不同：{one} 和 {two} 人"),
        format!("two tables of {en} in {year} add up to {one} and to {two}"),
    );
    let expected = ("各表合计相同", "tables with the same sum");
    let advice = (
        "请核实；相差不大时以不分类的数为准",
        "Look it up; where they differ little the number that tells nothing apart counts",
    );
    match gap > APART * first.persons {
        true => say(checking, row, found, expected, advice),
        false => remind(checking, row, found, expected, advice),
    }
}

/// How far two numbers may be apart by their errors.
fn room(one: RegisterReading, two: RegisterReading) -> f64 {
    let [one, two] = [one, two].map(|own| own.error * own.persons);
    ERRORS * one.hypot(two) + ROUNDING
}

/// The first of the holders of whom a finer table says another number than a coarser one. All holders together are looked at
/// where the sums of whole tables are.
fn apart(coarse: &Margin, fine: &Margin) -> Option<TwoNumbers> {
    let parts = coarse.parts.iter();
    let mut parts = parts.filter(|(whole, _)| *whole != HolderPart::default());
    parts.find_map(|(whole, reading)| {
        let inside = fine.parts.iter();
        let inside = inside.filter(|(part, _)| part != whole && lies_in(part, whole));
        let inside: Vec<(HolderPart, RegisterReading)> = inside.copied().collect();
        let first = inside.first()?.0;
        let all = is_all(&inside, whole);
        let sum = Margin {
            whole: false,
            parts: inside,
        };
        let sum = sum.total();
        let gap = sum.persons - reading.persons;
        let wrong = gap > 0.0 || all;
        (wrong && gap.abs() > room(*reading, sum)).then_some(TwoNumbers {
            whole: *whole,
            persons: reading.persons,
            first,
            sum: sum.persons,
            all,
        })
    })
}

/// Whether all of a part are of another one too.
fn lies_in(part: &HolderPart, whole: &HolderPart) -> bool {
    let ages = match (part.ages, whole.ages) {
        (_, None) => true,
        (Some([a, b]), Some([c, d])) => c <= a && b <= d,
        (None, Some(_)) => false,
    };
    ages && whole.category.is_none_or(|own| part.category == Some(own))
        && whole.grade.is_none_or(|own| part.grade == Some(own))
        && whole.sex.is_none_or(|own| part.sex == Some(own))
}

/// Whether parts that do not overlap are all that a part can be divided into: every value of each way of dividing that it
/// has not itself, and ages without a gap.
fn is_all(parts: &[(HolderPart, RegisterReading)], whole: &HolderPart) -> bool {
    let ages: BTreeSet<[usize; 2]> = parts.iter().filter_map(|(part, _)| part.ages).collect();
    let [mut next, last] = whole.ages.unwrap_or([0, AGES - 1]);
    for [from, to] in &ages {
        if *from != next {
            return false;
        }
        next = to + 1;
    }
    if !ages.is_empty() && next != last + 1 {
        return false;
    }
    let added =
        |tells: fn(&HolderPart) -> bool| !tells(whole) && parts.iter().any(|(part, _)| tells(part));
    let ways = [
        (added(|part| part.category.is_some()), CATEGORIES),
        (added(|part| part.grade.is_some()), GRADES),
        (added(|part| part.sex.is_some()), SEXES),
        (!ages.is_empty(), ages.len()),
    ];
    let ways = ways.iter().filter(|(used, _)| *used);
    parts.len() == ways.map(|(_, values)| values).product::<usize>()
}

fn tell(checking: &mut Checking<'_>, rows: &[&RegisterRow], year: Year, found: &TwoNumbers) {
    let of = |part: HolderPart| {
        rows.iter().find(|row| {
            let stock = row.year == year && row.counted == RegisterCount::Holders;
            stock && row.part == part
        })
    };
    let (Some(row), Some(whole)) = (of(found.first), of(found.whole)) else {
        return;
    };
    let (called, sum, persons) = (found.whole.words(), found.sum, found.persons);
    let [zh, en] = [Language::Zh, Language::En].map(|language| whole.place.render(language));
    let said = (
        format!(
            "{year} 年“{}”的各部分合计 {sum:.0} 人，而{zh}写的“{}”是 {persons:.0} 人",
            called.zh, called.zh
        ),
        format!(
            "the parts of “{}” in {year} add up to {sum:.0}, but {en} says {persons:.0}",
            called.en
        ),
    );
    let expected = match found.all {
        true => (
            "各部分合计等于它们的总数",
            "parts that add up to all of them",
        ),
        false => (
            "各部分合计不超过它们的总数",
            "parts that are no more than all of them",
        ),
    };
    let advice = (
        "请核对哪个数对，改正其一；相差不大时以分得最细的表为准",
        "Find out which is right and correct the other; where they differ little the finest table counts",
    );
    match (sum - persons).abs() > APART * persons {
        true => say(checking, row, said, expected, advice),
        false => remind(checking, row, said, expected, advice),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::axes::{Category, Grade, Sex};

    fn part(category: Option<Category>, grade: Option<Grade>, sex: Option<Sex>) -> HolderPart {
        HolderPart {
            category,
            grade,
            sex,
            ages: None,
        }
    }

    fn table(parts: &[(HolderPart, f64)]) -> Margin {
        let parts = parts.iter().map(|(part, persons)| {
            let reading = RegisterReading {
                persons: *persons,
                error: 0.0,
            };
            (*part, reading)
        });
        Margin {
            whole: false,
            parts: parts.collect(),
        }
    }

    #[test]
    fn some_of_a_part_are_no_more_and_all_of_it_no_fewer() {
        let physical = Some(Category::Physical);
        let whole = table(&[(part(physical, None, None), 800.0)]);
        let sexes = |male: f64, female: Option<f64>| {
            let male = Some((part(physical, None, Some(Sex::Male)), male));
            let female = female.map(|own| (part(physical, None, Some(Sex::Female)), own));
            table(&male.into_iter().chain(female).collect::<Vec<_>>())
        };
        let more = apart(&whole, &sexes(1000.0, None)).expect("more men than people");
        assert_eq!((more.persons, more.sum, more.all), (800.0, 1000.0, false));
        assert_eq!(apart(&whole, &sexes(500.0, None)), None);
        assert_eq!(apart(&whole, &sexes(500.0, Some(300.0))), None);
        let fewer = apart(&whole, &sexes(500.0, Some(200.0))).expect("fewer than all");
        assert!(fewer.all);
        // Of other people it says nothing.
        let other = table(&[(part(Some(Category::Visual), Some(Grade::One), None), 900.0)]);
        assert_eq!(apart(&whole, &other), None);
        // An error of a tenth explains a gap of a fifth.
        let mut wrong = sexes(500.0, Some(460.0));
        wrong.parts[0].1.error = 0.1;
        assert_eq!(apart(&whole, &wrong), None);
    }

    #[test]
    fn parts_by_age_are_all_where_they_leave_no_gap() {
        let aged = |from, to| HolderPart {
            ages: Some([from, to]),
            category: Some(Category::Physical),
            ..HolderPart::default()
        };
        let old = HolderPart {
            ages: Some([60, AGES - 1]),
            ..HolderPart::default()
        };
        let reading = RegisterReading {
            persons: 1.0,
            error: 0.0,
        };
        assert!(lies_in(&aged(60, 79), &old) && !lies_in(&aged(50, 79), &old));
        assert!(!lies_in(&old, &aged(60, AGES - 1)));
        let some = [(aged(60, 79), reading), (aged(80, AGES - 1), reading)];
        // One of the categories is not all of them.
        assert!(!is_all(&some, &old));
        let physical = HolderPart {
            category: Some(Category::Physical),
            ..old
        };
        assert!(is_all(&some, &physical) && !is_all(&some[..1], &physical));
    }
}
