//! Signs in titles that the font of the charts lacks.

use std::collections::BTreeSet;

use crate::dataset::Complaint;
use crate::model::ModelFolder;
use crate::report::chart::{STAND_IN, lacking, sign_called};
use crate::source::Words;

/// A reminder for each title with a sign that no chart can show.
pub(super) fn signs(folder: &ModelFolder) -> Vec<Complaint> {
    let file = &folder.file;
    let of = |name: &str, key: &str, title: &Words| {
        let signs: BTreeSet<char> = [&title.zh, &title.en]
            .into_iter()
            .flat_map(|text| lacking(text).unwrap_or_default())
            .collect();
        let lines = folder.lines.get(name).cloned().unwrap_or_default();
        (!signs.is_empty()).then(|| {
            let told = |open: &str, close: &str| {
                let one = |sign: &char| sign_called(*sign, [open, close]);
                signs.iter().map(one).collect::<Vec<String>>().join(" ")
            };
            lines
                .complaint(
                    key,
                    (
                        format!("图的字体里没有 {}", told("（", "）")),
                        format!("the font of the charts lacks {}", told(" (", ")")),
                    ),
                    (
                        "字体里有的字".into(),
                        "signs that the font has".into(),
                    ),
                    (
                        format!("图中以“{STAND_IN}”代替，表和工作簿不受影响；可换一个写法").as_str(),
                        format!("“{STAND_IN}” stands for it in charts, tables are as written; write it otherwise if it matters").as_str(),
                    ),
                )
                .as_warning()
        })
    };
    let own = of("model", "title", &file.model.title);
    let targets = file.plan.targets.iter();
    let targets = targets
        .filter_map(|(key, target)| of("plan", &format!("targets.{key}.title"), &target.title));
    let services = file.services.iter();
    let services = services
        .filter_map(|(key, service)| of("services", &format!("{key}.title"), &service.title));
    let processes = file.processes.iter();
    let processes = processes
        .filter_map(|(key, process)| of("processes", &format!("{key}.title"), process.title()));
    let scenarios = folder.scenarios.iter();
    let scenarios = scenarios
        .filter_map(|(name, scenario)| of(&format!("scenarios/{name}"), "title", &scenario.title));
    let all = own.into_iter().chain(targets).chain(services);
    all.chain(processes).chain(scenarios).collect()
}
