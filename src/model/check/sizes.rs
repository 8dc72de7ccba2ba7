//! Numbers of a size that no region could have.

mod leaps;
mod settled;
mod sums;

use super::checking::Checking;
use super::observations::place;
use crate::model::checked::{Anchor, Parameter, Settings};
use crate::model::data::Data;
use crate::model::file::{ObservationFile, PeopleQuantity, recipients_of};

/// Registered people are no fewer and no more than so many times the residents.
const REGISTERED: [f64; 2] = [0.2, 5.0];
/// Nor holders of certificates.
const HOLDERS: [f64; 2] = [0.002, 0.15];
/// Quantiles between which nine draws of ten lie.
const ENDS: [f64; 2] = [0.05, 0.95];
/// In-migrants, of whom there are at least so many for each resident.
const MIGRANTS: f64 = 0.001;
/// How many times more or fewer recipients than in the base year should be looked at.
const TIMES: f64 = 3.0;

/// Registered people, those of them who have come from elsewhere, and holders, against the residents of the census; and
/// what was reported of later years against the start.
pub(super) fn check(
    checking: &mut Checking<'_>,
    settings: &Settings,
    parameters: &[Parameter],
    data: &Data,
) {
    let residents = data.population.grouped.total();
    let mut cases = Vec::new();
    // A start that cannot be is told itself, and nothing is held against it.
    let (mut start, mut can_be) = ([residents; 3], true);
    if let Some(registered) = settings.registered {
        cases.push((registered.total, REGISTERED));
        cases.push((registered.in_migrants, [0.0, 1.0]));
        few_migrants(checking, &parameters[registered.in_migrants.0], residents);
        let both = [registered.total, registered.in_migrants].map(|id| &parameters[id.0]);
        let total = &both[0].layers[0];
        let [low, high] = ENDS.map(|end| total.quantile(end));
        start = [low, total.median(), high];
        let [least, most] = REGISTERED.map(|part| part * residents);
        can_be = (least..=most).contains(&start[1]);
        if can_be {
            settled::check(checking, both, residents);
        }
    }
    let anchor = settings.disability.as_ref().map(|own| own.anchor);
    if let Some(holders) = anchor.and_then(Anchor::holders) {
        cases.push((holders, HOLDERS));
    }
    for (id, parts) in cases {
        let whole = Some(id) == settings.registered.map(|own| own.in_migrants);
        among_residents(checking, &parameters[id.0], (parts, whole), residents);
    }
    sums::check(checking, residents);
    let reports = &checking.file().observations.observation;
    let kept = reports.iter().enumerate();
    for (i, seen) in kept.filter(|(_, seen)| !seen.is_set_aside()) {
        match seen.of_people() {
            Some(quantity) if can_be => of_people(checking, (i, seen), quantity, (start, data)),
            Some(_) => {}
            None => of_recipients(checking, (i, seen)),
        }
    }
}

/// A parameter against the residents: its middle, and where they are its `whole` most of its draws, too; a spread of others
/// is a reminder.
fn among_residents(
    checking: &mut Checking<'_>,
    parameter: &Parameter,
    (parts, whole): ([f64; 2], bool),
    residents: f64,
) {
    let [least, most] = parts.map(|part| part * residents);
    let title = &parameter.title;
    for (layer, own) in parameter.layers.iter().enumerate() {
        let (median, ends) = (own.median(), ENDS.map(|end| own.quantile(end)));
        let within = |value: f64| (least..=most).contains(&value);
        if within(median) && ends.into_iter().all(within) {
            continue;
        }
        let (spread, spread_en) = match within(median) {
            true => nine_in_ten(ends),
            false => Default::default(),
        };
        let found = (
            format!(
                "{} {median:.0} 人{spread}，而普查常住人口 {residents:.0} 人",
                title.zh
            ),
            format!(
                "{}: {median:.0} people{spread_en}, while the census counted {residents:.0} residents",
                title.en
            ),
        );
        let expected = (
            format!("{least:.0} 到 {most:.0} 人"),
            format!("{least:.0} to {most:.0} people"),
        );
        let (name, key) = ("parameters", format!("{}.distribution", parameter.key));
        if whole || !within(median) {
            checking.say_in_layer(layer, name, &key, found, expected, IN_PERSONS);
        } else {
            checking.remind_in_layer(layer, name, &key, found, expected, IN_PERSONS);
        }
    }
}

/// Between which numbers nine draws of ten lie, in brackets.
fn nine_in_ten([low, high]: [f64; 2]) -> (String, String) {
    (
        format!("（十次模拟有九次在 {low:.0} 到 {high:.0} 人之间）"),
        format!(" ({low:.0} to {high:.0} in nine draws of ten)"),
    )
}

/// Some people have come from elsewhere nearly everywhere: hardly any are mostly so many 10,000s.
fn few_migrants(checking: &mut Checking<'_>, parameter: &Parameter, residents: f64) {
    let (median, least) = (parameter.layers[0].median(), MIGRANTS * residents);
    let median = (median * 1e3).round() / 1e3;
    if median <= 0.0 || median >= least {
        return;
    }
    let title = parameter.title.clone();
    checking.remind_in_layer(
        0,
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
            format!("{least:.0} 到 {residents:.0} 人"),
            format!("{least:.0} to {residents:.0} people"),
        ),
        IN_PERSONS,
    );
}

/// What to do about numbers of another size.
const IN_PERSONS: (&str, &str) = (
    "是否写成了万人，或是别处的数？请以人为单位",
    "Is it in 10,000s, or of another place? Give it in persons",
);

/// People, births and deaths that were reported, against the fewest, the middle and the most with whom it may start.
fn of_people(
    checking: &mut Checking<'_>,
    (i, seen): (usize, &ObservationFile),
    quantity: PeopleQuantity,
    ([low, start, high], data): ([f64; 3], &Data),
) {
    let stock = quantity.is_stock();
    let from = data.population.year;
    let (year, value) = (seen.year, seen.value);
    let usual = quantity.usual([low, start, high], f64::from((year - from).max(1)));
    let within = |[least, most]: [f64; 2]| (least..=most).contains(&value);
    let ends = quantity.for_each().map(|part| part * start);
    let far = !within(ends);
    if !far && within(usual) {
        if !stock {
            leaps::check(checking, (i, seen), quantity);
        }
        return;
    }
    let [least, most] = if stock && far { ends } else { usual };
    let (slowly, slowly_en) = quantity.usual_said();
    let (spread, spread_en) = match stock && low < high {
        true => nine_in_ten([low, high]),
        false => Default::default(),
    };
    let complaint = checking.complaint(
        "observations",
        &format!("{}.value", place(i)),
        (
            format!("{year} 年 {value} 人，而 {from} 年末共 {start:.0} 人{spread}"),
            format!(
                "{value} people in {year}, while there were {start:.0} at the end of {from}{spread_en}"
            ),
        ),
        (
            format!("{least:.0} 到 {most:.0} 人{slowly}"),
            format!("{least:.0} to {most:.0} people{slowly_en}"),
        ),
        IN_PERSONS,
    );
    checking.complaints.push(if far {
        complaint
    } else {
        complaint.as_warning()
    });
}

/// Recipients that were reported, against those of the base year.
fn of_recipients(checking: &mut Checking<'_>, (i, seen): (usize, &ObservationFile)) {
    let file = checking.file();
    let named = seen.quantity.as_deref();
    let mut services = file.services.iter();
    let own = services.find(|(key, _)| named == Some(recipients_of(key).as_str()));
    let Some((_, service)) = own else { return };
    let fact = service.observed.as_ref();
    let fact = fact.and_then(|observed| file.plan.facts.get(&observed.fact));
    let (value, year, at) = (seen.value, seen.year, format!("{}.value", place(i)));
    let base = fact.map(|fact| fact.value).filter(|base| *base > 0.0);
    let far = |base: &f64| !(base / TIMES..=base * TIMES).contains(&value);
    if value.fract() != 0.0 && base.as_ref().is_none_or(far) {
        let found = (format!("{value} 人"), format!("{value} recipients"));
        let expected = ("整数".into(), "a whole number".into());
        checking.say("observations", &at, found, expected, IN_PERSONS);
        return;
    }
    let Some(base) = base.filter(far) else { return };
    let complaint = checking.complaint(
        "observations",
        &at,
        (
            format!("{year} 年 {value} 人，而基年 {base} 人"),
            format!("{value} recipients in {year}, {base} in the base year"),
        ),
        (
            format!("基年的 1/{TIMES} 到 {TIMES} 倍"),
            format!("a third to {TIMES} times those of the base year"),
        ),
        IN_PERSONS,
    );
    checking.complaints.push(complaint.as_warning());
}
