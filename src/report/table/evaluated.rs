//! The tables of an evaluation: every indicator, and what had been foretold of what was reported.

use super::Table;
use crate::axes::Year;
use crate::evaluation::progress::{Foretold, Indicator};
use crate::model::Model;
use crate::model::checked::Target;
use crate::report::evaluated::{Evaluated, said};
use crate::source::Language;

fn target<'m>(model: &'m Model, key: &str) -> Option<&'m Target> {
    model.targets.iter().find(|target| target.key == key)
}

/// One row for each indicator and year that was reported; one without a year where nothing was.
pub fn indicators(model: &Model, evaluated: &Evaluated) -> Table {
    let mut rows: Vec<(&Indicator, Option<(Year, f64)>)> = Vec::new();
    for indicator in &evaluated.indicators {
        if indicator.actuals.is_empty() {
            rows.push((indicator, None));
        }
        rows.extend(
            indicator
                .actuals
                .iter()
                .map(|(year, value)| (indicator, Some((*year, *value)))),
        );
    }
    let of = |(indicator, _): &(&Indicator, Option<(Year, f64)>)| target(model, &indicator.key);
    let title = |language: Language| {
        let titles = rows
            .iter()
            .map(move |row| of(row).map_or("", |own| own.title.get(language)));
        titles.collect::<Vec<&str>>()
    };
    Table::new("evaluation")
        .texts("key", rows.iter().map(|(indicator, _)| &indicator.key))
        .texts("title_zh", title(Language::Zh))
        .texts("title_en", title(Language::En))
        .numbers("base", rows.iter().map(|(indicator, _)| Some(indicator.base)))
        .wholes("year", rows.iter().map(|(_, seen)| seen.map(|(year, _)| year)))
        .numbers("actual", rows.iter().map(|(_, seen)| seen.map(|(_, value)| value)))
        .numbers("target", rows.iter().map(|row| of(row).map(|own| own.value)))
        .wholes("target_year", rows.iter().map(|row| of(row).map(|own| own.year)))
        .numbers("progress", rows.iter().map(|(indicator, _)| indicator.progress))
        .texts("status_zh", rows.iter().map(|(indicator, _)| said(indicator.status, Language::Zh)))
        .texts("status_en", rows.iter().map(|(indicator, _)| said(indicator.status, Language::En)))
        .numbers("probability_in_base_year", rows.iter().map(|(indicator, _)| indicator.before))
        .numbers("probability_now", rows.iter().map(|(indicator, _)| indicator.now))
        .numbers("needed_a_year", rows.iter().map(|(indicator, _)| indicator.needed))
        .note("base", "as the plan prints it; where it prints none, where the model starts, which is no published figure")
        .note("progress", "of the last reported year: change since the base year over the change of a straight line to the target by then")
}

/// One row for each value that was reported.
pub fn foretold(model: &Model, all: &[Foretold]) -> Table {
    let title = |language: Language| {
        let titles = all
            .iter()
            .map(move |one| target(model, &one.key).map_or("", |own| own.title.get(language)));
        titles.collect::<Vec<&str>>()
    };
    Table::new("foretold")
        .texts("key", all.iter().map(|one| &one.key))
        .texts("title_zh", title(Language::Zh))
        .texts("title_en", title(Language::En))
        .wholes("year", all.iter().map(|one| Some(one.year)))
        .numbers("actual", all.iter().map(|one| Some(one.actual)))
        .numbers("median", all.iter().map(|one| Some(one.median)))
        .numbers("lo80", all.iter().map(|one| Some(one.eighty.0)))
        .numbers("hi80", all.iter().map(|one| Some(one.eighty.1)))
        .numbers("lo95", all.iter().map(|one| Some(one.ninety_five.0)))
        .numbers("hi95", all.iter().map(|one| Some(one.ninety_five.1)))
        .numbers("base", all.iter().map(|one| one.base))
        .numbers("crps", all.iter().map(|one| Some(one.crps)))
        .numbers("crps_in_points", all.iter().map(|one| Some(one.crps / one.point?)))
        .numbers(
            "unchanged_in_points",
            all.iter().map(|one| Some((one.actual - one.base?).abs() / one.point?)),
        )
        .numbers("interval_score_80", all.iter().map(|one| Some(one.interval_score)))
        .numbers("pit", all.iter().map(|one| Some(one.pit)))
        .texts(
            "in80",
            all.iter()
                .map(|one| if one.inside()[0] { "yes" } else { "no" }),
        )
        .texts(
            "in95",
            all.iter()
                .map(|one| if one.inside()[1] { "yes" } else { "no" }),
        )
        .note(
            "before",
            "the forecast of the base year, without anything that was reported later",
        )
        .note(
            "crps_in_points",
            "a point is 0.01 of a share or growth rate, and a hundredth of the base value elsewhere; unchanged_in_points is the same score of the forecast that nothing changes since the base year",
        )
}
