//! Time and memory.

use std::time::Instant;

use plancast::task::{Failure, no_threads};

/// Seconds of the fastest of several runs in a pool of so many threads, and the first run's result.
pub fn fastest<T: Send>(
    threads: u32,
    runs: u32,
    job: impl Fn(u32) -> T + Sync,
) -> Result<(f64, T), Failure> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads as usize)
        .build()
        .map_err(no_threads)?;
    let (mut best, first) = timed(|| pool.install(|| job(0)));
    for draw in 1..runs {
        best = best.min(timed(|| pool.install(|| job(draw))).0);
    }
    Ok((best, first))
}

/// Seconds of a job, and its result.
#[expect(
    clippy::disallowed_methods,
    reason = "a benchmark is what a clock is for"
)]
pub fn timed<T>(job: impl FnOnce() -> T) -> (f64, T) {
    let begun = Instant::now();
    let result = job();
    (begun.elapsed().as_secs_f64(), result)
}

/// Peak resident memory of this process in MiB, where the system tells.
pub fn peak_rss_mib() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.split_whitespace().next()?.parse::<f64>().ok()? / 1024.0)
}
