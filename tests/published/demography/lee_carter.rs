//! The mortality index, against numpy and scipy on the UN's rates for China 1950–2020.
//!
//! References made with numpy 2.4.6 and scipy 1.17.1, `M` the 22 × 14 rates of
//! `datasets/wpp_mortality/2019/china.csv` (kind `estimate`), `t` the middles of the periods:
//! `L = log(M); a = L.mean(1); U, s, V = numpy.linalg.svd(L − a[:, None], full_matrices=False)`,
//! `b = U[:, 0]/U[:, 0].sum()`, `k = V[0]·s[0]·U[:, 0].sum()`, share `s[0]²/(s²).sum()`.

use ndarray::Array2;
use plancast::axes::Sex;
use plancast::statistics::lee_carter::LeeCarter;
use plancast::statistics::life_table::LifeTable;
use plancast::statistics::second_stage::Adjustment;

use super::close;
use super::wpp::china;

fn walk_is(model: &LeeCarter, drift: f64, sd: f64, se: f64) {
    close(model.drift, drift, 1e-9, "drift");
    close(model.innovation_sd, sd, 1e-9, "innovation");
    close(model.drift_se, se, 1e-9, "standard error of the drift");
}

fn index_is(model: &LeeCarter, expected: [f64; 14], tolerance: f64) {
    for (found, expected) in model.k.iter().zip(expected) {
        close(*found, expected, tolerance, "k");
    }
}

#[test]
fn the_decomposition_agrees_with_numpy() {
    let women = china(Sex::Female);
    let model = LeeCarter::fit(&women.rates, &women.times, Adjustment::None).unwrap();
    close(model.explained, 0.980_570_343_072_252_2, 1e-12, "share");
    walk_is(
        &model,
        -0.678_117_984_772_385_4,
        1.205_606_481_197_211_8,
        0.149_537_079_914_325_72,
    );
    for (age, b) in [
        (0, 0.059_637_764_751_140_486),
        (1, 0.093_049_943_076_587_37),
        (10, 0.050_368_266_971_225_58),
        (21, 0.010_252_811_482_340_396),
    ] {
        close(model.b[age], b, 1e-12, "b");
    }
    let k = [
        23.318606613049486,
        22.65081008415242,
        22.253762661865043,
        11.911239554784881,
        4.836856174554639,
        0.5852011641133807,
        -2.5288590591357654,
        -4.501178280336605,
        -6.403824312258637,
        -8.391689504324308,
        -10.992787747743943,
        -13.910959056571398,
        -18.068115894993646,
        -20.759062397155564,
    ];
    index_is(&model, k, 1e-11);
}

/// Second stage by deaths, exposures `1e6·exp(−age/30)·(1 + i/20)` in period i from 0:
/// `scipy.optimize.brentq(lambda q: (E[:,i]*exp(a + b*q)).sum() − (E[:,i]*M[:,i]).sum(), −200, 200)`,
/// then minus the mean.
#[test]
fn the_second_stage_by_deaths_agrees_with_scipy() {
    let women = china(Sex::Female);
    let exposures = Array2::from_shape_fn(women.rates.dim(), |(x, i)| {
        1e6 * libm::exp(-women.age[x] / 30.0) * (1.0 + i as f64 / 20.0)
    });
    let exposures = [&exposures];
    let by_deaths = Adjustment::Deaths(&exposures);
    let model = LeeCarter::fit(&women.rates, &women.times, by_deaths).unwrap();
    walk_is(
        &model,
        -0.713_119_160_472_952,
        1.200_538_638_333_303_7,
        0.148_908_491_369_761_06,
    );
    let k = [
        20.04546936974871,
        21.46408315100465,
        20.640813488395008,
        11.494989749143803,
        7.186920059862905,
        2.98198046737976,
        -0.3044399035009704,
        -2.1077225319194564,
        -3.7502486885675967,
        -6.562091261615501,
        -9.502721967037116,
        -14.322755584676223,
        -20.957000287224794,
        -26.30727606099317,
    ];
    index_is(&model, k, 1e-9);
}

/// Second stage by life expectancy, `e0` of a life table written in numpy with the formulas of
/// Andreev and Kingkade, Coale and Demeny, and Greville, solved by `scipy.optimize.brentq`.
#[test]
fn the_second_stage_by_life_expectancy_agrees_with_scipy() {
    let women = china(Sex::Female);
    let e0 = |column: ndarray::ArrayView1<'_, f64>| {
        let table = LifeTable::from_rates(&women.age, &column.to_vec(), Sex::Female).unwrap();
        table.life_expectancy()
    };
    let observed: Vec<f64> = women.rates.columns().into_iter().map(e0).collect();
    let published = [
        45.3166398478,
        46.1277884683,
        45.9482176443,
        57.4786615865,
        63.1692240533,
        66.8939333154,
        69.301154883,
        70.5188302036,
        71.4832724953,
        72.7736493996,
        74.0867139929,
        75.6646214497,
        77.4535802788,
        78.9727917202,
    ];
    for (found, expected) in observed.iter().zip(published) {
        close(*found, expected, 1e-9, "e0");
    }
    let by_years = Adjustment::LifeExpectancy {
        age: &women.age,
        sexes: &[Sex::Female],
        observed: &observed,
    };
    let model = LeeCarter::fit(&women.rates, &women.times, by_years).unwrap();
    walk_is(
        &model,
        -0.678_346_523_455_158,
        1.088_240_345_224_569,
        0.134_979_602_389_198,
    );
    let k = [
        21.818387461348575,
        21.253192643867088,
        21.379059883983913,
        12.120518146616565,
        6.2011474968472164,
        1.5172182642305536,
        -1.9884223688285476,
        -3.9381833344238153,
        -5.578861340295845,
        -7.9221644454917355,
        -10.500955892458451,
        -13.894816840476366,
        -18.191983111682454,
        -22.274136563236695,
    ];
    index_is(&model, k, 1e-8);
}
