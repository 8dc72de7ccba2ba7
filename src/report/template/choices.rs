//! What the workbook offers to choose from.

use crate::axes::Year;

/// What the workbook offers.
#[derive(Clone, Debug)]
pub struct Choices {
    /// Name of the model's folder.
    pub name: String,
    /// Code of the place.
    pub region: String,
    /// Its name.
    pub place: String,
    /// Model that it extends.
    pub base: String,
    /// Year at whose end all begins.
    pub base_year: Year,
    /// Titles of the targets that can be judged.
    pub targets: Vec<String>,
    /// Titles of the services.
    pub services: Vec<String>,
    /// Titles of those that places limit.
    pub limited: Vec<String>,
    /// Titles of those who pay.
    pub payers: Vec<String>,
}
