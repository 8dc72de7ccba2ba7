//! Certificate holders by age, category and grade: what no source publishes for the county, estimated.

use super::*;
use crate::axes::{Category, Grade, Year};
use crate::evaluation::Summary;
use crate::evaluation::withheld::{Withheld, WithheldMark};
use crate::model::Model;
use crate::model::quantities::AGE_GROUPS;
use crate::simulation::Outcome;
use crate::source::Evidence;

/// Holders by age group, category and grade in the base year and the milestones, with their
/// uncertainty: the survey's national structure on the county's population, scaled to what the county
/// published. What is withheld has a mark in place of its numbers.
pub fn certificates(model: &Model, outcome: &Outcome, withheld: Option<&Withheld>) -> Table {
    let mut rows: Vec<CertificateRow> = Vec::new();
    for (place, year) in outcome.profiles.years.iter().enumerate() {
        for age in 0..AGE_GROUPS.len() {
            for category in Category::ALL {
                for grade in Grade::ALL {
                    let draws = outcome.profiles.holders(place, age, *category, *grade);
                    let mark =
                        withheld.and_then(|own| own.certificate(place, age, *category, *grade));
                    let summary = Summary::of(draws);
                    if summary.is_some() || mark.is_some() {
                        rows.push((*year, age, *category, *grade, summary, mark));
                    }
                }
            }
        }
    }
    let people = model.quantities.people.as_ref();
    let holders = people.map(|places| places.holders);
    let evidence = holders.map_or(Evidence::Assumed, |place| {
        outcome.projection.quantities()[place].evidence
    });
    let numbers = |of: fn(&Summary) -> f64| -> Vec<Option<f64>> {
        rows.iter()
            .map(|row| rounded(of(row.4.as_ref()?), Unit::Persons))
            .collect()
    };
    let table = Table::new("certificates_estimated")
        .wholes("year", rows.iter().map(|row| Some(row.0)))
        .texts("age_zh", rows.iter().map(|row| AGE_GROUPS[row.1].1))
        .texts("age_en", rows.iter().map(|row| AGE_GROUPS[row.1].2))
        .texts("category", rows.iter().map(|row| row.2.key()))
        .texts("category_zh", rows.iter().map(|row| row.2.zh()))
        .texts("grade", rows.iter().map(|row| row.3.key()))
        .texts("grade_zh", rows.iter().map(|row| row.3.zh()))
        .texts("unit", rows.iter().map(|_| Unit::Persons.key()))
        .texts("evidence", rows.iter().map(|_| evidence.en()))
        .texts("evidence_zh", rows.iter().map(|_| evidence.zh()))
        .numbers("mean", numbers(|own| own.mean))
        .numbers("median", numbers(Summary::median))
        .numbers("low80", numbers(|own| own.eighty().0))
        .numbers("high80", numbers(|own| own.eighty().1));
    let table = match withheld {
        Some(_) => table.texts(WITHHELD, rows.iter().map(|row| withheld_word(row.5))),
        None => table,
    };
    table
        .note("unit", "persons at the end of the year")
        .note("evidence", &about(model))
}

/// Year, age group, category, grade; the holders, or why they are withheld.
type CertificateRow = (
    Year,
    usize,
    Category,
    Grade,
    Option<Summary>,
    Option<WithheldMark>,
);

/// On what the table rests, in words.
fn about(model: &Model) -> String {
    let survey = model.data.survey.as_ref().map_or(0, |survey| survey.year);
    let people = if model.settings.of_registered {
        "the registered population"
    } else {
        "the population"
    };
    let disability = model.settings.disability.as_ref();
    let level = match disability.and_then(|own| own.anchor.service()) {
        Some(id) => {
            let title = &model.services[id.0].title.en;
            format!("the published recipients of the {title}")
        }
        None => "the published holders".to_string(),
    };
    format!("national structure of the survey of {survey} on {people}, scaled to {level}")
}
