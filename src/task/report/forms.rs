//! The forms in which a paper can be written.

use std::path::Path;
use std::process::Command;

use crate::report::document::{
    Document,
    docx::{Letterhead, docx},
    html, markdown,
    notebook::notebook,
    workbook::workbook,
};
use crate::report::papers::Paper;
use crate::source::InWords;
use crate::task::Failure;

/// What a paper is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// For Word and WPS.
    Docx,
    /// For Excel and WPS.
    Xlsx,
    /// A page for a browser.
    Html,
    /// A Jupyter notebook.
    Ipynb,
    /// Text with marks.
    Md,
    /// The Word file as pages, by LibreOffice.
    Pdf,
}

impl Form {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Form; 6] = [
        Form::Docx,
        Form::Xlsx,
        Form::Html,
        Form::Ipynb,
        Form::Md,
        Form::Pdf,
    ];

    /// Those of a document without tables beside it.
    pub const ALONE: [Form; 4] = [Form::Docx, Form::Html, Form::Md, Form::Pdf];

    /// The word on the command line, and the ending of its files.
    pub const fn key(self) -> &'static str {
        match self {
            Form::Docx => "docx",
            Form::Xlsx => "xlsx",
            Form::Html => "html",
            Form::Ipynb => "ipynb",
            Form::Md => "md",
            Form::Pdf => "pdf",
        }
    }

    /// Whether it has the page of a letterhead, where there is one.
    pub const fn is_on_paper(self) -> bool {
        match self {
            Form::Docx | Form::Pdf => true,
            Form::Xlsx | Form::Html | Form::Ipynb | Form::Md => false,
        }
    }

    /// What it is for, in Chinese and English.
    pub const fn about(self) -> (&'static str, &'static str) {
        match self {
            Form::Docx => ("用 Word、WPS 打开", "For Word and WPS"),
            Form::Xlsx => ("用 Excel、WPS 打开", "For Excel and WPS"),
            Form::Html => ("网页", "A page for a browser"),
            Form::Ipynb => ("Jupyter 笔记本", "A Jupyter notebook"),
            Form::Md => ("Markdown 文本", "Text with marks"),
            Form::Pdf => (
                "PDF，由 LibreOffice 转换（须已安装）",
                "Pages, made by LibreOffice where it is installed",
            ),
        }
    }
}

/// Names of LibreOffice's program.
const OFFICE: [&str; 2] = ["soffice", "libreoffice"];

/// What a form needs and this machine lacks.
pub(in crate::task) fn check(forms: &[Form]) -> Result<(), Failure> {
    if forms.contains(&Form::Pdf) && office().is_none() {
        return Err(Failure::words(
            "pdf 要用 LibreOffice 转换，本机没有找到 soffice；请安装 LibreOffice，或去掉 pdf、用 Word/WPS 把 docx 另存为 PDF",
            "pdf is made by LibreOffice, and there is no soffice on this machine; install it, or leave pdf out and save the docx as PDF in Word or WPS",
        ));
    }
    Ok(())
}

/// The files of a paper, which bear its name and the ending of their form; a Word file has the page of a letterhead,
/// where there is one.
pub(in crate::task) fn files(
    own: &str,
    forms: &[Form],
    paper: &Paper<'_>,
    document: &Document,
    tables: &[String],
    letterhead: Option<&Letterhead>,
) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let word = || docx(document, letterhead).map_err(Failure::system);
    let mut files = Vec::new();
    for form in forms {
        let bytes = match form {
            Form::Docx => word()?,
            Form::Xlsx => {
                let graphs = paper.album.graphs(paper.language);
                let book = workbook(document, paper.sheets(), graphs);
                book.map_err(Failure::unwritten(own))?
            }
            Form::Html => html::page(document).into_bytes(),
            Form::Ipynb => notebook(document, tables).map_err(Failure::system)?,
            Form::Md => markdown::text(document).into_bytes(),
            Form::Pdf => pdf(&word()?)?,
        };
        files.push((format!("{own}.{}", form.key()), bytes));
    }
    Ok(files)
}

/// LibreOffice, where it is installed.
fn office() -> Option<&'static str> {
    OFFICE.into_iter().find(|name| {
        let asked = Command::new(name).arg("--version").output();
        asked.is_ok_and(|answer| answer.status.success())
    })
}

/// The Word file as pages.
fn pdf(docx: &[u8]) -> Result<Vec<u8>, Failure> {
    let folder = tempfile::tempdir().map_err(Failure::file(std::env::temp_dir()))?;
    let source = folder.path().join("report.docx");
    std::fs::write(&source, docx).map_err(Failure::file(&source))?;
    let profile = format!(
        "-env:UserInstallation=file://{}",
        folder.path().join("profile").display()
    );
    let name = office().unwrap_or(OFFICE[0]);
    let answer = Command::new(name)
        .args([
            profile.as_str(),
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
        ])
        .arg(folder.path())
        .arg(&source)
        .output()
        .map_err(Failure::file(name))?;
    let made: &Path = &folder.path().join("report.pdf");
    std::fs::read(made).map_err(|error| {
        let said = String::from_utf8_lossy(&answer.stderr).trim().to_string();
        let why = error.words();
        Failure::words(
            format!(
                "LibreOffice 没有转换成功（{}；{said}）；请用 Word/WPS 把 docx 另存为 PDF",
                why.zh
            ),
            format!(
                "LibreOffice made no PDF ({}; {said}); save the docx as PDF in Word or WPS",
                why.en
            ),
        )
    })
}
