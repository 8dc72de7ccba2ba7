//! Parts of the format and their keys.

use crate::source::Words;

/// A part of the format: a file, or a form that stands in several places.
#[derive(Clone, Debug, PartialEq)]
pub struct FormatPart {
    /// Name of the file, or of the form.
    pub name: String,
    /// What it is.
    pub about: Words,
    /// Its keys.
    pub keys: Vec<Key>,
}

/// A key, a kind of a section, or a word of a form that is one of several.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Key {
    /// Where it stands; `<name>` is a name of one's own, `[]` an item of a list, a word in brackets the `kind`.
    pub path: String,
    /// What it means.
    pub about: Words,
    /// What may be written there.
    pub form: Words,
    /// Its unit; empty if none.
    pub unit: Words,
    /// Where it must lie; empty if anywhere.
    pub range: Words,
    /// What holds where it is not written; nothing if it must be.
    pub default: Option<String>,
    /// One from a model, else one that could stand there; empty for what has keys or words of its own.
    pub example: String,
}

impl Key {
    /// Whether it stands within another one.
    pub fn is_below(&self, above: &Key) -> bool {
        let rest = self.path.strip_prefix(&above.path);
        rest.is_some_and(|rest| rest.starts_with(['.', '[', '(']))
    }
}
