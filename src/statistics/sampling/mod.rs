//! Samplers: from a named stream to a number with a stated distribution.

mod binomial;
mod distribution;
mod exponential;
mod factor;
mod gamma;
mod inversion;
mod lanes;
mod mixture;
mod normal;
mod poisson;
mod quantile;
pub mod rejection;
mod sampler;
pub mod screen;
mod student;
mod tails;
mod written;

pub use binomial::binomial;
pub use distribution::{Distribution, DistributionError, Weighted};
pub use factor::{Common, move_together};
pub use gamma::log_gamma_variate;
pub use inversion::Inversion;
pub(crate) use lanes::{Lanes, MOST_LANES};
pub use mixture::Steps;
pub use normal::{
    next_normals, normal_probability, normal_quantile, normal_quantiles, standard_normal,
    standard_normals, uniforms,
};
pub use poisson::poisson;
pub use quantile::binomial_quantile;
pub use sampler::Sampler;
pub(crate) use student::student_at_score;

/// `ln(k!)` minus Stirling's leading terms, `ln k! − [(k + ½) ln(k+1) − (k+1) + ½ ln 2π]`.
///
/// Source: Hörmann (1993), table 1 and the series after it.
fn stirling_tail(k: f64) -> f64 {
    if k < 10.0 {
        return TAILS[k as usize];
    }
    let r = 1.0 / (k + 1.0);
    let r2 = r * r;
    (1.0 / 12.0 - (1.0 / 360.0 - r2 / 1260.0) * r2) * r
}

/// The greatest whole number that is at most `x`, which is far from 2^63: without a call on processors
/// that have no instruction for it.
#[inline(always)]
fn floor(x: f64) -> f64 {
    let towards_nought = x as i64 as f64;
    if towards_nought > x {
        towards_nought - 1.0
    } else {
        towards_nought
    }
}

/// [`stirling_tail`] of 0 to 9.
const TAILS: [f64; 10] = [
    0.081_061_466_795_327_26,
    0.041_340_695_955_409_29,
    0.027_677_925_684_998_34,
    0.020_790_672_103_765_09,
    0.016_644_691_189_821_19,
    0.013_876_128_823_070_75,
    0.011_896_709_945_891_77,
    0.010_411_265_261_972_09,
    0.009_255_462_182_712_733,
    0.008_330_563_433_362_87,
];
