//! A draw is a function of the model, the seed and its number, and of nothing else.

use crate::runs::{DRAWS, SEED, baseline, bits, open, outcome, prepared, profile_bits, wenling};

#[test]
fn any_number_of_threads_gives_the_same_bits() {
    let model = open(&wenling(), "baseline", None);
    let mut profiles = Vec::new();
    for threads in [1, 2, 7] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
        let pool = pool.build().expect("a pool");
        let outcome = pool.install(|| outcome(&model, SEED, DRAWS));
        assert!(
            bits(&outcome.projection) == bits(baseline()),
            "{threads} threads"
        );
        profiles.push(profile_bits(&outcome));
    }
    assert!(profiles.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn draws_do_not_know_how_many_there_are() {
    let model = open(&wenling(), "baseline", None);
    let engine = prepared(&model);
    // Blocks of draws are run together: below, at and above their size.
    for draws in [1, 10, 16, 17] {
        let few = engine.run(SEED, draws, |_| ()).expect("a run").projection;
        for quantity in 0..few.quantities().len() {
            for year in 0..few.years().len() {
                let (first, all) = (few.at(quantity, year), baseline().at(quantity, year));
                let same = first
                    .iter()
                    .zip(all)
                    .all(|(a, b)| a.to_bits() == b.to_bits());
                let key = &few.quantities()[quantity].key;
                assert!(same && first.len() == draws, "{key}, {draws} draws");
            }
        }
    }
}

#[test]
fn the_seed_decides() {
    let model = open(&wenling(), "baseline", None);
    let again = outcome(&model, SEED, DRAWS).projection;
    let other = outcome(&model, SEED + 1, DRAWS).projection;
    // The upper half of the seed counts too.
    let far = outcome(&model, SEED + (1 << 32), DRAWS).projection;
    assert!(bits(&again) == bits(baseline()));
    assert!(bits(&other) != bits(baseline()));
    assert!(bits(&far) != bits(baseline()) && bits(&far) != bits(&other));
}

#[test]
fn progress_counts_every_draw_once() {
    use std::sync::atomic::{AtomicUsize, Ordering};
    let model = open(&wenling(), "baseline", None);
    let engine = prepared(&model);
    let done = AtomicUsize::new(0);
    engine
        .run(SEED, 21, |draws| {
            done.fetch_add(draws, Ordering::Relaxed);
        })
        .expect("a run");
    assert_eq!(done.into_inner(), 21);
}
