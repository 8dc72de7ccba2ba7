//! What the verbs that help to decide have in common: how years are read, and the report of an answer.

use std::path::Path;

use super::run::{self, inputs};
use super::writing::{Report, TABLES, in_each};
use crate::axes::Year;
use crate::model::Model;
use crate::report::chart::NamedPicture;
use crate::report::receipt::{DecisionPart, Receipt, Verb};
use crate::report::table::Table;
use crate::source::Language;

/// The report of an answer: what was asked, of which model, with its tables and pictures.
pub(super) fn report(
    verb: Verb,
    model: &Model,
    (seed, draws): (u64, usize),
    asked: DecisionPart,
    tables: Vec<Table>,
    pages: impl Fn(Language) -> Vec<NamedPicture> + Sync,
) -> Report {
    Report {
        receipt: Receipt {
            seed: Some(seed),
            draws: Some(draws),
            inputs: inputs(model),
            decision: Some(DecisionPart {
                region: model.region.clone(),
                ..asked
            }),
            ..Receipt::begin(verb)
        },
        tables,
        tables_in: TABLES,
        pages: in_each(pages),
        files: Vec::new(),
    }
}

/// How the model was run, for the receipt of whatever was asked of it.
pub(super) fn options(run: &run::Settings) -> DecisionPart {
    DecisionPart {
        with: run.with.clone(),
        as_of: run.as_of,
        until: run.until,
        parameters: run.parameters.as_deref().map(as_written),
        publish: run.publish,
        ..DecisionPart::default()
    }
}

/// A path in a receipt, with the same sign between folders on every machine.
pub(super) fn as_written(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// A year, or first and last year: `2027`, `2026-2030`. Whether a model has them, whoever asks it has to say.
pub fn years(text: &str) -> Option<[Year; 2]> {
    let year = |text: &str| -> Option<Year> {
        let text = text.trim().trim_end_matches('年');
        text.parse()
            .ok()
            .filter(|year| (1000..=9999).contains(year))
    };
    match text.split_once(['-', '–', '—', '~']) {
        Some((from, to)) => Some([year(from)?, year(to)?]),
        None => year(text).map(|year| [year; 2]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_year_or_two() {
        assert_eq!(years("2027"), Some([2027, 2027]));
        assert_eq!(years("2026-2030年"), Some([2026, 2030]));
        assert_eq!(years("soon"), None);
        assert_eq!(years("20"), None);
    }
}
