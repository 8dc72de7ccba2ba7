//! Two common jobs of simulation programs, against reference implementations in Python.

use crate::engines::persons::{DisabMs15, STEPS};
use crate::engines::trajectories::{benchmark, run};
use plancast::statistics::sampling::normal_quantile;

/// DISAB-MS15: a matrix projection of the same closed forms in numpy 2.4.6.
#[test]
fn the_expectation_of_disab_ms15_is_that_of_numpy() {
    let exact = DisabMs15::new().unwrap().expectation().unwrap();
    let end = exact.by_state.row(STEPS);
    for (found, published) in [
        (end.sum(), 981_602.198_680_726_7),
        (end[0], 944_593.026_465_68),
        (end[1], 31_949.665_416_15),
        (end[2], 5_059.506_798_9),
        (exact.births.iter().sum(), 113_422.924_597_597_6),
        (exact.deaths.iter().sum(), 131_820.725_916_870_96),
        (exact.person_years, 15_040_399.404_885_22),
    ] {
        // The fewest digits printed are eight after the point.
        close(found, published, 1e-8 * published.max(10.0), "DISAB-MS15");
    }
}

#[test]
fn a_million_people_come_out_within_three_standard_deviations() {
    let job = DisabMs15::new().unwrap();
    let report = job.compare(&job.run(2026, 0).unwrap()).unwrap();
    assert!(report.largest_z() < 3.0, "{report:?}");
    // The exact means are the same by two routes: forwards by state, backwards by person.
    let exact = job.expectation().unwrap();
    let end = exact.by_state.row(STEPS);
    for (compared, expected) in [
        (report.total, end.sum()),
        (report.none, end[0]),
        (report.moderate, end[1]),
        (report.severe, end[2]),
        (report.births, exact.births.iter().sum()),
        (report.deaths, exact.deaths.iter().sum()),
    ] {
        close(compared.expected, expected, 1e-9 * expected, "mean");
    }
}

/// PCC-15, quantiles of 100,000 trajectories in numpy 2.4.6: series × years 5 and 15.
const SERIES: [[[f64; 9]; 2]; 7] = [
    [
        [
            1203018.5, 1205995.1, 1209367.1, 1215025.8, 1221313.2, 1227628.1, 1233265.7, 1236667.2,
            1239622.2,
        ],
        [
            1158629.2, 1167162.2, 1177313.9, 1194009.7, 1212487.9, 1231149.4, 1248020.9, 1258292.0,
            1267309.4,
        ],
    ],
    [
        [
            193988.31, 194261.66, 194588.46, 195131.07, 195737.43, 196339.6, 196883.33, 197210.18,
            197498.68,
        ],
        [
            297239.43, 297968.88, 298817.65, 300219.36, 301772.16, 303337.24, 304768.56, 305612.33,
            306349.19,
        ],
    ],
    [
        [
            9191.7733, 9424.2024, 9695.6353, 10150.618, 10652.394, 11156.019, 11613.465, 11890.311,
            12127.521,
        ],
        [
            4864.1969, 5119.3066, 5425.1404, 5935.9757, 6522.5555, 7132.8818, 7690.6369, 8030.7537,
            8323.408,
        ],
    ],
    [
        [
            8835.9757, 8875.894, 8922.453, 8999.6088, 9086.2548, 9173.063, 9252.167, 9300.308,
            9342.2238,
        ],
        [
            11803.157, 11878.83, 11969.989, 12121.455, 12291.566, 12460.37, 12616.344, 12711.104,
            12793.869,
        ],
    ],
    [
        [
            22128.494, 22293.849, 22486.182, 22808.628, 23173.665, 23542.518, 23882.926, 24085.283,
            24261.223,
        ],
        [
            27050.402, 27396.48, 27800.401, 28497.006, 29297.737, 30125.642, 30888.412, 31347.35,
            31756.535,
        ],
    ],
    [
        [
            9759.004, 9831.9945, 9917.3022, 10060.061, 10221.917, 10385.357, 10536.237, 10625.959,
            10703.733,
        ],
        [
            11974.333, 12128.716, 12308.155, 12617.784, 12973.274, 13341.7, 13680.327, 13884.966,
            14065.752,
        ],
    ],
    [
        [
            32174953.0, 32699849.0, 33323163.0, 34364975.0, 35557219.0, 36786810.0, 37925899.0,
            38626264.0, 39237044.0,
        ],
        [
            51060108.0, 52512280.0, 54217312.0, 57179946.0, 60670837.0, 64358967.0, 67894575.0,
            70089042.0, 71991326.0,
        ],
    ],
];

/// The same for women of ages 0, 26 and 80.
const WOMEN: [(usize, [[f64; 9]; 2]); 3] = [
    (
        0,
        [
            [
                4477.3667, 4590.993, 4722.8885, 4944.825, 5189.3291, 5434.8835, 5657.6962,
                5792.8842, 5908.4254,
            ],
            [
                2370.1883, 2494.8626, 2643.6645, 2892.9286, 3179.2495, 3476.942, 3749.1976, 3915.6,
                4057.058,
            ],
        ],
    ),
    (
        26,
        [
            [
                6668.8763, 6721.7964, 6784.6438, 6886.2417, 6999.9471, 7113.7544, 7216.7419,
                7277.1972, 7329.8695,
            ],
            [
                3212.0174, 3306.8666, 3416.9915, 3600.0422, 3801.3802, 4003.2955, 4186.8754,
                4298.9756, 4393.81,
            ],
        ],
    ),
    (
        80,
        [
            [
                2563.6515, 2567.7008, 2572.5477, 2580.5898, 2589.5793, 2598.5082, 2606.5597,
                2611.4148, 2615.6883,
            ],
            [
                4527.9963, 4539.8165, 4553.599, 4576.1036, 4601.1412, 4626.3016, 4649.2312,
                4662.8282, 4674.644,
            ],
        ],
    ),
];

#[test]
fn the_quantiles_of_pcc_15_are_those_of_numpy() {
    const N: usize = 20_000;
    let inputs = benchmark::inputs();
    let p = benchmark::PROBABILITIES;
    let spread = run(&inputs, benchmark::STEPS, N, &p, 7).unwrap();
    let compare = |found: &dyn Fn(usize) -> f64, published: &[f64; 9], what: &str| {
        // All are nearly normal, so the standard error of a quantile is √(p(1 − p)/n) / density;
        // 4.5 of them in 180 comparisons are exceeded with probability 0.001.
        let deviation = (published[8] - published[0]) / (2.0 * 1.959_964);
        for (q, p) in p.iter().enumerate() {
            let z = normal_quantile(*p);
            let density = (-0.5 * z * z).exp() / (2.0 * std::f64::consts::PI).sqrt() / deviation;
            let variance = p * (1.0 - p) * (1.0 / N as f64 + 1.0 / 100_000.0);
            let tolerance = 4.5 * variance.sqrt() / density;
            close(found(q), published[q], tolerance, what);
        }
    };
    for (at, year) in [4, 14].into_iter().enumerate() {
        for (series, published) in SERIES.iter().enumerate() {
            let what = format!("series {series}, year {year}");
            compare(&|q| spread.series[(q, series, year)], &published[at], &what);
        }
        for (age, published) in &WOMEN {
            let what = format!("women of {age}, year {year}");
            compare(&|q| spread.ages[(q, year, 1, *age)], &published[at], &what);
        }
    }
}

/// Fails unless two numbers are within `tolerance` of each other.
fn close(found: f64, expected: f64, tolerance: f64, what: &str) {
    assert!(
        (found - expected).abs() <= tolerance,
        "{what}: found {found}, published {expected}"
    );
}
