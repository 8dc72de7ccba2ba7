//! A document as one page: no network, no cookies; a table beside each chart; by keyboard and screen reader.

use super::cell::NOTHING;
use super::{Block, Cell, Document, Items, Sheet};
use crate::report::page;
use crate::source::{Language, Tongue};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// How the page looks; light and dark, on a screen and on paper.
const STYLE: &str = include_str!("page.css");

/// The page.
pub fn page(document: &Document) -> String {
    let language = document.language;
    let tag = language.lang();
    let title = escaped(&document.title);
    let mut headings = Vec::new();
    // Every heading has a name of its own, also those that the contents leave out.
    let mut count = 0;
    let mut body = String::new();
    let (mut tables, mut figures) = (0, 0);
    for block in &document.blocks {
        match block {
            Block::Heading(level, text) => {
                count += 1;
                let (at, text) = (format!("h{count}"), escaped(text));
                // The title is the one heading of the first level.
                let level = (level + 1).min(6);
                body.push_str(&format!("<h{level} id=\"{at}\">{text}</h{level}>\n"));
                if level == 2 {
                    headings.push((at, text));
                }
            }
            Block::Items(list) => body.push_str(&items(list)),
            Block::Verbatim(text) => body.push_str(&format!(
                "<pre tabindex=\"0\"><code>{}</code></pre>\n",
                escaped(text)
            )),
            Block::Table(sheet) => {
                tables += 1;
                body.push_str(&table(sheet, tables, language));
            }
            Block::Figure(figure) => {
                figures += 1;
                let caption = numbered("图", "Figure", figures, &figure.caption, language);
                let svg = unique(&figure.picture.svg, figures);
                body.push_str(&format!(
                    "<figure>\n{svg}\n<figcaption>{caption}</figcaption>\n</figure>\n"
                ));
            }
            other => {
                for line in other.lines() {
                    body.push_str(&format!("<p>{}</p>\n", escaped(&line)));
                }
            }
        }
    }
    let contents: String = headings
        .iter()
        .map(|(at, text)| format!("<li><a href=\"#{at}\">{text}</a></li>\n"))
        .collect();
    let under: String = document
        .under
        .iter()
        .map(|line| format!("<p class=\"under\">{}</p>\n", escaped(line)))
        .collect();
    let chosen = document
        .explorer
        .as_ref()
        .map_or_else(String::new, |data| explorer(data, language));
    let (style, policy) = match &document.explorer {
        Some(_) => (page::explorer_style(), policy(language)),
        None => (String::new(), String::new()),
    };
    let (skip, content) = (
        escaped(&language.pick("跳到正文", "Skip to the text")),
        escaped(&language.pick("目录", "Contents")),
    );
    format!(
        "<!doctype html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:{policy}\">\n\
         <title>{title}</title>\n<style>\n{STYLE}{style}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#text\">{skip}</a>\n<header>\n<h1>{title}</h1>\n{under}</header>\n\
         <nav aria-label=\"{content}\">\n<ol>\n{contents}</ol>\n</nav>\n<main id=\"text\">\n{body}{chosen}</main>\n\
         <footer><p>plancast {}</p></footer>\n</body>\n</html>\n",
        env!("CARGO_PKG_VERSION")
    )
}

fn items(list: &Items) -> String {
    let tag = if list.ordered { "ol" } else { "ul" };
    let each: String = list
        .items
        .iter()
        .map(|item| format!("<li>{}</li>\n", escaped(item)))
        .collect();
    format!("<{tag}>\n{each}</{tag}>\n")
}

/// The part in which a reader chooses, with its data and scripts.
fn explorer(data: &serde_json::Value, language: Tongue) -> String {
    // Nothing in the data may end the element in which it stands.
    let data = data.to_string().replace('<', "\\u003c");
    let scripts: String = page::explorer_scripts(language)
        .iter()
        .map(|script| format!("<script>{}</script>\n", script.text))
        .collect();
    format!(
        "<section id=\"explorer\" aria-labelledby=\"explorer-heading\"></section>\n\
         <script type=\"application/json\" id=\"explorer-data\">{data}</script>\n{scripts}"
    )
}

/// Only these scripts may run, told by their checksums.
fn policy(language: Tongue) -> String {
    let sums = page::explorer_scripts(language).map(|script| {
        let sum = STANDARD.encode(Sha256::digest(script.text.as_bytes()));
        format!(" 'sha256-{sum}'")
    });
    format!("; script-src{}", sums.concat())
}

fn table(sheet: &Sheet, number: usize, language: Tongue) -> String {
    let caption = numbered("表", "Table", number, &sheet.caption, language);
    let head: String = sheet
        .head
        .iter()
        .map(|cell| format!("<th scope=\"col\">{}</th>", escaped(cell)))
        .collect();
    let mut rows = String::new();
    for row in &sheet.rows {
        rows.push_str("<tr>");
        for (place, cell) in row.iter().enumerate() {
            let words = matches!(Cell::of(cell), Cell::Words(_)) && cell != NOTHING;
            let cell = escaped(cell);
            rows.push_str(&match place {
                0 => format!("<th scope=\"row\">{cell}</th>"),
                _ if words => format!("<td class=\"words\">{cell}</td>"),
                _ => format!("<td>{cell}</td>"),
            });
        }
        rows.push_str("</tr>\n");
    }
    let note = match sheet.note.as_str() {
        "" => String::new(),
        note => format!("<p class=\"note\">{}</p>\n", escaped(note)),
    };
    format!(
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{caption}\">\n<table>\n<caption>{caption}</caption>\n\
         <thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n{note}"
    )
}

/// A caption with its number.
pub(super) fn numbered(
    zh: &str,
    en: &str,
    number: usize,
    caption: &str,
    language: Tongue,
) -> String {
    let (word, caption) = (escaped(&language.pick(zh, en)), escaped(caption));
    match language.written {
        Language::Zh => format!("{word} {number}　{caption}"),
        Language::En => format!("{word} {number}. {caption}"),
    }
}

/// Title and description of a chart named by it, under identifiers of its own.
fn unique(svg: &str, number: usize) -> String {
    let (title, words) = (
        format!("figure-{number}-title"),
        format!("figure-{number}-words"),
    );
    svg.replacen(
        "role=\"img\"",
        &format!("role=\"img\" aria-labelledby=\"{title} {words}\""),
        1,
    )
    .replacen("<title>", &format!("<title id=\"{title}\">"), 1)
    .replacen("<desc>", &format!("<desc id=\"{words}\">"), 1)
}

/// Text as it stands in a page.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            // Nothing below a blank may stand in a file of marked-up text.
            sign if sign < ' ' && sign != '\n' && sign != '\t' => {}
            sign => safe.push(sign),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_contents_lead_to_their_own_headings() {
        let mut document = Document::new("title", Vec::new(), Language::Zh);
        for (level, text) in [(1, "one"), (2, "one, a"), (2, "one, b"), (1, "two")] {
            document.heading(level, text);
        }
        let page = page(&document);
        for name in ["h1", "h2", "h3", "h4"] {
            assert_eq!(page.matches(&format!("id=\"{name}\"")).count(), 1, "{name}");
        }
        assert!(page.contains("<a href=\"#h4\">two</a>"));
        assert!(page.contains("<h2 id=\"h4\">two</h2>"));
    }
}
