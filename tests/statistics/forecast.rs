//! Forecasts against chance: what they claim, on series whose law is known, and what must never be.

use plancast::evaluation::backtest::{Method, Settings, backtest};
use plancast::forecast::hierarchy::{
    NodeWeights, Reconciliation, Structure, reconcile, reconcile_values,
};
use plancast::forecast::{
    DriftingWalk, Fit, Fitted, Forecast, ForecastError, Kind, Options, PathSeed, Series, forecast,
    panel_forecast,
};
use plancast::statistics::sampling::{binomial, standard_normal};
use plancast::stream::{Decision, Stream};

/// A random walk in logarithms, with a drift of its own for each series.
fn walks(count: u32, years: usize, seed: u64) -> Vec<Series> {
    walks_with(own_drift, count, years, seed)
}

/// What such a walk drifts by.
pub(super) fn own_drift(stream: &mut Stream) -> f64 {
    0.02 + 0.02 * standard_normal(stream)
}

/// The standard deviation of a yearly change of the walks.
pub(super) const SCATTER: f64 = 0.06;

/// Random walks in logarithms, of which each draws its drift first.
pub(super) fn walks_with(
    drift: fn(&mut Stream) -> f64,
    count: u32,
    years: usize,
    seed: u64,
) -> Vec<Series> {
    (0..count)
        .map(|subject| {
            let mut stream = Stream::new(seed, 0, Decision::named("forecast test walk"), subject);
            let drift = drift(&mut stream);
            let mut log = 6.0;
            let values = (0..years)
                .map(|_| {
                    log += drift + SCATTER * standard_normal(&mut stream);
                    Some(log.exp())
                })
                .collect();
            Series::new(format!("walk {subject}"), 2000, values)
        })
        .collect()
}

fn coverage(years: usize) -> (f64, f64) {
    covered(years, |_| true)
}

/// How many outcomes of random walks lie inside, where only some of the years before were seen.
fn covered(years: usize, seen: impl Fn(usize) -> bool) -> (f64, f64) {
    let all = walks(400, years + 5, 11);
    inside(&all, &past(&all, years, seen))
}

/// The first years of all series, of which only some were seen.
pub(super) fn past(all: &[Series], years: usize, seen: impl Fn(usize) -> bool) -> Vec<Series> {
    let cut = |series: &Series| {
        let mut past = series.clone();
        past.values.truncate(years);
        for (year, value) in past.values.iter_mut().enumerate() {
            *value = value.filter(|_| seen(year));
        }
        past
    };
    all.iter().map(cut).collect()
}

/// How many of the five years after each past lie inside its intervals of 80 and 95 %.
pub(super) fn inside(all: &[Series], past: &[Series]) -> (f64, f64) {
    let forecasts = panel_forecast(past, Options { horizon: 5 }).unwrap();
    let (mut in80, mut in95, mut cases) = (0.0, 0.0, 0.0);
    for ((forecast, series), past) in forecasts.iter().zip(all).zip(past) {
        let forecast = forecast.as_ref().unwrap();
        for h in 1..=5 {
            let outcome = series.values[past.values.len() + h - 1].unwrap();
            let inside = |level| {
                let (low, high) = forecast.interval(h, level);
                f64::from(u8::from(low <= outcome && outcome <= high))
            };
            in80 += inside(0.8);
            in95 += inside(0.95);
            cases += 1.0;
        }
    }
    (in80 / cases, in95 / cases)
}

/// The calibration comes from real series, which break more often than a random walk: on these it
/// may be a little wide, never narrow. Bounds: 400 series, five years each that move together, so
/// the standard error of a coverage of 0.95 is about 0.009.
#[test]
fn random_walks_are_covered_at_every_length() {
    for years in [5, 8, 12, 25] {
        let (in80, in95) = coverage(years);
        println!("{years}: {in80:.3} {in95:.3}");
        assert!(
            (0.74..=0.92).contains(&in80),
            "{years} years: 80 % covers {in80}"
        );
        assert!(
            (0.92..=0.995).contains(&in95),
            "{years} years: 95 % covers {in95}"
        );
    }
}

/// A gap is no evidence: with few values far apart the bands are as wide as with few values.
#[test]
fn random_walks_with_gaps_are_covered() {
    let patterns: [(usize, &[usize]); 8] = [
        (11, &[0, 10]),
        (8, &[0, 7]),
        (11, &[0, 5, 10]),
        (12, &[0, 1, 11]),
        (12, &[0, 10, 11]),
        (13, &[0, 1, 2, 12]),
        (21, &[0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20]),
        (31, &[0, 10, 20, 30]),
    ];
    for (years, seen) in patterns {
        let (in80, in95) = covered(years, |year| seen.contains(&year));
        println!("{seen:?}: {in80:.3} {in95:.3}");
        assert!(
            (0.74..=0.92).contains(&in80),
            "{seen:?}: 80 % covers {in80}"
        );
        assert!(
            (0.92..=0.995).contains(&in95),
            "{seen:?}: 95 % covers {in95}"
        );
    }
}

/// The point forecast is the median of the distribution, and so of the draws, for every kind and
/// length. Half of 4,000 draws lie below it, but for 4.5 standard errors.
#[test]
fn the_point_forecast_is_the_median_of_the_draws() {
    let draws = 4000;
    for years in [1, 2, 3, 5, 9, 20] {
        for (i, walk) in walks(8, years, 71).into_iter().enumerate() {
            let share = |v: f64| v / (v + 500.0);
            let mut shares = walk.clone().of_kind(Kind::Share { denominators: None });
            let values = shares.values.iter_mut().flatten();
            values.for_each(|v| *v = share(*v));
            for series in [walk.clone(), walk.of_kind(Kind::Real), shares] {
                let forecast = forecast(&series, Options { horizon: 6 }).unwrap();
                let chance = PathSeed {
                    seed: 8,
                    subject: i as u32,
                };
                let paths = forecast.paths(draws, chance).unwrap();
                for h in [1, 2, 6] {
                    let centre = forecast.centre(h);
                    assert_eq!(centre, forecast.quantile(h, 0.5));
                    // A rate may stay what it is, so the median may be a value of many draws.
                    let part = |below: &dyn Fn(f64) -> bool| {
                        let below = paths.year(h).iter().filter(|v| below(**v)).count();
                        below as f64 / draws as f64 - 0.5
                    };
                    let error = 4.5 * (0.25 / draws as f64).sqrt();
                    let (below, up_to) = (part(&|v| v < centre), part(&|v| v <= centre));
                    assert!(below < error, "{years} years, {h} ahead: {below}");
                    assert!(up_to > -error, "{years} years, {h} ahead: {up_to}");
                }
            }
        }
    }
}

/// Shares of people that follow a random walk in log odds, its standard deviation a year from the
/// prior (log-normal about 0.1), the people drawn by the share; eight years are seen, near the ceiling.
/// Bounds are four standard errors of a coverage of 0.80 and 0.95 over 600 series, so that a right
/// forecast fails one of the six with a probability below 1 in 2,500. Of fifty people the interval has
/// whole persons as its ends and the ceiling as one of them, so it may only be too wide.
#[test]
fn shares_of_few_and_of_many_people_are_covered_near_the_ceiling() {
    let count = 600_u32;
    for (people, horizon) in [(50_u32, 5), (15_000, 1), (15_000, 5)] {
        let (mut in80, mut in95) = (0.0, 0.0);
        for i in 0..count {
            let mut stream = Stream::new(17, i, Decision::named("forecast test share"), people);
            let spread = (0.1_f64.ln() + standard_normal(&mut stream)).exp();
            let mut odds = (0.96_f64 / 0.04).ln();
            let all: Vec<f64> = (0..8 + horizon)
                .map(|_| {
                    let p = 1.0 / (1.0 + (-odds).exp());
                    odds += spread * standard_normal(&mut stream);
                    binomial(people.into(), p, &mut stream) as f64 / f64::from(people)
                })
                .collect();
            let denominators = Some(vec![people.into(); 8]);
            let past = all[..8].iter().map(|v| Some(*v)).collect();
            let series = Series::new("share", 2016, past).of_kind(Kind::Share { denominators });
            let forecast = forecast(&series, Options { horizon }).unwrap();
            let inside = |level| {
                let (low, high) = forecast.interval(horizon, level);
                f64::from(u8::from(
                    low <= all[7 + horizon] && all[7 + horizon] <= high,
                ))
            };
            in80 += inside(0.8) / f64::from(count);
            in95 += inside(0.95) / f64::from(count);
        }
        for (level, found) in [(0.8_f64, in80), (0.95, in95)] {
            let slack = 4.0 * (level * (1.0 - level) / f64::from(count)).sqrt();
            assert!(
                found > level - slack,
                "{people} people: {level} covers {found}"
            );
            let wide = people > 50 && found > level + slack;
            assert!(!wide, "{people} people: {level} covers {found}");
        }
    }
}

/// A value in another unit is named and moves nothing; a series without one is as it was.
#[test]
fn a_spike_does_not_move_the_forecast() {
    let quiet = [101.0, 98.0, 104.0, 100.0, 103.0, 99.0, 105.0, 102.0, 104.0];
    let of = |values: &[f64]| {
        let values = values.iter().map(|v| Some(*v)).collect();
        forecast(&Series::new("x", 2010, values), Options { horizon: 3 }).unwrap()
    };
    let plain = of(&quiet);
    assert!(plain.set_aside.is_empty());
    for place in 0..quiet.len() {
        let mut values = quiet;
        values[place] = 1e12;
        let spiked = of(&values);
        assert_eq!(spiked.set_aside, [(2010 + place as i32, 1e12)]);
        assert_eq!((spiked.first_year, spiked.gaps), (2019, 0));
        for h in 1..=3 {
            let off = spiked.centre(h) / plain.centre(h) - 1.0;
            assert!(off.abs() < 0.05, "spike at {place}: {}", spiked.centre(h));
            let (low, high) = spiked.interval(h, 0.95);
            assert!(low > 50.0 && high < 200.0, "{low} {high}");
        }
    }
}

/// Quantiles of the draws are the quantiles that the forecast states, and the sum over five years
/// is less wide than if the years moved together, wider than if they did not.
#[test]
fn draws_have_the_stated_marginals_and_hang_together() {
    let forecast = forecast(&walks(1, 20, 3)[0], Options { horizon: 5 }).unwrap();
    let draws = 20_000;
    let paths = forecast
        .paths(
            draws,
            PathSeed {
                seed: 5,
                subject: 0,
            },
        )
        .unwrap();
    for h in [1, 3, 5] {
        for p in [0.025, 0.1, 0.5, 0.9, 0.975] {
            // The share of draws below a quantile is binomial: 4.5 standard errors.
            let q = forecast.quantile(h, p);
            let below = paths.year(h).iter().filter(|v| **v <= q).count() as f64 / draws as f64;
            let error = (p * (1.0 - p) / draws as f64).sqrt();
            assert!((below - p).abs() < 4.5 * error, "year {h}, {p}: {below}");
        }
    }
    let spread = |values: &[f64]| {
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / values.len() as f64
    };
    let parts: Vec<f64> = (1..=5).map(|h| spread(paths.year(h))).collect();
    let sum = spread(&paths.sum(1, 5));
    assert!(sum > 1.5 * parts.iter().sum::<f64>());
    assert!(sum < parts.iter().map(|v| v.sqrt()).sum::<f64>().powi(2));
    let again = forecast
        .paths(
            draws,
            PathSeed {
                seed: 5,
                subject: 0,
            },
        )
        .unwrap();
    assert_eq!(paths, again);
}

#[test]
fn poisoned_series_never_give_what_cannot_be() {
    let full = |values: &[f64]| values.iter().map(|v| Some(*v)).collect::<Vec<_>>();
    let mut cases = vec![vec![None, Some(3.0), None, None, Some(9.0), None]];
    for values in [
        &[5.0][..],
        &[0.0],
        &[0.0; 7],
        &[7.0; 9],
        &[0.0, 0.0, 900.0, 0.0, 0.0],
        &[100.0, 50.0, 20.0, 5.0, 1.0, 0.0],
        &[3.0, 3.0, 3.0, 3.0, 1e15],
        &[9e15, 8e15, 1.0],
        &[2.0, 1.0],
        &[1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0],
    ] {
        cases.push(full(values));
    }
    let wild = [
        full(&[1e279, 1.0, 1e-300, 4.0]),
        full(&[1e-300, 1e279]),
        full(&[-1e279, 1e279]),
        vec![Some(1e-300), None, Some(1e279)],
        vec![Some(1e279), None, Some(1.0), None, Some(4.0)],
        vec![Some(7.0), None, Some(7.0), Some(7.0)],
    ];
    for values in &cases {
        for kind in [Kind::Count, Kind::Positive, Kind::Real] {
            sound(&Series::new("x", 2000, values.clone()).of_kind(kind));
        }
    }
    for values in wild {
        sound(&Series::new("x", 2000, values));
    }
    for value in [f64::NAN, f64::INFINITY, 1e300, -1.0, 0.5] {
        let series = Series::new("x", 2000, full(&[1.0, value])).of_kind(Kind::Count);
        let error = forecast(&series, Options { horizon: 2 }).unwrap_err();
        assert!(
            matches!(error, ForecastError::Value { year: 2001, .. }),
            "{error}"
        );
    }
}

fn sound(series: &Series) {
    let forecast = forecast(series, Options { horizon: 10 }).unwrap();
    let paths = forecast
        .paths(
            200,
            PathSeed {
                seed: 1,
                subject: 0,
            },
        )
        .unwrap();
    for h in 1..=10 {
        let quantiles = [1e-9, 0.025, 0.5, 0.975, 1.0 - 1e-9].map(|p| forecast.quantile(h, p));
        assert!(quantiles.windows(2).all(|w| w[0] <= w[1]));
        for value in quantiles
            .iter()
            .chain(paths.year(h))
            .chain([&forecast.centre(h)])
        {
            assert!(value.is_finite(), "{series:?}: {value}");
            assert!(
                series.kind == Kind::Real || *value >= 0.0,
                "{series:?}: {value}"
            );
            assert!(series.kind != Kind::Count || value.fract() == 0.0);
        }
    }
}

/// An unusable series gives its complaint and does not touch what the others get.
#[test]
fn one_broken_series_leaves_the_others_as_they_were() {
    let mut panel = walks(60, 15, 9);
    let alone = panel_forecast(&panel, Options { horizon: 4 }).unwrap();
    panel.push(Series::new("broken", 2000, vec![Some(1.0), Some(f64::NAN)]));
    let beside = panel_forecast(&panel, Options { horizon: 4 }).unwrap();
    assert!(beside[60].is_err());
    for (a, b) in alone.iter().zip(&beside) {
        let (a, b): (&Forecast, &Forecast) = (a.as_ref().unwrap(), b.as_ref().unwrap());
        assert_eq!(a.interval(4, 0.95), b.interval(4, 0.95));
    }
}

fn counts(count: u32) -> Vec<Series> {
    walks(count, 12, 21)
        .into_iter()
        .map(|mut s| {
            s.values
                .iter_mut()
                .for_each(|v| *v = v.map(|v| (v / 40.0).round()));
            s.of_kind(Kind::Count)
        })
        .collect()
}

#[test]
fn parts_and_totals_agree_to_the_person_in_every_draw() {
    let words = |w: &[&str]| w.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
    let labels = [
        words(&["east", "east", "west", "west"]),
        words(&["visual", "hearing", "visual", "hearing"]),
    ];
    let structure = Structure::grouped(&labels).unwrap();
    let leaves = counts(4);
    let series: Vec<Series> = (0..structure.nodes())
        .map(|node| {
            let values = (0..12)
                .map(|t| {
                    Some(
                        structure
                            .of(node)
                            .iter()
                            .map(|l| leaves[*l].values[t].unwrap())
                            .sum(),
                    )
                })
                .collect();
            Series::new(structure.names()[node].clone(), 2000, values).of_kind(Kind::Count)
        })
        .collect();
    let forecasts: Vec<Forecast> = panel_forecast(&series, Options { horizon: 3 })
        .unwrap()
        .into_iter()
        .map(Result::unwrap)
        .collect();
    let shrunk = NodeWeights::of_past_errors(&forecasts);
    for weights in [
        None,
        Some(NodeWeights::BottomUp),
        Some(NodeWeights::Equal),
        Some(shrunk),
    ] {
        let plan = Reconciliation {
            weights,
            nonnegative: true,
            whole: true,
            correlation: 0.3,
        };
        let chance = PathSeed {
            seed: 2,
            subject: 0,
        };
        let paths = reconcile(&structure, &forecasts, &plan, 300, chance).unwrap();
        for h in 1..=3 {
            for draw in 0..300 {
                let at = |node: usize| paths[node].year(h)[draw];
                for node in 0..structure.nodes() {
                    let first = structure.nodes() - structure.leaves();
                    let sum: f64 = structure.of(node).iter().map(|l| at(first + l)).sum();
                    assert!(at(node) == sum && at(node) >= 0.0 && at(node).fract() == 0.0);
                }
            }
        }
        // The total's draws are about as wide as its own forecast, not as the leaves' alone.
        let (low, high) = forecasts[0].interval(1, 0.8);
        let width = paths[0].quantile(1, 0.9) - paths[0].quantile(1, 0.1);
        assert!(
            (0.5..2.0).contains(&(width / (high - low))),
            "{width} {low} {high}"
        );
    }
    let agreed = [10.0, 4.0, 6.0, 7.0, 3.0, 1.0, 3.0, 2.0, 4.0];
    let kept = reconcile_values(&structure, &agreed, &NodeWeights::Equal, true).unwrap();
    assert!(kept.iter().zip(agreed).all(|(a, b)| (a - b).abs() < 1e-9));
}

/// On series that drift, the backtest must find the combination no worse than naive, and its
/// positions in the forecast distributions must not crowd at the ends as those of naive do.
#[test]
fn backtest_ranks_what_is_known_to_be_better() {
    let panel = walks(150, 20, 33);
    let settings = Settings {
        horizon: 4,
        origins: 4,
        shortest: 5,
        target: 1.0,
    };
    let result = backtest(&panel, settings).unwrap();
    assert!(result.refused.is_empty());
    let overall = |method| {
        let all = result.scores();
        all.into_iter()
            .find(|s| s.method == method && s.horizon.is_none())
            .unwrap()
    };
    let (ours, naive) = (overall(Method::Plancast), overall(Method::Naive));
    assert_eq!(ours.cases, 150 * 10);
    assert!(ours.mase < naive.mase && ours.crps < naive.crps && ours.brier < naive.brier);
    let pits = result.pit_histogram(Method::Plancast, 10);
    assert_eq!(pits.iter().sum::<usize>(), 1500);
    let cases: usize = result
        .reliability(Method::Plancast, 5)
        .iter()
        .map(|r| r.cases)
        .sum();
    assert_eq!(cases, 1500);
}

/// A fitted walk's own draws have the variance that its formula says: σ² h.
#[test]
fn a_walk_spreads_with_the_root_of_time() {
    let fitted = DriftingWalk::NAIVE.fit(&walks(1, 30, 4)[0]).unwrap();
    let draws = 20_000;
    let paths = fitted.paths(
        draws,
        9,
        PathSeed {
            seed: 8,
            subject: 3,
        },
    );
    let year = paths.year(9);
    let variance = year.iter().map(|v| (v - fitted.last).powi(2)).sum::<f64>() / draws as f64;
    // A sample variance has the relative standard error √(2/n) = 0.01: 4 of them.
    assert!((variance / (9.0 * fitted.sigma * fitted.sigma) - 1.0).abs() < 0.04);
}
