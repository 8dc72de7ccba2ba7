//! Totals are hit, and those move whose numbers are least known.

use super::{PublishedTotal, TotalMet, reconcile};
use crate::projection::{Projection, Quantity};
use crate::source::{Evidence, Words};
use crate::statistics::elementary::exponential;
use crate::statistics::sampling::{Distribution, Sampler, normal_quantile};
use crate::units::Unit;

const DRAWS: usize = 400;
const YEARS: [i32; 2] = [2020, 2035];

/// Roots whose multiples fall evenly and apart from each other.
const PRIMES: [f64; 12] = [
    2.0, 3.0, 5.0, 7.0, 11.0, 13.0, 17.0, 19.0, 23.0, 29.0, 31.0, 37.0,
];

fn score(place: usize, draw: usize) -> f64 {
    let step = PRIMES[place % PRIMES.len()].sqrt();
    normal_quantile(((draw as f64 + 0.5) * step).fract())
}

fn quantity(key: &str) -> Quantity {
    Quantity {
        key: key.to_string(),
        title: Words::default(),
        unit: Unit::Persons,
        evidence: Evidence::Judged,
    }
}

/// A place whose holders are judged with an error, grow by a fifth with a little noise, and have nothing to do with its
/// population.
fn place(number: usize, median: f64, sd: f64) -> Projection {
    let draw = |draw: usize| median * exponential(sd * score(number, draw));
    let mut values: Vec<f32> = Vec::new();
    values.extend((0..DRAWS).map(|at| draw(at) as f32));
    values.extend((0..DRAWS).map(|at| {
        let noise = exponential(0.02 * score(number + 5, at));
        (1.2 * noise * draw(at)) as f32
    }));
    for growth in [40.0, 38.0] {
        let people = |at: usize| growth * median * exponential(0.01 * score(number + 3, at));
        values.extend((0..DRAWS).map(|at| people(at) as f32));
    }
    let quantities = vec![quantity("holders"), quantity("population")];
    Projection::new(quantities, YEARS.to_vec(), DRAWS, values)
}

/// Six places that are judged alike and one that was counted, and one that is known for sure.
fn places() -> Vec<Projection> {
    let sizes = [8e3, 1e4, 2e4, 5e3, 3e4, 1.2e4];
    let judged = sizes.iter().enumerate();
    let mut all: Vec<Projection> = judged.map(|(at, size)| place(at, *size, 0.18)).collect();
    all.push(place(6, 2e4, 0.01));
    all.push(place(7, 1e4, 0.0));
    all
}

fn published(median: f64, sd_log: f64) -> PublishedTotal {
    let spread = Distribution::Lognormal { median, sd_log };
    PublishedTotal {
        key: "holders".into(),
        title: Words::default(),
        of: vec!["holders".into()],
        year: YEARS[0],
        spread: spread.sampler().unwrap(),
    }
}

fn held(places: &mut [Projection], total: PublishedTotal) -> TotalMet {
    reconcile(places, &[total]).remove(0)
}

fn sums(places: &[Projection]) -> Vec<f64> {
    let of = |draw: usize| -> f64 {
        let each = places.iter();
        each.map(|place| f64::from(place.at(0, 0)[draw])).sum()
    };
    (0..DRAWS).map(of).collect()
}

fn near(a: f64, b: f64, within: f64) {
    assert!((a / b - 1.0).abs() < within, "{a} and {b}");
}

#[test]
fn the_total_has_the_published_distribution() {
    let mut all = places();
    let total = published(140_000.0, 0.03);
    let spread: Sampler = total.spread.clone();
    let before = sums(&all);
    let said = held(&mut all, total);
    assert_eq!(said.missed, 0);
    let after = sums(&all);
    let mut order: Vec<usize> = (0..DRAWS).collect();
    order.sort_by(|a, b| before[*a].total_cmp(&before[*b]));
    for (rank, draw) in order.into_iter().enumerate() {
        let wanted = spread.quantile((rank as f64 + 0.5) / DRAWS as f64);
        near(after[draw], wanted, 1e-6);
    }
    for (after, published) in said.after.unwrap().into_iter().zip(said.published) {
        near(after, published, 1e-3);
    }
}

#[test]
fn who_is_known_for_sure_does_not_move_and_who_was_counted_moves_less() {
    let mut all = places();
    let sure = all[7].clone();
    let said = held(&mut all, published(140_000.0, 0.03));
    assert_eq!(all[7].values(), sure.values());
    assert_eq!(said.moved[7], Some(0.0));
    let (judged, counted) = (said.moved[0].unwrap(), said.moved[6].unwrap());
    assert!(judged > 0.2 && counted > 0.0, "{judged} {counted}");
    assert!(counted < 0.1 * judged, "{judged} {counted}");
    // Those that are judged alike move alike, large or small.
    near(said.moved[3].unwrap(), said.moved[4].unwrap(), 0.1);
}

#[test]
fn later_years_follow_and_what_has_nothing_to_do_with_it_stays() {
    let mut all = places();
    let before = all[2].clone();
    held(&mut all, published(140_000.0, 0.03));
    let mean = |draws: &[f32]| draws.iter().map(|own| f64::from(*own)).sum::<f64>();
    let ratio = |year: usize| mean(all[2].at(0, year)) / mean(before.at(0, year));
    near(ratio(1), ratio(0), 0.02);
    assert_eq!(all[2].at(1, 0), before.at(1, 0));
    assert_eq!(all[2].at(1, 1), before.at(1, 1));
}

#[test]
fn the_order_of_places_does_not_matter() {
    let (mut forward, mut backward) = (places(), places());
    backward.reverse();
    let one = held(&mut forward, published(140_000.0, 0.03));
    let two = held(&mut backward, published(140_000.0, 0.03));
    backward.reverse();
    for (a, b) in forward.iter().zip(&backward) {
        for (a, b) in a.values().iter().zip(b.values()) {
            near(f64::from(*a), f64::from(*b), 1e-6);
        }
    }
    assert_eq!(one.moved.len(), two.moved.len());
}

#[test]
fn two_totals_are_hit_at_once() {
    let mut all = places();
    let spread = Distribution::Lognormal {
        median: 4.4e6,
        sd_log: 0.002,
    };
    let people = PublishedTotal {
        key: "population".into(),
        title: Words::default(),
        of: vec!["population".into()],
        year: YEARS[0],
        spread: spread.sampler().unwrap(),
    };
    let said = reconcile(&mut all, &[published(140_000.0, 0.03), people]);
    for own in said {
        assert_eq!(own.missed, 0, "{}", own.key);
        for (after, published) in own.after.unwrap().into_iter().zip(own.published) {
            near(after, published, 1e-3);
        }
    }
}

#[test]
fn nothing_is_moved_without_a_total_or_where_all_is_known() {
    let mut all = places();
    assert!(reconcile(&mut all, &[]).is_empty());
    for (now, before) in all.iter().zip(places()) {
        assert_eq!(now.values(), before.values());
    }
    let mut sure: Vec<Projection> = (0..3).map(|at| place(at, 1e4, 0.0)).collect();
    let said = held(&mut sure, published(40_000.0, 0.01));
    assert_eq!(
        (said.missed, sure[0].values()),
        (DRAWS, place(0, 1e4, 0.0).values())
    );
}
