//! The text of the document: paragraphs, tables, pictures, contents, sections.

use super::super::{Block, Document, DocumentFigure, Sheet};
use super::figure::figure;
use super::numbering;
use super::page::{PageSetup, broken, run};
use super::table::{lies, table};
use crate::source::Tongue;

const OPEN: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document \
xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>";

/// What marks the table of contents as one.
const CONTENTS: &str = "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/>\
<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>";

/// The text and the pictures it names.
pub(super) struct Body<'a> {
    /// `word/document.xml`.
    pub xml: String,
    /// Pictures, in order.
    pub figures: Vec<&'a DocumentFigure>,
    /// Numbered lists so far.
    pub ordered: usize,
    language: Tongue,
    page: &'a PageSetup,
    tables: usize,
    headings: usize,
    /// Whether the page is held sideways now.
    sideways: bool,
    /// Sections that have ended.
    sections: usize,
}

impl<'a> Body<'a> {
    /// The text of a document on a page. What it begins with stands before the contents, on the first page.
    pub fn of(document: &'a Document, page: &'a PageSetup) -> Self {
        let mut body = Body {
            xml: OPEN.to_string(),
            figures: Vec::new(),
            ordered: 0,
            language: document.language,
            page,
            tables: 0,
            headings: 0,
            sideways: false,
            sections: 0,
        };
        body.paragraph("Title", &broken(&document.title, document.language.written));
        for line in &document.under {
            body.paragraph("Subtitle", line);
        }
        let mut begun = false;
        for (block, after) in document.blocks.iter().zip(1..) {
            let after = &document.blocks[after..];
            if !begun && !matches!(block, Block::Text(_)) {
                body.contents(document);
                begun = true;
            }
            match block {
                Block::Heading(level, text) => {
                    // Headings go onto the page of their table.
                    if lies_first(after) {
                        body.turn(true);
                    }
                    body.heading(*level, text);
                }
                Block::Verbatim(text) => body.paragraph("Verbatim", text),
                Block::Items(list) => {
                    body.ordered += usize::from(list.ordered);
                    body.xml.push_str(&numbering::items(list, body.ordered));
                }
                Block::Table(sheet) => {
                    body.turn(lies(sheet));
                    let ends = !after.is_empty() && !lies_first(after);
                    body.table(sheet, ends && body.sideways);
                    if ends {
                        body.turn(false);
                    }
                }
                Block::Figure(figure) => body.figure(figure),
                other => {
                    for line in other.lines() {
                        body.paragraph("Normal", &line);
                    }
                }
            }
        }
        let section = page.section(body.sideways, body.sections == 0);
        body.xml.push_str(&section);
        body.xml.push_str("</w:body></w:document>");
        body
    }

    fn paragraph(&mut self, style: &str, text: &str) {
        self.xml.push_str(&format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}</w:p>",
            run(text)
        ));
    }

    fn heading(&mut self, level: u8, text: &str) {
        self.headings += 1;
        let (number, level) = (self.headings, level.clamp(1, 3));
        self.xml.push_str(&format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Heading{level}\"/></w:pPr><w:bookmarkStart w:id=\"{number}\" \
             w:name=\"_Toc{number}\"/>{}<w:bookmarkEnd w:id=\"{number}\"/></w:p>",
            run(text)
        ));
    }

    /// The table of contents: entries that lead to the headings, each with the page of its heading.
    ///
    /// Only who lays the pages out knows their numbers. LibreOffice fills a `PAGEREF` as it opens the document, but not
    /// within a `TOC` field, whose entries it takes as they stand; Word fills it with all other fields (Ctrl+A, F9). A
    /// field marked as dirty would be filled at once there too, but Word asks a question first. So there is no `TOC`
    /// field, and no number is made up: until then the place is empty.
    fn contents(&mut self, document: &Document) {
        let mut entries = Vec::new();
        let headings = document.blocks.iter().filter_map(|block| match block {
            Block::Heading(level, text) => Some((*level, text)),
            _ => None,
        });
        for (place, (level, text)) in headings.enumerate() {
            if level <= 2 {
                entries.push((level, place + 1, text));
            }
        }
        if entries.len() < 3 {
            return;
        }
        self.xml.push_str(CONTENTS);
        self.paragraph("ContentsHeading", &self.language.pick("目　录", "Contents"));
        let [margin, _] = self.page.area(false);
        for (level, number, text) in entries {
            self.xml.push_str(&format!(
                "<w:p><w:pPr><w:pStyle w:val=\"TOC{level}\"/><w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" \
                 w:pos=\"{margin}\"/></w:tabs></w:pPr><w:hyperlink w:anchor=\"_Toc{number}\" w:history=\"1\">{}\
                 <w:r><w:tab/></w:r>{}<w:r><w:instrText xml:space=\"preserve\"> PAGEREF _Toc{number} \\h \
                 </w:instrText></w:r>{}{}</w:hyperlink></w:p>",
                run(text),
                field("begin"),
                field("separate"),
                field("end")
            ));
        }
        self.xml.push_str("</w:sdtContent></w:sdt>");
    }

    /// Ends the section where the page is turned.
    fn turn(&mut self, sideways: bool) {
        if self.sideways == sideways {
            return;
        }
        let ended = self.page.section(self.sideways, self.sections == 0);
        self.sections += 1;
        self.xml.push_str(&format!(
            "<w:p><w:pPr><w:pStyle w:val=\"SectionEnd\"/>{ended}</w:pPr></w:p>"
        ));
        self.sideways = sideways;
    }

    fn caption(&mut self, (zh, en): (&str, &str), number: usize, text: &str, with_next: bool) {
        let (word, gap) = (self.language.pick(zh, en), self.language.pick("　", ". "));
        let keep = if with_next { "<w:keepNext/>" } else { "" };
        self.xml.push_str(&format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Caption\"/>{keep}</w:pPr>{}<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
             <w:r><w:instrText xml:space=\"preserve\"> SEQ {en} \\* ARABIC </w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>{}</w:p>",
            run(&format!("{word} ")),
            run(&number.to_string()),
            run(&format!("{gap}{text}"))
        ));
    }

    /// A table with its note. One that says nothing keeps its table apart from what follows, and would only fill a line,
    /// or a page of its own, where the page is turned next.
    fn table(&mut self, sheet: &Sheet, turns: bool) {
        self.tables += 1;
        let number = self.tables;
        self.caption(("表", "Table"), number, &sheet.caption, true);
        let [whole, _] = self.page.area(self.sideways);
        self.xml.push_str(&table(sheet, whole));
        if !(turns && sheet.note.is_empty()) {
            self.paragraph("TableNote", &sheet.note);
        }
    }

    fn figure(&mut self, own: &'a DocumentFigure) {
        self.figures.push(own);
        let number = self.figures.len();
        let area = self.page.area(self.sideways);
        self.xml.push_str(&figure(own, number, area));
        self.caption(("图", "Figure"), number, &own.caption, false);
    }
}

/// An end of a field, or what parts its instruction from its result.
fn field(kind: &str) -> String {
    format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>")
}

/// Whether what comes next, after any headings, is a table that needs a page held sideways.
fn lies_first(blocks: &[Block]) -> bool {
    let mut blocks = blocks.iter();
    let next = blocks.find(|block| !matches!(block, Block::Heading(..)));
    matches!(next, Some(Block::Table(next)) if lies(next))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Language;

    #[test]
    fn a_page_that_is_turned_has_no_empty_line_at_its_foot() {
        let xml = |note: &str| {
            let mut document = Document::new("title", Vec::new(), Language::Zh);
            let row: Vec<String> = (0..9).map(|cell| cell.to_string()).collect();
            let rows = vec![row.clone(), row.clone(), row];
            document.table(Sheet::of("sheet", "caption", rows).noted(note));
            document.text("after".to_string());
            Body::of(&document, &PageSetup::standard()).xml
        };
        assert!(xml("").contains("landscape"));
        assert!(!xml("").contains("TableNote"));
        assert!(xml("note").contains("TableNote"));
    }
}
