//! A million people over fifteen years (DISAB-MS15), on one thread and on all.

#[path = "engines/mod.rs"]
#[allow(dead_code, unused_imports, reason = "each user takes a part of it")]
mod engines;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use engines::persons::DisabMs15;

fn persons(criterion: &mut Criterion) {
    let job = DisabMs15::new().expect("the closed forms are probabilities");
    let mut group = criterion.benchmark_group("persons");
    // Person-years of the exact expectation.
    group.throughput(Throughput::Elements(15_040_399));
    group.sample_size(20);
    for threads in [1, 2] {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("threads can be started");
        let mut draw = 0;
        group.bench_function(format!("{threads} threads"), |bencher| {
            bencher.iter(|| {
                draw += 1;
                pool.install(|| job.run(1, draw))
            });
        });
    }
    group.finish();
}

criterion_group!(benches, persons);
criterion_main!(benches);
