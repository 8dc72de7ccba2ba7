//! Health expectancies and tables fitted to margins.

use ndarray::{arr1, arr2};
use plancast::statistics::fitting::iterative_proportional_fitting;
use plancast::statistics::sullivan::sullivan;

use super::close;

/// Women in Belgium 2004: `(l, L, prevalence, interviewed)` and printed disability-free years.
///
/// Source: Jagger, Van Oyen and Robine, *Health Expectancy Calculation by the Sullivan Method:
/// A Practical Guide* (REVES/EHEMU), table 4.1; standard errors printed there 0.355 at birth,
/// 0.219 at 65, 0.106 at 85.
const BELGIUM: [(f64, f64, f64, f64, f64); 19] = [
    (100000.0, 99711.5, 0.000, 52.0, 66.5),
    (99639.4, 398371.1, 0.048, 230.0, 65.8),
    (99546.2, 497576.7, 0.030, 257.0, 62.0),
    (99484.5, 497270.6, 0.072, 275.0, 57.2),
    (99423.7, 496788.7, 0.098, 281.0, 52.6),
    (99291.8, 496050.2, 0.087, 342.0, 48.2),
    (99128.3, 495171.9, 0.096, 402.0, 43.7),
    (98940.5, 494136.5, 0.089, 426.0, 39.2),
    (98714.1, 492590.7, 0.142, 437.0, 34.8),
    (98322.2, 490097.0, 0.122, 446.0, 30.6),
    (97716.6, 486121.2, 0.195, 438.0, 26.4),
    (96731.9, 479425.4, 0.161, 424.0, 22.6),
    (95038.3, 470194.7, 0.298, 407.0, 18.8),
    (93039.6, 457774.7, 0.234, 310.0, 15.6),
    (90070.3, 439413.3, 0.257, 398.0, 12.3),
    (85695.0, 411279.0, 0.345, 413.0, 9.1),
    (78816.6, 361557.8, 0.431, 310.0, 6.5),
    (65806.5, 294456.7, 0.431, 300.0, 4.6),
    (51976.2, 279205.1, 0.513, 647.0, 2.6),
];

#[test]
fn women_in_belgium_live_free_of_disability_as_published() {
    let column = |of: fn(&(f64, f64, f64, f64, f64)) -> f64| -> Vec<f64> {
        BELGIUM.iter().map(of).collect()
    };
    let (l, years) = (column(|r| r.0), column(|r| r.1));
    let (prevalence, interviewed) = (column(|r| r.2), column(|r| r.3));
    let result = sullivan(&l, &years, &prevalence, Some(&interviewed)).unwrap();
    for (i, row) in BELGIUM.iter().enumerate() {
        close(result.free[i], row.4, 0.05 + 0.005, "disability-free years");
    }
    // Prevalences are printed with three digits, so the last printed digit of an error holds.
    close(result.standard_error[0], 0.355, 0.0005, "error at birth");
    close(result.standard_error[14], 0.219, 0.0005, "error at 65");
    close(result.standard_error[18], 0.106, 0.0005, "error at 85");
    close(
        result.free[0] + result.disabled[0],
        81.4,
        0.05,
        "all years at birth",
    );
}

/// numpy 2.4.6, 500 rounds of `S *= (r/S.sum(1))[:, None]; S *= c/S.sum(0)`.
#[test]
fn a_fitted_table_agrees_with_numpy() {
    let seed = arr2(&[
        [40.0, 30.0, 20.0, 10.0],
        [35.0, 50.0, 100.0, 75.0],
        [30.0, 80.0, 70.0, 120.0],
        [20.0, 30.0, 40.0, 50.0],
    ]);
    let margins = [
        (vec![0], arr1(&[150.0, 300.0, 400.0, 150.0]).into_dyn()),
        (vec![1], arr1(&[200.0, 300.0, 400.0, 100.0]).into_dyn()),
    ];
    let fitted = iterative_proportional_fitting(&seed.into_dyn(), &margins, 1e-14, 500).unwrap();
    let expected = [
        64.5585, 46.2325, 35.3843, 3.8247, 49.9679, 68.1594, 156.4985, 25.3742, 56.7219, 144.4282,
        145.0825, 53.7673, 28.7516, 41.18, 63.0347, 17.0337,
    ];
    for (found, expected) in fitted.table.iter().zip(expected) {
        close(*found, expected, 5.1e-5, "cell");
    }
}
