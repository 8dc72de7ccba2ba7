//! Recipients that were reported of later years come out, are learnt from, and are refused where they cannot be.

use std::sync::Arc;

use plancast::axes::Year;
use plancast::model::checked::{RecipientsSeen, Yielding};
use plancast::model::file::{ObservationFile, ProcessFile};
use plancast::model::{Model, ModelFolder};
use plancast::projection::Projection;
use plancast::simulation::{Engine, Follow, SimulationError, Walked, run_together};
use plancast::source::{Evidence, Verification};
use plancast::statistics::sampling::Distribution;

use crate::runs::{
    SEED, baseline, bits, draws, folder, following, median, open, opener, outcome, prepared,
    projected, wenling,
};

/// The two subsidies, one by a share and one by an attribute of the holders, and a service with few places; made up.
const REPORTS: [(&str, Year, f64); 6] = [
    ("care_subsidy", 2021, 15_300.0),
    ("care_subsidy", 2023, 15_900.0),
    ("living_subsidy", 2022, 7_100.0),
    ("living_subsidy", 2023, 7_400.0),
    ("residential_care", 2022, 380.0),
    ("residential_care", 2023, 410.0),
];

fn report(service: &str, year: Year, value: f64, error: Option<f64>) -> ObservationFile {
    ObservationFile {
        process: None,
        target: None,
        quantity: Some(format!("{service}.served")),
        year,
        known: None,
        value,
        error,
        source: "own_records".into(),
        at: None,
        evidence: Evidence::Measured,
        verification: Verification::Unverified,
    }
}

fn reporting(reports: &[(&str, Year, f64)]) -> ModelFolder {
    let mut folder = wenling();
    let all = &mut folder.file.observations.observation;
    all.extend(
        reports
            .iter()
            .map(|(service, year, value)| report(service, *year, *value, None)),
    );
    folder
}

fn served<'p>(projection: &'p Projection, service: &str, year: Year) -> &'p [f32] {
    draws(projection, &format!("{service}.served"), year)
}

/// What is read where a folder is refused.
fn refused(folder: &ModelFolder) -> String {
    let found = opener().open(folder, "baseline", None);
    found.expect_err("it is refused").to_string()
}

fn width(of: &[f32]) -> f32 {
    let mut sorted = of.to_vec();
    sorted.sort_by(f32::total_cmp);
    let tenth = sorted.len() / 10;
    sorted[sorted.len() - 1 - tenth] / sorted[tenth]
}

#[test]
fn every_draw_gives_the_reported_recipients_back() {
    let run: &Projection = &projected(&reporting(&REPORTS), "baseline");
    for (service, year, value) in REPORTS {
        for drawn in served(run, service, year) {
            assert_eq!(f64::from(*drawn), value, "{service} in {year}");
        }
    }
    // Nobody is lost on the way.
    for (service, _, _) in REPORTS {
        for year in 2020..=2035 {
            let of = |what: &str| draws(run, &format!("{service}.{what}"), year);
            let people = of("eligible").iter().zip(of("need"));
            let given = of("served").iter().zip(of("waiting"));
            for ((eligible, need), (served, waiting)) in people.zip(given) {
                assert!(served <= need && need <= eligible, "{service} in {year}");
                assert_eq!(*waiting, need - served, "{service} in {year}");
            }
        }
    }
    // The base year is as it was.
    for key in ["care_subsidy.served", "living_subsidy.served", "holders"] {
        assert_eq!(draws(run, key, 2020), draws(baseline(), key, 2020), "{key}");
    }
}

/// An error of 200 spreads them so far, and around the report.
#[test]
fn an_error_spreads_them_so_far() {
    let mut folder = wenling();
    let all = &mut folder.file.observations.observation;
    all.push(report("living_subsidy", 2022, 7_000.0, Some(200.0)));
    let run = projected(&folder, "baseline");
    let found: Vec<f64> = served(&run, "living_subsidy", 2022)
        .iter()
        .map(|drawn| f64::from(*drawn))
        .collect();
    let n = found.len() as f64;
    let mean = found.iter().sum::<f64>() / n;
    let variance = found.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / (n - 1.0);
    // Forty draws: the mean within three standard errors, the spread within three of its own.
    assert!((mean - 7_000.0).abs() < 3.0 * 200.0 / n.sqrt(), "{mean}");
    let off = (variance.sqrt() / 200.0 - 1.0).abs();
    assert!(off < 3.0 / (2.0 * n).sqrt(), "{variance}");
}

/// What was learnt stays: later years are narrower and begin where the reports end; years between are bridged.
#[test]
fn later_years_are_narrower_and_years_between_are_bridged() {
    let run: &Projection = &projected(&reporting(&REPORTS), "baseline");
    for service in ["care_subsidy", "living_subsidy"] {
        let [with, without] = [run, baseline()].map(|run| width(served(run, service, 2024)));
        assert!(with < without, "{service}: {with}, not below {without}");
        let reported = served(run, service, 2023)[0];
        let next = median(served(run, service, 2024)) / f64::from(reported);
        assert!((0.93..1.07).contains(&next), "{service}: {next}");
    }
    let between = median(served(run, "care_subsidy", 2022));
    assert!((15_200.0..16_000.0).contains(&between), "{between}");
    // From 7,260 in steps that are alike, not in one.
    let only = projected(&reporting(&[("living_subsidy", 2023, 8_700.0)]), "baseline");
    let path = [2020, 2021, 2022, 2023].map(|year| median(served(&only, "living_subsidy", year)));
    for step in [0, 1, 2].map(|at| path[at + 1] / path[at]) {
        assert!((1.02..1.11).contains(&step), "{path:?}");
    }
}

/// Where nothing was published of the base year, the years before the first report lead to it instead of one in which all
/// leap there, also where places limit the service and where its share moves as elsewhere; what they were is less certain.
#[test]
fn the_years_before_the_first_recipients_lead_to_them() {
    let usual = |service: &str| median(served(baseline(), service, 2022));
    let reports = [
        ("home_care", 1.6),
        ("residential_care", 0.6),
        ("psychiatric_follow_up", 0.7),
    ];
    let reports = reports.map(|(service, times)| (service, 2022, (times * usual(service)).round()));
    let run: &Projection = &projected(&reporting(&reports), "baseline");
    for (service, year, value) in &reports[..2] {
        let path = [2020, 2021, *year].map(|year| median(served(run, service, year)));
        assert_eq!(path[2], *value, "{service}");
        for step in [path[1] / path[0], path[2] / path[1]] {
            assert!((0.95..1.15).contains(&step), "{service}: {path:?}");
        }
    }
    let [before, usual] = [run, baseline()].map(|run| width(served(run, "home_care", 2020)));
    assert!(
        before > 1.05 && before < 0.8 * usual,
        "{before}, and {usual} before"
    );
    let follow_up = |run| median(served(run, "psychiatric_follow_up", 2020));
    let [now, usual] = [run, baseline()].map(follow_up);
    assert!(now < 0.98 * usual, "{now}, and {usual} before");
}

/// In a county whose holders are supposed they and the part of severe grades are led to the first recipients of the care
/// subsidy, so that its coverage stays about where it is supposed and nobody leaps; recipients of later years tell of growth.
#[test]
fn supposed_holders_are_led_to_the_first_recipients() {
    let mut plain = folder("yuhuan");
    let disability = plain.file.model.disability.as_mut();
    disability.expect("Yuhuan models disability").structures = 3;
    let usual: &Projection = &projected(&plain, "baseline");
    let first = (0.8 * median(served(usual, "care_subsidy", 2022))).round();
    let mut told = plain.clone();
    let all = &mut told.file.observations.observation;
    all.push(report("care_subsidy", 2022, first, None));
    all.push(report("care_subsidy", 2024, (1.04 * first).round(), None));
    let run: &Projection = &projected(&told, "baseline");
    let path = [2020, 2021, 2022].map(|year| median(served(run, "care_subsidy", year)));
    assert_eq!(path[2], first);
    for step in [path[1] / path[0], path[2] / path[1]] {
        assert!((0.95..1.06).contains(&step), "{path:?}");
    }
    let later = served(run, "care_subsidy", 2024).iter();
    assert!(
        later
            .copied()
            .all(|own| f64::from(own) == (1.04 * first).round())
    );
    for year in [2022, 2024] {
        let coverage = median(draws(run, "care_subsidy.coverage", year));
        assert!(coverage > 0.94, "{year}: {coverage}");
    }
    // Nor does it fall, in as many as one of ten draws, to where rates hardly ever do.
    let mut coverage = draws(run, "care_subsidy.coverage", 2022).to_vec();
    coverage.sort_by(f32::total_cmp);
    let lowest = coverage[coverage.len() / 10];
    assert!(lowest > 0.8, "{lowest}");
    let [now, before] = [run, usual].map(|run| median(draws(run, "holders", 2020)));
    assert!((0.7..0.97).contains(&(now / before)), "{now} of {before}");
    let [now, before] = [run, usual].map(|run| width(served(run, "care_subsidy", 2020)));
    assert!(
        now > 1.01 && now < 0.8 * before,
        "{now}, and {before} before"
    );
}

/// What was reported of the share itself in the base year stands, whatever recipients of later ones say.
#[test]
fn a_share_that_was_reported_of_the_base_year_stands() {
    let share = ObservationFile {
        process: Some("home_care_need".into()),
        quantity: None,
        ..report("home_care", 2020, 0.2, Some(0.0))
    };
    let told = |reports: &[(&str, Year, f64)]| {
        let mut folder = reporting(reports);
        folder.file.observations.observation.push(share.clone());
        projected(&folder, "baseline")
    };
    let (with, without) = (told(&[("home_care", 2022, 2_500.0)]), told(&[]));
    let in_base_year = [&with, &without].map(|run| served(run, "home_care", 2020));
    assert_eq!(in_base_year[0], in_base_year[1]);
    let reported = served(&with, "home_care", 2022).iter();
    assert!(reported.copied().all(|own| own == 2_500.0));
}

/// More recipients of the service on which the level of registration rests mean more holders, new ones of all years since
/// then, and the share that takes it up stays about where it was.
#[test]
fn recipients_tell_of_the_holders() {
    let told = reporting(&[("care_subsidy", 2023, 16_000.0)]);
    let run: &Projection = &projected(&told, "baseline");
    let medians =
        |key: &str, year: Year| [run, baseline()].map(|run| median(draws(run, key, year)));
    for year in [2023, 2030] {
        let [more, usual] = medians("holders", year);
        assert!(more > 1.02 * usual, "{year}: {more} against {usual}");
    }
    for year in [2021, 2022, 2023] {
        let [more, usual] = medians("new_certificates", year);
        assert!(more > usual, "{year}: {more} against {usual}");
    }
    let [now, usual] = medians("care_subsidy.coverage", 2023);
    assert!((now - usual).abs() < 0.02, "{now} against {usual}");
}

/// A scenario that begins after the last report has the same people and recipients up to then; one that has widened the
/// rule before shows what that would have added.
#[test]
fn scenarios_learn_what_the_baseline_learns() {
    // It pays the subsidy to more people from 2023 on.
    let scenario = "care_grade_3";
    let before = reporting(&[
        ("care_subsidy", 2022, 15_600.0),
        ("living_subsidy", 2022, 7_100.0),
    ]);
    let [plain, wider] = ["baseline", scenario].map(|key| projected(&before, key));
    for year in 2020..2023 {
        for service in ["care_subsidy", "living_subsidy"] {
            let [one, two] = [&plain, &wider].map(|run| served(run, service, year));
            assert_eq!(one, two, "{service} in {year}");
        }
    }
    for year in 2023..=2035 {
        let living = [&plain, &wider].map(|run| served(run, "living_subsidy", year));
        assert_eq!(living[0], living[1], "{year}");
    }
    let later = reporting(&REPORTS);
    let [plain, wider] = ["baseline", scenario].map(|key| projected(&later, key));
    let eligible = [&plain, &wider].map(|run| draws(run, "care_subsidy.eligible", 2023));
    let received = [&plain, &wider].map(|run| served(run, "care_subsidy", 2023));
    for draw in 0..plain.draws() {
        let times = eligible[1][draw] / eligible[0][draw];
        assert!(times > 1.0, "draw {draw}");
        let off = received[1][draw] / received[0][draw] / times - 1.0;
        // As many more as are eligible, to the people of whom there were too few for the report.
        assert!(off.abs() < 0.03, "draw {draw}: {off}");
    }
}

#[test]
fn scenarios_that_are_run_together_have_the_bits_of_each_alone() {
    let folder = reporting(&REPORTS);
    let engines = ["baseline", "care_grade_3", "dibao_uprating"]
        .map(|scenario| prepared(&open(&folder, scenario, None)));
    let group: Vec<&Engine> = engines.iter().collect();
    let together = run_together(&group, SEED, 0..6, |_| ()).expect("a run");
    for (engine, found) in engines.iter().zip(&together) {
        let alone = engine.run(SEED, 6, |_| ()).expect("a run");
        assert!(bits(&alone.projection) == bits(&found.projection));
    }
    // Blocks too, wherever they begin.
    let block = engines[0].block(SEED, 4, 2).expect("a block");
    let (whole, part) = (&together[0].projection, &block.projection);
    for (service, _, _) in REPORTS {
        let later = |run: &Projection| served(run, service, 2030).to_vec();
        assert_eq!(later(whole)[4..], later(part)[..], "{service}");
    }
}

/// What was known in 2022 does not know what was reported in 2024.
#[test]
fn only_what_was_known_is_learnt() {
    let mut folder = reporting(&REPORTS);
    let all = &mut folder.file.observations.observation;
    all.drain(..all.len() - REPORTS.len());
    let model = open(&folder, "baseline", Some(2022));
    let reports = model.recipients_seen.iter();
    let years: Vec<Year> = reports
        .flat_map(|own| own.observations.iter().map(|seen| seen.year))
        .collect();
    assert_eq!(years, [2021]);
    let all = open(&folder, "baseline", None);
    assert_eq!(all.newest(), 2023);
    let place = all
        .quantities
        .index("care_subsidy.served")
        .expect("a quantity");
    let seen: Vec<(Year, f64)> = all.reported_of(place.0).into_iter().collect();
    assert_eq!(seen, [(2021, 15_300.0), (2023, 15_900.0)]);
}

#[test]
fn what_cannot_be_is_refused() {
    // More than there are people for, or places: after the run, with both numbers.
    for (service, value, found) in [
        ("care_subsidy", 60_000.0, "60000"),
        ("living_subsidy", 90_000.0, "90000"),
        ("residential_care", 9_000.0, "9000"),
    ] {
        let model = open(&reporting(&[(service, 2022, value)]), "baseline", None);
        let error = prepared(&model).run(SEED, 16, |_| ()).expect_err(service);
        assert!(
            matches!(error, SimulationError::MoreRecipientsThanPeople { .. }),
            "{error}"
        );
        let said = error.to_string();
        assert!(said.contains(found) && said.contains("2022"), "{said}");
    }
    // Persons do not know them yet.
    let folder = reporting(&REPORTS);
    let error = following(&folder, "baseline", Follow::Persons, 2).expect_err("refused");
    assert!(
        matches!(error, SimulationError::RecipientsAheadOfPersons { .. }),
        "{error}"
    );
    // What the model cannot learn from, and years that are not later.
    for (service, year, word) in [
        ("home_modification", 2022, "转入下一年"),
        ("long_term_care_insurance", 2022, "没有实施"),
        ("care_subsidy", 2020, "基年"),
        ("care_subsidy", 2050, "2050"),
    ] {
        let said = refused(&reporting(&[(service, year, 900.0)]));
        assert!(said.contains(word), "{service}: {said}");
    }
    let twice = [
        ("care_subsidy", 2022, 15_500.0),
        ("care_subsidy", 2022, 15_900.0),
    ];
    assert!(refused(&reporting(&twice)).contains("15900"));
    // A quantity that is projected and not taken as reported.
    let mut folder = reporting(&[("care_subsidy", 2022, 15_500.0)]);
    let last = folder.file.observations.observation.last_mut();
    last.expect("a report").quantity = Some("holders".into());
    assert!(refused(&folder).contains("持证登记"));
    // A share that never moves.
    let mut folder = reporting(&[("home_care", 2022, 900.0)]);
    let process = &mut folder.file.processes["home_care_need"];
    if let ProcessFile::Share {
        drift, volatility, ..
    } = process
    {
        let nothing = || Some(Distribution::Fixed { value: 0.0 });
        (*drift, *volatility) = (nothing(), nothing());
    }
    let said = refused(&folder);
    assert!(
        said.contains("home_care_need") && said.contains("volatility"),
        "{said}"
    );
}

/// Several services that ask about low income: the one on which it is anchored moves it, whichever is reported first, and
/// the others their own shares; all come out.
#[test]
fn services_that_ask_about_one_attribute_are_met_together() {
    let all = [
        ("dibao_single", 2022, 1_500.0),
        ("living_subsidy", 2022, 7_100.0),
        ("care_subsidy", 2022, 15_500.0),
    ];
    for reports in [all, [all[1], all[2], all[0]]] {
        let model = open(&reporting(&reports), "baseline", None);
        for seen in &model.recipients_seen {
            let anchored = model.services[seen.service.0].key == "living_subsidy";
            let by_attribute = matches!(seen.by, Yielding::Attribute(..));
            assert_eq!(by_attribute, anchored);
        }
        let projection = outcome(&model, SEED, 16).projection;
        for (service, year, value) in reports {
            for found in served(&projection, service, year) {
                assert!(
                    (f64::from(*found) - value).abs() < 0.5,
                    "{service}: {found}"
                );
            }
        }
    }
}

/// Devices in kind and in money meet one need: both come out, how they are parted and how many they are stays as it was
/// last, and one of them without the other is refused.
#[test]
fn services_of_one_need_are_met_together() {
    let (kind, money) = ("devices_in_kind", "devices_money");
    let reports = [
        (money, 2022, 500.0),
        (kind, 2022, 900.0),
        (kind, 2023, 1_000.0),
        (money, 2023, 600.0),
    ];
    let model = open(&reporting(&reports), "baseline", None);
    let by_part = |own: &&RecipientsSeen| matches!(own.by, Yielding::Part(..));
    let parted = model.recipients_seen.iter().filter(by_part);
    let parted: Vec<&str> = parted
        .map(|own| model.services[own.service.0].key.as_str())
        .collect();
    assert_eq!(parted, [money]);
    let run = outcome(&model, SEED, 16).projection;
    for (service, year, value) in reports {
        for found in served(&run, service, year) {
            assert_eq!(f64::from(*found), value, "{service} in {year}");
        }
    }
    let part = |run: &Projection, year| {
        let both = served(run, money, year).iter().zip(served(run, kind, year));
        let parts: Vec<f32> = both.map(|(money, kind)| money / (money + kind)).collect();
        (median(&parts), width(&parts))
    };
    // Reported: 600 of 1,600 in 2023; a year later near it, and known better than without.
    let (after, spread) = part(&run, 2024);
    assert!((0.34..0.43).contains(&after), "{after}");
    assert!(spread < part(baseline(), 2024).1, "{spread}");
    let alone = refused(&reporting(&reports[..3]));
    for word in ["2023 年只有辅助器具（实物）", "货币补贴", "请补上另一项"] {
        assert!(alone.contains(word), "{word} in {alone}");
    }
    // One service alone moves the share that meets the need, as ever.
    let alone = open(&reporting(&reports[..1]), "baseline", None);
    let mut seen = alone.recipients_seen.iter();
    assert!(seen.all(|own| matches!(own.by, Yielding::Share(_))));
}

/// Recipients and their share of those who may have it, both of one year: they stand together where draws lie on both
/// sides or near, with a reminder, and a run refuses them where nearly all draws exclude it.
#[test]
fn a_coverage_beside_recipients_is_said_or_refused() {
    let of = |what: &str| median(draws(baseline(), &format!("home_care.{what}"), 2022));
    let (served, eligible) = (of("served").round(), of("eligible"));
    let beside = |share: f64, error: Option<f64>| {
        let mut folder = reporting(&[("home_care", 2022, served)]);
        let coverage = ObservationFile {
            process: Some("home_care_need".into()),
            quantity: None,
            ..report("home_care", 2022, share, error)
        };
        folder.file.observations.observation.push(coverage);
        let model = open(&folder, "baseline", None);
        let reminded = model.warnings.iter().any(|own| {
            let said = own.to_string();
            said.contains("居家照护") && said.contains("2022") && said.contains("覆盖率")
        });
        assert!(reminded, "{:?}", model.warnings);
        prepared(&model).run(SEED, 16, |_| ())
    };
    let share = served / eligible;
    assert!(beside(share, None).is_ok(), "{share}");
    // Half as much again, or half of it, and the same with an error of a quarter of it.
    for times in [1.5, 0.5] {
        let error = beside(times * share, None).expect_err("refused");
        assert!(
            matches!(error, SimulationError::RecipientsAgainstCoverage { .. }),
            "{error}"
        );
        let said = error.to_string();
        let found = format!("{:.1}%", 100.0 * (times * share));
        assert!(said.contains("2022") && said.contains(&found), "{said}");
        assert!(beside(times * share, Some(0.25 * share)).is_ok(), "{times}");
    }
}

/// Recipients and the share of the need that is met, both of one year: both come out, the need is what they make it, and a
/// reminder says so; where the coverage is of another year it gives way.
#[test]
fn recipients_and_the_share_of_the_need_that_is_met_come_out_together() {
    let service = "basic_rehabilitation";
    let reported = (1.1 * median(served(baseline(), service, 2022))).round();
    let with_coverage_of = |year: Year| {
        let mut folder = reporting(&[(service, 2022, reported)]);
        let coverage = ObservationFile {
            process: Some("rehabilitation_coverage".into()),
            quantity: None,
            ..report(service, year, 0.9, None)
        };
        folder.file.observations.observation.push(coverage);
        open(&folder, "baseline", None)
    };
    let gives_way = |model: &Model| {
        let process = model.recipients_seen[0].by.process();
        model.processes[process.0].key.clone()
    };
    let model = with_coverage_of(2022);
    assert_eq!(gives_way(&model), "rehabilitation_need");
    let reminded = model.warnings.iter().any(|own| {
        let said = own.to_string();
        said.contains("基本康复服务") && said.contains("2022") && said.contains("90.0%")
    });
    assert!(reminded, "{:?}", model.warnings);
    let run = outcome(&model, SEED, 16).projection;
    let shares = draws(&run, "basic_rehabilitation.coverage", 2022);
    for (found, share) in served(&run, service, 2022).iter().zip(shares) {
        assert_eq!(f64::from(*found), reported);
        assert!((share - 0.9).abs() < 0.006, "{share}");
    }
    let other = gives_way(&with_coverage_of(2023));
    assert_eq!(other, "rehabilitation_coverage");
}

/// The same draws whoever asks: nothing of one draw stays for the next.
#[test]
fn a_run_is_a_function_of_its_seed() {
    let model = open(&reporting(&REPORTS), "baseline", None);
    let [one, two] = [0, 1].map(|_| outcome(&model, SEED, 6).projection);
    assert!(bits(&one) == bits(&two));
}

/// People walked for one scenario serve others, which learn from the same reports.
#[test]
fn reports_are_met_among_people_walked_before() {
    let folder = reporting(&REPORTS);
    let engine = Arc::new(prepared(&open(&folder, "baseline", None)));
    let walked = Walked::new(engine.clone(), SEED, 6, usize::MAX);
    let first = engine.block_among_while(&walked, 0..6, |_| true);
    assert_eq!(
        bits(&first.expect("a run").projection),
        bits(&engine.block(SEED, 0, 6).expect("a run").projection)
    );
    let other = prepared(&open(&folder, "dibao_uprating", None));
    let among = other.block_among_while(&walked, 0..6, |_| true);
    let alone = other.block(SEED, 0, 6).expect("a run");
    assert_eq!(
        bits(&among.expect("a run").projection),
        bits(&alone.projection)
    );
    assert_eq!(walked.kept(), 6);
}
