//! Whole numbers that counts and completions fix: how many there are, and how many are due in a year.

use super::super::checking::Checking;
use crate::model::checked::{Completion, ProcessId};
use crate::model::file::ProcessParts;

/// What a completion finishes; nothing for other processes. Whole numbers from 1 on, the same in every scenario, and one
/// thing only that moves it.
pub(super) fn completion(checking: &mut Checking<'_>, key: &str) -> Option<Completion> {
    let steps = checking.steps;
    let own = steps[0].file.processes[key].parts();
    for (what, number) in [("of", own.of), ("occasions", own.occasions)] {
        if number == Some(0) {
            none(checking, &format!("{key}.{what}"));
        }
    }
    for step in &steps[1..] {
        let other = step.file.processes[key].parts();
        for (what, same) in [
            ("of", other.of == own.of),
            ("occasions", other.occasions == own.occasions),
            ("by", other.by == own.by),
        ] {
            if !same {
                otherwise(checking, &format!("{key}.{what}"));
            }
        }
    }
    moved_once(checking, key, &own);
    let processes = &steps[0].file.processes;
    Some(Completion {
        of: own.of?,
        occasions: own.occasions,
        by: own
            .by
            .and_then(|by| processes.get_index_of(by))
            .map(ProcessId),
    })
}

fn none(checking: &mut Checking<'_>, at: &str) {
    checking.say(
        "processes",
        at,
        ("0".into(), "0".into()),
        ("不小于 1 的整数".into(), "a whole number from 1 on".into()),
        ("请改正这个数", "Correct the number"),
    );
}

fn otherwise(checking: &mut Checking<'_>, at: &str) {
    checking.say(
        "processes",
        at,
        (
            "情景改了总个数、每年的次数或所按的数量".into(),
            "the scenario changes how many there are, how many are due, or what it moves by".into(),
        ),
        (
            "与基准情景相同".into(),
            "the same as in the baseline".into(),
        ),
        (
            "请在情景中改用 pace（概率）",
            "Give the scenario a pace instead (a chance)",
        ),
    );
}

/// What moves by a count has no pace of its own.
fn moved_once(checking: &mut Checking<'_>, key: &str, own: &ProcessParts<'_>) {
    let paces = own.drift.is_some() || own.volatility.is_some() || own.occasions.is_some();
    if own.by.is_some() && paces {
        checking.say(
            "processes",
            &format!("{key}.by"),
            (
                "写了 by，又写了 pace、occasions 或 together".into(),
                "`by`, and a pace, occasions or together".into(),
            ),
            ("两者之一".into(), "one or the other".into()),
            (
                "请删去 by，或删去 pace、occasions、together",
                "Remove `by`, or the pace, occasions and together",
            ),
        );
    }
}
