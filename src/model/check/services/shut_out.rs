//! Rules that shut out everybody who may have the service elsewhere: in the model that is extended, or before a scenario.

use super::super::checking::Checking;
use crate::model::file::ServiceFile;
use crate::model::rule::kinds_of;

/// A reminder of a rule for other categories and grades only than those of the model that is extended, or of the baseline.
pub(super) fn check(checking: &mut Checking<'_>, layer: usize, key: &str, file: &ServiceFile) {
    let own = kinds_of(&file.eligible);
    let folder = checking.folder;
    let (usual, zh, en) = match layer {
        0 => {
            let Some((from, usual)) = folder.inherited.kinds(key) else {
                return;
            };
            (usual, from.to_string(), from.to_string())
        }
        _ => {
            let before = checking.steps[0].file.services.get(key);
            let usual = before.map_or(0, |before| kinds_of(&before.eligible));
            (usual, "基准".to_string(), "the baseline".to_string())
        }
    };
    // A rule of nobody is said itself.
    if own == 0 || usual == 0 || own & usual != 0 {
        return;
    }
    let title = &file.title;
    checking.remind_in_layer(
        layer,
        "services",
        &format!("{key}.eligible"),
        (
            format!("{}：{zh}里符合条件的类别和等级，这里没有一个符合", title.zh),
            format!(
                "{}: none of the categories and grades that may have it in {en} may have it here",
                title.en
            ),
        ),
        (
            format!("与{zh}至少有一部分相同的对象"),
            format!("some of those who may have it in {en}"),
        ),
        (
            "等级（1 最重，4 最轻）或类别是否写反了？若确实如此，不必改",
            "Are the grades (1 is the most severe, 4 the least) or the categories the wrong way round? If they are right, leave them",
        ),
    );
}
