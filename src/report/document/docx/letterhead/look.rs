//! The styles of a letterhead, with those added that a report needs and a letterhead does not have.

use std::collections::BTreeMap;

use super::super::parts::HEAD;
use super::super::styles::{NAMES, Style, TABLES, table_styles};
use super::elements::Element;

/// The size of letters, in half points, that programs give to text of which nobody has said how large it shall be.
const UNSAID: &str = "21";

/// A style of the letterhead.
#[derive(Clone, Debug, PartialEq, Eq)]
struct KnownStyle {
    id: String,
    /// In small letters: programs write `heading 1` and `Heading 1`.
    name: String,
    kind: String,
    /// The size of its letters, where it says one.
    size: Option<String>,
}

/// The styles of a letterhead.
#[derive(Clone, Debug)]
pub(super) struct Look {
    xml: String,
    known: Vec<KnownStyle>,
}

impl Look {
    /// Of a letterhead that has no styles.
    pub fn none() -> Self {
        let xml = format!("{HEAD}<w:styles {NAMES}></w:styles>");
        Look {
            xml,
            known: Vec::new(),
        }
    }

    /// Of the part that holds them. Lists are numbered by the report: what the styles say of numbers is left out.
    pub fn of(xml: &str, elements: &[Element]) -> Self {
        let mut known: Vec<KnownStyle> = Vec::new();
        for element in elements {
            let value = || element.get("w:val").unwrap_or_default().to_string();
            match (element.name.as_str(), known.last_mut()) {
                ("w:style", _) => known.push(KnownStyle {
                    id: element.get("w:styleId").unwrap_or_default().to_string(),
                    name: String::new(),
                    kind: element.get("w:type").unwrap_or("paragraph").to_string(),
                    size: None,
                }),
                ("w:name", Some(last)) if last.name.is_empty() => {
                    last.name = value().to_lowercase()
                }
                ("w:sz", Some(last)) => last.size = Some(value()),
                _ => {}
            }
        }
        Look {
            xml: unnumbered(xml),
            known,
        }
    }

    /// The styles with those of a report that are not among them, and under which names the report's are found.
    pub fn with(&self, own: &[Style]) -> (String, BTreeMap<String, String>) {
        let mut ids: BTreeMap<String, String> = BTreeMap::new();
        let mut added = String::new();
        for style in own {
            let id = match self.named(&style.name, "paragraph") {
                Some(known) if style.id != "Normal" || says_its_size(known) => known.id.clone(),
                found => {
                    let (id, name) = self.free(&style.id, &style.name, found.is_some());
                    let xml = style.xml.replacen(" w:default=\"1\"", "", 1);
                    let xml = renamed(&xml, "w:styleId=\"", |_| Some(id.as_str()));
                    let xml = renamed(&xml, "<w:name w:val=\"", |_| Some(name.as_str()));
                    added.push_str(&renamed(&xml, "<w:basedOn w:val=\"", |id| {
                        ids.get(id).map(String::as_str)
                    }));
                    id
                }
            };
            ids.insert(style.id.clone(), id);
        }
        let mut below: Option<String> = None;
        for ((id, name), xml) in TABLES.into_iter().zip(table_styles()) {
            let known = self.named(name, "table").map(|known| known.id.clone());
            let is_new = known.is_none();
            let found = known.unwrap_or_else(|| self.free(id, name, false).0);
            if is_new {
                let xml = xml.replacen(" w:default=\"1\"", "", 1);
                let xml = renamed(&xml, "w:styleId=\"", |_| Some(found.as_str()));
                added.push_str(&renamed(&xml, "<w:basedOn w:val=\"", |_| below.as_deref()));
            }
            below = Some(found.clone());
            ids.insert(id.to_string(), found);
        }
        let xml = self
            .xml
            .replacen("</w:styles>", &format!("{added}</w:styles>"), 1);
        (xml, ids)
    }

    /// Under which name the letterhead has the style of titles, where it has one.
    pub fn title(&self) -> Option<&str> {
        self.named("title", "paragraph")
            .map(|known| known.id.as_str())
    }

    fn named(&self, name: &str, kind: &str) -> Option<&KnownStyle> {
        let name = name.to_lowercase();
        let mut known = self.known.iter();
        known.find(|own| own.kind == kind && own.name == name)
    }

    /// A name that no style of the letterhead has, for one of the report.
    fn free(&self, id: &str, name: &str, taken: bool) -> (String, String) {
        let taken = taken || self.known.iter().any(|own| own.id == id);
        if taken {
            (format!("Plancast{id}"), format!("Plancast {name}"))
        } else {
            (id.to_string(), name.to_string())
        }
    }
}

/// Whether somebody has said how large the text shall be: otherwise it is that of the standard.
fn says_its_size(known: &KnownStyle) -> bool {
    known.size.as_deref().is_some_and(|size| size != UNSAID)
}

/// A text with what stands between an opening and the next quote put in another's place.
pub(super) fn renamed<'n>(xml: &str, open: &str, name: impl Fn(&str) -> Option<&'n str>) -> String {
    let mut parts = xml.split(open);
    let mut out = parts.next().unwrap_or_default().to_string();
    for part in parts {
        let (old, rest) = part.split_once('"').unwrap_or((part, ""));
        out.push_str(open);
        out.push_str(name(old).unwrap_or(old));
        out.push('"');
        out.push_str(rest);
    }
    out
}

/// Styles without what they say of numbered lists.
fn unnumbered(xml: &str) -> String {
    const END: &str = "</w:numPr>";
    let mut parts = xml.split("<w:numPr>");
    let mut out = parts.next().unwrap_or_default().to_string();
    for part in parts {
        out.push_str(part.split_once(END).map_or("", |(_, rest)| rest));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::super::styles::own;
    use super::super::elements::elements;
    use super::*;
    use crate::source::Language;

    fn look(normal: &str) -> Look {
        let xml = format!(
            "<w:styles xmlns:w=\"w\"><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/>\
             <w:rPr><w:sz w:val=\"{normal}\"/></w:rPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name \
             w:val=\"Heading 1\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style></w:styles>"
        );
        Look::of(&xml, &elements(&xml).unwrap())
    }

    #[test]
    fn styles_of_the_letterhead_stand_for_those_of_the_report() {
        let (xml, ids) = look("28").with(&own(Language::Zh));
        assert_eq!(ids["Normal"], "a");
        assert_eq!(ids["Heading1"], "1");
        assert_eq!(ids["TableHead"], "TableHead");
        assert!(!xml.contains("numPr"));
        assert_eq!(xml.matches("w:styleId=\"Heading1\"").count(), 0);
        assert_eq!(xml.matches("w:styleId=\"TableHead\"").count(), 1);
        assert_eq!(xml.matches("w:default=\"1\"").count(), 1);
        // What is based on the text of the report is based on that of the letterhead.
        assert!(!xml.contains("<w:basedOn w:val=\"Normal\"/>"));
        elements(&xml).unwrap();
    }

    #[test]
    fn a_text_of_no_size_of_its_own_is_that_of_the_standard() {
        let (xml, ids) = look("21").with(&own(Language::Zh));
        assert_eq!(ids["Normal"], "PlancastNormal");
        assert!(xml.contains("<w:name w:val=\"Plancast Normal\"/>"));
        assert!(xml.contains("<w:basedOn w:val=\"PlancastNormal\"/>"));
    }
}
