//! The parts of the container that do not depend on what the document says.

use super::super::Document;
use super::super::html::escaped;
use crate::source::Tongue;

pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

pub(super) const RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>\
<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
<Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties\" Target=\"docProps/app.xml\"/></Relationships>";

pub(super) const APP: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>plancast</Application></Properties>";

/// How programs treat the document: among it, whether even pages have something else around them.
pub(super) fn settings(even_pages: bool, language: Tongue) -> String {
    let first = in_letters(language);
    let even = if even_pages {
        "<w:evenAndOddHeaders/>"
    } else {
        ""
    };
    format!(
        "{HEAD}<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">{even}\
         <w:characterSpacingControl w:val=\"compressPunctuation\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
         <w:themeFontLang w:val=\"{first}\" w:eastAsia=\"zh-CN\"/></w:settings>"
    )
}

/// Fonts of the standard, each with what may stand for it where it is not installed.
pub(super) const FONTS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<w:fonts xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
<w:font w:name=\"方正小标宋简体\"><w:altName w:val=\"宋体\"/><w:charset w:val=\"86\"/><w:family w:val=\"roman\"/></w:font>\
<w:font w:name=\"仿宋\"><w:altName w:val=\"FangSong\"/><w:charset w:val=\"86\"/><w:family w:val=\"modern\"/></w:font>\
<w:font w:name=\"楷体\"><w:altName w:val=\"KaiTi\"/><w:charset w:val=\"86\"/><w:family w:val=\"modern\"/></w:font>\
<w:font w:name=\"黑体\"><w:altName w:val=\"SimHei\"/><w:charset w:val=\"86\"/><w:family w:val=\"modern\"/></w:font>\
<w:font w:name=\"宋体\"><w:altName w:val=\"SimSun\"/><w:charset w:val=\"86\"/><w:family w:val=\"auto\"/></w:font>\
<w:font w:name=\"Times New Roman\"><w:charset w:val=\"00\"/><w:family w:val=\"roman\"/></w:font>\
<w:font w:name=\"Courier New\"><w:charset w:val=\"00\"/><w:family w:val=\"modern\"/></w:font></w:fonts>";

pub(super) const THEME: &str = include_str!("theme.xml");

/// The language of what is written in letters, by which a program checks its spelling: that of the readers where they
/// have a book, since Chinese signs have a language of their own.
pub(super) fn in_letters(language: Tongue) -> &'static str {
    match language.book {
        Some(_) => language.lang(),
        None => "en-US",
    }
}

/// Title, maker and language.
pub(super) fn core(document: &Document) -> String {
    // Programs of offices know Chinese by its country alone.
    let language = match document.language.lang() {
        "zh-Hans-CN" => "zh-CN",
        other => other,
    };
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>plancast</dc:creator>\
         <dc:language>{language}</dc:language></cp:coreProperties>",
        escaped(&document.title)
    )
}

/// A footer with the page's number between dashes, one sign in from its edge.
pub(super) fn footer(side: &str) -> String {
    let indent = if side == "right" {
        "w:right=\"280\""
    } else {
        "w:left=\"280\""
    };
    let look = "<w:rPr><w:rFonts w:ascii=\"宋体\" w:hAnsi=\"宋体\" w:eastAsia=\"宋体\"/><w:sz w:val=\"28\"/></w:rPr>";
    let run = |inside: &str| format!("<w:r>{look}{inside}</w:r>");
    format!(
        "{HEAD}<w:ftr xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:p><w:pPr>\
         <w:pStyle w:val=\"Footer\"/><w:spacing w:line=\"280\" w:lineRule=\"exact\"/><w:ind {indent}/><w:jc w:val=\"{side}\"/></w:pPr>\
         {}{}{}{}{}{}{}</w:p></w:ftr>",
        run("<w:t xml:space=\"preserve\">— </w:t>"),
        run("<w:fldChar w:fldCharType=\"begin\"/>"),
        run("<w:instrText xml:space=\"preserve\"> PAGE </w:instrText>"),
        run("<w:fldChar w:fldCharType=\"separate\"/>"),
        run("<w:t>1</w:t>"),
        run("<w:fldChar w:fldCharType=\"end\"/>"),
        run("<w:t xml:space=\"preserve\"> —</w:t>")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Language, Phrases};

    #[test]
    fn a_document_says_the_language_of_its_readers() {
        let says = |tongue: Tongue, own: &str, letters: &str| {
            let document = Document::new("1", Vec::new(), Language::En);
            let core = core(&document.told(tongue));
            let language = format!("<dc:language>{own}</dc:language>");
            assert!(core.contains(&language), "{core}");
            let settings = settings(true, tongue);
            let fonts = format!("w:val=\"{letters}\" w:eastAsia=\"zh-CN\"");
            assert!(settings.contains(&fonts), "{settings}");
        };
        says(Language::En.into(), "en", "en-US");
        let french = Tongue::with_book("fr", ("法文", "French"), Phrases(&[]));
        says(french, "fr", "fr");
        let chinese = Document::new("1", Vec::new(), Language::Zh);
        assert!(core(&chinese).contains("<dc:language>zh-CN</dc:language>"));
    }
}
