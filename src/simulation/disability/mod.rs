//! Who has a disability and who holds a certificate: a multistate model of stocks and flows.
//!
//! By category and grade, with new certificates, regrading, relative mortality and cancellation in continuous time:
//! the year's transition probabilities are those of the matrix exponential. Holders are made up by category and
//! grade as six published registers are, with the spread of a new place (`datasets/registers`,
//! `[disability.composition]`), which is very unlike the survey; a county's own register (`[register]`) replaces
//! that margin by margin: each draw's holders are fitted to it (iterative proportional fitting), and to the
//! published recipients beside it.
//!
//! Registration at a given age moves in the end as the registers of East Asia that stand do; while a register is built
//! up it grows faster, which fades (`[disability.build_up]`), as Taiwan's did and as far as is known of China. A place
//! deviates from that lastingly (`[disability.pace]`, estimated from 228 Korean districts). In each draw the gap between
//! register and projection moves the long run, what fades and the place's own by the gain of the Gaussian process
//! (Matheron's rule), so that what is near the data is known and what is far is not. Where a register may be wrong, how many
//! holders there are and how they are divided are believed apart, each by what is unknown of it: a way of dividing them that
//! nothing has told yet is believed as far as its error goes. Registration also moves by chance:
//! the intensity of new certificates follows an autoregression around its trend (`[disability.registration]`). It lasts
//! as in those registers once what fades is taken out; its spread lies between theirs and that of China's holders of
//! 2016–2020.
//!
//! The number of holders is reached by two routes: by flows, which is what services and money rest on, and by the
//! shares of the base year at each age, grown as is expected, times the people projected (Sullivan's way). Their ratio
//! is in every draw (`holders_route_ratio`) and in the summary: it says how much the result owes to the flows, which
//! nobody has published. Years left at 60 and those without a disability (Sullivan) are in every draw after the base year.

mod ageing;
mod believed;
mod blocks;
mod build_up;
mod certificates;
mod composition;
mod entering;
mod entries;
mod exits;
mod expectancy;
mod expected;
mod fates;
mod first_events;
mod flows;
mod gap;
mod hazards;
mod intensity;
mod kept;
mod leaving;
mod margins;
mod mixing;
mod outcomes;
mod pace;
mod prevalence;
mod raised;
mod registered;
mod regraded;
mod trust;
mod turning;
mod ways;
mod year;

pub use ageing::grow_older;
pub use believed::{Believed, PaceDrawn, PaceOfYear};
pub use build_up::BuildUp;
pub use certificates::Certificates;
pub use composition::Composed;
pub use expectancy::expected_years;
pub use flows::Flows;
pub use gap::Gap;
pub use intensity::{Fluctuation, Intensity};
pub use kept::{add_who_might_be, carry_over};
pub use margins::{Unreachable, Wanted, bring_to_one_total, fit_to, people_in, round_to};
pub use pace::{Pace, UNKNOWN};
pub use prevalence::{DisabilityStructure, Shape, SurveyedAges};
pub use raised::{Raised, SPANS, span_of};
pub use registered::Registered;
pub use turning::{Turning, expected_entries};
pub use year::{Turnover, YearOfCertificates};

use crate::axes::{CATEGORIES, GRADES};
use crate::model::rule::KINDS;

use super::population::CELLS;
use crate::statistics::sampling::MOST_LANES;

/// Cells of age and sex of one kind, side by side, with empty ones after them so that any processor
/// takes a row in whole steps.
pub const ROW: usize = CELLS.next_multiple_of(MOST_LANES);

/// Length of a table of stocks: a row for each category and grade.
pub const STOCKS: usize = KINDS * ROW;

/// Place of a kind and a cell of age and sex among the stocks.
pub const fn stock(kind: usize, at: usize) -> usize {
    kind * ROW + at
}

/// Kind of a stock.
pub const fn kind_of(stock: usize) -> usize {
    stock / ROW
}

/// The rows of a table laid out like the stocks.
pub fn rows<T>(table: &[T]) -> &[[T; ROW]] {
    table.as_chunks().0
}

/// The rows of a table laid out like the stocks, to be written.
pub fn rows_mut<T>(table: &mut [T]) -> &mut [[T; ROW]] {
    table.as_chunks_mut().0
}

/// Grade of a kind, from 0.
pub const fn grade_of(kind: usize) -> usize {
    kind % GRADES
}

/// Category of a kind, from 0.
pub const fn category_of(kind: usize) -> usize {
    kind / GRADES
}

const _: () = assert!(KINDS == CATEGORIES * GRADES);
