//! Scenarios and levers that change nothing.

mod centres;
mod levers;

use super::checking::Checking;

/// A scenario without changes, without levers and on no other one is the baseline by another name; so is one whose changes
/// say what is said below it.
pub(super) fn check(checking: &mut Checking<'_>) {
    levers::check(checking);
    let scenarios = &checking.folder.scenarios;
    let steps = checking.steps.iter();
    let names = steps.filter_map(|step| Some(&step.said.as_ref()?.scenario));
    let idle = names.filter(|name| {
        scenarios.get(*name).is_some_and(|own| {
            own.change.is_empty() && own.lever.is_empty() && own.extends.is_empty()
        })
    });
    let alike = checking.steps.windows(2).filter_map(|pair| {
        let [below, step] = pair else { return None };
        let (one, two) = (&below.file, &step.file);
        let same = one.parameters == two.parameters
            && one.processes == two.processes
            && one.services == two.services;
        let said = step
            .said
            .as_ref()
            .filter(|_| same && step.pulled.is_empty())?;
        let own = scenarios.get(&said.scenario)?;
        let key = match said.lever {
            Some(place) => format!("lever.{}", place + 1),
            None if own.change.is_empty() || !own.lever.is_empty() => return None,
            None => "change".to_string(),
        };
        Some((format!("scenarios/{}", said.scenario), key))
    });
    let alike: Vec<(String, String)> = alike.collect();
    for (name, key) in alike {
        checking.remind_in_layer(
            0,
            &name,
            &key,
            (
                "改动之后与改动之前完全相同".into(),
                "after its changes all is as before".into(),
            ),
            ("与原来不同的写法".into(), "something that differs".into()),
            (
                "请写上不同之处，或删去这一节",
                "Write what differs, or remove it",
            ),
        );
    }
    let idle: Vec<String> = idle.map(|name| format!("scenarios/{name}")).collect();
    for name in idle {
        checking.remind_in_layer(
            0,
            &name,
            "title",
            (
                "这个情景什么也没有改，结果与基准相同".into(),
                "this scenario changes nothing: it is the baseline".into(),
            ),
            (
                "[change.…] 或 [[lever]]，或 extends".into(),
                "[change.…] or [[lever]], or extends".into(),
            ),
            (
                "请写上不同之处，或删去这个文件",
                "Write what differs, or remove the file",
            ),
        );
    }
}
