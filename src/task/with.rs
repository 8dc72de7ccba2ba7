//! Levers as a planner writes them on the command line: `care_subsidy.standard=600@2028`,
//! `day_care.add_centres=5@2027`, `care_subsidy.coverage=0.99@2026`, and sweeps such as `=500,600,700@2028`.

use super::Failure;
use crate::axes::Year;
use crate::dataset::nearest;
use crate::model::ModelFolder;
use crate::model::file::{LeverFile, ModelFile, Phase, ScenarioFile};
use crate::model::scenario::BASELINE;
use crate::source::Words;

/// What a lever may change.
const WHAT: [&str; 3] = ["standard", "coverage", "add_centres"];

/// A lever with what it is called.
#[derive(Clone, Debug)]
struct Named {
    lever: LeverFile,
    key: String,
    title: Words,
}

/// Adds to the folder a scenario for each of some scenarios with the levers, all at once; one for each
/// combination of the values of sweeps. Their names, in order; all that is wrong is said at once.
pub(super) fn add(
    folder: &mut ModelFolder,
    scenarios: &[String],
    with: &[String],
) -> Result<Vec<String>, Failure> {
    if with.is_empty() {
        return Ok(scenarios.to_vec());
    }
    let mut combinations: Vec<Vec<Named>> = vec![Vec::new()];
    let mut wrong = Vec::new();
    for text in with {
        match levers(text, &folder.file) {
            Ok(values) => {
                let further = |so_far: &Vec<Named>| -> Vec<Vec<Named>> {
                    let longer = values.iter().map(|value| {
                        let mut longer = so_far.clone();
                        longer.push(value.clone());
                        longer
                    });
                    longer.collect()
                };
                combinations = combinations.iter().flat_map(further).collect();
            }
            Err(failure) => wrong.push(failure),
        }
    }
    if !wrong.is_empty() {
        return Err(Failure::all(wrong));
    }
    let mut names = Vec::new();
    for scenario in scenarios {
        for levers in &combinations {
            let keys: Vec<&str> = levers.iter().map(|lever| lever.key.as_str()).collect();
            let base = Some(scenario.clone()).filter(|name| name != BASELINE);
            let name = match &base {
                Some(base) => format!("{base}+{}", keys.join("+")),
                None => keys.join("+"),
            };
            let joined = |of: fn(&Words) -> &str, between: &str| {
                let titles: Vec<&str> = levers.iter().map(|lever| of(&lever.title)).collect();
                titles.join(between)
            };
            let title = Words {
                zh: joined(|words| &words.zh, "，"),
                en: joined(|words| &words.en, ", "),
            };
            let why = Words {
                zh: "命令行上给出的做法。".into(),
                en: "What was asked on the command line.".into(),
            };
            let file = ScenarioFile {
                extends: base.into_iter().collect(),
                title,
                why,
                from: levers.iter().map(|lever| lever.lever.from).min(),
                phase_in: None,
                phase: Phase::Linear,
                change: toml::Table::new(),
                lever: levers.iter().map(|lever| lever.lever.clone()).collect(),
            };
            folder.scenarios.insert(name.clone(), file);
            names.push(name);
        }
    }
    Ok(names)
}

/// The levers of one text: one for each value of a sweep.
fn levers(text: &str, file: &ModelFile) -> Result<Vec<Named>, Failure> {
    let wrong = |zh: String, en: String| {
        Failure::words(
            format!(
                "--with {text}：{zh}；应为 服务.standard|coverage|add_centres=值@年份，例如 care_subsidy.standard=600@2028、day_care.add_centres=5@2027、care_subsidy.coverage=0.99@2026，多个值用逗号"
            ),
            format!(
                "--with {text}: {en}; expected service.standard|coverage|add_centres=value@year, such as care_subsidy.standard=600@2028, day_care.add_centres=5@2027, care_subsidy.coverage=0.99@2026; several values with commas"
            ),
        )
    };
    let parts = text.split_once('=').and_then(|(left, right)| {
        let (service, what) = left.trim().rsplit_once('.')?;
        let (values, year) = right.rsplit_once('@')?;
        Some((service, what, values, year.trim().trim_end_matches('年')))
    });
    let Some((service, what, values, year)) = parts else {
        return Err(wrong("看不懂".into(), "not understood".into()));
    };
    let Some(declared) = file.services.get(service) else {
        let known = file.services.keys().map(String::as_str);
        let meant = nearest(service, known).unwrap_or_default();
        return Err(wrong(
            format!("没有叫 {service} 的服务，是不是 {meant}？"),
            format!("there is no service {service}; did you mean {meant}?"),
        ));
    };
    if !WHAT.contains(&what) {
        let meant = nearest(what, WHAT).unwrap_or(WHAT[0]);
        return Err(wrong(
            format!("没有 {what} 这种做法，是不是 {meant}？"),
            format!("nothing is called {what}; did you mean {meant}?"),
        ));
    }
    let (base, until) = (file.model.base_year, file.model.until);
    let from = year
        .parse::<Year>()
        .ok()
        .filter(|year| *year > base && *year <= until);
    let Some(from) = from else {
        return Err(wrong(
            format!("“{year}”不是 {} 到 {until} 之间的年份", base + 1),
            format!("“{year}” is no year from {} to {until}", base + 1),
        ));
    };
    let title = &declared.title;
    values
        .split([',', '，'])
        .map(|value| {
            let number = share_or_number(value);
            let Some(number) = number else {
                return Err(wrong(
                    format!("“{value}”不是数"),
                    format!("“{value}” is no number"),
                ));
            };
            let mut lever = LeverFile {
                service: service.to_string(),
                from,
                ..LeverFile::default()
            };
            let value = value.trim();
            let (zh, en) = match what {
                "standard" => {
                    lever.standard = Some(number);
                    (format!("标准 {value} 元"), format!("standard {value} yuan"))
                }
                "coverage" => {
                    lever.coverage = Some(number);
                    let percent = 100.0 * number;
                    (
                        format!("覆盖率 {percent}%"),
                        format!("coverage {percent} %"),
                    )
                }
                _ => {
                    lever.add_centres = Some(number);
                    (format!("增加 {value} 个"), format!("{value} centres more"))
                }
            };
            Ok(Named {
                key: format!("{service}.{what}={value}@{from}"),
                title: Words {
                    zh: format!("{}{zh}（{from} 年起）", title.zh),
                    en: format!("{}: {en} from {from}", title.en),
                },
                lever,
            })
        })
        .collect()
}

/// A number, or a per cent as a share.
fn share_or_number(text: &str) -> Option<f64> {
    let text = text.trim();
    let number = match text.strip_suffix(['%', '％']) {
        Some(percent) => percent.trim().parse::<f64>().ok()? / 100.0,
        None => text.parse().ok()?,
    };
    number.is_finite().then_some(number)
}
