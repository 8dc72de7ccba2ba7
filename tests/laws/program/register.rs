//! The county's own register: read as people write it, given back to the person, refused where it cannot be.

use std::collections::BTreeMap;
use std::process::Output;

use plancast::model::ModelFolder;
use plancast::model::scenario::BASELINE;

use super::{Desk, has, text};
use crate::runs::opener;

mod tables;

/// A made-up register of Wenling: categories and grades of 2020, categories and ages of 2023.
const REGISTER: &str = "年份,指标,类别,等级,年龄,性别,镇街,人数
2020年,持证人数,视力残疾,,,,,4200
2020年,持证人数,听力残疾,,,,,4100
2020年,持证人数,言语残疾,,,,,600
2020年,持证人数,肢体残疾,,,,,19500
2020年,持证人数,智力残疾,,,,,3600
2020年,持证人数,精神残疾,,,,,4200
2020年,持证人数,多重残疾,,,,,1800
2020,持证人数,,一级,,,,6500
2020,持证人数,,二级,,,,9500
2020,持证人数,,三级,,,,11000
2020,持证人数,,四级,,,,11000
2021,新办证,,,,,,\"2,600\"
2023,持证人数,,,0—17岁,男,,700
2023,持证人数,,,０～１７,女,,600
2023,持证人数,,,18—59岁,男,,9000
2023,持证人数,,,18—59岁,女,,8000
2023,持证人数,,,60岁及以上,男,,11500
2023,持证人数,,,60岁及以上,女,,10700
2023,持证人数,,,,,太平街道,20000
2023,持证人数,,,,,其他镇街,20500
";

fn with_register(rows: &str) -> Desk {
    let desk = Desk::new();
    std::fs::write(desk.path("models/wenling/register.csv"), rows).expect("a register");
    let mut model = desk.read("models/wenling/model.toml");
    model.push_str(
        "\n[register]\nfile = \"register.csv\"\nsource = \"judgement\"\nevidence = \"assumed\"\nverification = \"unverified\"\n",
    );
    std::fs::write(desk.path("models/wenling/model.toml"), model).expect("written");
    desk
}

fn run(desk: &Desk) -> Output {
    let run = ["run", "models/wenling", "--draws", "60", "--out", "out"];
    desk.call(&[&run[..], &["--without-charts"]].concat())
}

/// Tenth percentile, median and ninetieth of each quantity and year.
fn quantiles(desk: &Desk) -> BTreeMap<(String, i32), [f64; 3]> {
    let table = desk.read("out/wenling/baseline/tables/quantities.csv");
    let mut lines = table.trim_start_matches('\u{feff}').lines();
    let head: Vec<&str> = lines.next().expect("a head").split(',').collect();
    // Titles may have commas of their own: years and numbers are counted from the end.
    let place = |name: &str| head.len() - head.iter().position(|own| *own == name).expect(name);
    let year = place("year");
    let levels = ["q10", "median", "q90"].map(place);
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            let at = |place: usize| cells[cells.len() - place];
            let year = at(year).parse().expect("a year");
            let values = levels.map(|level| at(level).parse().unwrap_or(f64::NAN));
            ((cells[0].to_string(), year), values)
        })
        .collect()
}

#[test]
fn every_table_of_the_register_comes_out() {
    let desk = with_register(REGISTER);
    let output = run(&desk);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let found = quantiles(&desk);
    let exactly = |key: &str, year: i32, persons: f64, slack: f64| {
        for value in found[&(key.to_string(), year)] {
            assert!(
                (value - persons).abs() <= slack,
                "{key} {year}: {value}, not {persons}"
            );
        }
    };
    exactly("holders", 2020, 38_000.0, 0.0);
    for (category, persons) in [
        ("visual", 4200.0),
        ("hearing", 4100.0),
        ("speech", 600.0),
        ("physical", 19_500.0),
        ("intellectual", 3600.0),
        ("psychiatric", 4200.0),
        ("multiple", 1800.0),
    ] {
        // Off by a few whole people where two tables are rounded together.
        exactly(&format!("holders.{category}"), 2020, persons, 6.0);
    }
    for (grade, persons) in [
        ("1", 6500.0),
        ("2", 9500.0),
        ("3", 11_000.0),
        ("4", 11_000.0),
    ] {
        exactly(&format!("holders.grade_{grade}"), 2020, persons, 6.0);
    }
    exactly("holders", 2023, 40_500.0, 1.0);
    exactly("holders.male", 2023, 21_200.0, 1.0);
    exactly("holders.female", 2023, 19_300.0, 1.0);
    // The recipients that the plan publishes come out beside the register.
    let [low, _, high] = found[&("care_subsidy.served".to_string(), 2020)];
    assert!(low > 15_040.0 && high < 15_165.0, "{low}–{high}");
}

/// Flows of a year come out but for their own chance: Poisson and binomial numbers, within four standard deviations.
#[test]
fn flows_of_the_register_come_out_within_chance() {
    let rows = REGISTER
        .lines()
        .filter(|line| !line.contains("2023"))
        .chain(["2021,注销,,,,,,400", "2021,死亡,,,,,,1500"])
        .collect::<Vec<&str>>()
        .join("\n");
    let desk = with_register(&rows);
    let output = run(&desk);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let found = quantiles(&desk);
    for (key, persons) in [
        ("new_certificates", 2600.0_f64),
        ("cancelled", 400.0),
        ("holder_deaths", 1500.0),
    ] {
        let [low, median, high] = found[&(key.to_string(), 2021)];
        let chance = 4.0 * persons.sqrt();
        assert!(
            low > persons - chance && high < persons + chance,
            "{key}: {low}–{high}"
        );
        assert!((median / persons - 1.0).abs() < 0.03, "{key}: {median}");
    }
}

/// A large part of a number may be meant as per cents that were divided by ten: it is doubted where it stands.
#[test]
fn a_large_error_of_a_row_is_doubted() {
    let said = with_register("年份,人数,误差\n2020,37500,30%\n2021,38000,0.2\n")
        .done(&["check", "models/wenling"]);
    has(
        &said,
        &[
            "register.csv 第 2 行 误差 列",
            "误差 0.3，即人数的 30%",
            "不必改",
        ],
    );
    assert!(!said.contains("误差 0.2"), "{said}");
}

/// How holders are divided is believed as far as the numbers go, also where only the total was known before.
#[test]
fn parts_with_an_error_come_out_within_it() {
    let rows = "年份,等级,人数,误差
2020,合计,37500,
2021,一级,5000,3%
2021,二级,10500,3%
2021,三级,11000,3%
2021,四级,11500,3%
";
    let desk = with_register(rows);
    let output = run(&desk);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let found = quantiles(&desk);
    for (grade, persons) in [(1, 5000.0), (2, 10_500.0), (3, 11_000.0), (4, 11_500.0)] {
        let [low, median, high] = found[&(format!("holders.grade_{grade}"), 2021)];
        assert!((median / persons - 1.0).abs() < 0.035, "{grade}: {median}");
        // 2.56 standard deviations of 3 %, with room for sixty draws.
        let width = (high - low) / persons;
        assert!((0.04..0.12).contains(&width), "{grade}: {low}–{high}");
    }
}

/// A register of later years that grows fast makes what follows grow faster than one that shrinks.
#[test]
fn the_growth_of_the_register_is_learnt() {
    let growing = |last: &str| {
        let rows = REGISTER
            .lines()
            .filter(|line| !line.contains("2023") && !line.contains("新办证"));
        let mut rows: Vec<&str> = rows.collect();
        rows.push(last);
        let desk = with_register(&rows.join("\n"));
        let output = run(&desk);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        let found = quantiles(&desk);
        let median = |year: i32| found[&("holders".to_string(), year)][1];
        median(2028) / median(2023)
    };
    let fast = growing("2023,持证人数,,,,,,42000");
    let slow = growing("2023,持证人数,,,,,,36000");
    assert!(fast > 1.05 && slow < 0.97, "{fast} {slow}");
}

#[test]
fn faults_of_a_register_are_said_at_once() {
    let rows = REGISTER
        .replace("视力残疾", "内脏残疾")
        .replace(
            "2020,持证人数,,二级,,,,9500",
            "2020,持证人数,,五级,,,,-9500",
        )
        .replace("18—59岁,男,,9000", "老年,男,,9000");
    let desk = with_register(&rows);
    for verb in ["check", "run"] {
        let output = desk.call(&[verb, "models/wenling"]);
        assert_eq!(output.status.code(), Some(2));
        has(
            &text(&output.stderr),
            &[
                "register.csv",
                "内脏残疾",
                "五级",
                "-9500",
                "老年",
                "第 2 行",
                "视力、听力",
            ],
        );
    }
    // An error is a part of the number, not so many people.
    let output =
        with_register("年份,人数,误差\n2020,38000,50\n").call(&["check", "models/wenling"]);
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    has(
        &said,
        &[
            "register.csv 第 2 行 误差 列",
            "误差 50",
            "占人数的比例",
            "5% 写 5% 或 0.05",
        ],
    );
    assert_eq!(said.matches("误差 50").count(), 1, "{said}");
    // The same people twice; tables that do not add up; people in ten thousands.
    let twice = format!("{REGISTER}2020,持证人数,,一级,,,,6400\n");
    let apart = REGISTER.replace("11000", "14000");
    let small = REGISTER.replace(
        "2023,持证人数,,,,,太平街道,20000\n2023,持证人数,,,,,其他镇街,20500\n",
        "",
    );
    let small: String = small
        .lines()
        .map(|line| {
            let (head, persons) = line.rsplit_once(',').expect("a row");
            let persons = persons
                .parse::<f64>()
                .map_or(persons.to_string(), |n| (n / 1e4).to_string());
            format!("{head},{persons}\n")
        })
        .collect();
    for (rows, parts) in [
        (twice, ["同一部分人", "第 22 行"]),
        (apart, ["合计不同", "44000"]),
        (small, ["万人", "人数"]),
    ] {
        let output = with_register(&rows).call(&["check", "models/wenling"]);
        assert_eq!(output.status.code(), Some(2), "{parts:?}");
        has(&text(&output.stderr), &parts[..1]);
        has(
            &text(&output.stderr),
            &parts[1..]
                .iter()
                .map(|p| p.trim_start_matches("人数"))
                .collect::<Vec<_>>(),
        );
    }
}

/// More recipients were published than the register has holders who may be.
#[test]
fn recipients_beyond_the_register_are_refused() {
    let rows = REGISTER
        .lines()
        .filter(|line| {
            !line.contains(",,一级")
                && !line.contains(",,二级")
                && !line.contains(",,三级")
                && !line.contains(",,四级")
        })
        .map(|line| line.to_string())
        .chain(
            [
                "2020,持证人数,,一级,,,,2000",
                "2020,持证人数,,二级,,,,3000",
                "2020,持证人数,,三级,,,,15000",
                "2020,持证人数,,四级,,,,18000",
            ]
            .map(str::to_string),
        )
        .collect::<Vec<String>>()
        .join("\n");
    let desk = with_register(&rows);
    for output in [run(&desk), desk.call(&["check", "models/wenling"])] {
        assert_eq!(output.status.code(), Some(2));
        has(
            &text(&output.stderr),
            &["重度残疾人护理补贴", "15103", "5000"],
        );
    }
    // Whatever the rule of a service is, those who have it are holders.
    let output =
        with_register("年份,等级,人数\n2020,合计,12000\n").call(&["check", "models/wenling"]);
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stdout));
    let parts = ["plan.toml", "15103 人", "而持证残疾人 12000 人"];
    has(&text(&output.stderr), &parts);
}

/// Persons cannot follow a register of later years yet, and say so before anything is run.
#[test]
fn persons_refuse_a_register_of_later_years() {
    let output = with_register(REGISTER).call(&[
        "run",
        "models/wenling",
        "--engine",
        "persons",
        "--draws",
        "1",
        "--out",
        "out",
    ]);
    assert_eq!(output.status.code(), Some(2));
    has(
        &text(&output.stderr),
        &["2023", "base_year", "--engine cohorts"],
    );
}

/// Per cents are no people, ten thousands of a heading are, and what leaps from one year to the next is said.
#[test]
fn people_are_read_in_the_unit_of_their_heading() {
    let register = |heading: &str, rows: &[&str]| {
        with_register(&format!("年份,等级,{heading}\n{}\n", rows.join("\n")))
    };
    let check = |desk: &Desk| desk.call(&["check", "models/wenling"]);
    let output = check(&register("人数", &["2022,一级,20%"]));
    assert_eq!(output.status.code(), Some(2));
    has(
        &text(&output.stderr),
        &["register.csv 第 2 行", "20%", "人数"],
    );
    let desk = register("人数（万人）", &["2020,合计,3.8"]);
    let output = run(&desk);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let found = quantiles(&desk);
    assert_eq!(found[&("holders".to_string(), 2020)], [38_000.0; 3]);
    let desk = register("人数", &["2020,合计,38000", "2021,合计,52000"]);
    let output = check(&desk);
    let said = format!("{}{}", text(&output.stdout), text(&output.stderr));
    has(&said, &["register.csv 第 3 行", "38000", "52000", "提醒"]);
}

/// What is only to be looked at is said by `check`, and by the summary of a run.
#[test]
fn rows_that_are_not_used_are_said() {
    let rows = format!("{REGISTER}2019,持证人数,,,,,,37000\n");
    let desk = with_register(&rows);
    let told = "有 1 行早于基年";
    let output = desk.call(&["check", "models/wenling"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    has(&text(&output.stdout), &["提醒", told]);
    let output = run(&desk);
    has(&text(&output.stdout), &["说明：", told]);
}

/// Certificates issued to some holders are not those of all, nor are the holders of some towns those of the county.
#[test]
fn numbers_of_some_are_not_taken_for_all() {
    let rows = "年份,指标,类别,镇街,人数
2020,持证人数,,,38000
2020,持证人数,,太平街道,5000
2020,持证人数,,泽国镇,4000
2021,新办证,精神,,300
";
    let desk = with_register(rows);
    let output = desk.call(&["check", "models/wenling"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let told = [
        "register.csv 第 3 行",
        "2020 年的持证人数只有 2 个镇（街道），而 towns.toml 有 16 个",
        "register.csv 第 5 行",
        "2021 年的新办证只有一部分人的",
    ];
    has(&text(&output.stdout), &told);
    let output = run(&desk);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let found = quantiles(&desk);
    assert_eq!(found[&("holders".to_string(), 2020)], [38_000.0; 3]);
    let [_, median, _] = found[&("new_certificates".to_string(), 2021)];
    assert!(median > 600.0, "{median}");
}

/// Numbers without an error come out beside others of the same year that have one, and flows beside tables of the same year.
#[test]
fn what_is_exact_comes_out_beside_what_is_not() {
    let flows = "2021,新办证,,,,1900,\n2021,注销,,,,300,\n2021,死亡,,,,1200,\n";
    let grades = |year: i32, persons: [i32; 4], error: &str| -> String {
        let rows = ["一级", "二级", "三级", "四级"].iter().zip(persons);
        rows.map(|(grade, persons)| format!("{year},持证人数,{grade},,,{persons},{error}\n"))
            .collect()
    };
    let ages = |year: i32, persons: [i32; 6]| -> String {
        let ages = [
            "0-17,男",
            "0-17,女",
            "18-59,男",
            "18-59,女",
            "60+,男",
            "60+,女",
        ];
        let rows = ages.iter().zip(persons);
        rows.map(|(part, persons)| format!("{year},持证人数,,{part},{persons},\n"))
            .collect()
    };
    let rows = [
        "年份,指标,等级,年龄,性别,人数,误差\n2020,持证人数,,,,38000,\n".to_string(),
        grades(2021, [6800, 9500, 11_000, 11_100], ""),
        ages(2021, [800, 600, 10_400, 7700, 10_300, 8600]),
        flows.to_string(),
        "2022,持证人数,,,,39500,5%\n".to_string(),
        grades(2022, [6900, 9600, 11_100, 11_300], "3%"),
        ages(2022, [800, 600, 10_500, 7800, 10_400, 8700]),
    ];
    let desk = with_register(&rows.concat());
    let output = run(&desk);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let found = quantiles(&desk);
    let near = |key: &str, year: i32, persons: f64, slack: f64| {
        for value in found[&(key.to_string(), year)] {
            let off = (value - persons).abs();
            assert!(off <= slack, "{key} {year}: {value}, not {persons}");
        }
    };
    near("holders", 2021, 38_400.0, 1.0);
    near("holders", 2022, 38_800.0, 1.0);
    near("holders.male", 2022, 21_700.0, 6.0);
    // What only moves between grades and ages is neither issued nor given back; the rest is chance.
    near("new_certificates", 2021, 1900.0, 250.0);
    near("cancelled", 2021, 300.0, 150.0);
    near("holder_deaths", 2021, 1200.0, 140.0);
}

/// A few holders of a later year teach what is special about them, and hardly how all holders grow.
#[test]
fn numbers_of_few_do_not_move_all() {
    let first = REGISTER
        .lines()
        .filter(|line| !line.contains("2023") && !line.contains("新办证"));
    let first: Vec<&str> = first.collect();
    let later = |last: &[&str]| {
        let desk = with_register(&[&first[..], last].concat().join("\n"));
        let output = run(&desk);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        let found = quantiles(&desk);
        ["holders", "holders.psychiatric"].map(|key| found[&(key.to_string(), 2030)][1])
    };
    let [usual, psychiatric] = later(&[]);
    for row in [
        "2023,持证人数,精神残疾,,,,,5600",
        "2023,持证人数,,,0—17岁,,,1900",
    ] {
        let [all, _] = later(&[row]);
        let more = all / usual;
        assert!((0.9..1.3).contains(&more), "{row}: {more}");
    }
    let [_, more] = later(&["2023,持证人数,精神残疾,,,,,5600"]);
    assert!(more > 1.2 * psychiatric, "{psychiatric} {more}");
}

/// More holders than people of an age are refused where they stand; so many that most people of it would be are said.
#[test]
fn holders_are_held_against_the_people_of_their_age() {
    let check = |rows: &str| {
        let output = with_register(rows).call(&["check", "models/wenling"]);
        let said = text(&output.stdout) + &text(&output.stderr);
        (output.status.code(), said)
    };
    let head = "年份,指标,年龄,性别,人数\n";
    let (code, said) = check(&format!(
        "{head}2023,持证人数,90+,,30000\n2023,持证人数,0-89,,10000\n"
    ));
    assert_eq!(code, Some(2), "{said}");
    has(
        &said,
        &["错误", "register.csv 第 2 行", "90～100 岁持证 30000 人"],
    );
    let desk = with_register(&format!("{head}2020,持证人数,0-5,男,20000\n"));
    let folder = ModelFolder::open(&desk.path("models/wenling")).expect("a folder");
    let model = opener().open(&folder, BASELINE, None).expect("it is taken");
    let said = model.warnings.iter().map(|one| one.words().zh);
    let of_row: String = said
        .filter(|one| one.contains("register.csv 第 2 行"))
        .collect();
    has(&of_row, &["提醒", "0～5 岁持证 20000 人", "同龄"]);
}

/// Holders of two years beside the certificates issued and lost between them.
#[test]
fn flows_that_do_not_explain_the_stocks_are_said() {
    let stocks = "年份,指标,人数\n2020,持证人数,38000\n2021,持证人数,45000\n";
    let check = |flows: &str| {
        let output = with_register(&format!("{stocks}{flows}")).call(&["check", "models/wenling"]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        text(&output.stdout)
    };
    let said = check("2021,新办证,1000\n");
    has(&said, &["提醒", "第 3 行", "相差 7000 人", "不合"]);
    let said = check("2021,新办证,9000\n2021,注销,300\n2021,死亡,1400\n");
    assert!(!said.contains("不合"), "{said}");
}

/// No certificate at all is a number as any other.
#[test]
fn a_year_without_new_certificates_is_taken() {
    let desk = with_register("年份,指标,人数\n2020,持证人数,38000\n2021,新办证,0\n");
    let output = run(&desk);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let found = quantiles(&desk);
    assert_eq!(found[&("new_certificates".to_string(), 2021)], [0.0; 3]);
    let [_, median, _] = found[&("holders".to_string(), 2021)];
    assert!(median < 37_500.0, "{median}");
    let [_, later, _] = found[&("new_certificates".to_string(), 2024)];
    assert!(later >= 0.0, "{later}");
}

/// Until a register begins the holders are projected, and how far its first number is from there is said.
#[test]
fn a_register_that_begins_later_says_what_it_leaves_open() {
    let check = |persons: i32| {
        let desk = with_register(&format!("年份,指标,人数\n2024,持证人数,{persons}\n"));
        let output = desk.call(&["check", "models/wenling"]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        text(&output.stdout)
    };
    let begins = "登记的持证人数从 2024 年起，2020 年没有";
    let leaps = "而由 2020 年的起点推算，2024 年应为";
    let said = check(38_000);
    has(&said, &["提醒", "register.csv 第 2 行", begins]);
    assert!(!said.contains(leaps), "{said}");
    has(&check(70_000), &[begins, leaps]);
}

/// A register is read where the model names it, whatever its file is called, and told of where the model does not.
#[test]
fn a_register_that_no_model_names_is_told_of() {
    let rows = "年份,指标,人数\n2020,持证人数,38000\n";
    let check = |desk: &Desk| {
        let output = desk.call(&["check", "models/wenling"]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        text(&output.stdout)
    };
    let desk = Desk::new();
    desk.write("models/wenling/register.csv", rows);
    let said = check(&desk);
    has(
        &said,
        &[
            "register.csv：没有用到",
            "[register]",
            "file = \"register.csv\"",
        ],
    );
    // Of nearly the same name as another one, and read.
    let desk = with_register(rows);
    let file = |name: &str| desk.path(&format!("models/wenling/{name}"));
    std::fs::rename(file("register.csv"), file("registers.csv")).expect("renamed");
    desk.edit(
        "models/wenling/model.toml",
        "\"register.csv\"",
        "\"registers.csv\"",
    );
    let said = check(&desk);
    assert!(!said.contains("没有用到"), "{said}");
}
