//! The same seed gives the same bits on every processor, however wide its vectors are: in what is fitted before the
//! first draw, and in the draws.

use std::sync::Arc;

use plancast::simulation::{Engine, Fits, Follow};
use plancast::statistics::vectors::{Vectors, at_most};

use crate::runs::{SEED, bits, open, wenling};

/// Every bit of a run with vectors of at most this width.
fn run(vectors: Vectors, follow: Follow, draws: usize) -> Vec<u32> {
    let mut folder = wenling();
    if follow == Follow::Persons {
        folder.file.model.until = 2026;
        folder.file.model.milestones = vec![2025, 2026];
    }
    let model = Arc::new(open(&folder, "baseline", None));
    at_most(vectors);
    // Fitted anew, with these vectors.
    let engine = Engine::prepare_with(model, &Fits::default()).expect("an engine");
    let outcome = engine.following(follow).run(SEED, draws, |_| ());
    at_most(Vectors::Widest);
    bits(&outcome.expect("a run").projection)
}

#[test]
fn the_width_of_vectors_leaves_every_bit_as_it_is() {
    for (follow, draws) in [(Follow::Cohorts, 8), (Follow::Persons, 1)] {
        let widest = run(Vectors::Widest, follow, draws);
        for vectors in [Vectors::Avx2, Vectors::None] {
            let narrower = run(vectors, follow, draws);
            assert!(narrower == widest, "{follow:?} with {vectors:?}");
        }
    }
}
