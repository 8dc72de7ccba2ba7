//! What of a run may not be published: counts of fewer than ten people, and what would give them away.
//!
//! A count is small where its mean or its median is. What a reader can work out is that of the means, which add up: of
//! medians, which add up only roughly, less can be known, so that what hides the means hides them. A count of which a
//! quantile that is printed lies below the threshold is withheld too, without being small itself. A count that is nought
//! in every draw is of nobody and is shown.
//!
//! Scenarios are read beside each other, and so is what an evaluation says was known before and is known now. What one
//! of them withholds all do, and what differs between two of them by fewer than ten people is withheld in all, so that a
//! reader of both must think that they may be the same and that they may differ by ten.

mod beside;
mod cells;
mod links;
mod marks;
mod money;
mod provincial;
mod services;

pub(crate) use marks::PLACES;
pub(super) use marks::counts_people;
pub use marks::{THRESHOLD, Withheld, WithheldMark, is_small_count};
pub use provincial::Provincial;

use crate::model::Model;
use crate::simulation::Outcome;
use beside::{Differences, NumbersTogether};
use cells::{AskedBeside, Counted};

impl Withheld {
    /// Finds it for runs of one model that are read beside each other; one for each, in order.
    pub fn of_all(runs: &[(&Model, &Outcome)]) -> Vec<Withheld> {
        let counted: Vec<Counted> = runs
            .iter()
            .map(|(model, outcome)| Counted::of(model, outcome))
            .collect();
        let outcomes = runs.iter().map(|(_, outcome)| *outcome);
        let numbers: Vec<(&Outcome, &Counted)> = outcomes.zip(&counted).collect();
        let together = NumbersTogether::of(&numbers);
        let Differences { most, few } = Differences::of(&numbers, &together);
        let mut all: Vec<Option<WithheldMark>> = few
            .iter()
            .map(|few| few.then_some(WithheldMark::Beside))
            .collect();
        for (((model, outcome), own), places) in runs.iter().zip(&counted).zip(&together.places) {
            for at in services::told_by_places(model, outcome, own) {
                let mark = &mut all[places[at]];
                *mark = (*mark).max(Some(WithheldMark::Beside));
            }
        }
        // What a later run withholds leaves the earlier ones no less hidden.
        for (((model, outcome), own), (most, places)) in runs
            .iter()
            .zip(&counted)
            .zip(most.into_iter().zip(&together.places))
        {
            let asked = AskedBeside {
                most,
                withheld: places.iter().map(|place| all[*place].is_some()).collect(),
            };
            let marks = own.marks(&asked, |value| links::links(model, outcome, value));
            for (place, mark) in places.iter().zip(marks) {
                all[*place] = all[*place].max(mark);
            }
        }
        let of_run = |((_, outcome), places): (&(&Model, &Outcome), &Vec<usize>)| {
            let years = outcome.projection.years().to_vec();
            let cells = outcome.projection.quantities().len() * years.len();
            let marks: Vec<Option<WithheldMark>> = places.iter().map(|place| all[*place]).collect();
            let (marks, certificates) = marks.split_at(cells);
            Withheld {
                years,
                marks: marks.to_vec(),
                certificates: certificates.to_vec(),
            }
        };
        runs.iter().zip(&together.places).map(of_run).collect()
    }
}
