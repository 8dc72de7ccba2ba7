//! Numbers of a size that no region could have.

use super::checking::Checking;
use crate::model::checked::{Parameter, Settings};
use crate::model::data::Data;

/// Registered people, and those of them who have come from elsewhere, against the residents of the census.
pub(super) fn check(
    checking: &mut Checking<'_>,
    settings: &Settings,
    parameters: &[Parameter],
    data: &Data,
) {
    let Some(registered) = settings.registered else {
        return;
    };
    let residents = data.population.grouped.total();
    let cases = [
        (registered.total, 0.2 * residents, 5.0 * residents),
        (registered.in_migrants, 0.0, residents),
    ];
    for (id, least, most) in cases {
        let parameter = &parameters[id.0];
        let median = parameter.layers[0].median();
        if (least..=most).contains(&median) {
            continue;
        }
        let title = parameter.title.clone();
        checking.say(
            "parameters",
            &format!("{}.distribution", parameter.key),
            (
                format!("{} {median} 人，而普查常住人口 {residents:.0} 人", title.zh),
                format!(
                    "{}: {median} people, while the census counted {residents:.0} residents",
                    title.en
                ),
            ),
            (
                format!("{least:.0} 到 {most:.0} 人"),
                format!("{least:.0} to {most:.0} people"),
            ),
            (
                "是否写成了万人，或是别处的数？请以人为单位",
                "Is it in 10,000s, or of another place? Give it in persons",
            ),
        );
    }
}
