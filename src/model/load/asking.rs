//! Where a model asks for a table, so that a complaint about the question names the model's line.

use serde_json::Value;

use crate::dataset::Complaint;
use crate::model::file::TableFile;
use crate::model::lines::Lines;
use crate::model::read::ModelFolder;
use crate::source::Words;

/// The settings of a model, and the lines of their keys and of its parameters.
#[derive(Debug)]
pub(super) struct Asking {
    lines: Lines,
    parameters: Lines,
    settings: Value,
}

impl Asking {
    pub fn of(folder: &ModelFolder) -> Self {
        let lines = |name: &str| folder.lines.get(name).cloned().unwrap_or_default();
        Asking {
            lines: lines("model"),
            parameters: lines("parameters"),
            settings: serde_json::to_value(&folder.file.model).unwrap_or_default(),
        }
    }

    /// The same complaint at the key that asks for a table, with the file of the table in front of what was found there;
    /// as it was, where the settings do not ask for it.
    pub fn at_table(&self, wanted: &TableFile, complaint: Complaint) -> Complaint {
        let wanted = serde_json::to_value(wanted).unwrap_or_default();
        match key_of(&self.settings, &wanted, "") {
            Some(key) => self.at(&key, complaint),
            None => complaint,
        }
    }

    /// The same complaint at a key of the settings.
    pub fn at(&self, key: &str, complaint: Complaint) -> Complaint {
        placed(&self.lines, key, complaint)
    }

    /// The same complaint at the distribution of a parameter, as the model itself has it.
    pub fn at_parameter(&self, key: &str, complaint: Complaint) -> Complaint {
        placed(&self.parameters, &format!("{key}.distribution"), complaint)
    }
}

fn placed(lines: &Lines, key: &str, mut complaint: Complaint) -> Complaint {
    let (file, place) = lines.find(key);
    if !file.is_empty() {
        let (table, found) = (&complaint.file, &complaint.found);
        complaint.found = Words::both(
            format!("{table}：{}", found.zh),
            format!("{table}: {}", found.en),
        );
        complaint.file = file.to_string();
        complaint.place = place;
    }
    complaint
}

/// The key below which a value stands.
fn key_of(value: &Value, wanted: &Value, above: &str) -> Option<String> {
    if value == wanted {
        return Some(above.to_string());
    }
    let below = |(key, value): (&String, &Value)| {
        let key = match above {
            "" => key.clone(),
            above => format!("{above}.{key}"),
        };
        key_of(value, wanted, &key)
    };
    value.as_object()?.iter().find_map(below)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_of_a_table_is_found() {
        let settings = serde_json::json!({
            "until": 2035,
            "population": { "census": { "dataset": "census", "table": "population" } },
            "mortality": { "rates": { "dataset": "wpp_mortality", "table": "china" } },
        });
        let key = |table: &str| {
            let wanted = serde_json::json!({ "dataset": "wpp_mortality", "table": table });
            key_of(&settings, &wanted, "")
        };
        assert_eq!(key("china").as_deref(), Some("mortality.rates"));
        assert_eq!(key("japan"), None);
    }
}
