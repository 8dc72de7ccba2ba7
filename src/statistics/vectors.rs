//! Kernels in the widest vectors that the processor has. Whatever their width, a kernel gives the same bits: every
//! number has its own lane and its own operations, and sums are added in an order that the width does not set.

use std::sync::atomic::{AtomicU8, Ordering};

use pulp::{Arch, WithSimd};

/// How wide vectors may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vectors {
    /// One number at a time.
    None,
    /// Four numbers of 64 bits at a time.
    Avx2,
    /// As wide as the processor has them.
    Widest,
}

static ALLOWED: AtomicU8 = AtomicU8::new(Vectors::Widest as u8);

/// Lets kernels use vectors of at most this width from now on. It changes how long they take and nothing else, which
/// is what it is there to show.
pub fn at_most(vectors: Vectors) {
    ALLOWED.store(vectors as u8, Ordering::Relaxed);
}

/// Runs a kernel.
#[inline]
pub(crate) fn dispatch<Op: WithSimd>(kernel: Op) -> Op::Output {
    arch().dispatch(kernel)
}

#[inline]
fn arch() -> Arch {
    match ALLOWED.load(Ordering::Relaxed) {
        allowed if allowed == Vectors::Widest as u8 => Arch::new(),
        allowed if allowed == Vectors::Avx2 as u8 => avx2(),
        _ => Arch::Scalar,
    }
}

#[cfg(target_arch = "x86_64")]
fn avx2() -> Arch {
    pulp::x86::V3::try_new().map_or(Arch::Scalar, Arch::V3)
}

#[cfg(not(target_arch = "x86_64"))]
fn avx2() -> Arch {
    Arch::Scalar
}
