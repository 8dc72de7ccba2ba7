//! The files of a model that differ from those of the model it extends.

use toml::{Table, Value};

use super::MARK;
use super::census::Census;
use super::filled::{Aim, Filled, REGISTER};
use crate::model::ModelFolder;
use crate::model::file::{AttributeFile, MeasureFile, SpreadFile, TargetFile};
use crate::source::Words;

/// Sources of what is not the county's own.
const CENSUS: [&str; 2] = ["census_2010_county", "census_2020_county"];
const HOLDERS: &str = "zhejiang_holders_2018";
const JUDGEMENT: &str = "judgement";
const OWN: &str = "own_records";

/// Holders of certificates among the registered people of the province in 2018.
const HOLDERS_OF_ALL: f64 = 0.024;
/// What a per cent printed without decimals may be off by.
const ROUNDING: f64 = 0.005;
/// Growth of the registered people in ten years where only the older number is known, and its spread.
const GROWTH: (f64, f64) = (1.03, 0.02);

/// Names and texts of the files.
pub(super) fn files(filled: &Filled, census: &Census, base: &ModelFolder) -> Vec<(String, String)> {
    let writer = Writer {
        filled,
        census,
        base,
    };
    let mut files = vec![
        (
            "model.toml".to_string(),
            format!("{MARK}{}\n{}", filled.name, writer.model()),
        ),
        (
            "parameters.toml".to_string(),
            writer.parameters().to_string(),
        ),
        ("plan.toml".to_string(), writer.plan().to_string()),
        ("processes.toml".to_string(), writer.processes().to_string()),
    ];
    let services = writer.services();
    if !services.is_empty() {
        files.push(("services.toml".to_string(), services.to_string()));
    }
    if !filled.register.is_empty() {
        files.push((
            REGISTER_FILE.to_string(),
            csv(&REGISTER, filled.register.iter().map(Vec::as_slice)),
        ));
    }
    let reports = writer.reports();
    if !reports.is_empty() {
        files.push((
            "observations.csv".to_string(),
            csv(
                &["指标", "年份", "数值", "出处"],
                reports.iter().map(|row| &row[..]),
            ),
        ));
    }
    files
}

const REGISTER_FILE: &str = "register.csv";

struct Writer<'a> {
    filled: &'a Filled,
    census: &'a Census,
    base: &'a ModelFolder,
}

/// A number with where it comes from.
struct Number<'s> {
    distribution: Table,
    source: &'s str,
    at: String,
    evidence: &'s str,
    verified: bool,
    note: Option<Words>,
}

impl Number<'_> {
    fn table(self) -> Value {
        Value::Table(self.entries())
    }

    fn entries(self) -> Table {
        let mut table = Table::new();
        table.insert("distribution".into(), Value::Table(self.distribution));
        table.insert("source".into(), self.source.into());
        table.insert("at".into(), self.at.into());
        table.insert("evidence".into(), self.evidence.into());
        table.insert(
            "verification".into(),
            if self.verified {
                "verified"
            } else {
                "unverified"
            }
            .into(),
        );
        let none = || Words {
            zh: "普查或本县的数。".into(),
            en: "A figure of the census, or the county's own.".into(),
        };
        table.insert("note".into(), words(&self.note.unwrap_or_else(none)));
        table
    }
}

fn words(words: &Words) -> Value {
    let mut table = Table::new();
    table.insert("zh".into(), words.zh.as_str().into());
    table.insert("en".into(), words.en.as_str().into());
    Value::Table(table)
}

fn lognormal(median: f64, sd: f64) -> Table {
    spread("lognormal", &[("median", median), ("sd_log", sd)])
}

fn spread(kind: &str, numbers: &[(&str, f64)]) -> Table {
    let mut table = Table::new();
    table.insert("kind".into(), kind.into());
    for (key, value) in numbers {
        table.insert((*key).into(), Value::Float(*value));
    }
    table
}

fn csv<'r, C: AsRef<str> + 'r>(head: &[&str], rows: impl Iterator<Item = &'r [C]>) -> String {
    let quoted = |cell: &str| match cell.contains([',', '"', '\n']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.to_string(),
    };
    let mut lines = vec![head.join(",")];
    lines.extend(rows.map(|row| {
        row.iter()
            .map(|cell| quoted(cell.as_ref()))
            .collect::<Vec<_>>()
            .join(",")
    }));
    lines.join("\n") + "\n"
}

impl Writer<'_> {
    /// The recipients that were given of a service, in the base year.
    fn recipients(&self, service: &str) -> Option<f64> {
        let own = self.filled.services.iter().find(|(key, _)| key == service);
        own.and_then(|(_, [people, _])| *people)
    }

    fn model(&self) -> Table {
        let file = &self.base.file;
        let settings = &file.model;
        let mut without: Vec<Value> = vec!["plan.targets".into(), "plan.facts".into()];
        for (key, service) in &file.services {
            if service.observed.is_some() && self.recipients(key).is_none() {
                without.push(format!("services.{key}.observed").into());
            }
        }
        for (name, sum) in settings.money.iter().flat_map(|money| &money.sums) {
            if sum.anchor.is_some() {
                without.push(format!("model.money.sums.{name}.anchor").into());
            }
        }
        let mut model = Table::new();
        let year = settings.base_year;
        let anchored = settings
            .disability
            .as_ref()
            .and_then(|own| own.anchored_on.clone());
        let mut disability = Table::new();
        if anchored
            .as_ref()
            .is_some_and(|service| self.recipients(service).is_none())
        {
            without.push("model.disability.anchored_on".into());
            let mut holders = Table::new();
            holders.insert(year.to_string(), format!("holders_{year}").into());
            disability.insert("holders".into(), Value::Table(holders));
        }
        model.insert("extends".into(), self.filled.base.as_str().into());
        model.insert("without".into(), Value::Array(without));
        let place = &self.census.place;
        let title = Words {
            zh: format!("{place}残疾人服务"),
            en: format!("Disability services in {place}"),
        };
        model.insert("title".into(), words(&title));
        model.insert("region".into(), self.filled.region.as_str().into());
        if !disability.is_empty() {
            model.insert("disability".into(), Value::Table(disability));
        }
        let mut attributes = Table::new();
        for (key, title) in self.shares() {
            let mut share = Table::new();
            share.insert("kind".into(), "share".into());
            share.insert("title".into(), words(title));
            share.insert("share".into(), format!("{key}_share").into());
            share.insert("of".into(), "households".into());
            attributes.insert(key.to_string(), Value::Table(share));
        }
        if !attributes.is_empty() {
            model.insert("attributes".into(), Value::Table(attributes));
        }
        if !self.filled.register.is_empty() {
            let mut register = Table::new();
            register.insert("file".into(), REGISTER_FILE.into());
            register.insert("source".into(), OWN.into());
            register.insert("evidence".into(), "measured".into());
            register.insert("verification".into(), "unverified".into());
            model.insert("register".into(), Value::Table(register));
        }
        model
    }

    /// Attributes that recipients would decide and nobody gave: their share is drawn.
    fn shares(&self) -> Vec<(&str, &Words)> {
        let all = self.base.file.model.attributes.iter();
        all.filter_map(|(key, attribute)| match attribute {
            AttributeFile::LowIncome {
                title, anchored_on, ..
            } if self.recipients(anchored_on).is_none() => Some((key.as_str(), title)),
            _ => None,
        })
        .collect()
    }

    fn parameters(&self) -> Table {
        let (census, file) = (self.census, &self.base.file);
        let settings = &file.model;
        let year = settings.base_year;
        let mut all = Table::new();
        let own = self
            .filled
            .people
            .iter()
            .find(|(own, values)| *own == year && values[0].is_some());
        let own = own.and_then(|(_, values)| values[0]);
        let (older_place, older_code) = &census.older;
        let registered = own.unwrap_or(census.registered * GROWTH.0);
        for (place, (_, names)) in settings.population.registered.iter().enumerate() {
            let older = place == 0;
            let total = match (older, own) {
                (true, _) => Number {
                    distribution: lognormal(census.registered, 0.002),
                    source: CENSUS[0],
                    at: format!("{older_place}（{older_code}），户籍人口"),
                    evidence: "measured",
                    verified: true,
                    note: None,
                },
                (false, Some(people)) => Number {
                    distribution: lognormal(people, 0.001),
                    source: OWN,
                    at: format!("{year} 年末户籍人口"),
                    evidence: "measured",
                    verified: false,
                    note: None,
                },
                (false, None) => Number {
                    distribution: lognormal(registered.round(), GROWTH.1),
                    source: CENSUS[0],
                    at: format!("{older_place}（{older_code}），户籍人口"),
                    evidence: "judged",
                    verified: false,
                    note: Some(Words {
                        zh: format!(
                            "2010 年户籍 {}，未给出 {year} 年末的数；取十年增长 3%。",
                            census.registered
                        ),
                        en: format!(
                            "{} in 2010; no figure of {year} was given: 3 % growth in ten years.",
                            census.registered
                        ),
                    }),
                },
            };
            all.insert(names.total.clone(), total.table());
            let [other_province, other_county] = census.migrants;
            let migrants = match older {
                true => (
                    census.migrants_older,
                    0.02,
                    CENSUS[0],
                    format!("{older_place}（{older_code}），外省迁入人口"),
                ),
                false => (
                    other_province + other_county,
                    0.01,
                    CENSUS[1],
                    format!(
                        "{}，外省 {other_province} + 省内他县 {other_county}",
                        census.place
                    ),
                ),
            };
            let number = Number {
                distribution: lognormal(migrants.0, migrants.1),
                source: migrants.2,
                at: migrants.3,
                evidence: "measured",
                verified: true,
                note: None,
            };
            all.insert(names.in_migrants.clone(), number.table());
        }
        self.judged(&mut all, registered);
        all
    }

    /// What no figure of the place was found for.
    fn judged(&self, all: &mut Table, registered: f64) {
        let (census, settings) = (self.census, &self.base.file.model);
        let year = settings.base_year;
        let judged =
            |distribution: Table, at: &str, evidence: &'static str, zh: &str, en: &str| Number {
                distribution,
                source: JUDGEMENT,
                at: at.to_string(),
                evidence,
                verified: false,
                note: Some(Words {
                    zh: zh.to_string(),
                    en: en.to_string(),
                }),
            };
        let level = judged(
            lognormal(0.8, 0.12),
            "浙江预期寿命高于全国约两岁",
            "judged",
            "没有本地死亡数。",
            "No deaths of the place were given.",
        );
        all.insert(settings.mortality.level.clone(), level.table());
        let rate = spread("normal", &[("mean", 0.0), ("sd", 0.003)]);
        let rate = judged(
            rate,
            "没有本地数",
            "assumed",
            "没有本地户籍迁移数。",
            "No figures of registered moves were given.",
        );
        all.insert(settings.migration.rate.clone(), rate.table());
        if let Some(households) = &settings.households {
            let [number, people] = census.households;
            let census_of = |distribution: Table, at: String| Number {
                distribution,
                source: CENSUS[1],
                at,
                evidence: "estimated",
                verified: true,
                note: None,
            };
            let alone = spread("beta", &[("mean", census.alone / people), ("sd", 0.015)]);
            let said = format!(
                "{}：一人户 {} 户，家庭户人口 {people} 人",
                census.place, census.alone
            );
            all.insert(households.alone.clone(), census_of(alone, said).table());
            let said = format!("{}：家庭户 {number} 户、{people} 人", census.place);
            all.insert(
                households.size.clone(),
                census_of(lognormal(people / number, 0.05), said).table(),
            );
        }
        if let Some(employment) = &settings.work {
            let error = judged(
                lognormal(1.0, 0.3),
                "按沿用模型折算",
                "assumed",
                "新增就业没有本地数。",
                "No figure of new jobs was given.",
            );
            all.insert(employment.entry_anchor.error.clone(), error.table());
        }
        let anchored = settings
            .disability
            .as_ref()
            .and_then(|own| own.anchored_on.clone());
        if anchored.is_some_and(|service| self.recipients(&service).is_none()) {
            let holders = Number {
                distribution: lognormal((registered * HOLDERS_OF_ALL).round(), 0.18),
                source: HOLDERS,
                at: "全省持证残疾人 121.92 万（2018 年）".into(),
                evidence: "assumed",
                verified: false,
                note: Some(Words {
                    zh: "2018 年全省持证残疾人约为户籍人口的 2.4%；按此折算，各县差别很大，故取宽分布。登记册里的数另外校准。".into(),
                    en: "2.4 % of the province's registered people in 2018; counties differ widely. A register decides where there is one.".into(),
                }),
            };
            let mut holders = holders.entries();
            let title = Words {
                zh: format!("{year} 年末持证残疾人"),
                en: format!("certificate holders, end of {year}"),
            };
            holders.insert("title".into(), words(&title));
            holders.insert("unit".into(), "persons".into());
            all.insert(format!("holders_{year}"), Value::Table(holders));
        }
    }

    fn plan(&self) -> Table {
        let file = &self.base.file;
        let year = file.model.base_year;
        let mut plan = Table::new();
        let mut document = Table::new();
        let usual = file.plan.plan.as_ref();
        let (title, at, period) = match (&self.filled.plan, usual) {
            (Some((title, at, period)), _) => (title.clone(), at.clone(), *period),
            (None, Some(usual)) => (
                format!("{}：未给出规划", self.census.place),
                String::new(),
                usual.period,
            ),
            (None, None) => (String::new(), String::new(), [year + 1, year + 5]),
        };
        let both = Words {
            zh: title.clone(),
            en: title,
        };
        document.insert("title".into(), words(&both));
        document.insert("source".into(), OWN.into());
        document.insert("at".into(), at.into());
        document.insert(
            "period".into(),
            Value::Array(
                period
                    .iter()
                    .map(|year| Value::Integer(i64::from(*year)))
                    .collect(),
            ),
        );
        plan.insert("plan".into(), Value::Table(document));
        let mut facts = Table::new();
        for (key, service) in &file.services {
            let (Some(observed), Some(people)) = (&service.observed, self.recipients(key)) else {
                continue;
            };
            let title = Words {
                zh: format!("{}享受人数", service.title.zh),
                en: format!("people on {}", service.title.en),
            };
            facts.insert(
                observed.fact.clone(),
                fact(
                    &title,
                    ("stock", [year; 2]),
                    people,
                    "persons",
                    "工作簿“补贴人数与标准”",
                    None,
                ),
            );
        }
        // Nobody publishes it for every county: that of the base model by the number of registered people, with a wide error.
        if let Some(anchor) = file.model.work.as_ref().map(|own| &own.entry_anchor)
            && let Some(known) = file.plan.facts.get(&anchor.fact)
        {
            let people = self.base_people();
            let own = self
                .filled
                .people
                .iter()
                .find_map(|(own, values)| values[0].filter(|_| *own == year));
            let ratio = own.unwrap_or(self.census.registered * GROWTH.0) / people;
            let ratio = if ratio.is_finite() { ratio } else { 1.0 };
            let note = Words {
                zh: format!(
                    "未给出本地数：按{}的 {} 和户籍人口折算，误差另计。",
                    self.base.file.model.title.zh, known.value
                ),
                en: format!(
                    "Not published: {} of the base model by registered people, with an error of its own.",
                    known.value
                ),
            };
            let value = (known.value * ratio).round();
            facts.insert(
                anchor.fact.clone(),
                fact(
                    &known.title,
                    ("sum", known.period),
                    value,
                    known.unit.key(),
                    "不是公布数",
                    Some(&note),
                ),
            );
        }
        if !facts.is_empty() {
            plan.insert("facts".into(), Value::Table(facts));
        }
        let mut targets = Table::new();
        for aim in &self.filled.targets {
            if let Some(known) = file.plan.targets.get(&aim.key)
                && let Ok(table) = Table::try_from(aimed(aim, known))
            {
                targets.insert(aim.key.clone(), Value::Table(table));
            }
        }
        if !targets.is_empty() {
            plan.insert("targets".into(), Value::Table(targets));
        }
        plan
    }

    /// Registered people of the base model in its base year, as its parameter has them.
    fn base_people(&self) -> f64 {
        let file = &self.base.file;
        let name = file
            .model
            .population
            .registered
            .values()
            .last()
            .map(|own| own.total.clone());
        let own = name.and_then(|name| file.parameters.get(&name));
        own.map_or(f64::NAN, |own| match own.distribution {
            SpreadFile::Fixed { value } => value,
            SpreadFile::Normal { mean, .. } => mean,
            SpreadFile::Lognormal { median, .. } => median,
            _ => f64::NAN,
        })
    }

    /// Starts of the processes that the targets measure: the baselines that the plan prints.
    fn processes(&self) -> Table {
        let file = &self.base.file;
        let mut all = Table::new();
        for (key, title) in self.shares() {
            let mut share = Table::new();
            let title = Words {
                zh: format!("持证残疾人中{}的比例", title.zh),
                en: format!("share of {} among certificate holders", title.en),
            };
            share.insert("title".into(), words(&title));
            share.insert("kind".into(), "share".into());
            share.insert(
                "start".into(),
                Value::Table(spread(
                    "pert",
                    &[("low", 0.12), ("mode", 0.2), ("high", 0.35)],
                )),
            );
            share.insert(
                "drift".into(),
                Value::Table(spread("fixed", &[("value", 0.0)])),
            );
            share.insert("volatility".into(), Value::Table(lognormal(0.05, 0.4)));
            share.insert("source".into(), JUDGEMENT.into());
            share.insert("evidence".into(), "assumed".into());
            share.insert("verification".into(), "unverified".into());
            let note = Words {
                zh: "没有给出享受人数，比例为假设。".into(),
                en: "No recipients were given: the share is assumed.".into(),
            };
            share.insert("note".into(), words(&note));
            all.insert(format!("{key}_share"), Value::Table(share));
        }
        for aim in &self.filled.targets {
            let (Some(known), Some(baseline)) = (file.plan.targets.get(&aim.key), aim.baseline)
            else {
                continue;
            };
            let process = match &known.measure {
                MeasureFile::Process(process) => Some(process.clone()),
                MeasureFile::CoverageOf(service) => {
                    file.services.get(service).map(|own| own.need.clone())
                }
                MeasureFile::Quantity(_) => None,
            };
            let Some(process) = process.filter(|process| file.processes.contains_key(process))
            else {
                continue;
            };
            let start = match known.unit {
                crate::units::Unit::Share => spread(
                    "uniform",
                    &[
                        ("low", (baseline - ROUNDING).max(0.0)),
                        ("high", (baseline + ROUNDING).min(1.0)),
                    ],
                ),
                crate::units::Unit::Growth => continue,
                _ => spread("fixed", &[("value", baseline)]),
            };
            let mut own = Table::new();
            own.insert("start".into(), Value::Table(start));
            own.insert("source".into(), OWN.into());
            own.insert("at".into(), aim.at.as_str().into());
            own.insert("evidence".into(), "judged".into());
            own.insert("verification".into(), "unverified".into());
            let note = Words {
                zh: "起点为规划的基期值（取整）；此后的变动按他处同类数据，不参照目标值。".into(),
                en: "Starts at the plan's baseline, rounded; from then on it moves as such numbers have elsewhere, blind to the target.".into(),
            };
            own.insert("note".into(), words(&note));
            all.insert(process, Value::Table(own));
        }
        all
    }

    /// Monthly standards of the base year.
    fn services(&self) -> Table {
        let mut all = Table::new();
        for (key, [_, standard]) in &self.filled.services {
            let Some(standard) = standard else { continue };
            let mut cost = Table::new();
            cost.insert("amount".into(), Value::Table(lognormal(*standard, 0.02)));
            cost.insert("per".into(), "month".into());
            cost.insert("source".into(), OWN.into());
            cost.insert("evidence".into(), "measured".into());
            cost.insert("verification".into(), "unverified".into());
            let mut service = Table::new();
            service.insert("cost".into(), Value::Table(cost));
            all.insert(key.clone(), Value::Table(service));
        }
        all
    }

    /// What was reported after the base year, of indicators and of the people.
    fn reports(&self) -> Vec<[String; 4]> {
        let mut all = self.filled.reports.clone();
        let year = self.base.file.model.base_year;
        for (own, values) in self.filled.people.iter().filter(|(own, _)| *own > year) {
            for (value, name) in values.iter().zip(["户籍人口", "出生", "死亡"]) {
                if let Some(value) = value {
                    all.push([
                        name.to_string(),
                        own.to_string(),
                        value.to_string(),
                        "工作簿“人口”".to_string(),
                    ]);
                }
            }
        }
        all
    }
}

fn fact(
    title: &Words,
    (kind, period): (&str, [i32; 2]),
    value: f64,
    unit: &str,
    at: &str,
    note: Option<&Words>,
) -> Value {
    let mut table = Table::new();
    table.insert("title".into(), words(title));
    table.insert("kind".into(), kind.into());
    table.insert(
        "period".into(),
        Value::Array(
            period
                .iter()
                .map(|year| Value::Integer(i64::from(*year)))
                .collect(),
        ),
    );
    table.insert("value".into(), Value::Float(value));
    table.insert("relation".into(), "=".into());
    table.insert("unit".into(), unit.into());
    table.insert("at".into(), at.into());
    if let Some(note) = note {
        table.insert("note".into(), words(note));
    }
    Value::Table(table)
}

/// The county's own target, measured as that of the base model.
fn aimed(aim: &Aim, known: &TargetFile) -> TargetFile {
    let same = aim.target == known.target && aim.relation.is_none_or(|own| own == known.relation);
    TargetFile {
        nature: aim.nature.unwrap_or(known.nature),
        baseline: aim.baseline,
        target: aim.target,
        upper: None,
        relation: aim.relation.unwrap_or(known.relation),
        shown: known.shown.clone().filter(|_| same),
        year: aim.year.unwrap_or(known.year),
        at: aim.at.clone(),
        of: None,
        definition: None,
        ..known.clone()
    }
}
