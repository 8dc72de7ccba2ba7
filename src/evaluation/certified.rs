//! Certificate holders against all people with a disability, of whom they are a part.

use crate::model::Model;
use crate::projection::Projection;
use crate::source::Words;
use crate::statistics::quantiles::quantiles;

/// What is said where the base year has more holders than people with a disability: one of the two cannot be.
pub fn more_certified(model: &Model, projection: &Projection) -> Option<Words> {
    let people = model.quantities.people?;
    let base = model.calendar.base;
    let at = projection.year_index(base)?;
    let median = |quantity: usize| -> Option<f64> {
        let draws = projection.at(quantity, at).iter().copied();
        let mut draws: Vec<f64> = draws.map(f64::from).collect();
        Some(quantiles(&mut draws, &[0.5]).ok()?[0])
    };
    let (holders, disabled) = (median(people.holders)?, median(people.disabled)?);
    (holders > disabled).then(|| Words {
        zh: format!(
            "{base} 年持证残疾人 {holders:.0} 人，多于推算的全部残疾人（含未办证）{disabled:.0} 人；请核对持证人数或据以推算的公布数，以及人口数"
        ),
        en: format!(
            "{base} has {holders:.0} certificate holders, more than the {disabled:.0} people with a disability, certified or not, that the survey gives; look up the holders, or the published number from which they follow, and the people"
        ),
    })
}
