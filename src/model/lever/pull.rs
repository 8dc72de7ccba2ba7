//! One lever, laid over the declarations.

use super::{Centres, Pulled};
use crate::dataset::{Complaints, nearest};
use crate::model::file::{LeverFile, ModelFile, ProcessFile, ServiceFile, Uprating};
use crate::model::lines::Lines;
use crate::statistics::sampling::Distribution;

/// What can be said against a key: what was found, what was expected.
type Against = ((String, String), (&'static str, &'static str));

/// Lays a lever over the declarations; what it does beyond them is handed back.
pub(super) fn pull(
    file: &mut ModelFile,
    lever: &LeverFile,
    key: &str,
    lines: &Lines,
    complaints: &mut Complaints,
) -> Vec<Pulled> {
    let mut say = |at: &str, (found, expected): Against| {
        lines.complain(
            complaints,
            &format!("{key}{at}"),
            found,
            (expected.0.into(), expected.1.into()),
            ("请改正", "Correct it"),
        );
    };
    if let Some(uprating) = &lever.uprating
        && let Some(against) = unknown_growth(file, uprating)
    {
        say(".uprating", against);
    }
    let Some(service) = file.services.get_mut(&lever.service) else {
        say(".service", unknown_service(file, &lever.service));
        return Vec::new();
    };
    if lever.does_nothing() {
        say("", nothing());
    }
    if let Some(against) = lever
        .standard
        .and_then(|yuan| set_standard(service, lever, yuan))
    {
        say(".standard", against);
    }
    if let Some(uprating) = &lever.uprating {
        match &mut service.cost {
            Some(cost) => cost.uprating = uprating.clone(),
            None => say(".uprating", without_cost(lever)),
        }
    }
    match &lever.eligible {
        Some(clauses) if clauses.is_empty() => say(".eligible", nobody()),
        Some(clauses) => service.eligible = clauses.clone(),
        None => {}
    }
    let mut pulled = Vec::new();
    match lever.coverage {
        Some(coverage) if (0.0..=1.0).contains(&coverage) => {
            let process = service.coverage.as_ref().unwrap_or(&service.need).clone();
            pulled.push(Pulled::Held {
                process,
                value: coverage,
            });
        }
        Some(coverage) => say(".coverage", no_share(coverage)),
        None => {}
    }
    match lever.add_centres {
        Some(number) => match centres(service, lever, number) {
            Ok(centres) => pulled.push(Pulled::Centres {
                service: lever.service.clone(),
                centres,
            }),
            Err(against) => say(".add_centres", against),
        },
        None if lever.of_centres().any(|value| value.is_some()) => say("", without_centres()),
        None => {}
    }
    pulled
}

impl LeverFile {
    fn does_nothing(&self) -> bool {
        let numbers = [self.standard, self.coverage, self.add_centres];
        numbers.iter().all(Option::is_none) && self.eligible.is_none() && self.uprating.is_none()
    }

    /// What is said of the centres that are added.
    fn of_centres(&self) -> impl Iterator<Item = Option<f64>> {
        [self.places, self.staff, self.capital, self.running].into_iter()
    }
}

/// Sets a standard, or says why it cannot be.
fn set_standard(service: &mut ServiceFile, lever: &LeverFile, yuan: f64) -> Option<Against> {
    match &mut service.cost {
        Some(cost) if yuan >= 0.0 && yuan.is_finite() => {
            cost.amount = Distribution::Fixed { value: yuan };
            cost.price_year = lever.from;
            // Earlier dated changes are in what was said.
            cost.steps.retain(|step| step.from > lever.from);
            None
        }
        Some(_) => Some((
            (
                format!("标准 {yuan} 元"),
                format!("a standard of {yuan} yuan"),
            ),
            ("不小于 0 的金额", "an amount of at least 0"),
        )),
        None => Some(without_cost(lever)),
    }
}

/// The centres that are added, or why they cannot be.
fn centres(service: &ServiceFile, lever: &LeverFile, number: f64) -> Result<Centres, Against> {
    if service.capacity.is_none() {
        return Err((
            (
                format!("{} 不受名额限制", lever.service),
                format!("{} is not limited by places", lever.service),
            ),
            ("有 [capacity] 的服务", "a service with [capacity]"),
        ));
    }
    let can_be = |value: f64| value >= 0.0 && value.is_finite();
    let fits = number > 0.0
        && number.fract() == 0.0
        && lever.places.is_none_or(|places| places > 0.0)
        && lever.of_centres().flatten().all(can_be);
    if !fits {
        return Err((
            (
                format!("增加 {number} 个"),
                format!("{number} centres are added"),
            ),
            (
                "大于 0 的整数；places 大于 0，staff、capital、running 不小于 0",
                "a whole number above 0; places above 0; staff, capital and running at least 0",
            ),
        ));
    }
    Ok(Centres {
        number,
        places: lever.places,
        staff: lever.staff,
        capital: lever.capital,
        running: lever.running,
    })
}

fn unknown_service(file: &ModelFile, name: &str) -> Against {
    let known: Vec<&str> = file.services.keys().map(String::as_str).collect();
    let meant = nearest(name, known.iter().copied()).unwrap_or_default();
    (
        (
            format!("没有叫 {name} 的服务，是不是 {meant}？"),
            format!("there is no service {name}; did you mean {meant}?"),
        ),
        ("services.toml 里的服务", "a service of services.toml"),
    )
}

/// Why an amount cannot rise so.
fn unknown_growth(file: &ModelFile, uprating: &Uprating) -> Option<Against> {
    let name = uprating.process()?;
    let growth = |process: &ProcessFile| matches!(process, ProcessFile::Growth { .. });
    if file.processes.get(name).is_some_and(growth) {
        return None;
    }
    let known = file.processes.iter().filter(|(_, process)| growth(process));
    let meant = nearest(name, known.map(|(key, _)| key.as_str())).unwrap_or_default();
    Some((
        (
            format!("没有叫 {name} 的增长过程，是不是 {meant}？"),
            format!("there is no growth process {name}; did you mean {meant}?"),
        ),
        (
            "fixed，或 processes.toml 里 kind = \"growth\" 的过程",
            "fixed, or a process of kind growth",
        ),
    ))
}

fn without_cost(lever: &LeverFile) -> Against {
    (
        (
            format!("{} 没有成本", lever.service),
            format!("{} has no cost", lever.service),
        ),
        ("有成本的服务", "a service with a cost"),
    )
}

fn no_share(coverage: f64) -> Against {
    (
        (
            format!("覆盖率 {coverage}"),
            format!("a coverage of {coverage}"),
        ),
        (
            "0 到 1 之间的比例（99% 写 0.99）",
            "a share from 0 to 1 (99 % is 0.99)",
        ),
    )
}

fn nothing() -> Against {
    (
        ("什么也没有改".into(), "nothing is done".into()),
        (
            "standard、coverage、eligible、uprating 或 add_centres",
            "a standard, a coverage, who is eligible, an uprating, or add_centres",
        ),
    )
}

fn nobody() -> Against {
    (
        ("没有一条资格规则".into(), "there is no clause".into()),
        (
            "至少一条规则；谁都可以写 [{}]",
            "at least one clause; [{}] is everybody",
        ),
    )
}

fn without_centres() -> Against {
    (
        (
            "给了 places、staff、capital 或 running，却没有 add_centres".into(),
            "places, staff, capital or running without add_centres".into(),
        ),
        ("add_centres 的个数", "how many centres, add_centres"),
    )
}
