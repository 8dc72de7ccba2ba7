//! The intensities that change the stock of certificate holders.

use crate::statistics::vectors;
use pulp::{Simd, WithSimd};

use super::{Certificates, ROW, Registered, SPANS, STOCKS, rows_mut, span_of};
use crate::axes::{AGES, SEXES};
use crate::model::rule::KINDS;
use crate::simulation::population::{CELLS, cell};
use crate::statistics::elementary::logarithm;

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
    /// Yearly log growth of the inflow, by span of age.
    pub growth: [f64; SPANS],
}

impl Flows {
    /// The intensities that keep the share of holders at each age as it is, then scaled and grown
    /// as the draw says.
    ///
    /// With `ρ[x]` holders per person and `T` the year's survival and regrading of holders relative
    /// to the survival of people, what is missing at the next age has to be certified among those
    /// who come there without a certificate: `λ[x+1] = (ρ[x+1] − ρ[x]·T) / (1 − Σ ρ[x]·T)`. Where
    /// more survive than the next age holds (`λ < 0`), the surplus leaves by a further hazard.
    /// `hazards` is the general hazard in the base year.
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
        }
        self.without.resize(CELLS, 1.0);
        self.worsening = draw.worsening;
        self.improvement = draw.improvement;
        self.growth = draw.growth;
        let row = |value: &dyn Fn(usize) -> f64| -> AgeSexRow {
            std::array::from_fn(|at| if at < CELLS { value(at) } else { 0.0 })
        };
        let excess: [f64; AGES] = std::array::from_fn(|age| draw.excess_at(age));
        let keeping = Keeping {
            relative: certificates.rows(),
            scale: row(&|at| {
                if people[at] > 0.0 {
                    level / people[at]
                } else {
                    0.0
                }
            }),
            hazards: row(&|at| hazards[at]),
            excess: row(&|at| excess[at % AGES]),
            draw,
            flows: self,
        };
        vectors::dispatch(keeping);
    }
}

/// One number for each age and sex.
type AgeSexRow = [f64; ROW];

/// What [`Flows::keeping`] works with: the relative stock, and by age and sex what makes it holders
/// per person, the general hazard, and the excess of mortality relative to that at 45.
struct Keeping<'a> {
    flows: &'a mut Flows,
    relative: &'a [AgeSexRow],
    scale: AgeSexRow,
    hazards: AgeSexRow,
    excess: AgeSexRow,
    draw: &'a Registered,
}

impl WithSimd for Keeping<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(mut self, _: S) {
        let (mut holding, mut dying, mut without) = ([0.0; ROW], [0.0; ROW], [1.0; ROW]);
        let mut arriving = [[0.0; ROW]; KINDS];
        for kind in 0..KINDS {
            let excess = self.draw.excess(kind);
            let (worse, better) = self.draw.regrading(kind);
            let leaving = self.draw.cancellation + worse + better;
            let relative = &mut rows_mut(&mut self.flows.relative_mortality)[kind];
            let mut regraded = [0.0; ROW];
            for at in 0..ROW {
                let here = self.relative[kind][at] * self.scale[at];
                let excess = excess * self.excess[at];
                relative[at] = (1.0 + excess) as f32;
                holding[at] += here;
                dying[at] += here * (1.0 + excess);
                let out = excess * self.hazards[at] + leaving;
                let time = time_before_leaving(out);
                arriving[kind][at] += here * (1.0 - out * time);
                regraded[at] = here * time;
            }
            for (hazard, to) in [(worse, kind.wrapping_sub(1)), (better, kind + 1)] {
                if hazard > 0.0 {
                    for at in 0..ROW {
                        arriving[to][at] += regraded[at] * hazard;
                    }
                }
            }
        }
        for arriving in &arriving {
            for at in 0..ROW {
                without[at] -= arriving[at];
            }
        }
        // General deaths are shared: who holds no certificate dies less than the average.
        for at in 0..CELLS {
            self.flows.without[at] = (1.0 - dying[at]) / (1.0 - holding[at]);
        }
        for kind in 0..KINDS {
            let mut shares = self.scale;
            for at in 0..ROW {
                shares[at] *= self.relative[kind][at];
            }
            self.keep(kind, &shares, &arriving[kind], &without);
        }
    }
}

impl Keeping<'_> {
    /// New certificates and surplus of a kind: `shares` are its holders per person, of whom those
    /// `arriving` come to the next age, and of everybody those `without` a certificate.
    #[inline(always)]
    fn keep(&mut self, kind: usize, shares: &AgeSexRow, arriving: &AgeSexRow, without: &AgeSexRow) {
        let draw = self.draw;
        let growth = draw.growth.map(libm::expm1);
        // At the next age, as the shares are.
        let growth: AgeSexRow =
            std::array::from_fn(|at| growth[span_of((at % AGES + 1).min(AGES - 1))]);
        let (worse, better) = draw.regrading(kind);
        let mut there = *shares;
        for sex in 0..SEXES {
            let (first, last) = (cell(sex, 0), cell(sex, AGES - 1));
            there[first..last].copy_from_slice(&shares[first + 1..=last]);
        }
        let (mut entering, mut surplus) = ([0.0_f32; ROW], [0.0; ROW]);
        for at in 0..ROW {
            let missing = there[at] - arriving[at];
            let net = missing.max(0.0) * draw.inflow + growth[at] * there[at];
            entering[at] = (net.max(0.0) / without[at]) as f32;
            surplus[at] = (-missing).max(0.0) + (-net).max(0.0);
        }
        // The open age is its own next age: what it needs is added there.
        let inflow = &mut rows_mut(&mut self.flows.inflow)[kind];
        for sex in 0..SEXES {
            let (first, last) = (cell(sex, 0), cell(sex, AGES - 1));
            inflow[first] = (shares[first] * draw.inflow) as f32;
            inflow[first + 1..=last].copy_from_slice(&entering[first..last]);
            inflow[last] += entering[last];
        }
        let cancellation = &mut rows_mut(&mut self.flows.cancellation)[kind];
        cancellation.fill(draw.cancellation as f32);
        for at in 0..CELLS {
            if surplus[at] > 0.0 && arriving[at] > 0.0 {
                let staying = (arriving[at] - surplus[at]).max(arriving[at] * LEAST_STAYING);
                let hazard = logarithm(1.0 + surplus[at] / staying);
                cancellation[at] = (draw.cancellation + hazard) as f32;
            }
        }
        let others = &mut rows_mut(&mut self.flows.other_exits)[kind];
        for at in 0..ROW {
            others[at] = cancellation[at] + (worse + better) as f32;
        }
    }
}

/// Expected time until an event of this hazard or the end of the year: `(1 − e^(−x)) / x`.
///
/// By its Taylor polynomial at `x/16`, then doubled: with `φ(x)` for it,
/// `φ(2x) = φ(x) (1 + e^(−x)) / 2` and `e^(−x) = 1 − x φ(x)`. Error below 1e-11 for `|x| < 4`.
#[inline(always)]
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

/// Part of those who arrive in a cell that stays at least, however large the surplus: a numerical floor, no
/// datum. Without it the hazard would be infinite where the surplus takes all of them; it is reached only where
/// the share of holders falls by more than 98 % from one year of age to the next.
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
