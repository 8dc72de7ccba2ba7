//! Scenarios beside each other.

use std::sync::Arc;

use super::{Table, rounded};
use crate::evaluation::paired::{Ranking, ScenarioDifference};
use crate::model::Model;
use crate::projection::{Projection, Quantity};
use crate::units::Unit;

/// Everything that differs.
pub fn gaps(
    models: &[Arc<Model>],
    projections: &[&Projection],
    rows: &[ScenarioDifference],
) -> Table {
    let quantity = |gap: &ScenarioDifference| -> Option<&Quantity> {
        let projection = projections[gap.scenario];
        Some(&projection.quantities()[projection.index(&gap.quantity)?])
    };
    let unit =
        |gap: &ScenarioDifference| quantity(gap).map_or(Unit::Persons, |quantity| quantity.unit);
    let title = |gap: &ScenarioDifference, zh: bool| {
        quantity(gap).map_or(String::new(), |quantity| match zh {
            true => quantity.title.zh.clone(),
            false => quantity.title.en.clone(),
        })
    };
    let scenario = |gap: &ScenarioDifference| &models[gap.scenario].scenario;
    Table::new("compared")
        .texts("scenario", rows.iter().map(|row| &scenario(row).key))
        .texts("scenario_zh", rows.iter().map(|row| &scenario(row).title.zh))
        .texts("scenario_en", rows.iter().map(|row| &scenario(row).title.en))
        .texts("compared_with", rows.iter().map(|_| &models[0].scenario.key))
        .texts("key", rows.iter().map(|row| &row.quantity))
        .texts("title_zh", rows.iter().map(|row| title(row, true)))
        .texts("title_en", rows.iter().map(|row| title(row, false)))
        .texts("unit", rows.iter().map(|row| unit(row).key()))
        .wholes("year", rows.iter().map(|row| Some(row.year)))
        .numbers("median", rows.iter().map(|row| rounded(row.median, unit(row))))
        .numbers("median_compared_with", rows.iter().map(|row| rounded(row.compared_with, unit(row))))
        .numbers("difference_mean", rows.iter().map(|row| rounded(row.mean, unit(row))))
        .numbers("difference_low80", rows.iter().map(|row| rounded(row.difference[0], unit(row))))
        .numbers("difference_median", rows.iter().map(|row| rounded(row.difference[1], unit(row))))
        .numbers("difference_high80", rows.iter().map(|row| rounded(row.difference[2], unit(row))))
        .numbers("probability_more", rows.iter().map(|row| Some(row.more)))
        .note("difference", "draw by draw under the same chance: the effect of the scenario, not of luck; the median of differences is not the difference of medians")
}

/// How the scenarios rank by cost.
pub fn ranking(models: &[Arc<Model>], ranking: &Ranking) -> Table {
    let count = models.len();
    let mut table = Table::new("ranking")
        .texts("scenario", models.iter().map(|model| &model.scenario.key))
        .texts(
            "scenario_zh",
            models.iter().map(|model| &model.scenario.title.zh),
        )
        .texts(
            "scenario_en",
            models.iter().map(|model| &model.scenario.title.en),
        )
        .wholes("from", models.iter().map(|_| Some(ranking.years[0])))
        .wholes("to", models.iter().map(|_| Some(ranking.years[1])))
        .numbers(
            "cost_low80",
            ranking.sums.iter().map(|sum| rounded(sum[0], Unit::Yuan)),
        )
        .numbers(
            "cost_median",
            ranking.sums.iter().map(|sum| rounded(sum[1], Unit::Yuan)),
        )
        .numbers(
            "cost_high80",
            ranking.sums.iter().map(|sum| rounded(sum[2], Unit::Yuan)),
        );
    for rank in 0..count {
        let parts = ranking.ranks.iter().map(|ranks| Some(ranks[rank]));
        table = table.numbers(&format!("probability_rank_{}", rank + 1), parts);
    }
    for (place, other) in models.iter().enumerate() {
        let parts = (0..count).map(|own| (own != place).then(|| ranking.dearer[own][place]));
        table = table.numbers(
            &format!("probability_dearer_than_{}", other.scenario.key),
            parts,
        );
    }
    table.note(
        "unit",
        "yuan, prices of each year, summed over the years; rank 1 is the cheapest",
    )
}
