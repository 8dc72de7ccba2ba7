//! Every target of the plan.

use super::*;
use crate::evaluation::attainment::{Attainment, Elsewhere, InStep};
use crate::model::Model;

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
        .texts("nature", rows.iter().map(|(t, _)| t.nature.word()))
        .texts("place", rows.iter().map(|(t, _)| &t.at))
        .texts("unit", rows.iter().map(|(t, _)| t.unit.key()))
        .numbers("baseline", rows.iter().map(|(t, _)| t.baseline))
        .texts("relation", rows.iter().map(|(t, _)| t.relation.word()))
        .numbers("target", rows.iter().map(|(t, _)| Some(t.value)))
        .numbers(
            "target_upper",
            rows.iter()
                .map(|(t, _)| t.relation.has_upper().then_some(t.upper)),
        )
        .wholes("year", rows.iter().map(|(t, _)| Some(t.year)))
        .texts("hold", rows.iter().map(|(t, _)| t.hold.word()))
        .numbers("median", projected(&rows, |own| own.median))
        .numbers("low80", projected(&rows, |own| own.eighty.0))
        .numbers("high80", projected(&rows, |own| own.eighty.1))
        .numbers("growth", in_step(&rows, |own| own.median))
        .numbers("growth_low80", in_step(&rows, |own| own.eighty.0))
        .numbers("growth_high80", in_step(&rows, |own| own.eighty.1))
        .numbers("growth_in_step_with", in_step(&rows, |own| own.other))
        .numbers("probability", rows.iter().map(|(_, a)| a.told()))
        .numbers(
            "monte_carlo_error",
            rows.iter().map(|(_, a)| {
                a.told()
                    .and_then(|_| rounded(a.standard_error, Unit::Share))
            }),
        )
        .numbers(
            "met_at_the_end",
            rows.iter().map(|(_, a)| a.told().map(|_| a.at_the_end)),
        )
        .numbers(
            "met_every_year",
            rows.iter().map(|(_, a)| a.told().map(|_| a.every_year)),
        )
        .numbers("expected_gap", projected(&rows, |own| own.gap))
        .wholes(
            "first_met",
            rows.iter().map(|(_, a)| a.told().and(a.first_met)),
        )
        .numbers(
            "never_met",
            rows.iter().map(|(_, a)| a.told().map(|_| a.never)),
        )
        .numbers(
            "pace_needed",
            rows.iter().map(|(t, a)| rounded(a.pace, t.unit)),
        )
        .wholes("pace_from", rows.iter().map(|(_, a)| a.pace_from))
        .texts("evidence", rows.iter().map(|(_, a)| a.evidence.en()))
        .texts("rests_on_zh", rows.iter().map(|(_, a)| a.rests.words().zh))
        .texts("rests_on_en", rows.iter().map(|(_, a)| a.rests.words().en))
        .numbers("elsewhere_enough", outside(&rows, |there| there.enough))
        .numbers(
            "elsewhere_pace_low80",
            outside(&rows, |there| there.paces[0]),
        )
        .numbers("elsewhere_pace", outside(&rows, |there| there.paces[1]))
        .numbers(
            "elsewhere_pace_high80",
            outside(&rows, |there| there.paces[2]),
        )
        .wholes(
            "published_met",
            rows.iter().map(|(_, a)| Some(a.published?.0 as i32)),
        )
        .wholes(
            "published",
            rows.iter().map(|(_, a)| Some(a.published?.1 as i32)),
        )
        .numbers(
            "published_weight",
            rows.iter()
                .map(|(_, a)| rounded(a.published_weight?, Unit::Share)),
        );
    table
        .note("unit", "values are in column `unit`; probabilities and shares run from 0 to 1; pace_needed is a year, counted from the end of `pace_from`: the last year that was reported, else the base year")
        .note("median", "of what moves at a pace of which nobody has said anything there is none, nor an interval or a gap: they would be a prior's; a first reported value gives them")
        .note("growth", "of a growth that is to keep step with another: itself and the other's median, over the years that are judged; `median` is by how much it is more")
        .note("rests_on_en", "what the probability rests on; where it rests on nothing, none is said")
        .note("elsewhere_enough", "part of coverage rates elsewhere that stood there and moved enough in as many years; paces are a year")
        .note("published", "published final results of such targets in comparable plans; success is published more often")
        .note("published_weight", "part of the probability that rests on them; empty where they are only shown beside it")
}

/// What is projected in the unit of each target, where that is more than a prior.
fn projected(
    rows: &[(&crate::model::checked::Target, &Attainment)],
    of: impl Fn(&Attainment) -> f64,
) -> Vec<Option<f64>> {
    let values = rows.iter();
    values
        .map(|(target, own)| rounded(of(own.projected()?), target.unit))
        .collect()
}

/// What is known of elsewhere, where anything is and the start is no assumption.
fn outside(
    rows: &[(&crate::model::checked::Target, &Attainment)],
    of: impl Fn(&Elsewhere) -> f64,
) -> Vec<Option<f64>> {
    let parts = rows.iter().map(|(_, a)| {
        let there = a.elsewhere.as_ref().filter(|_| a.told().is_some());
        there.map(&of)
    });
    parts
        .map(|part| part.map(|part| (part * 1e6).round() / 1e6))
        .collect()
}

/// What is known of a growth that is to keep step with another.
fn in_step(
    rows: &[(&crate::model::checked::Target, &Attainment)],
    of: impl Fn(&InStep) -> f64,
) -> Vec<Option<f64>> {
    let values = rows
        .iter()
        .map(|(_, a)| a.projected()?.growth.as_ref().map(&of));
    values
        .map(|value| value.and_then(|value| rounded(value, Unit::Growth)))
        .collect()
}
