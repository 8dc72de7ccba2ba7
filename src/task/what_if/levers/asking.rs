//! Each kind of lever of a service, described.

use super::super::both;
use super::lever::{Lever, LeverChoice};
use crate::axes::{Grade, Year};
use crate::evaluation::Summary;
use crate::model::file::{ModelFile, ServiceFile, Uprating};
use crate::model::rule::RuleFile;
use crate::projection::Projection;
use crate::report::album::Sources;
use crate::source::{Evidence, Language, Words};
use crate::task::with::{clauses_in_words, clauses_written};

/// Most centres that a slider adds.
const CENTRES: f64 = 20.0;

/// What levers are described from.
pub(super) struct AskingLevers<'a> {
    pub file: &'a ModelFile,
    pub titles: &'a dyn Sources,
    pub projection: &'a Projection,
    pub years: [Year; 2],
    pub usual: Year,
}

impl AskingLevers<'_> {
    fn median(&self, quantity: &str) -> Option<f64> {
        let draws = self.projection.get(quantity, self.usual)?;
        Some(Summary::of(draws)?.median())
    }

    fn lever(
        &self,
        (key, service): (&str, &ServiceFile),
        what: &'static str,
        what_title: (&str, &str),
        unit: (&str, &str),
    ) -> Lever {
        let words = |(zh, en): (&str, &str)| Words {
            zh: zh.into(),
            en: en.into(),
        };
        Lever {
            key: format!("{key}.{what}"),
            service: key.to_string(),
            what,
            title: service.title.clone(),
            what_title: words(what_title),
            unit: words(unit),
            baseline: None,
            low: 0.0,
            high: 1.0,
            step: 1.0,
            percent: false,
            choices: None,
            first_year: self.years[0],
            last_year: self.years[1],
            usual_year: self.usual,
            phases: ["step", "linear", "front"],
            source: self.source(&service.source, service.at.as_deref(), service.evidence),
            note: Words::default(),
        }
    }

    pub fn standard(&self, key: &str, service: &ServiceFile) -> Option<Lever> {
        let cost = service.cost.as_ref()?;
        let [zh, en] = cost.per.words();
        let (zh, en) = (format!("元/{zh}"), format!("yuan a {en}"));
        let unit = (zh.as_str(), en.as_str());
        let baseline = self.median(&format!("{key}.amount"));
        let usual = baseline.unwrap_or(0.0).max(1.0);
        let step = 10.0_f64.powf((usual / 20.0).log10().floor()).max(1.0);
        Some(Lever {
            baseline,
            high: (3.0 * usual / step).ceil() * step,
            step,
            source: self.source(&cost.source, None, cost.evidence),
            ..self.lever((key, service), "standard", ("标准", "standard"), unit)
        })
    }

    pub fn coverage(&self, key: &str, service: &ServiceFile) -> Option<Lever> {
        let process = service.coverage.as_ref().unwrap_or(&service.need);
        let title = self.file.processes.get(process)?.title();
        Some(Lever {
            baseline: self.median(&format!("{key}.coverage")),
            step: 0.005,
            percent: true,
            note: Words {
                zh: format!(
                    "按惯常进度变动的是“{}”；用这项做法后，从当年起就是所定的数",
                    title.zh
                ),
                en: format!(
                    "what moves at its usual pace is “{}”; from the year on it is what is set here",
                    title.en
                ),
            },
            ..self.lever(
                (key, service),
                "coverage",
                ("覆盖率", "coverage"),
                ("%", "%"),
            )
        })
    }

    pub fn centres(&self, key: &str, service: &ServiceFile) -> Option<Lever> {
        service.capacity.as_ref()?;
        Some(Lever {
            baseline: Some(0.0),
            high: CENTRES,
            note: both(|language| match self.median(&format!("{key}.units")) {
                Some(units) => {
                    let units = units.round();
                    match language {
                        Language::Zh => {
                            format!("{} 年惯常约有 {units} 个；在此之外增加", self.usual)
                        }
                        Language::En => format!(
                            "about {units} are usual in {}; these come on top",
                            self.usual
                        ),
                    }
                }
                None => String::new(),
            }),
            ..self.lever(
                (key, service),
                "add_centres",
                ("增加机构", "more centres"),
                ("个", "centres"),
            )
        })
    }

    /// Wider by one grade after the other, where the rule asks for grades.
    pub fn eligible(&self, key: &str, service: &ServiceFile) -> Option<Lever> {
        let widest = service
            .eligible
            .iter()
            .filter_map(|clause| {
                clause
                    .grade
                    .as_ref()?
                    .iter()
                    .map(|grade| grade.index())
                    .max()
            })
            .max()?;
        let mut choices = Vec::new();
        for last in widest + 1..Grade::ALL.len() {
            let wider: Vec<RuleFile> = service
                .eligible
                .iter()
                .map(|clause| RuleFile {
                    grade: clause.grade.as_ref().map(|_| Grade::ALL[..=last].to_vec()),
                    ..clause.clone()
                })
                .collect();
            let grade = Grade::ALL[last];
            choices.push(LeverChoice {
                key: clauses_written(&wider),
                title: Words {
                    zh: format!("扩至{}", grade.zh()),
                    en: format!("up to {}", grade.en()),
                },
            });
        }
        let own = clauses_in_words(&service.eligible, &self.file.model.attributes);
        (!choices.is_empty()).then(|| Lever {
            choices: Some(choices),
            note: Words {
                zh: format!("现行资格：{}", own.zh),
                en: format!("who is eligible now: {}", own.en),
            },
            ..self.lever(
                (key, service),
                "eligible",
                ("资格", "who is eligible"),
                ("", ""),
            )
        })
    }

    pub fn uprating(&self, key: &str, service: &ServiceFile) -> Option<Lever> {
        let cost = service.cost.as_ref()?;
        let mut choices = vec![LeverChoice {
            key: Uprating::FIXED.into(),
            title: Words {
                zh: "不再上调".into(),
                en: "stays as it is".into(),
            },
        }];
        let offered = Uprating::offered(&self.file.processes, &self.file.model.upratings);
        let growth = offered.filter(|own| own.how.rule().is_none());
        choices.extend(growth.filter_map(|own| {
            let title = own.title?;
            Some(LeverChoice {
                key: own.key.to_string(),
                title: Words {
                    zh: format!("随{}", title.zh),
                    en: format!("with {}", title.en),
                },
            })
        }));
        // What is tied to another standard rises with that.
        let uprating = cost.uprating.as_ref()?;
        if let Some(rule) = uprating.rule() {
            choices.push(LeverChoice {
                key: rule.to_string(),
                title: self.file.model.upratings.get(rule)?.title.clone(),
            });
        }
        let own = uprating.word();
        let (kept, others): (Vec<LeverChoice>, Vec<LeverChoice>) =
            choices.into_iter().partition(|choice| choice.key == own);
        let now = kept
            .first()
            .map(|choice| choice.title.clone())
            .unwrap_or_default();
        Some(Lever {
            choices: Some(others),
            source: self.source(&cost.source, None, cost.evidence),
            note: Words {
                zh: format!("现行办法：{}", now.zh),
                en: format!("now: {}", now.en),
            },
            ..self.lever(
                (key, service),
                "uprating",
                ("提标办法", "uprating"),
                ("", ""),
            )
        })
    }

    /// Where a number comes from.
    fn source(&self, key: &str, at: Option<&str>, evidence: Evidence) -> Words {
        both(|language| {
            let title = self.titles.title(key, language);
            let at = at.map(|at| language.pick("，", ", ").to_string() + at);
            let at = at.unwrap_or_default();
            match language {
                Language::Zh => format!("{title}{at}（{}）", evidence.zh()),
                Language::En => format!("{title}{at} ({})", evidence.en()),
            }
        })
    }
}
