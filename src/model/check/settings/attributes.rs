//! What rules may ask: not too much, and of households only where there are any.

use super::super::checking::Checking;
use crate::model::file::{AttributeFile, ModelFile};
use crate::model::rule::Answers;

/// No more attributes than there are bits for, and one low income at most.
pub(super) fn check(checking: &mut Checking<'_>, file: &ModelFile) {
    let attributes = &file.model.attributes;
    let poor = attributes
        .values()
        .filter(|attribute| matches!(attribute, AttributeFile::LowIncome { .. }));
    if attributes.len() > Answers::MOST || poor.count() > 1 {
        checking.say(
            "model",
            "attributes",
            (
                format!("{} 个属性", attributes.len()),
                format!("{} attributes", attributes.len()),
            ),
            (
                format!("至多 {} 个，其中至多一个 low_income", Answers::MOST),
                format!(
                    "at most {}, of which at most one is low_income",
                    Answers::MOST
                ),
            ),
            ("请删去多余的", "Remove some"),
        );
    }
    let households = file.model.households.is_some();
    for (name, attribute) in attributes {
        if matches!(attribute, AttributeFile::Household { .. }) && !households {
            checking.say(
                "model",
                &format!("attributes.{name}"),
                (
                    "问到家庭，而模型没有 [households]".into(),
                    "asks about households, of which the model has none".into(),
                ),
                ("[households]".into(), "[households]".into()),
                (
                    "请补上 [households]，或删去它",
                    "Add [households], or remove it",
                ),
            );
        }
    }
}
