//! Counts that do not come to what the plan aims at, by what is said of where they start and of their pace.

use super::checking::Checking;
use super::unlikely::of_process;
use crate::model::file::{ProcessKind, ProcessParts, TargetFile, Way};
use crate::source::few_digits;

/// What is aimed at beyond the start from which on somebody should say how it is to come about: what plans count one by one
/// comes to tens and hundreds, and thousands are commonly a total whose start was left out.
const MANY: f64 = 1000.0;
/// The quantile of a start and a pace that they hardly exceed.
const HIGH: f64 = 0.995;
/// Standard deviations of chance that leave room for all of it.
const CHANCE: f64 = 3.0;

/// A reminder of each target for a count of which nothing was reported and that its pace does not lead to, or of which no
/// pace is said while thousands are aimed at.
pub(super) fn targets(checking: &mut Checking<'_>) {
    let file = checking.file();
    for (key, target) in &file.plan.targets {
        let measured = target.measure.process();
        let Some((name, process)) = measured.and_then(|name| file.processes.get_key_value(name))
        else {
            continue;
        };
        let parts = process.parts();
        let counted = parts.kind == ProcessKind::Count && target.relation.way() == Some(Way::Up);
        if !counted || !of_process(file, name).is_empty() {
            continue;
        }
        let Some(start) = start(&parts, target) else {
            continue;
        };
        let years = target.year.saturating_sub(file.model.base_year).max(0);
        let years = match target.hold.is_of_additions() {
            true => 1.0,
            false => f64::from(years),
        };
        let Some(added) = added(&parts, years) else {
            if target.target - start >= MANY {
                remind(checking, key, target, Reached::Nobody(start));
            }
            continue;
        };
        if target.target > start + added {
            remind(checking, key, target, Reached::Most(start + added));
        }
    }
}

/// What a count may come to by the year of its target.
enum Reached {
    /// No more than this.
    Most(f64),
    /// Nobody says; it starts here.
    Nobody(f64),
}

/// The most at which a count starts; what every year adds starts at nothing.
fn start(parts: &ProcessParts<'_>, target: &TargetFile) -> Option<f64> {
    match target.hold.is_of_additions() {
        true => Some(0.0),
        false => Some(parts.start?.sampler().ok()?.quantile(HIGH)),
    }
}

/// The most that is added in some years; nothing where nobody says.
fn added(parts: &ProcessParts<'_>, years: f64) -> Option<f64> {
    if let Some(occasions) = parts.occasions {
        return Some(f64::from(occasions) * years);
    }
    let all = parts.drift?.sampler().ok()?.quantile(HIGH) * years;
    Some(all + CHANCE * all.max(0.0).sqrt())
}

fn remind(checking: &mut Checking<'_>, key: &str, target: &TargetFile, reached: Reached) {
    let (title, sign, aim, year) = (
        &target.title,
        target.relation.sign(),
        target.target,
        target.year,
    );
    let (found, expected, advice) = match reached {
        Reached::Most(most) => {
            let most = few_digits(most);
            (
                (
                    format!(
                        "{}：目标 {sign}{aim}，而按起点和每年新增，{year} 年至多约 {most}",
                        title.zh
                    ),
                    format!(
                        "{}: a target of {sign} {aim}, and some {most} at most in {year} by its start and its pace",
                        title.en
                    ),
                ),
                (
                    "起点和每年新增够得着的目标",
                    "a target that the start and the pace lead to",
                ),
                (
                    "请核对目标、起点（start）和每年新增（pace、occasions）的单位和位数；若确实如此，不必改",
                    "Look up the target, the start and the pace (pace, occasions), their units and digits; if they are right, leave them",
                ),
            )
        }
        Reached::Nobody(start) => {
            let start = few_digits(start);
            (
                (
                    format!(
                        "{}：目标 {sign}{aim}，从 {start} 起逐年累计，而每年新增多少没有写，也没有公布数",
                        title.zh
                    ),
                    format!(
                        "{}: a target of {sign} {aim}, counted from {start} on, and neither a pace nor a report says how it comes about",
                        title.en
                    ),
                ),
                (
                    "写明每年新增（pace）或有公布数的大数目",
                    "a pace, or reports, where so many are aimed at",
                ),
                (
                    "请核对基期值是否漏填、单位和位数，再给出 pace 或填报实际值；都没有的话，达标的可能没有依据",
                    "See whether the value of the base year is missing, look up unit and digits, and give a pace or what was reported; without these nothing tells whether it is met",
                ),
            )
        }
    };
    let expected = (expected.0.to_string(), expected.1.to_string());
    let at = format!("targets.{key}.target");
    let complaint = checking.complaint("plan", &at, found, expected, advice);
    checking.remind_unless_said(complaint);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Declaration;
    use crate::model::file::ProcessFile;

    /// The most that a count with these keys adds in five years.
    fn in_five_years(more: &str) -> Option<f64> {
        let text = format!(
            "kind = \"count\"\ntitle = {{ zh = \"a\", en = \"a\" }}\nunit = \"units\"\n\
             start = {{ kind = \"fixed\", value = 0 }}\nsource = \"a\"\nevidence = \"assumed\"\n\
             verification = \"unverified\"\n{more}"
        );
        let process = Declaration::whole::<ProcessFile>("processes.toml", &text);
        added(&process.expect("a process").parts(), 5.0)
    }

    #[test]
    fn what_a_count_may_come_to() {
        assert_eq!(in_five_years(""), None);
        assert_eq!(in_five_years("occasions = 2\n"), Some(10.0));
        let pace = in_five_years("pace = { kind = \"fixed\", value = 20 }\n");
        assert_eq!(pace, Some(100.0 + 3.0 * 10.0));
    }
}
