//! Sobol's indices against functions whose indices are known.

use std::f64::consts::PI;

use plancast::statistics::sobol::{SaltelliSample, Sensitivity, indices, sobol};
use plancast::stream::{Decision, Stream};

const ROWS: usize = 1 << 14;

fn stream() -> Stream {
    Stream::new(7, 0, Decision::named("test.sobol"), 0)
}

fn near(found: &[Sensitivity], first: &[f64], total: &[f64], within: f64) {
    for (place, own) in found.iter().enumerate() {
        println!("{place}: {own:?}");
        assert!(
            (own.first.value - first[place]).abs() < within,
            "first of {place}: {own:?}"
        );
        assert!(
            (own.total.value - total[place]).abs() < within,
            "total of {place}: {own:?}"
        );
        // Widened a little, so that one interval in twenty may miss.
        let [low, high] = own.first.interval;
        let margin = 0.5 * (high - low);
        assert!(
            low - margin < first[place] && first[place] < high + margin,
            "{place}: {own:?}"
        );
    }
}

/// Ishigami and Homma (1990), a = 7, b = 0.1: indices in closed form.
#[test]
fn ishigamis_function_comes_out() {
    let (a, b) = (7.0, 0.1);
    let function = |u: &[f64]| {
        let x: Vec<f64> = u.iter().map(|u| PI * (2.0 * u - 1.0)).collect();
        x[0].sin() + a * x[1].sin().powi(2) + b * x[2].powi(4) * x[0].sin()
    };
    let variance = a * a / 8.0 + b * PI.powi(4) / 5.0 + b * b * PI.powi(8) / 18.0 + 0.5;
    let one = 0.5 * (1.0 + b * PI.powi(4) / 5.0).powi(2) / variance;
    let two = a * a / 8.0 / variance;
    let joint = b * b * PI.powi(8) * (1.0 / 18.0 - 1.0 / 50.0) / variance;
    let groups = [vec![0], vec![1], vec![2]];
    let found = sobol(3, &groups, ROWS, &mut stream(), function).expect("indices");
    near(&found, &[one, two, 0.0], &[one + joint, two, joint], 0.03);
    // The first and the third together have all but the second.
    let found = sobol(3, &[vec![0, 2], vec![1]], ROWS, &mut stream(), function).expect("indices");
    near(&found, &[one + joint, two], &[one + joint, two], 0.03);
}

/// Sobol's g function, a = (0, 1, 4.5, 9, 99): Saltelli et al. (2010), in closed form.
#[test]
fn sobols_g_function_comes_out() {
    let a = [0.0, 1.0, 4.5, 9.0, 99.0];
    let function = |u: &[f64]| -> f64 {
        u.iter()
            .zip(a)
            .map(|(u, a)| ((4.0 * u - 2.0).abs() + a) / (1.0 + a))
            .product()
    };
    let own: Vec<f64> = a
        .iter()
        .map(|a| 1.0 / (3.0 * (1.0 + a) * (1.0 + a)))
        .collect();
    let variance = own.iter().map(|v| 1.0 + v).product::<f64>() - 1.0;
    let first: Vec<f64> = own.iter().map(|v| v / variance).collect();
    let total: Vec<f64> = (0..a.len())
        .map(|place| {
            let others: f64 = own
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != place)
                .map(|(_, v)| 1.0 + v)
                .product();
            own[place] * others / variance
        })
        .collect();
    let groups: Vec<Vec<usize>> = (0..a.len()).map(|place| vec![place]).collect();
    let found = sobol(a.len(), &groups, ROWS, &mut stream(), function).expect("indices");
    near(&found, &first, &total, 0.03);
}

#[test]
fn what_has_no_indices_is_refused() {
    let groups = [vec![0]];
    assert!(sobol(1, &groups, 4, &mut stream(), |u| u[0]).is_err());
    assert!(sobol(1, &[vec![1]], 100, &mut stream(), |u| u[0]).is_err());
    assert!(sobol(1, &groups, 100, &mut stream(), |_| 1.0).is_err());
    assert!(sobol(1, &groups, 100, &mut stream(), |_| f64::NAN).is_err());
    let uneven = SaltelliSample {
        first: vec![0.0; 10],
        second: vec![1.0; 10],
        exchanged: vec![vec![0.0; 9]],
    };
    assert!(indices(&uneven, &mut stream()).is_err());
}
