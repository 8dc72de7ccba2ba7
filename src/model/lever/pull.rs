//! One lever, laid over the declarations.

use super::against::{
    Against, far_from_usual, moves_with_another, no_share, nobody, not_in_force, nothing, offered,
    unknown_service, without_centres, without_cost,
};
use super::size::{FAR, out_of_size};
use crate::dataset::Complaints;
use crate::model::file::{LeverFile, ModelFile, ServiceFile, Uprating};
use crate::model::lines::Lines;
use crate::model::step::{AddedCentres, Pulled};
use crate::statistics::sampling::Distribution;

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
    let own = file.services.get(&lever.service);
    let otherwise = own.and_then(|service| as_the_other(file, service));
    let usual = own.and_then(|service| usual(file, service));
    let Some(service) = file.services.get_mut(&lever.service) else {
        say(".service", unknown_service(file, &lever.service));
        return Vec::new();
    };
    if lever.does_nothing() {
        say("", nothing());
    }
    if !service.enabled {
        say("", not_in_force(lever));
    }
    if let Some(against) = lever
        .standard
        .and_then(|yuan| set_standard(service, lever, yuan, otherwise))
    {
        say(".standard", against);
    }
    if let (Some(yuan), Some(usual)) = (lever.standard, usual)
        && yuan > 0.0
        && !(usual[0] / FAR..=usual[1] * FAR).contains(&yuan)
    {
        say(".standard", far_from_usual(yuan, usual));
    }
    if let Some(uprating) = &lever.uprating {
        match &mut service.cost {
            Some(cost) if cost.tied.is_some() => say(".uprating", moves_with_another(lever)),
            Some(cost) => cost.uprating = Some(uprating.clone()),
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

/// Yuan that are usual for a service: the least and the most of the medians of its amounts; nothing where it has none.
fn usual(file: &ModelFile, service: &ServiceFile) -> Option<[f64; 2]> {
    let cost = service.cost.as_ref()?;
    let median = |one: &Distribution| one.sampler().ok().map(|own| own.median());
    let tied = || {
        let tied = cost.tied.as_ref()?;
        let other = file.services.get(&tied.to)?.cost.as_ref()?;
        Some(median(&tied.ratio)? * median(other.amount.as_ref()?)?)
    };
    let amount = cost.amount.iter().filter_map(median);
    let tiers = cost.tiers.values().filter_map(|tier| median(&tier.amount));
    let all: Vec<f64> = amount.chain(tied()).chain(tiers).collect();
    let least = all.iter().copied().reduce(f64::min)?;
    let most = all.iter().copied().reduce(f64::max)?;
    Some([least, most])
}

/// How the standard rises to which that of a service is tied, if it is.
fn as_the_other(file: &ModelFile, service: &ServiceFile) -> Option<Uprating> {
    let tied = service.cost.as_ref()?.tied.as_ref()?;
    let other = file.services.get(&tied.to)?.cost.as_ref()?;
    other.uprating.clone()
}

/// Sets a standard, or says why it cannot be. Where there are tiers, it is that of each of them; where it was tied to
/// another, it goes on rising as the other does.
fn set_standard(
    service: &mut ServiceFile,
    lever: &LeverFile,
    yuan: f64,
    otherwise: Option<Uprating>,
) -> Option<Against> {
    match &mut service.cost {
        Some(cost) if yuan >= 0.0 && yuan.is_finite() => {
            let said = Distribution::Fixed { value: yuan };
            if cost.tiers.is_empty() {
                cost.amount = Some(said);
            } else {
                for tier in cost.tiers.values_mut() {
                    tier.amount = said.clone();
                }
            }
            if cost.tied.take().is_some() {
                cost.uprating = otherwise;
            }
            cost.price_year = Some(lever.from);
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
fn centres(service: &ServiceFile, lever: &LeverFile, number: f64) -> Result<AddedCentres, Against> {
    let Some(capacity) = &service.capacity else {
        return Err((
            (
                format!("{} 不受名额限制", lever.service),
                format!("{} is not limited by places", lever.service),
            ),
            ("有 [capacity] 的服务", "a service with [capacity]"),
        ));
    };
    let can_be = |value: f64| value >= 0.0 && value.is_finite();
    let fits = number > 0.0
        && number.fract() == 0.0
        && lever.places.is_none_or(|places| places > 0.0)
        && lever.of_centres().flatten().all(can_be);
    if !fits {
        let told = [
            ("places", lever.places),
            ("staff", lever.staff),
            ("capital", lever.capital),
            ("running", lever.running),
        ];
        let told = told
            .into_iter()
            .filter_map(|(name, value)| Some(format!("{name} = {}", value?)));
        let told: Vec<String> = told.collect();
        let further = |opens: &str, between: &str| match told.is_empty() {
            true => String::new(),
            false => format!("{opens}{}", told.join(between)),
        };
        return Err((
            (
                format!("增加 {number} 个{}", further("，", "、")),
                format!("{number} centres are added{}", further(", ", ", ")),
            ),
            (
                "大于 0 的整数；places 大于 0，staff、capital、running 不小于 0",
                "a whole number above 0; places above 0; staff, capital and running at least 0",
            ),
        ));
    }
    if let Some(against) = out_of_size(capacity, lever, number) {
        return Err(against);
    }
    Ok(AddedCentres {
        number,
        places: lever.places,
        staff: lever.staff,
        capital: lever.capital,
        running: lever.running,
    })
}

/// Why an amount cannot rise so.
fn unknown_growth(file: &ModelFile, uprating: &Uprating) -> Option<Against> {
    let all = Uprating::offered(&file.processes, &file.model.upratings);
    let alike = all.filter(|own| own.how.is_like(uprating));
    let known: Vec<&str> = alike.map(|own| own.key).collect();
    let name = uprating.word();
    if known.contains(&name) {
        return None;
    }
    let (zh, en) = offered(name, known.iter().copied());
    Some((
        (
            format!("没有叫 {name} 的增长过程或提标办法{zh}"),
            format!("there is no growth process or rule {name}{en}"),
        ),
        (
            "fixed，processes.toml 里 kind = \"growth\" 的过程，或 model.toml 里 [upratings] 的办法",
            "fixed, a process of kind growth, or a rule of [upratings]",
        ),
    ))
}
