//! Single values of quite another size than the rest, such as one in another unit: the forecast does
//! not rest on them, and says so.

use std::borrow::Cow;

use super::series::Series;
use crate::axes::Year;

/// A value is of another size when it is so many times the median, or that part of it.
const FACTOR: f64 = 20.0;
/// And when it lies so many times as far from its neighbours as the others ever did.
const JUMPS: f64 = 5.0;
/// The last value has one neighbour only, and a programme may start to grow: it must be so many
/// times the rest.
const LAST_FACTOR: f64 = 1000.0;
/// Of so many values one may be set aside; shorter histories cannot tell which one is wrong.
const ONE_OF: usize = 5;

impl Series {
    /// The values that a forecast does not rest on, with their years: they are of quite another
    /// size than all the others and stand alone.
    ///
    /// Twenty times the median or a twentieth of it (any number: twenty times the median size), five
    /// times as far from both neighbours as the others ever moved in a year, at most a fifth of the
    /// values; the last value only where it is a thousand times the rest. None for shares. Of the
    /// 1,344 yearly series of M3, M1 and Tourism it names one value in each of three (M1), all of
    /// them the first.
    pub fn outliers(&self) -> Vec<(Year, f64)> {
        places(self)
            .into_iter()
            .filter_map(|i| Some((self.start_year + i as Year, self.values[i]?)))
            .collect()
    }

    /// The series as it is forecast from: an outlier inside becomes a gap, one at the end the value
    /// before it, so that the forecast begins in the same year.
    pub(crate) fn without_outliers(&self) -> Cow<'_, Series> {
        let found = places(self);
        if found.is_empty() {
            return Cow::Borrowed(self);
        }
        let mut calm = self.clone();
        let last = self.span().map_or(0, |s| s.1);
        for i in found {
            calm.values[i] = None;
            if i == last {
                calm.values[i] = calm.values[..i].iter().rev().flatten().next().copied();
            }
        }
        Cow::Owned(calm)
    }
}

/// Places of the outliers.
fn places(series: &Series) -> Vec<usize> {
    if series.kind.is_share() {
        return Vec::new();
    }
    let logs = !series.kind.is_signed();
    let known: Vec<(usize, f64)> = (0..series.values.len())
        .filter_map(|i| Some((i, series.values[i]?)))
        .collect();
    let usable = |v: f64| v.is_finite() && (!logs || v >= 0.0);
    if known.len() < ONE_OF || !known.iter().all(|k| usable(k.1)) {
        return Vec::new();
    }
    let median = |mut sizes: Vec<f64>| {
        sizes.sort_unstable_by(f64::total_cmp);
        sizes[sizes.len() / 2]
    };
    let size = median(known.iter().map(|k| k.1.abs()).collect());
    if size <= 0.0 {
        return Vec::new();
    }
    // On the scale of the logarithm a zero stands half a unit up where things are counted; amounts
    // of zero are years without any, not errors.
    let (_, half) = series.kind.support();
    let scale = |v: f64| {
        if logs {
            libm::log((v + half) / (size + half))
        } else {
            v / size
        }
    };
    let far = |x: f64, factor: f64| {
        if logs {
            x.abs() > libm::log(factor)
        } else {
            x.abs() > factor
        }
    };
    let points: Vec<(usize, f64)> = known
        .iter()
        .filter(|k| k.1 > 0.0 || !logs || half > 0.0)
        .map(|k| (k.0, scale(k.1)))
        .collect();
    let (odd, rest): (Vec<_>, Vec<_>) = points.iter().partition(|p| far(p.1, FACTOR));
    if odd.is_empty() || odd.len() * ONE_OF > known.len() || rest.len() < 2 {
        return Vec::new();
    }
    let moved = rest
        .windows(2)
        .map(|w: &[(usize, f64)]| (w[1].1 - w[0].1).abs())
        .fold(0.0_f64, f64::max);
    let last = known[known.len() - 1].0;
    odd.into_iter()
        .filter(|(i, x)| {
            let before = rest.iter().rev().find(|r| r.0 < *i);
            let after = rest.iter().find(|r| r.0 > *i);
            let nearest = [before, after]
                .into_iter()
                .flatten()
                .map(|r| (x - r.1).abs())
                .fold(f64::INFINITY, f64::min);
            nearest > JUMPS * moved && (*i < last || far(*x, LAST_FACTOR))
        })
        .map(|p| p.0)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(values: &[f64]) -> Vec<(Year, f64)> {
        let given = values.iter().map(|v| Some(*v)).collect();
        Series::new("x", 2010, given).outliers()
    }

    #[test]
    fn a_spike_is_named_wherever_it_stands() {
        let quiet = [100.0, 104.0, 99.0, 103.0, 101.0, 106.0, 102.0];
        assert_eq!(found(&quiet), []);
        for i in 0..quiet.len() {
            let mut values = quiet;
            values[i] = 1e12;
            assert_eq!(found(&values), [(2010 + i as Year, 1e12)]);
            values[i] = -1e12;
            assert_eq!(found(&values), [(2010 + i as Year, -1e12)]);
        }
    }

    #[test]
    fn growth_a_new_level_and_rare_events_are_no_outliers() {
        let growth: Vec<f64> = (0..12).map(|t| libm::exp(0.9 * f64::from(t))).collect();
        assert_eq!(found(&growth), []);
        assert_eq!(found(&[3.0, 3.0, 4.0, 3.0, 90.0, 95.0, 97.0, 99.0]), []);
        assert_eq!(found(&[100.0, 104.0, 99.0, 103.0, 101.0, 2500.0]), []);
        assert_eq!(found(&[0.0, 0.0, 7.0, 0.0, 0.0, 0.0]), []);
        assert_eq!(found(&[1.0, 2.0, 1.0, 0.0, 30.0, 1.0]), []);
        assert_eq!(found(&[100.0, 1e12, 100.0]), []);
    }

    #[test]
    fn the_forecast_begins_in_the_same_year() {
        let values = [100.0, 104.0, 99.0, 103.0, 1e12].map(Some).to_vec();
        let series = Series::new("x", 2010, values);
        let calm = series.without_outliers();
        assert_eq!(calm.values.last(), Some(&Some(103.0)));
    }
}
