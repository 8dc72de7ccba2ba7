//! How many things a target counts, where 100 % means that not one is missing.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::axes::Year;

/// How many things are counted: a number, or a quantity of the projection, in every draw its own.
#[derive(Clone, Debug, PartialEq)]
pub enum ThingsFile {
    /// A number, whose source or reason is said.
    Number(f64),
    /// A quantity of the projection.
    Counted(CountedFile),
}

/// A quantity of the projection that says how many things are counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "测算的某个量，作为计数总数。"))]
#[serde(deny_unknown_fields)]
pub struct CountedFile {
    /// The quantity.
    #[schemars(extend("x-zh" = "测算的量。"))]
    #[schemars(extend("x-names" = "quantity"))]
    pub quantity: String,
    /// The year whose value counts; that of the target if not given.
    #[schemars(extend("x-zh" = "取哪一年的值；不写则为目标年。", "x-unit" = "year"))]
    pub year: Option<Year>,
    /// The part of it that is counted, above 0 and at most 1; all of it if not given.
    #[schemars(extend("x-zh" = "计入其中的比例，大于 0、不大于 1；不写则为全部。", "x-unit" = "ratio", "x-within" = "share"))]
    pub part: Option<f64>,
}

/// What serde says is expected where neither stands.
pub const EITHER: &str = "a number or a quantity";

impl<'de> Deserialize<'de> for ThingsFile {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Either)
    }
}

struct Either;

impl<'de> Visitor<'de> for Either {
    type Value = ThingsFile;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(EITHER)
    }

    fn visit_i64<E>(self, number: i64) -> Result<ThingsFile, E> {
        Ok(ThingsFile::Number(number as f64))
    }

    fn visit_u64<E>(self, number: u64) -> Result<ThingsFile, E> {
        Ok(ThingsFile::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<ThingsFile, E> {
        Ok(ThingsFile::Number(number))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<ThingsFile, A::Error> {
        CountedFile::deserialize(MapAccessDeserializer::new(map)).map(ThingsFile::Counted)
    }
}

impl Serialize for ThingsFile {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            ThingsFile::Number(number) => serializer.serialize_f64(*number),
            ThingsFile::Counted(counted) => counted.serialize(serializer),
        }
    }
}

impl JsonSchema for ThingsFile {
    fn schema_name() -> Cow<'static, str> {
        "ThingsFile".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let counted = CountedFile::json_schema(generator);
        json_schema!({
            "description": "How many things are counted: a number, or a quantity of the projection.",
            "x-zh": "计数总数：一个数，或测算的某个量。",
            "oneOf": [
                { "description": "A number.", "x-zh": "一个数。", "type": "number" },
                counted
            ]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Holding {
        of: Option<ThingsFile>,
    }

    #[test]
    fn numbers_and_quantities_are_read_and_written() {
        let read = |text: &str| toml::from_str::<Holding>(text);
        assert_eq!(read("").unwrap().of, None);
        for text in ["of = 16", "of = 16.0"] {
            assert_eq!(read(text).unwrap().of, Some(ThingsFile::Number(16.0)));
        }
        let counted = read("of = { quantity = \"holders\", part = 0.5 }").unwrap();
        let own = CountedFile {
            quantity: "holders".into(),
            year: None,
            part: Some(0.5),
        };
        assert_eq!(counted.of, Some(ThingsFile::Counted(own)));
        let again = toml::Value::try_from(&counted).unwrap();
        assert_eq!(again.try_into::<Holding>().unwrap(), counted);
        for (text, said) in [
            ("of = { quantity = \"holders\", yaer = 3 }", "yaer"),
            ("of = { part = 0.5 }", "quantity"),
            ("of = \"holders\"", EITHER),
        ] {
            let error = read(text).unwrap_err().to_string();
            assert!(error.contains(said), "{error}");
        }
    }
}
