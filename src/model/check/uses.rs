//! What a number is used for decides where it must lie.

use super::Checking;
use super::names::{Kind, names};
use super::parameters::in_layer;
use crate::model::checked::{Parameter, Process, ProcessKind, Service};
use crate::model::file::ModelFile;
use crate::statistics::sampling::Sampler;

/// Where a distribution must lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Within {
    Positive,
    NotNegative,
    Share,
}

impl Within {
    fn holds(self, sampler: &Sampler) -> bool {
        let (low, high) = ends(sampler);
        match self {
            Within::Positive => low > 0.0,
            Within::NotNegative => low >= 0.0,
            Within::Share => low >= 0.0 && high <= 1.0,
        }
    }

    fn words(self) -> (&'static str, &'static str) {
        match self {
            Within::Positive => ("大于 0", "above 0"),
            Within::NotNegative => ("不小于 0", "at least 0"),
            Within::Share => ("0 与 1 之间", "between 0 and 1"),
        }
    }
}

/// Ends beyond which one draw in a million falls.
fn ends(sampler: &Sampler) -> (f64, f64) {
    (sampler.quantile(1e-6), sampler.quantile(1.0 - 1e-6))
}

/// Parameters and amounts lie where their use needs them; processes are of the kind that it needs.
pub(super) fn check(
    checking: &mut Checking<'_>,
    parameters: &[Parameter],
    processes: &[Process],
    services: &[Service],
) {
    let file = checking.file().clone();
    for (kind, key, name) in names(&file) {
        if kind == Kind::Parameter
            && let Some(within) = needed(&key)
            && let Some(parameter) = parameters.iter().find(|p| p.key == name)
        {
            let at = format!("{name}.distribution");
            for (layer, sampler) in parameter.layers.iter().enumerate() {
                lies(checking, layer, "parameters", &at, sampler, within);
            }
        }
    }
    for service in services {
        for (layer, now) in service.layers.iter().enumerate() {
            let (units, places) = now
                .capacity
                .as_ref()
                .map_or((None, None), |c| (Some(&c.0), Some(&c.1)));
            for (what, sampler) in [
                ("cost.amount", now.amount.as_ref()),
                ("capacity.existing", units),
                ("capacity.places", places),
            ] {
                if let Some(sampler) = sampler {
                    let at = format!("{}.{what}", service.key);
                    lies(
                        checking,
                        layer,
                        "services",
                        &at,
                        sampler,
                        Within::NotNegative,
                    );
                }
            }
        }
    }
    for (name, key, process, kind) in uses(&file) {
        let found = processes.iter().find(|p| p.key == process);
        if found.is_some_and(|found| found.kind != kind) {
            checking.say(
                name,
                &key,
                (
                    format!("{process} 不是 {} 过程", word(kind)),
                    format!("{process} is no process of the kind {}", word(kind)),
                ),
                (
                    format!("kind = \"{}\" 的过程", word(kind)),
                    format!("a process with kind = \"{}\"", word(kind)),
                ),
                ("请换一个过程", "Name another process"),
            );
        }
    }
}

fn lies(
    checking: &mut Checking<'_>,
    layer: usize,
    name: &str,
    key: &str,
    sampler: &Sampler,
    within: Within,
) {
    if within.holds(sampler) {
        return;
    }
    let (low, high) = ends(sampler);
    let (name, key) = in_layer(checking, layer, name, key);
    let (zh, en) = within.words();
    checking.say(
        &name,
        &key,
        (
            format!("可为 {low:.6} 至 {high:.6}"),
            format!("it may be {low:.6} to {high:.6}"),
        ),
        (zh.into(), en.into()),
        (
            "请改用合适的分布",
            "Choose a distribution with the right support",
        ),
    );
}

/// Where the parameter named by a key of the settings must lie; anywhere if nothing.
fn needed(key: &str) -> Option<Within> {
    match key {
        "population.migrants.age_spread"
        | "mortality.level"
        | "fertility.sex_ratio"
        | "disability.mild_registration"
        | "disability.relative_mortality"
        | "disability.relative_mortality_psychiatric"
        | "disability.margin_error"
        | "income.severe_ratio"
        | "households.size"
        | "households.clustering"
        | "work.entry_anchor.error"
        | "money.anchor.error" => Some(Within::Positive),
        "population.migrants.floor"
        | "fertility.level"
        | "migration.volatility"
        | "disability.inflow_level"
        | "disability.registration.volatility"
        | "disability.worsening"
        | "disability.improvement"
        | "disability.cancellation"
        | "households.generation_spread"
        | "households.partner_spread" => Some(Within::NotNegative),
        "migration.persistence"
        | "disability.registration.persistence"
        | "households.alone"
        | "households.couples"
        | "households.elders" => Some(Within::Share),
        _ if key.starts_with("population.registered.") => Some(Within::Positive),
        _ if key.starts_with("disability.holders.") => Some(Within::Positive),
        _ => None,
    }
}

/// Every use of a process: file, key, process, kind needed.
fn uses(file: &ModelFile) -> Vec<(&'static str, String, String, ProcessKind)> {
    use ProcessKind::{Count, Growth, Share};
    let mut uses = Vec::new();
    for (kind, key, name) in names(file) {
        if kind == Kind::Process {
            let needed = if key == "money.price_index" {
                Growth
            } else {
                Share
            };
            uses.push(("model", key, name, needed));
        }
    }
    for (key, service) in &file.services {
        let capacity = service.capacity.as_ref().and_then(|c| c.units.as_ref());
        let uprating = service.cost.as_ref().map(|cost| &cost.uprating);
        for (what, name, kind) in [
            ("need", Some(&service.need), Share),
            ("coverage", service.coverage.as_ref(), Share),
            ("split", service.split.as_ref(), Share),
            ("complement", service.complement.as_ref(), Share),
            ("capacity.units", capacity, Count),
            ("cost.uprating", uprating, Growth),
        ] {
            if let Some(name) = name {
                uses.push(("services", format!("{key}.{what}"), name.clone(), kind));
            }
        }
    }
    uses
}

fn word(kind: ProcessKind) -> &'static str {
    match kind {
        ProcessKind::Share => "share",
        ProcessKind::Level => "level",
        ProcessKind::Count => "count",
        ProcessKind::Growth => "growth",
    }
}
