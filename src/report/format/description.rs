//! A description of the files, on the way from key to key.

use std::cell::RefCell;
use std::collections::BTreeMap;

use serde_json::Value;

/// What a walk through the description reads: all of it, and the forms that stand in several places.
pub(super) struct DescriptionWalk<'a> {
    pub(super) description: &'a Value,
    pub(super) forms: &'a [String],
    /// What models have where they refer to a form.
    pub(super) seen: RefCell<BTreeMap<String, Vec<Value>>>,
}
