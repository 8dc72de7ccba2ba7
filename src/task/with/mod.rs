//! Levers as a planner writes them on the command line: `care_subsidy.standard=600@2028`,
//! `day_care.add_centres=5@2027,places=30`, `care_subsidy.coverage=0.99@2026~linear3`,
//! `care_subsidy.eligible=grade:1,2,3@2028`, `care_subsidy.uprating=prices@2026`, and sweeps such as
//! `=500,600,700@2028`.

mod clauses;
mod lever;
mod said;
mod when;

pub(super) use clauses::{in_words as clauses_in_words, written as clauses_written};
use lever::{NamedLever, levers};

use super::Failure;
use crate::model::ModelFolder;
use crate::model::file::{Phase, ScenarioFile};
use crate::model::scenario::BASELINE;
use crate::source::Words;

/// The option under which levers are given, before each of them in what is said of them.
pub(super) const WITH: &str = "--with ";

/// Most scenarios that the values of sweeps make together.
const MOST: usize = 100;

/// Adds to the folder a scenario for each of some scenarios with the levers, all at once; one for each
/// combination of the values of sweeps. Their names, in order; all that is wrong is said at once.
pub(super) fn add(
    folder: &mut ModelFolder,
    scenarios: &[String],
    with: &[String],
) -> Result<Vec<String>, Failure> {
    let (names, wrong) = add_what_can_be(folder, scenarios, with);
    Failure::if_any(wrong)?;
    Ok(names)
}

/// The same with the levers whose form is right, and what is wrong with the form of others: whoever says that can say
/// beside it what those are against that could be read.
pub(super) fn add_what_can_be(
    folder: &mut ModelFolder,
    scenarios: &[String],
    with: &[String],
) -> (Vec<String>, Vec<Failure>) {
    if with.is_empty() {
        return (scenarios.to_vec(), Vec::new());
    }
    let mut combinations: Vec<Vec<NamedLever>> = vec![Vec::new()];
    let mut wrong = Vec::new();
    for text in with {
        match levers(text, &folder.file) {
            Ok(values) => {
                if combinations.len() * values.len() > MOST {
                    wrong.push(too_many(combinations.len() * values.len()));
                    continue;
                }
                let further = |so_far: &Vec<NamedLever>| -> Vec<Vec<NamedLever>> {
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
    combinations.retain(|levers| !levers.is_empty());
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
            if names.contains(&name) {
                continue;
            }
            let given: Vec<String> = keys.iter().map(|key| format!("{WITH}{key}")).collect();
            folder.add_scenario(&name, file, &given.join(" "), given);
            names.push(name);
        }
    }
    (names, wrong)
}

/// More scenarios than anybody could compare.
fn too_many(number: usize) -> Failure {
    Failure::words(
        format!(
            "--with 各组数值合起来是 {number} 个情景，至多 {MOST} 个；请减少数值，或分几次测算"
        ),
        format!(
            "--with: the values make {number} scenarios together, at most {MOST}; give fewer, or ask in several runs"
        ),
    )
}
