//! A letterhead: a Word file of an office whose page, headers, footers, styles and head of the first page its reports
//! take over.

mod elements;
mod fault;
mod head;
mod look;
mod package;
mod pictures;

use std::collections::BTreeMap;

pub use fault::LetterheadFault;

use elements::Element;
use head::LetterheadTop;
use look::{Look, renamed};
use package::{Package, Relationship, kinds_of, resolved};

use super::super::html::escaped;
use super::page::PageSetup;
use super::styles::Style;

/// The part that holds the text.
const TEXT: &str = "word/document.xml";
/// What is kept of what the text leads to, beside headers and footers.
const KEPT: [&str; 3] = ["styles", "fontTable", "theme"];

/// A letterhead that was read.
#[derive(Clone, Debug)]
pub struct Letterhead {
    page: PageSetup,
    look: Look,
    /// What stands above the title.
    head: LetterheadTop,
    /// Name of the part with the styles.
    styles: String,
    /// The parts that are kept, by name.
    parts: BTreeMap<String, Vec<u8>>,
    /// Where the text leads to among them.
    relations: Vec<Relationship>,
    /// Of what kind each of them is.
    kinds: BTreeMap<String, String>,
    /// Whether even pages have something else around them.
    even_pages: bool,
}

impl Letterhead {
    /// Reads a Word file. Of its text only what stands above the title is taken.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn read(bytes: &[u8]) -> Result<Self, Vec<LetterheadFault>> {
        let package = Package::open(bytes).map_err(one)?;
        let text = package.elements(TEXT).map_err(one)?;
        if text.first().is_none_or(|first| first.name != "w:document") {
            return Err(one(LetterheadFault::NoDocument));
        }
        let all = package.relations(TEXT).map_err(one)?;
        let kinds = package.kinds().map_err(one)?;
        let mut faults = Vec::new();
        let (page, named) = page(&text);
        let [width, height] = page.area(false).map(millimetres);
        if width < LEAST[0] || height < LEAST[1] {
            faults.push(LetterheadFault::Narrow([width, height]));
        }
        for id in &named {
            if !all.iter().any(|own| own.id == *id && !own.external) {
                faults.push(LetterheadFault::Unrelated(id.clone()));
            }
        }
        let styles = all.iter().find(|own| own.is("styles") && !own.external);
        let styles = styles.map(|own| resolved(TEXT, &own.target));
        let look = match styles
            .as_deref()
            .map(|name| (package.text(name), package.elements(name)))
        {
            Some((Ok(text), Ok(elements))) => Look::of(text, &elements),
            _ => Look::none(),
        };
        let head = LetterheadTop::of(package.text(TEXT).map_err(one)?, look.title());
        let head = head.unwrap_or_else(|fault| {
            faults.push(fault);
            LetterheadTop::default()
        });
        for id in &head.leads {
            if !all.iter().any(|own| own.id == *id) {
                faults.push(LetterheadFault::Unrelated(id.clone()));
            }
        }
        let is_kept = |own: &&Relationship| {
            let kept = KEPT.iter().any(|kind| own.is(kind));
            let above = head.leads.contains(&own.id);
            above || !own.external && (kept || named.contains(&own.id))
        };
        let relations: Vec<Relationship> = all.iter().filter(is_kept).cloned().collect();
        let inside = relations.iter().filter(|own| !own.external);
        let (parts, missing) = package.reached(inside.map(|own| resolved(TEXT, &own.target)));
        faults.extend(missing);
        let kinds = kinds_of(parts.keys(), &kinds, &mut faults);
        let settings = all.iter().find(|own| own.is("settings"));
        let settings = settings.and_then(|own| package.elements(&resolved(TEXT, &own.target)).ok());
        let mut settings = settings.into_iter().flatten();
        let even_pages = settings.any(|own| own.name == "w:evenAndOddHeaders" && own.is_on());
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Letterhead {
            page,
            look,
            head,
            styles: styles.unwrap_or_else(|| "word/styles.xml".to_string()),
            parts,
            relations,
            kinds,
            even_pages,
        })
    }

    /// The page of a report.
    pub(super) fn page(&self) -> &PageSetup {
        &self.page
    }

    pub(super) fn has_even_pages(&self) -> bool {
        self.even_pages
    }

    /// Whether it has a part of a kind of its own, such as `theme`.
    pub(super) fn has(&self, kind: &str) -> bool {
        self.relations.iter().any(|own| own.is(kind))
    }

    /// The text of a report, its styles named as here, with what stands above its title.
    pub(super) fn headed(&self, xml: &str, ids: &BTreeMap<String, String>) -> String {
        self.head.before(&in_its_styles(xml, ids))
    }

    /// Its parts with the styles that a report needs among them, and under which names the report's are found there.
    pub(super) fn dressed(
        &self,
        own: &[Style],
    ) -> (BTreeMap<String, Vec<u8>>, BTreeMap<String, String>) {
        let (styles, ids) = self.look.with(own);
        let mut parts = self.parts.clone();
        parts.insert(self.styles.clone(), styles.into_bytes());
        (parts, ids)
    }

    /// Its lines among those that say where the text leads to.
    pub(super) fn relations(&self) -> String {
        let line = |own: &Relationship| {
            let [id, kind, target] = [&own.id, &own.kind, &own.target].map(|text| escaped(text));
            let mode = if own.external {
                " TargetMode=\"External\""
            } else {
                ""
            };
            format!("<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\"{mode}/>")
        };
        self.relations.iter().map(line).collect()
    }

    /// Its lines among those that say of what kind a part is.
    pub(super) fn kinds(&self) -> String {
        let line = |(name, kind): (&String, &String)| {
            let [name, kind] = [name, kind].map(|text| escaped(text));
            format!("<Override PartName=\"/{name}\" ContentType=\"{kind}\"/>")
        };
        self.kinds.iter().map(line).collect()
    }
}

/// A text in which the report's styles bear the names that they have in the letterhead.
fn in_its_styles(xml: &str, ids: &BTreeMap<String, String>) -> String {
    let name = |id: &str| ids.get(id).map(String::as_str);
    let xml = renamed(xml, "<w:pStyle w:val=\"", name);
    renamed(&xml, "<w:tblStyle w:val=\"", name)
}

fn one(fault: LetterheadFault) -> Vec<LetterheadFault> {
    vec![fault]
}

/// Width and height in millimetres that a text needs at least.
const LEAST: [usize; 2] = [100, 140];

/// Of twentieths of a point.
fn millimetres(length: usize) -> usize {
    /// Twentieths of a point in ten inches, and millimetres in them.
    const TWIPS: usize = 14_400;
    const MILLIMETRES: usize = 254;
    length * MILLIMETRES / TWIPS
}

/// The page that a text ends with, and what leads to its headers and footers. A later section has those of an earlier
/// one unless it names its own.
fn page(text: &[Element]) -> (PageSetup, Vec<String>) {
    let mut page = PageSetup {
        around: String::new(),
        ..PageSetup::standard()
    };
    let mut around: BTreeMap<(String, String), String> = BTreeMap::new();
    for element in text {
        let length = |key: &str, usual: usize| {
            let value = element.get(key).map(|text| text.trim_start_matches('-'));
            value.and_then(|text| text.parse().ok()).unwrap_or(usual)
        };
        match element.name.as_str() {
            "w:sectPr" => page.first_differs = false,
            "w:headerReference" | "w:footerReference" => {
                let kind = element.get("w:type").unwrap_or("default");
                let id = element.get("r:id").unwrap_or_default();
                let key = (element.name.clone(), kind.to_string());
                around.insert(key, id.to_string());
            }
            "w:pgSz" => {
                page.paper = [length("w:w", page.paper[0]), length("w:h", page.paper[1])];
            }
            "w:pgMar" => {
                page.top = length("w:top", page.top);
                page.right = length("w:right", page.right);
                page.bottom = length("w:bottom", page.bottom);
                page.left = length("w:left", page.left) + length("w:gutter", 0);
                page.header = length("w:header", page.header);
                page.footer = length("w:footer", page.footer);
            }
            "w:titlePg" => page.first_differs = element.is_on(),
            _ => {}
        }
    }
    // A letterhead that lies is one of which reports are held upright, too.
    page.paper.sort_unstable();
    page.around = around
        .iter()
        .map(|((name, kind), id)| {
            let (kind, id) = (escaped(kind), escaped(id));
            format!("<{name} w:type=\"{kind}\" r:id=\"{id}\"/>")
        })
        .collect();
    (page, around.into_values().collect())
}
