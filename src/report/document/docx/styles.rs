//! Sizes and fonts of the standard for official documents.

use super::parts::{HEAD, in_letters};
use crate::source::{Language, Tongue};

/// Indent of a list: its text, and how far the mark stands before it.
pub(super) const LIST: &str = "<w:ind w:left=\"960\" w:firstLineChars=\"0\" w:hanging=\"480\"/>";

/// Lines of what is typed or printed, and their letters.
const SET_OFF: &str = "<w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"100\" w:after=\"100\" w:line=\"320\" w:lineRule=\"atLeast\"/>";
const TYPED: &str = "<w:rFonts w:ascii=\"Courier New\" w:hAnsi=\"Courier New\" w:eastAsia=\"仿宋\" w:cs=\"Courier New\"/><w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/>";

/// What stands at the head of the part, beside the elements' own names.
pub(super) const NAMES: &str =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// Identifiers and names of the styles of tables: the second is based on the first.
pub(super) const TABLES: [(&str, &str); 2] =
    [("TableNormal", "Normal Table"), ("TableGrid", "Table Grid")];

/// A style of paragraphs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Style {
    /// The name by which paragraphs name it.
    pub id: String,
    /// The name that programs show.
    pub name: String,
    /// The style.
    pub xml: String,
}

/// The distance of what a cell of a table says from its edges.
pub(super) const CELL: &str = "<w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"57\" w:type=\"dxa\"/>\
<w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"57\" w:type=\"dxa\"/></w:tblCellMar>";

/// A style: identifier, name, what it is based on, paragraph and characters.
fn style(id: &str, name: &str, paragraph: &str, characters: &str) -> Style {
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
    let xml = format!(
        "<w:style w:type=\"paragraph\"{default} w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{based}<w:qFormat/>\
         <w:pPr>{paragraph}</w:pPr><w:rPr>{characters}</w:rPr></w:style>"
    );
    let [id, name] = [id, name].map(str::to_string);
    Style { id, name, xml }
}

fn font(name: &str) -> String {
    format!(
        "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"{name}\" w:cs=\"Times New Roman\"/>"
    )
}

/// The styles of paragraphs: sizes and fonts of the standard; first the one on which the others are based.
pub(super) fn own(language: Language) -> Vec<Style> {
    let zh = language == Language::Zh;
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
        style("ListParagraph", "List Paragraph", &format!("<w:spacing {line}/>{LIST}<w:jc w:val=\"left\"/>"), &text("仿宋", size, "")),
        style("Verbatim", "Verbatim", &format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F2F2F2\"/>{SET_OFF}{none}<w:jc w:val=\"left\"/>"), TYPED),
        style("Caption", "caption", &format!("<w:spacing w:before=\"120\" w:after=\"60\" w:line=\"400\" w:lineRule=\"atLeast\"/>{none}<w:jc w:val=\"center\"/>"), &text("黑体", 24, "")),
        style("TableHead", "Table head", &format!("{single}{none}<w:jc w:val=\"center\"/>"), &text("黑体", 20, "")),
        style("TableText", "Table text", &format!("{single}{none}<w:jc w:val=\"left\"/>"), &text("仿宋", 20, "")),
        style("TableNumber", "Table number", &format!("{single}{none}<w:jc w:val=\"right\"/>"), &text("仿宋", 20, "")),
        style("TableNote", "Table note", &format!("<w:spacing w:before=\"40\" w:after=\"160\" w:line=\"300\" w:lineRule=\"atLeast\"/>{none}"), &text("仿宋", 20, "")),
        style("Figure", "Figure", &format!("<w:keepNext/><w:spacing w:before=\"160\" w:line=\"240\" w:lineRule=\"auto\"/>{none}<w:jc w:val=\"center\"/>"), &text("仿宋", size, "")),
        style("SectionEnd", "Section end", &format!("<w:spacing w:line=\"20\" w:lineRule=\"exact\"/>{none}"), &text("仿宋", 2, "")),
        style("Footer", "footer", none, &text("宋体", 28, "")),
    ]);
    all
}

/// The styles of tables, in the order of their names.
pub(super) fn table_styles() -> [String; 2] {
    let [(normal, normal_name), (grid, grid_name)] = TABLES;
    let borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map(|side| {
        format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>")
    });
    [
        format!(
            "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"{normal}\"><w:name w:val=\"{normal_name}\"/><w:uiPriority w:val=\"99\"/>\
             <w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/>{CELL}</w:tblPr></w:style>"
        ),
        format!(
            "<w:style w:type=\"table\" w:styleId=\"{grid}\"><w:name w:val=\"{grid_name}\"/><w:basedOn w:val=\"{normal}\"/>\
             <w:tblPr><w:tblBorders>{}</w:tblBorders></w:tblPr></w:style>",
            borders.concat()
        ),
    ]
}

/// `word/styles.xml`: the styles of the standard.
pub(super) fn styles(language: Tongue) -> String {
    let (first, east) = (in_letters(language), "zh-CN");
    let own = own(language.written).into_iter();
    let paragraphs: String = own.map(|style| style.xml).collect();
    format!(
        "{HEAD}<w:styles {NAMES}><w:docDefaults><w:rPrDefault>\
         <w:rPr>{}<w:lang w:val=\"{first}\" w:eastAsia=\"{east}\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>{paragraphs}{}</w:styles>",
        font("仿宋"),
        table_styles().concat()
    )
}
