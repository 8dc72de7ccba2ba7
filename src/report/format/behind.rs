//! What stands behind references, and what a form of its own is called where it is referred to.

use serde_json::Value;

use super::description::DescriptionWalk;
use super::forms::form_name;
use super::meaning::{both, meaning};
use crate::source::Words;

impl<'a> DescriptionWalk<'a> {
    /// What stands behind references and alternatives to nothing; and the nearest words about it.
    pub(super) fn resolved(&self, described: &'a Value) -> (&'a Value, Option<Words>) {
        let (mut described, mut about) = (described, None);
        loop {
            about = about.or_else(|| meaning(described));
            let some = described["anyOf"].as_array().and_then(|choices| {
                let mut choices = choices.iter().filter(|choice| choice["type"] != "null");
                choices.next().filter(|_| choices.next().is_none())
            });
            match (described["$ref"].as_str(), some) {
                (Some(reference), _) => {
                    let name = reference.rsplit('/').next().unwrap_or_default();
                    described = &self.description["$defs"][name];
                }
                (None, Some(some)) => described = some,
                (None, None) => return (described, about),
            }
        }
    }

    /// The form to which a place refers, where that is a part of its own.
    pub(super) fn form(&self, described: &Value) -> Option<Words> {
        let name = form_name(self.form_behind(described)?);
        Some(both(format!("见 {name}"), name))
    }

    /// The same by its name in the description.
    pub(super) fn form_behind(&self, described: &Value) -> Option<&'a str> {
        let direct = described["$ref"].as_str();
        let choice = || {
            let choices = described["anyOf"].as_array()?;
            choices.iter().find_map(|choice| choice["$ref"].as_str())
        };
        let name = direct.or_else(choice)?.rsplit('/').next()?;
        let known = self.forms.iter().find(|form| *form == name);
        known.map(String::as_str)
    }
}
