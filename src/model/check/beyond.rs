//! Published recipients of the base year beyond the certificate holders that there are: one of the two is wrong.

use super::checking::Checking;
use crate::model::checked::{Parameter, Register, RegisterReading, Settings};
use crate::model::file::Basis;
use crate::statistics::sampling::Sampler;
use crate::units::Unit;

/// Recipients and holders this close are equal but for when they were counted.
const COUNTED: f64 = 1.02;
/// Holders of whom nobody is sure may be as many as at this quantile; fewer recipients contradict nothing.
const LIKELY: f64 = 0.975;
/// The same of a register that states an error: so many errors more.
const ERRORS: f64 = 2.0;

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
    let parts = || whole.into_iter().flat_map(|margin| &margin.parts);
    let registered: Option<f64> = whole.map(|_| parts().map(|(_, part)| counted(part)).sum());
    let anchored = || {
        let holders = settings.disability.as_ref()?.anchor.holders()?;
        Some(likely(&parameters[holders.0].layers[0]))
    };
    let Some(holders) = registered.or_else(anchored) else {
        return;
    };
    let is_exact = whole.is_some() && parts().all(|(_, part)| part.error == 0.0);
    let (at_most_zh, at_most_en) = match is_exact {
        true => ("", ""),
        false => ("至多", "at most "),
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
                    "{}：{base} 年享受人数 {value} 人，而持证残疾人{at_most_zh} {holders:.0} 人",
                    title.zh
                ),
                format!(
                    "{}: {value} recipients in {base}, and {at_most_en}{holders:.0} certificate holders",
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

/// As many people of a register as there may well be.
fn counted(part: &RegisterReading) -> f64 {
    part.persons * (1.0 + ERRORS * part.error)
}

/// As many holders as there may well be.
fn likely(holders: &Sampler) -> f64 {
    holders.quantile(LIKELY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holders_of_whom_nobody_is_sure_may_be_more_than_their_median() {
        let register = |error: f64| {
            counted(&RegisterReading {
                persons: 12_000.0,
                error,
            })
        };
        assert_eq!([register(0.0), register(0.25)], [12_000.0, 18_000.0]);
        assert_eq!(likely(&Sampler::Fixed(12_000.0)), 12_000.0);
        let unsure = Sampler::Lognormal {
            log_median: libm::log(12_000.0),
            sd: 0.1,
        };
        assert!((14_500.0..14_700.0).contains(&likely(&unsure)));
    }
}
