//! What of a model is another's, by name and key, as people read it.

use crate::model::ModelFolder;
use crate::report::template::layout::{
    FormSheet, centres, funds, people, plan, register, reports, services, targets,
};
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
const LISTED: usize = 5;

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

/// The sheets of a county's workbook on which own numbers go in the place of what a file has inherited.
pub(super) fn sheets(file: &str) -> Vec<&'static str> {
    let all: &[FormSheet] = match file {
        "parameters" => &[people::SHEET, register::SHEET],
        "processes" => &[targets::SHEET, reports::SHEET],
        "services" => &[services::SHEET, centres::SHEET, funds::SHEET],
        "plan" => &[plan::SHEET, targets::SHEET, services::SHEET],
        _ => &[],
    };
    all.iter().map(|sheet| sheet.name).collect()
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

/// What is another model's, file by file; how all of it is listed stands at the end where that is more.
pub(super) fn said(entries: &[InheritedEntry], language: Language) -> String {
    let mut lines = Vec::new();
    let mut files: Vec<(&'static str, &str)> = Vec::new();
    for entry in entries {
        if !files.contains(&(entry.file, entry.from.as_str())) {
            files.push((entry.file, &entry.from));
        }
    }
    let mut is_whole = true;
    for (file, from) in files {
        let own = entries.iter();
        let own = own.filter(|own| own.file == file && own.from == from);
        let names: Vec<String> = own.map(|own| named(own, language)).collect();
        let (count, listed) = (names.len(), &names[..names.len().min(LISTED)]);
        let is_more = count > listed.len();
        is_whole &= !is_more;
        let (zh, en) = of(file);
        let sheets = sheets(file);
        lines.push(match language {
            Language::Zh => format!(
                "继承自 {from}：{zh}（{file}.toml）{count} 项：{}{}{}",
                listed.join("、"),
                if is_more { "等" } else { "" },
                match sheets.is_empty() || !is_more {
                    true => String::new(),
                    false => format!("；本地的数填工作簿“{}”", sheets.join("”“")),
                }
            ),
            Language::En => format!(
                "inherited from {from}: {count} {en} ({file}.toml): {}{}{}",
                listed.join(", "),
                if is_more { " and more" } else { "" },
                match sheets.is_empty() || !is_more {
                    true => String::new(),
                    false => format!("; own numbers go on the sheets {}", sheets.join(", ")),
                }
            ),
        });
    }
    if !is_whole {
        let count = entries.len();
        lines.push(match language {
            Language::Zh => format!("共沿用 {count} 项；加 --format json 逐项列出"),
            Language::En => {
                format!("{count} entries are inherited in all; --format json lists each")
            }
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

    #[test]
    fn a_long_list_is_counted_and_says_where_all_of_it_is() {
        let entry = |number: usize| InheritedEntry {
            file: "services",
            key: format!("k{number}"),
            from: "jia".to_string(),
            title: Words::default(),
        };
        let entries: Vec<InheritedEntry> = (1..=LISTED + 2).map(entry).collect();
        assert_eq!(
            said(&entries, Language::Zh),
            "继承自 jia：服务（services.toml）7 项：k1、k2、k3、k4、k5等；本地的数填工作簿“补贴人数与标准”“服务与能力”“资金与来源”\n共沿用 7 项；加 --format json 逐项列出"
        );
        let said = said(&entries, Language::En);
        assert!(said.contains("k5 and more; own numbers go on the sheets"));
        assert!(!said.contains("k6"));
    }
}
