//! Why money or people change, in words and as JSON.

use serde_json::{Value, json};

use super::aligned::aligned;
use super::budgets::wan;
use super::number::figure;
use crate::evaluation::why::{Component, Share, Why};
use crate::model::scenario::BASELINE;
use crate::source::Language;
use crate::units::Unit;

/// Components that are shown; the tables have all.
const COMPONENTS: usize = 10;

/// How the causes of a change of certificate holders are to be read: Chinese, English.
const OF_HOLDERS: (&str, &str) = (
    "老龄化是假设无人死亡时人人变老的作用；死亡、迁移、出生是全体居民的，按所到年龄的持证率折算；持证率是同一年龄的水平。持证人本身的账在上面：新办证减死亡减注销，每次模拟都等于总变化；模型中迁入、迁出的人都没有残疾人证。",
    "Ageing is what it would be were everybody to grow older and nobody to die; deaths, moves and births are those of all people, each counted by the part of the age reached that holds a certificate; holders at each age are the level at a given age. The account of holders stands above: new certificates less deaths less cancellations are the change in every draw; in the model nobody who moves in or out holds a certificate.",
);

/// A number of a change as it stands in a table: money in 10,000 yuan, people in whole ones.
fn number(value: f64, unit: Unit, language: Language) -> String {
    match unit {
        Unit::Yuan => wan(value),
        _ => figure(value, unit, language),
    }
}

/// Whether a change may be a rise or a fall: its parts are then many times what it is.
fn either_way(change: &Share) -> bool {
    let [low, _, high] = change.interval;
    low < 0.0 && high > 0.0
}

/// What an end of a change is called.
pub fn end(why: &Why, place: usize, language: Language) -> String {
    let year = why.years[place];
    let (key, title) = &why.scenarios[place];
    if why.scenarios[0].0 == why.scenarios[1].0 {
        return match language {
            Language::Zh => format!("{year} 年"),
            Language::En => year.to_string(),
        };
    }
    let title = if key == BASELINE {
        language.pick("基准", "baseline")
    } else {
        title.get(language)
    };
    match language {
        Language::Zh => format!("{year} 年，{title}"),
        Language::En => format!("{year}, {title}"),
    }
}

/// What is said of a change.
pub fn words(place: &str, why: &Why, name: &str, draws: usize, language: Language) -> String {
    let [from, to] = [0, 1].map(|place| end(why, place, language));
    let number = |value: f64| number(value, why.unit, language);
    let between = |share: &Share| {
        let [low, _, high] = share.interval;
        format!("{} … {}", number(low), number(high))
    };
    let unit = match why.unit {
        Unit::Yuan => language.pick("万元，当年价", "10,000 yuan, prices of each year"),
        other => language.pick(other.zh(), other.en()),
    };
    let mut lines = vec![match language {
        Language::Zh => {
            format!("{place} · {name}为什么变化：{from} → {to} · {draws} 次模拟（{unit}）")
        }
        Language::En => {
            format!("{place} · why {name} changes: {from} → {to} · {draws} draws ({unit})")
        }
    }];
    lines.push(String::new());
    let mut rows = vec![vec![
        String::new(),
        language.pick("均值", "mean").to_string(),
        language.pick("80% 区间", "80% interval").to_string(),
        language.pick("占变化", "of the change").to_string(),
    ]];
    let row = |title: String, share: &Share, part: String| {
        vec![title, number(share.mean), between(share), part]
    };
    rows.push(row(from, &why.before, String::new()));
    // Of what is shown as nought nothing is a part.
    let unchanged = number(why.change.mean.abs()) == number(0.0);
    let no_parts = unchanged || either_way(&why.change);
    for part in &why.causes {
        let (zh, en) = part.cause.words();
        let of_all = if no_parts {
            "—".to_string()
        } else {
            // Nought has no sign.
            let percent = (100.0 * part.share.mean / why.change.mean).round() + 0.0;
            format!("{percent:.0}%").replace('-', "−")
        };
        rows.push(row(
            format!("  {}", language.pick(zh, en)),
            &part.share,
            of_all,
        ));
    }
    rows.push(row(to, &why.after, String::new()));
    let all_of_it = if no_parts { "—" } else { "100%" };
    rows.push(row(
        language.pick("变化", "change").to_string(),
        &why.change,
        all_of_it.to_string(),
    ));
    lines.extend(aligned(&rows));
    if no_parts && !unchanged {
        let note = language.pick(
            "“—”：增减的方向还不能肯定（变化的 80% 区间跨零），各原因不折成所占的比例。",
            "“—”: it may rise or fall (the 80% interval of the change holds nought), so that no cause is put as a part of it.",
        );
        lines.push(note.to_string());
    }
    if !why.components.is_empty() {
        lines.push(String::new());
        lines.extend(aligned(&by_component(why, &number, language)));
    }
    lines.push(String::new());
    if why.unit == Unit::Persons {
        lines.push(language.pick(OF_HOLDERS.0, OF_HOLDERS.1).to_string());
    }
    lines.push(language.pick(
        "各原因按 Shapley 值分摊，每次模拟中相加都等于总变化；均值可以相加，区间不能。",
        "Causes are shared out by Shapley's value and add up to the change in every draw; means add up, intervals do not.",
    ).to_string());
    lines.join("\n")
}

/// The change by component, the largest first.
fn by_component(why: &Why, number: &dyn Fn(f64) -> String, language: Language) -> Vec<Vec<String>> {
    let mut components: Vec<&Component> = why.components.iter().collect();
    components.sort_by(|a, b| b.change.abs().total_cmp(&a.change.abs()));
    let by_cause = components.iter().any(|one| !one.causes.is_empty());
    let title = match (by_cause, why.scenarios[0].0 == why.scenarios[1].0) {
        (true, _) => language.pick("各项服务的变化（均值）", "change by service (means)"),
        (false, true) => language.pick("期间的增减（均值）", "what happened on the way (means)"),
        (false, false) => language.pick(
            "基期以来增减之差（均值）",
            "what has happened more since the base year (means)",
        ),
    };
    let mut head = vec![
        title.to_string(),
        language.pick("合计", "in all").to_string(),
    ];
    if by_cause {
        head.extend(why.causes.iter().map(|part| {
            let (zh, en) = part.cause.words();
            language.pick(zh, en).to_string()
        }));
    }
    let mut rows = vec![head];
    for component in components.into_iter().take(COMPONENTS) {
        let mut row = vec![
            component.title.get(language).to_string(),
            number(component.change),
        ];
        row.extend(component.causes.iter().map(|part| number(*part)));
        rows.push(row);
    }
    rows
}

/// The same for programs.
pub fn json(model: &str, why: &Why, draws: usize, folder: &str, files: &[String]) -> Value {
    let components: Vec<Value> = why
        .components
        .iter()
        .map(|one| json!({ "key": one.key, "change": one.change, "causes": one.causes }))
        .collect();
    let [before, after] = &why.scenarios;
    json!({
        "plancast": env!("CARGO_PKG_VERSION"), "model": model,
        "scenarios": [before.0, after.0], "draws": draws, "unit": why.unit,
        "from": why.years[0], "to": why.years[1],
        "before": why.before, "after": why.after, "change": why.change,
        "causes": why.causes, "components": components, "folder": folder, "files": files,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_change_that_may_be_a_fall_nothing_is_a_part() {
        let change = |interval| Share {
            mean: 213.0,
            interval,
        };
        assert!(either_way(&change([-3_074.0, 190.0, 4_173.0])));
        assert!(!either_way(&change([3_571.0, 8_000.0, 13_383.0])));
        assert!(!either_way(&change([0.0, 1.0, 2.0])));
    }
}
