//! What the workbook offers to choose from.

use crate::axes::Year;

/// What the workbook offers.
#[derive(Clone, Debug, Default)]
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
    /// Title of one of them that is a share, for the examples.
    pub share: String,
    /// Titles of the services.
    pub services: Vec<String>,
    /// Title of one of them whose recipients are published, for the examples.
    pub published: String,
    /// Titles of those that places limit.
    pub limited: Vec<String>,
    /// Titles of those who pay.
    pub payers: Vec<String>,
}
