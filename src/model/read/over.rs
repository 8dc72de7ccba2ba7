//! One file laid over the one that it inherits from.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use toml::de::{DeTable, DeValue, ValueDeserializer};
use toml::{Spanned, Value};

use super::section::in_order;
use crate::dataset::{Declaration, translate};
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
            if let Some(read) = self.laid(value, inherited, &format!("{above}{key}")) {
                sections.insert(key, read);
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
        let merged = own
            .map_err(|error| error.message().to_string())
            .and_then(|own| {
                let mut merged = Value::try_from(below).map_err(|error| error.to_string())?;
                overlay(&mut merged, &own);
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
