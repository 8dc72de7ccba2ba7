//! What it takes to be surer, and what the next plan could aim at, as tables on a terminal.

use super::{TargetFindings, target};
use crate::evaluation::Attainment;
use crate::evaluation::proposal::Proposal;
use crate::model::Model;
use crate::model::checked::Target;
use crate::report::aligned::aligned;
use crate::report::budgets::wan;
use crate::report::in_step;
use crate::report::number::{self, figure};
use crate::report::summary::aim_in_words;
use crate::source::Language;

impl TargetFindings {
    pub(super) fn efforts(&self, model: &Model, language: Language) -> Vec<String> {
        let sure = 100.0 * self.probability;
        let mut rows = vec![vec![
            match language {
                Language::Zh => format!("要有 {sure:.0}% 的把握"),
                Language::En => format!("to be {sure:.0}% sure"),
            },
            language.pick("目标", "target").into(),
            language.pick("现概率", "now").into(),
            language.pick("预测中位数", "median").into(),
            language.pick("所需中位数", "needed").into(),
            language
                .pick("所需进度（每年额外）", "pace needed (extra a year)")
                .into(),
            language.pick("目标允许未覆盖", "target leaves out").into(),
        ]];
        for effort in &self.efforts {
            let Some(target) = target(model, &effort.target) else {
                continue;
            };
            let known = self.attainments.iter().find(|one| one.key == effort.target);
            let chance = known.and_then(Attainment::told);
            let extra = match target.unit {
                crate::units::Unit::Share => signed(100.0 * effort.extra_a_year, 2),
                _ => signed(effort.extra_a_year, 1),
            };
            let points = language.pick(" 个百分点", " points");
            let share = target.unit == crate::units::Unit::Share;
            rows.push(vec![
                target.title.get(language).to_string(),
                aim_in_words(target, language),
                number::chance_if_any(chance, language),
                figure(effort.median, target.unit, language),
                figure(effort.median_needed, target.unit, language),
                if share {
                    format!("{extra}{points}")
                } else {
                    extra
                },
                effort
                    .left_out
                    .map_or(String::new(), |left| match language {
                        Language::Zh => format!("{left:.0} 人"),
                        Language::En => format!("{left:.0} people"),
                    }),
            ]);
        }
        aligned(&rows)
    }

    pub(super) fn proposals(&self, model: &Model, language: Language) -> Vec<String> {
        let sure = 100.0 * self.probability;
        let years: Vec<_> = {
            let mut years: Vec<_> = self.proposals.iter().map(|one| one.year).collect();
            years.sort_unstable();
            years.dedup();
            years
        };
        let mut head = vec![match language {
            Language::Zh => format!("下一规划期：各年有 {sure:.0}% 把握的数值"),
            Language::En => format!("next plan: values met with {sure:.0}% in each year"),
        }];
        head.extend(years.iter().map(ToString::to_string));
        head.push(language.pick("现目标值的概率", "today's target").into());
        head.push(
            language
                .pick("末年资金（万元）", "cost (10,000 yuan)")
                .into(),
        );
        head.push(language.pick("提示", "remark").into());
        let mut rows = vec![head];
        for target in &model.targets {
            let own: Vec<&Proposal> = self
                .proposals
                .iter()
                .filter(|one| one.target == target.key)
                .collect();
            let Some(last) = own.last() else { continue };
            let mut row = vec![target.title.get(language).to_string()];
            row.extend(own.iter().map(|one| {
                let value = in_step::value(target, one.value, language);
                marked(value, one.reached)
            }));
            row.push(number::chance(last.probability_of_today, language));
            row.push(last.cost.map_or(String::new(), wan));
            row.push(remark(&own, target, language));
            rows.push(row);
        }
        let mut lines = aligned(&rows);
        if rows
            .iter()
            .skip(1)
            .flatten()
            .any(|cell| cell.ends_with(LESS_SURE))
        {
            lines.push(match language {
                Language::Zh => format!(
                    "“*”：有 {sure:.0}% 把握的数值差于现值，这里写的是现值，把握不到 {sure:.0}%，见提示。"
                ),
                Language::En => format!(
                    "“*”: what could be met with {sure:.0}% is worse than what is reached already, which stands here and is met with less: see the remark."
                ),
            });
        }
        lines
    }
}

/// Stands behind a value that is met with less than was asked for.
const LESS_SURE: char = '*';

/// A value that is proposed, marked where it is the last known one and so met with less than was asked for.
fn marked(value: String, reached: bool) -> String {
    match reached {
        true => format!("{value}{LESS_SURE}"),
        false => value,
    }
}

/// What is to be said of the values that are proposed for a target.
fn remark(own: &[&Proposal], target: &Target, language: Language) -> String {
    let mut parts = Vec::new();
    let last = |is: fn(&Proposal) -> bool| own.last().is_some_and(|last| is(last));
    if last(|last| last.hopeless) {
        let hopeless = language.pick("现目标几乎无望", "today's target is hopeless");
        parts.push(hopeless.to_string());
    }
    let mut reached = own.iter().rev().filter(|one| one.reached);
    match reached.find_map(|one| Some((one, one.known?))) {
        Some((one, known)) => {
            let known = figure(known, target.unit, language);
            let (year, kept) = (one.year, number::chance(one.probability, language));
            parts.push(match language {
                Language::Zh => {
                    format!("已达到 {known}，不宜差于现值（{year} 年达到的概率 {kept}）")
                }
                Language::En => format!(
                    "{known} is reached already: nothing worse than that (met in {year} with {kept})"
                ),
            });
        }
        None if last(|last| last.unambitious && !last.hopeless) => {
            let low = language.pick("不高于期初，目标偏低", "no better than before");
            parts.push(low.to_string());
        }
        None => {}
    }
    parts.join(language.pick("；", "; "))
}

/// A number with its sign and so many decimals; what rounds to nought has none less than that.
fn signed(value: f64, decimals: usize) -> String {
    let text = format!("{value:+.decimals$}");
    if text.bytes().any(|sign| (b'1'..=b'9').contains(&sign)) {
        text.replace('-', "−")
    } else {
        text.replace('-', "+")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_reached_already_and_not_sure_to_last_is_marked() {
        let value = |reached| marked("98%".into(), reached);
        assert_eq!([true, false].map(value), ["98%*", "98%"]);
    }

    #[test]
    fn nought_is_never_less_than_nought() {
        assert_eq!(signed(-0.004, 2), "+0.00");
        assert_eq!(signed(-0.006, 2), "−0.01");
        assert_eq!(signed(3.04, 1), "+3.0");
    }
}
