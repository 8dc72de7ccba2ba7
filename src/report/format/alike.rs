//! Examples for keys that no model at hand has: those of keys that are alike.

use std::collections::BTreeMap;

use super::part::{FormatPart, Key};

/// What a key takes; of plain numbers and texts also its own last name, and the one above a name of one's own.
fn sort(key: &Key) -> String {
    let form = &key.form.en;
    let plain = ["number", "whole number", "text"].contains(&form.as_str());
    if !plain && !form.starts_with("list: ") {
        return form.clone();
    }
    let names: Vec<&str> = key.path.rsplit('.').collect();
    let own = usize::from(names.first() == Some(&"<name>")) + 1;
    let last = names[..own.min(names.len())].join(".");
    format!("{last} {form}")
}

/// Gives each key without an example that of the first key which is alike. One that is a table of others has theirs.
pub(super) fn lend(parts: &mut [FormatPart]) {
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    let all = parts.iter().flat_map(|part| &part.keys);
    for key in all.filter(|key| !key.example.is_empty()) {
        let example = || key.example.clone();
        known.entry(sort(key)).or_insert_with(example);
    }
    for part in parts {
        for at in 0..part.keys.len() {
            let below = part.keys.get(at + 1);
            let key = &part.keys[at];
            let is_table = below.is_some_and(|below| below.is_below(key));
            if key.example.is_empty()
                && !is_table
                && let Some(example) = known.get(&sort(key))
            {
                part.keys[at].example.clone_from(example);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Words;

    #[test]
    fn what_no_model_has_is_shown_by_what_is_alike() {
        let key = |path: &str, form: &str, example: &str| Key {
            path: path.into(),
            form: Words::both(form, form),
            example: example.into(),
            ..Key::default()
        };
        let mut parts = vec![FormatPart {
            name: String::new(),
            about: Words::default(),
            keys: vec![
                key("a.source", "name of a source", "\"s\""),
                key("a.year", "whole number", "2030"),
                key("b.year", "whole number", ""),
                key("b.work", "name of a source", ""),
                key("b.count", "whole number", ""),
                key("shape", "name of a source", ""),
                key("shape.<name>", "name of a source", ""),
            ],
        }];
        lend(&mut parts);
        let examples: Vec<&str> = parts[0].keys.iter().map(|key| &*key.example).collect();
        assert_eq!(
            examples,
            ["\"s\"", "2030", "2030", "\"s\"", "", "", "\"s\""]
        );
    }
}
