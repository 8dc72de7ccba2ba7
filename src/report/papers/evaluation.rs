//! The evaluation of a plan, mid-term or final, in the order of official evaluation reports.

use super::{Paper, said};
use crate::evaluation::progress::Stage;
use crate::model::file::Nature;
use crate::report::document::{Document, Sheet};
use crate::report::evaluated::{self, Evaluated};
use crate::report::summary::aim;
use crate::source::Language;

/// Ordinals of headings within a part, in Chinese and in English.
const ORDINALS: [(&str, u32); 4] = [("一", 1), ("二", 2), ("三", 3), ("四", 4)];

/// The report.
pub fn evaluation(paper: &Paper<'_>, evaluated: &Evaluated) -> Document {
    let (model, language) = (paper.album.model, paper.language);
    let stage = match evaluated.stage {
        Stage::Midterm => paper.pick("中期", "mid-term"),
        Stage::Final => paper.pick("终期", "final"),
    };
    let plan = model.plan.as_ref();
    let name = plan.map_or_else(
        || model.title.get(language).to_string(),
        |plan| plan.title.get(language).to_string(),
    );
    let title = match language {
        Language::Zh => format!("《{name}》实施情况的{stage}评估报告"),
        Language::En => format!("{name}: {stage} evaluation"),
    };
    let mut document = Document::new(title, paper.under(), language);
    let opening = match language {
        Language::Zh => format!(
            "本报告对照《{name}》的指标和目标，评估实施情况。实际值截至 {} 年；进度按目标一致法计算，概率由 {} 次模拟得出。",
            evaluated.reported, evaluated.draws
        ),
        Language::En => format!(
            "This report holds {name} against what was reported up to {}. Progress is that of goal-consistency; probabilities come from {} simulations.",
            evaluated.reported, evaluated.draws
        ),
    };
    document.text(opening);
    paper.grades(&mut document);
    document.heading(
        1,
        paper.pick("一、规划实施总体情况", "1. How the plan has gone"),
    );
    for (main, what) in [
        (true, paper.pick("主要指标", "main indicators")),
        (
            false,
            paper.pick("专栏和正文目标", "targets of boxes and text"),
        ),
    ] {
        document.text(
            evaluated
                .verdict(model, main, what, language)
                .unwrap_or_default(),
        );
    }
    document.text(evaluated.scores(language));
    document.heading(1, paper.pick("二、主要指标完成情况", "2. Main indicators"));
    let note = paper.pick(
        "注：进度＝实际变化÷按直线到该年应有的变化；快于预期为 110% 及以上，基本符合预期为 90% 及以上；“—”表示没有公布或不适用。",
        "Progress: actual change over that of a straight line to the target by then; ahead from 110 %, nearly on time from 90 %; a dash: nothing reported, or not applicable.",
    );
    let caption = paper.pick("指标完成情况", "Indicators");
    document.table(
        Sheet::of(caption, caption, evaluated.rows(model, language))
            .noted(note)
            .wide(),
    );
    let headings = Nature::ALL
        .into_iter()
        .filter_map(|nature| Some((nature, nature.heading()?)));
    for ((nature, (zh, en)), (ordinal, number)) in headings.zip(ORDINALS) {
        let own: Vec<_> = evaluated
            .of(model)
            .filter(|(_, target)| target.nature == nature && target.number.is_some())
            .collect();
        if own.is_empty() {
            continue;
        }
        let heading = match language {
            Language::Zh => format!("（{ordinal}）{zh}"),
            Language::En => format!("2.{number} {en}"),
        };
        document.heading(2, heading);
        for (indicator, target) in own {
            let last = indicator.actuals.last_key_value();
            let value = |value: f64| crate::report::number::figure(value, target.unit, language);
            let status = evaluated::said(indicator.status, language);
            let (title, aim) = (said(&target.title, language), aim(target, language));
            document.text(match (last, language) {
                (Some((year, seen)), Language::Zh) => format!(
                    "{title}：{year} 年为 {}，{} 年目标 {aim}{}，{status}。",
                    value(*seen),
                    target.year,
                    indicator
                        .progress
                        .map_or(String::new(), |part| format!("，进度 {:.0}%", 100.0 * part))
                ),
                (Some((year, seen)), Language::En) => format!(
                    "{title}: {} in {year}, target {aim} in {}{}: {status}.",
                    value(*seen),
                    target.year,
                    indicator.progress.map_or(String::new(), |part| format!(
                        ", progress {:.0}%",
                        100.0 * part
                    ))
                ),
                (None, Language::Zh) => {
                    format!("{title}：{} 年目标 {aim}，尚无公布的数据。", target.year)
                }
                (None, Language::En) => format!(
                    "{title}: target {aim} in {}; nothing was reported.",
                    target.year
                ),
            });
        }
    }
    document.heading(1, paper.pick("三、重点任务推进情况", "3. Tasks"));
    let boxes: Vec<_> = evaluated
        .of(model)
        .filter(|(_, target)| target.number.is_none())
        .collect();
    document.text(match language {
        Language::Zh => format!(
            "专栏和正文中有 {} 项可以计量的目标，逐项情况见上表。",
            boxes.len()
        ),
        Language::En => format!(
            "Boxes and text have {} targets that can be measured; the table above has each.",
            boxes.len()
        ),
    });
    paper.headline(&mut document);
    document.heading(1, paper.pick("四、存在的主要问题", "4. What lags"));
    let lagging = evaluated.lagging(model, language);
    if lagging.is_empty() {
        document.text(paper.pick("已公布的指标没有滞后的。", "No reported indicator lags."));
    }
    for line in lagging {
        document.text(line);
    }
    document.heading(1, paper.pick("五、形势分析", "5. What is to be expected"));
    paper.targets(&mut document);
    let wanted = [
        (
            "main-indicators",
            "主要指标：中位数、区间与目标",
            "Main indicators: medians, intervals, targets",
        ),
        (
            "probability-over-time",
            "主要指标达到目标的概率随时间的变化",
            "How likely each main indicator stands at its target",
        ),
        ("certificate-holders", "持证残疾人", "Certificate holders"),
        ("recipients", "两项补贴享受人数", "Recipients"),
    ];
    let mut pictures = paper.album.pictures(language);
    pictures.extend(
        paper
            .album
            .decided(language)
            .into_iter()
            .filter(|(name, _)| name != "target-board"),
    );
    paper.pictures(&mut document, pictures, &wanted);
    document.heading(
        1,
        match (evaluated.stage, language) {
            (Stage::Midterm, Language::Zh) => "六、下一步要做的",
            (Stage::Midterm, Language::En) => "6. What comes next",
            (Stage::Final, Language::Zh) => "六、对下一个规划的建议",
            (Stage::Final, Language::En) => "6. For the next plan",
        },
    );
    document.text(paper.pick(
        "滞后的指标按上述每年所需的进度安排；无依据的指标先建立台账、积累数据。达到目标要做多少、花多少，用 plancast targets 和 plancast budget 测算。",
        "Lagging indicators need the pace given above; those without evidence need a record first. What it takes and costs to meet a target is worked out by plancast targets and plancast budget.",
    ));
    paper.method(
        &mut document,
        paper.pick("七、方法和局限", "7. Method and limits"),
    );
    paper.sources(&mut document, paper.pick("附：数据来源", "Sources"));
    document
}
