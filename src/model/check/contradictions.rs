//! Places where the plan contradicts itself.

use crate::dataset::Complaint;
use crate::model::file::Basis;
use crate::model::read::ModelFolder;

/// Places where the plan says two things about the same number. They are reported, never settled in
/// silence.
pub fn contradictions(folder: &ModelFolder) -> Vec<Complaint> {
    let plan = &folder.file.plan;
    let lines = folder.lines.get("plan").cloned().unwrap_or_default();
    let mut found = Vec::new();
    for (key, fact) in &plan.facts {
        let Some(process) = &fact.about else { continue };
        for target in plan.targets.values() {
            let covered = target.measure.covered(&folder.file.services);
            let same = target.measure.process() == Some(process.as_str())
                || covered.is_some_and(|s| s.need == *process && s.basis == Basis::Holders);
            let alike = same && fact.unit == target.unit;
            let Some(baseline) = target.baseline.filter(|_| alike) else {
                continue;
            };
            if fact.period[1] == folder.file.model.base_year
                && !fact.relation.holds(baseline, fact.value, fact.value)
            {
                let percent = |value: f64| format!("{}%", (value * 1000.0).round() / 10.0);
                found.push(
                    lines
                        .complaint(
                            &format!("facts.{key}"),
                            (
                                format!(
                                    "{}：{} {}{}，{} 基期 {}",
                                    target.title.zh,
                                    fact.at,
                                    fact.relation.sign(),
                                    percent(fact.value),
                                    target.at,
                                    percent(baseline)
                                ),
                                format!(
                                    "{}: {} says {} {}, {} says {} for the base year",
                                    target.title.en,
                                    fact.at,
                                    fact.relation.sign(),
                                    percent(fact.value),
                                    target.at,
                                    percent(baseline)
                                ),
                            ),
                            ("同一年的同一个数".into(), "one number for one year".into()),
                            (
                                "规划前后矛盾：模型的起点把两种说法都包括在内，请向编制单位核实",
                                "The plan contradicts itself: the model's start spans both; ask its authors",
                            ),
                        )
                        .as_warning(),
                );
            }
        }
    }
    found
}
