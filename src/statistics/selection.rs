//! Exact quantiles of many values at once, by sorting only where a quantile lies.
//!
//! Values are counted in bins of equal width between the least and the largest. Only those in the
//! bins that hold a wanted order statistic are sorted: a handful of a thousand. The result is exact
//! whatever the distribution; only the time depends on it.

/// Working memory for quantiles of `n` values.
#[derive(Clone, Debug)]
pub struct Selection {
    /// Order statistics that are needed, from 0, rising.
    ranks: Vec<usize>,
    /// For each probability: places of its two order statistics in `ranks`, weight of the upper.
    between: Vec<(usize, usize, f64)>,
    bins: Vec<u32>,
    counts: Vec<u32>,
    wanted: Vec<u8>,
    sorted: Vec<f32>,
    /// Where each of `ranks` stands in `sorted`.
    places: Vec<usize>,
}

impl Selection {
    /// For quantiles of `n ≥ 1` values at these probabilities, each 0 … 1.
    ///
    /// Type 7 of Hyndman and Fan (1996), The American Statistician 50: 361–365: linear between the
    /// order statistics at `(n − 1)·p`.
    pub fn new(n: usize, probabilities: &[f64]) -> Self {
        let at = |p: &f64| (n - 1) as f64 * p;
        let low = |p: &f64| at(p) as usize;
        let high = |p: &f64| (low(p) + 1).min(n - 1);
        let mut ranks: Vec<usize> = probabilities
            .iter()
            .flat_map(|p| [low(p), high(p)])
            .collect();
        ranks.sort_unstable();
        ranks.dedup();
        let place = |rank: usize| ranks.partition_point(|r| *r < rank);
        let between = probabilities
            .iter()
            .map(|p| (place(low(p)), place(high(p)), at(p) - low(p) as f64))
            .collect();
        let bins = (n / 2).next_power_of_two().clamp(64, 1 << 12);
        Selection {
            places: Vec::with_capacity(ranks.len()),
            ranks,
            between,
            bins: vec![0; n],
            counts: vec![0; bins],
            wanted: vec![0; bins],
            sorted: vec![0.0; n],
        }
    }

    /// The quantiles of `n` values whose range is finite, into `out`.
    pub fn quantiles(&mut self, values: &[f32], out: &mut [f64]) {
        crate::statistics::vectors::dispatch(Binning {
            values,
            bins: &mut self.bins,
            last: (self.counts.len() - 1) as u32,
        });
        self.counts.fill(0);
        for bin in &self.bins {
            self.counts[*bin as usize] += 1;
        }
        let length = self.locate();
        let mut taken = 0;
        for (value, bin) in values.iter().zip(&self.bins) {
            if self.wanted[*bin as usize] == 1 {
                self.sorted[taken] = *value;
                taken += 1;
            }
        }
        debug_assert_eq!(taken, length);
        self.sorted[..taken].sort_unstable_by(f32::total_cmp);
        for (out, (low, high, weight)) in out.iter_mut().zip(&self.between) {
            let [low, high] = [low, high].map(|rank| f64::from(self.sorted[self.places[*rank]]));
            *out = low + (high - low) * weight;
        }
    }

    /// Marks the bins that hold a wanted rank; returns how many values lie in them.
    fn locate(&mut self) -> usize {
        self.wanted.fill(0);
        self.places.clear();
        let (mut bin, mut below, mut sorted_below) = (0, 0, 0);
        for rank in &self.ranks {
            while below + self.counts[bin] as usize <= *rank {
                below += self.counts[bin] as usize;
                sorted_below += usize::from(self.wanted[bin]) * self.counts[bin] as usize;
                bin += 1;
            }
            self.wanted[bin] = 1;
            self.places.push(sorted_below + rank - below);
        }
        sorted_below + self.counts[bin] as usize
    }
}

struct Binning<'a> {
    values: &'a [f32],
    bins: &'a mut [u32],
    last: u32,
}

impl pulp::WithSimd for Binning<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(self, simd: S) {
        // Adding 2^23 rounds to a whole number, which then stands in the lowest bits.
        const ROUND: f32 = 8_388_608.0;
        let mut chunks = self.values.chunks_exact(2 * S::F32_LANES);
        let first = simd.splat_f32s(self.values[0]);
        let [mut low, mut high] = [[first; 2]; 2];
        for chunk in &mut chunks {
            let (one, two) = chunk.split_at(S::F32_LANES);
            for (half, values) in [one, two].into_iter().enumerate() {
                let values = simd.partial_load_f32s(values);
                low[half] = simd.min_f32s(low[half], values);
                high[half] = simd.max_f32s(high[half], values);
            }
        }
        let rest = chunks.remainder().iter().copied();
        let low = simd.reduce_min_f32s(simd.min_f32s(low[0], low[1]));
        let high = simd.reduce_max_f32s(simd.max_f32s(high[0], high[1]));
        let least = rest.clone().fold(low, f32::min);
        let most = rest.fold(high, f32::max);
        let scale = self.last as f32 / (most - least);
        let scale = if scale.is_finite() { scale } else { 0.0 };
        for (value, bin) in self.values.iter().zip(self.bins) {
            let nearest = ((value - least) * scale + ROUND).to_bits() & 0x007F_FFFF;
            *bin = nearest.min(self.last);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::quantiles::quantiles;
    use crate::statistics::sampling::standard_normal;
    use crate::stream::{Decision, Stream};

    const P: [f64; 9] = [0.0, 0.05, 0.1, 0.25, 0.5, 0.5001, 0.9, 0.975, 1.0];

    /// Against the library's selection, which is tested against numpy.
    fn check(values: &[f32]) {
        let mut out = [0.0; P.len()];
        Selection::new(values.len(), &P).quantiles(values, &mut out);
        let mut doubles: Vec<f64> = values.iter().map(|value| f64::from(*value)).collect();
        let expected = quantiles(&mut doubles, &P).unwrap();
        for (found, expected) in out.iter().zip(expected) {
            assert!((found - expected).abs() <= 1e-13 * expected.abs());
        }
    }

    #[test]
    fn it_is_exact_for_any_distribution() {
        for n in [1, 2, 3, 17, 64, 1000, 4097] {
            let mut stream = Stream::new(2, 0, Decision::named("test draws"), n);
            let normal: Vec<f64> = (0..n).map(|_| standard_normal(&mut stream)).collect();
            let check_as = |of: fn(f64) -> f64| {
                check(&normal.iter().map(|z| of(*z) as f32).collect::<Vec<f32>>());
            };
            check_as(|z| z);
            check_as(|z| libm::exp(9.0 * z));
            check_as(libm::round);
            check_as(|_| 3.0);
            check_as(|z| 1e9 + z);
        }
        check(&[0.0, f32::MIN_POSITIVE, 1e-44, 1e-45]);
        check(&[-1e38, 1e38, 3.0, 4.0]);
    }
}
