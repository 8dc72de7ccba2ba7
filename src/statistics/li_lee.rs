//! Mortality of both sexes together, so that their paths do not part for ever.

use ndarray::Array2;

use super::error::{StatisticsError, check_length, check_positive};
use super::lee_carter::{centred_logarithms, check_movement};
use super::linear_process::{RandomWalk, Reverting};
use super::singular_values::SingularValues;
use crate::axes::SEXES;

/// A sex's own movement around the common one, which fades.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnFactor {
    /// Response of `log m` at each age; of unit length.
    pub b: Vec<f64>,
    /// Index at each time; mean 0.
    pub k: Vec<f64>,
    /// How the index returns to 0.
    pub process: Reverting,
    /// Share of the variance of the centred `log m` of this sex that both factors explain.
    pub explained: f64,
}

/// A coherent model: `log m[x,s,t] = a[x,s] + B[x]·K[t] + b[x,s]·k[s,t]`.
///
/// `K` is a random walk with drift, `k[s]` returns to 0. Arrays by sex are in the order of
/// [`crate::axes::Sex::ALL`].
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
}

impl LiLee {
    /// Fits the model to the death rates of both sexes, each ages × times, above zero.
    ///
    /// The common factor is the first singular pair of the mean over the sexes of the centred
    /// `log m`; each own factor is that of what is left. No second stage.
    /// Source: Li and Lee (2005), Demography 42: 575–594.
    pub fn fit(rates: [&Array2<f64>; SEXES], times: &[f64]) -> Result<Self, StatisticsError> {
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
        let common_k: Vec<f64> = svd.right[0].iter().map(|v| v * scale).collect();
        let common = RandomWalk::estimate(&common_k, times)?;
        let own_of = |rest: &Array2<f64>| own_factor(rest, &common_b, &common_k, times);
        let (own0, share0) = own_of(&rest0)?;
        let (own1, share1) = own_of(&rest1)?;
        Ok(LiLee {
            a: [a0, a1],
            common_b,
            common_k,
            times: times.to_vec(),
            common,
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
            let last = self.own[s].k[self.times.len() - 1];
            self.own[s].k.iter_mut().for_each(|k| *k -= last);
        }
        let last = self.common_k[self.times.len() - 1];
        self.common_k.iter_mut().for_each(|k| *k -= last);
        Ok(self)
    }

    /// Writes the death rates of a sex at the indices `common` and `own` into `out`, one per age.
    pub fn rates_into(&self, sex: crate::axes::Sex, common: f64, own: f64, out: &mut [f64]) {
        let s = sex.index();
        for (x, m) in out.iter_mut().enumerate() {
            *m = libm::exp(self.a[s][x] + self.common_b[x] * common + self.own[s].b[x] * own);
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
        process: Reverting::estimate(&k, times)?,
        k,
        explained: 1.0 - after_both / all,
    };
    Ok((factor, 1.0 - after_common / all))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::axes::Sex;

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
        let model = LiLee::fit([&men, &women], &times()).unwrap();
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
        let model = LiLee::fit([&men, &women], &times()).unwrap();
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

    #[test]
    fn the_sexes_must_match() {
        let (men, women) = (rates(1.0), Array2::from_elem((3, TIMES), 0.1));
        assert!(LiLee::fit([&men, &women], &times()).is_err());
        let flat = Array2::from_elem((AGES, TIMES), 0.1);
        assert!(LiLee::fit([&flat, &flat], &times()).is_err());
    }
}
