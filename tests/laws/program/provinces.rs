//! `province` from outside: every county at once, sums draw by draw.

use serde_json::Value;

use plancast::task::{Silent, province};

use super::output::files;
use super::{BASELINE, Desk, copy, has, text};
use crate::runs::root;

#[test]
fn every_county_of_the_province_comes_out() {
    let desk = Desk::new();
    let output = desk.call(&[
        "province",
        "models/wenling",
        "--draws",
        "8",
        "--out",
        "out",
        "--format",
        "json",
    ]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let said: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let counties = said["counties"].as_array().expect("counties");
    assert_eq!(counties.len(), 90);
    assert_eq!(
        counties
            .iter()
            .filter(|county| county["generated"] == false)
            .count(),
        1
    );
    assert_eq!(said["left_out"].as_array().map(Vec::len), Some(0));
    assert_eq!(said["checksum"].as_str().map(str::len), Some(64));
    let totals = said["totals"].as_array().expect("totals");
    let of = |key: &str, year: u64| {
        totals
            .iter()
            .find(|total| total["quantity"] == key && total["year"] == year)
            .unwrap_or_else(|| panic!("{key} {year}"))
    };
    // The registered people of the province at the end of 2020: 50,687,600 (statistical bulletin); the counties have
    // what they had in 2010 and a growth of 3 %.
    let people = of("population", 2020)["median"].as_f64().expect("a number");
    assert!((people / 50_687_600.0 - 1.0).abs() < 0.05, "{people}");
    let shared = of("holders", 2035)["shared"].as_f64().expect("a share");
    assert!(shared > 0.5, "{shared}");
    let table =
        std::fs::read_to_string(desk.path("out/province/tables/counties.csv")).expect("written");
    // Longgang was cut out of Cangnan between the censuses: in 2010 the two had 1,315,444 registered people, now each has
    // its part of them, 29 and 71 % by the residents of 2020 who are registered where they live.
    for (region, least, most) in [("330327", 0.85e6, 1.08e6), ("330383", 0.35e6, 0.45e6)] {
        let row = table.lines().find(|line| {
            line.starts_with(region) && line.contains(",population,") && line.contains(",2020,")
        });
        let mean: f64 = row
            .and_then(|row| row.split(',').nth(8)?.parse().ok())
            .expect("a mean");
        assert!((least..most).contains(&mean), "{region}: {mean}");
    }
    // Medians of counties do not add up to that of the sum, means do.
    let mean: f64 = table
        .lines()
        .filter(|line| line.contains(",holders,") && line.contains(",2035,"))
        .map(|line| {
            line.split(',')
                .nth(8)
                .and_then(|cell| cell.parse::<f64>().ok())
                .expect("a mean")
        })
        .sum();
    let whole = of("holders", 2035)["mean"].as_f64().expect("a mean");
    assert!((mean / whole - 1.0).abs() < 1e-4, "{mean} {whole}");
    // A library call writes the same tables.
    let settings = province::Settings {
        base: desk.path("models/wenling"),
        datasets: Some(desk.datasets.clone()),
        counties: None,
        scenario: BASELINE.into(),
        draws: 8,
        seed: None,
        publish: false,
        charts: false,
        now: None,
        out: desk.path("library"),
    };
    province::province(&settings, &Silent).expect("a province");
    let [program, library] =
        ["out", "library"].map(|own| files(&desk.path(own).join("province/tables")));
    assert!(!program.is_empty() && program == library);
}

/// A desk with the model of the province beside the county's.
fn with_province() -> Desk {
    let desk = Desk::new();
    copy(
        &root().join("models/zhejiang"),
        &desk.path("models/zhejiang"),
    );
    desk
}

fn said(desk: &Desk, arguments: &[&str]) -> Value {
    let output = desk.call(&[arguments, &["--format", "json"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[test]
fn the_model_of_the_province_is_sound_and_says_what_it_inherits() {
    let desk = with_province();
    let output = desk.call(&["check", "models/zhejiang"]);
    let words = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    has(&words, &["继承自 wenling", "可以运行"]);
}

#[test]
fn folders_of_counties_change_nothing_until_somebody_fills_them_in() {
    let desk = with_province();
    let run = [
        "province",
        "models/zhejiang",
        "--draws",
        "2",
        "--without-charts",
        "--out",
        "out",
    ];
    let before = said(&desk, &run);
    brought_to_what_is_published(&desk, &before);
    let verify = ["verify", "out/province/receipt.toml"];
    desk.done(&verify);
    let init = ["province", "init", "models/zhejiang"];
    let begun = said(&desk, &init);
    // Counties that stand in folders now were read from none before.
    let output = desk.call(&verify);
    let verified = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{verified}");
    has(
        &verified,
        &["模型里多出的文件", "counties/330102/model.toml", "…"],
    );
    assert_eq!(begun["written"].as_array().map(Vec::len), Some(90));
    assert_eq!(begun["left_out"].as_array().map(Vec::len), Some(0));
    // What was cut out of a county is judged, what is left of it is still measured in the older census.
    let parameters = |region: &str| {
        let file = desk.read(&format!(
            "models/zhejiang/counties/{region}/parameters.toml"
        ));
        file.parse::<toml::Table>().expect("TOML")
    };
    for (region, evidence, people) in [
        ("330327", "measured", 1_315_444.0),
        ("330383", "judged", 387_209.0),
    ] {
        let own = parameters(region)["registered_population_2010"].clone();
        assert_eq!(own["evidence"].as_str(), Some(evidence), "{region}");
        let median = own["distribution"]["median"].as_float();
        assert_eq!(median, Some(people), "{region}");
    }
    let own = "models/zhejiang/counties/330102";
    let model = desk.read(&format!("{own}/model.toml"));
    assert!(
        model.starts_with("# plancast province init: 330102"),
        "{model}"
    );
    let output = desk.call(&["check", own]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    has(
        &text(&output.stdout),
        &["继承自 zhejiang", "继承自 wenling"],
    );
    assert_eq!(said(&desk, &run)["checksum"], before["checksum"]);
    // What somebody has filled in is theirs.
    let parameters = format!("{own}/parameters.toml");
    desk.edit(&parameters, "sd_log = 0.18", "sd_log = 0.01");
    let filled = desk.read(&parameters);
    let again = said(&desk, &init);
    assert_eq!(again["kept"][0]["region"], "330102");
    assert_eq!(again["written"].as_array().map(Vec::len), Some(89));
    assert_eq!(desk.read(&parameters), filled);
    let after = said(&desk, &run);
    assert_ne!(after["checksum"], before["checksum"]);
    let counties = after["counties"].as_array().expect("counties");
    let own: Vec<_> = counties
        .iter()
        .filter(|county| county["generated"] == false)
        .map(|county| county["region"].as_str().expect("a code"))
        .collect();
    // That one, and the one whose model stands beside that of the province.
    assert_eq!(own, ["330102", "331081"]);
}

/// In every draw the counties add up to what is published of the province, and it is said how much each moved.
fn brought_to_what_is_published(desk: &Desk, said: &Value) {
    let held = said["reconciled"].as_array().expect("published totals");
    let keys: Vec<_> = held.iter().filter_map(|own| own["key"].as_str()).collect();
    assert_eq!(keys, ["population", "holders", "recipients", "money"]);
    let number = |value: &Value| value.as_f64().expect("a number");
    for own in held {
        let (after, published) = (number(&own["after"][1]), number(&own["published"][1]));
        assert!((after / published - 1.0).abs() < 0.01, "{own}");
        assert_eq!(own["missed"], 0, "{own}");
        assert_eq!(own["moved"].as_object().map(serde_json::Map::len), Some(90));
    }
    let totals = said["totals"].as_array().expect("totals");
    let holders = totals
        .iter()
        .find(|total| total["quantity"] == "holders" && total["year"] == 2020)
        .expect("holders");
    let published = number(&held[1]["published"][1]);
    assert!((number(&holders["median"]) / published - 1.0).abs() < 0.01);
    let table = desk.read("out/province/tables/reconciled.csv");
    assert_eq!(table.lines().count(), 1 + 4 * 90);
}

#[test]
fn what_is_wrong_with_a_published_total_is_said_at_once() {
    let desk = with_province();
    let file = "models/zhejiang/province.toml";
    desk.edit(
        file,
        "of = [\"holders\"]",
        "of = [\"holders\", \"cost.all\"]",
    );
    desk.edit(file, "of = [\"population\"]", "of = [\"populaton\"]");
    desk.edit(file, "year = 2023", "year = 1923");
    desk.edit(
        file,
        "source = \"zhejiang_ageing_2016\"",
        "source = \"hearsay\"",
    );
    let places = ["year = 1923", "\"hearsay\"", "\"cost.all\""].map(|part| desk.line(file, part));
    for verb in [
        vec!["check", "models/zhejiang"],
        vec![
            "province",
            "models/zhejiang",
            "--draws",
            "1",
            "--out",
            "out",
        ],
    ] {
        let output = desk.call(&verb);
        assert_eq!(output.status.code(), Some(2), "{verb:?}");
        let parts = [
            "totals.holders",
            "totals.recipients",
            "1923",
            "hearsay",
            "of 里的 populaton 不是模型里可以逐县相加的量；是不是 population？",
        ];
        has(&text(&output.stderr), &parts);
        has(
            &text(&output.stderr),
            &places.each_ref().map(String::as_str),
        );
    }
}

/// People in ten thousands of whom the counties have as many as they have, and one quantity twice.
#[test]
fn totals_of_quite_another_size_move_no_county() {
    let file = "models/zhejiang/province.toml";
    let desk = with_province();
    desk.edit(file, "median = 50440000", "median = 5044");
    desk.edit(file, "median = 1268000", "median = 12680000");
    let [population, holders] =
        ["median = 5044,", "median = 12680000,"].map(|part| desk.line(file, part));
    let run = ["province", "models/zhejiang", "--draws", "2"];
    let to = ["--without-charts", "--out", "out"];
    let output = desk.call(&[&run[..], &to].concat());
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    has(
        &said,
        &[
            &format!("{population} totals.population.distribution：2020 年户籍人口公布 5044，"),
            &format!("{holders} totals.holders.distribution：",),
            "公布 12680000，",
        ],
    );
    assert!(!desk.path("out/province").exists());
    let desk = with_province();
    desk.edit(
        file,
        "of = [\"holders\"]",
        "of = [\"holders\", \"holders\"]",
    );
    let output = desk.call(&["check", "models/zhejiang"]);
    assert_eq!(output.status.code(), Some(2));
    has(
        &text(&output.stderr),
        &["totals.holders", "holders 写了两次"],
    );
}

/// Its parameters and shares are looked at as a county would have them, all at once and before one is made.
#[test]
fn what_elsewhere_says_of_parameters_is_looked_at() {
    let file = "models/wenling/elsewhere.toml";
    let refused = |edits: &[(&str, &str)], parts: &[&str]| {
        let desk = Desk::new();
        for (from, to) in edits {
            desk.edit(file, from, to);
        }
        for call in [
            &["check", "models/wenling"][..],
            &["new", "sanmen", "--region", "331022"][..],
        ] {
            let output = desk.call(call);
            let said = text(&output.stderr);
            assert_eq!(output.status.code(), Some(2), "{call:?}: {said}");
            for (_, to) in edits {
                let line = desk.line(file, to.lines().last().unwrap_or_default());
                has(&said, &[&format!("{file} {line}")]);
            }
            has(&said, parts);
        }
        assert!(!desk.path("models/sanmen").exists() && !desk.path("models/sanmen.xlsx").exists());
    };
    refused(
        &[
            ("median = 0.8,", "medan = 0.8,"),
            (
                "[parameters.net_migration_rate]",
                "[parameters.net_migration_rat]",
            ),
            (
                "[processes.low_income_share]",
                "[processes.low_incom_share]",
            ),
            (
                "[parameters.newly_employed_error]\ndistribution = { kind = \"lognormal\"",
                "[parameters.newly_employed_error]\ndistribution = { kind = \"lognormall\"",
            ),
        ],
        &[
            "medan",
            "没有叫 net_migration_rat 的参数",
            "例如 net_migration_rate",
            "没有叫 low_incom_share 的属性比例",
            "例如 low_income_share",
            "是不是 lognormal？",
        ],
    );
    let sizes = [
        ("median = 0.8,", "median = 80,", "0.2 到 5"),
        (
            "low = 0.12, mode = 0.2, high = 0.35",
            "low = 12, mode = 20, high = 35",
            "98% 写 0.98",
        ),
    ];
    for (from, to, part) in sizes {
        refused(&[(from, to)], &[part]);
    }
}

/// What holds in counties without figures of their own is looked at before any county is made of it.
#[test]
fn what_is_wrong_with_elsewhere_is_said_where_it_stands() {
    let file = "models/zhejiang/elsewhere.toml";
    for (from, to, parts) in [
        (
            "share = 0.0247",
            "share = 2.47",
            ["holders.share：写的是 2.47", "2.47% 写 0.0247"],
        ),
        (
            "growth = 1.05 ",
            "growth = 105 ",
            ["registered.growth：写的是 105", "0.5 到 2"],
        ),
        (
            "\"residential_care\"]",
            "\"day_care\"]",
            ["places_by_people.2：day_care 写了两次", "另一项服务"],
        ),
        (
            "\"residential_care\"]",
            "\"care_subsidy\"]",
            ["places_by_people.2：care_subsidy 没有名额", "capacity"],
        ),
        (
            "\"residential_care\"",
            "\"residental_care\"",
            ["没有叫 residental_care 的服务", "例如 residential_care"],
        ),
        (
            "source = \"zhejiang_holders_2018\"",
            "source = \"zhejiang_holders_2108\"",
            [
                "holders.source：没有叫 zhejiang_holders_2108 的来源",
                "例如 zhejiang_holders_2018",
            ],
        ),
    ] {
        let desk = with_province();
        desk.edit(file, from, to);
        let line = desk.line(file, to);
        for call in [
            &["check", "models/zhejiang"][..],
            &[
                "province",
                "models/zhejiang",
                "--draws",
                "1",
                "--out",
                "out",
            ][..],
        ] {
            let output = desk.call(call);
            let said = text(&output.stderr);
            assert_eq!(output.status.code(), Some(2), "{call:?}: {said}");
            has(&said, &[file, &line]);
            has(&said, &parts);
        }
        assert!(!desk.path("out").exists());
    }
}

/// Totals of another size than the province has as one place, or that may be anything, are doubted before any county is run.
#[test]
fn totals_are_doubted_by_check() {
    let file = "models/zhejiang/province.toml";
    let desk = with_province();
    desk.edit(
        file,
        "median = 1268000, sd_log = 0.025",
        "median = 126.8, sd_log = 0.025",
    );
    desk.edit(
        file,
        "median = 967000, sd_log = 0.05",
        "median = 967000, sd_log = 2.5",
    );
    desk.edit(
        file,
        "of = [\"cost.subsidies\"]\nyear = 2023",
        "of = [\"cost.subsidies\"]\nyear = 2034",
    );
    let [far, wide] = ["median = 126.8", "sd_log = 2.5"].map(|part| desk.line(file, part));
    let said = desk.done(&["check", "models/zhejiang"]);
    has(
        &said,
        &[
            &format!(
                "{file} {far} totals.holders.distribution：公布 126.8，而把全省当作一个地方推算约"
            ),
            &format!("{file} {wide} totals.recipients.distribution：二十次有十九次在"),
        ],
    );
    has(&said, &["totals.money.year：2034 年的合计，而现在是"]);
    assert_eq!(said.matches("province.toml").count(), 3, "{said}");
}
