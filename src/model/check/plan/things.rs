//! How many things a target counts: a number with its source or reason, or a quantity of a year that is projected.

use super::super::checking::Checking;
use crate::model::file::{TargetFile, ThingsFile};

/// Complains where the number of things cannot be, or nobody says where it is from.
pub(super) fn things(checking: &mut Checking<'_>, at: &str, target: &TargetFile) {
    let said = target.of_source.is_some();
    let about = [
        ("of_source", said),
        ("of_at", target.of_at.is_some()),
        ("of_evidence", target.of_evidence.is_some()),
    ];
    let Some(ThingsFile::Number(number)) = &target.of else {
        for (key, _) in about.into_iter().filter(|(_, written)| *written) {
            without_number(checking, &format!("{at}.{key}"), key);
        }
        if let Some(ThingsFile::Counted(counted)) = &target.of {
            counted_in(checking, at, counted.year, counted.part);
        }
        return;
    };
    if !number.is_finite() || *number < 1.0 {
        let (zh, en) = (format!("共 {number} 件"), format!("{number} things"));
        let needed = ("不小于 1 的数".into(), "a number from 1 on".into());
        let advice = ("请改正 of", "Correct `of`");
        checking.say("plan", &format!("{at}.of"), (zh, en), needed, advice);
    }
    if said != target.of_evidence.is_some() || !said && target.of_at.is_some() {
        checking.say(
            "plan",
            &format!("{at}.of_source"),
            (
                "of_source、of_at、of_evidence 不全".into(),
                "not all of of_source, of_at and of_evidence".into(),
            ),
            (
                "of_source 与 of_evidence 同时写，of_at 可写可不写".into(),
                "of_source together with of_evidence, and of_at beside them if there is a place"
                    .into(),
            ),
            ("请补全，或都删去", "Add what is missing, or remove them"),
        );
    }
    if !said && target.definition.is_none() {
        checking.say(
            "plan",
            &format!("{at}.of"),
            (
                format!("总数 {number} 没有来源，也没有说明"),
                format!("nobody says where the number {number} is from"),
            ),
            (
                "of_source 与 of_evidence，或在 definition 里说明理由".into(),
                "of_source and of_evidence, or a reason in `definition`".into(),
            ),
            ("请写明总数从何而来", "Say where the number is from"),
        );
    }
}

fn without_number(checking: &mut Checking<'_>, at: &str, key: &str) {
    checking.say(
        "plan",
        at,
        (
            format!("写了 {key}，而 of 不是一个数"),
            format!("{key}, but `of` is no number"),
        ),
        (
            "of 为一个数时才写".into(),
            "only where `of` is a number".into(),
        ),
        ("请删去，或给出总数", "Remove it, or give the number"),
    );
}

/// Complains about a year and a part; where no year is written it is that of the target, which is looked at itself.
fn counted_in(checking: &mut Checking<'_>, at: &str, year: Option<i32>, part: Option<f64>) {
    let settings = &checking.file().model;
    let (first, last) = (settings.base_year, settings.until);
    if let Some(year) = year.filter(|year| !(first..=last).contains(year)) {
        checking.say(
            "plan",
            &format!("{at}.of.year"),
            (format!("{year} 年"), format!("the year {year}")),
            (
                format!("{first} 到 {last} 年"),
                format!("a year from {first} to {last}"),
            ),
            ("请改正年份", "Correct the year"),
        );
    }
    if let Some(part) = part.filter(|part| !(*part > 0.0 && *part <= 1.0)) {
        checking.say(
            "plan",
            &format!("{at}.of.part"),
            (format!("比例 {part}"), format!("a part of {part}")),
            ("大于 0、不大于 1".into(), "above 0 and at most 1".into()),
            ("请改正 part", "Correct `part`"),
        );
    }
}
