//! The evaluation of a plan, mid-term or final, in the order of official evaluation reports.

mod ahead;
mod indicators;
mod natures;

use self::natures::natures;
use super::Paper;
use crate::evaluation::progress::Status;
use crate::report::album::Album;
use crate::report::document::Document;
use crate::report::evaluated::Evaluated;
use crate::report::summary::capital;
use crate::source::Language;

/// The report; `before` has what was known in the base year.
pub fn evaluation(paper: &Paper<'_>, before: &Album<'_>, evaluated: &Evaluated) -> Document {
    let (model, language) = (paper.album.model, paper.language);
    let stage = evaluated.stage.said(language);
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
    let numbered = plan.and_then(|plan| number_of(&plan.at));
    let numbered = numbered.map_or_else(String::new, |number| match language {
        Language::Zh => format!("（{number}）"),
        Language::En => format!(" ({number})"),
    });
    let opening = match language {
        Language::Zh => format!(
            "本报告对照《{name}》{numbered}的指标和目标，评估实施情况。实际值截至 {} 年；进度按目标一致法计算，概率由模拟得出（见“数据与方法”）。",
            evaluated.reported
        ),
        Language::En => format!(
            "This report holds {name}{numbered} against what was reported up to {}. Progress is that of goal-consistency; probabilities come from simulations (see Data and method).",
            evaluated.reported
        ),
    };
    document.text(opening);
    let last = model.period(model.calendar.until)[1];
    if evaluated.stage.is_final() && evaluated.reported < last {
        document.text(match language {
            Language::Zh => format!(
                "注意：{last} 年的实际值尚未报齐（截至 {} 年），以下结论是预判，不能作为终期评估结果；补报后请重新生成。",
                evaluated.reported
            ),
            Language::En => format!(
                "Note: {last} has not been reported yet (the newest figures are of {}): what follows foretells, and is no final result. Write it again when the figures are in.",
                evaluated.reported
            ),
        });
    }
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
    for line in evaluated.scores(model, language) {
        document.text(line.trim().to_string());
    }
    document.heading(1, paper.pick("二、主要指标完成情况", "2. Main indicators"));
    paper.indicators(&mut document, evaluated);
    natures(&mut document, paper, evaluated);
    let foretold = before.foretold(evaluated, language);
    let all = foretold.len();
    for ((name, picture), place) in foretold.into_iter().zip(1..) {
        if let Ok(picture) = picture {
            let caption = paper.pick(
                "基期所作的预测与后来的实际",
                "What was foretold in the base year and what came",
            );
            document.figure(name, paper.one_of(caption, place, all), picture);
        }
    }
    document.heading(1, paper.pick("三、重点任务推进情况", "3. Tasks"));
    paper.tasks(&mut document, evaluated);
    paper.headline(&mut document);
    document.heading(1, paper.pick("四、存在的主要问题", "4. What lags"));
    let lagging = evaluated.lagging(model, language);
    if lagging.is_empty() {
        let mut all = evaluated.indicators.iter();
        document.text(match all.all(|own| own.status == Status::NotReported) {
            true => paper.pick(
                "没有一项指标报了可以下结论的数，是否滞后还不能判断。",
                "Nothing was reported by which any indicator could be judged.",
            ),
            false => paper.pick("已公布的指标没有滞后的。", "No reported indicator lags."),
        });
    }
    for line in lagging
        .into_iter()
        .chain(evaluated.doubtful(model, language))
    {
        document.text(format!("{}{}", capital(&line), paper.pick("。", ".")));
    }
    document.heading(1, paper.pick("五、形势分析", "5. What is to be expected"));
    paper.targets(&mut document, true);
    paper.changed(&mut document, evaluated);
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
            .filter(|(name, _)| !name.starts_with("target-board")),
    );
    paper.pictures(&mut document, pictures, &wanted);
    let next = evaluated.stage.next(language);
    document.heading(1, format!("{}{next}", language.pick("六、", "6. ")));
    document.text(paper.pick(
        "滞后的指标按上述每年所需的进度安排；不滞后而概率低的指标，余下几年的安排要另留余地；无依据的指标先建立台账、积累数据。达到目标需要做多少、花多少，可另行测算。",
        "Lagging indicators need the pace given above; those in time and unlikely all the same need room in the years that are left; those without evidence need a record first. What it takes and costs to meet a target can be worked out apart.",
    ));
    paper.collect(&mut document, evaluated);
    paper.explored(&mut document);
    paper.method(
        &mut document,
        paper.pick("七、数据与方法", "7. Data and method"),
    );
    paper.sources(&mut document, paper.pick("附：数据来源", "Sources"));
    paper.unreported(&mut document, evaluated);
    paper.boards(&mut document);
    document
}

/// The number of an official document, such as 温发改〔2021〕169 号, in what is said of where a plan stands.
fn number_of(at: &str) -> Option<&str> {
    let first = at.split(['，', ',']).next()?.trim();
    (first.contains('〔') && first.ends_with('号')).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::number_of;

    #[test]
    fn the_number_of_a_plan_stands_before_its_date() {
        let number = "甲发改〔2021〕169 号";
        assert_eq!(number_of("甲发改〔2021〕169 号，2021-12-27"), Some(number));
        assert_eq!(number_of("工作簿“规划”"), None);
        assert_eq!(number_of(""), None);
    }
}
