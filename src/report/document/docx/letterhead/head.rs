//! What stands in the body of a letterhead above the place of the title: the name of the office in red, a rule.

use std::collections::BTreeSet;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::elements::read;
use super::fault::LetterheadFault;
use super::pictures::numbered_after;

/// How deep the parts of the body lie in the text: below `w:document` and `w:body`.
const INSIDE: usize = 2;
/// More parts than these are no letterhead: somebody has left a whole paper in it.
const MOST: usize = 20;
/// What is something to see though it is no word: pictures, drawn rules, tables, lines around a paragraph.
const SHOWN: [&str; 6] = [
    "w:drawing",
    "w:pict",
    "w:object",
    "mc:AlternateContent",
    "w:tbl",
    "w:pBdr",
];
/// What leads into parts that a report does not have.
const NOTES: [&str; 4] = [
    "<w:footnoteReference",
    "<w:endnoteReference",
    "<w:commentReference",
    "<w:commentRangeStart",
];
/// What is left out: places to jump to and numbers of lists, which are the report's own; ends of sections.
const LEFT_OUT: [(&str, &str); 4] = [
    ("<w:bookmarkStart", ">"),
    ("<w:bookmarkEnd", ">"),
    ("<w:numPr>", "</w:numPr>"),
    ("<w:sectPr", "</w:sectPr>"),
];

/// Attributes by which a text declares names.
type DeclaredSpaces = Vec<(String, String)>;

/// What stands above the title, as it was written; empty where nothing does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LetterheadTop {
    /// The paragraphs and tables.
    xml: String,
    /// Names that the whole text declares for what is used in them, as attributes.
    declared: DeclaredSpaces,
    /// By which names they lead to other parts.
    pub leads: BTreeSet<String>,
}

/// One paragraph or table of the body.
#[derive(Debug, Default)]
struct HeadPart {
    range: Range<usize>,
    style: Option<String>,
    shows: bool,
}

impl LetterheadTop {
    /// Of the part that holds the text: its body up to the paragraph with the style of titles, where there is one, and
    /// without empty paragraphs at its end.
    pub fn of(xml: &str, title: Option<&str>) -> Result<Self, LetterheadFault> {
        let xml = xml.trim_start_matches('\u{feff}');
        let (declared, parts) = taken_apart(xml).unwrap_or_default();
        let is_title = |part: &HeadPart| title.is_some() && part.style.as_deref() == title;
        let end = parts.iter().position(is_title).unwrap_or(parts.len());
        let shown = parts[..end].iter().rposition(|part| part.shows);
        let Some(last) = shown else {
            return Ok(LetterheadTop::default());
        };
        let count = parts[..=last].iter().filter(|part| part.shows).count();
        if count > MOST {
            return Err(LetterheadFault::Long(count));
        }
        let whole = &xml[parts[0].range.start..parts[last].range.end];
        if NOTES.iter().any(|note| whole.contains(note)) {
            return Err(LetterheadFault::Noted);
        }
        let mut kept = whole.to_string();
        for (open, close) in LEFT_OUT {
            kept = without(&kept, open, close);
        }
        let leads = leads(&kept);
        Ok(LetterheadTop {
            xml: kept,
            declared,
            leads,
        })
    }

    /// A text with this above all that it says.
    pub fn before(&self, xml: &str) -> String {
        const BODY: &str = "<w:body>";
        if self.xml.is_empty() {
            return xml.to_string();
        }
        let declared: String = self
            .declared
            .iter()
            .filter(|(name, _)| !xml.contains(&format!("{name}=\"")))
            .map(|(name, value)| format!("{name}=\"{value}\" "))
            .collect();
        let xml = xml.replacen("<w:document ", &format!("<w:document {declared}"), 1);
        let own = numbered_after(&self.xml, &xml);
        xml.replacen(BODY, &format!("{BODY}{own}"), 1)
    }
}

/// The names that a text declares, and the parts of its body; nothing for what is not well formed.
fn taken_apart(xml: &str) -> Option<(DeclaredSpaces, Vec<HeadPart>)> {
    let mut reader = Reader::from_str(xml);
    let (mut declared, mut parts) = (DeclaredSpaces::new(), Vec::<HeadPart>::new());
    let mut depth = 0_usize;
    let (mut in_body, mut in_text) = (false, false);
    loop {
        let before = usize::try_from(reader.buffer_position()).ok()?;
        let event = reader.read_event().ok()?;
        let after = usize::try_from(reader.buffer_position()).ok()?;
        match event {
            Event::Start(element) => {
                match depth {
                    0 => declared = names_declared(&element)?,
                    1 => in_body = element.name().0 == "w:body",
                    INSIDE if in_body => parts.push(begun(&element, before..after)),
                    _ => {}
                }
                if depth >= INSIDE && in_body {
                    seen(&mut parts, &element)?;
                }
                in_text = element.name().0 == "w:t";
                depth += 1;
            }
            Event::Empty(element) if depth >= INSIDE && in_body => {
                if depth == INSIDE {
                    parts.push(begun(&element, before..after));
                }
                seen(&mut parts, &element)?;
            }
            Event::End(_) => {
                depth = depth.checked_sub(1)?;
                in_text = false;
                if let Some(last) = parts.last_mut().filter(|_| depth == INSIDE) {
                    last.range.end = after;
                }
            }
            Event::Text(_) | Event::GeneralRef(_) | Event::CData(_) if in_text => {
                if let Some(last) = parts.last_mut() {
                    last.shows |= !xml[before..after].trim().is_empty();
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    // The page that the text ends with is none of its parts.
    parts.retain(|part| !xml[part.range.clone()].starts_with("<w:sectPr"));
    Some((declared, parts))
}

/// A part where it opens.
fn begun(element: &BytesStart<'_>, range: Range<usize>) -> HeadPart {
    HeadPart {
        range,
        style: None,
        shows: SHOWN.contains(&element.name().0),
    }
}

/// Takes note of what an element says of the part that it is in.
fn seen(parts: &mut [HeadPart], element: &BytesStart<'_>) -> Option<()> {
    let Some(last) = parts.last_mut() else {
        return Some(());
    };
    let own = read(element)?;
    last.shows |= SHOWN.contains(&own.name.as_str());
    if own.name == "w:pStyle" && last.style.is_none() {
        last.style = own.get("w:val").map(str::to_string);
    }
    Some(())
}

/// The attributes by which a text declares names, as they are written.
fn names_declared(element: &BytesStart<'_>) -> Option<DeclaredSpaces> {
    let mut declared = Vec::new();
    for attribute in element.attributes() {
        let attribute = attribute.ok()?;
        let key: &str = attribute.key.as_ref();
        if key.starts_with("xmlns:") || key == "mc:Ignorable" {
            declared.push((key.to_string(), attribute.value.to_string()));
        }
    }
    Some(declared)
}

/// A text without what stands from an opening to the next close.
fn without(text: &str, open: &str, close: &str) -> String {
    let mut parts = text.split(open);
    let mut out = parts.next().unwrap_or_default().to_string();
    for part in parts {
        out.push_str(part.split_once(close).map_or("", |(_, rest)| rest));
    }
    out
}

/// The names by which a text leads to other parts.
fn leads(xml: &str) -> BTreeSet<String> {
    let after = |key: &'static str| xml.split(key).skip(1);
    let all = [" r:id=\"", " r:embed=\"", " r:link=\"", " r:pict=\""];
    let found = all.into_iter().flat_map(after);
    found
        .filter_map(|rest| Some(rest.split_once('"')?.0.to_string()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(inside: &str) -> String {
        format!(
            "<w:document xmlns:w=\"w\" xmlns:v=\"urn:v\"><w:body>{inside}<w:sectPr><w:titlePg/></w:sectPr></w:body></w:document>"
        )
    }

    const EMPTY: &str = "<w:p><w:r><w:t> </w:t></w:r></w:p><w:p/>";
    const OFFICE: &str = "<w:p><w:r><w:t>某县残联</w:t></w:r></w:p>";
    const RULE: &str = "<w:p><w:r><w:pict><v:line/></w:pict></w:r></w:p>";
    const TITLE: &str =
        "<w:p><w:pPr><w:pStyle w:val=\"T\"/></w:pPr><w:r><w:t>标题</w:t></w:r></w:p>";

    #[test]
    fn what_stands_above_the_title_is_taken() {
        let of = |inside: &str| LetterheadTop::of(&body(inside), Some("T")).unwrap().xml;
        assert_eq!(of(""), "");
        assert_eq!(of(EMPTY), "");
        assert_eq!(of(TITLE), "");
        assert_eq!(of(&[OFFICE, RULE, EMPTY].concat()), [OFFICE, RULE].concat());
        assert_eq!(of(&[OFFICE, EMPTY, TITLE, RULE].concat()), OFFICE);
        let marked = "<w:p><w:bookmarkStart w:id=\"1\"/><w:r><w:t>甲</w:t></w:r><w:bookmarkEnd w:id=\"1\"/></w:p>";
        assert_eq!(of(marked), "<w:p><w:r><w:t>甲</w:t></w:r></w:p>");
    }

    #[test]
    fn it_stands_first_with_the_names_that_it_uses() {
        let head = LetterheadTop::of(&body(RULE), None).unwrap();
        let said = head.before("<w:document xmlns:w=\"w\"><w:body><w:p/></w:body></w:document>");
        let expected = format!(
            "<w:document xmlns:v=\"urn:v\" xmlns:w=\"w\"><w:body>{RULE}<w:p/></w:body></w:document>"
        );
        assert_eq!(said, expected);
        let picture = "<w:p><w:r><w:drawing><a:blip r:embed=\"rId5\"/></w:drawing></w:r></w:p>";
        let head = LetterheadTop::of(&body(picture), None).unwrap();
        assert!(head.leads.contains("rId5"));
        // Its picture and the report's chart have different numbers.
        let seal = "<w:p><w:r><w:drawing><wp:docPr id=\"1\" name=\"章\"/></w:drawing></w:r></w:p>";
        let head = LetterheadTop::of(&body(seal), None).unwrap();
        let chart = "<w:p><wp:docPr id=\"1\" name=\"图\"/></w:p>";
        let report = format!("<w:document xmlns:w=\"w\"><w:body>{chart}</w:body></w:document>");
        let said = head.before(&report);
        assert!(said.contains("<wp:docPr id=\"2\" name=\"章\"/>") && said.contains(chart));
    }

    #[test]
    fn a_whole_paper_and_what_leads_to_notes_are_refused() {
        let long = OFFICE.repeat(MOST + 1);
        assert_eq!(
            LetterheadTop::of(&body(&long), None),
            Err(LetterheadFault::Long(MOST + 1))
        );
        let noted = "<w:p><w:r><w:t>甲</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>";
        assert_eq!(
            LetterheadTop::of(&body(noted), None),
            Err(LetterheadFault::Noted)
        );
    }
}
