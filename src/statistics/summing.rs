//! Sums of many numbers.

/// The sum of numbers, every eighth of them in a running sum of its own: quick, and the same bits
/// everywhere.
#[inline(always)]
pub(crate) fn sum<T: Copy + Into<f64>>(numbers: &[T]) -> f64 {
    let (whole, rest) = numbers.as_chunks::<8>();
    // Each of so few would have a running sum of its own.
    if whole.is_empty() {
        return rest.iter().fold(0.0, |sum, number| {
            let number: f64 = (*number).into();
            sum + number
        });
    }
    let mut sums = [0.0_f64; 8];
    for numbers in whole {
        for (sum, number) in sums.iter_mut().zip(numbers) {
            *sum += (*number).into();
        }
    }
    for (sum, number) in sums.iter_mut().zip(rest) {
        *sum += (*number).into();
    }
    sums.iter().sum()
}

/// The sum of products, likewise.
#[inline(always)]
pub(crate) fn sum_of_products<const N: usize>(one: &[f64; N], other: &[f64; N]) -> f64 {
    let mut products = [0.0; N];
    for at in 0..N {
        products[at] = one[at] * other[at];
    }
    sum(&products)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_added_up() {
        let one: [f64; 19] = std::array::from_fn(|at| at as f64);
        assert_eq!(sum_of_products(&one, &one), 18.0 * 19.0 * 37.0 / 6.0);
    }

    /// Few numbers come to the bits of eight running sums.
    #[test]
    fn few_have_the_bits_of_running_sums() {
        for n in 0..8 {
            let numbers: Vec<f64> = (0..n).map(|k| 1.0 / (3.0 + f64::from(k))).collect();
            let mut sums = [0.0; 8];
            sums.iter_mut().zip(&numbers).for_each(|(sum, n)| *sum += n);
            let running: f64 = sums.iter().sum();
            assert_eq!(sum(&numbers).to_bits(), running.to_bits());
        }
    }

    #[test]
    fn nothing_is_left_out() {
        for n in 0..30_u32 {
            let numbers: Vec<u32> = (1..=n).collect();
            assert_eq!(sum(&numbers), f64::from(n * (n + 1) / 2));
        }
    }
}
