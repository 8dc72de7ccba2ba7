//! Scenarios that change nothing.

use super::checking::Checking;

/// A scenario without changes, without levers and on no other one is the baseline by another name.
pub(super) fn check(checking: &mut Checking<'_>) {
    let scenarios = &checking.folder.scenarios;
    let steps = checking.steps.iter();
    let names = steps.filter_map(|step| Some(&step.said.as_ref()?.scenario));
    let idle = names.filter(|name| {
        scenarios.get(*name).is_some_and(|own| {
            own.change.is_empty() && own.lever.is_empty() && own.extends.is_empty()
        })
    });
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
