//! What is done and hardly takes hold, or makes less of a coverage than there is: mostly a year where years are asked for, or
//! a per cent of a per cent.

use std::collections::BTreeSet;

use super::super::checking::Checking;
use super::centres;
use crate::axes::Year;
use crate::model::file::{LeverFile, Phase};

/// Fewest years that are several.
const SEVERAL: u32 = 2;

/// Part of the coverage that there is below which one that is set should be looked at.
const LESS: f64 = 0.5;

/// Reminders of the scenarios that are opened: of each by itself, and of what is done in them.
pub(super) fn check(checking: &mut Checking<'_>) {
    let (all, steps) = (&checking.folder.scenarios, checking.steps);
    let said = steps.iter().filter_map(|step| step.said.as_ref());
    let names: BTreeSet<&String> = said.map(|said| &said.scenario).collect();
    let base = checking.file().model.base_year;
    for name in names {
        let Some(own) = all.get(name) else { continue };
        let file = format!("scenarios/{name}");
        if let Some(years) = own.phase_in {
            takes_hold(checking, (&file, "phase_in"), own.begins(base), years);
        }
        let at_once = own.phase_in.is_none_or(|years| years < SEVERAL);
        without_years(checking, (&file, "phase"), own.phase, at_once);
        for (place, lever) in own.lever.iter().enumerate() {
            let at = format!("lever.{}", place + 1);
            let key = format!("{at}.phase_in");
            takes_hold(checking, (&file, &key), lever.from, lever.phase_in);
            let (key, at_once) = (format!("{at}.phase"), lever.phase_in < SEVERAL);
            without_years(checking, (&file, &key), lever.phase, at_once);
            less(checking, (&file, &format!("{at}.coverage")), lever);
            centres::check(checking, (&file, &at), lever);
        }
    }
}

/// A reminder of so many years that nothing has taken hold by the last one.
fn takes_hold(checking: &mut Checking<'_>, (file, key): (&str, &str), from: Year, years: u32) {
    let until = checking.file().model.until;
    let left = until.saturating_sub(from).saturating_add(1);
    if i64::from(years) <= i64::from(left) {
        return;
    }
    checking.remind_in_layer(
        0,
        file,
        key,
        (
            format!("{from} 年起分 {years} 年到位，而测算到 {until} 年"),
            format!("{years} years from {from} on, and {until} is the last that is projected"),
        ),
        (
            format!("不超过 {left} 年"),
            format!("no more than {left} years"),
        ),
        (
            "phase_in 是年数，不是年份；若确实如此，不必改",
            "phase_in is a number of years and no year; if it is meant so, leave it",
        ),
    );
}

/// A reminder of a way to take hold over some years of what does so at once.
fn without_years(
    checking: &mut Checking<'_>,
    (file, key): (&str, &str),
    phase: Phase,
    at_once: bool,
) {
    if phase != Phase::Front || !at_once {
        return;
    }
    checking.remind_in_layer(
        0,
        file,
        key,
        (
            "写了 phase = \"front\"，而没有分几年到位".into(),
            "phase = \"front\", and no years over which it takes hold".into(),
        ),
        (
            format!("phase_in 至少 {SEVERAL} 年"),
            format!("phase_in of at least {SEVERAL} years"),
        ),
        (
            "现在一步到位，phase 不起作用：请补上 phase_in，或删去 phase",
            "It takes hold at once, and phase does nothing: add phase_in, or remove phase",
        ),
    );
}

/// A reminder of a coverage that is set to less than half of what there is.
fn less(checking: &mut Checking<'_>, (file, key): (&str, &str), lever: &LeverFile) {
    let model = checking.file();
    let service = model.services.get(&lever.service);
    let process = service.map(|own| own.coverage.as_ref().unwrap_or(&own.need));
    let process = process.and_then(|key| model.processes.get(key));
    let start = process.and_then(|own| own.parts().start?.sampler().ok());
    let Some((start, coverage)) = start.zip(lever.coverage) else {
        return;
    };
    let usual = (start.median() * 1e4).round() / 1e4;
    if coverage >= LESS * usual {
        return;
    }
    checking.remind_in_layer(
        0,
        file,
        key,
        (
            format!("覆盖率 {coverage}，而基期为 {usual}"),
            format!("a coverage of {coverage}, and {usual} in the base year"),
        ),
        (
            format!("基期的 {LESS} 倍以上（99% 写 0.99）"),
            format!("more than {LESS} times that of the base year (99 % is 0.99)"),
        ),
        (
            "是不是百分数又除了一次 100？若确实如此，不必改",
            "Was a per cent divided by 100 once too often? If it is meant so, leave it",
        ),
    );
}
