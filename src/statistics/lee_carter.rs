//! Mortality as one index that moves all ages: `log m[x,t] = a[x] + b[x]·k[t]`.

use ndarray::Array2;

use super::error::{StatisticsError, check_length, check_positive, value};
use super::linear_process::RandomWalk;
use super::second_stage::{Adjustment, Population, centre};
use super::singular_values::SingularValues;

/// A fitted Lee–Carter model; `Σ b = 1` and `Σ k = 0`.
#[derive(Clone, Debug, PartialEq)]
pub struct LeeCarter {
    /// Level of `log m` at each age.
    pub a: Vec<f64>,
    /// Response of `log m` to the index at each age.
    pub b: Vec<f64>,
    /// Index at each time.
    pub k: Vec<f64>,
    /// Times of the index; years.
    pub times: Vec<f64>,
    /// Mean change of the index a year, `(k[T] − k[1]) / (t[T] − t[1])`.
    pub drift: f64,
    /// Standard deviation of the change of the index over one year.
    pub innovation_sd: f64,
    /// Standard error of the drift.
    pub drift_se: f64,
    /// Share of the variance of the centred `log m` that the first singular value stands for.
    pub explained: f64,
}

impl LeeCarter {
    /// Fits the model to death rates, ages × times, above zero; three times or more.
    ///
    /// `a`: mean of `log m` over the times; `b`, `k`: first singular vectors of what is left.
    /// Then each `k[t]` is solved for the quantity of `adjustment`, and moved (with `a`) so that
    /// the sum is zero again. Times may be uneven, such as middles of periods; the index is a
    /// random walk whose variance grows with the time elapsed.
    /// Source: Lee and Carter (1992), J. Am. Stat. Assoc. 87: 659–671; for life expectancy,
    /// Lee and Miller (2001), Demography 38: 537–549.
    pub fn fit(
        rates: &Array2<f64>,
        times: &[f64],
        adjustment: Adjustment<'_>,
    ) -> Result<Self, StatisticsError> {
        let (mut a, centred) = centred_logarithms(rates)?;
        check_length("times", times.len(), rates.ncols())?;
        check_movement(&centred, &a)?;
        let svd = SingularValues::of(&centred)?;
        let total: f64 = svd.left[0].iter().sum();
        if total < 1e-6 {
            let what = "sum of the first singular vector";
            let expected = "above zero, or the ages have no common movement";
            return Err(value(what, "all ages", total, expected));
        }
        let b: Vec<f64> = svd.left[0].iter().map(|u| u / total).collect();
        let scale = svd.value[0] * total;
        let mut k: Vec<f64> = svd.right[0].iter().map(|v| v * scale).collect();
        let population = Population { rates, a: &a };
        adjustment.apply(&mut k, &b, &[population], times)?;
        let mean = centre(&mut k);
        a.iter_mut().zip(&b).for_each(|(a, b)| *a += b * mean);
        let walk = RandomWalk::estimate(&k, times)?;
        Ok(LeeCarter {
            a,
            b,
            k,
            times: times.to_vec(),
            drift: walk.drift,
            innovation_sd: walk.innovation_sd,
            drift_se: walk.drift_se,
            explained: svd.leading_share(),
        })
    }

    /// The same model starting from observed rates: `a` becomes their logarithm, `k` 0 at the last
    /// time. `Σ k = 0` no longer holds. Source: Lee and Miller (2001).
    pub fn starting_from(mut self, rates: &[f64]) -> Result<Self, StatisticsError> {
        check_length("rates to start from", rates.len(), self.a.len())?;
        check_positive("rate to start from", rates, |x| format!("row {}", x + 1))?;
        self.a = rates.iter().map(|m| libm::log(*m)).collect();
        let last = self.k[self.k.len() - 1];
        self.k.iter_mut().for_each(|k| *k -= last);
        Ok(self)
    }

    /// Writes the death rates at index `k` into `out`, one per age: `exp(a + b·k)`.
    pub fn rates_into(&self, k: f64, out: &mut [f64]) {
        for ((m, a), b) in out.iter_mut().zip(&self.a).zip(&self.b) {
            *m = libm::exp(a + b * k);
        }
    }

    /// The index as a random walk, for moments at a horizon.
    pub fn walk(&self) -> RandomWalk {
        RandomWalk {
            drift: self.drift,
            innovation_sd: self.innovation_sd,
            drift_se: self.drift_se,
        }
    }
}

/// Mean over the times of `log m` at each age, and what is left around it.
pub(crate) fn centred_logarithms(
    rates: &Array2<f64>,
) -> Result<(Vec<f64>, Array2<f64>), StatisticsError> {
    let times = rates.ncols().max(1);
    let place = |i: usize| format!("row {}, column {}", i / times + 1, i % times + 1);
    check_positive("death rate", rates, place)?;
    let mut logs = rates.mapv(libm::log);
    let mut mean = Vec::with_capacity(logs.nrows());
    for mut row in logs.rows_mut() {
        let level = row.iter().sum::<f64>() / times as f64;
        row.iter_mut().for_each(|x| *x -= level);
        mean.push(level);
    }
    Ok((mean, logs))
}

/// Fails where the rates do not change by more than a rounding error.
pub(crate) fn check_movement(centred: &Array2<f64>, level: &[f64]) -> Result<(), StatisticsError> {
    let largest = |most: f64, x: &f64| most.max(x.abs());
    let (moved, size) = (
        centred.iter().fold(0.0, largest),
        level.iter().fold(1.0, largest),
    );
    if moved > 1e-12 * size {
        return Ok(());
    }
    let what = "largest change of a logarithm of death rates";
    Err(value(what, "all ages and times", moved, "above zero"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::axes::Sex;
    use crate::statistics::life_table::LifeTable;

    const AGES: usize = 20;

    fn truth() -> (Vec<f64>, Vec<f64>, Vec<f64>, Vec<f64>) {
        let a: Vec<f64> = (0..AGES).map(|x| -8.0 + 0.4 * x as f64).collect();
        let b: Vec<f64> = (0..AGES).map(|x| (40.0 - x as f64) / 610.0).collect();
        let times = vec![1950.0, 1955.0, 1961.0, 1962.0, 1970.0];
        let k = vec![9.0, 4.0, 0.0, -3.0, -10.0];
        (a, b, k, times)
    }

    fn rates() -> Array2<f64> {
        let (a, b, k, _) = truth();
        Array2::from_shape_fn((AGES, 5), |(x, t)| libm::exp(a[x] + b[x] * k[t]))
    }

    #[test]
    fn an_exact_model_is_found_again() {
        let (a, b, k, times) = truth();
        let model = LeeCarter::fit(&rates(), &times, Adjustment::None).unwrap();
        assert!((b.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        for x in 0..AGES {
            assert!((model.a[x] - a[x]).abs() < 1e-12);
            assert!((model.b[x] - b[x]).abs() < 1e-12);
        }
        for (found, k) in model.k.iter().zip(&k) {
            assert!((found - k).abs() < 1e-11);
        }
        assert!((model.drift + 19.0 / 20.0).abs() < 1e-12);
        assert!((model.explained - 1.0).abs() < 1e-12);
        let mut out = vec![0.0; AGES];
        model.rates_into(model.k[2], &mut out);
        assert!((out[7] / rates()[(7, 2)] - 1.0).abs() < 1e-12);
    }

    #[test]
    fn the_second_stage_reproduces_what_it_should() {
        let (_, _, _, times) = truth();
        let mut noisy = rates();
        for ((x, t), m) in noisy.indexed_iter_mut() {
            *m *= libm::exp(0.2 * libm::sin((7 * x + 3 * t) as f64));
        }
        let exposures = Array2::from_shape_fn((AGES, 5), |(x, t)| 1e5 / (x + 1 + t) as f64);
        let model = LeeCarter::fit(&noisy, &times, Adjustment::Deaths(&[&exposures])).unwrap();
        let age: Vec<f64> = (0..AGES).map(|x| 5.0 * x as f64).collect();
        let observed = [60.0, 64.0, 66.0, 68.0, 70.0];
        let by_years = Adjustment::LifeExpectancy {
            age: &age,
            sexes: &[Sex::Male],
            observed: &observed,
        };
        let second = LeeCarter::fit(&noisy, &times, by_years).unwrap();
        let mut out = vec![0.0; AGES];
        for t in 0..5 {
            model.rates_into(model.k[t], &mut out);
            let deaths = |m: &dyn Fn(usize) -> f64| -> f64 {
                (0..AGES).map(|x| m(x) * exposures[(x, t)]).sum()
            };
            let (fitted, real) = (deaths(&|x| out[x]), deaths(&|x| noisy[(x, t)]));
            assert!((fitted / real - 1.0).abs() < 1e-12);
            second.rates_into(second.k[t], &mut out);
            let table = LifeTable::from_rates(&age, &out, Sex::Male).unwrap();
            assert!((table.e[0] - observed[t]).abs() < 1e-10);
        }
        for model in [&model, &second] {
            assert!(model.k.iter().sum::<f64>().abs() < 1e-10);
            assert!((model.b.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        }
        let started = second.clone().starting_from(&out).unwrap();
        let mut again = vec![0.0; AGES];
        started.rates_into(started.k[4], &mut again);
        assert!(
            out.iter()
                .zip(&again)
                .all(|(a, b)| (a / b - 1.0).abs() < 1e-14)
        );
    }

    #[test]
    fn complaints_are_in_words() {
        let mut bad = rates();
        bad[(3, 1)] = 0.0;
        let error = LeeCarter::fit(&bad, &truth().3, Adjustment::None).unwrap_err();
        assert_eq!(
            error.to_string(),
            "death rate at row 4, column 2 is 0; it must be above zero, and finite"
        );
        let error = LeeCarter::fit(&rates(), &[1.0, 2.0], Adjustment::None).unwrap_err();
        assert_eq!(error.to_string(), "times: 2 given where 5 are needed");
        let flat = Array2::from_elem((3, 4), 0.01);
        assert!(LeeCarter::fit(&flat, &[1.0, 2.0, 3.0, 4.0], Adjustment::None).is_err());
        let observed = [60.0, 64.0, 66.0, 68.0, -1.0];
        let age: Vec<f64> = (0..AGES).map(|x| 5.0 * x as f64).collect();
        let by_years = Adjustment::LifeExpectancy {
            age: &age,
            sexes: &[Sex::Male],
            observed: &observed,
        };
        assert!(LeeCarter::fit(&rates(), &truth().3, by_years).is_err());
    }
}
