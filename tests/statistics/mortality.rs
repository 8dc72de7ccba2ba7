//! Paths of mortality against what they are drawn from: the newest rates, the UN's outlook, the own
//! indices of the sexes.

use ndarray::Array2;
use plancast::axes::{AGES, SEXES, Sex, Year};
use plancast::model::data::MortalityData;
use plancast::simulation::population::{CELLS, Indices, Mortality, cell};
use plancast::statistics::graduation::single_year_rates;
use plancast::statistics::li_lee::LiLee;
use plancast::statistics::life_table::life_expectancy_at_birth;
use plancast::statistics::second_stage::Adjustment;

use crate::runs::{chance, folder, open};

const DRAWS: u32 = 4_000;
const LAST: Year = 2017;

/// China as the UN knew it in 2019: periods from 1990 to 2020, and its outlook.
fn china() -> MortalityData {
    open(&folder("china"), "baseline", Some(2019))
        .data
        .mortality
        .as_ref()
        .clone()
}

/// Death rates at single ages. A hazard is the mean of two of them, and the last is one itself.
fn rates(mortality: &Mortality, index: Indices) -> [[f64; AGES]; SEXES] {
    let mut hazards = [0.0; CELLS];
    mortality.hazards(index, 1.0, &mut hazards);
    [0, 1].map(|sex| {
        let mut rates = [hazards[cell(sex, AGES - 1)]; AGES];
        for age in (0..AGES - 1).rev() {
            rates[age] = 2.0 * hazards[cell(sex, age)] - rates[age + 1];
        }
        rates
    })
}

fn expectancies(rates: &[[f64; AGES]; SEXES]) -> [f64; SEXES] {
    [Sex::Male, Sex::Female].map(|sex| life_expectancy_at_birth(&rates[sex.index()], sex))
}

/// The indices of all draws in each year.
fn paths(mortality: &Mortality, years: &[Year]) -> Vec<Vec<Indices>> {
    let of = |draw: u32| {
        let mut path = vec![Indices::default(); years.len()];
        mortality.index_path(&chance(1, draw), &vec![1.0; years.len()], years, &mut path);
        path
    };
    (0..DRAWS).map(of).collect()
}

fn sd(values: &[f64]) -> f64 {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    (values.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n).sqrt()
}

/// The model fitted here, with the second stage by life expectancy, from the newest rates.
fn fitted(data: &MortalityData) -> LiLee {
    let periods = data.times.len();
    let single = |sex: usize, period: usize| {
        let grouped = data.rates[sex].column(period).to_vec();
        single_year_rates(&data.age, &data.width, &grouped).expect("single ages")
    };
    let rates = [0, 1].map(|sex| {
        Array2::from_shape_fn((AGES, periods), |(age, period)| single(sex, period)[age])
    });
    let mean = |period: usize| {
        let both = expectancies(&[single(0, period), single(1, period)]);
        both.iter().sum::<f64>() / 2.0
    };
    let observed: Vec<f64> = (0..periods).map(mean).collect();
    let age: Vec<f64> = (0..AGES).map(|age| age as f64).collect();
    let by_years = Adjustment::LifeExpectancy {
        age: &age,
        sexes: Sex::ALL,
        observed: &observed,
    };
    LiLee::fit([&rates[0], &rates[1]], &data.times, by_years)
        .and_then(|model| model.starting_from([&single(0, periods - 1), &single(1, periods - 1)]))
        .expect("the coherent model")
}

#[test]
fn it_starts_from_the_newest_rates() {
    let data = china();
    let mortality = Mortality::fit(&data).expect("mortality");
    let mut index = [Indices::default()];
    mortality.index_path(&chance(1, 0), &[1.0], &[LAST], &mut index);
    let found = rates(&mortality, index[0]);
    for sex in 0..SEXES {
        let newest = data.rates[sex].column(data.times.len() - 1).to_vec();
        let newest = single_year_rates(&data.age, &data.width, &newest).expect("single ages");
        for age in 0..AGES {
            assert!((found[sex][age] / newest[age] - 1.0).abs() < 1e-9);
        }
    }
}

/// Tolerances: of the median four standard errors, `4 · 1.25 sd / √n`; of the half-width a tenth, of
/// which the Monte-Carlo error is 2 % and the rest what two variances leave of seven spreads.
#[test]
fn the_outlook_comes_out() {
    let data = china();
    let mortality = Mortality::fit(&data).expect("mortality");
    let years: Vec<Year> = (LAST + 1..=LAST + 30).collect();
    let paths = paths(&mortality, &years);
    let mut seen = 0;
    for [men, women] in &data.outlook {
        let middle = (men.from + men.to) / 2;
        let Some(at) = years.iter().position(|year| *year == middle) else {
            continue;
        };
        let mean =
            |index: Indices| expectancies(&rates(&mortality, index)).iter().sum::<f64>() / 2.0;
        let mut drawn: Vec<f64> = paths.iter().map(|path| mean(path[at])).collect();
        drawn.sort_by(f64::total_cmp);
        let quantile = |p: f64| drawn[(p * f64::from(DRAWS)) as usize];
        let median = 0.5 * (men.median + women.median);
        let half = 0.25 * (men.high - men.low + women.high - women.low);
        let error = 1.25 * half / 1.28 / f64::from(DRAWS).sqrt();
        assert!(
            (quantile(0.5) - median).abs() < 4.0 * error,
            "{middle}: {} for {median}",
            quantile(0.5)
        );
        let width = 0.5 * (quantile(0.9) - quantile(0.1));
        assert!(
            (width / half - 1.0).abs() < 0.1,
            "{middle}: {width} for {half}"
        );
        seen += 1;
    }
    assert_eq!(seen, 6);
}

/// The common index spreads ever further; the distance of the sexes at an age does not. The limit is
/// five standard errors of a ratio of two independent standard deviations, `5 / √n`.
#[test]
fn the_sexes_stay_together() {
    let data = MortalityData {
        outlook: Vec::new(),
        ..china()
    };
    let mortality = Mortality::fit(&data).expect("mortality");
    let years: Vec<Year> = (LAST + 1..=LAST + 160).collect();
    let paths = paths(&mortality, &years);
    let spread = |horizon: usize, of: &dyn Fn(Indices) -> f64| {
        let drawn: Vec<f64> = paths.iter().map(|path| of(path[horizon - 1])).collect();
        sd(&drawn)
    };
    let common = |index: Indices| index.common;
    assert!(spread(160, &common) > 2.0 * spread(40, &common));
    for age in [0, 30, 60, 90] {
        let distance = |index: Indices| {
            let [men, women] = rates(&mortality, index);
            (men[age] / women[age]).ln()
        };
        let (near, far) = (spread(40, &distance), spread(160, &distance));
        assert!(
            (far / near - 1.0).abs() < 5.0 / f64::from(DRAWS).sqrt(),
            "age {age}: {near} and {far}"
        );
    }
}

/// From their last value the own indices go back to their mean as the fitted process says: mean, spread
/// and correlation at each horizon within four standard errors, `σ/√n`, `σ/√2n` and `(1 − ρ²)/√n`.
/// Only with equal persistence is the correlation at a horizon that of the noise, so it is held
/// against that of the first year, where the noise is all.
#[test]
fn own_indices_return_as_they_were_fitted() {
    let data = china();
    let mortality = Mortality::fit(&data).expect("mortality");
    let model = fitted(&data);
    let years: Vec<Year> = (LAST + 1..=LAST + 40).collect();
    let paths = paths(&mortality, &years);
    let root = f64::from(DRAWS).sqrt();
    let drawn = |sex: usize, horizon: usize| -> Vec<f64> {
        let of = |path: &Vec<Indices>| path[horizon - 1].own[sex];
        paths.iter().map(of).collect()
    };
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    for sex in 0..SEXES {
        let own = &model.own[sex];
        for horizon in [1, 5, 40] {
            let (values, h) = (drawn(sex, horizon), horizon as f64);
            let expected = own.process.expected(0.0, own.mean, h);
            let spread = own.process.variance(h).sqrt();
            let off = (mean(&values) - expected) / spread;
            assert!(off.abs() < 4.0 / root, "sex {sex}, {horizon} years: {off}");
            let off = sd(&values) / spread - 1.0;
            assert!(
                off.abs() < 4.0 / (2.0_f64.sqrt() * root),
                "sex {sex}, {horizon} years: {off}"
            );
        }
    }
    let (men, women) = (drawn(0, 1), drawn(1, 1));
    let product: Vec<f64> = men.iter().zip(&women).map(|(m, w)| m * w).collect();
    let covariance = mean(&product) - mean(&men) * mean(&women);
    let correlation = covariance / (sd(&men) * sd(&women));
    let expected = model.own_correlation;
    let error = (1.0 - expected * expected) / root;
    assert!(
        (correlation - expected).abs() < 4.0 * error,
        "{correlation} for {expected}"
    );
}
