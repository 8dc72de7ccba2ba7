//! A distribution as a model file writes it, and why it cannot be, in Chinese and English.

use std::fmt;

use super::{Distribution, DistributionError};
use crate::source::{InWords, Phrases, Words, digits};

/// Values of a sample that are written out; the others are only counted.
const SHOWN: usize = 5;

impl fmt::Display for Distribution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use Distribution::*;
        let (kind, numbers): (&str, Vec<(&str, f64)>) = match self {
            Fixed { value } => ("fixed", vec![("value", *value)]),
            Normal { mean, sd } => ("normal", vec![("mean", *mean), ("sd", *sd)]),
            Lognormal { median, sd_log } => {
                ("lognormal", vec![("median", *median), ("sd_log", *sd_log)])
            }
            LogitNormal { median, sd_logit } => (
                "logit_normal",
                vec![("median", *median), ("sd_logit", *sd_logit)],
            ),
            Pert { low, mode, high } => (
                "pert",
                vec![("low", *low), ("mode", *mode), ("high", *high)],
            ),
            Uniform { low, high } => ("uniform", vec![("low", *low), ("high", *high)]),
            Beta { mean, sd } => ("beta", vec![("mean", *mean), ("sd", *sd)]),
            Gamma { mean, sd } => ("gamma", vec![("mean", *mean), ("sd", *sd)]),
            Sample { values } => {
                let shown: Vec<String> = values.iter().take(SHOWN).map(|v| number(*v)).collect();
                let more = if values.len() > SHOWN { ", …" } else { "" };
                let shown = shown.join(", ");
                return write!(f, "kind = \"sample\", values = [{shown}{more}]");
            }
            Mixture { of } => {
                let parts: Vec<String> = of
                    .iter()
                    .map(|part| {
                        let (weight, own) = (number(part.weight), &part.distribution);
                        format!("{{ weight = {weight}, distribution = {{ {own} }} }}")
                    })
                    .collect();
                return write!(f, "kind = \"mixture\", of = [{}]", parts.join(", "));
            }
        };
        write!(f, "kind = \"{kind}\"")?;
        for (key, value) in numbers {
            write!(f, ", {key} = {}", number(value))?;
        }
        Ok(())
    }
}

/// A number as TOML writes it.
fn number(value: f64) -> String {
    if value.is_nan() {
        "nan".to_string()
    } else {
        digits(value)
    }
}

impl DistributionError {
    /// The condition alone.
    pub fn condition(&self) -> Words {
        let DistributionError::Impossible { needed, .. } = self;
        Words::both(CONDITIONS.zh(needed), *needed)
    }
}

impl InWords for DistributionError {
    fn words(&self) -> Words {
        let DistributionError::Impossible { found, .. } = self;
        let needed = self.condition();
        Words::both(
            format!("分布写成 {found}；{}", needed.zh),
            format!("the distribution is {found}; {}", needed.en),
        )
    }
}

/// What a distribution must fulfil.
const CONDITIONS: Phrases = Phrases(&[
    (
        "values must be finite, and there must be some",
        "values 应为有限数，且至少有一个",
    ),
    ("value must be finite", "value 应为有限数"),
    (
        "weights must be above 0, there must be some, and none of a sample",
        "应至少有一个分布，权重都大于 0，且其中不能有 sample",
    ),
    (
        "mean must be finite and sd at least 0",
        "mean 应为有限数，sd 不得小于 0",
    ),
    (
        "median must be above 0 and sd_log at least 0",
        "median 应大于 0，sd_log 不得小于 0",
    ),
    (
        "median must lie between 0 and 1 and sd_logit be at least 0",
        "median 应在 0 与 1 之间，sd_logit 不得小于 0",
    ),
    ("low must be below high", "low 应小于 high"),
    (
        "low ≤ mode ≤ high and low < high",
        "应满足 low ≤ mode ≤ high，且 low < high",
    ),
    (
        "mean must lie between 0 and 1 and sd below √(mean (1 − mean))",
        "mean 应在 0 与 1 之间，sd 应小于 √(mean (1 − mean))",
    ),
    ("mean and sd must be above 0", "mean 与 sd 都应大于 0"),
]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_impossible_distribution_says_its_condition_in_both_languages() {
        let impossible = [
            Distribution::Fixed { value: f64::NAN },
            Distribution::Normal {
                mean: 33.0,
                sd: -1.0,
            },
            Distribution::Lognormal {
                median: 0.0,
                sd_log: 1.0,
            },
            Distribution::LogitNormal {
                median: 2.0,
                sd_logit: 1.0,
            },
            Distribution::Pert {
                low: 1.0,
                mode: 0.5,
                high: 2.0,
            },
            Distribution::Uniform {
                low: 1.0,
                high: 1.0,
            },
            Distribution::Beta { mean: 0.5, sd: 0.6 },
            Distribution::Gamma { mean: 0.0, sd: 1.0 },
            Distribution::Sample { values: Vec::new() },
        ];
        for distribution in impossible {
            let error = distribution.sampler().unwrap_err();
            let DistributionError::Impossible { needed, .. } = &error;
            assert!(CONDITIONS.find(needed).is_some(), "{needed}");
            let words = error.words();
            assert!(
                words.zh != words.en && !words.en.contains(" { "),
                "{words:?}"
            );
        }
    }

    #[test]
    fn it_is_written_as_in_a_model_file() {
        let normal = Distribution::Normal {
            mean: 33.0,
            sd: -1.5,
        };
        assert_eq!(
            normal.to_string(),
            "kind = \"normal\", mean = 33, sd = -1.5"
        );
        let pert = Distribution::Pert {
            low: 0.0,
            mode: 1.0,
            high: f64::NAN,
        };
        let written = pert.to_string().replace("nan", "2").replace(", ", "\n");
        let read: Distribution = toml::from_str(&written).expect("it is TOML");
        assert!(matches!(read, Distribution::Pert { high: 2.0, .. }));
        let values = vec![0.5; 8];
        let sample = Distribution::Sample { values }.to_string();
        assert!(sample.ends_with("values = [0.5, 0.5, 0.5, 0.5, 0.5, …]"));
    }
}
