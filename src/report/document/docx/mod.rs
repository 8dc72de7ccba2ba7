//! A document as a Word file with the page of Chinese official documents (GB/T 9704-2012): A4, the type area of 22
//! lines of 28 signs, 仿宋 in 16 points, headings in 黑体 and 楷体, page numbers between dashes.
//!
//! Written by hand on `zip`, since no library writes a valid document of this kind: see *Decisions* of [`report`](crate::report).

mod body;
mod columns;
mod container;
mod figure;
mod letterhead;
mod numbering;
mod page;
mod parts;
mod styles;
mod table;

pub use letterhead::{Letterhead, LetterheadFault};

use std::fmt;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use page::PageSetup;

use super::Document;
use crate::report::chart::ChartError;
use crate::source::{InWords, Words};

/// Why no document could be written.
#[derive(Debug, thiserror::Error)]
pub enum DocxError {
    /// A chart has no pixels.
    Chart(#[from] ChartError),
    /// The container failed.
    Zip(#[from] zip::result::ZipError),
    /// So did writing into it.
    Io(#[from] std::io::Error),
}

impl InWords for DocxError {
    fn words(&self) -> Words {
        let unwritten = |why: &dyn fmt::Display| {
            Words::both(
                format!("Word 文件没有写成（{why}）"),
                format!("the Word file could not be written ({why})"),
            )
        };
        match self {
            DocxError::Chart(why) => why.words(),
            DocxError::Zip(why) => unwritten(why),
            DocxError::Io(why) => unwritten(why),
        }
    }
}

impl fmt::Display for DocxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words().in_one())
    }
}

/// Pixels to one logical pixel of a chart: sharp at the width of a page.
const PRINT: f32 = 2.0;

/// Bytes of the document, on the page of the standard or of an office's letterhead; the same document gives the same
/// bytes.
///
/// # Errors
/// Where a chart cannot be turned into pixels, or the parts not be packed.
pub fn docx(document: &Document, letterhead: Option<&Letterhead>) -> Result<Vec<u8>, DocxError> {
    let standard = PageSetup::standard();
    let page = letterhead.map_or(&standard, Letterhead::page);
    let written = body::Body::of(document, page);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // Without a time, so that the bytes do not depend on the day.
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    let mut put = |name: &str, bytes: &[u8]| -> Result<(), DocxError> {
        archive.start_file(name, options)?;
        archive.write_all(bytes)?;
        Ok(())
    };
    put(
        "[Content_Types].xml",
        container::content_types(letterhead).as_bytes(),
    )?;
    put("_rels/.rels", parts::RELATIONS.as_bytes())?;
    put("docProps/core.xml", parts::core(document).as_bytes())?;
    put("docProps/app.xml", parts::APP.as_bytes())?;
    let relations = container::document_relations(written.figures.len(), letterhead);
    put("word/_rels/document.xml.rels", relations.as_bytes())?;
    put(
        "word/numbering.xml",
        numbering::part(written.ordered).as_bytes(),
    )?;
    let even_pages = letterhead.is_none_or(Letterhead::has_even_pages);
    let settings = parts::settings(even_pages, document.language);
    put("word/settings.xml", settings.as_bytes())?;
    let has = |kind: &str| letterhead.is_some_and(|own| own.has(kind));
    if !has("fontTable") {
        put("word/fontTable.xml", parts::FONTS.as_bytes())?;
    }
    if !has("theme") {
        put("word/theme/theme1.xml", parts::THEME.as_bytes())?;
    }
    match letterhead {
        Some(own) => {
            let (parts, ids) = own.dressed(&styles::own(document.language.written));
            let text = own.headed(&written.xml, &ids);
            put("word/document.xml", text.as_bytes())?;
            for (name, bytes) in &parts {
                put(name, bytes)?;
            }
        }
        None => {
            put("word/document.xml", written.xml.as_bytes())?;
            put(
                "word/styles.xml",
                styles::styles(document.language).as_bytes(),
            )?;
            put("word/footer1.xml", parts::footer("right").as_bytes())?;
            put("word/footer2.xml", parts::footer("left").as_bytes())?;
        }
    }
    for (place, figure) in written.figures.iter().enumerate() {
        let png = figure.picture.png(PRINT)?;
        put(&format!("word/{}", container::picture(place + 1)), &png)?;
    }
    Ok(archive.finish()?.into_inner())
}
