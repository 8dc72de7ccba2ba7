//! Ages of the shape of migration, within a life.

use super::checking::Checking;
use crate::axes::AGES;
use crate::model::checked::{Parameter, Settings};

/// The age at which most people move, and how far around it they do: both within a life.
pub(super) fn check(checking: &mut Checking<'_>, settings: &Settings, parameters: &[Parameter]) {
    let Some(registered) = settings.registered else {
        return;
    };
    let last = (AGES - 1) as f64;
    for id in [registered.peak_age, registered.age_spread] {
        let parameter = &parameters[id.0];
        let title = &parameter.title;
        for (layer, own) in parameter.layers.iter().enumerate() {
            let age = own.median();
            if (0.0..=last).contains(&age) {
                continue;
            }
            checking.say_in_layer(
                layer,
                "parameters",
                &format!("{}.distribution", parameter.key),
                (
                    format!("{} {age:.1} 岁", title.zh),
                    format!("{}: {age:.1} years", title.en),
                ),
                (
                    format!("0 到 {last:.0} 岁"),
                    format!("from 0 to {last:.0} years"),
                ),
                ("请核对单位和位数", "Look up the unit and the digits"),
            );
        }
    }
}
