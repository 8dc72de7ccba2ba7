//! The list of keys as a page and as text for a terminal.

use super::part::{Key, Part};
use crate::source::Language;

/// A Markdown page with one table for each part.
pub fn page(parts: &[Part]) -> String {
    let mut page = String::from(
        "# The files of a model\n\n\
         Every key, from the declarations themselves (`plancast explain` prints the same). Values that the \
         shipped models have stand as examples; `<name>` is a name of one's own, `[]` an item of a list, a \
         word in brackets the `kind` that has the key.\n",
    );
    for part in parts {
        page += &format!("\n## `{}`\n\n{}\n\n", part.name, part.about);
        page += "| key | what it is | form | unit, range | default | example |\n|---|---|---|---|---|---|\n";
        for key in &part.keys {
            let default = match &key.default {
                None => "must be written",
                Some(default) if default.is_empty() => "none",
                Some(default) => default,
            };
            let limits: Vec<&str> = [key.unit.as_str(), key.range.as_str()]
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect();
            let example = match key.example.is_empty() {
                true => String::new(),
                false => format!("`{}`", cell(&key.example)),
            };
            page += &format!(
                "| `{}` | {} | {} | {} | {} | {example} |\n",
                key.path,
                cell(&key.about),
                cell(&key.form).replace('[', "\\["),
                limits.join("; "),
                cell(default),
            );
        }
    }
    page
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

/// The same for a terminal; the words about a key are those of the declarations, in English.
pub fn text(parts: &[Part], language: Language) -> String {
    let mut lines = Vec::new();
    for part in parts {
        lines.push(format!("{} — {}", part.name, part.about));
        lines.extend(part.keys.iter().map(|key| line(key, language)));
        lines.push(String::new());
    }
    lines.join("\n").trim_end().to_string()
}

fn line(key: &Key, language: Language) -> String {
    let word = |zh: &'static str, en: &'static str| language.pick(zh, en);
    let mut parts = vec![key.form.clone()];
    let mut say = |head: &str, text: &str| {
        if !text.is_empty() {
            parts.push(format!("{head} {text}"));
        }
    };
    say(word("单位", "unit"), &key.unit);
    say(word("范围", "range"), &key.range);
    say(word("例", "e.g."), &key.example);
    parts.push(match &key.default {
        None => word("必填", "must be written").to_string(),
        Some(default) if default.is_empty() => word("可不写", "may be left out").to_string(),
        Some(default) => format!("{} {default}", word("默认", "default")),
    });
    let between = word("；", "; ");
    format!(
        "  {}\n      {}\n      {}",
        key.path,
        key.about,
        parts.join(between)
    )
}
