//! What a house has and costs: places, staff and money of a size that one has, for each place and beside the one that it
//! replaces.

use super::checking::Checking;
use crate::model::file::{CapacityFile, UnitCostFile};
use crate::source::few_digits;
use crate::statistics::sampling::Distribution;

/// Places and staff that no house has.
const A_HOUSE: f64 = 1e3;
/// Staff for each place: one in fifty looks after a room for the day, three around the clock after those who need it most.
const STAFF: [f64; 2] = [0.02, 3.0];
/// Yuan for each place to build a house, and to run it for a year: below them it is in 10,000s, above them it is all houses'.
const CAPITAL: [f64; 2] = [100.0, 5e6];
const RUNNING: [f64; 2] = [50.0, 1e6];
/// How many times the places or staff of the house that it replaces, or what part of them, should be looked at.
const BESIDE: f64 = 6.0;

/// What houses have and cost, in every layer.
pub(super) fn check(checking: &mut Checking<'_>) {
    let steps = checking.steps;
    for (layer, step) in steps.iter().enumerate() {
        for (key, service) in &step.file.services {
            let Some(capacity) = &service.capacity else {
                continue;
            };
            large(checking, layer, key, capacity);
            if layer == 0 {
                replaced(checking, key, capacity);
            }
            let Some(places) = median(&capacity.places).filter(|places| *places > 0.0) else {
                continue;
            };
            staff(checking, layer, key, (capacity, places));
            for (what, cost, usual) in [
                ("capital", &capacity.capital, CAPITAL),
                ("running", &capacity.running, RUNNING),
            ] {
                if let Some(cost) = cost {
                    money(checking, layer, (key, what), (cost, places), usual);
                }
            }
        }
    }
}

fn median(number: &Distribution) -> Option<f64> {
    number.sampler().ok().map(|own| own.median())
}

/// A reminder of places or staff of one house that may come to more than any has, in one draw of twenty.
fn large(checking: &mut Checking<'_>, layer: usize, key: &str, capacity: &CapacityFile) {
    let all = [
        ("places", Some(&capacity.places)),
        ("staff", capacity.staff.as_ref()),
    ];
    for (what, own) in all {
        let sampler = own.and_then(|own| own.sampler().ok());
        let Some(many) = sampler.map(|sampler| sampler.quantile(0.95)) else {
            continue;
        };
        if many <= A_HOUSE {
            continue;
        }
        checking.remind_in_layer(
            layer,
            "services",
            &format!("{key}.capacity.{what}"),
            (
                format!("一处可达 {many:.0}"),
                format!("up to {many:.0} in one house"),
            ),
            (
                format!("一处不超过 {A_HOUSE}"),
                format!("no more than {A_HOUSE} in one house"),
            ),
            SUM,
        );
    }
}

/// What to do about a sum over all houses.
const SUM: (&str, &str) = (
    "是否写成了全部机构的合计？请写一处的数",
    "Is it a sum over all houses? Give that of one",
);

/// A reminder of more staff than look after so many places, or of hardly any.
fn staff(
    checking: &mut Checking<'_>,
    layer: usize,
    key: &str,
    (capacity, places): (&CapacityFile, f64),
) {
    let own = capacity.staff.as_ref().and_then(median);
    let Some(own) = own.filter(|own| *own > 0.0) else {
        return;
    };
    let [least, most] = STAFF.map(|each| each * places);
    if (least..=most).contains(&own) {
        return;
    }
    let [own, places, least, most] = [own, places, least, most].map(few_digits);
    checking.remind_in_layer(
        layer,
        "services",
        &format!("{key}.capacity.staff"),
        (
            format!("一处 {places} 个名额，{own} 名工作人员"),
            format!("a staff of {own} for {places} places in one house"),
        ),
        (
            format!("一处 {least} 到 {most} 人"),
            format!("{least} to {most} in one house"),
        ),
        (
            "是否写成了全部机构的合计，或每个名额的人数？请写一处的数；若确实如此，不必改",
            "Is it a sum over all houses, or for each place? Give that of one house; if it is right, leave it",
        ),
    );
}

/// A reminder of money for one house that is far from what places cost.
fn money(
    checking: &mut Checking<'_>,
    layer: usize,
    (key, what): (&str, &str),
    (cost, places): (&UnitCostFile, f64),
    each: [f64; 2],
) {
    let yuan = median(&cost.amount).filter(|yuan| *yuan > 0.0);
    let [least, most] = each.map(|each| each * places);
    let Some(yuan) = yuan.filter(|yuan| !(least..=most).contains(yuan)) else {
        return;
    };
    let [yuan, places, least, most] = [yuan, places, least, most].map(few_digits);
    checking.remind_of_service(layer,
        &format!("{key}.capacity.{what}.amount"),
        (
            format!("一处 {places} 个名额，{yuan} 元"),
            format!("{yuan} yuan for a house of {places} places"),
        ),
        (
            format!("一处 {least} 到 {most} 元"),
            format!("{least} to {most} yuan for one house"),
        ),
        (
            "是否写成了万元，或全部机构的合计？请写一处的数，以元为单位；若确实如此，不必改",
            "Is it in 10,000 yuan, or a sum over all houses? Give that of one, in yuan; if it is right, leave it",
        ),
    );
}

/// A reminder of places or staff of the model's own that are quite others than those that they replace; one for each service.
fn replaced(checking: &mut Checking<'_>, key: &str, capacity: &CapacityFile) {
    let folder = checking.folder;
    let numbers = [
        ("places", "capacity.places", Some(&capacity.places)),
        ("staff", "capacity.staff", capacity.staff.as_ref()),
    ];
    let found = numbers.into_iter().find_map(|(what, at, own)| {
        let (from, usual) = folder.inherited.replaced(key, at)?;
        let own = median(own?)?;
        let far = own > 0.0 && usual > 0.0 && !(1.0 / BESIDE..=BESIDE).contains(&(own / usual));
        far.then_some((what, from, usual, own))
    });
    let Some((what, from, usual, own)) = found else {
        return;
    };
    let [usual, own] = [usual, own].map(few_digits);
    checking.remind_of_service(
        0,
        &format!("{key}.capacity.{what}"),
        (
            format!("一处 {own}，而 {from} 为 {usual}"),
            format!("{own} in one house, and {usual} in {from}"),
        ),
        (
            format!("{from} 的 1/{BESIDE} 到 {BESIDE} 倍"),
            format!("a sixth to {BESIDE} times that of {from}"),
        ),
        (
            "是否写成了全部机构的合计？请写一处的数；若确实如此，不必改",
            "Is it a sum over all houses? Give that of one; if it is right, leave it",
        ),
    );
}
