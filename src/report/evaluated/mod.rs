//! A plan evaluated, in words and as JSON.

mod collect;
mod news;
mod rows;
mod scores;
mod unreported;

pub use rows::{in_percent, note_on_base};

use serde_json::{Value, json};

use crate::axes::Year;
use crate::evaluation::progress::{
    Foretold, Indicator, Quality, Stage, Statement, Status, mean_brier,
};
use crate::evaluation::why::News;
use crate::evaluation::worth::Worth;
use crate::model::Model;
use crate::model::checked::Target;
use crate::model::file::Nature;
use crate::report::aligned::aligned;
use crate::source::Language;

/// What was found.
#[derive(Clone, Debug)]
pub struct Evaluated {
    /// Mid-term or final.
    pub stage: Stage,
    /// Last year of which anything was reported.
    pub reported: Year,
    /// Every indicator, in the order of the plan.
    pub indicators: Vec<Indicator>,
    /// What had been foretold of what was reported.
    pub foretold: Vec<Foretold>,
    /// The probabilities that were said in the base year of targets that are decided by now.
    pub statements: Vec<Statement>,
    /// What the reports have changed of people and money, by year and cause.
    pub news: Vec<News>,
    /// What one more reported year of each figure would be worth; nothing where there are too few draws to tell.
    pub worth: Option<Worth>,
    /// Number of draws.
    pub draws: usize,
}

impl Evaluated {
    /// What is said of it.
    pub fn words(&self, model: &Model, language: Language) -> String {
        let place = model.title.get(language);
        let zh = language == Language::Zh;
        let stage = self.stage.said(language);
        let mut lines = vec![if zh {
            format!(
                "{place} · {stage}评估 · 实际值截至 {} 年 · {} 次模拟",
                self.reported, self.draws
            )
        } else {
            format!(
                "{place} · {stage} evaluation · reported up to {} · {} draws",
                self.reported, self.draws
            )
        }];
        for (main, name) in [
            (true, language.pick("主要指标", "main indicators")),
            (
                false,
                language.pick("专栏和正文目标", "targets of boxes and text"),
            ),
        ] {
            lines.extend(self.verdict(model, main, name, language));
        }
        lines.push(String::new());
        lines.extend(self.table(model, language));
        lines.push(String::new());
        lines.extend(self.lagging(model, language));
        lines.extend(self.doubtful(model, language));
        lines.extend(self.scores(model, language));
        for rows in self.changed(model, language) {
            lines.push(String::new());
            lines.extend(aligned(&rows));
        }
        lines.extend(self.of_changes(language));
        lines.push(String::new());
        lines.extend(self.worthwhile(model, language));
        lines.push(String::new());
        lines.push(
            language
                .pick(
                    "进度为目标一致法：实际变化 ÷ 按直线到该年应有的变化；快于预期 ≥110%，基本符合预期 ≥90%；目标年已有实际值的，按是否完成下结论。前后概率用同一批模拟。",
                    "Progress: actual change over the change of a straight line to the target by that year; ahead from 110 %, nearly on time from 90 %; a target whose own year was reported is met or not. Probabilities before and now have the same draws.",
                )
                .to_string(),
        );
        lines.join("\n")
    }

    /// Counts of the statuses, and how many of each nature there are.
    pub fn verdict(
        &self,
        model: &Model,
        main: bool,
        name: &str,
        language: Language,
    ) -> Option<String> {
        let own: Vec<(&Indicator, &Target)> = self
            .of(model)
            .filter(|(_, target)| target.number.is_some() == main)
            .collect();
        if own.is_empty() {
            return None;
        }
        let mut counts: Vec<(Status, usize)> = Vec::new();
        let mut statuses: Vec<Status> = own.iter().map(|(indicator, _)| indicator.status).collect();
        statuses.sort_unstable();
        for status in statuses {
            match counts.last_mut() {
                Some((last, count)) if *last == status => *count += 1,
                _ => counts.push((status, 1)),
            }
        }
        let each = counts
            .iter()
            .map(|(status, count)| match (status, language) {
                (Status::NotReported, _) => unreported::said(&own, language),
                (_, Language::Zh) => format!("{} {count} 项", status.zh()),
                (_, Language::En) => format!("{count} {}", status.en()),
            });
        let each = each.collect::<Vec<_>>().join(language.pick("，", ", "));
        let groups = Nature::ALL.into_iter().filter_map(|nature| {
            let (zh, _) = nature.heading()?;
            let count = own.iter().filter(|(_, t)| t.nature == nature).count();
            Some(match language {
                Language::Zh => format!("{zh} {count} 项"),
                Language::En => format!("{count} {}", nature.said(language)),
            })
        });
        let groups = groups.collect::<Vec<_>>().join(language.pick("、", ", "));
        let all = own.len();
        Some(match (language, main) {
            (Language::Zh, true) => format!("{all} 项{name}中，{groups}；{each}。"),
            (Language::Zh, false) => format!("{all} 项{name}中，{each}。"),
            (Language::En, true) => format!("Of {all} {name} ({groups}): {each}."),
            (Language::En, false) => format!("Of {all} {name}: {each}."),
        })
    }

    /// Every indicator with the target that it belongs to.
    pub fn of<'a>(&'a self, model: &'a Model) -> impl Iterator<Item = (&'a Indicator, &'a Target)> {
        self.indicators.iter().filter_map(|indicator| {
            let target = model
                .targets
                .iter()
                .find(|target| target.key == indicator.key)?;
            Some((indicator, target))
        })
    }

    /// The same for programs.
    pub fn json(&self, model: &Model, folder: &str, files: &[String]) -> Value {
        json!({
            "plancast": env!("CARGO_PKG_VERSION"), "model": model.key, "scenario": model.scenario.key,
            "stage": self.stage, "reported_until": self.reported, "draws": self.draws,
            "indicators": self.indicators, "foretold": self.foretold,
            "quality": Quality::of(&self.foretold),
            "statements": self.statements, "brier": mean_brier(&self.statements),
            "changes": self.changes(), "next_figures": self.worth,
            "inside_80": self.foretold.iter().filter(|one| one.inside()[0]).count(),
            "inside_95": self.foretold.iter().filter(|one| one.inside()[1]).count(),
            "folder": folder, "files": files,
        })
    }
}

/// The word for a status.
pub fn said(status: Status, language: Language) -> &'static str {
    language.pick(status.zh(), status.en())
}

/// What is said of an indicator; where values were reported of it, and none of the year that settles it, of which year.
pub fn verdict(indicator: &Indicator, target: &Target, language: Language) -> String {
    let later = indicator.status == Status::NotReported && !indicator.actuals.is_empty();
    match (later, language) {
        (true, Language::Zh) => format!("{} 年未报数", target.year),
        (true, Language::En) => format!("nothing reported of {}", target.year),
        (false, _) => said(indicator.status, language).to_string(),
    }
}
