//! `hindcast registers` on a made-up nation of three places.

use std::fmt::Write;
use std::fs;

use ::plancast::task::{Silent, registers};

use super::output::files;
use super::{has, plancast, text};
use crate::runs::{datasets, root};

const BANDS: [(usize, &str, f64); 4] = [
    (0, "0-17", 0.010),
    (18, "18-44", 0.020),
    (45, "45-64", 0.055),
    (65, "65+", 0.120),
];

/// A nation of a million people that does not change but for its registers, which are built up: they grow by 3 % in the
/// first year and by 0.85 of the last year's growth in each further one.
fn nation(folder: &std::path::Path, years: std::ops::RangeInclusive<i32>) {
    let (mut people, mut ages, mut places) = (String::new(), String::new(), String::new());
    people.push_str("region,year,period,age_group,sex,category,grade,measure,value\n");
    for year in [2005, 2010, 2015, 2020, 2025] {
        for sex in ["male", "female"] {
            for first in (0..100).step_by(5) {
                let last = first + 4;
                // Who is left of those born, at the rates below.
                let middle = first as f64 + 2.5;
                let dead = 0.0003 / 0.085 * ((0.085 * middle).exp() - 1.0);
                let living = 31_000.0 * (-dead).exp();
                writeln!(people, "Made,{year},mid-year,{first}-{last},{sex},population,all,population,{living:.0}").unwrap();
            }
            writeln!(
                people,
                "Made,{year},mid-year,100+,{sex},population,all,population,40"
            )
            .unwrap();
        }
    }
    for (from, to) in [(2005, 2010), (2010, 2015), (2015, 2020), (2020, 2025)] {
        for sex in ["male", "female"] {
            for first in std::iter::once(0).chain([1]).chain((5..100).step_by(5)) {
                let rate = 0.0003 * (0.085 * first as f64).exp();
                writeln!(
                    people,
                    "Made,{from}-{to},period,{first},{sex},all,all,mx_general,{rate}"
                )
                .unwrap();
            }
        }
    }
    ages.push_str("region,year,age_group,sex,value\n");
    places.push_str("region,year,category,severity,value\n");
    for year in years {
        let grown = (0.03 * (1.0 - 0.85_f64.powi(year - 2013)) / (1.0 - 0.85)).exp();
        for (first, band, share) in BANDS {
            let width = [18.0, 27.0, 20.0, 20.0][BANDS.iter().position(|b| b.0 == first).unwrap()];
            let holders = 2.0 * 6200.0 * width * share * grown;
            writeln!(ages, "Made,{year},{band},all,{holders:.0}").unwrap();
        }
        for (place, part, own) in [
            ("North", 0.5, 0.0),
            ("South", 0.3, 0.01),
            ("West", 0.2, -0.01),
        ] {
            for (category, share) in [
                ("visual", 0.1),
                ("hearing", 0.15),
                ("physical_limb", 0.5),
                ("mental", 0.15),
                ("kidney", 0.1),
            ] {
                let all: f64 = BANDS
                    .iter()
                    .zip([18.0, 27.0, 20.0, 20.0])
                    .map(|(b, w)| 12_400.0 * w * b.2)
                    .sum();
                let apart = (own * f64::from(year - 2013)).exp();
                writeln!(
                    places,
                    "{place},{year},{category},severe,{:.0}",
                    all * part * share * grown * apart
                )
                .unwrap();
            }
        }
    }
    for (name, text) in [
        ("population_and_mortality.csv", people),
        ("made_age.csv", ages),
        ("made_district_category_severity.csv", places),
    ] {
        fs::write(folder.join(name), text).expect("written");
    }
}

#[test]
fn registers_are_foretold_and_judged() {
    let desk = crate::runs::scratch();
    nation(desk.path(), 2013..=2023);
    let model = root().join("models/wenling").to_string_lossy().into_owned();
    let datasets = datasets().to_string_lossy().into_owned();
    let call = |more: &[&str]| {
        let fixed = [
            "hindcast",
            "registers",
            &model,
            "--datasets",
            &datasets,
            "--data",
            ".",
            "--draws",
            "60",
            "--out",
            "out",
            "--format",
            "json",
        ];
        plancast(&[&fixed[..], more].concat(), desk.path())
    };
    let output = call(&["--from", "2018", "--to", "2023"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let table = fs::read_to_string(desk.path().join("out/tables/registers.csv")).expect("a table");
    let mut lines = table.trim_start_matches('\u{feff}').lines();
    let head = "place,region,age_group,category,from,year,median,lo95,lo80,hi80,hi95";
    assert!(lines.next().expect("a head").starts_with(head));
    let mut totals = 0;
    for line in lines {
        let cells: Vec<&str> = line.split(',').collect();
        let number = |at: usize| cells[at].parse::<f64>().expect("a number");
        let [median, lo95, lo80, hi80, hi95, now] = [6, 7, 8, 9, 10, 11].map(number);
        assert!(
            lo95 <= lo80 && lo80 <= median && median <= hi80 && hi80 <= hi95,
            "{line}"
        );
        if cells[2] == "all" && cells[3] == "all" {
            totals += 1;
            // It will have grown by 5 %, of which a part is foretold, and all of it is possible.
            let outcome = number(12);
            assert!(median > now * 1.012, "{line}");
            assert!(lo95 < outcome && outcome < hi95, "{line}");
        }
    }
    assert_eq!(totals, 4);
    // The same seed gives the same bits, whoever calls.
    let settings = registers::Settings {
        model: root().join("models/wenling"),
        datasets: Some(crate::runs::datasets()),
        data: desk.path().to_path_buf(),
        years: [2018, 2023],
        draws: 60,
        seed: None,
        out: desk.path().join("library"),
    };
    registers::examine(&settings, &Silent).expect("an examination");
    let [program, library] =
        ["out", "library"].map(|own| files(&desk.path().join(own).join("tables")));
    assert!(!program.is_empty() && program == library);
    // A year without registers and years in the wrong order are said.
    for (years, parts) in [
        (["2001", "2005"], "--from"),
        (["2018", "2018"], "--to"),
        (["2018", "2031"], "2031"),
    ] {
        let output = call(&["--from", years[0], "--to", years[1]]);
        assert_eq!(output.status.code(), Some(2), "{years:?}");
        has(&text(&output.stderr), &[parts]);
    }
    // Without death rates, or with those of one sex, nothing is foretold.
    let file = desk.path().join("population_and_mortality.csv");
    let all = fs::read_to_string(&file).expect("a table");
    for left_out in [",all,all,mx_general", ",female,all,all,mx_general"] {
        let rows = all.lines().filter(|row| !row.contains(left_out));
        let rows: Vec<&str> = rows.collect();
        fs::write(&file, rows.join("\n")).expect("written");
        let output = call(&["--from", "2018", "--to", "2023"]);
        assert_eq!(output.status.code(), Some(2), "{left_out}");
        has(&text(&output.stderr), &["Made", "mx_general"]);
    }
}

/// What cannot be read of a folder is told by its file, line and column, and nothing is left out or added up in silence.
#[test]
fn rows_that_cannot_be_are_named() {
    let desk = crate::runs::scratch();
    nation(desk.path(), 2013..=2023);
    let model = root().join("models/wenling").to_string_lossy().into_owned();
    let datasets = datasets().to_string_lossy().into_owned();
    let refused = || {
        let fixed = ["hindcast", "registers", &model, "--datasets", &datasets];
        let years = ["--data", ".", "--from", "2018", "--to", "2023"];
        let output = plancast(&[&fixed[..], &years[..]].concat(), desk.path());
        assert_eq!(output.status.code(), Some(2), "{}", text(&output.stdout));
        text(&output.stderr)
    };
    let add = |file: &str, rows: &str| {
        let path = desk.path().join(file);
        let before = fs::read_to_string(&path).expect("a table");
        fs::write(&path, format!("{before}{rows}")).expect("written");
    };
    add(
        "made_age.csv",
        "Made,2018,0-17,all,-5\nMade,2018,0-17,all,5%\nMade,2018,0-17,all,7\nMade,2018,0-17,men,7\n",
    );
    let said = refused();
    for part in [
        "value 列：写的是“-5”",
        "“5%”",
        "每个年龄段和性别一行",
        "sex 列：写的是“men”",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
    nation(desk.path(), 2013..=2023);
    add(
        "population_and_mortality.csv",
        "Made,2020,mid-year,0-4,male,population,all,population,x\n",
    );
    has(&refused(), &["population_and_mortality.csv", "“x”"]);
}
