//! Temporal disaggregation against R.

use plancast::forecast::disaggregation::{
    Aggregation, Conversion, Denton, ResidualProcess, Rho, Start, denton, disaggregate,
};

use super::swiss::DENTON_CHOLETTE;

/// Tolerance: printed digits of the reference, 1e-10 of values near 40.
#[test]
fn denton_cholette_agrees_with_tempdisagg() {
    let totals: Vec<f64> = DENTON_CHOLETTE.chunks(4).map(|q| q.iter().sum()).collect();
    let periods = Aggregation::even(144, 0, 4, 36, Conversion::Sum).unwrap();
    let got = denton(
        &totals,
        &[1.0; 144],
        &periods,
        Denton::Proportional,
        Start::Free,
        1,
    )
    .unwrap();
    for (t, (y, expected)) in got.iter().zip(DENTON_CHOLETTE).enumerate() {
        assert!((y - expected).abs() < 1e-8, "quarter {t}: {y} {expected}");
    }
    // With a constant only, Fernández's random walk is Denton's with a free start.
    let walk = disaggregate(&totals, &[], true, &periods, ResidualProcess::Fernandez).unwrap();
    for (y, expected) in walk.values.iter().zip(DENTON_CHOLETTE) {
        assert!((y - expected).abs() < 1e-8);
    }
}

/// Eight totals of five years and an indicator in closed form.
const TOTALS: [f64; 8] = [320.0, 390.0, 455.0, 500.0, 590.0, 640.0, 770.0, 800.0];

fn indicator() -> Vec<f64> {
    (1..=40)
        .map(|t| 100.0 + 3.0 * f64::from(t) + 20.0 * f64::from(t).sin())
        .collect()
}

fn periods() -> Aggregation {
    Aggregation::even(40, 0, 5, 8, Conversion::Sum).unwrap()
}

/// By the formulas of Sax and Steiner (2013) written in R with `solve` and `optimize`: ρ; the two
/// coefficients and their standard errors; years 1, 20 and 40 and their standard errors. On the
/// Swiss series of tempdisagg 1.2.0 (whose data are not ours to ship) `chow-lin-minrss-ecotrim`
/// agrees to 3e-8, with ρ 0.604339619795 and the coefficients 12.95602793 and 0.0132849699079.
#[test]
fn regressions_agree_with_r() {
    let cases = [
        (
            ResidualProcess::ChowLin(Rho::MinRss),
            [
                0.5596960465,
                -38.9764426028,
                0.9270867532,
                7.5440658457,
                0.0453243788,
            ],
            [73.6306108102, 127.7428101085, 177.3770491435],
            [4.4631744007, 4.4060204474, 4.6653635969],
        ),
        (
            ResidualProcess::ChowLin(Rho::MaxLog),
            [
                0.0,
                -39.9499845442,
                0.9330613664,
                5.6096817727,
                0.0337743225,
            ],
            [73.4470346210, 126.1338987771, 178.1223122219],
            [6.6195134280, 6.6780158690, 6.6431417161],
        ),
        (
            ResidualProcess::Fernandez,
            [
                0.0,
                -30.5742403160,
                0.8698236641,
                23.2604006724,
                0.2133600341,
            ],
            [73.6562245919, 127.0780445335, 175.1403895393],
            [5.1193054729, 6.0075774645, 5.5480755528],
        ),
        (
            ResidualProcess::Litterman(Rho::MinRss),
            [
                0.9094821056,
                -10.9837240862,
                0.6897440578,
                70.2249135191,
                0.6796979750,
            ],
            [71.5519868203, 123.5254206440, 169.0459803637],
            [11.1697603604, 16.0242676359, 11.7504507217],
        ),
    ];
    for (errors, [rho, constant, slope, constant_error, slope_error], years, spread) in cases {
        let run =
            |errors| disaggregate(&TOTALS, &[&indicator()], true, &periods(), errors).unwrap();
        // The criterion is flat at its minimum, so R and we find the same ρ to 1e-6 only; what
        // follows from it is compared at R's ρ.
        let found = run(errors).rho.unwrap_or(0.0);
        assert!((found - rho).abs() < 1e-6, "{errors:?} ρ: {found} {rho}");
        let got = run(match errors {
            ResidualProcess::ChowLin(_) => ResidualProcess::ChowLin(Rho::Fixed(rho)),
            ResidualProcess::Litterman(_) => ResidualProcess::Litterman(Rho::Fixed(rho)),
            ResidualProcess::Fernandez => errors,
        });
        let near = |a: f64, b: f64, what: &str| {
            assert!(
                (a - b).abs() < 1e-6 * b.abs().max(1.0),
                "{errors:?} {what}: {a} {b}"
            );
        };
        near(got.coefficients[0], constant, "constant");
        near(got.coefficients[1], slope, "slope");
        near(
            got.coefficient_errors[0],
            constant_error,
            "error of the constant",
        );
        near(got.coefficient_errors[1], slope_error, "error of the slope");
        for (i, t) in [0, 19, 39].into_iter().enumerate() {
            near(got.values[t], years[i], "year");
            near(got.standard_errors[t], spread[i], "error of the year");
        }
        for (period, total) in got.values.chunks(5).zip(TOTALS) {
            assert!((period.iter().sum::<f64>() - total).abs() < 1e-8);
        }
    }
}

/// Years 1, 20 and 40 from the same equations solved in R; order, proportional, free start.
/// R's proportional method with an agreed start anchors the ratio at nought, so that an indicator that meets
/// its totals does not come back; ours anchors it at one, and is not compared there.
#[test]
fn denton_agrees_with_r() {
    let cases = [
        (
            1,
            false,
            false,
            [97.6720372355, 130.2898169383, 177.4121729567],
        ),
        (
            1,
            false,
            true,
            [75.5146547593, 130.1167110671, 177.4111586722],
        ),
        (
            1,
            true,
            true,
            [69.5546332015, 122.3607376101, 172.7657716511],
        ),
        (
            2,
            false,
            false,
            [105.1379101864, 131.9921595321, 173.3662255496],
        ),
        (
            2,
            false,
            true,
            [77.7309722891, 130.8101328669, 173.2498357981],
        ),
        (
            2,
            true,
            true,
            [69.7101141015, 122.9748646113, 168.6015256494],
        ),
    ];
    for (order, proportional, free, expected) in cases {
        let criterion = if proportional {
            Denton::Proportional
        } else {
            Denton::Additive
        };
        let start = if free { Start::Free } else { Start::Agreed };
        let got = denton(&TOTALS, &indicator(), &periods(), criterion, start, order).unwrap();
        for (t, expected) in [0, 19, 39].into_iter().zip(expected) {
            assert!(
                (got[t] - expected).abs() < 1e-6,
                "{order} {proportional} {free} {t}"
            );
        }
    }
}
