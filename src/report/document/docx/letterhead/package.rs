//! The container of a letterhead: its parts, how they lead to each other, and of what kind each is.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use super::elements::{Element, elements};
use super::fault::LetterheadFault;

/// Bytes that all parts together may have.
const MOST: u64 = 64 << 20;

/// The parts by name.
#[derive(Clone, Debug, Default)]
pub(super) struct Package(BTreeMap<String, Vec<u8>>);

/// How one part leads to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Relationship {
    pub id: String,
    /// The whole name of the kind.
    pub kind: String,
    pub target: String,
    /// It leads out of the file.
    pub external: bool,
}

impl Relationship {
    /// The last word of its kind, such as `header`.
    pub fn is(&self, kind: &str) -> bool {
        self.kind.rsplit('/').next() == Some(kind)
    }
}

impl Package {
    /// Unpacks a file.
    pub fn open(bytes: &[u8]) -> Result<Self, LetterheadFault> {
        let none = |_| LetterheadFault::NoDocument;
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(none)?;
        let mut parts = BTreeMap::new();
        let mut left = MOST;
        for place in 0..archive.len() {
            let file = archive.by_index(place).map_err(none)?;
            let name = file.name().map_err(none)?.into_owned();
            let mut bytes = Vec::new();
            let read = file.take(left + 1).read_to_end(&mut bytes);
            read.map_err(|_| LetterheadFault::Unreadable(name.clone()))?;
            left = left
                .checked_sub(bytes.len() as u64)
                .ok_or(LetterheadFault::TooLarge)?;
            parts.insert(name, bytes);
        }
        Ok(Package(parts))
    }

    /// A part.
    pub fn bytes(&self, name: &str) -> Result<&[u8], LetterheadFault> {
        let bytes = self.0.get(name).map(Vec::as_slice);
        bytes.ok_or_else(|| LetterheadFault::Missing(name.to_string()))
    }

    /// A part as text.
    pub fn text(&self, name: &str) -> Result<&str, LetterheadFault> {
        let text = std::str::from_utf8(self.bytes(name)?);
        text.map_err(|_| LetterheadFault::Unreadable(name.to_string()))
    }

    /// The elements of a part.
    pub fn elements(&self, name: &str) -> Result<Vec<Element>, LetterheadFault> {
        let unreadable = || LetterheadFault::Unreadable(name.to_string());
        elements(self.text(name)?).ok_or_else(unreadable)
    }

    /// Where a part leads to; nothing where it leads nowhere.
    pub fn relations(&self, name: &str) -> Result<Vec<Relationship>, LetterheadFault> {
        let own = relations_of(name);
        if !self.0.contains_key(&own) {
            return Ok(Vec::new());
        }
        let all = self.elements(&own)?;
        let all = all.iter().filter(|own| own.name == "Relationship");
        let relation = |own: &Element| {
            Some(Relationship {
                id: own.get("Id")?.to_string(),
                kind: own.get("Type")?.to_string(),
                target: own.get("Target")?.to_string(),
                external: own.get("TargetMode") == Some("External"),
            })
        };
        Ok(all.filter_map(relation).collect())
    }

    /// The parts that are reached from some, with those that say where they lead; what is wrong on the way.
    pub fn reached(
        &self,
        from: impl IntoIterator<Item = String>,
    ) -> (BTreeMap<String, Vec<u8>>, Vec<LetterheadFault>) {
        let mut next: Vec<String> = from.into_iter().collect();
        let (mut reached, mut faults) = (BTreeMap::new(), Vec::new());
        let mut seen = BTreeSet::new();
        while let Some(name) = next.pop() {
            if !seen.insert(name.clone()) {
                continue;
            }
            let sound = if name.ends_with(".xml") {
                self.elements(&name).map(|_| ())
            } else {
                Ok(())
            };
            let there = sound.and_then(|()| Ok((self.bytes(&name)?, self.relations(&name)?)));
            match there {
                Ok((bytes, relations)) => {
                    let leads = relations.iter().filter(|own| !own.external);
                    next.extend(leads.map(|own| resolved(&name, &own.target)));
                    let own = relations_of(&name);
                    if let Some(bytes) = self.0.get(&own) {
                        reached.insert(own, bytes.clone());
                    }
                    reached.insert(name, bytes.to_vec());
                }
                Err(fault) => faults.push(fault),
            }
        }
        (reached, faults)
    }

    /// Of what kind parts are: by their ending, and by their name.
    pub fn kinds(&self) -> Result<[BTreeMap<String, String>; 2], LetterheadFault> {
        let all = self.elements("[Content_Types].xml")?;
        let of = |element: &str, key: &str| -> BTreeMap<String, String> {
            let own = all.iter().filter(|own| own.name == element);
            own.filter_map(|own| {
                let name = own.get(key)?.trim_start_matches('/');
                Some((name.to_string(), own.get("ContentType")?.to_string()))
            })
            .collect()
        };
        Ok([of("Default", "Extension"), of("Override", "PartName")])
    }
}

/// Of what kind each part is, by its name or its ending.
pub(super) fn kinds_of<'p>(
    parts: impl Iterator<Item = &'p String>,
    [endings, names]: &[BTreeMap<String, String>; 2],
    faults: &mut Vec<LetterheadFault>,
) -> BTreeMap<String, String> {
    let mut kinds = BTreeMap::new();
    for part in parts.filter(|part| !part.ends_with(".rels")) {
        let ending = part.rsplit('.').next().unwrap_or_default();
        match names.get(part).or_else(|| endings.get(ending)) {
            Some(kind) => {
                kinds.insert(part.clone(), kind.clone());
            }
            None => faults.push(LetterheadFault::Untyped(part.clone())),
        }
    }
    kinds
}

/// The name of the part that says where a part leads.
fn relations_of(name: &str) -> String {
    match name.rsplit_once('/') {
        Some((folder, file)) => format!("{folder}/_rels/{file}.rels"),
        None => format!("_rels/{name}.rels"),
    }
}

/// The name of the part to which a part leads.
pub(super) fn resolved(from: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_string();
    }
    let mut way: Vec<&str> = from.split('/').collect();
    way.pop();
    for step in target.split('/') {
        match step {
            ".." => {
                way.pop();
            }
            "." => {}
            step => way.push(step),
        }
    }
    way.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_found_from_where_they_are_named() {
        assert_eq!(
            resolved("word/document.xml", "header1.xml"),
            "word/header1.xml"
        );
        assert_eq!(
            resolved("word/header1.xml", "media/a.png"),
            "word/media/a.png"
        );
        assert_eq!(
            resolved("word/header1.xml", "../docProps/a.xml"),
            "docProps/a.xml"
        );
        assert_eq!(resolved("word/header1.xml", "/word/a.xml"), "word/a.xml");
        assert_eq!(relations_of("word/a.xml"), "word/_rels/a.xml.rels");
    }

    #[test]
    fn what_is_no_container_is_refused() {
        for bytes in [&b""[..], b"\xD0\xCF\x11\xE0 an old file", b"PK\x03\x04cut"] {
            assert_eq!(
                Package::open(bytes).unwrap_err(),
                LetterheadFault::NoDocument
            );
        }
    }
}
