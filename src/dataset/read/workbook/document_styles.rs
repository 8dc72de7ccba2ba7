//! Styles of OpenDocument spreadsheets: their number formats, as the codes that other workbooks have for them
//! (`0.00"万人"`), and which rows and columns they give no size.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Read, Seek};
use std::rc::Rc;

use quick_xml::Reader as XmlReader;
use quick_xml::events::{BytesStart, Event};

use super::declared::{DeclaredSheet, condition};
use super::number_format::tells;

/// Parts of a document that declare styles; the last does so before its cells.
const PARTS: [&str; 2] = ["styles.xml", "content.xml"];
/// Digits that a format may write, and styles that may extend each other.
const MOST: usize = 20;
/// What a comma behind the digits divides by.
const THOUSAND: f64 = 1000.0;

/// What styles make of what stands in a sheet.
#[derive(Debug, Default)]
pub(super) struct Looks {
    /// The code of each style of cells that shows numbers otherwise than they are.
    pub formats: BTreeMap<String, Rc<str>>,
    /// Styles of cells whose letters are struck out.
    pub struck: BTreeSet<String>,
    /// Styles of rows without height.
    pub flat_rows: BTreeSet<String>,
    /// Styles of columns without width.
    pub flat_columns: BTreeSet<String>,
}

/// What the styles of a document say; nothing where they cannot be read.
pub(super) fn looks<R: Read + Seek>(archive: &mut zip::ZipArchive<R>) -> Looks {
    let mut styles = Styles::default();
    for part in PARTS {
        if let Ok(content) = archive.by_name(part) {
            styles.read(BufReader::new(content));
        }
    }
    let struck = styles.cells.keys().filter(|name| styles.strikes(name));
    let struck = struck.cloned().collect();
    let names = styles.cells.keys();
    let told = names.filter_map(|name| {
        let code = styles.code_of(name)?;
        tells(code).then(|| (name.clone(), code.into()))
    });
    Looks {
        formats: told.collect(),
        struck,
        flat_rows: styles.flat_rows,
        flat_columns: styles.flat_columns,
    }
}

/// An attribute of an element, by its name without prefix.
pub(super) fn value(element: &BytesStart, key: &str) -> Option<String> {
    let mut attributes = element.attributes().flatten();
    let found = attributes.find(|attribute| attribute.key.local_name().as_ref() == key)?;
    Some(found.value.to_string())
}

/// The styles of a document.
#[derive(Debug, Default)]
struct Styles {
    /// Code of each number format.
    codes: BTreeMap<String, String>,
    /// Number format of each style of cells, and the style that it extends.
    cells: BTreeMap<String, [Option<String>; 2]>,
    /// Styles that say whether letters are struck out.
    struck: BTreeMap<String, bool>,
    /// Styles of rows and of columns without size.
    flat_rows: BTreeSet<String>,
    flat_columns: BTreeSet<String>,
    /// The style that is being read.
    named: String,
    /// The number format that is being read.
    open: Option<DeclaredSheet>,
}

impl Styles {
    /// A style and those that it extends, from the nearest on.
    fn line(&self, style: &str) -> impl Iterator<Item = &str> {
        let above = move |style: &&str| self.cells.get(*style)?[1].as_deref();
        let known = self
            .cells
            .get_key_value(style)
            .map(|(name, _)| name.as_str());
        std::iter::successors(known, above).take(MOST)
    }

    fn code_of(&self, style: &str) -> Option<&str> {
        let mut said = self
            .line(style)
            .filter_map(|name| self.cells.get(name)?[0].as_ref());
        said.next()
            .and_then(|own| self.codes.get(own))
            .map(String::as_str)
    }

    /// Whether a style strikes letters out.
    fn strikes(&self, style: &str) -> bool {
        self.line(style).find_map(|name| self.struck.get(name)) == Some(&true)
    }

    fn read(&mut self, source: impl BufRead) {
        let mut reader = XmlReader::from_reader(source);
        reader.config_mut().expand_empty_elements = true;
        let mut buffer = Vec::new();
        loop {
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(element)) => {
                    let local = element.local_name();
                    let name: &str = local.as_ref();
                    if name == "body" {
                        return;
                    }
                    self.begin(name, &element);
                }
                Ok(Event::Text(text)) => {
                    if let Some(open) = &mut self.open {
                        open.text.push_str(&text);
                    }
                }
                Ok(Event::End(element)) => self.end(element.local_name().as_ref()),
                Ok(Event::Eof) | Err(_) => return,
                Ok(_) => {}
            }
            buffer.clear();
        }
    }

    fn begin(&mut self, name: &str, element: &BytesStart) {
        let said = |key: &str| value(element, key);
        let number = |key: &str| {
            let number = said(key).and_then(|said| said.parse::<usize>().ok());
            number.unwrap_or(0).min(MOST)
        };
        match name {
            "style" if said("family").as_deref() == Some("table-cell") => {
                let both = [said("data-style-name"), said("parent-style-name")];
                self.named = said("name").unwrap_or_default();
                self.cells.insert(self.named.clone(), both);
            }
            "style" | "default-style" => self.named = said("name").unwrap_or_default(),
            "table-row-properties" if said("row-height").is_some_and(|size| is_none(&size)) => {
                self.flat_rows.insert(self.named.clone());
            }
            "table-column-properties"
                if said("column-width").is_some_and(|size| is_none(&size)) =>
            {
                self.flat_columns.insert(self.named.clone());
            }
            "text-properties" if self.open.is_none() => {
                let line = said("text-line-through-style").or(said("text-line-through-type"));
                let strikes = line.map(|line| line != "none");
                self.struck
                    .extend(strikes.map(|strikes| (self.named.clone(), strikes)));
            }
            "number-style" | "percentage-style" | "currency-style" | "text-style" => {
                self.open = Some(DeclaredSheet {
                    name: said("name").unwrap_or_default(),
                    percent: name == "percentage-style",
                    ..DeclaredSheet::default()
                });
            }
            _ => {}
        }
        let Some(open) = &mut self.open else {
            return;
        };
        open.text.clear();
        match name {
            "number" => {
                let factor = said("display-factor").and_then(|said| said.parse::<f64>().ok());
                let commas = factor.map_or(0.0, |factor| factor.log(THOUSAND).round());
                open.commas = (commas.max(0.0) as usize).min(MOST);
                open.decimals = number("decimal-places");
                open.drops_nought = said("min-integer-digits").as_deref() == Some("0");
            }
            "embedded-text" => open.place = number("position"),
            "scientific-number" | "fraction" => open.code.push('0'),
            "text-content" => open.code.push('@'),
            "map" => {
                let both = said("condition").zip(said("apply-style-name"));
                open.others.extend(both);
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        let Some(open) = &mut self.open else {
            return;
        };
        match name {
            "number" => open.digits(),
            "embedded-text" => open
                .between
                .push((open.place, std::mem::take(&mut open.text))),
            "text" if open.percent && open.text.trim() == "%" => open.code.push('%'),
            "text" | "currency-symbol" => {
                let written = format!("\"{}\"", open.text.replace('"', ""));
                open.code.push_str(&written);
            }
            "number-style" | "percentage-style" | "currency-style" | "text-style" => {
                let parts = open.others.iter().filter_map(|(when, other)| {
                    let code = self.codes.get(other)?;
                    Some(format!("[{}]{code};", condition(when)))
                });
                let code = parts.collect::<String>() + &open.code;
                self.codes.insert(std::mem::take(&mut open.name), code);
                self.open = None;
            }
            _ => {}
        }
    }
}

/// True for a length of nothing: `0cm`.
fn is_none(length: &str) -> bool {
    let number = length.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    number.parse::<f64>() == Ok(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(declared: &str) -> Option<String> {
        let text = format!(
            "<a><number:number-style style:name=\"P\"><number:number/></number:number-style>{declared}\
             <style:style style:name=\"up\" style:family=\"table-cell\" style:data-style-name=\"N\"/>\
             <style:style style:name=\"c\" style:family=\"table-cell\" style:parent-style-name=\"up\"/></a>"
        );
        let mut styles = Styles::default();
        styles.read(text.as_bytes());
        styles.code_of("c").map(str::to_string)
    }

    #[test]
    fn formats_become_codes() {
        let style = |inside: &str| {
            let text =
                format!("<number:number-style style:name=\"N\">{inside}</number:number-style>");
            code(&text).unwrap_or_default()
        };
        let decimals =
            "<number:number number:decimal-places=\"2\"/><number:text>万人</number:text>";
        assert_eq!(style(decimals), "0.00\"万人\"");
        assert_eq!(
            style("<number:number number:min-integer-digits=\"0\"/>"),
            "#"
        );
        let moved = "<number:number number:display-factor=\"1000\">\
                     <number:embedded-text number:position=\"1\">.</number:embedded-text></number:number>\
                     <number:text>万</number:text>";
        assert_eq!(style(moved), "0\".\"0,\"万\"");
        let other = "<number:number/><style:map style:condition=\"value()&lt;0\" style:apply-style-name=\"P\"/>";
        assert_eq!(style(other), "[<0]0;0");
        let percent = "<number:percentage-style style:name=\"N\"><number:number/><number:text>%</number:text>\
                       </number:percentage-style>";
        assert_eq!(code(percent).as_deref(), Some("0%"));
        let none =
            |kind: &str| format!("<number:{kind} style:name=\"P\"><number:text/></number:{kind}>");
        let hidden = format!(
            "{}<number:text-style style:name=\"N\"><number:text/>\
             <style:map style:condition=\"value()&gt;0\" style:apply-style-name=\"P\"/></number:text-style>",
            none("number-style")
        );
        assert_eq!(code(&hidden).as_deref(), Some("[>0]\"\";\"\""));
        let dates = "<number:date-style style:name=\"N\"><number:year/></number:date-style>";
        assert_eq!(code(dates), None);
    }

    #[test]
    fn styles_strike_out_what_those_that_they_extend_do() {
        let text = "<a><style:style style:name=\"up\" style:family=\"table-cell\">\
             <style:text-properties style:text-line-through-style=\"solid\"/></style:style>\
             <style:style style:name=\"c\" style:family=\"table-cell\" style:parent-style-name=\"up\"/>\
             <style:style style:name=\"d\" style:family=\"table-cell\" style:parent-style-name=\"up\">\
             <style:text-properties style:text-line-through-style=\"none\"/></style:style>\
             <style:style style:name=\"e\" style:family=\"table-cell\" style:parent-style-name=\"e\"/></a>";
        let mut styles = Styles::default();
        styles.read(text.as_bytes());
        let strikes = ["up", "c", "d", "e", "f"].map(|style| styles.strikes(style));
        assert_eq!(strikes, [true, true, false, false, false]);
    }
}
