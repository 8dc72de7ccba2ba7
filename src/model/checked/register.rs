//! What the county's own register says of its certificate holders.

use crate::axes::{Category, Grade, Sex, Year};

/// The register, year by year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Register {
    /// Years with stocks or flows, in order.
    pub years: Vec<RegisterYear>,
}

/// One year of the register.
#[derive(Clone, Debug, PartialEq)]
pub struct RegisterYear {
    /// The year.
    pub year: Year,
    /// Holders at its end: tables of parts that do not overlap.
    pub stocks: Vec<Margin>,
    /// New certificates in the year.
    pub new: Option<RegisterReading>,
    /// Certificates cancelled in the year.
    pub cancelled: Option<RegisterReading>,
    /// Holders who died in the year.
    pub deaths: Option<RegisterReading>,
}

/// Holders by one way of dividing them, such as category and grade.
#[derive(Clone, Debug, PartialEq)]
pub struct Margin {
    /// Whether the parts are all holders together.
    pub whole: bool,
    /// Each part and how many it has.
    pub parts: Vec<(HolderPart, RegisterReading)>,
}

/// A part of the holders; what is not said is all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct HolderPart {
    /// Of one category.
    pub category: Option<Category>,
    /// Of one grade.
    pub grade: Option<Grade>,
    /// From the first to the last of these ages.
    pub ages: Option<[usize; 2]>,
    /// Of one sex.
    pub sex: Option<Sex>,
}

/// A number that was read off, and the standard deviation of the logarithm of what it may be wrong by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RegisterReading {
    /// Persons.
    pub persons: f64,
    /// Relative error; 0 is exact.
    pub error: f64,
}

impl RegisterYear {
    /// Whether a table tells the categories apart.
    pub fn tells_categories(&self) -> bool {
        self.stocks.iter().any(Margin::tells_categories)
    }
}

impl Margin {
    /// All parts together.
    pub fn total(&self) -> RegisterReading {
        let persons = self.parts.iter().map(|(_, reading)| reading.persons).sum();
        let squares = self.parts.iter().map(|(_, reading)| {
            let error = reading.error * reading.persons;
            error * error
        });
        let error = squares.sum::<f64>().sqrt();
        RegisterReading {
            persons,
            error: if persons > 0.0 { error / persons } else { 0.0 },
        }
    }

    /// Whether none of its numbers may be wrong.
    pub fn is_exact(&self) -> bool {
        self.parts.iter().all(|(_, reading)| reading.error == 0.0)
    }

    /// Whether each part is of one category.
    pub fn tells_categories(&self) -> bool {
        self.parts.iter().all(|(part, _)| part.category.is_some())
    }
}

impl Register {
    /// A year of it.
    pub fn in_year(&self, year: Year) -> Option<&RegisterYear> {
        self.years.iter().find(|own| own.year == year)
    }

    /// A year of it that has stocks.
    pub fn stocks_of(&self, year: Year) -> Option<&RegisterYear> {
        self.in_year(year).filter(|own| !own.stocks.is_empty())
    }

    /// The last year with stocks.
    pub fn last_stock(&self) -> Option<Year> {
        let with = self.years.iter().filter(|own| !own.stocks.is_empty());
        with.map(|own| own.year).max()
    }
}
