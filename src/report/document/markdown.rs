//! A document as Markdown, with its charts beside it.

use super::html::numbered;
use super::{Block, Document, Items, Sheet};

/// The text; charts are named as files of `charts`.
pub fn text(document: &Document) -> String {
    let mut parts = vec![format!("# {}", document.title)];
    parts.extend(document.under.iter().cloned());
    let (mut tables, mut figures) = (0, 0);
    for block in &document.blocks {
        parts.push(match block {
            Block::Table(sheet) => {
                tables += 1;
                let caption = numbered("表", "Table", tables, &sheet.caption, document.language);
                table(sheet, &caption)
            }
            Block::Figure(figure) => {
                figures += 1;
                let caption = numbered("图", "Figure", figures, &figure.caption, document.language);
                format!(
                    "![{}](charts/{}.png)\n\n{caption}",
                    figure.picture.description().replace(['[', ']'], ""),
                    figure.name
                )
            }
            said => words(said),
        });
    }
    parts.join("\n\n") + "\n"
}

/// What is neither a table nor a chart.
pub(super) fn words(block: &Block) -> String {
    match block {
        Block::Heading(level, text) => {
            format!("{} {text}", "#".repeat(usize::from(*level) + 1))
        }
        Block::Items(list) => items(list),
        Block::Verbatim(text) => format!("```text\n{text}\n```"),
        other => other.lines().join("\n\n"),
    }
}

/// A list, one item a line.
fn items(list: &Items) -> String {
    let lines: Vec<String> = (1..)
        .zip(&list.items)
        .map(|(number, item)| {
            let item = item.replace('\n', " ");
            match list.ordered {
                true => format!("{number}. {item}"),
                false => format!("- {item}"),
            }
        })
        .collect();
    lines.join("\n")
}

/// A table with its caption above and its note below.
pub(super) fn table(sheet: &Sheet, caption: &str) -> String {
    let line = |cells: &[String]| {
        let cells: Vec<String> = cells
            .iter()
            .map(|cell| cell.replace('|', "\\|").replace('\n', " "))
            .collect();
        format!("| {} |", cells.join(" | "))
    };
    let mut lines = vec![format!("**{caption}**"), String::new(), line(&sheet.head)];
    lines.push(format!("|{}", "---|".repeat(sheet.head.len())));
    lines.extend(sheet.rows.iter().map(|row| line(row)));
    if !sheet.note.is_empty() {
        lines.push(String::new());
        lines.push(sheet.note.clone());
    }
    lines.join("\n")
}
