//! What a published evaluation says of before and now: no change of few people can be worked out.

use std::collections::BTreeMap;
use std::path::Path;

use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

use super::table;

/// Means of an evaluation's changes by what they are, and its smallest printed number that is not nought, by quantity and
/// year.
type Changes = BTreeMap<[String; 2], (BTreeMap<String, f64>, f64)>;

/// Those of a table.
fn changes(path: &Path) -> Changes {
    let table = table(path);
    let texts = ["key", "year", "what", "mean", "low80", "median", "high80"];
    let texts = texts.map(|column| table.texts(column));
    // Where nothing is withheld there is no such column.
    let is_marked = table.names().iter().any(|name| name == "withheld");
    let marks = is_marked.then(|| table.texts("withheld"));
    let mut found = Changes::new();
    for row in 0..table.rows() {
        let [key, year, what, ends @ ..] = texts.each_ref().map(|column| column[row].clone());
        let [key, year, what] = [key, year, what].map(|text| text.expect("a text"));
        let own = found.entry([key, year]).or_default();
        // A cause that is withheld has no numbers.
        let mark = marks.as_ref().and_then(|marks| marks[row].as_deref());
        assert_eq!(mark.unwrap_or_default().is_empty(), ends[0].is_some());
        let [Some(_), ..] = &ends else {
            continue;
        };
        let ends = ends.map(|text| text.expect("a number").parse::<f64>().expect("a number"));
        if what == "change" {
            let sizes = ends.into_iter().map(f64::abs).filter(|size| *size > 0.0);
            own.1 = sizes.fold(f64::INFINITY, f64::min);
        }
        own.0.insert(what, ends[0]);
    }
    found
}

/// What was known before, what is known now, and how they are called.
const ENDS: [&str; 2] = ["as known in the base year", "now"];

/// The least and the most by which a number of people can have changed for who knows what one of them is paid at either
/// end and reads what is printed: means to the hundredth, of people and of their money.
fn changed(
    people: Option<&BTreeMap<String, f64>>,
    money: Option<&BTreeMap<String, f64>>,
    paid: [f64; 2],
) -> [f64; 2] {
    [
        OptimizationDirection::Minimize,
        OptimizationDirection::Maximize,
    ]
    .map(|direction| {
        let mut problem = Problem::new(direction);
        let ends = ENDS.map(|_| problem.add_var(0.0, (0.0, 1e7)));
        let change = problem.add_var(1.0, (-1e7, 1e7));
        let mut near = |terms: &[(Variable, f64)], value: f64, rounding: f64| {
            problem.add_constraint(terms, ComparisonOp::Le, value + rounding);
            problem.add_constraint(terms, ComparisonOp::Ge, value - rounding);
        };
        near(&[(ends[1], 1.0), (ends[0], -1.0), (change, -1.0)], 0.0, 0.0);
        if let Some(change_of) = people.and_then(|people| people.get("change")) {
            near(&[(change, 1.0)], *change_of, 0.005);
        }
        for ((end, name), paid) in ends.into_iter().zip(ENDS).zip(paid) {
            if let Some(value) = people.and_then(|people| people.get(name)) {
                near(&[(end, 1.0)], *value, 0.005);
            }
            if let Some(value) = money.and_then(|money| money.get(name)) {
                near(&[(end, 1.0)], value / paid, 0.005);
            }
        }
        let outcome = problem.solve().unwrap_or_else(|error| panic!("{error}"));
        outcome
            .into_solution()
            .expect("a solution")
            .var_value(change)
    })
}

/// Neither end of a change of few people is printed, nor the change, nor the money that would tell it.
pub fn no_change_of_few(known: &Path, shown: &Path) {
    let known = changes(known);
    // Where every change is withheld there is no table.
    let shown = if shown.exists() {
        changes(shown)
    } else {
        Default::default()
    };
    no_cause_of_few(&known, &shown);
    let mut few = 0;
    for ([key, year], (people, smallest)) in &known {
        let (Some(service), true) = (key.strip_suffix(".served"), *smallest < 10.0) else {
            continue;
        };
        few += 1;
        let cost = [format!("{service}.cost"), year.clone()];
        let paid = ENDS.map(|end| known[&cost].0[end] / people[end]);
        let of = |place: &[String; 2]| shown.get(place).map(|own| &own.0);
        let [least, most] = changed(of(&[key.clone(), year.clone()]), of(&cost), paid);
        assert!(
            least <= 0.0 && most >= 0.0 && most - least >= 10.0,
            "{key} in {year}: a change from {least} to {most}"
        );
    }
    assert!(few >= 3, "{few} changes of few people");
}

/// No cause of few people is printed, and none alone is missing where the others add up to the change.
fn no_cause_of_few(known: &Changes, shown: &Changes) {
    let mut withheld = 0;
    for (place, (printed, _)) in shown {
        // What takes the place of withheld changes among the largest is not among those that are known.
        let parts = known.get(place).map_or(printed, |(parts, _)| parts);
        let causes = parts.keys().filter(|what| !ENDS.contains(&what.as_str()));
        let causes: Vec<&String> = causes.filter(|what| *what != "change").collect();
        let missing = causes.iter().filter(|what| !printed.contains_key(**what));
        let missing = missing.count();
        assert_ne!(missing, 1, "{place:?}");
        withheld += missing;
        if place[0] != "holders" && !place[0].ends_with(".served") {
            continue;
        }
        for what in causes {
            let size = printed.get(what).map_or(0.0, |mean| mean.abs());
            assert!(size == 0.0 || size >= 10.0, "{place:?}: {what} {size}");
        }
    }
    assert!(withheld >= 2, "{withheld} causes were withheld");
}
