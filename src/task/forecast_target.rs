//! A target in the unit of the file, and what forecasts of earlier years thought of it.

use std::collections::BTreeMap;

use crate::axes::Year;
use crate::evaluation::backtest::{Backtest, Case, Method, Settings, cut};
use crate::forecast::{Forecast, ForecastError, Options, Series, panel_forecast};
use crate::source::Words;

use super::series::{Panel, PanelSeries};

/// A target so many times as large or as small as every value is in another unit.
const FAR: f64 = 20.0;

/// A value to be reached, in a year or in any.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ForecastTarget {
    value: f64,
    /// Written with %, so that it is a fraction whether or not the file counts in percent.
    percent: bool,
    /// The year it is due.
    pub year: Option<Year>,
}

impl ForecastTarget {
    /// `VALUE` or `VALUE:YEAR`; what is expected, where it is neither.
    pub fn parse(text: &str) -> Result<ForecastTarget, String> {
        let (value, year) = match text.split_once([':', '：']) {
            Some((value, year)) => (value, Some(year)),
            None => (text, None),
        };
        let plain = value.trim().replace(',', "");
        let (plain, percent) = match plain.strip_suffix(['%', '％']) {
            Some(plain) => (plain.to_string(), true),
            None => (plain, false),
        };
        let value = plain.parse::<f64>().ok().filter(|v| v.is_finite());
        let expected = || {
            "数值或数值:年份，如 12000、98%:2025 · a value or value:year, such as 12000, 98%:2025"
                .to_string()
        };
        let value = value.ok_or_else(expected)?;
        let year = year.map(|year| year.trim().parse::<Year>());
        let year = year.transpose().map_err(|_| expected())?;
        Ok(ForecastTarget {
            value,
            percent,
            year,
        })
    }

    /// The target in words.
    pub fn words(self) -> Words {
        let value = format!("{}{}", self.value, if self.percent { "%" } else { "" });
        match self.year {
            Some(year) => Words {
                zh: format!("{year} 年不低于 {value}"),
                en: format!("not below {value} in {year}"),
            },
            None => Words {
                zh: format!("不低于 {value}"),
                en: format!("not below {value}"),
            },
        }
    }

    /// What is said where the target is of quite another size than every value of every series.
    pub fn misplaced(self, panel: &Panel) -> Option<Words> {
        let of_entry = |entry: &PanelSeries| {
            let scale = if self.percent { 100.0 } else { entry.scale };
            let values = entry.series.values.iter().flatten();
            values.map(|value| value * scale).collect::<Vec<f64>>()
        };
        let values: Vec<f64> = panel.entries.iter().flat_map(of_entry).collect();
        let near = |value: &f64| (1.0 / FAR..=FAR).contains(&(self.value / value));
        let far = self.value > 0.0 && values.iter().any(|value| *value > 0.0);
        let value = self.value;
        (far && !values.iter().any(near)).then(|| Words {
            zh: format!(
                "目标 {value} 与各年的数相差 {FAR} 倍以上，像是单位不同；目标请按文件的单位写"
            ),
            en: format!(
                "the target {value} is more than {FAR} times as large or as small as every value, as if in another unit; write it in the unit of the file"
            ),
        })
    }

    /// The cases of the target's year, with the probability of this target in place of the usual one.
    pub fn judge(
        self,
        tested: Backtest,
        panel: &Panel,
        settings: Settings,
    ) -> Result<Backtest, ForecastError> {
        let scale: BTreeMap<&str, f64> = panel
            .entries
            .iter()
            .map(|e| (e.series.name.as_str(), e.scale))
            .collect();
        let forecasts = self.calibrated(panel, settings)?;
        let mut cases = Vec::new();
        for case in tested.cases {
            let due = case.origin + case.horizon as Year;
            if self.year.is_some_and(|year| year != due) {
                continue;
            }
            let scale = scale.get(case.series.as_str()).copied().unwrap_or(1.0);
            let target = match self.percent {
                true => self.value / 100.0,
                false => self.value / scale,
            };
            let probability = match case.method {
                Method::Plancast => {
                    let Some(forecast) = forecasts.get(&(case.series.clone(), case.origin)) else {
                        continue;
                    };
                    1.0 - below(target, |p| forecast.quantile(case.horizon, p))
                }
                Method::Drift | Method::Naive => 1.0 - below(target, |p| normal(&case, p)),
            };
            let met = case.outcome >= target;
            cases.push(Case {
                target: (probability, met),
                ..case
            });
        }
        Ok(Backtest { cases, ..tested })
    }

    /// The forecasts of each series at each origin, the panel being what was known then.
    fn calibrated(
        self,
        panel: &Panel,
        settings: Settings,
    ) -> Result<BTreeMap<(String, Year), Forecast>, ForecastError> {
        let mut forecasts = BTreeMap::new();
        for back in 1..=settings.origins {
            let past = |e: &PanelSeries| Some(cut(&e.series, back, settings.shortest)?.0);
            let known: Vec<Series> = panel.entries.iter().filter_map(past).collect();
            let horizon = settings.horizon.min(back);
            for forecast in panel_forecast(&known, Options { horizon })? {
                let forecast = forecast?;
                let key = (forecast.name.clone(), forecast.first_year - 1);
                forecasts.insert(key, forecast);
            }
        }
        Ok(forecasts)
    }
}

/// Quantile of the normal distribution that a case of naive or drift was judged by.
fn normal(case: &Case, p: f64) -> f64 {
    use crate::statistics::sampling::normal_quantile;
    let half = 0.5 * (case.interval95.1 - case.interval95.0);
    case.centre + half / normal_quantile(0.975) * normal_quantile(p)
}

/// Probability below a value, by halving.
fn below(value: f64, quantile: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (1e-6, 1.0 - 1e-6);
    for _ in 0..40 {
        let middle = 0.5 * (low + high);
        if quantile(middle) < value {
            low = middle;
        } else {
            high = middle;
        }
    }
    0.5 * (low + high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_read_with_and_without_a_year() {
        assert_eq!(
            ForecastTarget::parse("12,000").unwrap(),
            ForecastTarget {
                value: 12_000.0,
                percent: false,
                year: None
            }
        );
        assert_eq!(
            ForecastTarget::parse("98%:2020").unwrap(),
            ForecastTarget {
                value: 98.0,
                percent: true,
                year: Some(2020)
            }
        );
        assert!(ForecastTarget::parse("x").is_err() && ForecastTarget::parse("1:x").is_err());
    }
}
