//! What the container says of its parts: of what kind each is, and where the text leads to.

use super::letterhead::Letterhead;
use super::parts::HEAD;

/// Of what kind every part is; the parts of a letterhead stand for the report's own.
pub(super) fn content_types(letterhead: Option<&Letterhead>) -> String {
    let kind = "application/vnd.openxmlformats-officedocument";
    let mut all = vec![
        ("word/document.xml", "wordprocessingml.document.main"),
        ("word/numbering.xml", "wordprocessingml.numbering"),
        ("word/settings.xml", "wordprocessingml.settings"),
        ("docProps/app.xml", "extended-properties"),
    ];
    let has = |part: &str| letterhead.is_some_and(|own| own.has(part));
    if !has("styles") {
        all.push(("word/styles.xml", "wordprocessingml.styles"));
    }
    if !has("fontTable") {
        all.push(("word/fontTable.xml", "wordprocessingml.fontTable"));
    }
    if !has("theme") {
        all.push(("word/theme/theme1.xml", "theme"));
    }
    if letterhead.is_none() {
        all.push(("word/footer1.xml", "wordprocessingml.footer"));
        all.push(("word/footer2.xml", "wordprocessingml.footer"));
    }
    let own: String = all
        .iter()
        .map(|(name, what)| {
            format!("<Override PartName=\"/{name}\" ContentType=\"{kind}.{what}+xml\"/>")
        })
        .collect();
    let theirs = letterhead.map(Letterhead::kinds).unwrap_or_default();
    format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>\
         {own}{theirs}<Override PartName=\"/docProps/core.xml\" \
         ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>"
    )
}

/// The part that holds a picture, below the folder of the text.
pub(super) fn picture(number: usize) -> String {
    format!("media/chart{number}.png")
}

/// What the text names: styles, numbering, fonts, footers, pictures; what a letterhead has stands for the report's own.
pub(super) fn document_relations(figures: usize, letterhead: Option<&Letterhead>) -> String {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut all = vec![
        (
            "Numbering".to_string(),
            "numbering",
            "numbering.xml".to_string(),
        ),
        (
            "Settings".to_string(),
            "settings",
            "settings.xml".to_string(),
        ),
    ];
    let own = [
        ("Styles", "styles", "styles.xml"),
        ("Fonts", "fontTable", "fontTable.xml"),
        ("Theme", "theme", "theme/theme1.xml"),
        ("Footer1", "footer", "footer1.xml"),
        ("Footer2", "footer", "footer2.xml"),
    ];
    for (id, what, target) in own {
        let theirs = letterhead.is_some_and(|own| what == "footer" || own.has(what));
        if !theirs {
            all.push((id.to_string(), what, target.to_string()));
        }
    }
    all.extend((1..=figures).map(|number| (format!("Image{number}"), "image", picture(number))));
    let each: String = all
        .iter()
        .map(|(id, what, target)| {
            format!("<Relationship Id=\"rId{id}\" Type=\"{kind}/{what}\" Target=\"{target}\"/>")
        })
        .collect();
    let theirs = letterhead.map(Letterhead::relations).unwrap_or_default();
    format!(
        "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{each}{theirs}</Relationships>"
    )
}
