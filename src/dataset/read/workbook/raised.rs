//! Figures that stand above or below the line in a cell: the marks of footnotes, which no digit of a number is.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Figures above the line and below it, by the digit that they are.
pub(super) const ABOVE: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
pub(super) const BELOW: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];
/// What an archive says of a run of text that is raised or lowered.
const MARK: &str = "vertAlign";

/// Texts with such figures, by what they are without any blank when all figures stand on the line.
#[derive(Clone, Debug, Default)]
pub(super) struct RaisedTexts(BTreeMap<String, String>);

impl RaisedTexts {
    /// Adds the texts of a part of the archive: the strings of the workbook, or those within a sheet.
    pub(super) fn read(&mut self, xml: &str) {
        if !xml.contains(MARK) {
            return;
        }
        let mut reader = Reader::from_str(xml);
        let mut item = Item::default();
        loop {
            match reader.read_event() {
                Ok(Event::Start(element)) => item.open(&element),
                Ok(Event::Empty(element)) => item.align(&element),
                Ok(Event::Text(text)) if item.in_text => item.say(&text.xml10_content()),
                Ok(Event::End(element)) => {
                    let local = element.local_name();
                    let name: &str = local.as_ref();
                    match name {
                        "t" => item.in_text = false,
                        "r" => item.signs = None,
                        "rPh" => item.spoken = false,
                        "si" | "is" => self.keep(std::mem::take(&mut item)),
                        _ => {}
                    }
                }
                Ok(Event::Eof) | Err(_) => return,
                Ok(_) => {}
            }
        }
    }

    /// Adds a text of several parts, each with the figures that stand for its digits where these are not on the line.
    pub(super) fn add(&mut self, parts: &[(String, Option<[char; 10]>)]) {
        let mut item = Item::default();
        for (text, signs) in parts {
            item.signs = *signs;
            item.say(text);
        }
        self.keep(item);
    }

    fn keep(&mut self, item: Item) {
        if item.seen != item.plain {
            self.0.insert(without_blanks(&item.plain), item.seen);
        }
    }

    /// A text as it is seen.
    pub(super) fn seen(&self, text: String) -> String {
        if self.0.is_empty() {
            return text;
        }
        let seen = self.0.get(&without_blanks(&text));
        seen.map_or(text, |seen| seen.trim().to_string())
    }
}

/// A text while it is read.
#[derive(Default)]
struct Item {
    plain: String,
    seen: String,
    signs: Option<[char; 10]>,
    in_text: bool,
    /// Within what says how a text is spoken, which no cell shows.
    spoken: bool,
}

impl Item {
    fn open(&mut self, element: &BytesStart) {
        let local = element.local_name();
        let name: &str = local.as_ref();
        match name {
            "t" => self.in_text = !self.spoken,
            "rPh" => self.spoken = true,
            _ => self.align(element),
        }
    }

    fn align(&mut self, element: &BytesStart) {
        if element.local_name().as_ref() != MARK {
            return;
        }
        let mut attributes = element.attributes().flatten();
        let said = attributes.find(|own| own.key.local_name().as_ref() == "val");
        self.signs = match said.as_ref().map(|own| &*own.value) {
            Some("superscript") => Some(ABOVE),
            Some("subscript") => Some(BELOW),
            _ => None,
        };
    }

    fn say(&mut self, text: &str) {
        self.plain.push_str(text);
        let seen = text
            .chars()
            .map(|sign| match (self.signs, sign.to_digit(10)) {
                (Some(signs), Some(digit)) => signs[digit as usize],
                _ => sign,
            });
        self.seen.extend(seen);
    }
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_raised_figure_is_no_digit() {
        let mut raised = RaisedTexts::default();
        raised.read(
            "<sst><si><t>1442</t></si><si><r><t>144</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr>\
             <t>1</t></r></si><si><r><t>CO</t></r><r><rPr><vertAlign val=\"subscript\"/></rPr><t>2</t></r>\
             <r><t> 10</t></r><rPh><t>x</t></rPh></si></sst>",
        );
        assert_eq!(raised.seen("1441".into()), "144¹");
        assert_eq!(raised.seen("CO2 10".into()), "CO₂ 10");
        assert_eq!(raised.seen("1442".into()), "1442");
        assert_eq!(RaisedTexts::default().seen("144 1".into()), "144 1");
    }
}
