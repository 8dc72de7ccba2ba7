//! Who has a disability and who holds a certificate: a multistate model of stocks and flows.

mod ageing;
mod certificates;
mod entries;
mod exits;
mod expectancy;
mod flows;
mod intensity;
mod leavers;
mod leaving;
mod mixing;
mod prevalence;
mod year;

pub use ageing::grow_older;
pub use certificates::{Certificates, Registered};
pub use expectancy::expected_years;
pub use flows::Flows;
pub use intensity::{Fluctuation, Intensity};
pub use prevalence::{Shape, Structure};
pub use year::{Turnover, YearOfCertificates, headcount};

use crate::axes::{CATEGORIES, GRADES};
use crate::model::rule::KINDS;

use super::population::CELLS;

/// Number of cells of sex, age, category and grade.
pub const STOCKS: usize = CELLS * KINDS;

/// Grade of a kind, from 0.
pub const fn grade_of(kind: usize) -> usize {
    kind % GRADES
}

/// Category of a kind, from 0.
pub const fn category_of(kind: usize) -> usize {
    kind / GRADES
}

const _: () = assert!(KINDS == CATEGORIES * GRADES);
