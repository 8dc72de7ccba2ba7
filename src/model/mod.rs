//! Models as folders of declarations: read as written, checked, and only then run.

pub mod checked;
pub mod data;
pub mod file;
pub mod rule;

pub use checked::Model;
