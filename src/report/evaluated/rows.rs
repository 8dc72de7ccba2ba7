//! The indicator table of an evaluation, and what lags, on a terminal.

use super::{Evaluated, said, verdict};
use crate::axes::Year;
use crate::evaluation::progress::{Indicator, Status};
use crate::evaluation::withheld::WithheldMark;
use crate::model::Model;
use crate::model::checked::Target;
use crate::report::aligned::aligned;
use crate::report::in_step;
use crate::report::number::{chance_if_any, spaced};
use crate::report::summary::aim_in_words;
use crate::source::Language;
use crate::units::Unit;

/// Column of the base values.
const BASE: usize = 2;

impl Evaluated {
    /// The indicator table in lines.
    pub(super) fn table(&self, model: &Model, language: Language) -> Vec<String> {
        let rows = self.rows(model, |_, _| true, language);
        let mut lines = aligned(&rows);
        lines.extend(note_on_base(&rows, language).map(String::from));
        lines
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
            let base = Some(indicator.base).filter(|base| base.is_finite());
            let mut row = vec![
                format!("{number}{}", target.title.get(language)),
                target.nature.said(language).into(),
                based(base.map(value), target.baseline.is_some()),
            ];
            row.extend(years.iter().map(|year| {
                indicator
                    .actuals
                    .get(year)
                    .map_or("—".to_string(), |own| value(*own))
            }));
            row.push(aim_in_words(target, language));
            row.push(indicator.progress.map_or("—".into(), in_percent));
            row.push(verdict(indicator, target, language));
            row.push(chance(indicator.before));
            row.push(chance(indicator.now));
            rows.push(row);
        }
        rows
    }

    /// What does not lag and is all the same likelier to be missed than met, with how the two go together.
    pub fn doubtful(&self, model: &Model, language: Language) -> Vec<String> {
        let own = self.of(model).filter(|(own, _)| is_doubtful(own));
        let mut lines: Vec<String> = own
            .map(|(indicator, target)| {
                let (title, year) = (target.title.get(language), target.year);
                let status = said(indicator.status, language);
                let chance = chance_if_any(indicator.now, language);
                match language {
                    Language::Zh => {
                        format!(
                            "{title}：{status}，但到 {year} 年实现的概率只有{}",
                            spaced(&chance)
                        )
                    }
                    Language::En => {
                        format!("{title}: {status}, yet met by {year} with {chance} only")
                    }
                }
            })
            .collect();
        if !lines.is_empty() {
            lines.push(language.pick(
                "进度按直线计算，只看已走过的路；概率还看余下几年，以及他处同样高的比率后来怎样变动，两者可以不一致",
                "progress is that of a straight line and looks back; a probability also looks at the years that are left and at how rates as high have moved elsewhere, so that the two may differ",
            ).to_string());
        }
        lines
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
                        _ => (needed, target.unit_word(language)),
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

/// Probability below which a target is likelier to be missed.
const EVEN: f64 = 0.5;

/// Whether a target that does not lag is all the same likelier to be missed than met.
fn is_doubtful(indicator: &Indicator) -> bool {
    let reported = indicator.status != Status::NotReported && !indicator.status.lags();
    reported && indicator.now.is_some_and(|now| now < EVEN)
}

/// Stands behind a base value that no plan printed.
const NOT_PRINTED: char = '*';

/// A base value, which is marked where the plan has none and the model starts there.
fn based(value: Option<String>, printed: bool) -> String {
    match value {
        Some(value) if printed => value,
        Some(value) => format!("{value}{NOT_PRINTED}"),
        None => "—".to_string(),
    }
}

/// How the marked base values of an indicator table are to be read; nothing where none is marked.
pub fn note_on_base(rows: &[Vec<String>], language: Language) -> Option<&'static str> {
    let mut cells = rows.iter().skip(1).filter_map(|row| row.get(BASE));
    let marked = cells.any(|cell| cell.ends_with(NOT_PRINTED));
    marked.then(|| {
        language.pick(
            "“*”：规划没有给出基期值，这是模型的起点（研判或假设），不是公布的数。",
            "“*”: the plan prints no base value; this is where the model starts, by judgement or assumption, and no published figure.",
        )
    })
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
    use super::{based, in_percent, is_doubtful, note_on_base, told};
    use crate::evaluation::progress::{Indicator, Status};
    use crate::source::Language;

    #[test]
    fn what_is_in_time_and_unlikely_is_doubtful() {
        let doubtful = |status, now| {
            is_doubtful(&Indicator {
                key: "one".into(),
                base: 0.98,
                actuals: [(2022, 0.986)].into(),
                progress: Some(1.5),
                status,
                before: now,
                now,
                withheld: false,
                needed: None,
            })
        };
        assert!(doubtful(Status::Ahead, Some(0.08)));
        assert!(!doubtful(Status::Ahead, Some(0.5)));
        assert!(!doubtful(Status::Ahead, None));
        // What lags is said of anyway, and what is not reported has no verdict.
        assert!(!doubtful(Status::Behind, Some(0.08)));
        assert!(!doubtful(Status::NotReported, Some(0.08)));
    }

    #[test]
    fn a_base_that_the_plan_does_not_print_is_marked() {
        let cell = |printed| based(Some("70%".into()), printed);
        assert_eq!([cell(true), cell(false)], ["70%", "70%*"]);
        assert_eq!(based(None, false), "—");
        let rows = |printed| {
            ["base".to_string(), cell(printed)].map(|own| vec![String::new(), String::new(), own])
        };
        assert!(note_on_base(&rows(false), Language::Zh).is_some());
        assert!(note_on_base(&rows(true), Language::Zh).is_none());
    }

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
