//! What a model has from the one that it extends.

use std::collections::BTreeMap;

use crate::model::file::ModelFile;
use crate::model::lines::Lines;

/// Entries of a model that are another's: nothing where it extends none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inherited {
    /// Name of the folder that an entry is from, by file and key.
    from: BTreeMap<(&'static str, String), String>,
}

impl Inherited {
    /// What a model has from the folder that it extends, by that folder's name and what it inherits
    /// itself, and by what the model's own files say.
    pub(super) fn of(
        base: Option<(&str, &Inherited)>,
        file: &ModelFile,
        lines: &BTreeMap<String, Lines>,
    ) -> Self {
        let mut inherited = Inherited::default();
        let Some((folder, handed_down)) = base else {
            return inherited;
        };
        let mut add = |name: &'static str, keys: &mut dyn Iterator<Item = &String>, above: &str| {
            for key in keys {
                let own = lines
                    .get(name)
                    .is_some_and(|lines| lines.says(&format!("{above}{key}")));
                if !own {
                    let from = handed_down.from(name, key).unwrap_or(folder);
                    inherited.from.insert((name, key.clone()), from.to_string());
                }
            }
        };
        add("parameters", &mut file.parameters.keys(), "");
        add("processes", &mut file.processes.keys(), "");
        add("services", &mut file.services.keys(), "");
        add("plan", &mut file.plan.facts.keys(), "facts.");
        add("plan", &mut file.plan.targets.keys(), "targets.");
        add("sources", &mut file.sources.keys(), "");
        inherited
    }

    /// The folder that an entry of a file (`parameters`, `processes`, `services`, `plan`, `sources`) is from;
    /// nothing where it is the model's own.
    pub fn from(&self, file: &'static str, key: &str) -> Option<&str> {
        self.from.get(&(file, key.to_string())).map(String::as_str)
    }

    /// Everything inherited: file, key, folder.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str, &str)> {
        let all = self.from.iter();
        all.map(|((file, key), from)| (*file, key.as_str(), from.as_str()))
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.from.is_empty()
    }
}
