//! Mortality of both sexes, against numpy, scipy and R on the UN's rates for China 1950–2020
//! (`datasets/wpp_mortality/2019/china.csv`, kind `estimate`, times the middles of the periods).

use ndarray::Array2;
use plancast::axes::Sex;
use plancast::statistics::li_lee::LiLee;
use plancast::statistics::life_table::LifeTable;
use plancast::statistics::second_stage::Adjustment;

use super::close;
use super::wpp::china;

/// Both sexes: `numpy.linalg.svd` of the mean of the centred logarithms, then of what is left; the
/// own index by exact likelihood, covariance `φ^|t − t'| / (1 − φ²)`, maximised over φ by
/// `scipy.optimize.minimize_scalar(bounds=(.5, .9999), options=dict(xatol=1e-12))`.
#[test]
fn the_coherent_model_agrees_with_numpy_and_scipy() {
    let (men, women) = (china(Sex::Male), china(Sex::Female));
    let model = LiLee::fit([&men.rates, &women.rates], &men.times, Adjustment::None).unwrap();
    close(model.common.drift, -0.642_733_096_641_875_6, 1e-11, "drift");
    close(
        model.common.innovation_sd,
        1.211_757_779_084_100_5,
        1e-11,
        "innovation",
    );
    close(
        model.common.drift_se,
        0.150_300_054_515_105_1,
        1e-11,
        "standard error",
    );
    close(model.common_k[0], 22.493_548_254_327_962, 1e-11, "K, first");
    close(
        model.common_k[13],
        -19.284_103_027_393_957,
        1e-11,
        "K, last",
    );
    let shares = [
        (0.965_314_872_956_938_1, 0.987_837_502_278_707_9),
        (0.976_436_329_467_012_1, 0.990_410_980_129_155_8),
    ];
    let own = [
        (
            0.973_957_687_10,
            0.116_633_398_8,
            0.307_791_794_850_709_73,
            0.759_119_047_733_078_1,
        ),
        (
            0.974_581_012_39,
            0.108_094_346_3,
            -0.515_758_585_291_918_2,
            -0.679_326_324_498_14,
        ),
    ];
    for sex in [Sex::Male, Sex::Female] {
        let s = sex.index();
        close(
            model.common_explained[s],
            shares[s].0,
            1e-12,
            "common share",
        );
        close(
            model.own[s].explained,
            shares[s].1,
            1e-12,
            "share of both factors",
        );
        // A likelihood is flat at its top: half of the digits are all that it can tell.
        close(
            model.own[s].process.persistence,
            own[s].0,
            1e-6,
            "persistence",
        );
        close(model.own[s].process.innovation_sd, own[s].1, 1e-6, "noise");
        close(model.own[s].k[0], own[s].2, 1e-10, "own index, first");
        close(model.own[s].k[13], own[s].3, 1e-10, "own index, last");
    }
}

/// What R gives for a second stage.
struct Expected {
    /// Drift, standard deviation of the innovation, standard error of the drift.
    walk: [f64; 3],
    common_k: [f64; 14],
    /// Shares of the common factor and of both, by sex.
    shares: [[f64; 2]; 2],
    /// Persistence and standard deviation of the noise of the own indices, by sex.
    process: [[f64; 2]; 2],
    /// Own indices at the first and the last time, by sex.
    own_k: [[f64; 2]; 2],
    correlation: f64,
}

impl Expected {
    fn is(&self, model: &LiLee) {
        let walk = &model.common;
        let found = [walk.drift, walk.innovation_sd, walk.drift_se];
        for (found, expected) in found.into_iter().zip(self.walk) {
            close(found, expected, 1e-9, "walk");
        }
        for (found, expected) in model.common_k.iter().zip(self.common_k) {
            close(*found, expected, 1e-8, "K");
        }
        for s in 0..2 {
            let own = &model.own[s];
            close(
                model.common_explained[s],
                self.shares[s][0],
                1e-10,
                "common share",
            );
            close(
                own.explained,
                self.shares[s][1],
                1e-10,
                "share of both factors",
            );
            close(own.k[0], self.own_k[s][0], 1e-8, "own index, first");
            close(own.k[13], self.own_k[s][1], 1e-8, "own index, last");
            // A likelihood is flat at its top: half of the digits are all that it can tell.
            close(
                own.process.persistence,
                self.process[s][0],
                1e-6,
                "persistence",
            );
            close(own.process.innovation_sd, self.process[s][1], 1e-6, "noise");
        }
        close(model.own_correlation, self.correlation, 1e-6, "correlation");
    }
}

/// R 4.2.2, `M` the rates of a sex, `A = rowMeans(log(M))`, `B` and `K` from `svd` of the mean over
/// the sexes of `log(M) − A`. `e0` with the formulas of Andreev and Kingkade, Coale and Demeny, and
/// Greville; `K[i]` by `uniroot(function(q) mean of e0(exp(A + B*q)) − mean of e0(M[, i]), tol =
/// 1e-13)`, minus the mean. Own factor: `svd(log(M) − A − outer(B, K))`; `S = phi^|t − t'| / (1 −
/// phi²)`, φ by `optimize` of `14·log(k' S⁻¹ k) + log det S`; correlation of `solve(t(chol(S)), k)`.
#[test]
fn a_second_stage_by_mean_life_expectancy_agrees_with_r() {
    let (men, women) = (china(Sex::Male), china(Sex::Female));
    let expectancy = |rates: &Array2<f64>, sex: Sex, t: usize| {
        let table = LifeTable::from_rates(&men.age, &rates.column(t).to_vec(), sex);
        table.expect("a life table").life_expectancy()
    };
    let mean = |t: usize| {
        0.5 * (expectancy(&men.rates, Sex::Male, t) + expectancy(&women.rates, Sex::Female, t))
    };
    let observed: Vec<f64> = (0..14).map(mean).collect();
    close(observed[0], 43.938_019_568_5, 1e-9, "e0, first");
    close(observed[13], 76.721_011_125_2, 1e-9, "e0, last");
    let by_years = Adjustment::LifeExpectancy {
        age: &men.age,
        sexes: Sex::ALL,
        observed: &observed,
    };
    let model = LiLee::fit([&men.rates, &women.rates], &men.times, by_years).unwrap();
    let expected = Expected {
        walk: [-0.632203534566932, 1.06584793245704, 0.132202165414765],
        common_k: [
            20.9209068903494,
            20.4618309199008,
            20.4290687276116,
            11.7734491076588,
            5.48156885921407,
            0.718283653385807,
            -2.52228112660306,
            -4.36648705767036,
            -5.2145344336263,
            -7.29964509988564,
            -10.3453774840402,
            -13.2789992206829,
            -16.585460879111,
            -20.1723228565012,
        ],
        shares: [
            [0.960898196194669, 0.988997631659209],
            [0.973030590533654, 0.988219814895259],
        ],
        process: [
            [0.973701710444, 0.134223361703],
            [0.971249457783, 0.118157293715],
        ],
        own_k: [
            [0.422635669215868, 0.875717518301442],
            [0.730112813580851, 0.506208751578459],
        ],
        correlation: 0.884736574447,
    };
    expected.is(&model);
    let mut rates = vec![0.0; men.age.len()];
    for (t, observed) in observed.iter().enumerate() {
        let mut of = |sex: Sex| {
            model.rates_into(sex, model.common_k[t], 0.0, &mut rates);
            let table = LifeTable::from_rates(&men.age, &rates, sex);
            table.expect("a life table").life_expectancy()
        };
        let fitted = 0.5 * (of(Sex::Male) + of(Sex::Female));
        close(fitted, *observed, 1e-9, "mean life expectancy");
    }
}

/// As above, `K[i]` by the deaths of both sexes, with exposures `1e6·exp(−age/30)·(1 + i/20)` of men
/// in period i from 0, and 1.1 times that of women.
#[test]
fn a_second_stage_by_deaths_of_both_sexes_agrees_with_r() {
    let (men, women) = (china(Sex::Male), china(Sex::Female));
    let exposures = [1.0, 1.1].map(|factor| {
        Array2::from_shape_fn(men.rates.dim(), |(x, i)| {
            factor * 1e6 * libm::exp(-men.age[x] / 30.0) * (1.0 + i as f64 / 20.0)
        })
    });
    let exposures = [&exposures[0], &exposures[1]];
    let by_deaths = Adjustment::Deaths(&exposures);
    let model = LiLee::fit([&men.rates, &women.rates], &men.times, by_deaths).unwrap();
    let expected = Expected {
        walk: [-0.661602111234214, 1.1011506742752, 0.136580931626453],
        common_k: [
            19.1912076233916,
            20.9321388033683,
            19.5849450780012,
            11.2582737453415,
            6.39668146161789,
            2.30846799052494,
            -0.913306871394507,
            -2.5518855302041,
            -3.53472570892306,
            -6.42858952489719,
            -9.49808361361025,
            -13.864793260341,
            -19.067400586043,
            -23.8129296068322,
        ],
        shares: [
            [0.930575501230241, 0.988050309330214],
            [0.958311420877482, 0.991348029846729],
        ],
        process: [
            [0.980310874352, 0.19148397389],
            [0.97326269463, 0.179990305149],
        ],
        own_k: [
            [0.730775047950212, 1.55782183145946],
            [1.10029642429109, 0.975380669171057],
        ],
        correlation: 0.915649944199,
    };
    expected.is(&model);
}
