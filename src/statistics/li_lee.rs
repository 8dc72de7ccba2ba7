//! Mortality of both sexes together, so that their paths do not part for ever.

use ndarray::Array2;
use pulp::{Simd, WithSimd};

use super::elementary::exponential;
use super::error::{StatisticsError, check_length, check_positive};
use super::lee_carter::{centred_logarithms, check_movement};
use super::linear_process::{RandomWalk, Reverting};
use super::second_stage::{Adjustment, Population, centre};
use super::singular_values::SingularValues;
use crate::axes::{SEXES, Sex};
use crate::statistics::vectors;

/// A sex's own movement around the common one, which fades.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnFactor {
    /// Response of `log m` at each age; of unit length.
    pub b: Vec<f64>,
    /// Index at each time.
    pub k: Vec<f64>,
    /// Value to which the index returns: its mean over the times.
    pub mean: f64,
    /// How the index returns to its mean.
    pub process: Reverting,
    /// Share of the variance of the centred `log m` of this sex that both factors explain.
    pub explained: f64,
}

/// A coherent model: `log m[x,s,t] = a[x,s] + B[x]·K[t] + b[x,s]·k[s,t]`.
///
/// `K` is a random walk with drift, `k[s]` returns to its mean. Arrays by sex are in the order of
/// [`Sex::ALL`].
#[derive(Clone, Debug, PartialEq)]
pub struct LiLee {
    /// Level of `log m` at each age, by sex.
    pub a: [Vec<f64>; SEXES],
    /// Common response `B` at each age; sums to 1.
    pub common_b: Vec<f64>,
    /// Common index `K` at each time; sums to 0.
    pub common_k: Vec<f64>,
    /// Times of the indices; years.
    pub times: Vec<f64>,
    /// The common index as a random walk.
    pub common: RandomWalk,
    /// Share of the variance that the common factor explains, by sex (Li and Lee's `R_C`).
    pub common_explained: [f64; SEXES],
    /// Each sex's own factor.
    pub own: [OwnFactor; SEXES],
    /// Correlation of the noise of the sexes' own indices, which Li and Lee take to be independent.
    ///
    /// One common factor seldom holds all that two sexes share: their own indices have a part of it.
    pub own_correlation: f64,
}

impl LiLee {
    /// Fits the model to the death rates of both sexes, each ages × times, above zero; three times
    /// or more.
    ///
    /// The common factor is the first singular pair of the mean over the sexes of the centred
    /// `log m`. Then each `K[t]` is solved for the quantity of `adjustment`, which the common factor
    /// reproduces alone, and moved (with `a`) so that the sum is zero again. Each own factor is the
    /// first singular pair of what that `K` leaves of the centred `log m`; its index has mean 0.
    /// Source: Li and Lee (2005), Demography 42: 575–594.
    pub fn fit(
        rates: [&Array2<f64>; SEXES],
        times: &[f64],
        adjustment: Adjustment<'_>,
    ) -> Result<Self, StatisticsError> {
        let [first, second] = rates;
        check_length("ages of the second sex", second.nrows(), first.nrows())?;
        check_length("times of the second sex", second.ncols(), first.ncols())?;
        check_length("times", times.len(), first.ncols())?;
        let (a0, rest0) = centred_logarithms(first)?;
        let (a1, rest1) = centred_logarithms(second)?;
        check_movement(&rest0, &a0)?;
        check_movement(&rest1, &a1)?;
        let mean = (&rest0 + &rest1) / 2.0;
        check_movement(&mean, &a0)?;
        let svd = SingularValues::of(&mean)?;
        let total: f64 = svd.left[0].iter().sum();
        check_positive("sum of the common response", [&total], |_| {
            "all ages".into()
        })?;
        let common_b: Vec<f64> = svd.left[0].iter().map(|u| u / total).collect();
        let scale = svd.value[0] * total;
        let mut common_k: Vec<f64> = svd.right[0].iter().map(|v| v * scale).collect();
        let mut a = [a0, a1];
        let populations = [0, 1].map(|s| Population {
            rates: rates[s],
            a: &a[s],
        });
        adjustment.apply(&mut common_k, &common_b, &populations, times)?;
        let mean = centre(&mut common_k);
        for a in &mut a {
            a.iter_mut()
                .zip(&common_b)
                .for_each(|(a, b)| *a += b * mean);
        }
        let own_of = |rest: &Array2<f64>| own_factor(rest, &common_b, &common_k, times);
        let (own0, share0) = own_of(&rest0)?;
        let (own1, share1) = own_of(&rest1)?;
        let second = (&own1.process, &own1.k[..]);
        Ok(LiLee {
            own_correlation: own0.process.correlation(&own0.k, second, times),
            common: RandomWalk::estimate(&common_k, times)?,
            a,
            common_b,
            common_k,
            times: times.to_vec(),
            common_explained: [share0, share1],
            own: [own0, own1],
        })
    }

    /// The same model starting from observed rates by sex: `a` becomes their logarithm, and all
    /// indices are counted from their value at the last time. The own indices then return to minus
    /// that value, so that the sexes' distance still goes back to its mean.
    pub fn starting_from(mut self, rates: [&[f64]; SEXES]) -> Result<Self, StatisticsError> {
        for (s, m) in rates.into_iter().enumerate() {
            check_length("rates to start from", m.len(), self.a[s].len())?;
            check_positive("rate to start from", m, |x| format!("row {}", x + 1))?;
            self.a[s] = m.iter().map(|m| libm::log(*m)).collect();
            let own = &mut self.own[s];
            let last = own.k[self.times.len() - 1];
            own.k.iter_mut().for_each(|k| *k -= last);
            own.mean -= last;
        }
        let last = self.common_k[self.times.len() - 1];
        self.common_k.iter_mut().for_each(|k| *k -= last);
        Ok(self)
    }

    /// Writes the death rates of a sex at the indices `common` and `own` into `out`, one per age.
    pub fn rates_into(&self, sex: Sex, common: f64, own: f64, out: &mut [f64]) {
        let s = sex.index();
        vectors::dispatch(RatesInLanes {
            a: &self.a[s],
            common_b: &self.common_b,
            own_b: &self.own[s].b,
            common,
            own,
            out,
        });
    }
}

/// `e^(a + B·K + b·k)` at each age.
struct RatesInLanes<'a> {
    a: &'a [f64],
    common_b: &'a [f64],
    own_b: &'a [f64],
    common: f64,
    own: f64,
    out: &'a mut [f64],
}

impl WithSimd for RatesInLanes<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, _: S) {
        let (common, own) = (self.common, self.own);
        let responses = self.common_b.iter().zip(self.own_b);
        for ((m, a), (common_b, own_b)) in self.out.iter_mut().zip(self.a).zip(responses) {
            *m = exponential(a + common_b * common + own_b * own);
        }
    }
}

/// The own factor of a sex, and the share of its variance that the common factor explains.
fn own_factor(
    centred: &Array2<f64>,
    common_b: &[f64],
    common_k: &[f64],
    times: &[f64],
) -> Result<(OwnFactor, f64), StatisticsError> {
    let mut rest = centred.clone();
    for ((x, t), left) in rest.indexed_iter_mut() {
        *left -= common_b[x] * common_k[t];
    }
    let square = |m: &Array2<f64>| m.iter().map(|x| x * x).sum::<f64>();
    let (all, after_common) = (square(centred), square(&rest));
    let svd = SingularValues::of(&rest)?;
    let k: Vec<f64> = svd.right[0].iter().map(|v| v * svd.value[0]).collect();
    let after_both = after_common - svd.value[0] * svd.value[0];
    let factor = OwnFactor {
        b: svd.left[0].clone(),
        mean: 0.0,
        process: Reverting::estimate(&k, times)?,
        k,
        explained: 1.0 - after_both / all,
    };
    Ok((factor, 1.0 - after_common / all))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::life_table::LifeTable;
    use crate::statistics::sampling::standard_normal;
    use crate::stream::{Decision, Stream};

    const AGES: usize = 12;
    const TIMES: usize = 9;

    fn times() -> Vec<f64> {
        (0..TIMES).map(|t| 1990.0 + 2.0 * t as f64).collect()
    }

    /// Both sexes follow one index; a second, orthogonal in age and time, pulls them apart evenly.
    fn rates(sign: f64) -> Array2<f64> {
        Array2::from_shape_fn((AGES, TIMES), |(x, t)| {
            let common = (4.0 - t as f64) / AGES as f64;
            let own =
                [1.0, -1.0][x % 2] * libm::fabs(t as f64 - 4.0) - 20.0 / 9.0 * [1.0, -1.0][x % 2];
            libm::exp(-7.0 + 0.4 * x as f64 + common + sign * 0.01 * own)
        })
    }

    #[test]
    fn what_is_common_and_what_is_own_are_told_apart() {
        let (men, women) = (rates(1.0), rates(-1.0));
        let model = LiLee::fit([&men, &women], &times(), Adjustment::None).unwrap();
        for x in 0..AGES {
            assert!((model.common_b[x] - 1.0 / AGES as f64).abs() < 1e-12);
        }
        for t in 0..TIMES {
            assert!((model.common_k[t] - (4.0 - t as f64)).abs() < 1e-11);
        }
        assert!((model.common.drift + 0.5).abs() < 1e-12);
        let mut out = vec![0.0; AGES];
        for (sex, real) in [(Sex::Male, &men), (Sex::Female, &women)] {
            let own = &model.own[sex.index()];
            assert!((own.explained - 1.0).abs() < 1e-12);
            assert!(model.common_explained[sex.index()] < 1.0);
            assert!(own.process.persistence < 1.0);
            for t in 0..TIMES {
                model.rates_into(sex, model.common_k[t], own.k[t], &mut out);
                for x in 0..AGES {
                    assert!((out[x] / real[(x, t)] - 1.0).abs() < 1e-12);
                }
            }
        }
    }

    #[test]
    fn it_can_start_from_observed_rates() {
        let (men, women) = (rates(1.0), rates(-1.0));
        let last: Vec<Vec<f64>> = [&men, &women].map(|m| m.column(TIMES - 1).to_vec()).into();
        let model = LiLee::fit([&men, &women], &times(), Adjustment::None).unwrap();
        let model = model.starting_from([&last[0], &last[1]]).unwrap();
        let mut out = vec![0.0; AGES];
        model.rates_into(Sex::Female, 0.0, 0.0, &mut out);
        assert!(
            out.iter()
                .zip(&last[1])
                .all(|(a, b)| (a / b - 1.0).abs() < 1e-14)
        );
        assert_eq!(model.common_k[TIMES - 1], 0.0);
    }

    /// The two-factor rates above with noise that neither factor holds.
    fn noisy() -> [Array2<f64>; SEXES] {
        [(1.0, 5.0), (-1.0, 8.0)].map(|(sign, beat)| {
            let mut rates = rates(sign);
            for ((x, t), m) in rates.indexed_iter_mut() {
                *m *= libm::exp(0.1 * libm::sin(beat * x as f64 + 3.0 * t as f64));
            }
            rates
        })
    }

    #[test]
    fn the_common_factor_alone_reproduces_what_it_should() {
        let [men, women] = noisy();
        let age: Vec<f64> = (0..AGES).map(|x| 8.0 * x as f64).collect();
        let expectancy = |m: &[f64], sex| LifeTable::from_rates(&age, m, sex).unwrap().e[0];
        let mean_of = |rates: &dyn Fn(Sex) -> Vec<f64>| {
            let all = Sex::ALL.iter().map(|sex| expectancy(&rates(*sex), *sex));
            all.sum::<f64>() / 2.0
        };
        let seen = |sex: Sex, t: usize| [&men, &women][sex.index()].column(t).to_vec();
        let observed: Vec<f64> = (0..TIMES).map(|t| mean_of(&|sex| seen(sex, t))).collect();
        let by_years = Adjustment::LifeExpectancy {
            age: &age,
            sexes: Sex::ALL,
            observed: &observed,
        };
        let exposures = [1e5, 2e5].map(|n| Array2::from_elem((AGES, TIMES), n));
        let exposures = [&exposures[0], &exposures[1]];
        let by_deaths = Adjustment::Deaths(&exposures);
        let [by_years, by_deaths] =
            [by_years, by_deaths].map(|what| LiLee::fit([&men, &women], &times(), what).unwrap());
        let fitted = |model: &LiLee, sex: Sex, t: usize| {
            let mut out = vec![0.0; AGES];
            model.rates_into(sex, model.common_k[t], 0.0, &mut out);
            out
        };
        for t in 0..TIMES {
            assert!((mean_of(&|sex| fitted(&by_years, sex, t)) - observed[t]).abs() < 1e-9);
            let deaths = |rates: &dyn Fn(Sex) -> Vec<f64>| {
                let all = Sex::ALL.iter().zip([1e5, 2e5]);
                all.map(|(sex, n)| n * rates(*sex).iter().sum::<f64>())
                    .sum::<f64>()
            };
            let real = deaths(&|sex| seen(sex, t));
            assert!((deaths(&|sex| fitted(&by_deaths, sex, t)) / real - 1.0).abs() < 1e-12);
        }
        for model in [by_years, by_deaths] {
            let own = model.own.iter().map(|own| &own.k);
            for k in own.chain([&model.common_k]) {
                assert!(k.iter().sum::<f64>().abs() < 1e-10);
            }
        }
    }

    /// Whatever the common index does, the sexes' distance goes back to its mean over the times, and
    /// what their own indices add to it has a bound.
    #[test]
    fn the_sexes_do_not_part() {
        let [men, women] = noisy();
        let model = LiLee::fit([&men, &women], &times(), Adjustment::None).unwrap();
        for common in [0.0, -10.0, -60.0] {
            let rates = [Sex::Male, Sex::Female].map(|sex| {
                let OwnFactor {
                    k, mean, process, ..
                } = &model.own[sex.index()];
                assert!(process.stationary_variance().is_finite());
                let far = process.expected(k[TIMES - 1], *mean, 1e6);
                let mut out = vec![0.0; AGES];
                model.rates_into(sex, common, far, &mut out);
                out
            });
            for x in 0..AGES {
                let seen = (0..TIMES).map(|t| libm::log(men[(x, t)] / women[(x, t)]));
                let mean = seen.sum::<f64>() / TIMES as f64;
                assert!((libm::log(rates[0][x] / rates[1][x]) - mean).abs() < 1e-9);
            }
        }
    }

    /// Limits are four standard errors: of the drift `σ/√T`, of a share left of a year
    /// `√((1 − φ²)/T)`, of a standard deviation `σ/√(2T)`, of a correlation `(1 − ρ²)/√T`.
    #[test]
    fn simulated_parameters_are_found_again() {
        const YEARS: usize = 400;
        let mut stream = Stream::new(3, 0, Decision::named("test of coherent mortality"), 0);
        let own_b = [1.0, -1.0].map(|sign| {
            let wave = |x: usize| sign * [1.0, -1.0][x % 2] / (AGES as f64).sqrt();
            (0..AGES).map(wave).collect::<Vec<f64>>()
        });
        let (mut common, mut own) = (0.0, [0.0; SEXES]);
        let mut rates = [(); SEXES].map(|()| Array2::zeros((AGES, YEARS)));
        for t in 0..YEARS {
            common += -0.3 + 0.5 * standard_normal(&mut stream);
            let men = standard_normal(&mut stream);
            let women = -0.6 * men + 0.8 * standard_normal(&mut stream);
            own = [0.9 * own[0] + 0.1 * men, 0.8 * own[1] + 0.2 * women];
            for (s, rates) in rates.iter_mut().enumerate() {
                for x in 0..AGES {
                    let log = -7.0 + 0.4 * x as f64 + common / AGES as f64 + own_b[s][x] * own[s];
                    rates[(x, t)] = libm::exp(log);
                }
            }
        }
        let years: Vec<f64> = (0..YEARS).map(|t| t as f64).collect();
        let model = LiLee::fit([&rates[0], &rates[1]], &years, Adjustment::None).unwrap();
        let near = |found: f64, truth: f64, error: f64, what: &str| {
            assert!((found - truth).abs() < 4.0 * error, "{what}: {found}");
        };
        let root = (YEARS as f64).sqrt();
        near(model.common.drift, -0.3, 0.5 / root, "drift");
        let error = 0.5 / (2.0_f64.sqrt() * root);
        near(model.common.innovation_sd, 0.5, error, "innovation");
        for (s, (phi, sd)) in [(0.9, 0.1), (0.8, 0.2)].into_iter().enumerate() {
            let process = model.own[s].process;
            let error = (1.0_f64 - phi * phi).sqrt() / root;
            near(process.persistence, phi, error, "persistence");
            let error = sd / (2.0_f64.sqrt() * root);
            near(process.innovation_sd, sd, error, "own noise");
        }
        // A singular vector has no sign of its own: the product of both tells which pair it is.
        let sign = |s: usize| model.own[s].b[0].signum();
        let correlation = -model.own_correlation * sign(0) * sign(1);
        near(correlation, -0.6, 0.64 / root, "correlation");
    }

    #[test]
    fn the_sexes_must_match() {
        let (men, women) = (rates(1.0), Array2::from_elem((3, TIMES), 0.1));
        assert!(LiLee::fit([&men, &women], &times(), Adjustment::None).is_err());
        let flat = Array2::from_elem((AGES, TIMES), 0.1);
        assert!(LiLee::fit([&flat, &flat], &times(), Adjustment::None).is_err());
    }
}
