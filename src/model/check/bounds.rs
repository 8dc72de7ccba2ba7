//! Numbers that only ask for work: no more than a machine can do in a day, and years that are run.

use super::checking::Checking;
use super::settings::last_years;

/// Draws of a run.
const DRAWS: usize = 1_000_000;
/// Structures of disability among which draws choose.
const STRUCTURES: usize = 10_000;
/// Things that are done one by one.
const THINGS: u32 = 10_000_000;

/// Draws, structures and things that are no more than so many, milestones that are run, and changes that are through
/// within a century.
pub(super) fn check(checking: &mut Checking<'_>) {
    let file = checking.file();
    let settings = &file.model;
    let disability = settings.disability.as_ref();
    let structures = disability.map_or(0, |own| own.structures);
    let settled = [
        ("draws", settings.draws, DRAWS),
        ("disability.structures", structures, STRUCTURES),
    ];
    for (key, number, most) in settled {
        if number > most {
            too_many(checking, "model", key, number, most);
        }
    }
    for (key, process) in &file.processes {
        let own = process.parts();
        for (what, number) in [("of", own.of), ("occasions", own.occasions)] {
            if let Some(number) = number.filter(|number| *number > THINGS) {
                let at = format!("{key}.{what}");
                too_many(checking, "processes", &at, number, THINGS);
            }
        }
    }
    milestones(checking);
    phases(checking);
}

fn too_many<N: std::fmt::Display>(
    checking: &mut Checking<'_>,
    name: &str,
    key: &str,
    number: N,
    most: N,
) {
    checking.say(
        name,
        key,
        (number.to_string(), number.to_string()),
        (format!("不超过 {most}"), format!("no more than {most}")),
        (
            "这么多算不完，请减少",
            "So many are not worked through: give fewer",
        ),
    );
}

/// A milestone that is not run is not shown.
fn milestones(checking: &mut Checking<'_>) {
    let settings = &checking.file().model;
    let (first, last) = (settings.history_from, settings.until);
    for (place, year) in settings.milestones.iter().enumerate() {
        let twice = settings.milestones[..place].contains(year);
        if (first..=last).contains(year) && !twice {
            continue;
        }
        let found = if twice {
            (format!("{year} 年写了两次"), format!("{year} stands twice"))
        } else {
            (
                format!("{year} 年不在测算的年份里"),
                format!("{year} is not among the years of the projection"),
            )
        };
        checking.remind_in_layer(
            0,
            "model",
            &format!("milestones.{}", place + 1),
            found,
            (
                format!("{first} 到 {last} 年之间各不相同的年份"),
                format!("years from {first} to {last}, each once"),
            ),
            ("请改正，或删去", "Correct or remove it"),
        );
    }
}

/// What takes hold does so within a century.
fn phases(checking: &mut Checking<'_>) {
    let base = checking.file().model.base_year;
    let most = last_years(base).end().saturating_sub(base).unsigned_abs();
    let steps = checking.steps;
    for step in steps.iter().filter(|step| step.phase_in > most) {
        let Some(said) = &step.said else { continue };
        let key = said.lever.map_or_else(
            || "phase_in".to_string(),
            |place| format!("lever.{}.phase_in", place + 1),
        );
        let years = step.phase_in;
        checking.say(
            &format!("scenarios/{}", said.scenario),
            &key,
            (
                format!("分 {years} 年到位"),
                format!("it takes hold over {years} years"),
            ),
            (
                format!("不超过 {most} 年"),
                format!("no more than {most} years"),
            ),
            ("请改正 phase_in", "Correct phase_in"),
        );
    }
}
