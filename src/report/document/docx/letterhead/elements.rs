//! As much of a marked-up text as a letterhead is read by: its elements in order, each with its attributes.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

/// An element where it opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Element {
    /// Its name, with the prefix that the text gives it.
    pub name: String,
    attributes: BTreeMap<String, String>,
}

impl Element {
    /// An attribute, by its name with prefix.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.attributes.get(key).map(String::as_str)
    }

    /// Whether a switch is on: it stands there, and not as off.
    pub fn is_on(&self) -> bool {
        !matches!(self.get("w:val"), Some("0" | "false" | "off"))
    }
}

/// The elements of a text in order; nothing for one that is not well formed.
pub(super) fn elements(xml: &str) -> Option<Vec<Element>> {
    let mut reader = Reader::from_str(xml.trim_start_matches('\u{feff}'));
    reader.config_mut().check_end_names = true;
    let mut found = Vec::new();
    let mut depth = 0_usize;
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => {
                depth += 1;
                found.push(read(&element)?);
            }
            Ok(Event::Empty(element)) => found.push(read(&element)?),
            Ok(Event::End(_)) => depth = depth.checked_sub(1)?,
            Ok(Event::Eof) => return (depth == 0 && !found.is_empty()).then_some(found),
            Ok(_) => {}
            Err(_) => return None,
        }
    }
}

/// An element with its attributes; nothing where one of them is not well formed.
pub(super) fn read(element: &BytesStart<'_>) -> Option<Element> {
    let mut attributes = BTreeMap::new();
    for attribute in element.attributes() {
        let attribute = attribute.ok()?;
        let key: &str = attribute.key.as_ref();
        let value = unescape(&attribute.value).ok()?;
        attributes.insert(key.to_string(), value.into_owned());
    }
    let name = element.name();
    let name: &str = name.as_ref();
    Some(Element {
        name: name.to_string(),
        attributes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_have_their_attributes_and_half_a_text_has_none() {
        let found = elements("<a><w:b w:val=\"1 &amp; 2\"/><c w:val=\"0\">x</c></a>").unwrap();
        let names: Vec<&str> = found.iter().map(|own| own.name.as_str()).collect();
        assert_eq!(names, ["a", "w:b", "c"]);
        assert_eq!(found[1].get("w:val"), Some("1 & 2"));
        assert!(found[0].is_on() && !found[2].is_on());
        for broken in ["", "<a>", "<a></b>", "<a", "text"] {
            assert_eq!(elements(broken), None, "{broken}");
        }
    }
}
