//! The text of the document: paragraphs, tables, pictures, contents, sections.

use super::super::html::escaped;
use super::super::{Block, Cell, Document, DocumentFigure, Sheet};
use super::numbering;
use super::page::{broken, run, section, widths};
use crate::source::Language;

/// Width and height of the type area in twentieths of a point, upright.
const WIDE: usize = 8844;
const HIGH: usize = 12756;
/// English Metric Units in a twentieth of a point.
const EMU: usize = 635;

const OPEN: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document \
xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>";

/// The text and the pictures it names.
pub(super) struct Body<'a> {
    /// `word/document.xml`.
    pub xml: String,
    /// Pictures, in order.
    pub figures: Vec<&'a DocumentFigure>,
    /// Numbered lists so far.
    pub ordered: usize,
    language: Language,
    tables: usize,
    headings: usize,
    /// Whether the page is held sideways now.
    sideways: bool,
}

impl<'a> Body<'a> {
    /// The text of a document.
    pub fn of(document: &'a Document) -> Self {
        let mut body = Body {
            xml: OPEN.to_string(),
            figures: Vec::new(),
            ordered: 0,
            language: document.language,
            tables: 0,
            headings: 0,
            sideways: false,
        };
        body.paragraph("Title", &broken(&document.title, document.language));
        for line in &document.under {
            body.paragraph("Subtitle", line);
        }
        body.contents(document);
        let mut blocks = document.blocks.iter().peekable();
        while let Some(block) = blocks.next() {
            match block {
                Block::Heading(level, text) => {
                    // A heading goes onto the page of its table.
                    if matches!(blocks.peek(), Some(Block::Table(next)) if next.wide) {
                        body.turn(true);
                    }
                    body.heading(*level, text);
                }
                Block::Text(text) => body.paragraph("Normal", text),
                Block::Verbatim(text) => body.paragraph("Verbatim", text),
                Block::Items(list) => {
                    body.ordered += usize::from(list.ordered);
                    body.xml.push_str(&numbering::items(list, body.ordered));
                }
                Block::Table(sheet) => {
                    body.turn(sheet.wide);
                    body.table(sheet);
                    let next_is_wide =
                        matches!(blocks.peek(), Some(Block::Table(next)) if next.wide);
                    if sheet.wide && !next_is_wide {
                        body.turn(false);
                    }
                }
                Block::Figure(figure) => body.figure(figure),
            }
        }
        let section = section(body.sideways);
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

    /// The table of contents: a field whose entries lead to the headings. Page numbers are left to the reader's
    /// program, which alone knows where its pages end.
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
        self.paragraph("ContentsHeading", self.language.pick("目　录", "Contents"));
        let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
        let last = entries.len() - 1;
        for (place, (level, number, text)) in entries.into_iter().enumerate() {
            let begin = match place {
                0 => format!(
                    "{}<w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-2\" \\n \\h \\z </w:instrText></w:r>{}",
                    field("begin"),
                    field("separate")
                ),
                _ => String::new(),
            };
            let end = if place == last {
                field("end")
            } else {
                String::new()
            };
            self.xml.push_str(&format!(
                "<w:p><w:pPr><w:pStyle w:val=\"TOC{level}\"/></w:pPr>{begin}<w:hyperlink w:anchor=\"_Toc{number}\" \
                 w:history=\"1\">{}</w:hyperlink>{end}</w:p>",
                run(text)
            ));
        }
    }

    /// Ends the section where the page is turned.
    fn turn(&mut self, sideways: bool) {
        if self.sideways == sideways {
            return;
        }
        let ended = section(self.sideways);
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

    fn table(&mut self, sheet: &Sheet) {
        self.tables += 1;
        let number = self.tables;
        self.caption(("表", "Table"), number, &sheet.caption, true);
        let whole = if self.sideways { HIGH } else { WIDE };
        let widths = widths(sheet, whole);
        let grid: String = widths
            .iter()
            .map(|width| format!("<w:gridCol w:w=\"{width}\"/>"))
            .collect();
        let caption = escaped(&sheet.caption);
        self.xml.push_str(&format!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"{whole}\" w:type=\"dxa\"/>\
             <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0620\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" \
             w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/><w:tblCaption w:val=\"{caption}\"/></w:tblPr>\
             <w:tblGrid>{grid}</w:tblGrid>"
        ));
        self.row(&sheet.head, &widths, true);
        for row in &sheet.rows {
            self.row(row, &widths, false);
        }
        self.xml.push_str("</w:tbl>");
        self.paragraph("TableNote", &sheet.note);
    }

    fn row(&mut self, cells: &[String], widths: &[usize], head: bool) {
        let header = if head { "<w:tblHeader/>" } else { "" };
        self.xml
            .push_str(&format!("<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>"));
        for (cell, width) in cells.iter().zip(widths) {
            let style = match (head, Cell::of(cell)) {
                (true, _) => "TableHead",
                (false, Cell::Number { .. }) => "TableNumber",
                (false, Cell::Words(_)) => "TableText",
            };
            // A number is never broken.
            let whole = if style == "TableNumber" {
                "<w:noWrap/>"
            } else {
                ""
            };
            self.xml.push_str(&format!(
                "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{whole}<w:vAlign w:val=\"center\"/></w:tcPr>\
                 <w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}</w:p></w:tc>",
                run(cell)
            ));
        }
        self.xml.push_str("</w:tr>");
    }

    fn figure(&mut self, figure: &'a DocumentFigure) {
        self.figures.push(figure);
        let number = self.figures.len();
        let (width, height) = figure.picture.size();
        let (width, height) = (width.max(1) as usize, height.max(1) as usize);
        // As wide as the type area; no higher than what it leaves for the caption.
        let high = (WIDE * height / width).min(HIGH * 9 / 10);
        let wide = (high * width / height).min(WIDE);
        let (cx, cy) = (wide * EMU, high * EMU);
        let (name, words) = (
            escaped(&figure.caption),
            escaped(figure.picture.description()),
        );
        self.xml.push_str(&format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Figure\"/></w:pPr><w:r><w:drawing>\
             <wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{cx}\" cy=\"{cy}\"/>\
             <wp:docPr id=\"{number}\" name=\"{name}\" descr=\"{words}\"/>\
             <wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>\
             <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>\
             <pic:nvPicPr><pic:cNvPr id=\"{number}\" name=\"image{number}.png\"/><pic:cNvPicPr/></pic:nvPicPr>\
             <pic:blipFill><a:blip r:embed=\"rIdImage{number}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
             <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{cx}\" cy=\"{cy}\"/></a:xfrm>\
             <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
             </wp:inline></w:drawing></w:r></w:p>"
        ));
        self.caption(("图", "Figure"), number, &figure.caption, false);
    }
}
