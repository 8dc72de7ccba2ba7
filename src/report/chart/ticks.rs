//! Where the ticks of an axis stand.

/// Steps of an axis of numbers, as multiples of a power of ten.
const STEPS: [f64; 4] = [1.0, 2.0, 2.5, 5.0];
/// Steps of an axis of years.
const YEAR_STEPS: [i32; 7] = [1, 2, 5, 10, 20, 50, 100];

/// Years from which on a span is counted in fives at least, as plans are.
const LONG: i32 = 12;

/// A range widened to whole steps, with its ticks.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ticks {
    pub low: f64,
    pub high: f64,
    pub values: Vec<f64>,
    /// Decimals that tell neighbouring ticks apart.
    pub decimals: usize,
}

/// About `count` ticks that hold `low … high`, at 1, 2, 2.5 or 5 times a power of ten.
/// A range of no width is widened.
pub(super) fn nice(low: f64, high: f64, count: usize) -> Ticks {
    let (low, high) = widen(low, high);
    let rough = (high - low) / count.max(1) as f64;
    let power = libm::floor(libm::log10(rough)) as i32;
    let (mut step, mut chosen) = (0.0, (1.0, 0));
    let mut places = 0;
    for exponent in [power, power + 1] {
        for factor in STEPS {
            let candidate = factor * ten(exponent);
            if step == 0.0 && candidate >= rough * 0.999 {
                (step, chosen) = (candidate, (factor, exponent));
                places = (-exponent).max(0) as usize + usize::from(factor == 2.5 && exponent <= 0);
            }
        }
    }
    let first = libm::floor(low / step + 1e-9) as i64;
    let last = libm::ceil(high / step - 1e-9) as i64;
    let at = |n: i64| match chosen {
        // Division by a whole power of ten gives the double nearest to the decimal number.
        (factor, exponent) if exponent < 0 => n as f64 * factor / ten(-exponent),
        (factor, exponent) => n as f64 * factor * ten(exponent),
    };
    Ticks {
        low: at(first),
        high: at(last),
        values: (first..=last).map(at).collect(),
        decimals: places,
    }
}

/// As [`nice`], without widening the range: only the ticks inside it.
pub(super) fn inside(low: f64, high: f64, count: usize) -> Ticks {
    let (low, high) = widen(low, high);
    let mut ticks = nice(low, high, count);
    let slack = (high - low) * 1e-9;
    ticks
        .values
        .retain(|value| (low - slack..=high + slack).contains(value));
    Ticks { low, high, ..ticks }
}

/// Years to label between two, at most `most` of them.
pub(super) fn years(first: i32, last: i32, most: usize) -> Vec<i32> {
    let spacing = |step: i32| -> Vec<i32> {
        (first..=last)
            .filter(|year| year.rem_euclid(step) == 0)
            .collect()
    };
    let shortest = if last - first >= LONG { 5 } else { 1 };
    YEAR_STEPS
        .into_iter()
        .filter(|&step| step >= shortest)
        .map(spacing)
        .find(|years| years.len() <= most.max(1))
        .filter(|years| !years.is_empty())
        .unwrap_or_else(|| vec![first])
}

fn widen(low: f64, high: f64) -> (f64, f64) {
    if high - low > f64::EPSILON * high.abs().max(low.abs()) * 16.0 {
        return (low, high);
    }
    if low == 0.0 {
        return (0.0, 1.0);
    }
    let half = low.abs() * 0.05;
    (low - half, high + half)
}

fn ten(exponent: i32) -> f64 {
    libm::pow(10.0, f64::from(exponent))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_hold_the_range() {
        for (low, high) in [
            (0.0, 23_456.0),
            (0.0, 2.48e8),
            (-3.2, 7.7),
            (0.013, 0.018),
            (0.0, 3e-7),
        ] {
            let ticks = nice(low, high, 5);
            assert!(ticks.low <= low && high <= ticks.high, "{ticks:?}");
            assert!((3..=8).contains(&ticks.values.len()), "{ticks:?}");
        }
    }

    #[test]
    fn known_ranges() {
        assert_eq!(nice(0.0, 10.0, 5).values, [0.0, 2.0, 4.0, 6.0, 8.0, 10.0]);
        assert_eq!(nice(0.0, 1.0, 5).decimals, 1);
        assert_eq!(nice(0.0, 100.0, 4).values, [0.0, 25.0, 50.0, 75.0, 100.0]);
    }

    #[test]
    fn a_constant_or_zero_series_has_an_axis() {
        assert_eq!(nice(0.0, 0.0, 5).high, 1.0);
        let ticks = nice(500.0, 500.0, 5);
        assert!(ticks.low < 500.0 && ticks.high > 500.0);
    }

    #[test]
    fn years_are_whole_and_round() {
        assert_eq!(years(2016, 2035, 8), [2020, 2025, 2030, 2035]);
        assert_eq!(years(2020, 2025, 8), [2020, 2021, 2022, 2023, 2024, 2025]);
        assert_eq!(years(2021, 2021, 8), [2021]);
        assert_eq!(years(2021, 2024, 1), [2021]);
    }
}
