//! What was reported as a table beside the model: it does what `observations.toml` does.

use super::{Desk, has, text};

const TABLE: &str = "指标,年份,数值,误差,得知年份,来源,出处
困难残疾人生活补贴覆盖率,2022年,98.6%,,2023,,内部统计
户籍人口,2023,\"1,206,000\",,2024,,公安
死亡,2023,9400,50,,,
household_income_growth,2023,,,,,
";

#[test]
fn a_table_does_what_the_file_does() {
    let desk = Desk::new();
    let title = desk.read("models/wenling/plan.toml");
    assert!(title.contains("生活补贴"), "the plan names it");
    let run = |out: &str| {
        let output = desk.call(&["run", "models/wenling", "--draws", "40", "--out", out]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        desk.read(&format!("{out}/wenling/baseline/tables/quantities.csv"))
    };
    let plain = run("plain");
    let rows = TABLE
        .replace("困难残疾人生活补贴覆盖率", "living_coverage")
        .replace("household_income_growth,2023,,,,,\n", "");
    desk.write("models/wenling/observations.csv", rows);
    let table = run("table");
    assert_ne!(plain, table);
    std::fs::remove_file(desk.path("models/wenling/observations.csv")).expect("removed");
    let mut file = desk.read("models/wenling/observations.toml");
    for (what, year, value, more) in [
        (
            "target = \"living_coverage\"",
            2022,
            "0.986",
            "known = 2023",
        ),
        ("quantity = \"population\"", 2023, "1206000", "known = 2024"),
        ("quantity = \"deaths\"", 2023, "9400", "error = 50"),
    ] {
        file.push_str(&format!(
            "\n[[observation]]\n{what}\nyear = {year}\nvalue = {value}\n{more}\nsource = \"own_records\"\nevidence = \"measured\"\nverification = \"unverified\"\n"
        ));
    }
    desk.write("models/wenling/observations.toml", file);
    assert_eq!(table, run("file"));
}

#[test]
fn faults_of_the_table_are_said_with_their_line() {
    let desk = Desk::new();
    desk.write(
        "models/wenling/observations.csv",
        "指标,年份,数值\n户籍人囗,2023,1206000\n死亡,二零,9400\n出生,2023,五千\nliving_coverage,2022,98.6\n",
    );
    let output = desk.call(&["check", "models/wenling"]);
    assert_eq!(output.status.code(), Some(2));
    has(
        &text(&output.stderr),
        &[
            "observations.csv",
            "户籍人囗",
            "户籍人口",
            "二零",
            "五千",
            "第 2 行",
        ],
    );
    desk.write(
        "models/wenling/observations.csv",
        "指标,年份,数值\nliving_coverage,2022,98.6\n户籍人口,2041,1206000\n",
    );
    let output = desk.call(&["check", "models/wenling"]);
    assert_eq!(output.status.code(), Some(2));
    has(
        &text(&output.stderr),
        &[
            "observations.csv 第 2 行",
            "98.6",
            "observations.csv 第 3 行",
            "2041",
        ],
    );
}
