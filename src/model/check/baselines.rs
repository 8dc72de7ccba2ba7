//! What the plan prints of the base year against where the processes start.

use crate::dataset::Complaint;
use crate::model::file::TargetFile;
use crate::model::read::ModelFolder;
use crate::source::Language;
use crate::units::Unit;

/// Targets whose printed value of the base year is not where the process starts that they measure: the median is further
/// off than what was rounded away. Both files and lines are named; which of them is right is not for the program to say.
pub fn baselines(folder: &ModelFolder) -> Vec<Complaint> {
    let targets = folder.file.plan.targets.iter();
    targets
        .filter_map(|(key, target)| differs(folder, key, target))
        .collect()
}

fn differs(folder: &ModelFolder, key: &str, target: &TargetFile) -> Option<Complaint> {
    let file = &folder.file;
    // What a year added before the plan is no number of things from which a count starts.
    let baseline = target.baseline.filter(|_| !target.hold.is_of_additions())?;
    let covered = || {
        let service = target.measure.covered(&file.services)?;
        let by_process = service.capacity.is_none();
        by_process.then(|| service.coverage.as_ref().unwrap_or(&service.need).as_str())
    };
    let process = target.measure.process().or_else(covered)?;
    let start = file.processes.get(process)?.parts().start?;
    let median = start.sampler().ok()?.median();
    // A start that no share can be is told itself.
    let share = target.unit == Unit::Share;
    if share && !(0.0..=1.0).contains(&median) {
        return None;
    }
    if (median - baseline).abs() <= half_of_last_digit(baseline, target.unit) + 1e-9 {
        return None;
    }
    let lines = |name: &str| folder.lines.get(name).cloned().unwrap_or_default();
    let (plan, processes) = (lines("plan"), lines("processes"));
    let (other, place) = processes.find(&format!("{process}.start"));
    let [at_zh, at_en] = [Language::Zh, Language::En].map(|own| place.render(own));
    let [printed, starts] = [baseline, median].map(|value| said(value, target.unit));
    let complaint = plan.complaint(
        &format!("targets.{key}.baseline"),
        (
            format!(
                "{}：基期值 {printed}，而 {other} {at_zh} 起点的中位数为 {starts}",
                target.title.zh
            ),
            format!(
                "{}: {printed} is printed, but the median of the start in {other}, {at_en} is {starts}",
                target.title.en
            ),
        ),
        (
            "起点的中位数与所载基期值相差不超过其取整".into(),
            "a median of the start that rounds to what is printed".into(),
        ),
        (
            "请改正其一；若有意如此（如前后说法不同），请在过程的 note 里说明",
            "Correct one of them, or say in the note of the process why they differ, as two readings do",
        ),
    );
    Some(complaint.as_warning())
}

/// Half of the last digit that is printed: of whole per cents at least for a share.
fn half_of_last_digit(value: f64, unit: Unit) -> f64 {
    let text = value.to_string();
    let decimals = text
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len());
    let least = if matches!(unit, Unit::Share | Unit::Growth) {
        2
    } else {
        0
    };
    0.5 * libm::pow(10.0, -(decimals.max(least) as f64))
}

fn said(value: f64, unit: Unit) -> String {
    if matches!(unit, Unit::Share | Unit::Growth) {
        return format!("{}%", (value * 1e4).round() / 100.0);
    }
    format!("{}", (value * 1e4).round() / 1e4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_rounded_away_is_half_of_the_last_digit() {
        let close = |value: f64, unit: Unit, half: f64| {
            assert!(
                (half_of_last_digit(value, unit) - half).abs() < 1e-12,
                "{value}"
            );
        };
        close(0.9, Unit::Share, 0.005);
        close(0.98, Unit::Share, 0.005);
        close(0.985, Unit::Share, 0.0005);
        close(7.0, Unit::Units, 0.5);
        close(1.25, Unit::Ratio, 0.005);
        assert_eq!(said(0.9375, Unit::Share), "93.75%");
        assert_eq!(said(7.0, Unit::Units), "7");
    }
}
