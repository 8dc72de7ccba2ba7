//! The province of a hindcast: the sum of its counties, and their order.

use serde_json::{Value, json};

use super::group;
use super::saying::said;
use crate::evaluation::hindcast::{Hindcast, Joint, Variant};
use crate::report::aligned::aligned;
use crate::report::number::figure;
use crate::source::Language;
use crate::units::Unit;

/// The sums and orders as JSON.
pub(super) fn json(hindcast: &Hindcast) -> Vec<Value> {
    let one = |joint: &Joint| {
        let [in_80, in_95] = joint.inside();
        json!({
            "forecast": joint.variant.key(), "age_group": group(joint.group, Language::En), "counties": joint.counties,
            "observed": joint.observed, "median": joint.median, "error": joint.error(),
            "low80": joint.eighty.0, "high80": joint.eighty.1, "low95": joint.ninety_five.0, "high95": joint.ninety_five.1,
            "inside_80": in_80, "inside_95": in_95, "pit": joint.pit,
            "ranks_in_80": joint.ranks_in_eighty, "ranks_in_95": joint.ranks_in_ninety_five, "order": joint.order,
        })
    };
    hindcast.joint.iter().map(one).collect()
}

/// The sums and orders in words.
pub(super) fn words(hindcast: &Hindcast, language: Language) -> Vec<String> {
    let mut lines = vec![format!(
        "\n{}",
        language.pick(
            "各县合计（每次模拟先相加）与各县位次",
            "all counties together (added up in each draw), and their order"
        )
    )];
    for variant in Variant::ALL {
        let own: Vec<&Joint> = hindcast
            .joint
            .iter()
            .filter(|joint| joint.variant == variant)
            .collect();
        if own.is_empty() {
            continue;
        }
        lines.push(language.pick(variant.zh(), variant.en()).to_string());
        let head = [
            "年龄|age",
            "普查|census",
            "中位数（80% 区间）|median (80 %)",
            "误差|error",
            "在 80%/95% 区间内|inside 80/95 %",
            "位次在 80% 区间内的县|ranks in 80 %",
            "位次相关|correlation of ranks",
        ];
        let mut rows = vec![said(&head, language)];
        rows.extend(own.into_iter().map(|joint| row(joint, language)));
        lines.extend(aligned(&rows));
    }
    lines
}

fn row(joint: &Joint, language: Language) -> Vec<String> {
    let people = |value| figure(value, Unit::Persons, language);
    let yes = |inside: bool| match inside {
        true => language.pick("是", "yes"),
        false => language.pick("否", "no"),
    };
    let (low, high) = joint.eighty;
    let [in_80, in_95] = joint.inside();
    let part = joint.ranks_in_eighty as f64 / joint.counties.max(1) as f64;
    vec![
        group(joint.group, language),
        people(joint.observed),
        format!(
            "{} ({}{}{})",
            people(joint.median),
            people(low),
            language.range_sign(),
            people(high)
        ),
        figure(joint.error(), Unit::Share, language),
        format!("{}/{}", yes(in_80), yes(in_95)),
        figure(part, Unit::Share, language),
        format!("{:.2}", joint.order),
    ]
}
