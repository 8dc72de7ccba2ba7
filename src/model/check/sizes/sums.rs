//! Published numbers by which something is set, and numbers of people that are aimed at, of a size that no region could
//! have.

use super::super::checking::Checking;
use crate::model::file::Basis;
use crate::units::Unit;

/// Yuan for each resident and year.
const MONEY: [f64; 2] = [0.1, 10_000.0];
/// The same, as places spend it: outside somebody should look.
const USUAL_MONEY: [f64; 2] = [1.0, 1_000.0];
/// Holders who take up work for each resident and year: one in a hundred residents is a third of all holders.
const JOBS: [f64; 2] = [0.0, 0.01];
/// The same, as places have it: outside somebody should look. The nation has four in ten thousand.
const USUAL_JOBS: [f64; 2] = [1e-5, 1e-3];
/// Recipients among holders for each resident: nowhere are so many certified.
const RECIPIENTS: [f64; 2] = [0.0, 0.15];
/// People who are aimed at for each resident: some plans speak of everybody, and of visitors.
const AIMED_AT: [f64; 2] = [0.0, 5.0];

/// A number that is to be held against the residents.
struct PublishedSum {
    /// Its key in the plan.
    key: String,
    value: f64,
    /// Years that it adds up.
    years: f64,
    parts: [f64; 2],
    usual: [f64; 2],
    unit: (&'static str, &'static str),
    advice: (&'static str, &'static str),
}

const OF_THE_PLACE: (&str, &str) = (
    "单位是否写错，或是全省、全部人口的数？请写本地残疾人的数",
    "Is the unit another, or is it of a province or of all people? Give that of the place's people with a disability",
);

/// Sums of money by which amounts are set, people who took up work, recipients and people who are aimed at, for each
/// resident and year.
pub(super) fn check(checking: &mut Checking<'_>, residents: f64) {
    let file = checking.file();
    let fact = |name: &str, parts: [f64; 2], usual: [f64; 2]| {
        let fact = file.plan.facts.get(name)?;
        Some(PublishedSum {
            key: format!("facts.{name}.value"),
            value: fact.value,
            years: f64::from((fact.period[1] - fact.period[0] + 1).max(1)),
            parts,
            usual,
            unit: ("人", "people"),
            advice: OF_THE_PLACE,
        })
    };
    let sums = file.model.money.iter().flat_map(|money| &money.sums);
    let money = sums.filter_map(|(_, sum)| {
        let published = fact(&sum.anchor.as_ref()?.fact, MONEY, USUAL_MONEY)?;
        Some(PublishedSum {
            unit: ("元", "yuan"),
            advice: (
                "是否写成了万元，或是别处的数？请以元为单位",
                "Is it in 10,000 yuan, or of another place? Give it in yuan",
            ),
            ..published
        })
    });
    let jobs = file.model.work.iter();
    let jobs = jobs.filter_map(|work| fact(&work.entry_anchor.fact, JOBS, USUAL_JOBS));
    let services = file.services.values();
    let of_holders = services.filter(|service| service.basis == Basis::Holders);
    let observed = of_holders.filter_map(|service| service.observed.as_ref());
    let recipients = observed.filter_map(|own| fact(&own.fact, RECIPIENTS, RECIPIENTS));
    let targets = file.plan.targets.iter();
    let people = targets.filter(|(_, own)| matches!(own.unit, Unit::Persons | Unit::Households));
    let aims = people.map(|(name, target)| PublishedSum {
        key: format!("targets.{name}.target"),
        value: target.target,
        years: 1.0,
        parts: AIMED_AT,
        usual: RECIPIENTS,
        unit: (target.unit.zh(), target.unit.en()),
        advice: OF_THE_PLACE,
    });
    let all: Vec<PublishedSum> = money.chain(jobs).chain(recipients).chain(aims).collect();
    for published in all {
        among_residents(checking, &published, residents);
    }
}

fn among_residents(checking: &mut Checking<'_>, published: &PublishedSum, residents: f64) {
    let value = published.value;
    let scaled = |parts: [f64; 2]| parts.map(|part| part * residents * published.years);
    let Some((wanted, never)) = outside(value, scaled(published.usual), scaled(published.parts))
    else {
        return;
    };
    let [least, most] = wanted;
    let (unit, unit_en) = published.unit;
    let key = &published.key;
    let found = (
        format!("{value} {unit}，而常住人口 {residents:.0} 人"),
        format!("{value} {unit_en} for {residents:.0} residents"),
    );
    let expected = (
        format!("{least:.0} 到 {most:.0} {unit}"),
        format!("{least:.0} to {most:.0} {unit_en}"),
    );
    if never {
        checking.say("plan", key, found, expected, published.advice);
    } else {
        checking.remind_in_layer(0, "plan", key, found, expected, published.advice);
    }
}

/// The range in which a value should be, and whether it cannot be outside; nothing for what is usual.
fn outside(value: f64, usual: [f64; 2], possible: [f64; 2]) -> Option<([f64; 2], bool)> {
    let within = |[least, most]: [f64; 2]| (least..=most).contains(&value);
    if !within(possible) {
        Some((possible, true))
    } else {
        (!within(usual)).then_some((usual, false))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_times_what_places_spend_is_doubted_and_what_none_can_is_refused() {
        let of = |yuan: f64| outside(yuan, USUAL_MONEY, MONEY);
        assert_eq!(of(35.0), None);
        assert_eq!(of(3500.0), Some((USUAL_MONEY, false)));
        assert_eq!(of(0.0035), Some((MONEY, true)));
        assert_eq!(of(f64::NAN), Some((MONEY, true)));
    }
}
