//! Sums of many numbers.

/// The sum of numbers, every eighth of them in a running sum of its own: quick, and the same bits
/// everywhere.
#[inline(always)]
pub(crate) fn sum<T: Copy + Into<f64>>(numbers: &[T]) -> f64 {
    let mut sums = [0.0_f64; 8];
    let (whole, rest) = numbers.as_chunks::<8>();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_out() {
        for n in 0..30_u32 {
            let numbers: Vec<u32> = (1..=n).collect();
            assert_eq!(sum(&numbers), f64::from(n * (n + 1) / 2));
        }
    }
}
