//! One file laid over the one that it inherits from.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use toml::de::{DeTable, DeValue, ValueDeserializer};
use toml::{Spanned, Value};

use super::section::in_order;
use crate::dataset::{Declaration, nearest, translate};
use crate::model::lines::Lines;
use crate::model::overlay::overlay;

/// A file being read, and what is inherited under it.
pub(super) struct Over<'t> {
    pub declaration: Declaration<'t>,
    pub lines: Lines,
}

impl<'t> Over<'t> {
    /// A table's entries over those inherited: first the inherited ones in their order, then new ones.
    pub fn sections<T: Serialize + DeserializeOwned + Clone>(
        &mut self,
        table: DeTable<'t>,
        below: Option<&IndexMap<String, T>>,
        above: &str,
    ) -> IndexMap<String, T> {
        let mut sections = below.cloned().unwrap_or_default();
        for (key, value) in in_order(table) {
            let inherited = below.and_then(|below| below.get(&key));
            let before = self.declaration.complaints.0.len();
            if let Some(read) = self.laid(value, inherited, &format!("{above}{key}")) {
                sections.insert(key, read);
                continue;
            }
            let known = below.filter(|_| inherited.is_none());
            let known = known.into_iter().flat_map(IndexMap::keys);
            let Some(meant) = nearest(&key, known.map(String::as_str)) else {
                continue;
            };
            // What is not whole was meant to be laid over what is inherited.
            for complaint in &mut self.declaration.complaints.0[before..] {
                let advice = &mut complaint.advice;
                advice.zh = format!("继承的有 {meant}，是不是它？{}", advice.zh);
                advice.en = format!("{meant} is inherited: did you mean that? {}", advice.en);
            }
        }
        sections
    }

    /// A value laid over the one inherited, or by itself where none is.
    pub fn laid<T: Serialize + DeserializeOwned>(
        &mut self,
        value: Spanned<DeValue<'t>>,
        below: Option<&T>,
        key: &str,
    ) -> Option<T> {
        let Some(below) = below else {
            return self.declaration.read(value);
        };
        let own = Value::deserialize(ValueDeserializer::from(value));
        let own = own.map_err(|error| error.message().to_string());
        let merged = own.as_ref().map_err(String::clone).and_then(|own| {
            let mut merged = Value::try_from(below).map_err(|error| error.to_string())?;
            overlay(&mut merged, own);
            let read = merged.try_into::<T>();
            read.map_err(|error| error.message().to_string())
        });
        match merged {
            Ok(read) => Some(read),
            Err(message) => {
                let (found, expected, advice) = translate(&message);
                let strange = message.strip_prefix("unknown field `");
                let strange = strange.and_then(|rest| rest.split('`').next());
                let at = strange.and_then(|name| self.lines.first_named(key, name));
                let at = at.or_else(|| {
                    let variant = message.strip_prefix("unknown variant `")?;
                    let path = path_of(own.as_ref().ok()?, variant.split('`').next()?)?;
                    Some(joined(key, &path))
                });
                let key = at.as_deref().unwrap_or(key);
                let complaints = &mut self.declaration.complaints;
                self.lines.complain(
                    complaints,
                    key,
                    (
                        format!("与继承的内容合在一起：{}", found.zh),
                        format!("together with what is inherited: {}", found.en),
                    ),
                    (expected.zh, expected.en),
                    (advice.zh.as_str(), advice.en.as_str()),
                );
                None
            }
        }
    }
}

/// The key, with dots, of the first text in a value that is a given one; items of a list are counted from 1.
fn path_of(value: &Value, text: &str) -> Option<String> {
    match value {
        Value::String(own) => (own == text).then(String::new),
        Value::Table(table) => table
            .iter()
            .find_map(|(key, below)| Some(joined(key, &path_of(below, text)?))),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .find_map(|(i, below)| Some(joined(&(i + 1).to_string(), &path_of(below, text)?))),
        _ => None,
    }
}

/// Two parts of a key, of which one may be empty.
fn joined(above: &str, below: &str) -> String {
    match (above, below) {
        ("", own) | (own, "") => own.to_string(),
        (above, below) => format!("{above}.{below}"),
    }
}
