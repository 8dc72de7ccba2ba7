//! Texts of an OpenDocument spreadsheet with spans in styles of their own: which figures stand above or below the line.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::document_styles::value;
use super::raised::{ABOVE, BELOW, RaisedTexts};

/// What a style says of where its letters stand.
const POSITION: &str = "text-position";

/// The texts of a document in which figures stand above or below the line.
pub(super) fn raised(bytes: &[u8]) -> RaisedTexts {
    let read = || {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
        let mut text = String::new();
        let mut content = archive.by_name("content.xml").ok()?;
        content.read_to_string(&mut text).ok()?;
        Some(of(&text))
    };
    read().unwrap_or_default()
}

fn of(xml: &str) -> RaisedTexts {
    let mut spans = Spans::default();
    if !xml.contains(POSITION) {
        return spans.found;
    }
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => {
                spans.declared(&element);
                spans.open(&element);
            }
            Ok(Event::Empty(element)) => spans.declared(&element),
            Ok(Event::Text(text)) => spans.say(&text.xml10_content()),
            Ok(Event::End(element)) => {
                let local = element.local_name();
                let name: &str = local.as_ref();
                spans.close(name);
            }
            Ok(Event::Eof) | Err(_) => return spans.found,
            Ok(_) => {}
        }
    }
}

#[derive(Default)]
struct Spans {
    found: RaisedTexts,
    /// The style that is declared, and the figures of each that raises or lowers them.
    style: String,
    styles: BTreeMap<String, [char; 10]>,
    /// The spans that are open.
    spans: Vec<Option<[char; 10]>>,
    /// Parts of the cell that is read.
    parts: Vec<(String, Option<[char; 10]>)>,
    in_cell: bool,
    in_comment: bool,
}

impl Spans {
    fn declared(&mut self, element: &BytesStart) {
        let local = element.local_name();
        let name: &str = local.as_ref();
        match name {
            "style" => self.style = value(element, "name").unwrap_or_default(),
            "text-properties" => {
                let said = value(element, POSITION);
                if let Some(signs) = said.as_deref().and_then(position) {
                    self.styles.insert(self.style.clone(), signs);
                }
            }
            _ => {}
        }
    }

    fn open(&mut self, element: &BytesStart) {
        let local = element.local_name();
        let name: &str = local.as_ref();
        match name {
            "table-cell" => self.in_cell = true,
            "annotation" => self.in_comment = true,
            "span" => {
                let style = value(element, "style-name");
                let signs = style.and_then(|style| self.styles.get(&style).copied());
                self.spans.push(signs);
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "span" => {
                self.spans.pop();
            }
            "annotation" => self.in_comment = false,
            "table-cell" => {
                self.found.add(&self.parts);
                self.parts.clear();
                self.in_cell = false;
            }
            _ => {}
        }
    }

    fn say(&mut self, text: &str) {
        if self.in_cell && !self.in_comment {
            let signs = self.spans.iter().rev().flatten().next();
            self.parts.push((text.to_string(), signs.copied()));
        }
    }
}

/// `super 58%`, `-33% 58%`: the figures for letters that stand there; nothing for those on the line.
fn position(said: &str) -> Option<[char; 10]> {
    let first = said.split_whitespace().next()?;
    let share = first
        .strip_suffix('%')
        .and_then(|share| share.parse::<f64>().ok());
    match (first, share) {
        ("super", _) => Some(ABOVE),
        ("sub", _) => Some(BELOW),
        (_, Some(share)) if share > 0.0 => Some(ABOVE),
        (_, Some(share)) if share < 0.0 => Some(BELOW),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_in_a_raised_span_are_no_digits() {
        let raised = of(
            "<document><style:style style:name=\"T1\"><style:text-properties style:text-position=\"super 58%\"/>\
             </style:style><table:table-cell><text:p>144<text:span text:style-name=\"T1\">1</text:span></text:p>\
             <office:annotation><text:p>快报</text:p></office:annotation></table:table-cell>\
             <table:table-cell><text:p>1442</text:p></table:table-cell></document>",
        );
        assert_eq!(raised.seen("1441".into()), "144¹");
        assert_eq!(raised.seen("1442".into()), "1442");
        assert_eq!(position("-33% 58%"), Some(BELOW));
        assert_eq!(position("0% 100%"), None);
    }
}
