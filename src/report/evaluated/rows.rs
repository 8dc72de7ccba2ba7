//! The indicator table of an evaluation, and what lags, on a terminal.

use super::{Evaluated, said, verdict};
use crate::axes::Year;
use crate::evaluation::progress::Indicator;
use crate::evaluation::withheld::WithheldMark;
use crate::model::Model;
use crate::model::checked::Target;
use crate::report::aligned::aligned;
use crate::report::in_step;
use crate::report::number::chance_if_any;
use crate::report::summary::aim;
use crate::source::Language;
use crate::units::Unit;

impl Evaluated {
    /// The indicator table in lines.
    pub(super) fn table(&self, model: &Model, language: Language) -> Vec<String> {
        aligned(&self.rows(model, |_, _| true, language))
    }

    /// The indicator table in the order of official evaluations, with those that are wanted, headings first.
    pub fn rows(
        &self,
        model: &Model,
        wanted: impl Fn(&Indicator, &Target) -> bool,
        language: Language,
    ) -> Vec<Vec<String>> {
        let first = model.calendar.base;
        let years: Vec<Year> = (first + 1..=self.reported).collect();
        let mut head: Vec<String> = vec![
            language.pick("指标", "indicator").into(),
            language.pick("属性", "nature").into(),
            match language {
                Language::Zh => format!("{first} 年基期"),
                Language::En => format!("base {first}"),
            },
        ];
        head.extend(years.iter().map(ToString::to_string));
        for (zh, en) in [
            ("目标值", "target"),
            ("进度", "progress"),
            ("评估结论", "verdict"),
            ("达标概率：基期", "P in the base year"),
            ("现在", "P now"),
        ] {
            head.push(language.pick(zh, en).into());
        }
        let mut rows = vec![head];
        let own = self.of(model);
        for (indicator, target) in own.filter(|(own, target)| wanted(own, target)) {
            let value = |value: f64| in_step::value(target, value, language);
            let chance = |chance| told(chance, indicator.withheld, language);
            let number = target
                .number
                .map_or(String::new(), |number| format!("{number} "));
            let base = if indicator.base.is_finite() {
                value(indicator.base)
            } else {
                "—".into()
            };
            let mut row = vec![
                format!("{number}{}", target.title.get(language)),
                target.nature.said(language).into(),
                base,
            ];
            row.extend(years.iter().map(|year| {
                indicator
                    .actuals
                    .get(year)
                    .map_or("—".to_string(), |own| value(*own))
            }));
            row.push(aim(target, language));
            row.push(indicator.progress.map_or("—".into(), in_percent));
            row.push(verdict(indicator, target, language));
            row.push(chance(indicator.before));
            row.push(chance(indicator.now));
            rows.push(row);
        }
        rows
    }

    /// What lags, and what it would need from here.
    pub fn lagging(&self, model: &Model, language: Language) -> Vec<String> {
        let lines = self
            .of(model)
            .filter(|(indicator, _)| indicator.status.lags());
        lines
            .map(|(indicator, target)| {
                let title = target.title.get(language);
                let status = said(indicator.status, language);
                let need = indicator.needed.map(|needed| {
                    let (pace, unit) = match target.unit {
                        Unit::Share | Unit::Growth => {
                            (100.0 * needed, language.pick("个百分点", "points"))
                        }
                        unit => (needed, language.pick(unit.zh(), unit.en())),
                    };
                    let pace = format!("{pace:+.1}").replace('-', "−");
                    let pace = pace.strip_suffix(".0").unwrap_or(&pace);
                    let pace = format!("{pace} {unit}");
                    match language {
                        Language::Zh => format!("；到目标年每年还需 {}", pace.trim_end()),
                        Language::En => format!("; needs {} a year from here", pace.trim_end()),
                    }
                });
                format!(
                    "{title}{}{status}{}",
                    language.pick("：", ": "),
                    need.unwrap_or_default()
                )
            })
            .collect()
    }
}

/// A probability; in its place what is withheld from publication, or that it rests on nothing.
fn told(chance: Option<f64>, withheld: bool, language: Language) -> String {
    match chance {
        None if withheld => WithheldMark::Beside.shown(language).to_string(),
        chance => chance_if_any(chance, language),
    }
}

/// A progress, which may be backwards, in per cent.
pub fn in_percent(part: f64) -> String {
    match format!("{:.0}%", 100.0 * part) {
        // What rounds to nothing has no sign.
        nought if nought == "-0%" => "0%".to_string(),
        other => other.replace('-', "−"),
    }
}

#[cfg(test)]
mod tests {
    use super::{in_percent, told};
    use crate::source::Language;

    #[test]
    fn what_is_withheld_does_not_rest_on_nothing() {
        assert_eq!(told(Some(0.2), false, Language::Zh), "20%");
        assert_eq!(told(None, false, Language::Zh), "无依据");
        assert_eq!(told(None, true, Language::Zh), "…");
    }

    #[test]
    fn a_progress_backwards_has_the_minus_of_all_numbers() {
        assert_eq!(in_percent(-2.5), "−250%");
        assert_eq!(in_percent(-0.001), "0%");
        assert_eq!(in_percent(1.326), "133%");
    }
}
