//! A task run beside Python: the interpreter stays free, Ctrl-C stops the task, and its progress is told.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use plancast::source::Words;
use plancast::task::{Failure, Progress, pool};
use pyo3::prelude::*;

use crate::errors;

/// How often signals are looked for and progress is told.
const EVERY: Duration = Duration::from_millis(50);

/// Frames from a warning to whoever called the package: its method, and what that hands over to.
const OF_THE_CALLER: usize = 3;

/// How far a task is, and whether it should go on.
#[derive(Debug, Default)]
pub struct Watch {
    stop: AtomicBool,
    now: Mutex<Now>,
    /// What has to be known and was not told yet.
    said: Mutex<Vec<Words>>,
}

#[derive(Clone, Debug, Default)]
struct Now {
    done: usize,
    of: usize,
    what: String,
}

impl Watch {
    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn said(&self) -> MutexGuard<'_, Vec<Words>> {
        self.said.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Progress for Watch {
    fn say(&self, words: &Words) {
        self.said().push(words.clone());
    }

    fn begin(&self, steps: usize, title: &Words) {
        *self.now() = Now {
            done: 0,
            of: steps,
            what: title.zh.clone(),
        };
    }

    fn advance(&self, steps: usize) {
        self.now().done += steps;
    }

    fn end(&self) {}

    fn goes_on(&self) -> bool {
        !self.stop.load(Ordering::Relaxed)
    }
}

/// Runs a task in so many threads of its own, all processors if none; the results do not depend on it. A pool is made
/// for each task because one that is kept does not survive a fork.
///
/// `progress(done, of, what)` is called about twenty times a second, always from the calling thread. What it raises,
/// and `KeyboardInterrupt`, stop the task and come out when it has stopped.
pub fn watched<T: Send + 'static>(
    py: Python<'_>,
    threads: Option<usize>,
    progress: Option<&Py<PyAny>>,
    task: impl FnOnce(&Watch) -> Result<T, Failure> + Send + 'static,
) -> PyResult<T> {
    let watch = Arc::new(Watch::default());
    let pool = pool(threads, &*watch).map_err(|failure| errors::raised(py, &failure))?;
    let (sender, mut receiver) = channel();
    let own = watch.clone();
    pool.spawn(move || {
        let done = catch_unwind(AssertUnwindSafe(|| task(&own)));
        // Whoever waits does so until this has come.
        let _ = sender.send(done);
    });
    let mut broken: Option<PyErr> = None;
    let done = loop {
        let receiver = &mut receiver;
        match py.detach(move || receiver.recv_timeout(EVERY)) {
            Ok(done) => break done,
            Err(RecvTimeoutError::Disconnected) => {
                return Err(errors::internal(py, "the task ended without an answer"));
            }
            Err(RecvTimeoutError::Timeout) => {
                if broken.is_none()
                    && let Err(error) = py.check_signals().and_then(|()| tell(py, progress, &watch))
                {
                    watch.stop.store(true, Ordering::Relaxed);
                    broken = Some(error);
                }
            }
        }
    };
    match (broken, done) {
        (Some(error), _) => Err(error),
        (None, Ok(Ok(value))) => {
            tell(py, progress, &watch)?;
            Ok(value)
        }
        (None, Ok(Err(failure))) => Err(errors::raised(py, &failure)),
        (None, Err(panic)) => Err(errors::panicked(py, panic.as_ref())),
    }
}

/// Tells the caller how far the task is; what has to be known comes as Python's warnings.
fn tell(py: Python<'_>, progress: Option<&Py<PyAny>>, watch: &Watch) -> PyResult<()> {
    let said = std::mem::take(&mut *watch.said());
    for words in said {
        py.import("warnings")?
            .call_method1("warn", (words.in_one(), py.None(), OF_THE_CALLER))?;
    }
    let Some(callback) = progress else {
        return Ok(());
    };
    // Not held while Python runs.
    let Now { done, of, what } = watch.now().clone();
    if of > 0 {
        callback.call1(py, (done.min(of), of, what))?;
    }
    Ok(())
}
