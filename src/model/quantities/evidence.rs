//! How sure a quantity is: as sure as the weakest number that its level rests on.

use indexmap::IndexMap;

use crate::model::check::{NameUse, Names};
use crate::model::checked::{Parameter, ParameterId, Process};
use crate::source::Evidence;

/// The evidence of everything that a model names.
pub struct Weakest<'a> {
    references: &'a [NameUse],
    parameters: IndexMap<&'a str, Evidence>,
    processes: IndexMap<&'a str, Evidence>,
}

impl<'a> Weakest<'a> {
    /// Of a model's declarations.
    pub fn new(
        references: &'a [NameUse],
        parameters: &'a [Parameter],
        processes: &'a [Process],
    ) -> Self {
        let parameters = parameters.iter();
        let processes = processes.iter();
        Weakest {
            references,
            parameters: parameters.map(|p| (p.key.as_str(), p.evidence)).collect(),
            processes: processes.map(|p| (p.key.as_str(), p.evidence)).collect(),
        }
    }

    /// The evidence of a parameter.
    pub fn of_parameter(&self, id: ParameterId) -> Evidence {
        let found = self.parameters.get_index(id.0);
        found.map_or(Evidence::Assumed, |(_, evidence)| *evidence)
    }

    /// The weakest evidence of the parameters and processes that these sections of `model.toml` name.
    /// What only says how far something spreads, or how long it stays, does not count: it moves no level.
    pub fn of(&self, sections: &[&str]) -> Evidence {
        let own = self.references.iter().filter(|reference| {
            let section = reference.key.split('.').next().unwrap_or_default();
            reference.file == "model" && !reference.spread && sections.contains(&section)
        });
        let known = own.filter_map(|reference| match reference.names {
            Names::Parameter => self.parameters.get(reference.name.as_str()),
            Names::Process => self.processes.get(reference.name.as_str()),
            _ => None,
        });
        known.copied().max().unwrap_or(Evidence::Measured)
    }
}
