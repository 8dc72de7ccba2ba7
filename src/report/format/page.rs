//! The list of keys as a page and as text for a terminal.

use super::part::{FormatPart, Key};
use crate::source::Language;

/// A Markdown page with one table for each part.
pub fn page(parts: &[FormatPart], language: Language) -> String {
    let mut page = language
        .pick(
            "# 模型的文件\n\n\
             全部键名及其含义，取自声明本身（`plancast explain` 列出的相同）。例子是随附模型所写的值，模型都没写的则是可以写的值；\
             `<name>` 为自定的名称，`[]` 为列表的一项，括号内为有该键的 `kind`。\
             “见 words”等指文末同名的一节。\n",
            "# The files of a model\n\n\
             Every key, from the declarations themselves (`plancast explain --lang en` prints the same). Values that \
             the shipped models have stand as examples, and where none has one a value that could stand there; \
             `<name>` is a name of one's own, `[]` an item of a list, a word in brackets the `kind` that has the key.\n",
        )
        .to_string();
    let head = language.pick(
        "| 键 | 含义 | 写法 | 单位、范围 | 默认值 | 例 |",
        "| key | what it is | form | unit, range | default | example |",
    );
    for part in parts {
        page += &format!("\n## `{}`\n\n{}\n\n", part.name, part.about.get(language));
        page += &format!("{head}\n|---|---|---|---|---|---|\n");
        for key in &part.keys {
            page += &row(key, language);
        }
    }
    page
}

fn row(key: &Key, language: Language) -> String {
    let default = match &key.default {
        None => language.pick("必填", "must be written"),
        Some(default) if default.is_empty() => language.pick("无", "none"),
        Some(default) => default,
    };
    let limits: Vec<&str> = [key.unit.get(language), key.range.get(language)]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect();
    let example = match key.example.is_empty() {
        true => String::new(),
        false => format!("`{}`", cell(&key.example)),
    };
    format!(
        "| `{}` | {} | {} | {} | {} | {example} |\n",
        key.path,
        cell(key.about.get(language)),
        cell(key.form.get(language)).replace('[', "\\["),
        limits.join(language.pick("；", "; ")),
        cell(default),
    )
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

/// The same for a terminal.
pub fn text(parts: &[FormatPart], language: Language) -> String {
    let mut lines = Vec::new();
    for part in parts {
        let dash = language.pick(" —— ", " — ");
        lines.push(format!("{}{dash}{}", part.name, part.about.get(language)));
        lines.extend(part.keys.iter().map(|key| line(key, language)));
        lines.push(String::new());
    }
    lines.join("\n").trim_end().to_string()
}

fn line(key: &Key, language: Language) -> String {
    let word = |zh: &'static str, en: &'static str| language.pick(zh, en);
    let mut parts = vec![key.form.get(language).to_string()];
    let mut say = |head: &str, text: &str| {
        if !text.is_empty() {
            parts.push(format!("{head} {text}"));
        }
    };
    say(word("单位", "unit"), key.unit.get(language));
    say(word("范围", "range"), key.range.get(language));
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
        key.about.get(language),
        parts.join(between)
    )
}
