//! A difference laid over what it differs from.

use toml::Value;

/// Tables are merged key by key; lists, values and tagged choices (tables with a `kind`) are replaced.
pub(super) fn overlay(base: &mut Value, change: &Value) {
    match (base, change) {
        (Value::Table(base), Value::Table(change)) if !change.contains_key("kind") => {
            for (key, value) in change {
                match base.get_mut(key) {
                    Some(below) => overlay(below, value),
                    None => {
                        base.insert(key.clone(), value.clone());
                    }
                }
            }
        }
        (base, change) => *base = change.clone(),
    }
}
