//! What is said of a lever, or against it, in both languages.

/// Something said in Chinese and in English.
pub(super) type BothSaid = (String, String);
