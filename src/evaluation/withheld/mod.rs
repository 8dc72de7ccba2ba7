//! What of a run may not be published: counts of fewer than ten people, and what would give them away.
//!
//! A count is small where its mean or its median is. What a reader can work out is that of the means, which add up: of
//! medians, which add up only roughly, less can be known, so that what hides the means hides them. A count of which a
//! quantile that is printed lies below the threshold is withheld too, without being small itself. A count that is nought
//! in every draw is of nobody and is shown.

mod cells;
mod links;
mod marks;
mod money;
mod provincial;

pub(crate) use marks::PLACES;
pub use marks::{THRESHOLD, Withheld, WithheldMark};
pub use provincial::Provincial;

use crate::model::Model;
use crate::simulation::Outcome;
use cells::Counted;

impl Withheld {
    /// Finds it.
    pub fn of(model: &Model, outcome: &Outcome) -> Withheld {
        let counted = Counted::of(model, outcome);
        let marks = counted.marks(|value| links::links(model, outcome, value));
        let years = outcome.projection.years().to_vec();
        let cells = outcome.projection.quantities().len() * years.len();
        let (marks, certificates) = marks.split_at(cells);
        Withheld {
            years,
            marks: marks.to_vec(),
            certificates: certificates.to_vec(),
        }
    }
}
