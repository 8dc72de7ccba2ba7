//! `plancast completions`: a completion script for a shell.

use std::process::ExitCode;

use clap::{Args, Command};
use clap_complete::Shell;

use super::failure::Said;

/// Print a completion script for a shell
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell · 命令行的种类
    shell: Shell,
}

impl Completions {
    /// Prints the script that completes a command.
    pub fn execute(&self, mut command: Command) -> Result<ExitCode, Said> {
        clap_complete::generate(self.shell, &mut command, "plancast", &mut std::io::stdout());
        Ok(ExitCode::SUCCESS)
    }
}
