//! The short paper: what is to be expected, in two tables and a few charts.

use super::Paper;
use crate::report::document::Document;
use crate::report::summary::five_years;
use crate::source::Language;

/// The report.
pub fn brief(paper: &Paper<'_>) -> Document {
    let (album, language) = (paper.album, paper.language);
    let place = album.model.title.get(language);
    let title = match language {
        Language::Zh => format!("{place}预测简报"),
        Language::En => format!("{place}: what is to be expected"),
    };
    let mut document = Document::new(title, paper.under(), language);
    paper.grades(&mut document);
    document.heading(1, paper.pick("一、人数和资金", "1. People and money"));
    paper.headline(&mut document);
    for line in five_years(album.model, album.summaries, language) {
        document.text(format!("{line}{}", language.pick("。", ".")));
    }
    let wanted = [
        (
            "population-pyramid",
            "户籍人口与持证残疾人的年龄结构",
            "Population and certificate holders by age",
        ),
        ("certificate-holders", "持证残疾人", "Certificate holders"),
        (
            "cost-by-system",
            "资金按服务类别",
            "Money by kind of service",
        ),
    ];
    let of_targets = [(
        "main-indicators",
        "主要指标：中位数、区间与目标",
        "Main indicators: medians, intervals, targets",
    )];
    let pictures = album.pictures(language).into_iter();
    let (indicators, others): (Vec<_>, Vec<_>) =
        pictures.partition(|(name, _)| of_targets.iter().any(|(own, ..)| own == name));
    paper.pictures(&mut document, others, &wanted);
    if !album.attainments.is_empty() {
        document.heading(1, paper.pick("二、规划目标", "2. Targets"));
        paper.targets(&mut document, true);
        paper.pictures(&mut document, indicators, &of_targets);
    }
    paper.explored(&mut document);
    paper.method(
        &mut document,
        paper.pick("三、数据与方法", "3. Data and method"),
    );
    paper.sources(&mut document, paper.pick("附：数据来源", "Sources"));
    paper.without_probability(&mut document);
    paper.boards(&mut document);
    document
}
