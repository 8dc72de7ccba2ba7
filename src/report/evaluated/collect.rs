//! Which figure to collect next: what one more reported year of each would be worth.

use super::Evaluated;
use crate::evaluation::worth::{Figure, Worth};
use crate::model::Model;
use crate::report::aligned::aligned;
use crate::report::number::chance;
use crate::source::Language;

/// Figures that are shown; the tables have all.
const FIGURES: usize = 10;
/// Targets without evidence that are named.
const NAMED: usize = 6;

impl Evaluated {
    /// What is said of it on a terminal.
    pub(super) fn worthwhile(&self, model: &Model, language: Language) -> Vec<String> {
        let mut lines = aligned(&self.collect(model, language));
        lines.extend(self.of_collecting(model, language));
        lines
    }

    /// The figures that are worth most, headings first; none where nothing can be told.
    pub fn collect(&self, model: &Model, language: Language) -> Vec<Vec<String>> {
        let Some(worth) = &self.worth else {
            return Vec::new();
        };
        let telling: Vec<&Figure> = worth
            .figures
            .iter()
            .filter(|own| tells(own, worth.noise))
            .take(FIGURES)
            .collect();
        if telling.is_empty() {
            return Vec::new();
        }
        let (year, horizon) = (worth.year, worth.horizon);
        let head = match language {
            Language::Zh => [
                format!("下一个最值得掌握的数（{year} 年）"),
                "全部目标的不确定性减少".into(),
                "最受影响的目标（现在的概率 ± 届时会变动多少）".into(),
                format!("{horizon} 年资金区间缩窄"),
                format!("{horizon} 年持证人数区间缩窄"),
            ],
            Language::En => [
                format!("which figure of {year} to collect next"),
                "less doubt about all targets".into(),
                "targets that it tells most of (probability now ± how far it will move)".into(),
                format!("interval of money in {horizon} narrower by"),
                format!("of certificate holders in {horizon}"),
            ],
        };
        let mut rows = vec![head.to_vec()];
        for (rank, own) in telling.iter().enumerate() {
            let part = |part: Option<f64>| match part {
                Some(part) if part > worth.noise => percent(part),
                Some(_) | None => "—".to_string(),
            };
            rows.push(vec![
                format!("{} {}", rank + 1, own.title.get(language)),
                part(Some(own.less_doubt)),
                match tells_of_targets(own, worth.noise) {
                    true => self.told_of(model, own, language),
                    false => "—".to_string(),
                },
                part(own.money),
                part(own.holders),
            ]);
        }
        rows
    }

    /// The targets of which a figure tells most.
    fn told_of(&self, model: &Model, figure: &Figure, language: Language) -> String {
        let named = figure.targets.iter().take(2).filter_map(|own| {
            let target = model.targets.iter().find(|target| target.key == own.key)?;
            Some(format!(
                "{} {} ± {:.0}",
                target.title.get(language),
                chance(own.probability, language),
                100.0 * own.moves
            ))
        });
        let named: Vec<String> = named.collect();
        if named.is_empty() {
            return "—".to_string();
        }
        named.join(language.pick("；", "; "))
    }

    /// How that was worked out, and of which targets a first figure is wanted.
    pub fn of_collecting(&self, model: &Model, language: Language) -> Vec<String> {
        let mut lines = Vec::new();
        match &self.worth {
            None => lines.push(language.pick(
                "模拟次数太少或已到预测的最后一年，算不出再多一年数据的价值；须有 200 次以上的模拟。",
                "What one more year of data would be worth cannot be told: there are too few simulations (200 or more are needed), or the projection ends.",
            ).to_string()),
            Some(worth) if worth.figures.iter().all(|own| !tells(own, worth.noise)) => lines.push(language.pick(
                "再多一年的任何一个数都不会明显改变现有的把握。",
                "No figure of one more year would tell anything that chance could not.",
            ).to_string()),
            Some(worth) => lines.push(match language {
                Language::Zh => format!(
                    "算法：在已有的模拟里按该数在 {} 年的取值分组，看组内还剩多少不确定，不另作模拟；该数按准确看待；不到 {} 的减少与抽样误差分不开，以“—”表示。",
                    worth.year,
                    percent(worth.noise)
                ),
                Language::En => format!(
                    "Worked out from the draws that there are: grouped by what the figure is in {}, how much is left open within the groups; the figure is taken as exact. Less than {} cannot be told from chance and stands as a dash.",
                    worth.year,
                    percent(worth.noise)
                ),
            }),
        }
        lines.extend(
            self.worth
                .as_ref()
                .and_then(|worth| without(model, worth, language)),
        );
        lines
    }
}

/// Targets without evidence, of which one figure would say more than all else.
fn without(model: &Model, worth: &Worth, language: Language) -> Option<String> {
    let all = worth.unknown.len();
    let titles = worth.unknown.iter().filter_map(|key| {
        let target = model.targets.iter().find(|target| target.key == *key)?;
        Some(target.title.get(language))
    });
    let titles: Vec<&str> = titles.take(NAMED).collect();
    if titles.is_empty() {
        return None;
    }
    let named = titles.join(language.pick("、", ", "));
    let more = match (all > titles.len(), language) {
        (true, Language::Zh) => "等",
        (true, Language::En) => " and others",
        (false, _) => "",
    };
    Some(match language {
        Language::Zh => {
            format!("无依据的 {all} 项目标（{named}{more}）先要有第一个数，才谈得上概率。")
        }
        Language::En => format!(
            "{all} targets without evidence ({named}{more}) need a first figure before a probability can be said."
        ),
    })
}

/// Whether a figure tells of the targets what chance could not: else those that it seems to tell of are chance too.
fn tells_of_targets(figure: &Figure, noise: f64) -> bool {
    figure.less_doubt > noise
}

/// Whether a figure tells anything that chance could not.
fn tells(figure: &Figure, noise: f64) -> bool {
    let parts = [Some(figure.less_doubt), figure.money, figure.holders];
    parts.into_iter().flatten().any(|part| part > noise)
}

fn percent(part: f64) -> String {
    if part < 0.01 {
        format!("{:.1}%", 100.0 * part)
    } else {
        format!("{:.0}%", 100.0 * part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Words;

    #[test]
    fn a_standard_that_tells_of_money_alone_names_no_target() {
        let figure = |less_doubt, money| Figure {
            key: "one".into(),
            title: Words::both("甲", "one"),
            less_doubt,
            targets: Vec::new(),
            money: Some(money),
            holders: None,
        };
        let standard = figure(0.004, 0.11);
        assert!(tells(&standard, 0.02) && !tells_of_targets(&standard, 0.02));
        let coverage = figure(0.06, 0.0);
        assert!(tells(&coverage, 0.02) && tells_of_targets(&coverage, 0.02));
    }
}
