//! Published recipients of the base year beyond the certificate holders that there are: one of the two is wrong.

use super::checking::Checking;
use crate::model::checked::{Anchor, Parameter, Register, Settings};
use crate::model::file::Basis;
use crate::units::Unit;

/// Recipients and holders this close are equal but for when they were counted.
const COUNTED: f64 = 1.02;

/// Recipients of each service for holders against those of the register, or else those on whom the model rests.
pub(super) fn recipients(
    checking: &mut Checking<'_>,
    settings: &Settings,
    parameters: &[Parameter],
    register: &Register,
) {
    let file = checking.file();
    let base = file.model.base_year;
    let own = register.years.iter().find(|own| own.year == base);
    let whole = own.and_then(|own| own.stocks.iter().find(|margin| margin.whole));
    let counted: Option<f64> =
        whole.map(|margin| margin.parts.iter().map(|(_, part)| part.persons).sum());
    let anchored = || match settings.disability.as_ref()?.anchor {
        Anchor::Holders(id) => Some(parameters[id.0].layers[0].median()),
        Anchor::Recipients(_) => None,
    };
    let Some(holders) = counted.or_else(anchored) else {
        return;
    };
    let services = file.services.values();
    let of_holders =
        services.filter(|own| own.basis == Basis::Holders && own.unit == Unit::Persons);
    for service in of_holders {
        let observed = service.observed.as_ref();
        let Some((key, fact)) = observed.and_then(|own| file.plan.facts.get_key_value(&own.fact))
        else {
            continue;
        };
        let (value, title) = (fact.value, &service.title);
        if value <= COUNTED * holders {
            continue;
        }
        checking.say(
            "plan",
            &format!("facts.{key}.value"),
            (
                format!(
                    "{}：{base} 年享受人数 {value} 人，而持证残疾人 {holders:.0} 人",
                    title.zh
                ),
                format!(
                    "{}: {value} recipients in {base}, and {holders:.0} certificate holders",
                    title.en
                ),
            ),
            (
                "不多于持证残疾人的享受人数".into(),
                "no more recipients than certificate holders".into(),
            ),
            (
                "请核对两者的口径、年份和单位，改正其一",
                "Look up what both count, the year and the unit, and correct one of them",
            ),
        );
    }
}
