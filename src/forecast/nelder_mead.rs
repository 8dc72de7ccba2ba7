//! Minimises a function of a few numbers without derivatives, on the stack.

/// Where the search ended.
#[derive(Clone, Copy, Debug)]
pub struct Minimum<const D: usize> {
    /// The best point.
    pub at: [f64; D],
    /// The value there.
    pub value: f64,
    /// How often the function was asked.
    pub evaluations: usize,
}

/// The lowest value of `f` found from `start`, over the unit cube.
///
/// The first simplex steps by `step` along each axis, inwards where there is no room; every point
/// tried is brought back to the cube, so a minimum on the edge is reached. Stops when the values
/// in the simplex agree to a share `tolerance` of the best or after `budget` evaluations. Nothing
/// is allocated. A value that is not a number counts as infinitely high.
/// Source: Nelder and Mead (1965), with the coefficients 1, 2, ½, ½.
pub fn minimise<const D: usize>(
    mut f: impl FnMut(&[f64; D]) -> f64,
    start: [f64; D],
    step: f64,
    tolerance: f64,
    budget: usize,
) -> Minimum<D> {
    // A simplex has D + 1 corners; the last is kept apart, so that its size is a type.
    let mut ask = |x: &[f64; D]| {
        let value = f(x);
        if value.is_nan() { f64::INFINITY } else { value }
    };
    let mut extra = start;
    let mut extra_value = ask(&extra);
    let mut corner = [start; D];
    let mut value = [0.0; D];
    for i in 0..D {
        let up = corner[i][i] + step;
        corner[i][i] = if up <= 1.0 { up } else { corner[i][i] - step };
        value[i] = ask(&corner[i]);
    }
    let mut evaluations = D + 1;
    while evaluations < budget {
        // The best goes to the front, the worst to the place apart.
        for i in 0..D {
            if value[i] > extra_value {
                std::mem::swap(&mut value[i], &mut extra_value);
                std::mem::swap(&mut corner[i], &mut extra);
            }
        }
        let mut best = 0;
        let mut second_worst = value[0];
        for (i, v) in value.iter().enumerate() {
            if *v < value[best] {
                best = i;
            }
            second_worst = second_worst.max(*v);
        }
        if extra_value - value[best] <= tolerance * value[best].abs() {
            break;
        }
        let mut centre = [0.0; D];
        for c in &corner {
            for (m, x) in centre.iter_mut().zip(c) {
                *m += x / D as f64;
            }
        }
        let away = |by: f64| {
            let mut x = centre;
            for (x, worst) in x.iter_mut().zip(&extra) {
                *x = (*x + by * (*x - worst)).clamp(0.0, 1.0);
            }
            x
        };
        let reflected = away(1.0);
        let reflected_value = ask(&reflected);
        evaluations += 1;
        if reflected_value < value[best] {
            let expanded = away(2.0);
            let expanded_value = ask(&expanded);
            evaluations += 1;
            (extra, extra_value) = if expanded_value < reflected_value {
                (expanded, expanded_value)
            } else {
                (reflected, reflected_value)
            };
        } else if reflected_value < second_worst {
            (extra, extra_value) = (reflected, reflected_value);
        } else {
            let outside = reflected_value < extra_value;
            let contracted = away(if outside { 0.5 } else { -0.5 });
            let contracted_value = ask(&contracted);
            evaluations += 1;
            if contracted_value < extra_value.min(reflected_value) {
                (extra, extra_value) = (contracted, contracted_value);
            } else {
                let anchor = corner[best];
                for i in (0..D).filter(|&i| i != best) {
                    halve(&mut corner[i], &anchor);
                    value[i] = ask(&corner[i]);
                }
                halve(&mut extra, &anchor);
                extra_value = ask(&extra);
                evaluations += D;
            }
        }
    }
    let mut found = Minimum {
        at: extra,
        value: extra_value,
        evaluations,
    };
    for i in 0..D {
        if value[i] < found.value {
            (found.at, found.value) = (corner[i], value[i]);
        }
    }
    found
}

fn halve<const D: usize>(x: &mut [f64; D], anchor: &[f64; D]) {
    for (x, a) in x.iter_mut().zip(anchor) {
        *x = 0.5 * (*x + a);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rosenbrock (1960): the minimum is 0 at (1, 1); here the cube is [−2, 2]².
    #[test]
    fn the_curved_valley_is_followed_to_its_end() {
        let f = |x: &[f64; 2]| {
            let (a, b) = (4.0 * x[0] - 2.0, 4.0 * x[1] - 2.0);
            (1.0 - a).powi(2) + 100.0 * (b - a * a).powi(2)
        };
        let found = minimise(f, [0.2, 0.75], 0.1, 0.0, 400);
        assert!((found.at[0] - 0.75).abs() < 1e-6 && (found.at[1] - 0.75).abs() < 1e-6);
    }

    #[test]
    fn a_minimum_on_the_edge_is_reached() {
        let found = minimise(
            |x: &[f64; 3]| x[0] - x[1] + (x[2] - 0.3).powi(2),
            [0.5; 3],
            0.2,
            1e-14,
            400,
        );
        assert!(found.at[0] < 1e-4 && found.at[1] > 1.0 - 1e-4 && (found.at[2] - 0.3).abs() < 1e-3);
    }
}
