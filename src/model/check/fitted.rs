//! What a calibration left: rows of which each belongs to a draw, fitted to figures of one place that were known by a year.

use super::checking::Checking;
use crate::axes::Year;
use crate::model::file::{CalibratedFile, SpreadFile};
use crate::model::read::CALIBRATED;

/// Complains about what cannot be run as it was fitted.
pub(super) fn check(checking: &mut Checking<'_>, as_of: Option<Year>) {
    let folder = checking.folder;
    let Some(own) = &folder.calibrated else {
        return;
    };
    rows(checking, own);
    effective(checking, own);
    place(checking, own);
    known(checking, own, as_of);
    version(checking, own);
}

/// Every row has a draw, and every parameter that was calibrated as many rows.
fn rows(checking: &mut Checking<'_>, own: &CalibratedFile) {
    let draws = own.draws.len();
    if draws == 0 {
        say(
            checking,
            "draws",
            (
                "一次模拟也没有写".into(),
                "there is not a single draw".into(),
            ),
            ("每一行参数一次模拟".into(), "a draw for each row".into()),
        );
        return;
    }
    let folder = checking.folder;
    let moved = folder.calibration.as_ref().map(|file| &file.parameters);
    for (key, parameter) in &folder.file.parameters {
        let is_moved = moved.is_none_or(|moved| moved.contains(key));
        let SpreadFile::Sample { values } = &parameter.distribution else {
            continue;
        };
        let count = values.len();
        if is_moved && count != draws {
            checking.say(
                "parameters",
                &format!("{key}.distribution"),
                (format!("{count} 行"), format!("{count} rows")),
                (
                    format!("{draws} 行，与 [{CALIBRATED}] 的 draws 一一对应"),
                    format!("{draws} rows, one for each of the draws in [{CALIBRATED}]"),
                ),
                AGAIN,
            );
        }
    }
}

/// Of too few points nothing is concluded.
fn effective(checking: &mut Checking<'_>, own: &CalibratedFile) {
    let (found, least) = (own.effective, CalibratedFile::LEAST_EFFECTIVE);
    if !found.is_finite() || found < least {
        say(
            checking,
            "effective",
            (
                format!("有效样本量 {found}"),
                format!("an effective sample size of {found}"),
            ),
            (format!("不小于 {least}"), format!("{least} or more")),
        );
    }
}

/// Figures of one place say nothing of another whose parameters have the same names.
fn place(checking: &mut Checking<'_>, own: &CalibratedFile) {
    let here = checking.file().model.region.as_ref();
    if let (Some(there), Some(here)) = (&own.region, here)
        && there != here
    {
        say(
            checking,
            "region",
            (
                format!("按地区 {there} 的数校准"),
                format!("calibrated on figures of the region {there}"),
            ),
            (
                format!("这个模型的地区 {here}"),
                format!("the region of this model, {here}"),
            ),
        );
    }
}

/// What was fitted to figures of later years is not what was known before them.
fn known(checking: &mut Checking<'_>, own: &CalibratedFile, as_of: Option<Year>) {
    if let (Some(known), Some(as_of)) = (own.known, as_of)
        && as_of < known
    {
        checking.say(
            "parameters",
            &format!("{CALIBRATED}.known"),
            (
                format!("校准用了 {known} 年才得知的数，而只用 {as_of} 年已知的数"),
                format!(
                    "calibrated on figures known in {known}, while only what was known by {as_of} is used"
                ),
            ),
            (
                format!("{as_of} 年已知的数"),
                format!("figures known by {as_of}"),
            ),
            (
                "请去掉 --parameters，或把 --as-of 改晚",
                "Leave out --parameters, or let --as-of be later",
            ),
        );
    }
}

/// Draws that are repeated by another version may be others.
fn version(checking: &mut Checking<'_>, own: &CalibratedFile) {
    let ours = env!("CARGO_PKG_VERSION");
    let Some(theirs) = own.plancast.as_ref().filter(|theirs| *theirs != ours) else {
        return;
    };
    let complaint = checking.complaint(
        "parameters",
        &format!("{CALIBRATED}.plancast"),
        (
            format!("plancast {theirs} 写出，而这是 {ours}"),
            format!("written by plancast {theirs}, and this is {ours}"),
        ),
        (
            "同一版本写出的参数".into(),
            "parameters that the same version wrote".into(),
        ),
        AGAIN,
    );
    checking.push(complaint.as_warning());
}

const AGAIN: (&str, &str) = (
    "请重新校准，不要改写校准得到的文件",
    "Calibrate again, and do not edit what a calibration wrote",
);

fn say(
    checking: &mut Checking<'_>,
    key: &str,
    found: (String, String),
    expected: (String, String),
) {
    let key = format!("{CALIBRATED}.{key}");
    checking.say("parameters", &key, found, expected, AGAIN);
}
