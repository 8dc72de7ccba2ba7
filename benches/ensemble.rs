//! Wenling to 2035: draws of the cohort engine, on one thread and on all; four scenarios whose people live
//! the same lives beside one.

use std::path::Path;
use std::sync::Arc;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use plancast::model::{self, ModelFolder, Opener};
use plancast::simulation::{Engine, Fits, run_together};

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

/// The baseline and three scenarios about services alone.
const ALIKE: [&str; 4] = [
    "baseline",
    "care_grade_3",
    "dibao_uprating",
    "long_term_care_insurance",
];

fn scenarios(criterion: &mut Criterion) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = ModelFolder::open(&root.join("models/wenling")).expect("the model reads");
    let opener = Opener::on(&root.join("datasets")).expect("the datasets are sound");
    let models = opener
        .open_all(&folder, ALIKE, None)
        .expect("the models are sound");
    let fits = Fits::default();
    let engines: Vec<Engine> = models
        .iter()
        .map(|model| Engine::prepare_with(Arc::new(model.clone()), &fits))
        .map(|engine| engine.expect("the engine starts"))
        .collect();
    let mut group = criterion.benchmark_group("scenarios");
    group.sample_size(10);
    for many in [1, engines.len()] {
        let some: Vec<&Engine> = engines[..many].iter().collect();
        group.bench_function(format!("{many}"), |bencher| {
            bencher.iter(|| run_together(&some, 1, 0..DRAWS, |_| {}));
        });
    }
    group.finish();
}

criterion_group!(benches, ensemble, scenarios);
criterion_main!(benches);
