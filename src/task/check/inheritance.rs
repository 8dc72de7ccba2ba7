//! What of a model is another's, by name and key, as people read it.

use crate::model::ModelFolder;
use crate::source::{Language, Words};

/// An entry of a model that is another's.
#[derive(Clone, Debug, PartialEq)]
pub struct InheritedEntry {
    /// Name of the file, without its ending.
    pub file: &'static str,
    /// Its key there.
    pub key: String,
    /// Name of the folder that it is from.
    pub from: String,
    /// What it is called.
    pub title: Words,
}

/// Entries of a file that are listed by name before the rest are only counted.
const LISTED: usize = 400;

/// All entries of a folder that are another's.
pub(super) fn inherited(folder: &ModelFolder) -> Vec<InheritedEntry> {
    let entry = |(file, key, from): (&'static str, &str, &str)| InheritedEntry {
        file,
        key: key.to_string(),
        from: from.to_string(),
        title: folder.title_of(file, key).cloned().unwrap_or_default(),
    };
    folder.inherited.iter().map(entry).collect()
}

/// What is in a file, in words.
fn of(file: &'static str) -> (&'static str, &'static str) {
    match file {
        "parameters" => ("参数", file),
        "processes" => ("过程", file),
        "services" => ("服务", file),
        "plan" => ("规划中的目标和事实", "targets and facts of the plan"),
        "sources" => ("来源", file),
        other => (other, other),
    }
}

/// Name of an entry with its key, by which an editor finds it.
fn named(entry: &InheritedEntry, language: Language) -> String {
    let (title, key) = (entry.title.get(language), &entry.key);
    match (title.is_empty(), language) {
        (true, _) => key.clone(),
        (false, Language::Zh) => format!("{title}（{key}）"),
        (false, Language::En) => format!("{title} ({key})"),
    }
}

/// What is another model's, file by file.
pub(super) fn said(entries: &[InheritedEntry], language: Language) -> String {
    let mut lines = Vec::new();
    let mut files: Vec<(&'static str, &str)> = Vec::new();
    for entry in entries {
        if !files.contains(&(entry.file, entry.from.as_str())) {
            files.push((entry.file, &entry.from));
        }
    }
    for (file, from) in files {
        let own = entries.iter();
        let own = own.filter(|own| own.file == file && own.from == from);
        let names: Vec<String> = own.map(|own| named(own, language)).collect();
        let (count, listed) = (names.len(), &names[..names.len().min(LISTED)]);
        let (zh, en) = of(file);
        lines.push(match language {
            Language::Zh => format!(
                "继承自 {from}：{zh}（{file}.toml）{count} 项：{}",
                listed.join("、")
            ),
            Language::En => format!(
                "inherited from {from}: {count} {en} ({file}.toml): {}",
                listed.join(", ")
            ),
        });
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_called_by_their_names_with_their_keys() {
        let entry = |key: &str, zh: &str| InheritedEntry {
            file: "parameters",
            key: key.to_string(),
            from: "jia".to_string(),
            title: Words::both(zh, ""),
        };
        let entries = [entry("level", "死亡水平"), entry("spread", "")];
        assert_eq!(
            said(&entries, Language::Zh),
            "继承自 jia：参数（parameters.toml）2 项：死亡水平（level）、spread"
        );
        assert_eq!(
            said(&entries, Language::En),
            "inherited from jia: 2 parameters (parameters.toml): level, spread"
        );
    }
}
