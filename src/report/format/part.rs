//! Parts of the format and their keys.

/// A part of the format: a file, or a form that stands in several places.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Name of the file, or of the form.
    pub name: String,
    /// What it is.
    pub about: String,
    /// Its keys.
    pub keys: Vec<Key>,
}

/// A key.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Key {
    /// Where it stands; `<name>` is a name of one's own, `[]` an item of a list.
    pub path: String,
    /// What it means.
    pub about: String,
    /// What may be written there.
    pub form: String,
    /// Its unit; empty if none.
    pub unit: String,
    /// Where it must lie; empty if anywhere.
    pub range: String,
    /// What holds where it is not written; nothing if it must be.
    pub default: Option<String>,
    /// One from a model; empty if no model at hand has it.
    pub example: String,
}
