//! A model with what another of its files says of parameters and processes.

use toml::de::DeTable;

use super::ModelFolder;
use super::over::Over;
use super::section::{in_order, inner};
use crate::dataset::{Complaints, Declaration};
use crate::model::lines::Lines;

impl ModelFolder {
    /// The same model with the sections `parameters` and `processes` of another file laid over its own, entry by entry, as
    /// a county that extends it would have them. What is wrong with them stands where that file, called `shown`, says it;
    /// names that are not `known` in their section are left out.
    pub(crate) fn with_sections_of(
        &self,
        shown: &str,
        text: &str,
        known: impl Fn(&str, &str) -> bool,
    ) -> Result<ModelFolder, Complaints> {
        let mut over = Over {
            declaration: Declaration::new(shown, text),
            lines: Lines::default(),
        };
        let Some(table) = over.declaration.table() else {
            return Err(over.declaration.complaints);
        };
        over.lines = Lines::of(shown, text, &table);
        let (mut laid, own) = (self.clone(), &self.file);
        for (section, value) in in_order(table) {
            let above = format!("{section}.");
            let entries = inner(value).into_iter();
            let entries = entries.filter(|(name, _)| known(&section, name.get_ref()));
            let table: DeTable<'_> = entries.collect();
            match section.as_str() {
                "parameters" => {
                    laid.file.parameters = over.sections(table, Some(&own.parameters), &above);
                }
                "processes" => {
                    laid.file.processes = over.sections(table, Some(&own.processes), &above);
                }
                _ => continue,
            }
            let lines = over.lines.of_section(&section, self.lines.get(&section));
            laid.lines.insert(section, lines);
        }
        over.declaration.complaints.into_result(laid)
    }
}
