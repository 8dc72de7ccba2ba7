//! Levers laid over the declarations: what a planner would do about a service.

use super::file::{LeverFile, ModelFile, ScenarioFile};
use super::lines::Lines;
use super::scenario::Step;
use crate::axes::Year;
use crate::dataset::{Complaints, nearest};
use crate::statistics::sampling::Distribution;

/// What a lever does to a process, or to the places of a service.
#[derive(Clone, Debug, PartialEq)]
pub enum Pulled {
    /// The process has this value, as far as the step has taken hold.
    Held {
        /// Key of the process.
        process: String,
        /// The value.
        value: f64,
    },
    /// The service has more places.
    Centres {
        /// Key of the service.
        service: String,
        /// Number of centres.
        centres: f64,
        /// Places in each; as in the others if none.
        places: Option<f64>,
    },
}

/// Adds a step for each lever of a scenario, in the order of their years.
pub(super) fn levers(
    steps: &mut Vec<Step>,
    scenario: &ScenarioFile,
    lines: &Lines,
    complaints: &mut Complaints,
) {
    let mut order: Vec<usize> = (0..scenario.lever.len()).collect();
    order.sort_by_key(|place| scenario.lever[*place].from);
    for place in order {
        let lever = &scenario.lever[place];
        let key = format!("lever.{}", place + 1);
        let Some(above) = steps.last() else { return };
        let mut file = above.file.clone();
        let after = if steps.len() > 1 {
            above.from
        } else {
            Year::MIN
        };
        if !fits(lever, after, &file) {
            let (base, until) = (file.model.base_year, file.model.until);
            let first = after.max(base + 1);
            lines.complain(
                complaints,
                &format!("{key}.from"),
                (
                    format!("从 {} 年起", lever.from),
                    format!("from {} on", lever.from),
                ),
                (
                    format!("{first} 到 {until} 之间的年份（不早于情景的 from）"),
                    format!("a year from {first} to {until} (not before the scenario's own from)"),
                ),
                ("请改正年份", "Correct the year"),
            );
            continue;
        }
        let pulled = pull(&mut file, lever, &key, lines, complaints);
        steps.push(Step {
            from: lever.from,
            phase_in: lever.phase_in,
            file,
            pulled,
        });
    }
}

/// Lays a lever over the declarations; what it does beyond them is handed back.
fn pull(
    file: &mut ModelFile,
    lever: &LeverFile,
    key: &str,
    lines: &Lines,
    complaints: &mut Complaints,
) -> Vec<Pulled> {
    let mut say = |at: &str, found: (String, String), expected: (&str, &str)| {
        lines.complain(
            complaints,
            &format!("{key}{at}"),
            found,
            (expected.0.into(), expected.1.into()),
            ("请改正", "Correct it"),
        );
    };
    let Some(service) = file.services.get_mut(&lever.service) else {
        let name = &lever.service;
        let known: Vec<&str> = file.services.keys().map(String::as_str).collect();
        let meant = nearest(name, known.iter().copied()).unwrap_or_default();
        say(
            ".service",
            (
                format!("没有叫 {name} 的服务，是不是 {meant}？"),
                format!("there is no service {name}; did you mean {meant}?"),
            ),
            ("services.toml 里的服务", "a service of services.toml"),
        );
        return Vec::new();
    };
    let mut pulled = Vec::new();
    if [lever.standard, lever.coverage, lever.add_centres]
        .iter()
        .all(Option::is_none)
    {
        say(
            "",
            ("什么也没有改".into(), "nothing is done".into()),
            (
                "standard、coverage 或 add_centres",
                "a standard, a coverage, or add_centres",
            ),
        );
    }
    if let Some(standard) = lever.standard {
        match &mut service.cost {
            Some(cost) if standard >= 0.0 && standard.is_finite() => {
                cost.amount = Distribution::Fixed { value: standard };
                cost.price_year = lever.from;
            }
            Some(_) => say(
                ".standard",
                (
                    format!("标准 {standard} 元"),
                    format!("a standard of {standard} yuan"),
                ),
                ("不小于 0 的金额", "an amount of at least 0"),
            ),
            None => say(
                ".standard",
                (
                    format!("{} 没有成本", lever.service),
                    format!("{} has no cost", lever.service),
                ),
                ("有成本的服务", "a service with a cost"),
            ),
        }
    }
    if let Some(coverage) = lever.coverage {
        if (0.0..=1.0).contains(&coverage) {
            let process = service.coverage.as_ref().unwrap_or(&service.need).clone();
            pulled.push(Pulled::Held {
                process,
                value: coverage,
            });
        } else {
            say(
                ".coverage",
                (
                    format!("覆盖率 {coverage}"),
                    format!("a coverage of {coverage}"),
                ),
                (
                    "0 到 1 之间的比例（99% 写 0.99）",
                    "a share from 0 to 1 (99 % is 0.99)",
                ),
            );
        }
    }
    if let Some(centres) = lever.add_centres {
        let places = lever.places;
        let fits = centres > 0.0 && centres.is_finite() && places.is_none_or(|places| places > 0.0);
        match &service.capacity {
            Some(_) if fits => pulled.push(Pulled::Centres {
                service: lever.service.clone(),
                centres,
                places,
            }),
            Some(_) => say(
                ".add_centres",
                (
                    format!("增加 {centres} 个"),
                    format!("{centres} centres are added"),
                ),
                (
                    "大于 0 的个数，places 也大于 0",
                    "a number above 0, and places above 0",
                ),
            ),
            None => say(
                ".add_centres",
                (
                    format!("{} 不受名额限制", lever.service),
                    format!("{} is not limited by places", lever.service),
                ),
                ("有 [capacity] 的服务", "a service with [capacity]"),
            ),
        }
    }
    pulled
}

/// The years of levers must be projected, and not fall behind those of the scenario.
fn fits(lever: &LeverFile, after: Year, file: &ModelFile) -> bool {
    let base = file.model.base_year;
    lever.from > base && lever.from <= file.model.until && lever.from >= after
}
