//! Draws run anywhere, in blocks, are the draws of one run.

use plancast::report::table::{from_parquet, to_parquet};

use crate::runs::{SEED, bits, open, prepared, wenling};

#[test]
fn blocks_of_draws_are_the_draws_of_one_run() {
    let engine = prepared(&open(&wenling(), "baseline", None));
    let whole = engine.run(SEED, 23, |_| ()).expect("a run");
    let mut joined = engine.block(SEED, 0, 9).expect("a block");
    let second = engine.block(SEED, 9, 14).expect("a block");
    // As it comes back from another machine.
    let file = to_parquet(&second.projection).expect("a file");
    let travelled = from_parquet(&file).expect("a block");
    assert_eq!(bits(&travelled), bits(&second.projection));
    assert_eq!(travelled.quantities(), second.projection.quantities());
    let mut projection = joined.projection.clone();
    projection.append(&travelled).expect("blocks of one model");
    assert_eq!(bits(&projection), bits(&whole.projection));
    joined.append(&second).expect("blocks of one model");
    assert_eq!(bits(&joined.projection), bits(&whole.projection));
}

#[test]
fn blocks_of_other_quantities_or_years_are_refused() {
    let mut folder = wenling();
    let engine = prepared(&open(&folder, "baseline", None));
    let mut block = engine.block(SEED, 0, 2).expect("a block").projection;
    folder.file.model.until = 2030;
    folder.file.model.milestones = vec![2025];
    let other = prepared(&open(&folder, "baseline", None));
    let other = other.block(SEED, 2, 2).expect("a block").projection;
    let before = bits(&block);
    assert!(block.append(&other).is_err());
    assert_eq!(bits(&block), before);
}

#[test]
fn a_file_that_is_no_block_is_refused() {
    let error = from_parquet(b"not a block").expect_err("no block");
    assert!(error.to_string().contains("Parquet"), "{error}");
}
