//! The towns of a county: they add up to it, to the unit; their order and their names change nothing; what is known of
//! one comes back; more places leave nobody out.

use indexmap::IndexMap;

use plancast::evaluation::towns::{Split, TownQuantity, covered, lacks, people};
use plancast::model::checked::Towns;
use plancast::model::file::{
    LeverFile, ObservationFile, Phase, ScenarioFile, TownCountFile, TownFile, TownsFile,
};
use plancast::model::{Model, ModelFolder};
use plancast::projection::Projection;
use plancast::source::{Evidence, Verification, Words};

use crate::runs::{SEED, baseline, draws, folder, open, projected, wenling};

const YEARS: [i32; 3] = [2020, 2023, 2035];

fn model(change: impl FnOnce(&mut TownsFile)) -> Model {
    let mut folder = wenling();
    change(folder.file.towns.as_mut().expect("Wenling has towns"));
    open(&folder, "baseline", None)
}

fn towns(model: &Model) -> &Towns {
    model.towns.as_ref().expect("towns")
}

fn split(model: &Model, projection: &Projection) -> Split {
    Split::of(model, towns(model), projection, SEED, &YEARS)
}

fn known(year: i32, persons: f64, error: f64) -> TownCountFile {
    TownCountFile {
        year,
        persons,
        error,
        ..TownCountFile::default()
    }
}

/// Made-up figures: people of all towns but two, holders of two in several years, recipients, and centres of some.
fn figures(file: &mut TownsFile) {
    for (place, town) in file.town.values_mut().enumerate() {
        if place > 1 {
            town.population = Some(40_000.0 + 9_000.0 * place as f64);
        }
    }
    let mut of = |key: &str, change: &mut dyn FnMut(&mut TownFile)| {
        change(file.town.get_mut(key).expect("a town of Wenling"));
    };
    of("taiping", &mut |town| {
        town.holders = vec![known(2021, 5000.0, 0.0), known(2024, 4400.0, 0.02)];
        town.centres = IndexMap::from([("day_care".to_string(), 3)]);
    });
    of("zeguo", &mut |town| {
        town.holders = vec![known(2022, 3100.0, 0.1)];
        let recipients = ("care_subsidy".to_string(), vec![known(2022, 1300.0, 0.0)]);
        town.recipients = IndexMap::from([recipients]);
    });
    of("wugen", &mut |town| {
        town.centres = IndexMap::from([("day_care".to_string(), 0)]);
    });
}

/// Of each draw, the sum over the towns.
fn sums(split: &Split, counted: TownQuantity, year: i32) -> Vec<u64> {
    let all = split.of_all(counted, year).expect("counted");
    let draws = split.draws();
    (0..draws)
        .map(|draw| {
            all.iter()
                .skip(draw)
                .step_by(draws)
                .map(|n| u64::from(*n))
                .sum()
        })
        .collect()
}

#[test]
fn towns_add_up_to_the_county_in_every_draw() {
    let projection = baseline();
    for model in [model(|_| ()), model(figures)] {
        let split = split(&model, projection);
        let places = |service: usize| &model.quantities.services[service];
        let mut services = 0;
        for year in YEARS {
            let at = projection.year_index(year).expect("a year");
            for counted in split.counted.clone() {
                let quantity = match counted {
                    TownQuantity::Holders => model.quantities.people.expect("people").holders,
                    TownQuantity::Need(service) => places(service).need,
                    TownQuantity::Served(service) => places(service).served,
                    TownQuantity::Places(service) => {
                        places(service).centres.expect("centres").places
                    }
                    TownQuantity::Centres(service) => {
                        places(service).centres.expect("centres").units
                    }
                    TownQuantity::Lacking(_) => continue,
                };
                services += 1;
                let county = projection.at(quantity, at);
                for (sum, whole) in sums(&split, counted, year).into_iter().zip(county) {
                    // A part of a centre is a centre with fewer places.
                    let expected = match counted {
                        TownQuantity::Centres(_) => (f64::from(*whole) - 1e-5).ceil(),
                        _ => f64::from(*whole).round(),
                    };
                    assert_eq!(sum as f64, expected, "{counted:?} {year}");
                }
            }
        }
        assert!(services > 60, "{services}");
    }
}

#[test]
fn nobody_is_served_or_left_out_who_does_not_need_it() {
    let model = model(figures);
    let split = split(&model, baseline());
    for year in YEARS {
        for counted in &split.counted {
            let TownQuantity::Need(service) = *counted else {
                continue;
            };
            let of = |counted| split.of_all(counted, year).expect("counted");
            let (need, served, lacking) = (
                of(TownQuantity::Need(service)),
                of(TownQuantity::Served(service)),
                of(TownQuantity::Lacking(service)),
            );
            let rooms = split.of_all(TownQuantity::Places(service), year);
            for cell in 0..need.len() {
                assert!(served[cell] <= need[cell] && lacking[cell] <= need[cell]);
                let left = match rooms {
                    Some(rooms) => need[cell].saturating_sub(rooms[cell]),
                    None => need[cell] - served[cell],
                };
                assert_eq!(lacking[cell], left);
            }
        }
    }
}

#[test]
fn the_order_of_the_towns_and_their_names_change_nothing() {
    let projection = baseline();
    let one = split(&model(figures), projection);
    let two = split(
        &model(|file| {
            figures(file);
            file.town.reverse();
            file.town.swap_indices(2, 9);
            let (_, town) = file.town.get_index_mut(3).expect("a town");
            town.title = Words {
                zh: "改名镇".into(),
                en: "Renamed".into(),
            };
        }),
        projection,
    );
    assert_eq!(one.counted, two.counted);
    for counted in &one.counted {
        for year in YEARS {
            assert_eq!(
                one.of_all(*counted, year),
                two.of_all(*counted, year),
                "{counted:?} {year}"
            );
        }
    }
}

/// A town with another key is another town: what is known of the others stands.
#[test]
fn another_town_in_its_place_leaves_what_is_known() {
    let exact = |file: &mut TownsFile| {
        figures(file);
        let town = file.town.get_mut("taiping").expect("a town");
        town.holders = vec![known(2021, 5000.0, 0.0)];
    };
    let own = |file: &mut TownsFile| {
        exact(file);
        let town = file.town.swap_remove("shitang").expect("a town");
        file.town.insert("elsewhere".into(), town);
    };
    let (one, two) = (model(exact), model(own));
    let at = |model: &Model| {
        let found = towns(model)
            .list
            .iter()
            .position(|town| town.key == "taiping");
        found.expect("a town")
    };
    let projection = baseline();
    let (left, right) = (split(&one, projection), split(&two, projection));
    for year in YEARS {
        let of = |split: &Split, model: &Model| {
            split
                .of_town(TownQuantity::Holders, year, at(model))
                .expect("counted")
                .to_vec()
        };
        assert_eq!(of(&left, &one), of(&right, &two), "{year}");
    }
}

#[test]
fn a_known_figure_comes_back_within_its_error() {
    let projection = baseline();
    for error in [0.0, 0.04] {
        let model = model(|file| {
            let town = file.town.get_mut("daxi").expect("a town");
            town.holders = vec![known(2023, 3000.0, error)];
        });
        let at = towns(&model)
            .list
            .iter()
            .position(|town| town.key == "daxi");
        let at = at.expect("a town");
        let split = split(&model, projection);
        let own = split
            .of_town(TownQuantity::Holders, 2023, at)
            .expect("counted");
        let off: Vec<f64> = own.iter().map(|n| f64::from(*n) / 3000.0 - 1.0).collect();
        let spread = (off.iter().map(|off| off * off).sum::<f64>() / off.len() as f64).sqrt();
        if error == 0.0 {
            assert!(own.iter().all(|n| n.abs_diff(3000) <= 1), "{own:?}");
        } else {
            // A standard deviation of forty draws lies within a third of its own.
            assert!(spread > 0.6 * error && spread < 1.4 * error, "{spread}");
        }
        // Its share of the county stays.
        let later = split
            .of_town(TownQuantity::Holders, 2035, at)
            .expect("counted");
        let [then, now] = [2035, 2023].map(|year| draws(projection, "holders", year));
        for draw in 0..own.len() {
            let expected = f64::from(own[draw]) * f64::from(then[draw]) / f64::from(now[draw]);
            assert!((f64::from(later[draw]) - expected).abs() <= 2.0, "{draw}");
        }
    }
}

/// Five more centres with the same number of places each: the need is the same, and no town lacks more.
#[test]
fn more_centres_never_lack_more() {
    let mut folder: ModelFolder = wenling();
    figures(folder.file.towns.as_mut().expect("towns"));
    let lever = LeverFile {
        service: "day_care".into(),
        from: 2021,
        add_centres: Some(5.0),
        ..LeverFile::default()
    };
    let words = || Words {
        zh: "增加".into(),
        en: "more".into(),
    };
    let scenario = ScenarioFile {
        extends: Vec::new(),
        title: words(),
        why: words(),
        from: Some(2021),
        phase_in: None,
        phase: Phase::Linear,
        change: toml::Table::new(),
        lever: vec![lever],
    };
    folder.scenarios.insert("more".into(), scenario);
    let of = |scenario: &str| {
        let model = open(&folder, scenario, None);
        let split = split(&model, &projected(&folder, scenario));
        (model, split)
    };
    let ((model, fewer), (_, more)) = (of("baseline"), of("more"));
    let service = model.services.iter().position(|own| own.key == "day_care");
    let service = service.expect("a service");
    for year in [2023, 2035] {
        let need = |split: &Split| {
            split
                .of_all(TownQuantity::Need(service), year)
                .expect("counted")
                .to_vec()
        };
        assert_eq!(need(&fewer), need(&more));
        let lacking = |split: &Split| {
            split
                .of_all(TownQuantity::Lacking(service), year)
                .expect("counted")
                .to_vec()
        };
        let (before, after) = (lacking(&fewer), lacking(&more));
        for (before, after) in before.iter().zip(&after) {
            // Places are whole: rounding may move one between two centres.
            assert!(*after <= before + 1, "{year}: {before} {after}");
        }
        let sum = |cells: &[u32]| cells.iter().map(|n| u64::from(*n)).sum::<u64>();
        assert!(sum(&after) < sum(&before), "{year}");
    }
}

/// As many towns have a centre as were reported to have one, whether or not the file says which process tells it.
#[test]
fn towns_that_were_reported_to_have_a_centre_have_one() {
    let coverage = "day_centre_coverage";
    let report = |year: i32, value: f64| ObservationFile {
        quantity: None,
        target: None,
        process: Some(coverage.into()),
        year,
        known: Some(year + 1),
        value,
        error: None,
        source: "judgement".into(),
        at: None,
        evidence: Evidence::Assumed,
        verification: Verification::Unverified,
    };
    let mut folder = wenling();
    let file = folder.file.towns.as_mut().expect("Wenling has towns");
    file.covered.clear();
    let reports = [report(2021, 0.9375), report(2023, 1.0)];
    folder.file.observations.observation.extend(reports);
    let model = open(&folder, "baseline", None);
    let projection = projected(&folder, "baseline");
    let split = split(&model, &projection);
    let service = model.services.iter().position(|own| own.key == "day_care");
    let service = service.expect("a service");
    for year in YEARS {
        let all = split.of_all(TownQuantity::Centres(service), year);
        let all = all.expect("counted");
        let reported = draws(&projection, &format!("process.{coverage}"), year);
        for (draw, share) in reported.iter().enumerate() {
            let own = all.iter().skip(draw).step_by(split.draws());
            let with = own.filter(|centres| **centres > 0).count();
            assert_eq!(with as f32, 16.0 * share, "{year}");
            assert!(year < 2023 || with == 16, "{year}");
        }
    }
}

/// Of towns of which nothing is known only what holds for any of them is told.
#[test]
fn towns_that_nothing_tells_apart_are_not_compared() {
    let model = model(|_| ());
    assert!(!towns(&model).are_told_apart());
    let split = split(&model, baseline());
    let rows = people(&split, false);
    assert!(rows.len() == YEARS.len() && rows.iter().all(|row| row.town.is_none()));
    assert!(lacks(&split, false).iter().all(|row| row.town.is_none()));
    for row in &rows {
        let all = draws(baseline(), "holders", row.year);
        let sum: f64 = all.iter().map(|holders| f64::from(*holders)).sum();
        let mean = sum / (all.len() * towns(&model).list.len()) as f64;
        // Means add up to the county's, but for single precision.
        assert!((row.holders.mean / mean - 1.0).abs() < 1e-4, "{row:?}");
        assert!(row.holders.ninety_five.0 < 0.6 * mean && row.holders.ninety_five.1 > 1.6 * mean);
    }
    let with: Vec<_> = covered(&split)
        .into_iter()
        .filter_map(|row| row.with_centre)
        .collect();
    assert!(with.len() >= YEARS.len() && with.iter().all(|row| row.ninety_five.1 <= 16.0));
}

#[test]
fn towns_are_not_inherited() {
    assert!(folder("yuhuan").file.towns.is_none());
    let wenling = folder("wenling");
    assert!(wenling.file.towns.is_some());
    assert!(wenling.in_region("331021").file.towns.is_none());
}
