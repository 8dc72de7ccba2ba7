//! The program `plancast`; everything it does is in [`cli`], everything it computes in the library.

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
