//! The tables that a budget leaves.

use crate::model::Model;
use crate::report::budgets::Budget;
use crate::report::table;

/// The tables of a budget.
pub(in crate::task) fn tables(model: &Model, budget: &Budget) -> Vec<table::Table> {
    let mut tables = vec![
        table::budget::budget(model, &budget.lines),
        table::budget::estimate(model, budget.period[0], &budget.estimates),
    ];
    if !budget.centres.is_empty() {
        tables.push(table::centres::of_centres(model, &budget.centres));
    }
    if !budget.exceeded.is_empty() {
        tables.push(table::budget::appropriations(model, &budget.exceeded));
    }
    tables
}
