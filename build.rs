//! How the program is linked while it is developed.

/// Whether cargo says this of what is built.
fn is(name: &str, value: &str) -> bool {
    std::env::var(name).is_ok_and(|own| own == value)
}

/// Tests start the program hundreds of times. Where it could stand anywhere in memory, 400,000 addresses in it would be put
/// right at each start, which takes longer than all else until it reads its first file. What is shipped still can.
fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let developed = is("PROFILE", "debug");
    if developed && is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
}
