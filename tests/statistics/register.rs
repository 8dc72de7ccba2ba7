//! Counties whose truth is drawn from the engine: what their registers up to 2023 say of the years after it holds as
//! often as it claims.

use std::sync::Arc;

use plancast::axes::{Category, Grade, Year};
use plancast::model::checked::{
    HolderPart, Margin, Observation, PeopleSeen, Register, RegisterReading, RegisterYear,
};
use plancast::model::file::ObservationFile;
use plancast::model::quantities::AGE_GROUPS;
use plancast::model::{Model, ModelFolder};
use plancast::projection::Projection;
use plancast::simulation::{Engine, Fits};
use plancast::source::{Evidence, Verification};

use super::judged::Judged;
use crate::runs::{draws, folder, open, wenling};

/// Counties, and draws for each; the README's figures are of 160 counties and 200 draws.
const COUNTIES: usize = 16;
const DRAWS: usize = 60;

const YEARS: [Year; 4] = [2020, 2021, 2022, 2023];

/// Each county has draws of its own: where all share theirs, every interval is off in the same way by where these happen to
/// lie.
fn seed_of(county: usize) -> u64 {
    7 + county as u64
}

/// What a model projects; its national series are fitted once for all.
fn run_of(model: &Model, fits: &Fits, seed: u64, draws: usize) -> Projection {
    let engine = Engine::prepare_with(Arc::new(model.clone()), fits).expect("an engine");
    engine.run(seed, draws, |_| ()).expect("a run").projection
}

/// Services whose recipients of 2021 to 2023 are reported.
const SUBSIDIES: [&str; 2] = ["care_subsidy", "living_subsidy"];

fn served(service: &str) -> String {
    format!("{service}.served")
}

/// A model up to a year to which recipients of both subsidies are reported.
fn with_recipients(until: Year) -> Model {
    reporting(wenling(), &SUBSIDIES, &YEARS[1..], until)
}

/// A model up to a year to which recipients of services are reported; how many is filled in county by county.
fn reporting(mut folder: ModelFolder, services: &[&str], years: &[Year], until: Year) -> Model {
    folder.file.model.until = until;
    folder.file.model.milestones = vec![2025, until];
    let reports = &mut folder.file.observations.observation;
    for service in services {
        reports.extend(years.iter().map(|year| ObservationFile {
            process: None,
            target: None,
            quantity: Some(served(service)),
            year: *year,
            known: None,
            value: 1.0,
            error: None,
            source: "own_records".into(),
            at: None,
            evidence: Evidence::Measured,
            verification: Verification::Unverified,
        }));
    }
    open(&folder, "baseline", None)
}

/// The recipients of one draw, without error.
fn report_recipients(model: &mut Model, truth: &Projection, draw: usize) {
    let Model {
        recipients_seen,
        services,
        ..
    } = model;
    for own in recipients_seen {
        let key = served(&services[own.service.0].key);
        for seen in &mut own.observations {
            seen.value = draws(truth, &key, seen.year)[draw].into();
        }
    }
}

fn eighty(projection: &Projection, key: &str, year: Year) -> [f32; 2] {
    let mut sorted = draws(projection, key, year).to_vec();
    sorted.sort_by(f32::total_cmp);
    [sorted[DRAWS / 10], sorted[DRAWS - 1 - DRAWS / 10]]
}

/// The register of one draw in some years, without error: categories by grades, and ages.
fn register(truth: &Projection, draw: usize, years: &[Year]) -> Register {
    let persons = |key: &str, year: Year| f64::from(draws(truth, key, year)[draw]);
    let reading = |persons: f64| RegisterReading {
        persons,
        error: 0.0,
    };
    let years = years.iter().map(|year| {
        let year = *year;
        let kinds = Category::ALL
            .iter()
            .flat_map(|category| Grade::ALL.iter().map(move |grade| (*category, *grade)));
        let kinds = kinds.map(|(category, grade)| {
            let key = format!("holders.{category}.grade_{grade}");
            let part = HolderPart {
                category: Some(category),
                grade: Some(grade),
                ..HolderPart::default()
            };
            (part, reading(persons(&key, year)))
        });
        let ages = AGE_GROUPS.iter().enumerate().map(|(group, (from, _, _))| {
            let to = AGE_GROUPS.get(group + 1).map_or(100, |next| next.0 - 1);
            let part = HolderPart {
                ages: Some([*from, to]),
                ..HolderPart::default()
            };
            (part, reading(persons(&format!("holders.age_{from}"), year)))
        });
        let margin = |parts| Margin { whole: true, parts };
        RegisterYear {
            year,
            stocks: vec![margin(ages.collect()), margin(kinds.collect())],
            new: None,
            cancelled: None,
            deaths: None,
        }
    });
    Register {
        years: years.collect(),
    }
}

/// Within binomial limits, widened because the numbers of one county are not independent.
fn hold_as_often(judged: &Judged) {
    judged.print();
    let [inside, cases] = judged.inside();
    println!("{inside} of {cases} inside 80 %");
    let share = inside as f64 / cases as f64;
    assert!((0.62..=0.95).contains(&share), "{inside} of {cases}");
}

#[test]
fn what_a_register_says_of_later_years_holds_as_often_as_it_claims() {
    let told = with_recipients(2035);
    let mut model = told.clone();
    model.recipients_seen.clear();
    let fits = Fits::default();
    let truth = run_of(&model, &fits, 2024, COUNTIES);
    let kinds = ["holders", "holders.physical", "holders.psychiatric"];
    let (mut of_holders, mut of_recipients) = (Judged::default(), Judged::default());
    let mut narrower = 0;
    let plain = run_of(&model, &fits, 7, DRAWS);
    for county in 0..COUNTIES {
        let mut own = told.clone();
        own.register = register(&truth, county, &YEARS);
        report_recipients(&mut own, &truth, county);
        let run = run_of(&own, &fits, seed_of(county), DRAWS);
        // The register itself comes out.
        for year in YEARS {
            let there = draws(&truth, "holders", year)[county];
            let [low, high] = eighty(&run, "holders", year);
            assert!(
                (low - there).abs() <= 2.0 && (high - there).abs() <= 2.0,
                "{year}"
            );
        }
        for (key, year) in kinds.iter().flat_map(|key| [(key, 2025), (key, 2035)]) {
            let there = draws(&truth, key, year)[county];
            let [low, high] = eighty(&run, key, year);
            of_holders.judge(&run, (key, year), [low, high], there);
            let [a, b] = eighty(&plain, key, year);
            narrower += usize::from(high / low < b / a);
        }
        // So do the recipients, of which the register does not tell.
        for key in SUBSIDIES.map(served) {
            for year in &YEARS[1..] {
                let there = draws(&truth, &key, *year)[county];
                assert_eq!(eighty(&run, &key, *year), [there; 2], "{key} {year}");
            }
            for year in [2025, 2028] {
                let there = draws(&truth, &key, year)[county];
                of_recipients.judge(&run, (&key, year), eighty(&run, &key, year), there);
            }
        }
    }
    hold_as_often(&of_recipients);
    hold_as_often(&of_holders);
    let [_, cases] = of_holders.inside();
    println!("{narrower} narrower than without a register");
    assert!(narrower * 10 > cases * 9, "{narrower} of {cases}");
}

/// Where the register begins two years after the base year: it comes out, and what is reckoned back to the base year, and
/// said of later ones, holds as often as it claims.
#[test]
fn what_a_register_that_begins_late_says_of_other_years_holds_as_often_as_it_claims() {
    const FEW: usize = COUNTIES / 2;
    let mut model = with_recipients(2026);
    model.recipients_seen.clear();
    let fits = Fits::default();
    let truth = run_of(&model, &fits, 2027, FEW);
    let judged = [
        ("holders", 2020),
        ("holders", 2021),
        ("holders.physical", 2020),
        ("holders", 2025),
    ];
    let (mut inside, mut cases) = (0, 0);
    for county in 0..FEW {
        let mut own = model.clone();
        own.register = register(&truth, county, &YEARS[2..]);
        let run = run_of(&own, &fits, 7, DRAWS);
        for year in &YEARS[2..] {
            let there = draws(&truth, "holders", *year)[county];
            let [low, high] = eighty(&run, "holders", *year);
            let off = (low - there).abs().max((high - there).abs());
            assert!(off <= 2.0, "{year}: {low} to {high} of {there}");
        }
        for (key, year) in judged {
            let there = draws(&truth, key, year)[county];
            let [low, high] = eighty(&run, key, year);
            cases += 1;
            inside += usize::from((low..=high).contains(&there));
        }
    }
    println!("{inside} of {cases} inside 80 %");
    let share = inside as f64 / cases as f64;
    assert!(share >= 0.55, "{inside} of {cases}");
}

/// The same of what is reported of the people: population, births and deaths of 2021 to 2023.
#[test]
fn what_reports_of_the_people_say_holds_as_often_as_it_claims() {
    let mut folder = wenling();
    let reports = &mut folder.file.observations.observation;
    reports.retain(|report| report.quantity.is_none());
    let model = open(&folder, "baseline", None);
    let fits = Fits::default();
    let truth = run_of(&model, &fits, 2025, COUNTIES);
    let judged = [
        ("population", 2025),
        ("population", 2035),
        ("births", 2025),
        ("deaths", 2025),
        ("deaths", 2035),
    ];
    let mut found = Judged::default();
    for county in 0..COUNTIES {
        let seen = |key: &str| -> Vec<Observation> {
            let years = YEARS[1..].iter();
            let one = |year: &Year| Observation {
                year: *year,
                value: draws(&truth, key, *year)[county].into(),
                error: 0.0,
            };
            years.map(one).collect()
        };
        let mut own = model.clone();
        own.people_seen = PeopleSeen::each(|quantity| seen(quantity.key()));
        let run = run_of(&own, &fits, seed_of(county), DRAWS);
        for (key, year) in judged {
            let there = draws(&truth, key, year)[county];
            found.judge(&run, (key, year), eighty(&run, key, year), there);
        }
    }
    hold_as_often(&found);
}

/// The same of the recipients of both subsidies of 2021 to 2023, where no register tells how the holders grow.
#[test]
fn what_recipients_say_of_later_years_holds_as_often_as_it_claims() {
    let told = with_recipients(2028);
    let mut model = told.clone();
    model.recipients_seen.clear();
    let fits = Fits::default();
    let truth = run_of(&model, &fits, 2026, COUNTIES);
    let judged = [
        ("care_subsidy.served", 2025),
        ("care_subsidy.served", 2028),
        ("living_subsidy.served", 2025),
        ("holders", 2025),
    ];
    let mut found = Judged::default();
    for county in 0..COUNTIES {
        let mut own = told.clone();
        report_recipients(&mut own, &truth, county);
        let run = run_of(&own, &fits, seed_of(county), DRAWS);
        for (key, year) in judged {
            let there = draws(&truth, key, year)[county];
            found.judge(&run, (key, year), eighty(&run, key, year), there);
        }
    }
    hold_as_often(&found);
}

/// The same of services of which none were published of the base year: recipients of 2022 and 2023 say as much of the years
/// before them.
#[test]
fn what_recipients_say_of_the_years_before_them_holds_as_often_as_it_claims() {
    const SERVICES: [&str; 2] = ["home_care", "culture_sport"];
    hold_before(
        &reporting(wenling(), &SERVICES, &YEARS[2..], 2026),
        &SERVICES,
        &SERVICES.map(served).map(|key| (key, [2020, 2021, 2025])),
    );
}

/// The same where the holders of the base year are supposed, and no register tells of them: of these too.
#[test]
fn what_recipients_say_of_supposed_holders_holds_as_often_as_it_claims() {
    const SERVICES: [&str; 2] = ["care_subsidy", "living_subsidy"];
    let mut county = folder("yuhuan");
    let disability = county.file.model.disability.as_mut();
    disability.expect("Yuhuan models disability").structures = 3;
    let mut judged = SERVICES
        .map(served)
        .map(|key| (key, [2020, 2021, 2025]))
        .to_vec();
    judged.push(("holders".into(), [2020, 2022, 2025]));
    hold_before(
        &reporting(county, &SERVICES, &YEARS[2..], 2026),
        &SERVICES,
        &judged,
    );
}

/// Recipients of 2022 and 2023 of these services come out in every draw, and what is judged lies inside as often as is claimed.
fn hold_before(told: &Model, services: &[&str], judged: &[(String, [Year; 3])]) {
    let mut model = told.clone();
    model.recipients_seen.clear();
    let fits = Fits::default();
    let truth = run_of(&model, &fits, 2028, COUNTIES);
    let mut found = Judged::default();
    for county in 0..COUNTIES {
        let mut own = told.clone();
        report_recipients(&mut own, &truth, county);
        let run = run_of(&own, &fits, seed_of(county), DRAWS);
        let there = |key: &str, year| draws(&truth, key, year)[county];
        for key in services.iter().copied().map(served) {
            for year in &YEARS[2..] {
                let reported = [there(&key, *year); 2];
                assert_eq!(eighty(&run, &key, *year), reported, "{key} {year}");
            }
        }
        for (key, years) in judged {
            for year in *years {
                found.judge(&run, (key, year), eighty(&run, key, year), there(key, year));
            }
        }
    }
    hold_as_often(&found);
}
