//! What the uncertainty of a quantity comes from, in words and as JSON.

use serde_json::{Value, json};

use super::aligned::aligned;
use super::number::Scale;
use crate::axes::Year;
use crate::evaluation::sensitivity::{Group, Sensitivities, Swing, TOLERABLE, words};
use crate::model::Model;
use crate::projection::Quantity;
use crate::source::Language;
use crate::statistics::sobol::Index;

/// What the uncertainty of a quantity in a year comes from.
#[derive(Clone, Debug)]
pub struct Told {
    /// The quantity.
    pub quantity: Quantity,
    /// The year.
    pub year: Year,
    /// Rows of the matrices.
    pub rows: usize,
    /// Draws that were made for it.
    pub draws: usize,
    /// What was found.
    pub found: Sensitivities,
}

/// Parameters that are shown; the tables have all.
const SHOWN: usize = 12;
/// Standard errors beyond which a difference is no chance.
const CLEAR: f64 = 2.0;

/// A share in per cent; what rounds to nothing has no sign.
fn percent(share: f64) -> String {
    let whole = (100.0 * share).round();
    match whole {
        0.0 => "0%".to_string(),
        below if below < 0.0 => format!("−{:.0}%", -below),
        above => format!("{above:.0}%"),
    }
}

/// The means, their difference and its error, all in one unit.
fn figures(swing: &Swing, scale: Scale) -> [String; 4] {
    let [low, high] = swing.means;
    [low, high, swing.difference(), swing.error].map(|value| scale.figure(value))
}

fn interval(index: &Index) -> String {
    let [low, high] = index.interval.map(percent);
    format!("{low} … {high}")
}

impl Told {
    /// The groups, the one with the largest part first.
    pub fn groups(&self) -> Vec<&Group> {
        let mut groups: Vec<&Group> = self.found.groups.iter().collect();
        groups.sort_by(|a, b| b.found.total.value.total_cmp(&a.found.total.value));
        groups
    }

    /// The parameters and common factors that move the mean by more than chance explains, the first ones of them.
    pub fn clear(&self) -> impl Iterator<Item = &Swing> {
        let clear = |swing: &&Swing| swing.difference().abs() > CLEAR * swing.error;
        self.found.swings.iter().filter(clear).take(SHOWN)
    }

    /// The question, such as “what care subsidy: cost in 2030 is uncertain about”.
    pub fn about(&self, language: Language) -> String {
        let (title, year) = (self.quantity.title.get(language), self.year);
        match language {
            Language::Zh => format!("{title}，{year} 年：不确定性从哪里来"),
            Language::En => format!("{title}, {year}: where the uncertainty comes from"),
        }
    }

    /// What is said of it.
    pub fn words(&self, model: &Model, language: Language) -> String {
        let (place, scenario) = (
            model.title.get(language),
            model.scenario.title.get(language),
        );
        let (rows, draws, unit) = (self.rows, self.draws, self.quantity.unit);
        let [low, median, high] = self.found.quantiles;
        let scale = Scale::of(median, unit, language);
        let named = |value: f64| scale.with_unit(value);
        let (mean, middle) = (named(self.found.mean), named(median));
        let interval = scale.range_with_unit(low, high);
        let about = self.about(language);
        let mut lines = vec![match language {
            Language::Zh => format!("{place} · {about} · 情景：{scenario} · {draws} 次模拟"),
            Language::En => format!("{place} · {about} · scenario: {scenario} · {draws} draws"),
        }];
        lines.push(match language {
            Language::Zh => format!("均值 {mean}，中位数 {middle}，80% 区间 {interval}"),
            Language::En => format!("mean {mean}, median {middle}, 80% interval {interval}"),
        });
        lines.extend(self.noise(language));
        lines.push(String::new());
        lines.extend(aligned(&self.rows_of_groups(language)));
        lines.push(String::new());
        lines.push(match language {
            Language::Zh => format!(
                "“单独”：弄清这一组，方差可减少的部分；“连同相互作用”：其他各组都弄清后，仍由它留下的部分。区间为 {rows} 行重抽样的 95% 区间。"
            ),
            Language::En => format!(
                "“by itself”: what of the variance would go if the group were known; “with interactions”: what would be left if all others were. Intervals: 95 %, by resampling {rows} rows."
            ),
        });
        let clear: Vec<&Swing> = self.clear().collect();
        if !clear.is_empty() {
            let middle = named(self.found.middle);
            let paired = self.found.paired;
            lines.push(String::new());
            lines.push(match language {
                Language::Zh => format!(
                    "参数或共同因素取第 10、第 90 百分位，其余照常模拟时的均值（都不固定时为 {middle}；{paired} 次模拟逐次配对）："
                ),
                Language::En => format!(
                    "Mean when a parameter or common factor is at its 10 or 90 % and all else is as drawn ({middle} with none held; {paired} draws, paired):"
                ),
            });
            lines.extend(aligned(&self.rows_of_parameters(model, &clear, language)));
            lines.push(language.pick(
                "逐年变动（走势、增长率的偶然）和服务的标准不是参数，只计入各组；其中各项共同的部分，模型在 [together] 里写明的单列，覆盖率的为到该年为止各年之和。",
                "What moves from year to year (paths, growth rates) and the standards of services are no parameters: they count in their groups only. What they have in common is listed where [together] in the model says how much that is; that of coverage rates is the sum over the years up to this one.",
            ).to_string());
        }
        lines.join("\n")
    }

    /// That the rows are too few to tell the groups apart, and how many would do; nothing where they are not.
    fn noise(&self, language: Language) -> Option<String> {
        let rows = self.rows;
        let needed = self.found.rows_needed(rows)?;
        let [widest, tolerable] = [self.found.widest(), TOLERABLE].map(|part| 100.0 * part);
        Some(match language {
            Language::Zh => format!(
                "注意：只用了 {rows} 行，各组比例的误差可达 ±{widest:.0} 个百分点，次序可能只是偶然；要在 ±{tolerable:.0} 个百分点以内，约需 --rows {needed}"
            ),
            Language::En => format!(
                "Note: with {rows} rows only, shares may be off by ±{widest:.0} points and their order may be noise; for ±{tolerable:.0} points take about --rows {needed}"
            ),
        })
    }

    /// Shares by group, headings first.
    fn rows_of_groups(&self, language: Language) -> Vec<Vec<String>> {
        let interval_words = language.pick("95% 区间", "95% interval").to_string();
        let mut rows = vec![vec![
            language.pick("方差来自", "variance from").to_string(),
            language.pick("单独", "by itself").to_string(),
            interval_words.clone(),
            language
                .pick("连同相互作用", "with interactions")
                .to_string(),
            interval_words,
        ]];
        for group in self.groups() {
            let (zh, en) = words(group.origin);
            let (first, total) = (&group.found.first, &group.found.total);
            rows.push(vec![
                language.pick(zh, en).to_string(),
                percent(first.value),
                interval(first),
                percent(total.value),
                interval(total),
            ]);
        }
        rows.push(vec![
            language
                .pick("各组相互作用", "groups acting together")
                .to_string(),
            percent(self.found.together()),
        ]);
        rows
    }

    /// What parameters move, headings first.
    fn rows_of_parameters(
        &self,
        model: &Model,
        swings: &[&Swing],
        language: Language,
    ) -> Vec<Vec<String>> {
        let scale = Scale::of(self.found.middle, self.quantity.unit, language);
        let mut rows = vec![vec![
            language.pick("参数", "parameter").to_string(),
            language.pick("依据", "evidence").to_string(),
            language.pick("取低值", "low").to_string(),
            language.pick("取高值", "high").to_string(),
            language.pick("相差", "difference").to_string(),
            language.pick("± 标准误", "± standard error").to_string(),
        ]];
        rows.extend(swings.iter().map(|swing| {
            let evidence = swing.mover.evidence(model);
            let title = swing.mover.title(model).get(language).to_string();
            let evidence = language.pick(evidence.zh(), evidence.en()).to_string();
            let words = [title, evidence].into_iter();
            words.chain(figures(swing, scale)).collect()
        }));
        rows
    }

    /// The same for programs.
    pub fn json(&self, model: &Model, folder: &str, files: &[String]) -> Value {
        let index = |index: &Index| {
            let [low95, high95] = index.interval;
            json!({ "value": index.value, "low95": low95, "high95": high95 })
        };
        let groups: Vec<Value> = self
            .found
            .groups
            .iter()
            .map(|group| {
                let found = &group.found;
                json!({ "group": group.origin, "first": index(&found.first), "total": index(&found.total) })
            })
            .collect();
        let parameters: Vec<Value> = self
            .found
            .swings
            .iter()
            .map(|swing| {
                json!({
                    "key": swing.mover.key(model), "group": swing.origin,
                    "title": swing.mover.title(model), "evidence": swing.mover.evidence(model),
                    "mean_low": swing.means[0], "mean_high": swing.means[1],
                    "median_low": swing.medians[0], "median_high": swing.medians[1],
                    "difference": swing.difference(), "standard_error": swing.error,
                })
            })
            .collect();
        let [low80, median, high80] = self.found.quantiles;
        json!({
            "plancast": env!("CARGO_PKG_VERSION"), "model": model.key,
            "scenario": model.scenario.key, "of": self.quantity.key, "title": self.quantity.title,
            "unit": self.quantity.unit.key(), "year": self.year, "rows": self.rows,
            "rows_needed": self.found.rows_needed(self.rows),
            "draws": self.draws, "mean": self.found.mean, "sd": self.found.sd,
            "median": median, "low80": low80, "high80": high80,
            "groups": groups, "together": self.found.together(),
            "mean_with_none_held": self.found.middle, "paired_draws": self.found.paired,
            "parameters": parameters, "folder": folder, "files": files,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::sensitivity::Mover;
    use crate::model::checked::ParameterId;
    use crate::stream::Origin;
    use crate::units::Unit;

    #[test]
    fn a_share_that_rounds_to_nothing_has_no_sign() {
        assert_eq!(percent(-0.004), "0%");
        assert_eq!(percent(-0.016), "−2%");
        assert_eq!(percent(0.614), "61%");
    }

    #[test]
    fn a_difference_and_its_error_stand_in_the_unit_of_the_means() {
        let swing = Swing {
            mover: Mover::Parameter(ParameterId(0)),
            origin: Origin::ALL[0],
            means: [39_758_000.0, 47_519_900.0],
            medians: [0.0; 2],
            error: 80_009.0,
        };
        let scale = Scale::of(43_660_000.0, Unit::Yuan, Language::Zh);
        assert_eq!(
            figures(&swing, scale),
            ["3,976 万", "4,752 万", "776 万", "8 万"]
        );
    }
}
