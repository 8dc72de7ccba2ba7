//! Every target of the plan.

use super::*;
use crate::evaluation::Attainment;
use crate::model::Model;
use crate::model::file::Relation;

/// Every target of the plan.
pub fn targets(model: &Model, attainments: &[Attainment]) -> Table {
    let rows: Vec<_> = model
        .targets
        .iter()
        .filter_map(|target| Some((target, attainments.iter().find(|a| a.key == target.key)?)))
        .collect();
    let table = Table::new("targets")
        .texts(
            "number",
            rows.iter()
                .map(|(t, _)| t.number.map_or(String::new(), |n| n.to_string())),
        )
        .texts("key", rows.iter().map(|(t, _)| &t.key))
        .texts("title_zh", rows.iter().map(|(t, _)| &t.title.zh))
        .texts("title_en", rows.iter().map(|(t, _)| &t.title.en))
        .texts("nature", rows.iter().map(|(t, _)| nature(t.nature).1))
        .texts("place", rows.iter().map(|(t, _)| &t.at))
        .texts("unit", rows.iter().map(|(t, _)| t.unit.key()))
        .numbers("baseline", rows.iter().map(|(t, _)| t.baseline))
        .texts("relation", rows.iter().map(|(t, _)| relation(t.relation)))
        .numbers("target", rows.iter().map(|(t, _)| Some(t.value)))
        .numbers(
            "target_upper",
            rows.iter()
                .map(|(t, _)| (t.relation == Relation::Between).then_some(t.upper)),
        )
        .wholes("year", rows.iter().map(|(t, _)| Some(t.year)))
        .texts("hold", rows.iter().map(|(t, _)| hold(t.hold)))
        .numbers(
            "median",
            rows.iter().map(|(t, a)| rounded(a.median, t.unit)),
        )
        .numbers(
            "low80",
            rows.iter().map(|(t, a)| rounded(a.eighty.0, t.unit)),
        )
        .numbers(
            "high80",
            rows.iter().map(|(t, a)| rounded(a.eighty.1, t.unit)),
        )
        .numbers("probability", rows.iter().map(|(_, a)| Some(a.probability)))
        .numbers(
            "monte_carlo_error",
            rows.iter()
                .map(|(_, a)| rounded(a.standard_error, Unit::Share)),
        )
        .numbers(
            "met_at_the_end",
            rows.iter().map(|(_, a)| Some(a.at_the_end)),
        )
        .numbers(
            "met_every_year",
            rows.iter().map(|(_, a)| Some(a.every_year)),
        )
        .numbers(
            "expected_gap",
            rows.iter().map(|(t, a)| rounded(a.gap, t.unit)),
        )
        .wholes("first_met", rows.iter().map(|(_, a)| a.first_met))
        .numbers("never_met", rows.iter().map(|(_, a)| Some(a.never)))
        .numbers(
            "pace_needed",
            rows.iter().map(|(t, a)| rounded(a.pace, t.unit)),
        )
        .texts("evidence", rows.iter().map(|(_, a)| a.evidence.en()))
        .texts("basis", rows.iter().map(|(_, a)| basis(a.one_observation)));
    table
        .note("unit", "values are in column `unit`; probabilities and shares run from 0 to 1; pace_needed is a year")
        .note("basis", "judged: one observation at most stands behind the projection, its drift is elicited")
}

/// Whether a target is binding, expected or from a box, in both languages.
pub fn nature(nature: crate::model::file::Nature) -> (&'static str, &'static str) {
    use crate::model::file::Nature;
    match nature {
        Nature::Binding => ("约束性", "binding"),
        Nature::Expected => ("预期性", "expected"),
        Nature::Box => ("专栏与正文", "box"),
    }
}

fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Between => "between",
        other => other.sign(),
    }
}

fn hold(hold: crate::model::file::Hold) -> &'static str {
    use crate::model::file::Hold;
    match hold {
        Hold::End => "at the end",
        Hold::EveryYear => "every year",
        Hold::Mean => "on average",
    }
}

fn basis(one_observation: bool) -> &'static str {
    if one_observation {
        "judged: one observation only"
    } else {
        "several observations"
    }
}
