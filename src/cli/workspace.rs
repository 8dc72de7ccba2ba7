//! Where the folders are, and how many threads work.

use std::path::{Path, PathBuf};

use clap::Args;

use plancast::task::Failure;

/// The model that comes with the program, where none is named.
pub const SHIPPED: &str = "models/wenling";

/// Where the data are.
#[derive(Clone, Debug, Args)]
pub struct Workspace {
    /// Folder of the datasets; found beside the model's folder if not given
    #[arg(long, value_name = "FOLDER")]
    datasets: Option<PathBuf>,
}

impl Workspace {
    /// The folder given.
    pub fn datasets(&self) -> Option<PathBuf> {
        self.datasets.clone()
    }

    /// The same, borrowed.
    pub fn given(&self) -> Option<&Path> {
        self.datasets.as_deref()
    }
}

/// Room for the stack of each thread, in bytes.
const STACK: usize = 16 << 20;

/// Does something in a pool of so many threads; in all processors if none. The results do not depend on it.
pub fn with_threads<T: Send>(
    threads: Option<u32>,
    job: impl FnOnce() -> Result<T, Failure> + Send,
) -> Result<T, Failure> {
    // None stands for all processors. Whoever waits for others takes up other work on top of its own.
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads.unwrap_or(0) as usize)
        .stack_size(STACK)
        .build();
    pool.map_err(Failure::other)?.install(job)
}
