//! What a report may be about, by every name that people use for it.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use crate::model::file::{PeopleQuantity, PlanFile, ProcessFile};

/// What a row may be about, by every name that it may have.
pub(super) struct Names(pub BTreeMap<String, About>);

/// What a row is about.
#[derive(Clone)]
pub(super) enum About {
    Process(String),
    Target(String),
    People(PeopleQuantity),
}

impl Names {
    pub fn of(processes: &IndexMap<String, ProcessFile>, plan: &PlanFile) -> Self {
        let mut names = BTreeMap::new();
        for (key, process) in processes {
            let title = process.title();
            for name in [key, &title.zh, &title.en] {
                names.insert(bare(name), About::Process(key.clone()));
            }
        }
        // A target measures more than a process of the same name tells.
        for (key, target) in &plan.targets {
            for name in [key, &target.title.zh, &target.title.en] {
                names.insert(bare(name), About::Target(key.clone()));
            }
        }
        for (quantity, own) in [
            (
                PeopleQuantity::Population,
                ["户籍人口", "人口", "population"],
            ),
            (PeopleQuantity::Births, ["出生", "出生人数", "births"]),
            (PeopleQuantity::Deaths, ["死亡", "死亡人数", "deaths"]),
        ] {
            for name in own {
                names.insert(name.to_string(), About::People(quantity));
            }
        }
        Names(names)
    }
}

/// A name without blanks, in small letters.
pub(super) fn bare(name: &str) -> String {
    name.chars()
        .filter(|c| !c.is_whitespace())
        .collect::<String>()
        .to_lowercase()
}
