//! Where the folders are, and how many threads work.

use std::path::{Path, PathBuf};

use clap::Args;

use plancast::task::{Failure, Progress, pool};

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

/// Does something in a pool of so many threads; in all processors if none. The results do not depend on it.
pub fn with_threads<T: Send>(
    threads: Option<u32>,
    progress: &dyn Progress,
    job: impl FnOnce() -> Result<T, Failure> + Send,
) -> Result<T, Failure> {
    pool(threads.map(|threads| threads as usize), progress)?.install(job)
}
