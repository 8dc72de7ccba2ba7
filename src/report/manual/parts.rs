//! The text of the manual taken apart: headings, paragraphs, lists, tables, what is typed. Marks stay as they stand.

use std::mem::take;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::report::document::Items;

/// A part of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A heading; that of level 1 is the title.
    Heading(u8, String),
    /// A paragraph.
    Text(String),
    /// A list.
    Items(Items),
    /// What is typed.
    Verbatim(String),
    /// A table, its headings first.
    Table(Vec<Vec<String>>),
}

impl Part {
    /// Every text in it.
    pub fn texts(&self) -> Vec<&str> {
        match self {
            Part::Heading(_, text) | Part::Text(text) | Part::Verbatim(text) => vec![text],
            Part::Items(list) => list.items.iter().map(String::as_str).collect(),
            Part::Table(rows) => rows.iter().flatten().map(String::as_str).collect(),
        }
    }
}

/// The parts of a text, in order.
pub(super) fn parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut said = String::new();
    let mut items: Vec<String> = Vec::new();
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut in_list = false;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Text(text) | Event::Code(text) => said.push_str(&text),
            Event::SoftBreak | Event::HardBreak => said.push(' '),
            Event::Start(Tag::List(_)) => in_list = true,
            Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
            Event::End(TagEnd::TableCell) => {
                let cell = take(&mut said);
                if let Some(row) = rows.last_mut() {
                    row.push(cell);
                }
            }
            Event::End(TagEnd::Heading(level)) => {
                parts.push(Part::Heading(level as u8, take(&mut said)));
            }
            Event::End(TagEnd::Paragraph) if !in_list => parts.push(Part::Text(take(&mut said))),
            Event::End(TagEnd::Item) => items.push(take(&mut said)),
            Event::End(TagEnd::List(ordered)) => {
                in_list = false;
                let items = take(&mut items);
                parts.push(Part::Items(Items { ordered, items }));
            }
            Event::End(TagEnd::CodeBlock) => {
                let typed = take(&mut said).trim_end().to_string();
                parts.push(Part::Verbatim(typed));
            }
            Event::End(TagEnd::Table) => parts.push(Part::Table(take(&mut rows))),
            _ => {}
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_is_what_it_looks_like() {
        let text = "# A\n\nSome `code` and {{median: a_b.c_d@plan}}.\n\n- one\n- two\n\n1. first\n\n```text\nplancast run\n```\n\n| x | y |\n|---|---|\n| 1 | 2 |\n";
        let list = |ordered, items: &[&str]| {
            let items = items.iter().map(|item| (*item).to_string()).collect();
            Part::Items(Items { ordered, items })
        };
        let rows = [["x", "y"], ["1", "2"]];
        assert_eq!(
            parts(text),
            [
                Part::Heading(1, "A".into()),
                Part::Text("Some code and {{median: a_b.c_d@plan}}.".into()),
                list(false, &["one", "two"]),
                list(true, &["first"]),
                Part::Verbatim("plancast run".into()),
                Part::Table(
                    rows.iter()
                        .map(|row| row.map(String::from).to_vec())
                        .collect()
                ),
            ]
        );
    }
}
