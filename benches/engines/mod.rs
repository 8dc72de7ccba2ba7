//! The engines of jobs that other programs do too, so that they can be timed beside them: used by the
//! benches, by `plancast bench`, and by the tests that hold them against published results.

pub mod persons;
pub mod trajectories;
