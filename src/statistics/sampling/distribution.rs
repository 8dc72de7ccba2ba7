//! What a parameter may be: a distribution with a name, drawn by inversion so that the same uniform
//! number gives a comparable value in every scenario.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::sampler::{Sampler, mixture, mixture_once, tabulated};
use super::tails::Tailed;

/// A distribution as a model file writes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "概率分布。"))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Distribution {
    /// One value, known for sure.
    #[schemars(extend("x-zh" = "定值。"))]
    Fixed {
        /// The value.
        #[schemars(extend("x-zh" = "取值。", "x-unit" = "as the number"))]
        value: f64,
    },
    /// Any real number.
    #[schemars(extend("x-zh" = "正态分布，任意实数。"))]
    Normal {
        /// Mean, which is the median too.
        #[schemars(extend("x-zh" = "均值，也是中位数。", "x-unit" = "as the number"))]
        mean: f64,
        /// Standard deviation.
        #[schemars(extend("x-zh" = "标准差。", "x-unit" = "as the number", "x-within" = "not_negative"))]
        sd: f64,
    },
    /// A positive number whose logarithm is normal.
    #[schemars(extend("x-zh" = "对数正态分布，正数。"))]
    Lognormal {
        /// Median.
        #[schemars(extend("x-zh" = "中位数。", "x-unit" = "as the number", "x-within" = "positive"))]
        median: f64,
        /// Standard deviation of the logarithm.
        #[schemars(extend("x-zh" = "对数的标准差。", "x-unit" = "logarithm", "x-within" = "not_negative"))]
        sd_log: f64,
    },
    /// A share whose logit is normal.
    #[schemars(extend("x-zh" = "logit 正态分布，比例。"))]
    LogitNormal {
        /// Median, between 0 and 1.
        #[schemars(extend("x-zh" = "中位数，0 与 1 之间。", "x-unit" = "ratio", "x-within" = "share"))]
        median: f64,
        /// Standard deviation of the logit.
        #[schemars(extend("x-zh" = "logit 的标准差。", "x-unit" = "log odds", "x-within" = "not_negative"))]
        sd_logit: f64,
    },
    /// Elicited by least, most likely and greatest value: a beta with
    /// `mean = (low + 4 mode + high) / 6`.
    #[schemars(extend("x-zh" = "三点估计（PERT）：最小、最可能、最大值，均值为 `(low + 4 mode + high) / 6`。"))]
    Pert {
        /// Least value.
        #[schemars(extend("x-zh" = "最小值。", "x-unit" = "as the number"))]
        low: f64,
        /// Most likely value.
        #[schemars(extend("x-zh" = "最可能值。", "x-unit" = "as the number"))]
        mode: f64,
        /// Greatest value.
        #[schemars(extend("x-zh" = "最大值。", "x-unit" = "as the number"))]
        high: f64,
    },
    /// Nothing known but the bounds.
    #[schemars(extend("x-zh" = "均匀分布，只知上下限。"))]
    Uniform {
        /// Least value.
        #[schemars(extend("x-zh" = "最小值。", "x-unit" = "as the number"))]
        low: f64,
        /// Greatest value.
        #[schemars(extend("x-zh" = "最大值。", "x-unit" = "as the number"))]
        high: f64,
    },
    /// A share by mean and standard deviation.
    #[schemars(extend("x-zh" = "贝塔分布，比例，按均值与标准差。"))]
    Beta {
        /// Mean, between 0 and 1.
        #[schemars(extend("x-zh" = "均值，0 与 1 之间。", "x-unit" = "ratio", "x-within" = "share"))]
        mean: f64,
        /// Standard deviation, below `√(mean (1 − mean))`.
        #[schemars(extend("x-zh" = "标准差，小于 `√(mean (1 − mean))`。", "x-unit" = "ratio", "x-within" = "positive"))]
        sd: f64,
    },
    /// A positive number by mean and standard deviation.
    #[schemars(extend("x-zh" = "伽马分布，正数，按均值与标准差。", "x-example" = "{ kind = 'gamma', mean = 3.0, sd = 1.0 }"))]
    Gamma {
        /// Mean.
        #[schemars(extend("x-zh" = "均值。", "x-unit" = "as the number", "x-within" = "positive"))]
        mean: f64,
        /// Standard deviation.
        #[schemars(extend("x-zh" = "标准差。", "x-unit" = "as the number", "x-within" = "positive"))]
        sd: f64,
    },
    /// Values drawn from a joint distribution; the same row of all samples of a model is used together.
    #[schemars(extend("x-zh" = "联合分布的取值；同一模型的各组取值按行配套使用。", "x-example" = "{ kind = 'sample', values = [0.9, 1.0, 1.1] }"))]
    Sample {
        /// One value for each row.
        #[schemars(extend("x-zh" = "各行的值。", "x-unit" = "as the number"))]
        values: Vec<f64>,
    },
    /// One of several distributions, such as two readings of one text that contradict each other.
    #[schemars(extend("x-zh" = "混合分布：几个分布之一，如同一文件前后两种说法。", "x-example" = "{ kind = 'mixture', of = [{ weight = 2, distribution = { kind = 'fixed', value = 1.0 } }] }"))]
    Mixture {
        /// The distributions, each with its weight.
        #[schemars(extend("x-zh" = "各个分布及其权重。"))]
        of: Vec<Weighted>,
    },
}

/// A distribution of a mixture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "混合分布中的一个分布。"))]
#[serde(deny_unknown_fields)]
pub struct Weighted {
    /// How much it counts beside the others, above 0.
    #[schemars(extend("x-zh" = "权重，大于 0，与其他各项相比。", "x-unit" = "in proportion", "x-within" = "positive"))]
    pub weight: f64,
    /// The distribution; no sample.
    #[schemars(extend("x-zh" = "分布；不可为 `sample`。"))]
    pub distribution: Distribution,
}

/// Why a distribution cannot be.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum DistributionError {
    /// Numbers that break the condition.
    #[error("{found}: {needed}")]
    Impossible {
        /// The distribution as a model file writes it.
        found: String,
        /// The condition.
        needed: &'static str,
    },
}

impl Distribution {
    /// Checks the numbers and makes ready to draw.
    pub fn sampler(&self) -> Result<Sampler, DistributionError> {
        use Distribution::*;
        let need = |holds: bool, needed: &'static str| {
            if holds {
                Ok(())
            } else {
                Err(DistributionError::Impossible {
                    found: self.to_string(),
                    needed,
                })
            }
        };
        Ok(match *self {
            Sample { ref values } => {
                need(
                    !values.is_empty() && values.iter().all(|value| value.is_finite()),
                    "values must be finite, and there must be some",
                )?;
                let (rows, mut sorted) = (values.clone(), values.clone());
                sorted.sort_unstable_by(f64::total_cmp);
                Sampler::Sample { rows, sorted }
            }
            Fixed { value } => {
                need(value.is_finite(), "value must be finite")?;
                Sampler::Fixed(value)
            }
            Normal { mean, sd } => {
                need(
                    mean.is_finite() && sd >= 0.0 && sd.is_finite(),
                    "mean must be finite and sd at least 0",
                )?;
                Sampler::Normal { mean, sd }
            }
            Lognormal { median, sd_log } => {
                need(
                    median > 0.0 && median.is_finite() && sd_log >= 0.0 && sd_log.is_finite(),
                    "median must be above 0 and sd_log at least 0",
                )?;
                Sampler::Lognormal {
                    log_median: libm::log(median),
                    sd: sd_log,
                }
            }
            LogitNormal { median, sd_logit } => {
                need(
                    median > 0.0 && median < 1.0 && sd_logit >= 0.0 && sd_logit.is_finite(),
                    "median must lie between 0 and 1 and sd_logit be at least 0",
                )?;
                Sampler::LogitNormal {
                    logit_median: libm::log(median / (1.0 - median)),
                    sd: sd_logit,
                }
            }
            Uniform { low, high } => {
                need(
                    low < high && low.is_finite() && high.is_finite(),
                    "low must be below high",
                )?;
                Sampler::Uniform { low, high }
            }
            Pert { low, mode, high } => {
                need(
                    low < high && low <= mode && mode <= high && (high - low).is_finite(),
                    "low ≤ mode ≤ high and low < high",
                )?;
                let width = high - low;
                let a = 1.0 + 4.0 * (mode - low) / width;
                let b = 1.0 + 4.0 * (high - mode) / width;
                tabulated(Tailed::Beta { shapes: [a, b] }, |x| low + width * x)
            }
            Beta { mean, sd } => {
                need(
                    mean > 0.0 && mean < 1.0 && sd > 0.0 && sd * sd < mean * (1.0 - mean),
                    "mean must lie between 0 and 1 and sd below √(mean (1 − mean))",
                )?;
                let size = mean * (1.0 - mean) / (sd * sd) - 1.0;
                let shapes = [mean * size, (1.0 - mean) * size];
                tabulated(Tailed::Beta { shapes }, |x| x)
            }
            Gamma { mean, sd } => {
                need(
                    mean > 0.0 && sd > 0.0 && (mean / sd).is_finite(),
                    "mean and sd must be above 0",
                )?;
                let shape = (mean / sd) * (mean / sd);
                tabulated(Tailed::Gamma { shape }, |x| x * mean / shape)
            }
            Mixture { ref of } => {
                let alone = |part: &Weighted| !matches!(part.distribution, Sample { .. });
                let counts = |part: &Weighted| part.weight > 0.0 && part.weight.is_finite();
                need(
                    !of.is_empty() && of.iter().all(|part| alone(part) && counts(part)),
                    "weights must be above 0, there must be some, and none of a sample",
                )?;
                let make = || -> Result<Sampler, DistributionError> {
                    let parts = of
                        .iter()
                        .map(|part| Ok((part.weight, part.distribution.sampler()?)))
                        .collect::<Result<Vec<_>, DistributionError>>()?;
                    Ok(mixture(&parts))
                };
                match serde_json::to_string(of) {
                    Ok(written) => mixture_once(&written, make)?,
                    Err(_) => make()?,
                }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians_and_tails_agree_with_r() {
        // R: qbeta(c(.5, .975), 3, 3); qgamma(c(.025, .5), 4, 2).
        let pert = Distribution::Pert {
            low: 0.0,
            mode: 0.5,
            high: 1.0,
        }
        .sampler()
        .unwrap();
        assert!((pert.quantile(0.975) - 0.853_367_245_9).abs() < 2e-5);
        let gamma = Distribution::Gamma { mean: 2.0, sd: 1.0 }
            .sampler()
            .unwrap();
        assert!((gamma.quantile(0.025) - 0.544_932_7).abs() < 2e-4);
        assert!((gamma.quantile(0.5) - 1.836_030_3).abs() < 2e-4);
    }

    #[test]
    fn impossible_numbers_are_refused() {
        assert!(
            Distribution::Pert {
                low: 1.0,
                mode: 0.5,
                high: 2.0
            }
            .sampler()
            .is_err()
        );
        assert!(
            Distribution::Normal {
                mean: 0.0,
                sd: -1.0
            }
            .sampler()
            .is_err()
        );
        assert!(Distribution::Beta { mean: 0.5, sd: 0.6 }.sampler().is_err());
        let mixed = |weight: f64, distribution: Distribution| {
            let of = vec![Weighted {
                weight,
                distribution,
            }];
            Distribution::Mixture { of }.sampler()
        };
        let one = Distribution::Fixed { value: 1.0 };
        let values = vec![1.0];
        assert_eq!(mixed(0.3, one.clone()).unwrap().median(), 1.0);
        assert!(mixed(0.0, one.clone()).is_err() && mixed(f64::NAN, one).is_err());
        assert!(mixed(1.0, Distribution::Sample { values }).is_err());
        assert!(mixed(1.0, Distribution::Beta { mean: 0.5, sd: 0.6 }).is_err());
        assert!(Distribution::Mixture { of: Vec::new() }.sampler().is_err());
    }
}
