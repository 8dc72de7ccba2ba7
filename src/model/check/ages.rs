//! Ages of the shape of migration, within a life and as people move.

use super::checking::Checking;
use crate::axes::AGES;
use crate::model::checked::{Parameter, Settings};

/// Ages at which most people may move, from school to retirement, and how far around them, in years: set by judgement, wide
/// on purpose, since what lies outside is only asked about.
const PEAK: [f64; 2] = [15.0, 60.0];
const SPREAD: [f64; 2] = [3.0, 40.0];

/// The age at which most people move, and how far around it they do: both within a life. A reminder of those at which hardly
/// anybody moves.
pub(super) fn check(checking: &mut Checking<'_>, settings: &Settings, parameters: &[Parameter]) {
    let Some(registered) = settings.registered else {
        return;
    };
    let last = (AGES - 1) as f64;
    let ages = [(registered.peak_age, PEAK), (registered.age_spread, SPREAD)];
    for (id, [young, old]) in ages {
        let parameter = &parameters[id.0];
        let title = &parameter.title;
        for (layer, own) in parameter.layers.iter().enumerate() {
            let age = own.median();
            let never = !(0.0..=last).contains(&age);
            if !never && (young..=old).contains(&age) {
                continue;
            }
            let found = (
                format!("{} {age:.1} 岁", title.zh),
                format!("{}: {age:.1} years", title.en),
            );
            let [least, most] = if never { [0.0, last] } else { [young, old] };
            let expected = (
                format!("{least:.0} 到 {most:.0} 岁"),
                format!("from {least:.0} to {most:.0} years"),
            );
            let key = format!("{}.distribution", parameter.key);
            if never {
                let advice = ("请核对单位和位数", "Look up the unit and the digits");
                checking.say_in_layer(layer, "parameters", &key, found, expected, advice);
            } else {
                let advice = (
                    "请核对单位和位数；若确实如此，不必改",
                    "Look up the unit and the digits; if it is meant so, leave it",
                );
                checking.remind_in_layer(layer, "parameters", &key, found, expected, advice);
            }
        }
    }
}
