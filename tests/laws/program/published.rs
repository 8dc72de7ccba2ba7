//! What is published gives no small count away: the printed tables of a small county are attacked by linear
//! programming, with all sums that a reader knows.

mod changes;
mod page;

use std::collections::BTreeMap;
use std::path::Path;

use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

use plancast::axes::{Category, Grade, Sex};
use plancast::dataset::{RawTable, ReadOptions, read_any};
use plancast::model::quantities::AGE_GROUPS;

use super::{Desk, has, text};
use changes::no_change_of_few;
use page::{page, target_of_few, tells_no_small_count_of_a_target};

/// What a table says of a number.
#[derive(Clone, Debug)]
enum Printed {
    /// Its mean, to the tenth.
    Mean(f64),
    /// Marked as below ten.
    Small,
    /// Withheld beside; where it counts people, it is known to be ten or more.
    Beside(f64),
}

/// Units of people, and of so few households that they are known.
const PEOPLE: [&str; 3] = ["persons", "person_times", "households"];

fn table(path: &Path) -> RawTable {
    let options = ReadOptions {
        strict: true,
        ..ReadOptions::default()
    };
    read_any(path, &options).unwrap_or_else(|error| panic!("{error}"))
}

/// Numbers of a year by name. `name` says what the number of a row is called.
fn printed(
    table: &RawTable,
    year: &str,
    name: impl Fn(&dyn Fn(&str) -> String) -> String,
) -> BTreeMap<String, Printed> {
    let columns: BTreeMap<String, Vec<Option<String>>> = table
        .names()
        .into_iter()
        .map(|column| {
            let texts = table.texts(&column);
            (column, texts)
        })
        .collect();
    let mut found = BTreeMap::new();
    for row in 0..table.rows() {
        let cell = |column: &str| columns[column][row].clone().unwrap_or_default();
        if cell("year") != year {
            continue;
        }
        let number = match cell("withheld").as_str() {
            "" => Printed::Mean(cell("mean").parse().expect("a mean")),
            "<10" => Printed::Small,
            "withheld" if PEOPLE.contains(&cell("unit").as_str()) => Printed::Beside(10.0),
            "withheld" => Printed::Beside(0.0),
            other => panic!("the mark {other}"),
        };
        found.insert(name(&cell), number);
    }
    found
}

/// Every sum that a reader knows, whole first.
fn sums(names: &BTreeMap<String, Printed>) -> Vec<(String, Vec<String>)> {
    let (categories, grades) = (Category::ALL, Grade::ALL);
    let kind = |c: &Category, g: &Grade| format!("holders.{c}.grade_{g}");
    let age = |from: usize| format!("holders.age_{from}");
    let mut sums = vec![
        (
            "holders".to_string(),
            categories.iter().map(|c| format!("holders.{c}")).collect(),
        ),
        (
            "holders".to_string(),
            grades
                .iter()
                .map(|g| format!("holders.grade_{g}"))
                .collect(),
        ),
        (
            "holders".to_string(),
            AGE_GROUPS.iter().map(|group| age(group.0)).collect(),
        ),
        (
            "holders".to_string(),
            Sex::ALL.iter().map(|s| format!("holders.{s}")).collect(),
        ),
        (
            "disabled".to_string(),
            vec!["holders".to_string(), "uncertified".to_string()],
        ),
    ];
    for c in categories {
        let parts = grades.iter().map(|g| kind(c, g)).collect();
        sums.push((format!("holders.{c}"), parts));
    }
    for g in grades {
        let parts = categories.iter().map(|c| kind(c, g)).collect();
        sums.push((format!("holders.grade_{g}"), parts));
    }
    for c in categories {
        for g in grades {
            let parts = AGE_GROUPS.iter().map(|group| estimated(group.2, c, g));
            sums.push((kind(c, g), parts.collect()));
        }
    }
    for (from, _, name) in AGE_GROUPS {
        let kinds = categories
            .iter()
            .flat_map(|c| grades.iter().map(move |g| estimated(name, c, g)));
        sums.push((age(from), kinds.collect()));
    }
    for need in names.keys().filter(|name| name.ends_with(".need")) {
        let service = need.trim_end_matches(".need");
        let parts = ["served", "waiting"].map(|part| format!("{service}.{part}"));
        sums.push((need.clone(), parts.to_vec()));
    }
    sums
}

fn estimated(age: &str, category: &Category, grade: &Grade) -> String {
    format!("{age} {category} {grade}")
}

/// The least and the most that a number can be for a reader who knows the marks and the sums.
fn attacked(names: &BTreeMap<String, Printed>, name: &str) -> [f64; 2] {
    [
        OptimizationDirection::Minimize,
        OptimizationDirection::Maximize,
    ]
    .map(|direction| {
        let mut problem = Problem::new(direction);
        let unknown: BTreeMap<&str, Variable> = names
            .iter()
            .filter_map(|(own, number)| {
                let least = match number {
                    Printed::Mean(_) => return None,
                    Printed::Small => 0.0,
                    Printed::Beside(least) => *least,
                };
                let wanted = f64::from(u8::from(own == name));
                // Whoever is looked for cannot be anything: a bound far away keeps the programme bounded.
                let variable = problem.add_var(wanted, (least, 1e7));
                Some((own.as_str(), variable))
            })
            .collect();
        for (whole, parts) in sums(names) {
            let mut terms = Vec::new();
            let (mut known, mut rounding) = (0.0, 1e-6);
            let signed = parts.iter().map(|part| (part, 1.0));
            for (own, sign) in signed.chain([(&whole, -1.0)]) {
                match &names[own] {
                    Printed::Mean(mean) => {
                        known += sign * mean;
                        rounding += 0.05;
                    }
                    _ => terms.push((unknown[own.as_str()], sign)),
                }
            }
            if terms.is_empty() {
                continue;
            }
            // Services whose unmet need is carried over do not add up in the means of a year.
            if whole.ends_with(".need") && terms.len() < 2 {
                rounding += 0.02 * known.abs() + 1.0;
            }
            problem.add_constraint(terms.clone(), ComparisonOp::Le, rounding - known);
            problem.add_constraint(terms, ComparisonOp::Ge, -rounding - known);
        }
        let outcome = problem
            .solve()
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let solution = outcome.into_solution().expect("a solution");
        solution.var_value(unknown[name])
    })
}

#[test]
fn no_small_count_can_be_worked_out_from_what_is_published() {
    let desk = Desk::new();
    let call = |arguments: &[&str]| {
        let output = desk.call(arguments);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        text(&output.stdout)
    };
    call(&["new", "shengsi", "--region", "330922"]);
    let run = ["run", "models/shengsi", "--draws", "40", "--out", "out"];
    has(
        &call(&[&run[..], &["--publish", "--without-charts"]].concat()),
        &["公开发布用", "＜10"],
    );
    let folder = desk.path("out/shengsi/baseline/tables");
    let quantities = table(&folder.join("quantities.csv"));
    let estimates = table(&folder.join("certificates_estimated.csv"));
    // No number of people below ten stands anywhere, but for nobody at all.
    for printed in [&quantities, &estimates] {
        let units = printed.texts("unit");
        for column in ["mean", "median", "q2.5", "q97.5", "low80", "high80"] {
            let means = printed.texts("mean");
            for (row, cell) in printed.texts(column).iter().enumerate() {
                let counts = units[row]
                    .as_deref()
                    .is_some_and(|unit| PEOPLE.contains(&unit));
                let Some(value) = cell.as_ref().filter(|_| counts) else {
                    continue;
                };
                let value: f64 = value.parse().expect("a number");
                let nobody = means[row].as_deref() == Some("0.0") && value == 0.0;
                assert!(value >= 10.0 || nobody, "{column}: {value}");
            }
        }
    }
    let mut small = 0;
    for year in ["2020", "2025"] {
        let mut names = printed(&quantities, year, |cell| cell("key"));
        names.extend(printed(&estimates, year, |cell| {
            format!("{} {} {}", cell("age_en"), cell("category"), cell("grade"))
        }));
        for (name, number) in &names {
            if let Some(service) = name.strip_suffix(".served")
                && matches!(number, Printed::Small)
            {
                // What is paid would tell how many there are.
                let cost = names.get(&format!("{service}.cost"));
                assert!(
                    !matches!(cost, Some(Printed::Mean(value)) if *value > 0.0),
                    "{name}"
                );
            }
            if matches!(number, Printed::Small) {
                small += 1;
                let [least, most] = attacked(&names, name);
                assert!(
                    least <= 0.51 && most >= 9.49,
                    "{name} in {year}: between {least} and {most}"
                );
            }
        }
    }
    assert!(small > 100, "{small} small counts");
    // The same paper says what it leaves out.
    let report = ["report", "models/shengsi", "--as", "brief", "--draws", "40"];
    let rest = ["--out", "out", "--formats", "md", "--publish"];
    call(&[&report[..], &rest].concat());
    let paper = desk.read("out/shengsi/report-brief/report.md");
    has(&paper, &["公开发布用", "不能由合计倒推"]);
    has(
        &desk.read("out/shengsi/report-brief/receipt.toml"),
        &["publish = true"],
    );
}

/// Means of the counts of people in a year, as nobody withheld them.
fn truth(table: &RawTable, year: &str) -> BTreeMap<String, f64> {
    let [keys, units, years, means] =
        ["key", "unit", "year", "mean"].map(|column| table.texts(column));
    let mut found = BTreeMap::new();
    for row in 0..table.rows() {
        let counts = units[row]
            .as_deref()
            .is_some_and(|unit| PEOPLE.contains(&unit));
        if let (true, Some(key), Some(mean)) = (counts, &keys[row], &means[row])
            && years[row].as_deref() == Some(year)
        {
            found.insert(key.clone(), mean.parse().expect("a mean"));
        }
    }
    found
}

#[test]
fn no_small_difference_between_scenarios_can_be_worked_out() {
    let desk = Desk::new();
    let call = |arguments: &[&str]| {
        let output = desk.call(arguments);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    };
    call(&["new", "shengsi", "--region", "330922"]);
    let plan = "models/shengsi/plan.toml";
    let targets = ["upper_secondary", "special_education"].map(target_of_few);
    desk.write(plan, desk.read(plan) + &targets.concat());
    let run = ["run", "models/shengsi", "--draws", "40", "--without-charts"];
    let both = ["--scenario", "baseline", "--scenario", "faster_ageing"];
    call(&[&run[..], &both, &["--out", "all"]].concat());
    call(&[&run[..], &both, &["--out", "out", "--publish"]].concat());
    let of = |out: &str| {
        ["baseline", "faster_ageing"].map(|scenario| {
            let folder = desk.path(&format!("{out}/shengsi/{scenario}/tables"));
            let estimates = table(&folder.join("certificates_estimated.csv"));
            (table(&folder.join("quantities.csv")), estimates)
        })
    };
    let (known, shown) = (of("all"), of("out"));
    let mut few = 0;
    for year in ["2025", "2035"] {
        let [here, there] = known
            .each_ref()
            .map(|(quantities, _)| truth(quantities, year));
        let names = shown.each_ref().map(|(quantities, estimates)| {
            let mut names = printed(quantities, year, |cell| cell("key"));
            names.extend(printed(estimates, year, |cell| {
                format!("{} {} {}", cell("age_en"), cell("category"), cell("grade"))
            }));
            names
        });
        // Where unmet need is carried over, need is no sum of who has it and who waits.
        let summed = names.clone().map(|mut names| {
            names.retain(|name, _| {
                name.strip_suffix(".need").is_none_or(|service| {
                    [&here, &there].iter().all(|known| {
                        let part = |what: &str| known.get(&format!("{service}.{what}"));
                        let parts = [part("need"), part("served"), part("waiting")];
                        let [Some(need), Some(served), Some(waiting)] = parts else {
                            return false;
                        };
                        (need - served - waiting).abs() < 0.2
                    })
                })
            });
            names
        });
        for (name, one) in &here {
            let Some(other) = there.get(name).copied() else {
                continue;
            };
            // Means are printed to the tenth.
            let apart = (one - other).abs();
            if !(0.1..=9.8).contains(&apart) {
                continue;
            }
            few += 1;
            for own in &names {
                let printed = &own[name];
                assert!(
                    !matches!(printed, Printed::Mean(_)),
                    "{name} in {year}: {one} and {other}, of which one is {printed:?}"
                );
            }
            // Of what is marked as below ten neither is known.
            let marked = matches!(names[0][name], Printed::Small);
            if marked || !summed[0].contains_key(name) {
                continue;
            }
            let lower = usize::from(one > &other);
            let [less, more] = [one.min(other), one.max(other)];
            let [_, most] = attacked(&summed[lower], name);
            assert!(
                most >= more - 0.7,
                "{name} in {year} is {less} and {more}: the lower one is {most} at most"
            );
            let [_, most] = attacked(&summed[1 - lower], name);
            assert!(
                most >= less + 9.3,
                "{name} in {year} is {less} and {more}: the other is {most} at most"
            );
        }
    }
    assert!(few > 20, "{few} small differences");
    // A paper of scenarios prints no difference of fewer than ten people.
    let paper = ["report", "models/shengsi", "--as", "scenarios"];
    let rest = ["--scenario", "faster_ageing", "--draws", "40"];
    let html = ["--formats", "html", "--out"];
    call(&[&paper[..], &rest, &html, &["whole"]].concat());
    call(&[&paper[..], &rest, &html, &["out", "--publish"]].concat());
    tells_no_small_count_of_a_target(page(&desk, "whole"), page(&desk, "out"));
    let compared = table(&desk.path("out/shengsi/report-scenarios/tables/compared.csv"));
    let units = compared.texts("unit");
    let mut counts = 0;
    for column in [
        "difference_mean",
        "difference_low80",
        "difference_median",
        "difference_high80",
    ] {
        for (row, cell) in compared.texts(column).iter().enumerate() {
            let people = units[row]
                .as_deref()
                .is_some_and(|unit| PEOPLE.contains(&unit));
            let Some(value) = cell.as_ref().filter(|_| people) else {
                continue;
            };
            let value: f64 = value.parse().expect("a number");
            assert!(value == 0.0 || value.abs() >= 10.0, "{column}: {value}");
            counts += 1;
        }
    }
    assert!(counts > 0, "nothing is compared");
}

/// What counts people is withheld as people are, also where the plan has a target of it, in every paper.
#[test]
fn people_whom_the_plan_counts_are_people() {
    let desk = Desk::new();
    let run = ["run", "models/wenling", "--draws", "40", "--out", "out"];
    let output = desk.call(&[&run[..], &["--publish", "--without-charts"]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let quantities = desk.read("out/wenling/baseline/tables/quantities.csv");
    let of = |key: &str| -> Vec<&str> {
        let start = format!("process.{key},");
        let rows = quantities.lines();
        rows.filter(|line| line.starts_with(&start)).collect()
    };
    for (key, unit) in [
        ("medical_massage_staff", "persons"),
        ("state_body_posts", "persons"),
        ("screening_visits", "person_times"),
    ] {
        let rows = of(key);
        assert!(!rows.is_empty(), "{key}");
        assert!(
            rows.iter().all(|row| row.contains(&format!(",{unit},"))),
            "{key}"
        );
    }
    // Nor does the list of the numbers used tell it.
    let used = desk.read("out/wenling/baseline/tables/numbers_used.csv");
    let start = "process,medical_massage_staff,start,";
    let start = used.lines().find(|line| line.starts_with(start));
    has(start.expect("its start"), &[",persons,,,,"]);
    // Some seven people of the base year.
    assert!(of("medical_massage_staff")[0].ends_with(",<10"));
    // Nor does the receipt, which is enough to make the run again all the same.
    let receipt = desk.read("out/wenling/baseline/receipt.toml");
    has(&receipt, &["publish = true", "scenario = \"baseline\""]);
    for word in ["model_as_run", "medical_massage_staff"] {
        assert!(!receipt.contains(word), "{word} in: {receipt}");
    }
    let again = desk.done(&["verify", "out/wenling/baseline/receipt.toml"]);
    has(&again, &["一致", "重新计算"]);
    // What was reported of so few is in no evaluation for publication.
    desk.write(
        "actuals.csv",
        "指标,年份,数值\n盲人医疗按摩人员,2023,8\n残疾人就业率,2023,57.5%\n残疾人就业率,2022,\n困难残疾人生活补贴覆盖率,2021,98.2%\n",
    );
    let evaluation = |more: &[&str]| {
        let paper = ["report", "models/wenling", "--as", "midterm"];
        let rest = ["--actuals", "actuals.csv", "--draws", "40"];
        let forms = ["--formats", "md", "--out", "paper"];
        let output = desk.call(&[&paper[..], &rest, &forms, more].concat());
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        desk.read("paper/wenling/report-midterm/tables/evaluation.csv")
    };
    has(&evaluation(&[]), &["medical_massage,", "employment,"]);
    let changes = desk.path("paper/wenling/report-midterm/tables/changes.csv");
    let known = desk.path("changes.csv");
    std::fs::rename(&changes, &known).expect("moved");
    let published = evaluation(&["--publish"]);
    no_change_of_few(&known, &changes);
    has(&published, &["employment,"]);
    assert!(!published.contains("medical_massage,"), "{published}");
    // What has to be verified says single numbers, and is only counted.
    let paper = desk.read("paper/wenling/report-midterm/report.md");
    has(&paper, &["条数据核实提醒会说出单个的数，没有列出"]);
    assert!(!paper.contains("待核实："), "{paper}");
}
