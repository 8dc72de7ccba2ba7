//! What is said of a calibration.

use serde_json::{Value, json};

use super::{Calibration, in_one_precision, published, significant, spread};
use crate::evaluation::calibration::{Warning, at_odds};
use crate::report::aligned::aligned;
use crate::report::table::scale;
use crate::source::{Language, Words};

/// Parameters before and after, the fit to each figure, how good the sample is, and warnings.
pub fn words(calibration: &Calibration<'_>, language: Language) -> String {
    let zh = language == Language::Zh;
    let calibrated = calibration.calibrated;
    let interval = |values: &[f64]| in_one_precision(spread(values), language);
    let heads = |first: &str| -> Vec<String> {
        let rest = if zh {
            ["校准前（中位数，80% 区间）", "校准后"]
        } else {
            ["before (median, 80% interval)", "after"]
        };
        let mut heads = vec![first.to_string()];
        heads.extend(rest.map(str::to_string));
        heads
    };
    let mut rows = vec![heads(language.pick("参数", "parameter"))];
    for learned in &calibrated.parameters {
        let parameter = &calibration.model.parameters[learned.id.0];
        let title = parameter.title.get(language);
        let unit = scale(&parameter.unit, language);
        rows.push(vec![
            match language {
                Language::Zh => format!("{title}（{unit}）"),
                Language::En => format!("{title} ({unit})"),
            },
            interval(&learned.prior),
            interval(&learned.posterior),
        ]);
    }
    let mut lines = aligned(&rows);
    lines.push(String::new());
    let mut head = heads(language.pick("数据", "observation"));
    head.insert(1, language.pick("公布", "published").to_string());
    let mut rows = vec![head];
    for (place, fitted) in calibrated.observations.iter().enumerate() {
        rows.push(vec![
            calibration.figure(place, language),
            published(fitted.file.value),
            interval(&fitted.prior),
            interval(&fitted.posterior),
        ]);
    }
    lines.extend(aligned(&rows));
    for (place, fitted) in calibrated.observations.iter().enumerate() {
        if let Some(note) = &fitted.file.note {
            let name = calibration.figure(place, language);
            let (colon, note) = (language.pick("：", ": "), note.get(language));
            lines.push(format!("* {name}{colon}{note}"));
        }
    }
    lines.push(String::new());
    let posterior = &calibrated.posterior;
    lines.push(if zh {
        format!(
            "共试 {} 组参数（{} 轮），有效样本量 {:.0}，抽出 {} 组，预计其中 {:.0}% 互不相同（至少应有 63%）。",
            posterior.tried,
            posterior.rounds,
            posterior.effective,
            posterior.chosen.len(),
            posterior.unique * 100.0
        )
    } else {
        format!(
            "{} points tried in {} rounds, effective sample size {:.0}; of {} drawn {:.0}% are expected to differ (63% or more is good).",
            posterior.tried,
            posterior.rounds,
            posterior.effective,
            posterior.chosen.len(),
            posterior.unique * 100.0
        )
    });
    lines.extend(warnings(calibration, language));
    lines.join("\n")
}

fn significant_or_whole(value: f64) -> String {
    if value.abs() >= 1000.0 {
        format!("{value:.0}")
    } else {
        significant(value)
    }
}

impl Calibration<'_> {
    /// What must be said of it, in both languages.
    pub(super) fn warnings(&self) -> Vec<Words> {
        let [zh, en] = [Language::Zh, Language::En].map(|language| warnings(self, language));
        let both = zh.into_iter().zip(en);
        both.map(|(zh, en)| Words { zh, en }).collect()
    }

    /// Why nothing can be concluded from so thin a sample: which figures are at odds.
    pub fn contradiction(&self, least: f64) -> Words {
        let [zh, en] = [Language::Zh, Language::En].map(|language| {
            let figures = &self.calibrated.observations;
            let name = |place: usize| {
                let value = significant_or_whole(figures[place].file.value);
                format!("{} = {value}", self.figure(place, language))
            };
            let pairs: Vec<String> = at_odds(self.calibrated)
                .into_iter()
                .take(NAMED)
                .map(|[one, two]| match (one == two, language) {
                    (true, Language::Zh) => format!("{}：先验产生不出", name(one)),
                    (true, Language::En) => format!("{}: the prior hardly brings it about", name(one)),
                    (false, Language::Zh) => format!("{} 与 {}：互相矛盾", name(one), name(two)),
                    (false, Language::En) => format!("{} and {}: they contradict each other", name(one), name(two)),
                })
                .collect();
            let found = if pairs.is_empty() {
                language.pick(
                    "没有单独一项或两项特别突出：所有数据合在一起太尖锐；请放宽误差，或加大 --points",
                    "no figure or pair stands out: all of them together are too sharp; give larger errors or more --points",
                ).to_string()
            } else {
                pairs.join(language.pick("；", "; "))
            };
            let effective = self.calibrated.posterior.effective;
            match language {
                Language::Zh => format!("校准失败：有效样本量 {effective:.0}，至少要 {least:.0}，没有写出文件。{found}。请核对这些数的口径，放宽误差或先验，或加大 --points"),
                Language::En => format!("no calibration: effective sample size {effective:.0}, at least {least:.0} is needed; no file was written. {found}. Check what these figures count, give larger errors or wider priors, or more --points"),
            }
        });
        Words { zh, en }
    }
}

/// Contradictions that are named.
const NAMED: usize = 3;

fn warnings(calibration: &Calibration<'_>, language: Language) -> Vec<String> {
    let zh = language == Language::Zh;
    let seen = &calibration.calibrated.observations;
    let sentence = |warning: &Warning| match *warning {
        Warning::PriorAgainstData { observation } => {
            let (name, below) = (
                calibration.figure(observation, language),
                seen[observation].prior_below,
            );
            if zh {
                format!(
                    "提醒：先验与数据不合——{name}公布 {}，校准前的预测只有 {:.1}% 低于它。请核对数据的口径，或放宽先验。",
                    significant_or_whole(seen[observation].file.value),
                    below * 100.0
                )
            } else {
                format!(
                    "warning: prior and data disagree: {name} was published as {}, and {:.1}% of the predictions before calibration lie below it. Check what the figure counts, or widen the prior.",
                    significant_or_whole(seen[observation].file.value),
                    below * 100.0
                )
            }
        }
        Warning::NotReached { observation } => {
            let (name, below) = (
                calibration.figure(observation, language),
                seen[observation].posterior_below,
            );
            if zh {
                format!(
                    "提醒：校准后仍与数据不合——{name}，预测只有 {:.1}% 低于公布数。数据之间可能互相矛盾。",
                    below * 100.0
                )
            } else {
                format!(
                    "warning: even after calibration {name} is not reached: {:.1}% of the predictions lie below it. The data may contradict each other.",
                    below * 100.0
                )
            }
        }
        Warning::FewPoints { unique } => {
            if zh {
                format!(
                    "提醒：样本太单薄，预计只有 {:.0}% 的参数组互不相同；区间不可靠。请用更多的参数组重新校准。",
                    unique * 100.0
                )
            } else {
                format!(
                    "warning: the sample is thin, only {:.0}% of the points are expected to differ; do not trust the intervals. Calibrate again with more points.",
                    unique * 100.0
                )
            }
        }
    };
    calibration
        .calibrated
        .warnings
        .iter()
        .map(sentence)
        .collect()
}

/// The same as JSON.
pub fn json(calibration: &Calibration<'_>, folder: &str, files: &[String]) -> Value {
    let calibrated = calibration.calibrated;
    let three = |values: &[f64]| {
        let [median, low, high] = spread(values);
        json!({ "median": median, "low80": low, "high80": high })
    };
    let posterior = &calibrated.posterior;
    json!({
        "plancast": env!("CARGO_PKG_VERSION"), "model": calibration.model.key, "seed": calibration.seed,
        "points_tried": posterior.tried, "rounds": posterior.rounds, "effective_sample_size": posterior.effective,
        "different_points": posterior.unique, "log_evidence": posterior.log_evidence,
        "parameters": calibrated.parameters.iter().map(|learned| json!({
            "key": calibration.model.parameters[learned.id.0].key,
            "prior": three(&learned.prior), "posterior": three(&learned.posterior),
        })).collect::<Vec<_>>(),
        "observations": calibrated.observations.iter().map(|fitted| json!({
            "quantity": fitted.file.quantity, "from": fitted.file.from, "year": fitted.file.year,
            "value": fitted.file.value, "prior": three(&fitted.prior), "posterior": three(&fitted.posterior),
            "note": fitted.file.note, "prior_below": fitted.prior_below, "posterior_below": fitted.posterior_below,
        })).collect::<Vec<_>>(),
        "warnings": warnings(calibration, Language::En), "folder": folder, "files": files,
    })
}
