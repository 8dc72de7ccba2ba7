//! The source tree as text.

use std::fs;
use std::path::{Path, PathBuf};

use crate::runs::root;

/// One file of `src/`.
pub struct File {
    /// Path below `src/`, with `/`.
    pub path: String,
    /// The whole text.
    pub text: String,
}

impl File {
    /// The lines before the module of tests at its end.
    pub fn before_tests(&self) -> &str {
        let end = self.text.find("\n#[cfg(test)]\nmod tests {");
        end.map_or(&self.text, |end| &self.text[..end + 1])
    }

    /// Whether the whole file is tests.
    pub fn is_tests(&self) -> bool {
        let parts: Vec<&str> = self.path.split('/').collect();
        parts.contains(&"tests") || self.path.ends_with("/tests.rs")
    }

    /// Its first folder, or its name: the room that it belongs to.
    pub fn room(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.trim_end_matches(".rs")
    }

    /// Names of the modules that lead to it.
    pub fn module(&self) -> Vec<String> {
        let path = self.path.trim_end_matches(".rs").trim_end_matches("/mod");
        let parts = path.split('/').map(String::from).collect();
        if ["lib", "main"].contains(&path) {
            Vec::new()
        } else {
            parts
        }
    }
}

/// Every file below a folder, in alphabetical order.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Every Rust file of `src/`.
pub fn sources() -> Vec<File> {
    let root = root().join("src");
    files(&root)
        .into_iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .map(|path| File {
            path: path
                .strip_prefix(&root)
                .expect("below src")
                .to_string_lossy()
                .replace('\\', "/"),
            text: fs::read_to_string(&path).expect("text"),
        })
        .collect()
}

/// Fails with every fault at once.
pub fn none(faults: &[String], rule: &str) {
    assert!(faults.is_empty(), "{rule}:\n  {}", faults.join("\n  "));
}
