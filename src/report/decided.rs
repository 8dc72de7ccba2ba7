//! Targets judged together, in words and as JSON.

mod ahead;

use serde_json::{Value, json};

use super::json::targets;
use super::number::{chance, spaced};
use crate::evaluation::Attainment;
use crate::evaluation::proposal::Proposal;
use crate::evaluation::together::{Effort, JointTargets};
use crate::model::Model;
use crate::model::checked::Target;
use crate::source::Language;

/// What a sum of parts of all draws may lack of itself.
const ROUNDING: f64 = 1e-9;

/// What was found of the targets.
#[derive(Clone, Debug)]
pub struct TargetFindings {
    /// The set that was named, or the binding ones, judged together.
    pub set: Option<JointTargets>,
    /// Everything with evidence, judged together.
    pub all: Option<JointTargets>,
    /// What it would take to be surer of each.
    pub efforts: Vec<Effort>,
    /// What the next plan could aim at.
    pub proposals: Vec<Proposal>,
    /// How sure one wants to be.
    pub probability: f64,
    /// Each target by itself.
    pub attainments: Vec<Attainment>,
    /// Number of draws.
    pub draws: usize,
    /// Whether a set was named.
    pub named: bool,
}

impl TargetFindings {
    /// What is said of it.
    pub fn words(&self, model: &Model, language: Language) -> String {
        let place = model.title.get(language);
        let scenario = model.scenario.title.get(language);
        let mut lines = vec![match language {
            Language::Zh => format!(
                "{place} · 规划目标 · 情景：{scenario} · {} 次模拟",
                self.draws
            ),
            Language::En => format!(
                "{place} · targets · scenario: {scenario} · {} draws",
                self.draws
            ),
        }];
        let name = match (self.named, language) {
            (false, Language::Zh) => "约束性指标",
            (false, Language::En) => "The binding targets",
            (true, Language::Zh) => "所选指标",
            (true, Language::En) => "The targets named",
        };
        for (name, together) in [
            (name, &self.set),
            (
                language.pick("全部有依据的目标", "All targets with evidence"),
                &self.all,
            ),
        ] {
            lines.push(String::new());
            match together {
                Some(together) => lines.extend(self.together(model, name, together, language)),
                None => lines.push(match language {
                    Language::Zh => format!("{name}：没有一项有依据，不给概率"),
                    Language::En => format!("{name}: none has evidence, so no probability is said"),
                }),
            }
        }
        if !self.efforts.is_empty() {
            lines.push(String::new());
            lines.extend(self.efforts(model, language));
        }
        if !self.proposals.is_empty() {
            lines.push(String::new());
            lines.extend(self.proposals(model, language));
        }
        lines.join("\n")
    }

    fn together(
        &self,
        model: &Model,
        name: &str,
        together: &JointTargets,
        language: Language,
    ) -> Vec<String> {
        let percent = |part: f64| chance(part, language);
        let count = together.targets.len();
        let (all, alone) = (percent(together.all), percent(together.if_independent));
        let never = never(together.all, self.draws, language);
        let mut lines = vec![match language {
            Language::Zh => {
                let [all, alone] = [all, alone].map(|part| spaced(&part));
                format!(
                    "{name}（{count} 项）：全部实现的概率{all}（{never}各项若互不相关为{alone}）"
                )
            }
            Language::En => format!(
                "{name} ({count}): all are met with probability {all} ({never}{alone} if they had nothing to do with each other)"
            ),
        }];
        let spread: Vec<String> = together
            .number_met
            .iter()
            .enumerate()
            .filter(|(_, part)| **part >= 0.005)
            .map(|(number, part)| match language {
                Language::Zh => format!("{number} 项 {}", percent(*part)),
                Language::En => format!("{number}: {}", percent(*part)),
            })
            .collect();
        lines.push(format!(
            "{}{}",
            language.pick("实现项数：", "number met: "),
            spread.join(language.pick("，", ", "))
        ));
        let middle = (1..=count)
            .rev()
            .find(|number| together.at_least(*number) + ROUNDING >= self.probability);
        if let Some(number) = middle {
            let chance = percent(together.at_least(number));
            lines.push(match language {
                Language::Zh => format!("至少 {number} 项实现的概率 {chance}"),
                Language::En => format!("at least {number} are met with probability {chance}"),
            });
        }
        let decides = together.targets.iter().zip(&together.alone_missed);
        let decides = decides
            .max_by(|a, b| a.1.total_cmp(b.1))
            .filter(|(_, part)| **part >= 0.005);
        if let Some((key, part)) = decides {
            let (title, part) = (title(model, key, language), percent(*part));
            lines.push(match language {
                Language::Zh => format!("起决定作用的是“{title}”：{part} 的情形下只差这一项"),
                Language::En => {
                    format!("“{title}” decides: in {part} of the draws it alone is missed")
                }
            });
        }
        if !together.without_evidence.is_empty() {
            let names: Vec<String> = together
                .without_evidence
                .iter()
                .map(|key| title(model, key, language))
                .collect();
            let (count, names) = (names.len(), names.join(language.pick("、", ", ")));
            lines.push(match language {
                Language::Zh => format!("另有 {count} 项没有依据，未计入：{names}"),
                Language::En => format!("{count} without evidence are left out: {names}"),
            });
        }
        lines
    }

    /// The same for programs.
    pub fn json(&self, model: &Model, folder: &str, files: &[String]) -> Value {
        json!({
            "plancast": env!("CARGO_PKG_VERSION"), "model": model.key,
            "scenario": model.scenario.key, "draws": self.draws, "probability": self.probability,
            "set": self.set, "all": self.all, "efforts": self.efforts,
            "proposals": self.proposals, "targets": targets(&self.attainments),
            "folder": folder, "files": files,
        })
    }
}

/// That nought is counted, and no certainty; nothing of other probabilities.
fn never(part: f64, draws: usize, language: Language) -> String {
    match (part > 0.0, language) {
        (true, _) => String::new(),
        (false, Language::Zh) => format!("{draws} 次模拟中没有一次，"),
        (false, Language::En) => format!("in none of {draws} draws, "),
    }
}

fn target<'m>(model: &'m Model, key: &str) -> Option<&'m Target> {
    model.targets.iter().find(|target| target.key == key)
}

fn title(model: &Model, key: &str, language: Language) -> String {
    target(model, key).map_or(key.to_string(), |target| {
        target.title.get(language).to_string()
    })
}

#[cfg(test)]
mod tests {
    use super::never;
    use crate::source::Language;

    #[test]
    fn nought_is_said_to_be_counted() {
        assert_eq!(never(0.0, 500, Language::Zh), "500 次模拟中没有一次，");
        assert_eq!(never(0.002, 500, Language::Zh), "");
    }
}
