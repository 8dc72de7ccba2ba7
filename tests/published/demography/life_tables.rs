//! Life tables.

use plancast::axes::Sex;
use plancast::statistics::hazard::life_expectancy_of_hazard;
use plancast::statistics::life_table::{LifeTable, life_expectancy_at_birth};
use plancast::statistics::separation::{InfantSeparation, Separation};

use super::close;
use super::wpp::china;

/// UN WPP 2019, China 2015–2020: printed e0 78.97 (women) and 74.47 (men). All digits: R package
/// MortCast, `life.table(mx, sex, abridged = TRUE, a0rule = "ak")`.
#[test]
fn china_2015_2020_lives_as_long_as_the_un_says() {
    let men = china(Sex::Male);
    let women = china(Sex::Female);
    for (sex, data, printed, digits) in [
        (Sex::Female, women, 78.97, 78.972_791_720_2),
        (Sex::Male, men, 74.47, 74.469_230_530_3),
    ] {
        let m = data.rates.column(13).to_vec();
        let table = LifeTable::from_rates(&data.age, &m, sex).unwrap();
        close(table.life_expectancy(), printed, 0.005, "printed e0");
        close(table.life_expectancy(), digits, 1e-9, "e0");
        let coale_demeny = Separation {
            infant: InfantSeparation::CoaleDemeny,
            ..Separation::default()
        };
        let table = LifeTable::from_rates_with(&data.age, &m, sex, coale_demeny).unwrap();
        close(
            table.life_expectancy(),
            digits,
            1e-3,
            "e0 by Coale and Demeny",
        );
    }
}

/// The same table of women, age by age: `(age, q, l, L, T, e, a)` from MortCast, as above.
#[test]
fn the_table_of_women_agrees_in_every_column() {
    let women = china(Sex::Female);
    let m = women.rates.column(13).to_vec();
    let table = LifeTable::from_rates(&women.age, &m, Sex::Female).unwrap();
    let published = [
        (
            0,
            0.00813220197006792,
            1.0,
            0.992942853488146,
            78.9727917201708,
            78.9727917201708,
            0.1321973387,
        ),
        (
            1,
            0.00139878075087434,
            0.991867798029932,
            3.9640159522754,
            77.9798488666827,
            78.6191960476667,
            1.50956758,
        ),
        (
            2,
            0.00139902068552014,
            0.990480392446636,
            4.94893770583909,
            74.0158329144073,
            74.7272065947485,
            2.5,
        ),
        (
            4,
            0.00139907481225937,
            0.98815549605068,
            4.93751237542919,
            64.123769743719,
            64.8923878883433,
            2.63826644447454,
        ),
        (
            11,
            0.0134168422329562,
            0.962068583714093,
            4.78071200184281,
            29.8456250527182,
            31.0223465956016,
            2.70443950637383,
        ),
        (
            18,
            0.494546252206498,
            0.363846063935028,
            1.35119551925474,
            2.19305369802849,
            6.02742180116066,
            2.39892095788886,
        ),
        (
            20,
            0.754725930779268,
            0.0680789094999626,
            0.190638610636676,
            0.241430792241622,
            3.54633753705697,
            2.08537835241338,
        ),
        (
            21,
            1.0,
            0.0166979911611658,
            0.0507921816049461,
            0.0507921816049461,
            3.04181389933135,
            3.04181389933135,
        ),
    ];
    for (i, q, l, years, above, e, a) in published {
        close(table.q[i], q, 1e-12, "q");
        close(table.l[i], l, 1e-12, "l");
        close(table.person_years[i], years, 1e-12, "L");
        close(table.person_years_above[i], above, 1e-10, "T");
        close(table.e[i], e, 1e-10, "e");
        close(table.a[i], a, 1e-12, "a");
    }
}

/// `mu(x) = α·exp(β·x)`: `e0 = exp(α/β)·E1(α/β)/β`, α = 2.2e-5, β = 0.098.
#[test]
fn gompertz_has_its_closed_form() {
    let mu = |x: f64| 2.2e-5 * libm::exp(0.098 * x);
    let e0 = life_expectancy_of_hazard(mu, 0.0).unwrap();
    close(e0, 79.861_692_618_707_88, 1e-9, "e0");
    // In single years with the mean hazard of the year as rate, the table is near that.
    let m: Vec<f64> = (0..=130).map(|x| mu(f64::from(x) + 0.5)).collect();
    close(
        life_expectancy_at_birth(&m, Sex::Male),
        e0,
        0.02,
        "e0 in single years",
    );
}
