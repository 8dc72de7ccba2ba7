//! Scenarios beside each other.

use std::sync::Arc;

use super::Paper;
use crate::evaluation::Attainment;
use crate::model::Model;
use crate::projection::Projection;
use crate::report::album::picture_of;
use crate::report::compared::{Compared, how_to_read};
use crate::report::document::{Document, Sheet};
use crate::report::page::{JudgedRun, explorer};
use crate::report::ranked::{ranks, tied};
use crate::report::summary::capital;
use crate::source::Language;

/// The report; `judged` are the targets of each scenario.
pub fn scenarios(
    paper: &Paper<'_>,
    compared: &Compared,
    models: &[Arc<Model>],
    projections: &[&Projection],
    judged: &[Vec<Attainment>],
) -> Document {
    let (model, language) = (paper.album.model, paper.language);
    let place = model.title.get(language);
    let title = match language {
        Language::Zh => format!("{place}情景比较"),
        Language::En => format!("{place}: scenarios compared"),
    };
    let mut document = Document::new(title, paper.under(), language);
    let first = model.scenario.title.get(language);
    document.text(match language {
        Language::Zh => format!("各情景与“{first}”相比，同一次模拟相减，所以差别不含共同的不确定性。"),
        Language::En => format!("Every scenario is compared with “{first}” within each simulation, so that what is uncertain in both falls away."),
    });
    document.text(how_to_read(first, language));
    if let Some(note) = &compared.note {
        document.text(note.get(language).to_string());
    }
    paper.grades(&mut document);
    let heads = [("情景", "scenario"), ("理由", "why")];
    let mut rows = vec![
        heads
            .map(|(zh, en)| paper.pick(zh, en).to_string())
            .to_vec(),
    ];
    rows.extend(models.iter().map(|own| {
        let scenario = &own.scenario;
        let [title, why] = [&scenario.title, &scenario.why].map(|words| words.get(language));
        vec![title.to_string(), why.to_string()]
    }));
    let name = paper.pick("情景", "scenarios");
    document.table(Sheet::of(name, capital(name), rows));
    document.heading(1, paper.pick("一、各情景的差别", "1. What differs"));
    for (place, own) in models.iter().enumerate().skip(1) {
        let title = own.scenario.title.get(language);
        document.heading(2, title);
        let rows = compared.rows(models, place, language);
        if rows.len() > 1 {
            document.table(Sheet::of(title, title, rows).wide());
        } else {
            document.text(paper.pick(
                "没有一项不同：现有进度本来就会做到。",
                "Nothing differs: what is usual does it anyway.",
            ));
        }
    }
    if let Some(ranking) = &compared.ranking {
        document.heading(1, paper.pick("二、费用的排序", "2. Ranks by cost"));
        let caption = paper.pick(
            "费用从低到高的排序及其把握",
            "Ranks by cost, from the lowest, and how sure they are",
        );
        document.table(
            Sheet::of(
                paper.pick("排序", "ranks"),
                caption,
                ranks(models, ranking, language),
            )
            .wide(),
        );
        if let Some(tied) = tied(models, ranking, language) {
            document.text(tied);
        }
    }
    for (name, picture) in paper.album.compared(models, projections, language) {
        if let Ok(picture) = picture {
            let mut quantities = projections[0].quantities().iter();
            let quantity = quantities.find(|own| picture_of(&own.key) == name);
            let what = quantity.map_or("", |own| own.title.get(language));
            let caption = match language {
                Language::Zh => format!("{what}：与“{first}”之差"),
                Language::En => format!("{}: difference from “{first}”", capital(what)),
            };
            document.figure(name, caption, picture);
        }
    }
    let runs: Vec<JudgedRun<'_>> = models
        .iter()
        .zip(projections)
        .zip(judged)
        .map(|((model, projection), attainments)| JudgedRun {
            model,
            projection,
            attainments,
        })
        .collect();
    document.explorer = explorer(&runs, language);
    paper.method(
        &mut document,
        paper.pick("三、数据与方法", "3. Data and method"),
    );
    paper.sources(&mut document, paper.pick("附：数据来源", "Sources"));
    document
}
