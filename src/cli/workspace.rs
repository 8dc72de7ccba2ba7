//! Where the folders are, and how many threads work.

use std::path::{Path, PathBuf};

use clap::Args;

use plancast::source::Words;
use plancast::task::Failure;

/// The model that comes with the program, where none is named.
pub const SHIPPED: &str = "models/wenling";

/// The model of a province that comes with the program, where none is named.
pub const PROVINCE: &str = "models/zhejiang";

/// Where the data are.
#[derive(Clone, Debug, Args)]
pub struct Workspace {
    /// Folder of the datasets; found beside the model's folder if not given · 数据文件夹；不写则在模型文件夹旁寻找
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

/// What is said where the system does not give so many threads.
pub fn no_threads(why: rayon::ThreadPoolBuildError) -> Failure {
    Failure::system(Words::both(
        format!("系统开不出这么多线程（{why}）；请用 --threads 减少"),
        format!("the system does not give so many threads ({why}); ask for fewer with --threads"),
    ))
}

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
    pool.map_err(no_threads)?.install(job)
}
