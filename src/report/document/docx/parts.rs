//! The parts of the container that do not depend on what the document says.

use super::super::Document;
use super::super::html::escaped;
use crate::source::Language;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

pub(super) const CONTENT_TYPES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>\
<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
<Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>\
<Override PartName=\"/word/settings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml\"/>\
<Override PartName=\"/word/fontTable.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml\"/>\
<Override PartName=\"/word/theme/theme1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.theme+xml\"/>\
<Override PartName=\"/word/footer1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>\
<Override PartName=\"/word/footer2.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>\
<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>\
<Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/></Types>";

pub(super) const RELATIONS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>\
<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>\
<Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties\" Target=\"docProps/app.xml\"/></Relationships>";

pub(super) const APP: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>plancast</Application></Properties>";

pub(super) const SETTINGS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:evenAndOddHeaders/>\
<w:characterSpacingControl w:val=\"compressPunctuation\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" \
w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
<w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:settings>";

/// Fonts of the standard, each with what may stand for it where it is not installed.
pub(super) const FONTS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
<w:fonts xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
<w:font w:name=\"方正小标宋简体\"><w:altName w:val=\"宋体\"/><w:charset w:val=\"86\"/><w:family w:val=\"roman\"/></w:font>\
<w:font w:name=\"仿宋\"><w:altName w:val=\"FangSong\"/><w:charset w:val=\"86\"/><w:family w:val=\"modern\"/></w:font>\
<w:font w:name=\"楷体\"><w:altName w:val=\"KaiTi\"/><w:charset w:val=\"86\"/><w:family w:val=\"modern\"/></w:font>\
<w:font w:name=\"黑体\"><w:altName w:val=\"SimHei\"/><w:charset w:val=\"86\"/><w:family w:val=\"modern\"/></w:font>\
<w:font w:name=\"宋体\"><w:altName w:val=\"SimSun\"/><w:charset w:val=\"86\"/><w:family w:val=\"auto\"/></w:font>\
<w:font w:name=\"Times New Roman\"><w:charset w:val=\"00\"/><w:family w:val=\"roman\"/></w:font></w:fonts>";

pub(super) const THEME: &str = include_str!("theme.xml");

/// Title, maker and language.
pub(super) fn core(document: &Document) -> String {
    let language = document.language.pick("zh-CN", "en");
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>plancast</dc:creator>\
         <dc:language>{language}</dc:language></cp:coreProperties>",
        escaped(&document.title)
    )
}

/// What the text names: styles, fonts, footers, pictures.
pub(super) fn document_relations(figures: usize) -> String {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut all = vec![
        ("rIdStyles".to_string(), "styles", "styles.xml".to_string()),
        (
            "rIdSettings".to_string(),
            "settings",
            "settings.xml".to_string(),
        ),
        (
            "rIdFonts".to_string(),
            "fontTable",
            "fontTable.xml".to_string(),
        ),
        (
            "rIdTheme".to_string(),
            "theme",
            "theme/theme1.xml".to_string(),
        ),
        (
            "rIdFooter1".to_string(),
            "footer",
            "footer1.xml".to_string(),
        ),
        (
            "rIdFooter2".to_string(),
            "footer",
            "footer2.xml".to_string(),
        ),
    ];
    all.extend((1..=figures).map(|number| {
        (
            format!("rIdImage{number}"),
            "image",
            format!("media/image{number}.png"),
        )
    }));
    let each: String = all
        .iter()
        .map(|(id, what, target)| {
            format!("<Relationship Id=\"{id}\" Type=\"{kind}/{what}\" Target=\"{target}\"/>")
        })
        .collect();
    format!(
        "{HEAD}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{each}</Relationships>"
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
         {}{}{}{}{}{}</w:p></w:ftr>",
        run("<w:t xml:space=\"preserve\">— </w:t>"),
        run("<w:fldChar w:fldCharType=\"begin\"/>"),
        run("<w:instrText xml:space=\"preserve\"> PAGE </w:instrText>"),
        run("<w:fldChar w:fldCharType=\"separate\"/>"),
        run("<w:t>1</w:t>"),
        format!(
            "{}{}",
            run("<w:fldChar w:fldCharType=\"end\"/>"),
            run("<w:t xml:space=\"preserve\"> —</w:t>")
        )
    )
}

/// A style: identifier, name, what it is based on, paragraph and characters.
fn style(id: &str, name: &str, paragraph: &str, characters: &str) -> String {
    let based = if id == "Normal" {
        ""
    } else {
        "<w:basedOn w:val=\"Normal\"/>"
    };
    let default = if id == "Normal" {
        " w:default=\"1\""
    } else {
        ""
    };
    format!(
        "<w:style w:type=\"paragraph\"{default} w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{based}<w:qFormat/>\
         <w:pPr>{paragraph}</w:pPr><w:rPr>{characters}</w:rPr></w:style>"
    )
}

/// The styles: sizes and fonts of the standard.
pub(super) fn styles(language: Language) -> String {
    let zh = language == Language::Zh;
    let font = |name: &str| {
        format!(
            "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"{name}\" w:cs=\"Times New Roman\"/>"
        )
    };
    // In English a line of 28 Chinese signs means nothing: smaller letters, no indent.
    let (size, line) = if zh {
        (32, "w:line=\"579\" w:lineRule=\"exact\"")
    } else {
        (24, "w:line=\"360\" w:lineRule=\"auto\"")
    };
    let indent = if zh {
        "<w:ind w:firstLineChars=\"200\" w:firstLine=\"632\"/>"
    } else {
        "<w:ind w:firstLine=\"0\"/>"
    };
    let tight = if zh { "<w:spacing w:val=\"-5\"/>" } else { "" };
    let none = "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/>";
    let single = "<w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"20\" w:after=\"20\" w:line=\"240\" w:lineRule=\"auto\"/>";
    let text = |name: &str, size: usize, bold: &str| {
        format!(
            "{}{bold}{tight}<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>",
            font(name)
        )
    };
    let mut all = vec![
        style(
            "Normal",
            "Normal",
            &format!("<w:spacing {line}/>{indent}<w:jc w:val=\"both\"/>"),
            &text("仿宋", size, ""),
        ),
        style(
            "Title",
            "Title",
            &format!(
                "<w:spacing w:before=\"579\" w:after=\"290\" w:line=\"640\" w:lineRule=\"atLeast\"/>{none}<w:jc w:val=\"center\"/>"
            ),
            &text("方正小标宋简体", 44, ""),
        ),
        style(
            "Subtitle",
            "Subtitle",
            &format!("<w:spacing {line}/>{none}<w:jc w:val=\"center\"/>"),
            &text("楷体", size, ""),
        ),
        style(
            "ContentsHeading",
            "Contents heading",
            &format!(
                "<w:keepNext/><w:spacing w:before=\"290\" {line}/>{none}<w:jc w:val=\"center\"/>"
            ),
            &text("黑体", size, ""),
        ),
    ];
    for (level, name) in [(1, "黑体"), (2, "楷体"), (3, "仿宋")] {
        let bold = if level == 3 || !zh { "<w:b/>" } else { "" };
        all.push(style(
            &format!("Heading{level}"),
            &format!("heading {level}"),
            &format!(
                "<w:keepNext/><w:keepLines/><w:spacing {line}/><w:outlineLvl w:val=\"{}\"/>",
                level - 1
            ),
            &text(name, size, bold),
        ));
        all.push(style(&format!("TOC{level}"), &format!("toc {level}"), &format!("<w:spacing {line}/><w:ind w:left=\"{}\" w:firstLineChars=\"0\" w:firstLine=\"0\"/>", 320 * (level - 1)), &text("仿宋", size, "")));
    }
    all.extend([
        style("Caption", "caption", &format!("<w:spacing w:before=\"120\" w:after=\"60\" w:line=\"400\" w:lineRule=\"atLeast\"/>{none}<w:jc w:val=\"center\"/>"), &text("黑体", 24, "")),
        style("TableHead", "Table head", &format!("{single}{none}<w:jc w:val=\"center\"/>"), &text("黑体", 20, "")),
        style("TableText", "Table text", &format!("{single}{none}<w:jc w:val=\"left\"/>"), &text("仿宋", 20, "")),
        style("TableNumber", "Table number", &format!("{single}{none}<w:jc w:val=\"right\"/>"), &text("仿宋", 20, "")),
        style("TableNote", "Table note", &format!("<w:spacing w:before=\"40\" w:after=\"160\" w:line=\"300\" w:lineRule=\"atLeast\"/>{none}"), &text("仿宋", 20, "")),
        style("Figure", "Figure", &format!("<w:keepNext/><w:spacing w:before=\"160\" w:line=\"240\" w:lineRule=\"auto\"/>{none}<w:jc w:val=\"center\"/>"), &text("仿宋", size, "")),
        style("SectionEnd", "Section end", &format!("<w:spacing w:line=\"20\" w:lineRule=\"exact\"/>{none}"), &text("仿宋", 2, "")),
        style("Footer", "footer", none, &text("宋体", 28, "")),
    ]);
    let (first, east) = ("en-US", "zh-CN");
    format!(
        "{HEAD}<w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:docDefaults><w:rPrDefault>\
         <w:rPr>{}<w:lang w:val=\"{first}\" w:eastAsia=\"{east}\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>{}\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:uiPriority w:val=\"99\"/>\
         <w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"57\" w:type=\"dxa\"/>\
         <w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"57\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>\
         <w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/><w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>{}</w:tblBorders></w:tblPr></w:style></w:styles>",
        font("仿宋"),
        all.concat(),
        ["top", "left", "bottom", "right", "insideH", "insideV"]
            .map(|side| format!(
                "<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>"
            ))
            .concat(),
    )
}
