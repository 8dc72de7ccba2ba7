//! Parameters: distributions that can be.

use std::collections::BTreeMap;

use super::checking::Checking;
use crate::model::checked::Parameter;
use crate::model::file::{ParameterFile, SpreadFile};
use crate::source::Words;
use crate::statistics::sampling::{Distribution, Sampler};
use crate::stream::Decision;

/// All parameters, with their samplers in every layer.
pub(super) fn parameters(
    checking: &mut Checking<'_>,
    growth: &BTreeMap<(usize, String), f64>,
) -> Vec<Parameter> {
    let steps = checking.steps;
    let mut checked = Vec::new();
    for (key, file) in &steps[0].file.parameters {
        let layers = steps
            .iter()
            .enumerate()
            .filter_map(|(layer, step)| {
                let file = &step.file.parameters[key];
                let mean = growth.get(&(layer, key.clone())).copied();
                sampler(checking, layer, key, file, mean)
            })
            .collect();
        checked.push(Parameter {
            key: key.clone(),
            title: file.title.clone(),
            unit: file.unit.clone(),
            evidence: file.evidence,
            verification: file.verification,
            source: file.source.clone(),
            at: file.at.clone(),
            note: file.note.clone(),
            layers,
            decision: Decision::named("parameter")
                .with(Decision::named(key))
                .reaching(file.reach),
        });
    }
    checked
}

fn sampler(
    checking: &mut Checking<'_>,
    layer: usize,
    key: &str,
    file: &ParameterFile,
    growth: Option<f64>,
) -> Option<Sampler> {
    let distribution = match (&file.distribution, growth) {
        (SpreadFile::Growth { less, pull, sd, .. }, Some(mean)) => Distribution::Normal {
            mean: pull * (mean - less),
            sd: *sd,
        },
        // The loading of the series has complained already.
        (SpreadFile::Growth { .. }, None) => return None,
        (plain, _) => plain.plain()?,
    };
    ready(
        checking,
        layer,
        "parameters",
        &format!("{key}.distribution"),
        &distribution,
    )
}

/// A sampler, or a complaint where the numbers cannot be.
pub(super) fn ready(
    checking: &mut Checking<'_>,
    layer: usize,
    name: &str,
    key: &str,
    distribution: &Distribution,
) -> Option<Sampler> {
    let needed = match distribution.sampler() {
        Ok(sampler) if finite(&sampler) => {
            wide(checking, (layer, name), key, distribution);
            return Some(sampler);
        }
        Ok(_) => Words::both("取值不会到无穷大", "its values do not reach infinity"),
        Err(error) => error.condition(),
    };
    checking.say_in_layer(
        layer,
        name,
        key,
        (
            format!("写的分布不可能：{distribution}"),
            format!("the distribution cannot be: {distribution}"),
        ),
        (
            format!("可能的分布：{}", needed.zh),
            format!("a distribution that can be: {}", needed.en),
        ),
        ("请改正这些数", "Correct the numbers"),
    );
    None
}

/// Standard deviation of a logarithm from which on next to nothing is said.
const WIDE: f64 = 2.5;

/// A reminder of a spread that leaves everything open: mostly a number that is not of the logarithm.
fn wide(
    checking: &mut Checking<'_>,
    (layer, name): (usize, &str),
    key: &str,
    distribution: &Distribution,
) {
    let Distribution::Lognormal { median, sd_log } = distribution else {
        return;
    };
    if *sd_log <= WIDE {
        return;
    }
    let found = |text: &str| format!("median = {median}, sd_log = {sd_log}{text}");
    let (name, key) = checking.in_layer(layer, name, key);
    let complaint = checking.complaint(
        &name,
        &key,
        (
            found("，大小相差上千倍都有可能"),
            found(", with which it may be a thousand times more or less"),
        ),
        (
            format!("sd_log 不超过 {WIDE}（约 10% 的误差写 0.1）"),
            format!("sd_log of no more than {WIDE} (an error of about 10 % is 0.1)"),
        ),
        (
            "sd_log 是对数的标准差，请核对",
            "sd_log is the standard deviation of the logarithm: look it up",
        ),
    );
    checking.push(complaint.as_warning().plainly((
        format!("中位数 {median}，对数标准差 {sd_log}，大小相差上千倍都有可能"),
        format!(
            "a median of {median} with a standard deviation of the logarithm of {sd_log} may be a thousand times more or less"
        ),
    )));
}

/// Numbers of sound size can make a distribution that reaches infinity.
fn finite(sampler: &Sampler) -> bool {
    let ends = [1e-6, 1.0 - 1e-6].map(|u| sampler.quantile(u));
    ends.iter().all(|end| end.is_finite())
}
