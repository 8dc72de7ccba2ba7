//! Targets that nobody could tell apart: one number of the plan's table, or one title, for two of them. Scenarios of one
//! title. Centres that are added twice in one year. Reports that were written twice.

use std::collections::BTreeSet;

use super::checking::Checking;
use super::observations::place;
use crate::axes::Year;
use crate::model::file::{ScenarioFile, TargetFile};
use crate::model::scenario::{BASELINE, baseline_title};
use crate::model::step::{Pulled, SaidIn};
use crate::source::{Language, Words};

/// A reminder for each target that has the number or the title of an earlier one.
pub(super) fn check(checking: &mut Checking<'_>) {
    let targets = &checking.file().plan.targets;
    for (place, (key, target)) in targets.iter().enumerate() {
        let mut before = targets.iter().take(place);
        if let Some(number) = target.number
            && let Some((other, _)) = before.find(|(_, own)| own.number == target.number)
        {
            let complaint = checking.complaint(
                "plan",
                &format!("targets.{key}.number"),
                (
                    format!("序号 {number} 已由 targets.{other} 用过"),
                    format!("the number {number} is that of targets.{other} already"),
                ),
                (
                    "规划指标表中各指标一个序号".into(),
                    "a number for each target of the plan's table".into(),
                ),
                (
                    "请改正序号；确是同一项指标的，请删去一个",
                    "Correct the number, or remove one where both are the same target",
                ),
            );
            let title = &targets[other].title;
            checking.push(complaint.as_warning().plainly((
                format!("规划指标表的序号 {number} 已由“{}”用过", title.zh),
                format!(
                    "the number {number} of the plan's table is that of “{}” already",
                    title.en
                ),
            )));
        }
        let mut before = targets.iter().take(place);
        if let Some((other, _)) = before.find(|(_, own)| same_title(own, target)) {
            let complaint = checking.complaint(
                "plan",
                &format!("targets.{key}.title"),
                (
                    format!("名称“{}”与 targets.{other} 的相同", target.title.zh),
                    format!(
                        "the title “{}” is that of targets.{other} too",
                        target.title.en
                    ),
                ),
                (
                    "各项目标的名称互不相同".into(),
                    "a title for each target".into(),
                ),
                (
                    "图表里无从分辨，请改名，或删去重复的一项",
                    "Charts and tables cannot tell them apart: rename one, or remove it",
                ),
            );
            checking.push(complaint.as_warning().plainly((
                format!("规划中有两项目标名为“{}”", target.title.zh),
                format!("two targets of the plan are called “{}”", target.title.en),
            )));
        }
    }
}

/// A reminder where a lever adds centres to a service to which an earlier one adds some in the same year: they add up, which
/// is right of two batches and wrong of one that was written twice.
fn centres(checking: &mut Checking<'_>) {
    let mut added: Vec<(&str, Year, f64, &SaidIn)> = Vec::new();
    for step in checking.steps {
        let Some(said) = &step.said else { continue };
        for pulled in &step.pulled {
            if let Pulled::Centres { service, centres } = pulled {
                added.push((service.as_str(), step.from, centres.number, said));
            }
        }
    }
    let at = |said: &SaidIn| {
        let place = said.lever.map_or(1, |place| place + 1);
        (
            format!("scenarios/{}", said.scenario),
            format!("lever.{place}.add_centres"),
        )
    };
    for (place, (service, from, number, said)) in added.iter().enumerate() {
        let so_far = added[..place].iter();
        let mut so_far = so_far.filter(|(own, year, ..)| own == service && year == from);
        let Some((_, _, first, other)) = so_far.next() else {
            continue;
        };
        let sum = number + first + so_far.map(|(_, _, further, _)| further).sum::<f64>();
        let (file, key) = at(other);
        let lines = checking.lines(&file);
        let (file, there) = lines.find(&key);
        let there = |language| format!("{file} {}", there.render(language));
        let [zh, en] = [Language::Zh, Language::En].map(there);
        let (zh, en) = (zh.trim_end(), en.trim_end());
        let (file, key) = at(said);
        let complaint = checking.complaint(
            &file,
            &key,
            (
                format!("{service} {from} 年增加 {number} 个，{zh} 同年也增加 {first} 个，合计 {sum} 个"),
                format!(
                    "{number} centres for {service} in {from}, and {first} in the same year by {en}: {sum} together"
                ),
            ),
            (
                "同一年给同一服务增加的机构写在一处".into(),
                "the centres of a service in one year in one place".into(),
            ),
            (
                "两处会相加：若是同一批写了两次，请删去一处；若确是两批，不必改",
                "They add up: remove one where both are the same centres; where they are not, leave it",
            ),
        );
        checking.push(complaint.as_warning().plainly((
            format!("{from} 年的两项措施各增加 {first} 个和 {number} 个，合计 {sum} 个"),
            format!("two levers add {first} and {number} centres in {from}, {sum} together"),
        )));
    }
}

/// A reminder for each scenario that has the title of another one, or of the baseline, and of centres that add up.
pub(super) fn scenarios(checking: &mut Checking<'_>) {
    centres(checking);
    let (all, steps) = (&checking.folder.scenarios, checking.steps);
    let said = steps.iter().filter_map(|step| step.said.as_ref());
    let names: BTreeSet<&String> = said.map(|said| &said.scenario).collect();
    for name in names {
        let Some(own) = all.get(name).map(|own| &own.title) else {
            continue;
        };
        same_content(checking, name);
        let base = baseline_title();
        let before = all.iter().take_while(|(key, _)| *key != name);
        let before = before.map(|(key, other)| (key.as_str(), &other.title));
        let mut others = std::iter::once((BASELINE, &base)).chain(before);
        let same = |title: &Words| title.zh == own.zh || title.en == own.en;
        let Some((other, _)) = others.find(|(_, title)| same(title)) else {
            continue;
        };
        checking.remind_in_layer(
            0,
            &format!("scenarios/{name}"),
            "title",
            (
                format!("名称“{}”与情景 {other} 的相同", own.zh),
                format!("the title “{}” is that of the scenario {other} too", own.en),
            ),
            (
                "各情景的名称互不相同".into(),
                "a title for each scenario".into(),
            ),
            (
                "图表里无从分辨，请改名",
                "Charts and tables cannot tell them apart: rename one",
            ),
        );
    }
}

/// A reminder where a scenario says, in whatever words, what an earlier one says.
fn same_content(checking: &mut Checking<'_>, name: &str) {
    let all = &checking.folder.scenarios;
    let bare = |own: &ScenarioFile| ScenarioFile {
        title: Words::default(),
        why: Words::default(),
        ..own.clone()
    };
    let Some(own) = all.get(name).map(bare) else {
        return;
    };
    let mut before = all.iter().take_while(|(key, _)| *key != name);
    let Some((other, _)) = before.find(|(_, file)| bare(file) == own) else {
        return;
    };
    if own.change.is_empty() && own.lever.is_empty() {
        return;
    }
    checking.remind_in_layer(
        0,
        &format!("scenarios/{name}"),
        "title",
        (
            format!("所写的改动与情景 {other} 完全相同"),
            format!("its changes are those of the scenario {other}, all of them"),
        ),
        (
            "与别的情景不同的改动".into(),
            "changes that no other scenario has".into(),
        ),
        (
            "是不是复制后忘了改？请写上不同之处，或删去一个",
            "Was it copied and not changed? Write what differs, or remove one",
        ),
    );
}

/// A reminder for each report that is an earlier one word for word: with an error of its own it counts twice, as if two had
/// measured it.
pub(super) fn reports(checking: &mut Checking<'_>) {
    let reports = &checking.file().observations.observation;
    for (i, seen) in reports.iter().enumerate() {
        let first = reports.iter().take(i).position(|own| own == seen);
        let Some(first) = first.filter(|_| seen.error.is_some_and(|error| error > 0.0)) else {
            continue;
        };
        let (year, value, first) = (seen.year, seen.value, place(first));
        let complaint = checking.complaint(
            "observations",
            &format!("{}.value", place(i)),
            (
                format!("{year} 年的 {value} 与 {first} 一字不差"),
                format!("{value} for {year} is {first} word for word"),
            ),
            ("每个公布数写一次".into(), "each report once".into()),
            (
                "写两遍就算作两次测量，会显得过于确定：请删去一个",
                "Twice it counts as two measurements and seems surer than it is: remove one",
            ),
        );
        checking.push(complaint.as_warning().plainly((
            format!("{year} 年的 {value} 报了两次，算作两次测量"),
            format!("{value} for {year} was reported twice and counts as two measurements"),
        )));
    }
}

fn same_title(one: &TargetFile, other: &TargetFile) -> bool {
    let (one, other) = (&one.title, &other.title);
    one.zh == other.zh || one.en == other.en
}
