//! Samplers against distribution functions that are computed in another way (statrs: continued
//! fractions of the incomplete beta and gamma functions), at α = 0.001 with fixed seeds.

use plancast::statistics::sampling::{
    Distribution, Weighted, binomial, poisson, rejection, standard_normal,
};
use plancast::stream::{Decision, Stream};
use statrs::distribution::{
    Beta, Binomial, ChiSquared, ContinuousCDF, DiscreteCDF, Gamma, LogNormal, Normal, Poisson,
    Uniform,
};

const DRAWS: usize = 20_000;

fn stream(subject: u32) -> Stream {
    Stream::new(1_933, 0, Decision::named("test of samplers"), subject)
}

/// Kolmogorov's test. The distance is below `1.949 / √n` with probability 0.999 (Smirnov 1948).
fn follows(mut values: Vec<f64>, cdf: impl Fn(f64) -> f64, name: &str) {
    values.sort_by(f64::total_cmp);
    let n = values.len() as f64;
    let distance = values
        .iter()
        .enumerate()
        .fold(0.0_f64, |worst, (i, value)| {
            let here = cdf(*value);
            worst
                .max(here - i as f64 / n)
                .max((i + 1) as f64 / n - here)
        });
    assert!(distance < 1.949 / n.sqrt(), "{name}: distance {distance}");
}

/// Pearson's test over classes of at least twenty expected.
fn counts_follow(counts: &[u64], cdf: impl Fn(u64) -> f64, name: &str) {
    let n = counts.len() as f64;
    let top = *counts.iter().max().expect("counts");
    let mut seen = vec![0.0; top as usize + 1];
    for count in counts {
        seen[*count as usize] += 1.0;
    }
    let (mut statistic, mut classes, mut below) = (0.0, 0, 0.0);
    let mut observed = 0.0;
    let mut close = |observed: f64, expected: f64| {
        statistic += (observed - expected) * (observed - expected) / expected;
        classes += 1;
    };
    for (k, seen) in seen.iter().enumerate() {
        observed += seen;
        let here = cdf(k as u64);
        let (expected, rest) = (n * (here - below), n * (1.0 - here));
        if expected >= 20.0 && rest >= 20.0 {
            close(observed, expected);
            (observed, below) = (0.0, here);
        }
    }
    close(observed, n * (1.0 - below));
    if classes > 1 {
        let limit = ChiSquared::new(f64::from(classes - 1)).expect("degrees of freedom");
        let limit = limit.inverse_cdf(0.999);
        assert!(statistic < limit, "{name}: χ² {statistic}, limit {limit}");
    }
}

#[test]
fn uniform_numbers() {
    let mut chance = stream(1);
    let values: Vec<f64> = (0..DRAWS).map(|_| chance.uniform()).collect();
    assert!(values.iter().all(|u| 0.0 < *u && *u < 1.0));
    // The sequence too: sums of neighbours are triangular.
    let sums = values.chunks(2).map(|pair| pair[0] + pair[1]).collect();
    follows(values, |u| u, "uniform");
    let triangle = |s: f64| {
        if s < 1.0 {
            0.5 * s * s
        } else {
            1.0 - 0.5 * (2.0 - s) * (2.0 - s)
        }
    };
    follows(sums, triangle, "sums of neighbours");
}

/// Streams that differ in one part of their address only.
#[test]
fn first_numbers_of_neighbouring_streams() {
    let names = ["deaths", "births"].map(Decision::named);
    for (what, make) in [
        (
            "seed",
            &(|i| Stream::new(i, 0, names[0], 0)) as &dyn Fn(u64) -> Stream,
        ),
        ("upper half of the seed", &|i| {
            Stream::new(i << 32, 0, names[0], 0)
        }),
        ("draw", &|i| Stream::new(7, i as u32, names[0], 0)),
        ("subject", &|i| Stream::new(7, 0, names[1], i as u32)),
    ] {
        let values: Vec<f64> = (0..DRAWS as u64).map(|i| make(i).uniform()).collect();
        let mean = values.iter().sum::<f64>() / DRAWS as f64;
        let pairs = values
            .windows(2)
            .map(|pair| (pair[0] - mean) * (pair[1] - mean));
        let correlation = 12.0 * pairs.sum::<f64>() / DRAWS as f64;
        // Normal with variance 1/n: 3.29 standard deviations at α = 0.001.
        assert!(
            correlation.abs() < 3.29 / (DRAWS as f64).sqrt(),
            "{what}: {correlation}"
        );
        follows(values, |u| u, what);
    }
}

#[test]
fn normal_numbers() {
    let mut chance = stream(2);
    let values = (0..DRAWS).map(|_| standard_normal(&mut chance)).collect();
    follows(values, |x| Normal::standard().cdf(x), "normal");
}

#[test]
fn poisson_numbers() {
    // Both sides of the change of method at ten, and the large means of births and arrivals.
    for (i, mean) in [0.003, 0.7, 4.0, 9.99, 10.0, 14.5, 87.0, 9_100.0]
        .into_iter()
        .enumerate()
    {
        let mut chance = stream(100 + i as u32);
        let counts: Vec<u64> = (0..DRAWS).map(|_| poisson(mean, &mut chance)).collect();
        let exact = Poisson::new(mean).expect("a mean");
        counts_follow(&counts, |k| exact.cdf(k), &format!("Poisson {mean}"));
    }
}

#[test]
fn binomial_numbers() {
    for (i, (n, p)) in [
        (1, 0.3),
        (7, 0.5),
        (40, 0.02),
        (40, 0.98),
        (99, 0.101),
        (100, 0.1),
        (250, 0.04),
        (25, 0.41),
        (15_411, 0.98),
        (15_411, 0.36),
        (1_000_000, 0.000_02),
    ]
    .into_iter()
    .enumerate()
    {
        let mut chance = stream(200 + i as u32);
        let counts: Vec<u64> = (0..DRAWS).map(|_| binomial(n, p, &mut chance)).collect();
        assert!(counts.iter().all(|k| *k <= n));
        let exact = Binomial::new(p, n).expect("a share");
        counts_follow(&counts, |k| exact.cdf(k), &format!("binomial {n}, {p}"));
    }
}

#[test]
fn what_parameters_may_be() {
    let check = |subject: u32, distribution: Distribution, cdf: &dyn Fn(f64) -> f64| {
        let sampler = distribution.sampler().expect("a distribution that can be");
        let mut chance = stream(300 + subject);
        let values = (0..DRAWS)
            .map(|_| sampler.quantile(chance.uniform()))
            .collect();
        follows(values, cdf, &format!("{distribution:?}"));
    };
    let normal = Normal::new(-0.25, 0.08).expect("normal");
    check(
        1,
        Distribution::Normal {
            mean: -0.25,
            sd: 0.08,
        },
        &|x| normal.cdf(x),
    );
    let lognormal = LogNormal::new(220_f64.ln(), 0.25).expect("lognormal");
    check(
        2,
        Distribution::Lognormal {
            median: 220.0,
            sd_log: 0.25,
        },
        &|x| lognormal.cdf(x),
    );
    let uniform = Uniform::new(0.975, 0.985).expect("uniform");
    check(
        3,
        Distribution::Uniform {
            low: 0.975,
            high: 0.985,
        },
        &|x| uniform.cdf(x),
    );
    let standard = Normal::standard();
    check(
        4,
        Distribution::LogitNormal {
            median: 0.9,
            sd_logit: 0.5,
        },
        &|x| standard.cdf(((x / (1.0 - x)).ln() - 9_f64.ln()) / 0.5),
    );
    // PERT: mean (low + 4 mode + high) / 6; here a beta with shapes 1 + 4·⅓ and 1 + 4·⅔.
    let pert = Beta::new(1.0 + 4.0 / 3.0, 1.0 + 8.0 / 3.0).expect("beta");
    check(
        5,
        Distribution::Pert {
            low: 1.0,
            mode: 2.0,
            high: 4.0,
        },
        &|x| pert.cdf((x - 1.0) / 3.0),
    );
    // Beta(2, 6) has mean 1/4 and variance 12 / (64 · 9).
    let beta = Beta::new(2.0, 6.0).expect("beta");
    let sd = (12.0_f64 / 576.0).sqrt();
    check(6, Distribution::Beta { mean: 0.25, sd }, &|x| beta.cdf(x));
    // Gamma of shape 4 and rate 2 has mean 2 and standard deviation 1.
    let gamma = Gamma::new(4.0, 2.0).expect("gamma");
    check(7, Distribution::Gamma { mean: 2.0, sd: 1.0 }, &|x| {
        gamma.cdf(x)
    });
}

/// A mixture against the sum of its parts' distribution functions, which statrs knows: parts that overlap, and two
/// readings with a gap between them, one of them a single value.
#[test]
fn what_mixtures_may_be() {
    let part = |weight: f64, distribution: Distribution| Weighted {
        weight,
        distribution,
    };
    let (normal, gamma) = (
        Normal::new(3.0, 1.0).expect("normal"),
        Gamma::new(4.0, 2.0).expect("gamma"),
    );
    let overlapping = Distribution::Mixture {
        of: vec![
            part(0.6, Distribution::Normal { mean: 3.0, sd: 1.0 }),
            part(0.2, Distribution::Gamma { mean: 2.0, sd: 1.0 }),
        ],
    };
    let sampler = overlapping.sampler().expect("a mixture");
    let mut chance = stream(320);
    let values: Vec<f64> = (0..DRAWS)
        .map(|_| sampler.quantile(chance.uniform()))
        .collect();
    let cdf = |x: f64| 0.75 * normal.cdf(x) + 0.25 * gamma.cdf(x);
    follows(values, cdf, "mixture");
    // The quantile is the inverse of that function, far out too, and never falls.
    let mut before = f64::NEG_INFINITY;
    for n in 1..100_000 {
        let u = f64::from(n) / 100_000.0;
        let value = sampler.quantile(u);
        assert!(value >= before && (cdf(value) - u).abs() < 1e-4, "{u}");
        before = value;
    }
    let readings = Distribution::Mixture {
        of: vec![
            part(
                1.0,
                Distribution::Uniform {
                    low: 0.945,
                    high: 0.955,
                },
            ),
            part(3.0, Distribution::Fixed { value: 1.0 }),
        ],
    };
    let sampler = readings.sampler().expect("a mixture");
    for n in 1..1000 {
        let u = f64::from(n) / 1000.0;
        let expected = if u <= 0.25 { 0.945 + 0.04 * u } else { 1.0 };
        assert!((sampler.quantile(u) - expected).abs() < 1e-9, "{u}");
    }
}

#[test]
fn large_binomial_numbers_side_by_side() {
    const CELLS: usize = 200;
    let cases = [
        (40.0, 0.4),
        (6_000.0, 0.002),
        (900.0, 0.05),
        (70_000.0, 0.3),
    ];
    for (case, (people, hazard)) in cases.into_iter().enumerate() {
        let words = stream(70 + case as u32).words();
        let mut counts = Vec::new();
        for group in 0..(DRAWS / CELLS) as u32 {
            let mut cells: [u16; CELLS] = std::array::from_fn(|at| at as u16);
            let mut group_counts = [0.0; CELLS];
            rejection::leavers(
                words,
                group << 16,
                &[people; CELLS],
                &[hazard; CELLS],
                &mut cells,
                &mut group_counts,
            );
            counts.extend(group_counts.map(|count: f64| count as u64));
        }
        let exact = Binomial::new(1.0 - (-hazard).exp(), people as u64).expect("a binomial");
        counts_follow(
            &counts,
            |k| exact.cdf(k),
            &format!("many {people}, {hazard}"),
        );
    }
    // Few, or more than half, are left to others.
    let mut counts = [7.0; 4];
    let words = stream(74).words();
    let (people, hazards) = ([0.0, 9.0, 100.0, 100.0], [0.1, 0.5, 1.0, 0.2]);
    rejection::leavers(words, 0, &people, &hazards, &mut [0, 1, 2], &mut counts);
    assert!(counts[..3].iter().all(|count: &f64| count.is_nan()));
    assert_eq!(counts[3], 7.0, "nobody asked for it");
}
