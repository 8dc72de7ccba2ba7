//! Values of the base year that nothing in the projection starts from.

use super::Filled;
use crate::model::ModelFolder;
use crate::report::template::layout::targets;
use crate::source::Words;

impl Filled {
    /// Targets whose value of the base year is listed beside them and starts nothing, as what they measure is worked out of
    /// people, rules and places: each in words.
    pub fn baselines_beside(&self, base: &ModelFolder) -> Vec<Words> {
        let (all, services) = (&base.file.plan.targets, &base.file.services);
        let beside = self.targets.iter().filter_map(|aim| {
            let known = all.get(&aim.key).filter(|_| aim.baseline.is_some())?;
            let starts = known.measure.starts_from(services);
            let by_places = known
                .measure
                .covered(services)
                .is_some_and(|service| service.capacity.is_some());
            (starts.is_none() || by_places).then(|| said(&known.title))
        });
        beside.collect()
    }
}

fn said(title: &Words) -> Words {
    let column = targets::BASELINE.name;
    Words {
        zh: format!(
            "{}：“{column}”只列在指标旁，作为评估进度的起点；推算不从它起，而是由人数、资格、需求和名额逐年算出，两者可能不同：请与 tables/quantities.csv 里这项的基期数对照",
            title.zh
        ),
        en: format!(
            "{}: {column} is listed beside the target and progress is measured from it; the projection does not start from it but works the number out of people, rules, need and places, so that the two may differ: compare it with that of the base year in tables/quantities.csv",
            title.en
        ),
    }
}
