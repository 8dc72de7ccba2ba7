//! Roots and minima in one dimension.

/// The root of `f` near `start`, to the last bit but a few; `None` where no change of sign is found.
///
/// Steps of `step`, doubled up to 60 times, are tried to both sides; the interval found is halved.
/// Of an even number of roots within one step none is seen.
pub fn root_near(f: impl Fn(f64) -> f64, start: f64, step: f64) -> Option<f64> {
    let at_start = f(start);
    if at_start == 0.0 {
        return Some(start);
    }
    let (mut below, mut above) = ((start, at_start), (start, at_start));
    let mut step = step.abs();
    for _ in 0..60 {
        let next = (above.0 + step, f(above.0 + step));
        if next.1.is_finite() {
            if opposite(above.1, next.1) {
                return Some(halve(f, above, next.0));
            }
            above = next;
        }
        let next = (below.0 - step, f(below.0 - step));
        if next.1.is_finite() {
            if opposite(below.1, next.1) {
                return Some(halve(f, below, next.0));
            }
            below = next;
        }
        step *= 2.0;
    }
    None
}

/// The place of the smallest value of `f` between `low` and `high`: the best of `cells` equal
/// parts, then the golden section within the two parts around it.
pub fn minimum_between(f: impl Fn(f64) -> f64, low: f64, high: f64, cells: usize) -> f64 {
    let width = (high - low) / cells as f64;
    let mut best = (low, f64::INFINITY);
    for i in 0..=cells {
        let x = low + width * i as f64;
        let y = f(x);
        if y < best.1 {
            best = (x, y);
        }
    }
    const SHARE: f64 = 0.618_033_988_749_894_9;
    let (mut a, mut b) = ((best.0 - width).max(low), (best.0 + width).min(high));
    let (mut x1, mut x2) = (b - SHARE * (b - a), a + SHARE * (b - a));
    let (mut y1, mut y2) = (f(x1), f(x2));
    for _ in 0..80 {
        if y1 <= y2 {
            (b, x2, y2) = (x2, x1, y1);
            x1 = b - SHARE * (b - a);
            y1 = f(x1);
        } else {
            (a, x1, y1) = (x1, x2, y2);
            x2 = a + SHARE * (b - a);
            y2 = f(x2);
        }
    }
    let middle = (a + b) / 2.0;
    if f(middle) <= best.1 { middle } else { best.0 }
}

fn opposite(a: f64, b: f64) -> bool {
    (a > 0.0 && b <= 0.0) || (a < 0.0 && b >= 0.0)
}

fn halve(f: impl Fn(f64) -> f64, from: (f64, f64), to: f64) -> f64 {
    let (mut near, mut far) = (from.0, to);
    for _ in 0..200 {
        let middle = near + (far - near) / 2.0;
        if middle == near || middle == far {
            break;
        }
        if opposite(from.1, f(middle)) {
            far = middle;
        } else {
            near = middle;
        }
    }
    far
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roots_are_found_on_either_side() {
        let f = |x: f64| x * x * x - 2.0;
        for start in [-40.0, 0.0, 1.0, 300.0] {
            let root = root_near(f, start, 0.5).unwrap();
            assert!((root - libm::cbrt(2.0)).abs() < 1e-14);
        }
        assert_eq!(root_near(|x| x * x + 1.0, 0.0, 1.0), None);
    }

    #[test]
    fn the_deepest_valley_is_found() {
        let f = |x: f64| libm::sin(5.0 * x) + 0.1 * (x - 2.0) * (x - 2.0);
        let x = minimum_between(f, -5.0, 5.0, 200);
        // Minimum where 5 cos(5x) + 0.2 (x − 2) = 0, near 5x = 3π/2 + 2π.
        assert!((5.0 * libm::cos(5.0 * x) + 0.2 * (x - 2.0)).abs() < 1e-6);
        assert!((x - 2.2).abs() < 0.1);
    }
}
