//! Probabilistic cohort components with every quantile of every age (PCC-15), on one thread.

#[path = "engines/mod.rs"]
#[allow(dead_code, unused_imports, reason = "each user takes a part of it")]
mod engines;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use engines::trajectories::benchmark::{PROBABILITIES, STEPS, inputs};
use engines::trajectories::run;

fn trajectories(criterion: &mut Criterion) {
    let inputs = inputs();
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .build()
        .expect("a thread can be started");
    let mut group = criterion.benchmark_group("trajectories");
    group.sample_size(20);
    for n in [1000, 10_000] {
        group.throughput(Throughput::Elements(n as u64));
        group.bench_function(format!("{n}"), |bencher| {
            bencher.iter(|| pool.install(|| run(&inputs, STEPS, n, &PROBABILITIES, 1)));
        });
    }
    group.finish();
}

criterion_group!(benches, trajectories);
criterion_main!(benches);
