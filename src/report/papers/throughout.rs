//! What every paper says: what its numbers rest on, how it was worked out, what it does not know, its sources.

use std::collections::BTreeSet;

use super::Paper;
use crate::evaluation::covered::coverage_gaps;
use crate::model::scenario::BASELINE;
use crate::report::document::Document;
use crate::report::published::remarks;
use crate::report::table::graded;
use crate::source::Language;

impl Paper<'_> {
    /// What stands under the title: who hands the paper in and when, and what it is about where that is not the plan
    /// as it stands with all that is known.
    pub(super) fn under(&self) -> Vec<String> {
        let model = self.album.model;
        let mut lines = self.issue.lines(&model.title, self.language);
        if model.scenario.key != BASELINE {
            let scenario = model.scenario.title.get(self.language);
            lines.push(match self.language {
                Language::Zh => format!("情景：{scenario}"),
                Language::En => format!("scenario: {scenario}"),
            });
        }
        lines.extend(self.as_of());
        lines
    }

    fn as_of(&self) -> Option<String> {
        let year = self.album.model.as_of?;
        Some(match self.language {
            Language::Zh => format!("只用 {year} 年底以前已知的数据"),
            Language::En => format!("as known at the end of {year}"),
        })
    }

    /// What the numbers were drawn from: the scenario, how many simulations, the seed.
    pub(super) fn drawn(&self) -> String {
        let (model, draws) = (self.album.model, self.album.outcome.projection.draws());
        let scenario = model.scenario.title.get(self.language);
        let seed = self.album.seed;
        match self.language {
            Language::Zh => format!(
                "情景：{scenario}；{draws} 次模拟，随机种子 {seed}。同一模型、情景、次数和种子得出同样的数。"
            ),
            Language::En => format!(
                "Scenario: {scenario}; {draws} simulations, seed {seed}. The same model, scenario, draws and seed give the same numbers."
            ),
        }
    }

    /// How many numbers are the county's own, inherited, judged and assumed.
    pub(super) fn grades(&self, document: &mut Document) {
        let grades = graded(self.album.model);
        let all: usize = grades.iter().map(|grade| grade.1).sum();
        let inherited: usize = grades.iter().map(|grade| grade.2).sum();
        let each: Vec<String> = grades
            .iter()
            .map(|(grade, count, _)| match self.language {
                Language::Zh => format!("{} {count} 个", grade.zh()),
                Language::En => format!("{count} {}", grade.en()),
            })
            .collect();
        let own = all - inherited;
        let whose = match (inherited, self.language) {
            (0, Language::Zh) => "没有沿用其他地方的模型，都是本模型自己的".to_string(),
            (0, Language::En) => "none is another model's".to_string(),
            (_, Language::Zh) => {
                format!("其中 {inherited} 个沿用其他地方的模型，{own} 个是本模型自己的")
            }
            (_, Language::En) => {
                format!("{inherited} are another model's, {own} the model's own")
            }
        };
        document.text(match self.language {
            Language::Zh => format!(
                "本报告用到的 {all} 个数中，{}；{whose}。逐个来源见工作簿的“采用的数”表。",
                each.join("、")
            ),
            Language::En => format!(
                "Of the {all} numbers used here {}; {whose}. Each is listed with its source on the sheet “numbers used” of the workbook.",
                each.join(", ")
            ),
        });
    }

    /// How it was worked out and what it does not know.
    pub(super) fn method(&self, document: &mut Document, heading: &str) {
        document.heading(1, heading);
        document.text(self.pick(
            "人口、持证残疾人、服务需求和经费逐年推算，每次模拟从各参数的分布中抽取一组数，再推算全部年份；表中给出的是全部模拟的中位数和区间。80% 区间的意思是：若模型成立，实际值有八成可能落在其中。",
            "People, certificate holders, needs and money are projected year by year. Each simulation draws every uncertain number once and follows it through all years; medians and intervals are those of all simulations. An 80 % interval holds the outcome with a probability of four in five, if the model holds.",
        ));
        document.text(self.pick(
            "标“研判”的数是参照同类数据判断的，标“假设”的数没有数据支持、给了较宽的范围；两者都需要用本地数据替换。模型不预见政策的改变，也不预见灾害、疫情和统计口径的调整。“无依据”表示没有数据可以支持概率，不等于不能实现。",
            "Numbers marked judged were set beside data of the same kind, those marked assumed without data and with a wide spread: both wait for the county's own. The model foresees no change of policy, no disaster, no epidemic and no new definition. “No evidence” says that no data support a probability, not that a target will be missed.",
        ));
        let (model, summaries) = (self.album.model, self.album.summaries);
        for remark in remarks(model, summaries, |own| &own.on_paper) {
            document.text(remark.get(self.language).to_string());
        }
        for gap in coverage_gaps(model, &self.album.outcome.projection) {
            let words = gap.words.get(self.language);
            document.text(format!("{words}{}", self.pick("。", ".")));
        }
        document.text(self.drawn());
    }

    /// Titles of the works that the numbers are from, in the order of the alphabet.
    pub(super) fn source_titles(&self) -> BTreeSet<String> {
        let mut titles: BTreeSet<String> = self
            .source_keys()
            .into_iter()
            .map(|key| self.album.title_of(key, self.language))
            .collect();
        // A plan that was typed in is a source by its own title.
        let plan = self.album.model.plan.as_ref();
        let plan = plan.filter(|own| {
            let source = self.album.title_of(&own.source, Language::Zh);
            !source.contains(own.title.zh.as_str())
        });
        titles.extend(plan.map(|own| own.title.get(self.language).to_string()));
        titles
    }

    /// The sources of the numbers.
    pub(super) fn sources(&self, document: &mut Document, heading: &str) {
        document.heading(1, heading);
        for (title, place) in self.source_titles().into_iter().zip(1..) {
            document.text(format!("[{place}] {title}"));
        }
    }
}
