//! Targets of every year, and programmes that finish: what is due each year, and what is done once all are.

use plancast::evaluation::{Attainment, attainments};
use plancast::model::ModelFolder;
use plancast::model::checked::Rests;
use plancast::model::file::{
    MeasureFile, ObservationFile, OutsideViewsFile, ProcessFile, SpreadFile,
};
use plancast::projection::Projection;
use plancast::report::summary::aim_in_words;
use plancast::report::table::targets;
use plancast::report::{json, summary};
use plancast::source::{Evidence, Language, Verification};
use plancast::statistics::sampling::Distribution;

use crate::runs::{SEED, baseline, bits, draws, open, outcome, wenling};

/// A report, with a year's notice and no error, of a target or of a process.
fn report(of: &str, year: i32, value: f64) -> ObservationFile {
    let process = of.strip_prefix("process.").map(str::to_string);
    ObservationFile {
        quantity: None,
        target: process.is_none().then(|| of.to_string()),
        process,
        year,
        known: Some(year + 1),
        value,
        error: None,
        source: "judgement".into(),
        at: None,
        evidence: Evidence::Assumed,
        verification: Verification::Unverified,
    }
}

fn with(reports: &[(&str, i32, f64)]) -> ModelFolder {
    let mut folder = wenling();
    let reports = reports
        .iter()
        .map(|(of, year, value)| report(of, *year, *value));
    folder.file.observations.observation.extend(reports);
    folder
}

fn judged(folder: &ModelFolder, key: &str, number: usize) -> (Attainment, Projection) {
    let model = open(folder, "baseline", None);
    let projection = outcome(&model, SEED, number).projection;
    let all = attainments(&model, &projection);
    let found = all.into_iter().find(|target| target.key == key);
    (found.expect("a target"), projection)
}

/// Every one of five years decides: by itself, or as the step between two totals.
#[test]
fn each_year_decides_what_every_year_is_to_add() {
    let years: Vec<i32> = (2021..=2025).collect();
    let of = |values: [f64; 5]| -> Vec<(&str, i32, f64)> {
        let pairs = years.iter().zip(values);
        pairs
            .map(|(year, value)| ("love_visits", *year, value))
            .collect()
    };
    let (all, _) = judged(&with(&of([1.0, 2.0, 1.0, 1.0, 1.0])), "love_visits", 40);
    assert_eq!((all.rests, all.told()), (Rests::Reported, Some(1.0)));
    // Six in five years, but none in one of them.
    let (one_missing, _) = judged(&with(&of([2.0, 0.0, 2.0, 1.0, 1.0])), "love_visits", 40);
    assert_eq!(one_missing.told(), Some(0.0));
    // One in two years: whichever it was, the other had none.
    let total = [("process.love_visits", 2022, 1.0)];
    assert_eq!(judged(&with(&total), "love_visits", 40).0.told(), Some(0.0));
    // Two in two years may have been two in one.
    let total = [("process.love_visits", 2022, 2.0)];
    let (maybe, projection) = judged(&with(&total), "love_visits", 40);
    assert_eq!(maybe.rests, Rests::OwnSeries(1));
    let seen = draws(&projection, "process.love_visits", 2022);
    assert!(seen.iter().all(|total| *total == 2.0));
}

/// From 90 to 95 in five years, or from 91 that were reached after three: 1 point a year, or 2 from then on.
#[test]
fn a_pace_is_counted_from_what_was_reported_last() {
    let near = |own: &Attainment, pace: f64, from: i32| {
        assert!((own.pace - pace).abs() < 1e-9, "{}", own.pace);
        assert_eq!(own.pace_from, Some(from));
    };
    let (before, _) = judged(&wenling(), "home_modification", 8);
    near(&before, 0.01, 2020);
    let reports = [
        ("home_modification", 2022, 0.92),
        ("home_modification", 2023, 0.91),
    ];
    let (later, _) = judged(&with(&reports), "home_modification", 8);
    near(&later, 0.02, 2023);
    // Elsewhere is seen from there too.
    let paces = |own: &Attainment| own.elsewhere.as_ref().map(|there| there.paces);
    assert_ne!(paces(&later), paces(&before));
    // What every year is to add is counted from no year.
    let (visits, _) = judged(&wenling(), "love_visits", 8);
    assert_eq!((visits.pace, visits.pace_from), (1.0, None));
}

/// Films are shown in 场, centres are opened in 家, and what has no word of its own is counted in 个.
#[test]
fn what_is_counted_has_its_own_measure_word() {
    let model = open(&wenling(), "baseline", None);
    let aim = |key: &str, language| {
        let mut all = model.targets.iter();
        let target = all.find(|own| own.key == key).expect("a target");
        aim_in_words(target, language)
    };
    assert_eq!(aim("screenings", Language::Zh), "≥ 30 场");
    assert_eq!(aim("organisations", Language::Zh), "≥ 6 个");
    assert_eq!(aim("screenings", Language::En), "≥ 30 units");
}

/// What the model says already and the file of an evaluation says again are one value of that year, not two.
#[test]
fn a_year_that_is_reported_twice_is_one_value() {
    let once = ("process.new_day_centres", 2022, 4.0);
    let model = open(&with(&[once, once]), "baseline", None);
    let target = model
        .targets
        .iter()
        .find(|own| own.key == "new_day_centres");
    assert_eq!(target.expect("a target").rests, Rests::OwnSeries(1));
}

/// A count may be as wrong as its report says: at least 15 where 14 ± 3 were reported is 14½ and more.
#[test]
fn a_count_is_as_wrong_as_its_report_may_be() {
    let mut folder = with(&[("new_day_centres", 2025, 14.0)]);
    let reports = &mut folder.file.observations.observation;
    reports.last_mut().expect("a report").error = Some(3.0);
    let (own, projection) = judged(&folder, "new_day_centres", 400);
    let chance = own.told().expect("a report tells of it");
    // Four standard errors.
    assert!((chance - 0.434).abs() < 0.1, "{chance}");
    let seen = draws(&projection, "process.new_day_centres", 2025);
    assert!(seen.iter().all(|total| total.fract() == 0.0));
    let spread = seen.iter().map(|total| (total - 14.0) * (total - 14.0));
    let spread = spread.sum::<f32>() / seen.len() as f32;
    assert!((6.0..13.0).contains(&spread), "{spread}");
}

/// Once a year, four years of four: a chance of Beta(4½, ½), which is 0.9 on average; no year has two.
#[test]
fn what_is_due_once_a_year_differs_less_than_poisson_numbers() {
    let reports: Vec<(&str, i32, f64)> = (2021..=2024)
        .map(|year| ("love_visits", year, 1.0))
        .collect();
    let (next, projection) = judged(&with(&reports), "love_visits", 800);
    let chance = next.told().expect("reports tell of it");
    // Five standard errors.
    assert!((chance - 0.9).abs() < 0.055, "{chance}");
    for year in 2021..=2035 {
        let (before, now) = (
            draws(&projection, "process.love_visits", year - 1),
            draws(&projection, "process.love_visits", year),
        );
        let steps = now.iter().zip(before).map(|(now, before)| now - before);
        assert!(
            steps.into_iter().all(|step| step == 0.0 || step == 1.0),
            "{year}"
        );
    }
}

/// Whole numbers of things, never fewer than before, and all of them in some draws and not in others.
#[test]
fn what_finishes_is_counted_and_may_be_finished() {
    for (key, of) in [
        ("process.special_associations", 17.0_f32),
        ("process.village_associations", 944.0),
        ("process.day_centre_coverage", 16.0),
    ] {
        let mut before = vec![0.0_f32; draws(baseline(), key, 2020).len()];
        for year in 2020..=2035 {
            let now = draws(baseline(), key, year);
            for (now, before) in now.iter().zip(&before) {
                let things = now * of;
                assert!(
                    (things - things.round()).abs() < 1e-3,
                    "{key} {year}: {now}"
                );
                assert!(now >= before && *now <= 1.0, "{key} {year}");
            }
            before = now.to_vec();
        }
        let finished = before.iter().filter(|share| **share == 1.0).count();
        assert!(finished > 0, "{key}: {finished}");
    }
    let last = draws(baseline(), "process.village_associations", 2021);
    assert!(last.iter().any(|share| *share < 1.0));
}

/// New centres and the coverage of towns are one quantity.
#[test]
fn each_new_centre_covers_a_further_town_until_all_are() {
    let of = |key: &str, year| draws(baseline(), key, year);
    let start = of("process.day_centre_coverage", 2020);
    assert!(start.iter().any(|share| *share < 1.0) && start.contains(&1.0));
    for year in [2021, 2025, 2035] {
        let (new, covered) = (
            of("process.new_day_centres", year),
            of("process.day_centre_coverage", year),
        );
        for draw in 0..start.len() {
            let towns = (16.0 * start[draw] + new[draw]).min(16.0);
            assert_eq!(16.0 * covered[draw], towns, "{year}");
        }
    }
}

/// Reports of how many towns have a centre tell of the new centres: one for each that was covered since the draw's own
/// start, until all are. A town with a centre has one of the county's.
#[test]
fn reports_of_covered_towns_tell_of_the_centres() {
    let coverage = "process.day_centre_coverage";
    let folder = with(&[(coverage, 2022, 0.9375), (coverage, 2024, 1.0)]);
    let (said, projection) = judged(&folder, "new_day_centres", 60);
    assert!(said.projected().is_some(), "somebody has told of its pace");
    let of = |key: &str, year| draws(&projection, key, year);
    let start = of(coverage, 2020);
    assert!(start.contains(&0.875) && start.contains(&0.9375));
    for year in [2020, 2022, 2024, 2030] {
        let (new, covered) = (of("process.new_day_centres", year), of(coverage, year));
        let centres = of("day_care.units", year);
        for draw in 0..start.len() {
            let (before, now) = (16.0 * start[draw], 16.0 * covered[draw]);
            assert_eq!((before + new[draw]).min(16.0), now, "{year}");
            assert!(year > 2024 || before + new[draw] == now, "{year}");
            assert!(centres[draw] >= now, "{year}: {} {now}", centres[draw]);
        }
    }
    // What was reported of the count itself goes before it.
    let own = with(&[
        (coverage, 2024, 1.0),
        ("process.new_day_centres", 2024, 7.0),
    ]);
    let (_, projection) = judged(&own, "new_day_centres", 20);
    let new = draws(&projection, "process.new_day_centres", 2024);
    assert!(new.iter().all(|new| *new == 7.0));
}

/// From 10 of 17 to 13 and 14: 4 of 11 that were tried, so a chance of Beta(4½, 7½). Of the 3 that are left,
/// 3 · 4½ / 12 are finished in the next year on average, and all of them with 4½·5½·6½ / (12·13·14).
#[test]
fn reports_of_a_completion_teach_its_pace() {
    let mut folder = with(&[
        ("process.special_associations", 2021, 13.0 / 17.0),
        ("process.special_associations", 2022, 14.0 / 17.0),
    ]);
    let process = &mut folder.file.processes["special_associations"];
    let ProcessFile::Completion {
        start, together, ..
    } = process
    else {
        panic!("a completion");
    };
    *start = Distribution::Fixed { value: 10.0 / 17.0 };
    *together = None;
    // The years of the plan are enough.
    folder.file.model.until = 2025;
    folder.file.model.milestones = vec![2025];
    let (said, projection) = judged(&folder, "special_associations", 2000);
    assert_eq!(said.rests, Rests::OwnSeries(2));
    let of = |year| draws(&projection, "process.special_associations", year);
    assert!(
        of(2022)
            .iter()
            .all(|share| (17.0 * share - 14.0).abs() < 1e-4)
    );
    assert!(
        of(2021)
            .iter()
            .all(|share| (17.0 * share - 13.0).abs() < 1e-4)
    );
    let more: Vec<f64> = of(2023)
        .iter()
        .map(|share| f64::from(17.0 * share) - 14.0)
        .collect();
    let mean = more.iter().sum::<f64>() / 2000.0;
    assert!((mean - 1.125).abs() < 0.1, "{mean}");
    let all = more.iter().filter(|more| **more > 2.5).count() as f64 / 2000.0;
    assert!(
        (all - 4.5 * 5.5 * 6.5 / (12.0 * 13.0 * 14.0)).abs() < 0.03,
        "{all}"
    );
}

/// What is finished stays so: a report of fewer things than the start might have had says that it had not.
#[test]
fn a_start_has_no_more_than_what_was_reported_later() {
    let folder = with(&[("process.day_centre_coverage", 2022, 0.9375)]);
    let (_, projection) = judged(&folder, "day_centre_coverage", 60);
    let of = |year| draws(&projection, "process.day_centre_coverage", year);
    assert!(of(2020).iter().all(|share| *share <= 0.9375));
    assert!(of(2022).iter().all(|share| *share == 0.9375));
    assert!(of(2020).contains(&0.875));
}

/// A mean of rates is their mean in every draw, and what was reported of it decides.
#[test]
fn a_composite_is_the_mean_of_its_parts() {
    let parts = [
        "process.rural_receivers",
        "process.village_associations",
        "culture_sport.coverage",
    ];
    let mut folder = wenling();
    folder.file.plan.targets["culture_sport"].measure =
        MeasureFile::MeanOf(parts.map(str::to_string).to_vec());
    let (said, projection) = judged(&folder, "culture_sport", 40);
    // Its parts are assumed, so nothing is said of it.
    assert_eq!((said.rests, said.told()), (Rests::Nothing, None));
    for year in [2020, 2025, 2035] {
        let of = parts.map(|part| draws(&projection, part, year));
        for (draw, mean) in draws(&projection, "mean.culture_sport", year)
            .iter()
            .enumerate()
        {
            let own = of.iter().map(|part| part[draw]).sum::<f32>() / 3.0;
            assert!((mean - own).abs() < 1e-6, "{year}: {mean}, {own}");
        }
    }
    let reported = report("culture_sport", 2025, 0.96);
    folder.file.observations.observation.push(reported);
    let (said, _) = judged(&folder, "culture_sport", 40);
    assert_eq!((said.rests, said.told()), (Rests::Reported, Some(1.0)));
}

/// Several conditions have one probability: the least of them is at the target where every one of them is.
#[test]
fn several_conditions_are_met_where_every_one_is() {
    let parts = [
        "device_fitting",
        "rehabilitation_coverage",
        "culture_sport_coverage",
    ]
    .map(|key| format!("process.{key}"));
    let mut folder = wenling();
    let target = &mut folder.file.plan.targets["culture_sport"];
    target.measure = MeasureFile::LeastOf(parts.to_vec());
    let (said, projection) = judged(&folder, "culture_sport", 60);
    let of = parts.each_ref().map(|part| draws(&projection, part, 2025));
    let least = draws(&projection, "least.culture_sport", 2025);
    let mut all = 0.0;
    for (draw, least) in least.iter().enumerate() {
        let own = of.map(|part| part[draw]);
        assert_eq!(own.into_iter().fold(f32::INFINITY, f32::min), *least);
        all += f64::from(u8::from(own.iter().all(|share| *share >= 0.95)));
    }
    assert_eq!(said.at_the_end, all / 60.0);
    // Parts without evidence make no probability; a report of the whole decides.
    let reported = report("culture_sport", 2025, 0.96);
    folder.file.observations.observation.push(reported);
    let (said, _) = judged(&folder, "culture_sport", 40);
    assert_eq!((said.rests, said.told()), (Rests::Reported, Some(1.0)));
}

/// One holder fewer than all is not all of them: the threshold is that of each draw.
#[test]
fn things_are_counted_in_every_draw() {
    let model = open(&wenling(), "baseline", None);
    let target = model.targets.iter().find(|own| own.key == "personal_files");
    let target = target.expect("a target");
    assert_eq!(target.known_things(), None);
    let all = draws(baseline(), "holders", 2025);
    for holders in all.iter().map(|holders| f64::from(*holders)) {
        let missing = |things: f64| (1.0 - things / holders) as f32;
        assert!(target.met(missing(0.0), Some(holders)));
        assert!(!target.met(missing(1.0), Some(holders)));
    }
}

/// Income that is to keep step with GDP: its own growth is that of GDP and by how much it grows more, draw by draw.
#[test]
fn who_is_to_keep_step_has_a_growth_of_its_own() {
    const DRAWS: usize = 40;
    let (met, projection) = judged(&wenling(), "income_growth", DRAWS);
    let growth = met.growth.expect("a growth of its own");
    let years: Vec<i32> = (2021..=2025).collect();
    let mean = |key: &str, draw: usize| {
        let values = years
            .iter()
            .map(|year| f64::from(draws(&projection, key, *year)[draw]));
        values.sum::<f64>() / years.len() as f64
    };
    let own = |draw: usize| mean("process.income_gap", draw) + mean("process.gdp", draw);
    let mut all: Vec<f64> = (0..DRAWS).map(own).collect();
    all.sort_by(f64::total_cmp);
    let (below, above) = (all[DRAWS / 2 - 1], all[DRAWS / 2]);
    assert!(
        (below - 1e-6..=above + 1e-6).contains(&growth.median),
        "{growth:?}"
    );
    assert!(growth.eighty.0 < growth.median && growth.median < growth.eighty.1);
    let (others, _) = judged(&wenling(), "living_coverage", DRAWS);
    assert!(others.growth.is_none());
}

/// What was published of such targets counts as much as the model says: nothing where it says nothing, and no projection
/// moves by a bit.
#[test]
fn published_results_count_as_much_as_is_said() {
    let (key, number) = ("pension", 60);
    let with_weight = |value: f64| {
        let mut folder = wenling();
        let mut weight = folder.file.parameters["delivery_correlation"].clone();
        weight.distribution = SpreadFile::Fixed { value };
        let name = "weight_of_published";
        folder.file.parameters.insert(name.into(), weight);
        folder.file.model.outside_views = Some(OutsideViewsFile {
            published: name.into(),
        });
        judged(&folder, key, number)
    };
    let (plain, usual) = judged(&wenling(), key, number);
    assert_eq!(
        (plain.rests, plain.published_weight),
        (Rests::Elsewhere, None)
    );
    let [none, all] = [0.0, 1.0].map(with_weight);
    assert_eq!(none.0.probability, plain.probability);
    // Six of six: 93 % of the draws by Jeffreys' rule, within three standard errors.
    let probability = all.0.probability;
    assert!(
        (probability - 6.5 / 7.0).abs() < 3.0 * 0.034,
        "{probability}"
    );
    assert!(plain.probability < 0.6, "{}", plain.probability);
    assert_eq!(all.0.published_weight, Some(1.0));
    // The weight stands beside the probability, in the last column.
    let model = open(&wenling(), "baseline", None);
    let told = |found: &Attainment| -> Option<f64> {
        let table = targets(&model, std::slice::from_ref(found));
        let csv = String::from_utf8(table.csv().expect("a table")).expect("text");
        let last = csv.lines().filter_map(|line| line.rsplit(',').next());
        let last: Vec<&str> = last.collect();
        assert_eq!(last[0], "published_weight");
        last[1].parse().ok()
    };
    assert_eq!(told(&plain), None);
    assert_eq!(
        [&none, &all].map(|(found, _)| told(found)),
        [Some(0.0), Some(1.0)]
    );
    assert_eq!(
        (all.0.median, all.0.every_year),
        (plain.median, plain.every_year)
    );
    for (_, projection) in [&none, &all] {
        assert!(bits(projection) == bits(&usual));
    }
}

/// Nobody has said how fast these go on, so that their draws are a prior's: no table, JSON or line tells a median, an
/// interval or a gap of them. A share that is assumed has them all the same.
#[test]
fn a_prior_is_no_forecast() {
    let model = open(&wenling(), "baseline", None);
    let all = attainments(&model, baseline());
    let cell = |found: &Attainment, column: &str| -> String {
        let table = targets(&model, std::slice::from_ref(found));
        let csv = String::from_utf8(table.csv().expect("a table")).expect("text");
        let mut lines = csv.lines();
        let mut names = lines.next().expect("names").split(',');
        let place = names.position(|name| name == column).expect("a column");
        let mut cells = lines.next().expect("a row").split(',');
        cells.nth(place).expect("a cell").to_string()
    };
    let columns = ["median", "low80", "high80", "expected_gap"];
    let names = ["median", "eighty", "gap"];
    for (key, untold) in [
        ("new_day_centres", true),
        ("day_centre_coverage", true),
        ("special_associations", true),
        ("child_institutions", false),
    ] {
        let found = all.iter().find(|own| own.key == key).expect("a target");
        assert_eq!((found.rests, found.told()), (Rests::Nothing, None), "{key}");
        assert_eq!(found.projected().is_none(), untold, "{key}");
        for column in columns {
            assert_eq!(cell(found, column).is_empty(), untold, "{key} {column}");
        }
        let told = &json::targets(std::slice::from_ref(found))[0];
        assert_eq!(told["prior_only"], untold, "{key}");
        for name in names {
            assert_eq!(told[name].is_null(), untold, "{key} {name}");
        }
        let rows = summary::targets(&model, std::slice::from_ref(found), Language::Zh);
        let [row] = rows.as_slice() else {
            panic!("a line");
        };
        assert_eq!(row[3] == "无依据", untold, "{row:?}");
        assert_eq!(row[5].contains("不列预测值"), untold, "{row:?}");
    }
    // Whatever shows the quantity says so with its name.
    let list = model.quantities.list(false).iter();
    let of_prior = list.filter(|own| own.title.zh.ends_with("（仅先验，无依据）"));
    let of_prior: Vec<&str> = of_prior.map(|own| own.key.as_str()).collect();
    assert!(of_prior.contains(&"process.love_visits"), "{of_prior:?}");
    assert!(!of_prior.contains(&"process.standard_child_rehabilitation"));
}

/// A first report tells of a pace, and so of what moves by it.
#[test]
fn a_report_makes_a_forecast_of_a_prior() {
    let folder = with(&[("new_day_centres", 2022, 3.0)]);
    let model = open(&folder, "baseline", None);
    let all = attainments(&model, &outcome(&model, SEED, 20).projection);
    for key in ["new_day_centres", "day_centre_coverage"] {
        let found = all.iter().find(|own| own.key == key).expect("a target");
        assert!(found.projected().is_some(), "{key}");
    }
    // What was known before the report is the prior's still.
    let earlier = open(&folder, "baseline", Some(2021));
    let target = earlier
        .targets
        .iter()
        .find(|own| own.key == "new_day_centres");
    assert!(target.expect("a target").prior_only);
}

/// However sure a start is, a probability rests on nothing where nobody has said how it goes on, unless the target is met
/// already: what is counted stays so.
#[test]
fn a_sure_start_is_no_pace() {
    let with_start = |value: f64| {
        let mut folder = wenling();
        let process = &mut folder.file.processes["new_day_centres"];
        let ProcessFile::Count {
            start, evidence, ..
        } = process
        else {
            panic!("a count");
        };
        *start = Distribution::Fixed { value };
        *evidence = Evidence::Judged;
        judged(&folder, "new_day_centres", 20).0
    };
    let [few, enough] = [4.0, 20.0].map(with_start);
    assert_eq!((few.rests, few.told()), (Rests::Nothing, None));
    assert_eq!((enough.rests, enough.told()), (Rests::Judgement, Some(1.0)));
    assert!(few.projected().is_none() && enough.projected().is_none());
}
