//! How many threads work for a task.

use std::num::NonZero;
use std::thread::available_parallelism;

use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};

use super::{Failure, Progress};
use crate::source::Words;

/// Room for the stack of each thread, in bytes: whoever waits for others takes up other work on top of its own.
const STACK: usize = 16 << 20;

/// Threads that a machine of fewer processors starts at most: more take memory and make nothing faster.
const MOST: usize = 64;

/// A pool of so many threads, of one for each processor if none; of very many only as many as the machine has use for, of
/// which `progress` is told. The results do not depend on it.
pub fn pool(asked: Option<usize>, progress: &dyn Progress) -> Result<ThreadPool, Failure> {
    let processors = available_parallelism().map_or(1, NonZero::get);
    let (threads, note) = useful(asked, processors);
    if let Some(note) = note {
        progress.say(&note);
    }
    ThreadPoolBuilder::new()
        .num_threads(threads)
        .stack_size(STACK)
        .build()
        .map_err(no_threads)
}

/// Gives the threads that work where a task has no pool of its own as much room as a pool's; to be called before anything is
/// worked out. Where they work already, or the system gives none, all stays as it is, and whoever needs a pool is told.
pub fn make_room() {
    let room = ThreadPoolBuilder::new().stack_size(STACK).build_global();
    room.unwrap_or_default();
}

/// How many threads are started, 0 for one on each processor, and what is said where they are fewer than were asked for.
fn useful(asked: Option<usize>, processors: usize) -> (usize, Option<Words>) {
    let most = MOST.max(processors);
    match asked {
        None => (0, None),
        Some(asked) if asked <= most => (asked, None),
        Some(asked) => {
            let note = Words {
                zh: format!(
                    "说明：要了 {asked} 个线程，本机有 {processors} 个处理器，只开 {most} 个；再多也不会更快，结果与此无关"
                ),
                en: format!(
                    "Note: {asked} threads were asked for and the machine has {processors} processor(s): {most} are started; more make nothing faster, and the results do not depend on it"
                ),
            };
            (most, Some(note))
        }
    }
}

/// What is said where the system does not give so many threads.
pub fn no_threads(why: ThreadPoolBuildError) -> Failure {
    Failure::system(Words::both(
        format!("系统开不出这么多线程（{why}）；请减少线程数（threads）"),
        format!("the system does not give so many threads ({why}); ask for fewer threads"),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_threads_are_started_than_the_machine_has_use_for() {
        assert_eq!(useful(None, 2), (0, None));
        assert_eq!(useful(Some(MOST), 2), (MOST, None));
        assert_eq!(useful(Some(100), 128), (100, None));
        for (processors, most) in [(2, MOST), (128, 128)] {
            let (threads, note) = useful(Some(99_999), processors);
            let note = note.expect("it is said");
            assert_eq!(threads, most);
            for text in [&note.zh, &note.en] {
                assert!(
                    text.contains("99999") && text.contains(&most.to_string()),
                    "{text}"
                );
            }
        }
    }
}
