//! Grades of disability in their order: the more severe one has the higher mortality.

use super::super::checking::Checking;
use crate::model::checked::Parameter;
use crate::source::few_digits;

/// The grades, as a person calls them.
const GRADES: [&str; 4] = ["一级", "二级", "三级", "四级"];

/// A reminder of each grade whose relative mortality lies below that of the next milder one.
pub(super) fn check(checking: &mut Checking<'_>, parameters: &[Parameter]) {
    let Some(disability) = &checking.file().model.disability else {
        return;
    };
    let median = |name: &String| {
        let found = parameters.iter().find(|own| own.key == *name)?;
        found.layers.first().map(|own| own.median())
    };
    let grades: Vec<Option<f64>> = disability.relative_mortality.iter().map(median).collect();
    for (place, pair) in grades.windows(2).enumerate() {
        let [Some(severe), Some(mild)] = pair else {
            continue;
        };
        if severe >= mild {
            continue;
        }
        let (severe, mild) = (few_digits(*severe), few_digits(*mild));
        checking.remind_in_layer(
            0,
            "model",
            &format!("disability.relative_mortality.{}", place + 1),
            (
                format!(
                    "{}的相对死亡率 {severe}，低于{}的 {mild}",
                    GRADES[place],
                    GRADES[place + 1]
                ),
                format!(
                    "a relative mortality of {severe} for grade {}, below {mild} for grade {}",
                    place + 1,
                    place + 2
                ),
            ),
            (
                "等级越重，死亡率越高".into(),
                "a higher mortality for the more severe grade".into(),
            ),
            (
                "应从一级写到四级，是不是写反了？若确实如此，不必改",
                "They stand from grade 1 to grade 4: were they interchanged? If it is meant so, leave it",
            ),
        );
    }
}
