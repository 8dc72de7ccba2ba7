//! What a number is used for decides where it must lie.

use super::checking::Checking;
use super::naming::{Names, Within};
use crate::model::checked::{Parameter, Process, Service};
use crate::statistics::sampling::Sampler;

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
    let used = checking.references;
    for reference in used {
        if reference.names == Names::Parameter
            && let Some(within) = reference.within
            && let Some(parameter) = parameters.iter().find(|p| p.key == reference.name)
        {
            let at = format!("{}.distribution", reference.name);
            for (layer, sampler) in parameter.layers.iter().enumerate() {
                lies(checking, layer, "parameters", &at, sampler, within);
            }
        }
        let process = processes.iter().find(|p| p.key == reference.name);
        if let (Names::Process, Some(kind), Some(process)) =
            (reference.names, reference.kind, process)
            && process.kind != kind
        {
            let (name, word) = (&reference.name, kind.word());
            checking.say(
                &reference.file,
                &reference.key,
                (
                    format!("{name} 不是 {word} 过程"),
                    format!("{name} is no process of the kind {word}"),
                ),
                (
                    format!("kind = \"{word}\" 的过程"),
                    format!("a process with kind = \"{word}\""),
                ),
                ("请换一个过程", "Name another process"),
            );
        }
    }
    for service in services {
        for (layer, now) in service.layers.iter().enumerate() {
            let capacity = now.capacity.iter();
            let capacity = capacity.flat_map(|(units, places)| {
                [("capacity.existing", units), ("capacity.places", places)]
            });
            let amounts = now.standard.iter().flat_map(|standard| {
                let samplers = standard.samplers().iter();
                samplers.map(move |sampler| (standard.key(), sampler))
            });
            for (what, sampler) in amounts.chain(capacity) {
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

fn lies(
    checking: &mut Checking<'_>,
    layer: usize,
    name: &str,
    key: &str,
    sampler: &Sampler,
    within: Within,
) {
    let (low, high) = ends(sampler);
    let fits = match within {
        Within::Positive => low > 0.0,
        Within::NotNegative => low >= 0.0,
        Within::Share => low >= 0.0 && high <= 1.0,
    };
    if fits {
        return;
    }
    let (zh, en) = within.words();
    checking.say_in_layer(
        layer,
        name,
        key,
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
