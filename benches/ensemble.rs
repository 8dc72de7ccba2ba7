//! Wenling to 2035: draws of the cohort engine, on one thread and on all.

use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use plancast::model::{self, ModelFolder};
use plancast::simulation::Engine;

const DRAWS: usize = 256;

fn ensemble(criterion: &mut Criterion) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = ModelFolder::open(&root.join("models/wenling")).expect("the model reads");
    let model =
        model::open(&folder, &root.join("datasets"), "baseline", None).expect("the model is sound");
    let engine = Engine::prepare(&model).expect("the engine starts");
    let mut group = criterion.benchmark_group("ensemble");
    group.throughput(Throughput::Elements(DRAWS as u64));
    group.sample_size(10);
    for threads in [1, 2] {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("threads can be started");
        group.bench_function(format!("{threads} threads"), |bencher| {
            bencher.iter(|| pool.install(|| engine.run(1, DRAWS, |_| {})));
        });
    }
    group.finish();
}

criterion_group!(benches, ensemble);
criterion_main!(benches);
