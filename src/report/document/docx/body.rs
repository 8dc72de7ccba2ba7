//! The text of the document: paragraphs, tables, pictures, contents, sections.

use super::super::html::escaped;
use super::super::{Block, Cell, Document, Figure, Sheet};
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
    pub figures: Vec<&'a Figure>,
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
            self.xml.push_str(&format!(
                "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>\
                 <w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{}</w:p></w:tc>",
                run(cell)
            ));
        }
        self.xml.push_str("</w:tr>");
    }

    fn figure(&mut self, figure: &'a Figure) {
        self.figures.push(figure);
        let number = self.figures.len();
        let (width, height) = figure.picture.size();
        let (width, height) = (width.max(1) as usize, height.max(1) as usize);
        // As wide as the type area, or as high as two thirds of it.
        let high = (WIDE * height / width).min(HIGH * 2 / 3);
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

/// A long title in lines that end where its meaning does.
fn broken(title: &str, language: Language) -> String {
    /// Signs of the largest size on one line.
    const LINE: usize = 20;
    if language != Language::Zh || title.chars().count() <= LINE {
        return title.to_string();
    }
    match title.find(['》', '：']) {
        Some(at) => {
            let (first, rest) = title.split_at(at + '》'.len_utf8());
            format!("{first}\n{rest}")
        }
        None => title.to_string(),
    }
}

/// Text in one run; lines stay lines.
fn run(text: &str) -> String {
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(line)))
        .collect();
    format!("<w:r>{}</w:r>", lines.join("<w:br/>"))
}

/// The page of a section: margins of the standard, footers for odd and even pages.
fn section(sideways: bool) -> String {
    let page = if sideways {
        "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>\
         <w:pgMar w:top=\"1588\" w:right=\"1984\" w:bottom=\"1474\" w:left=\"2098\" w:header=\"851\" w:footer=\"992\" w:gutter=\"0\"/>"
    } else {
        "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
         <w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1588\" w:header=\"851\" w:footer=\"1307\" w:gutter=\"0\"/>"
    };
    format!(
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rIdFooter1\"/>\
         <w:footerReference w:type=\"even\" r:id=\"rIdFooter2\"/>{page}</w:sectPr>"
    )
}

/// Widths of the columns: one of numbers is as wide as its longest, those of words share the rest by what stands in
/// them; together the whole.
fn widths(sheet: &Sheet, whole: usize) -> Vec<usize> {
    /// Width of half a Chinese sign in a table, and what a cell has beside its text, in twentieths of a point.
    const SIGN: usize = 120;
    const EDGES: usize = 150;
    /// A column of words is not taken for wider than so many half signs, and not for narrower.
    const WORDS: std::ops::RangeInclusive<usize> = 8..=60;
    let signs = |text: &String| {
        text.chars()
            .map(|c| if c.is_ascii() { 1 } else { 2 })
            .sum::<usize>()
    };
    let columns: Vec<(bool, usize)> = (0..sheet.head.len())
        .map(|column| {
            let cells = || sheet.rows.iter().map(|row| &row[column]);
            let short = cells().all(|cell| signs(cell) <= *WORDS.start() + 6);
            let head = signs(&sheet.head[column]).div_ceil(2).min(10);
            let longest = cells().map(signs).max().unwrap_or(0).max(head);
            (
                short,
                if short {
                    longest
                } else {
                    longest.clamp(*WORDS.start(), *WORDS.end())
                },
            )
        })
        .collect();
    let fixed: usize = columns
        .iter()
        .filter(|c| c.0)
        .map(|c| c.1 * SIGN + EDGES)
        .sum();
    let words: usize = columns.iter().filter(|c| !c.0).map(|c| c.1).sum();
    let mut widths: Vec<usize> = if words > 0 && fixed < whole * 3 / 4 {
        let rest = whole - fixed;
        let width = |(short, signs): &(bool, usize)| {
            if *short {
                signs * SIGN + EDGES
            } else {
                rest * signs / words
            }
        };
        columns.iter().map(width).collect()
    } else {
        let all: usize = columns.iter().map(|c| c.1 * SIGN + EDGES).sum();
        columns
            .iter()
            .map(|c| whole * (c.1 * SIGN + EDGES) / all.max(1))
            .collect()
    };
    let short: usize = whole.saturating_sub(widths.iter().sum());
    if let Some(first) = widths.first_mut() {
        *first += short;
    }
    widths
}
