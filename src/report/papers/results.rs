//! What a run leaves for who works with a spreadsheet: the main results and the targets.

use super::Paper;
use crate::report::document::Document;
use crate::report::summary::five_years;
use crate::source::Language;

/// The results of a run.
pub fn results(paper: &Paper<'_>) -> Document {
    let (album, language) = (paper.album, paper.language);
    let place = album.model.title.get(language);
    let title = match language {
        Language::Zh => format!("{place}：模拟结果"),
        Language::En => format!("{place}: results of the run"),
    };
    let mut document = Document::new(title, vec![paper.drawn()], language);
    paper.grades(&mut document);
    paper.headline(&mut document);
    for line in five_years(album.model, album.summaries, language) {
        document.text(format!("{line}{}", language.pick("。", ".")));
    }
    if !album.attainments.is_empty() {
        paper.targets(&mut document, false);
    }
    paper.method(&mut document, paper.pick("数据与方法", "Data and method"));
    document
}
