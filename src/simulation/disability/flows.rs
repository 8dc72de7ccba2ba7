//! The intensities that change the stock of certificate holders.

use super::{Certificates, Registered, STOCKS};
use crate::axes::{AGES, SEXES};
use crate::model::rule::KINDS;
use crate::simulation::population::{CELLS, cell};

/// Intensities of one draw, laid out like the stocks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flows {
    /// Mortality relative to the general hazard.
    pub relative_mortality: Vec<f32>,
    /// Cancellation a year.
    pub cancellation: Vec<f32>,
    /// All ways out but death a year: cancellation and regrading.
    pub other_exits: Vec<f32>,
    /// New certificates in a year per person without one, at the end of the year at the age reached.
    pub inflow: Vec<f32>,
    /// Hazard of people without a certificate relative to the general hazard.
    pub without: Vec<f64>,
    /// Regrading to the next more severe grade.
    pub worsening: f64,
    /// Regrading to the next milder grade.
    pub improvement: f64,
    /// Yearly growth of the inflow.
    pub growth: f64,
}

impl Flows {
    /// The intensities that keep the share of holders at each age as it is, then scaled and grown
    /// as the draw says.
    ///
    /// With `ρ[x]` holders per person and `T` the year's survival and regrading of holders relative
    /// to the survival of people, what is missing at the next age has to be certified among those
    /// who come there without a certificate: `λ[x+1] = (ρ[x+1] − ρ[x]·T) / (1 − Σ ρ[x]·T)`. Where more survive than the next age holds (`λ < 0`), the surplus leaves by
    /// a further hazard. `hazards` is the general hazard in the base year.
    pub fn keeping(
        &mut self,
        certificates: &Certificates,
        level: f64,
        people: &[f64; CELLS],
        hazards: &[f64; CELLS],
        draw: &Registered,
    ) {
        for table in [
            &mut self.relative_mortality,
            &mut self.cancellation,
            &mut self.other_exits,
            &mut self.inflow,
        ] {
            table.resize(STOCKS, 0.0);
            table.fill(0.0);
        }
        self.without.resize(CELLS, 1.0);
        self.worsening = draw.worsening;
        self.improvement = draw.improvement;
        self.growth = draw.growth;
        let growth = libm::expm1(draw.growth);
        let kinds: [usize; KINDS] = std::array::from_fn(|kind| kind);
        let excess = kinds.map(|kind| draw.excess(kind));
        let regrading = kinds.map(|kind| draw.regrading(kind));
        let ages: [f64; AGES] = std::array::from_fn(|age| draw.excess_at(age));
        for sex in 0..SEXES {
            let newborn = cell(sex, 0);
            let mut here = certificates.shares(newborn, level, people[newborn]);
            for kind in 0..KINDS {
                self.inflow[newborn * KINDS + kind] = (here[kind] * draw.inflow) as f32;
            }
            for age in 0..AGES {
                let at = cell(sex, age);
                let next = cell(sex, (age + 1).min(AGES - 1));
                let there = certificates.shares(next, level, people[next]);
                let row = at * KINDS..(at + 1) * KINDS;
                let excess = excess.map(|excess| excess * ages[age]);
                for (relative, excess) in
                    self.relative_mortality[row.clone()].iter_mut().zip(excess)
                {
                    *relative = (1.0 + excess) as f32;
                }
                // General deaths are shared: who holds no certificate dies less than the average.
                let holders: f64 = here.iter().sum();
                let dying: f64 = here
                    .iter()
                    .zip(excess)
                    .map(|(here, more)| here * (1.0 + more))
                    .sum();
                self.without[at] = (1.0 - dying) / (1.0 - holders);
                let out = kinds.map(|kind| {
                    let (worse, better) = regrading[kind];
                    excess[kind] * hazards[at] + draw.cancellation + worse + better
                });
                let arriving = arriving(&here, &out, &regrading);
                let coming_without = 1.0 - arriving.iter().sum::<f64>();
                for kind in 0..KINDS {
                    let missing = there[kind] - arriving[kind];
                    let mut cancellation = draw.cancellation;
                    let net = missing.max(0.0) * draw.inflow + growth * there[kind];
                    // The open age is its own next age: what it needs is added there.
                    if net >= 0.0 {
                        self.inflow[next * KINDS + kind] += (net / coming_without) as f32;
                    }
                    let surplus = (-missing).max(0.0) + (-net).max(0.0);
                    if surplus > 0.0 && arriving[kind] > 0.0 {
                        cancellation += libm::log1p(
                            surplus
                                / (arriving[kind] - surplus).max(arriving[kind] * LEAST_STAYING),
                        );
                    }
                    let (worse, better) = regrading[kind];
                    self.cancellation[at * KINDS + kind] = cancellation as f32;
                    self.other_exits[at * KINDS + kind] = (cancellation + worse + better) as f32;
                }
                here = there;
            }
        }
    }
}

/// Holders at the next age relative to the survivors among all people: those who stay, and those
/// regraded into each kind. `out` are the hazards of leaving a kind beyond the general one.
fn arriving(
    here: &[f64; KINDS],
    out: &[f64; KINDS],
    regrading: &[(f64, f64); KINDS],
) -> [f64; KINDS] {
    let time = out.map(time_before_leaving);
    let mut arriving: [f64; KINDS] =
        std::array::from_fn(|kind| here[kind] * (1.0 - out[kind] * time[kind]));
    for kind in 0..KINDS {
        let (worse, better) = regrading[kind];
        if worse > 0.0 {
            arriving[kind - 1] += here[kind] * worse * time[kind];
        }
        if better > 0.0 {
            arriving[kind + 1] += here[kind] * better * time[kind];
        }
    }
    arriving
}

/// Expected time until an event of this hazard or the end of the year: `(1 − e^(−x)) / x`.
///
/// By its Taylor polynomial at `x/16`, then doubled: with `φ(x)` for it,
/// `φ(2x) = φ(x) (1 + e^(−x)) / 2` and `e^(−x) = 1 − x φ(x)`. Error below 1e-11 for `|x| < 4`.
#[inline]
fn time_before_leaving(x: f64) -> f64 {
    const INVERSES: [f64; 9] = [
        1.0 / 10.0,
        1.0 / 9.0,
        1.0 / 8.0,
        1.0 / 7.0,
        1.0 / 6.0,
        1.0 / 5.0,
        1.0 / 4.0,
        1.0 / 3.0,
        1.0 / 2.0,
    ];
    let mut x = x / 16.0;
    let mut time = 1.0;
    for inverse in INVERSES {
        time = 1.0 - x * inverse * time;
    }
    for _ in 0..4 {
        time *= 1.0 - 0.5 * x * time;
        x *= 2.0;
    }
    time
}

/// No cell loses more than this part of its holders to the surplus in one year's fit.
const LEAST_STAYING: f64 = 0.02;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_before_leaving_is_that_of_an_exponential_clock() {
        assert_eq!(time_before_leaving(0.0), 1.0);
        for step in -40..=40_i32 {
            let x = f64::from(step) / 10.0;
            if step != 0 {
                let expected = -libm::expm1(-x) / x;
                assert!(
                    (time_before_leaving(x) / expected - 1.0).abs() < 1e-11,
                    "{x}"
                );
            }
        }
    }
}
