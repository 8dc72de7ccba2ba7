//! The pictures of a run: which there are, and what each of them says.

use super::chart::{
    Band, BoardChart, BoardRow, ChartError, ComparisonChart, Difference, Fan, FanChart, Frame,
    Layout, Mark, Picture, PyramidChart, PyramidInterval, PyramidPanel, StackChart, StackForm,
    StackPart, StackTotal, Status, TargetLine, board, comparison, fan, pyramid, stack,
};
use super::number::{figure, with_unit};
use super::table::nature;
use crate::axes::{Category, Year};
use crate::evaluation::{Attainment, Summaries, Summary};
use crate::model::Model;
use crate::model::file::{Nature, System};
use crate::projection::Projection;
use crate::simulation::quantities::snake;
use crate::simulation::{Outcome, PROFILE_GROUPS, Whom};
use crate::source::{Evidence, Language};
use crate::units::Unit;

/// A picture and the file name that it goes under, without language and ending.
pub type Named = (&'static str, Picture);

/// Everything that the pictures are made of.
#[derive(Clone, Copy, Debug)]
pub struct Album<'a> {
    /// The model that ran.
    pub model: &'a Model,
    /// What came out.
    pub outcome: &'a Outcome,
    /// Medians and intervals.
    pub summaries: &'a Summaries,
    /// Targets.
    pub attainments: &'a [Attainment],
    /// The baseline under the same random streams, where this is a scenario.
    pub baseline: Option<&'a Projection>,
    /// Titles of the sources, by key and language.
    pub sources: &'a dyn Sources,
    /// Seed of the run.
    pub seed: u64,
}

/// Gives the title of a source.
pub trait Sources: std::fmt::Debug {
    /// Title of a source in a language.
    fn title(&self, key: &str, language: Language) -> String;
}

impl Album<'_> {
    /// All pictures in a language.
    pub fn pictures(&self, language: Language) -> Result<Vec<Named>, ChartError> {
        let mut pictures = vec![("population-pyramid", self.pyramid(language)?)];
        if self.model.file.model.disability.is_some() {
            pictures.push(("certificate-holders", self.holders(language)?));
            pictures.push(("recipients", self.recipients(language)?));
        }
        if self.outcome.projection.index("cost.subsidies").is_some() {
            pictures.push(("subsidy-cost", self.subsidy_cost(language)?));
        }
        if self.outcome.projection.index("cost.all").is_some() {
            pictures.push(("cost-by-system", self.cost_by_system(language)?));
        }
        if !self.attainments.is_empty() {
            pictures.push(("target-board", self.targets(language)?));
            pictures.push(("main-indicators", self.indicators(language)?));
        }
        if let Some(baseline) = self.baseline {
            pictures.push(("against-baseline", self.against(baseline, language)?));
        }
        Ok(pictures)
    }

    fn base(&self) -> Year {
        self.model.file.model.base_year
    }

    fn last(&self) -> Year {
        self.model.file.model.until
    }

    /// Words around a picture.
    fn frame(
        &self,
        title: String,
        subtitle: String,
        description: String,
        marks: Vec<Mark>,
        sources: &[&str],
        language: Language,
    ) -> Frame {
        let scenario = &self.model.scenario;
        let place = self.model.file.model.title.get(language);
        let known = match self.model.as_of {
            Some(year) => match language {
                Language::Zh => format!("，只用 {year} 年已知的数据"),
                Language::En => format!(", as known in {year}"),
            },
            None => String::new(),
        };
        let subtitle = format!(
            "{place} · {} · {subtitle}{known}",
            match language {
                Language::Zh => format!("情景：{}", scenario.title.zh),
                Language::En => format!("Scenario: {}", scenario.title.en),
            }
        );
        let draws = self.outcome.projection.draws();
        let footer = match language {
            Language::Zh => format!(
                "plancast {}，种子 {}，{draws} 次抽样",
                env!("CARGO_PKG_VERSION"),
                self.seed
            ),
            Language::En => format!(
                "plancast {}, seed {}, {draws} draws",
                env!("CARGO_PKG_VERSION"),
                self.seed
            ),
        };
        Frame {
            title,
            subtitle,
            description,
            sources: sources
                .iter()
                .map(|key| self.sources.title(key, language))
                .collect(),
            marks,
            footer,
            language,
        }
    }

    /// Sources of the tables that the run read and of the plan.
    fn table_sources(&self) -> Vec<&str> {
        let mut keys: Vec<&str> = self
            .model
            .data
            .tables
            .iter()
            .map(|table| table.source.as_str())
            .collect();
        keys.extend(
            self.model
                .file
                .plan
                .plan
                .iter()
                .map(|plan| plan.source.as_str()),
        );
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// The series of a quantity over the years that it has, divided by `scale`.
    fn series(&self, key: &str, label: &str, scale: f64) -> Fan {
        let mut series = Fan {
            label: label.to_string(),
            ..Fan::default()
        };
        let mut bands = [0.95, 0.8].map(|level| Band {
            level,
            ..Band::default()
        });
        for year in self.outcome.projection.years() {
            let Some(summary) = self.summaries.get(key, *year) else {
                continue;
            };
            series.years.push(*year);
            series.median.push(summary.median() / scale);
            for (band, (low, high)) in bands
                .iter_mut()
                .zip([summary.ninety_five(), summary.eighty()])
            {
                band.low.push(low / scale);
                band.high.push(high / scale);
            }
        }
        series.bands = bands.into();
        series
    }

    fn summary(&self, key: &str, year: Year) -> Option<&Summary> {
        self.summaries.get(key, year)
    }

    /// “from A to B by the last year (80 % interval …)”.
    fn change(&self, name: &str, key: &str, unit: Unit, language: Language) -> String {
        let (Some(first), Some(last)) = (
            self.summary(key, self.base()),
            self.summary(key, self.last()),
        ) else {
            return name.to_string();
        };
        let say = |value| with_unit(value, unit, language);
        let (low, high) = last.eighty();
        let (year, now, then) = (self.last(), first.median(), last.median());
        match language {
            Language::Zh => format!(
                "{name}：{} 年 {}，{year} 年 {}（80% 区间 {}—{}）",
                self.base(),
                say(now),
                say(then),
                say(low),
                say(high)
            ),
            Language::En => format!(
                "{name}: {} in {}, {} in {year} (80% interval {} to {})",
                say(now),
                self.base(),
                say(then),
                say(low),
                say(high)
            ),
        }
    }

    fn holders(&self, language: Language) -> Result<Picture, ChartError> {
        let total = language.pick("持证残疾人", "Certificate holders");
        let mut series = vec![self.series("holders", language.pick("合计", "All"), 1.0)];
        for category in Category::ALL {
            let name = language.pick(category.zh(), category.en());
            series.push(self.series(&format!("holders.{category}"), name, 1.0));
        }
        let mut description = self.change(total, "holders", Unit::Persons, language);
        for category in Category::ALL {
            let name = language.pick(category.zh(), category.en());
            let key = format!("holders.{category}");
            description.push_str(language.pick("；", "; "));
            description.push_str(&self.change(name, &key, Unit::Persons, language));
        }
        let frame = self.frame(
            self.change(total, "holders", Unit::Persons, language),
            language
                .pick(
                    "按类别，人；带为 80% 与 95% 区间",
                    "by category, persons; bands are 80% and 95% intervals",
                )
                .to_string(),
            description,
            vec![Mark::Estimated, Mark::Judged],
            &self.table_sources(),
            language,
        );
        fan(
            &frame,
            &FanChart {
                unit: language.pick("人", "persons").to_string(),
                series,
                targets: Vec::new(),
                present: Some(self.base()),
                floor_at_zero: true,
                layout: Layout::SmallMultiples {
                    columns: 4,
                    shared_scale: false,
                },
            },
        )
    }

    fn recipients(&self, language: Language) -> Result<Picture, ChartError> {
        let mut series = Vec::new();
        let mut words = Vec::new();
        for service in &self.model.services {
            let Some(observed) = service.observed else {
                continue;
            };
            let key = format!("{}.served", service.key);
            let name = service.title.get(language);
            let mut fan = self.series(&key, name, 1.0);
            fan.observed.push((self.base(), observed));
            series.push(fan);
            words.push(self.change(name, &key, Unit::Persons, language));
        }
        let last = self.last();
        let ends: Vec<String> = self
            .model
            .services
            .iter()
            .filter(|service| service.observed.is_some())
            .filter_map(|service| {
                let summary = self.summary(&format!("{}.served", service.key), last)?;
                let people = with_unit(summary.median(), Unit::Persons, language);
                Some(format!("{} {people}", service.title.get(language)))
            })
            .collect();
        let title = match language {
            Language::Zh => format!("{last} 年：{}", ends.join("，")),
            Language::En => format!("In {last}: {}", ends.join(", ")),
        };
        let frame = self.frame(
            title,
            language
                .pick(
                    "享受人数；圆点为规划公布的人数，此前年份为推算",
                    "recipients; dots are the plan's figures, earlier years are reconstructed",
                )
                .to_string(),
            words.join(language.pick("；", "; ")),
            vec![Mark::Estimated, Mark::Judged, Mark::Unverified],
            &self.table_sources(),
            language,
        );
        fan(
            &frame,
            &FanChart {
                unit: language.pick("人", "persons").to_string(),
                series,
                targets: Vec::new(),
                present: Some(self.base()),
                floor_at_zero: true,
                layout: Layout::Overlay,
            },
        )
    }

    fn subsidy_cost(&self, language: Language) -> Result<Picture, ChartError> {
        let name = language.pick("两项补贴资金", "Cost of the two subsidies");
        let title = self.change(name, "cost.subsidies", Unit::Yuan, language);
        let frame = self.frame(
            title.clone(),
            language
                .pick(
                    "元，按当年价与基年价；2016—2020 年合计与规划公布的五年发放额一致",
                    "yuan, prices of each year and of the base year; 2016–2020 add up to the plan's five-year figure",
                )
                .to_string(),
            title,
            vec![Mark::Judged, Mark::Assumed],
            &self.table_sources(),
            language,
        );
        fan(
            &frame,
            &FanChart {
                unit: language.pick("元", "yuan").to_string(),
                series: vec![
                    self.series(
                        "cost.subsidies",
                        language.pick("当年价", "prices of each year"),
                        1.0,
                    ),
                    self.series(
                        "cost.subsidies.constant",
                        language.pick("基年价", "base-year prices"),
                        1.0,
                    ),
                ],
                targets: Vec::new(),
                present: Some(self.base()),
                floor_at_zero: true,
                layout: Layout::SmallMultiples {
                    columns: 2,
                    shared_scale: true,
                },
            },
        )
    }

    fn cost_by_system(&self, language: Language) -> Result<Picture, ChartError> {
        let years: Vec<Year> = (self.base()..=self.last()).collect();
        let values = |key: &str, pick: fn(&Summary) -> f64| -> Vec<f64> {
            years
                .iter()
                .map(|year| self.summary(key, *year).map_or(0.0, pick))
                .collect()
        };
        let parts = System::ALL
            .iter()
            .map(|system| StackPart {
                label: system.title().get(language).to_string(),
                values: values(&format!("system.{}", snake(*system)), Summary::median),
            })
            .collect();
        let name = language.pick("全部服务资金", "Cost of all services");
        let title = self.change(name, "cost.all", Unit::Yuan, language);
        let frame = self.frame(
            title.clone(),
            language
                .pick(
                    "按体系的中位数，当年价；除两项补贴外，单位标准多为假设",
                    "medians by system, prices of each year; unit costs beside the two subsidies are mostly assumed",
                )
                .to_string(),
            title,
            vec![Mark::Assumed, Mark::Unverified],
            &self.table_sources(),
            language,
        );
        let total = StackTotal {
            label: language.pick("合计", "All").to_string(),
            level: 0.8,
            median: values("cost.all", Summary::median),
            low: values("cost.all", |summary| summary.eighty().0),
            high: values("cost.all", |summary| summary.eighty().1),
        };
        stack(
            &frame,
            &StackChart {
                unit: language.pick("元", "yuan").to_string(),
                years,
                parts,
                total: Some(total),
                form: StackForm::Bars,
            },
        )
    }

    fn pyramid(&self, language: Language) -> Result<Picture, ChartError> {
        let profiles = &self.outcome.profiles;
        let disability = self.model.file.model.disability.is_some();
        let panels = profiles
            .years
            .iter()
            .enumerate()
            .map(|(place, year)| {
                let summaries = |whom, sex| -> Vec<Summary> {
                    (0..PROFILE_GROUPS)
                        .filter_map(|group| Summary::of(profiles.draws(place, whom, sex, group)))
                        .collect()
                };
                let medians = |whom, sex| -> Vec<f64> {
                    summaries(whom, sex).iter().map(Summary::median).collect()
                };
                let ends = |sex, high: bool| -> Vec<f64> {
                    let pick = |s: &Summary| if high { s.eighty().1 } else { s.eighty().0 };
                    summaries(Whom::People, sex).iter().map(pick).collect()
                };
                let holders = |sex| {
                    if disability {
                        medians(Whom::Holders, sex)
                    } else {
                        vec![0.0; PROFILE_GROUPS]
                    }
                };
                PyramidPanel {
                    title: year.to_string(),
                    ages: (0..PROFILE_GROUPS).map(|group| 5 * group as i32).collect(),
                    male: medians(Whom::People, 0),
                    female: medians(Whom::People, 1),
                    male_disabled: holders(0),
                    female_disabled: holders(1),
                    interval: Some(PyramidInterval {
                        level: 0.8,
                        male_low: ends(0, false),
                        male_high: ends(0, true),
                        female_low: ends(1, false),
                        female_high: ends(1, true),
                    }),
                }
            })
            .collect();
        let share = |year: Year| -> Option<f64> {
            let old = self.summary("population_65", year)?.median();
            Some(old / self.summary("population", year)?.median())
        };
        let (now, then) = (share(self.base()), share(self.last()));
        let say = |value: Option<f64>| figure(value.unwrap_or(f64::NAN), Unit::Share, language);
        let title = match language {
            Language::Zh => format!(
                "65 岁及以上人口比例：{} 年 {}，{} 年 {}",
                self.base(),
                say(now),
                self.last(),
                say(then)
            ),
            Language::En => format!(
                "Share of people aged 65 and over: {} in {}, {} in {}",
                say(now),
                self.base(),
                say(then),
                self.last()
            ),
        };
        let registered = !self.model.file.model.population.registered.is_empty();
        let whose = if registered {
            language.pick("户籍人口", "registered population")
        } else {
            language.pick("总人口", "population")
        };
        let within = if disability {
            language.pick(
                "，深色为其中的持证残疾人",
                ", dark: certificate holders among them",
            )
        } else {
            ""
        };
        let frame = self.frame(
            title.clone(),
            format!(
                "{whose}{within}；{}",
                language.pick("中位数与 80% 区间", "medians and 80% intervals")
            ),
            title,
            vec![Mark::Estimated],
            &self.table_sources(),
            language,
        );
        pyramid(
            &frame,
            &PyramidChart {
                unit: language.pick("人", "persons").to_string(),
                men: language.pick("男", "men").to_string(),
                women: language.pick("女", "women").to_string(),
                disabled: language
                    .pick("持证残疾人", "certificate holders")
                    .to_string(),
                panels,
            },
        )
    }

    fn targets(&self, language: Language) -> Result<Picture, ChartError> {
        let rows: Vec<BoardRow> = self
            .model
            .targets
            .iter()
            .filter_map(|target| {
                let met = self.attainments.iter().find(|a| a.key == target.key)?;
                Some(self.board_row(target, met, language))
            })
            .collect();
        let likely = self
            .attainments
            .iter()
            .filter(|a| a.probability >= 0.5)
            .count();
        let all = self.attainments.len();
        let year = self
            .model
            .targets
            .iter()
            .map(|t| t.year)
            .max()
            .unwrap_or(self.last());
        let title = match language {
            Language::Zh => format!("{all} 项目标中，{likely} 项到 {year} 年实现的概率不低于一半"),
            Language::En => format!(
                "Of {all} targets, {likely} are as likely as not, or likelier, to be met by {year}"
            ),
        };
        let frame = self.frame(
            title.clone(),
            language
                .pick(
                    "基期值、目标值、预测中位数与 80% 区间、实现概率；多数指标只有一个观测值，趋势为研判",
                    "baseline, target, projected median with 80% interval, probability; most rest on one observation and a judged drift",
                )
                .to_string(),
            title,
            vec![Mark::Judged, Mark::Assumed],
            &self.table_sources(),
            language,
        );
        board(
            &frame,
            &BoardChart {
                baseline_year: self.base(),
                target_year: year,
                rows,
            },
        )
    }

    /// The main indicators that are shares, each with its target.
    fn indicators(&self, language: Language) -> Result<Picture, ChartError> {
        let mut series = Vec::new();
        let mut targets = Vec::new();
        let mut met_words = Vec::new();
        for target in self
            .model
            .targets
            .iter()
            .filter(|t| t.number.is_some() && t.unit == Unit::Share)
        {
            let Some(met) = self.attainments.iter().find(|a| a.key == target.key) else {
                continue;
            };
            let mut fan = self.series(&met.quantity, target.title.get(language), 0.01);
            let from = fan
                .years
                .iter()
                .position(|year| *year >= self.base())
                .unwrap_or(0);
            fan.years.drain(..from);
            fan.median.drain(..from);
            for band in &mut fan.bands {
                band.low.drain(..from);
                band.high.drain(..from);
            }
            fan.observed
                .extend(target.baseline.map(|value| (self.base(), value * 100.0)));
            let value = figure(target.value, target.unit, language);
            targets.push(TargetLine {
                year: target.year,
                value: target.value * 100.0,
                label: format!("{} {value}", target.relation.sign()),
                series: Some(series.len()),
            });
            met_words.push(format!(
                "{} {} {value}: {:.0}%",
                target.title.get(language),
                target.relation.sign(),
                met.probability * 100.0
            ));
            series.push(fan);
        }
        let title = language
            .pick(
                "主要指标的预测与 2025 年目标",
                "The main indicators and their targets for 2025",
            )
            .to_string();
        let frame = self.frame(
            title,
            language
                .pick(
                    "%；圆点为规划基期值，菱形为目标；趋势为研判",
                    "per cent; dots are the plan's baselines, diamonds its targets; the drift is judged",
                )
                .to_string(),
            met_words.join(language.pick("；", "; ")),
            vec![Mark::Judged, Mark::Assumed],
            &self.table_sources(),
            language,
        );
        fan(
            &frame,
            &FanChart {
                unit: "%".to_string(),
                series,
                targets,
                present: Some(self.base()),
                floor_at_zero: false,
                layout: Layout::SmallMultiples {
                    columns: 3,
                    shared_scale: false,
                },
            },
        )
    }

    fn board_row(
        &self,
        target: &crate::model::checked::Target,
        met: &Attainment,
        language: Language,
    ) -> BoardRow {
        let percent = matches!(target.unit, Unit::Share | Unit::Growth);
        let whole = matches!(target.unit, Unit::Units | Unit::Persons | Unit::PersonTimes);
        let scale = |value: f64| match (percent, whole) {
            (true, _) => value * 100.0,
            (_, true) => value.round(),
            _ => value,
        };
        let in_step = target.unit == Unit::Growth;
        let (section, number) = match target.number {
            Some(number) => (
                language.pick("主要指标", "Main indicators").to_string(),
                number.to_string(),
            ),
            None => (
                language.pick("专栏与正文", "Boxes and text").to_string(),
                target.at.clone(),
            ),
        };
        let status = if target.baseline.is_none() && met.evidence == Evidence::Assumed {
            Status::JudgedOnly
        } else if met.probability >= 2.0 / 3.0 {
            Status::Likely
        } else if met.probability >= 1.0 / 3.0 {
            Status::Even
        } else {
            Status::Unlikely
        };
        let nature = match target.nature {
            Nature::Box => String::new(),
            other => {
                let (zh, en) = nature(other);
                language.pick(zh, en).to_string()
            }
        };
        BoardRow {
            section,
            number,
            name: target.title.get(language).to_string(),
            nature,
            unit: if percent {
                "%".to_string()
            } else {
                language
                    .pick(target.unit.zh(), target.unit.en())
                    .to_string()
            },
            baseline: target.baseline.map(scale),
            target: Some(scale(target.value)),
            relation: match target.relation {
                crate::model::file::Relation::MoreThan => super::chart::Relation::MoreThan,
                _ => super::chart::Relation::AtLeast,
            },
            target_words: in_step.then(|| {
                language
                    .pick("与 GDP 增长同步", "in step with GDP")
                    .to_string()
            }),
            median: Some(scale(met.median)),
            low80: Some(scale(met.eighty.0)),
            high80: Some(scale(met.eighty.1)),
            probability: Some((met.probability, met.standard_error)),
            first_year: Some(match (met.first_met, language) {
                (Some(year), _) => year.to_string(),
                (None, Language::Zh) => format!("{} 年后", self.last()),
                (None, Language::En) => format!("after {}", self.last()),
            }),
            status,
            note: String::new(),
        }
    }

    /// The scenario less the baseline, draw by draw.
    fn against(&self, baseline: &Projection, language: Language) -> Result<Picture, ChartError> {
        let projection = &self.outcome.projection;
        let mut scenarios = Vec::new();
        for (key, zh, en) in [
            ("holders", "持证残疾人", "certificate holders"),
            (
                "care_subsidy.served",
                "护理补贴享受人数",
                "care-subsidy recipients",
            ),
        ] {
            scenarios.extend(self.difference(projection, baseline, key, language.pick(zh, en)));
        }
        let title = {
            let gap = paired(projection, baseline, "cost.subsidies", self.last());
            let words = gap.as_ref().map_or(String::new(), |gap| {
                let (low, high) = gap.eighty();
                let say = |value: f64| with_unit(value, Unit::Yuan, language);
                match language {
                    Language::Zh => format!(
                        "{}：{} 年两项补贴资金比基线多 {}（80% 区间 {}—{}）",
                        self.model.scenario.title.zh,
                        self.last(),
                        say(gap.median()),
                        say(low),
                        say(high)
                    ),
                    Language::En => format!(
                        "{}: in {} the two subsidies cost {} more than in the baseline (80% interval {} to {})",
                        self.model.scenario.title.en,
                        self.last(),
                        say(gap.median()),
                        say(low),
                        say(high)
                    ),
                }
            });
            if words.is_empty() {
                self.model.scenario.title.get(language).to_string()
            } else {
                words
            }
        };
        let frame = self.frame(
            title.clone(),
            language
                .pick(
                    "与基线之差（人），同一次抽样相减，差异来自情景而非偶然",
                    "difference from the baseline (persons), draw by draw: the effect of the scenario, not of luck",
                )
                .to_string(),
            title,
            vec![Mark::Judged],
            &self.table_sources(),
            language,
        );
        comparison(
            &frame,
            &ComparisonChart {
                unit: language.pick("人", "persons").to_string(),
                scenarios,
                columns: 2,
                shared_scale: false,
            },
        )
    }

    fn difference(
        &self,
        projection: &Projection,
        baseline: &Projection,
        key: &str,
        label: &str,
    ) -> Option<Difference> {
        let mut difference = Difference {
            label: label.to_string(),
            ..Difference::default()
        };
        let mut bands = [0.95, 0.8].map(|level| Band {
            level,
            ..Band::default()
        });
        for year in self.base()..=self.last() {
            let summary = paired(projection, baseline, key, year)?;
            difference.years.push(year);
            difference.median.push(summary.median());
            for (band, (low, high)) in bands
                .iter_mut()
                .zip([summary.ninety_five(), summary.eighty()])
            {
                band.low.push(low);
                band.high.push(high);
            }
        }
        difference.bands = bands.into();
        Some(difference)
    }
}

/// Summary of the draw-by-draw difference of a quantity in a year.
pub fn paired(
    projection: &Projection,
    baseline: &Projection,
    key: &str,
    year: Year,
) -> Option<Summary> {
    let here = projection.get(key, year)?;
    let there = baseline.get(key, year)?;
    let differences: Vec<f32> = here.iter().zip(there).map(|(a, b)| a - b).collect();
    Summary::of(&differences)
}
