//! A growth that is to keep in step with another, reported in every way: as itself beside the other growth, or by its
//! difference; what could be either is refused.

use super::{Desk, has, text};

const INCOME: &str = "残疾人家庭人均收入年均增速";
const APART: &str = "残疾人家庭人均收入增速与 GDP 增速之差";

/// An evaluation on a table of actuals: the code of the program, and what it says.
fn evaluated(desk: &Desk, rows: &str, more: &[&str]) -> (Option<i32>, String) {
    desk.write("actuals.csv", format!("指标,年份,数值,单位\n{rows}"));
    let fixed = ["evaluate", "models/wenling", "--actuals", "actuals.csv"];
    let cheap = ["--draws", "20", "--out", "out"];
    let output = desk.call(&[&fixed[..], &cheap, more].concat());
    (output.status.code(), text(&output.stderr))
}

/// Every year in another form; the last one lags behind by so much.
#[test]
fn a_growth_in_a_table_of_actuals_is_compared_with_the_other_of_the_same_year() {
    let desk = Desk::new();
    let years = [
        (
            2021,
            "0.5%",
            format!("{INCOME},2021,6.9%,\n地区生产总值增速,2021,6.4%,\n"),
        ),
        (
            2022,
            "0.5%",
            "GDP 增速,2022,6.4,%\nincome_growth,2022,6.9,%\n".to_string(),
        ),
        (
            2023,
            "0.5%",
            format!("{INCOME},2023,相差 +0.5 个百分点,\nGDP增长,2023,6.4%,\n"),
        ),
        (
            2024,
            "0.5%",
            format!("{INCOME},2024,0.5,个百分点\ngdp,2024,0.064,\n"),
        ),
        (
            2025,
            "0.5%",
            format!("{APART},2025,高于GDP 0.5个百分点,\ngdp,2025,6.4%,\n"),
        ),
        (
            2026,
            "-0.5%",
            format!("{INCOME},2026,5.9%,\n地区生产总值增速,2026,6.4%,\n"),
        ),
    ];
    // A paper of text alone has the tables of `evaluate` and few of its pictures.
    let tables = |rows: &str| {
        desk.write("actuals.csv", format!("指标,年份,数值,单位\n{rows}"));
        let paper = ["report", "models/wenling", "--as", "midterm"];
        let asked = ["--actuals", "actuals.csv", "--draws", "20"];
        desk.done(&[&paper[..], &asked, &["--formats", "md", "--out", "out"]].concat());
        ["evaluation", "foretold"]
            .map(|name| desk.read(&format!("out/wenling/report-midterm/tables/{name}.csv")))
    };
    let apart = years.iter().map(|(year, apart, _)| {
        format!("{APART},{year},{apart},\n地区生产总值（实际）,{year},6.4%,\n")
    });
    let apart = tables(&apart.collect::<String>());
    let forms: String = years.iter().map(|(.., form)| form.as_str()).collect();
    assert_eq!(apart, tables(&forms), "{forms}");
    for (year, apart_by, _) in &years {
        let by = if *apart_by == "0.5%" {
            "0.005"
        } else {
            "-0.005"
        };
        for table in &apart {
            let mut rows = table.lines();
            let told = format!(",{year},{by},");
            let own = rows.find(|row| row.starts_with("income_growth,") && row.contains(&told));
            assert!(own.is_some(), "{told} in: {table}");
        }
    }
}

#[test]
fn a_growth_beside_which_no_other_stands_is_refused() {
    let desk = Desk::new();
    // The other growth of another year, or of the year in another file, is none of this table.
    let rows = format!("地区生产总值增速,2023,6.4%,\n{INCOME},2024,6.9%,\n");
    let (code, said) = evaluated(&desk, &rows, &[]);
    assert_eq!(code, Some(2), "{said}");
    has(
        &said,
        &[
            "actuals.csv 第 3 行 数值 列",
            "6.9%",
            "按增速本身看",
            "2024 年的“地区生产总值（实际）”",
            "相差 +0.5 个百分点",
            APART,
        ],
    );
    let (code, said) = evaluated(&desk, &rows, &["--lang", "en"]);
    assert_eq!(code, Some(2), "{said}");
    has(
        &said,
        &[
            "actuals.csv",
            "6.9 %",
            "taken for the growth itself",
            "gross domestic product",
            "+0.5 points apart",
        ],
    );
    assert!(!desk.path("out/wenling/evaluate").exists());
    let paper = ["report", "models/wenling", "--as", "midterm"];
    let rest = ["--actuals", "actuals.csv", "--draws", "20", "--out", "out"];
    let output = desk.call(&[&paper[..], &rest].concat());
    assert_eq!(output.status.code(), Some(2));
    has(
        &text(&output.stderr),
        &["actuals.csv 第 3 行", "按增速本身看"],
    );
    // A table beside the model is held to the same.
    desk.write(
        "models/wenling/observations.csv",
        format!("指标,年份,数值\n{INCOME},2023,6.9%\n"),
    );
    let said = desk.refused(&[], &["observations.csv", "按增速本身看"]);
    has(&said, &["6.9%"]);
}

#[test]
fn the_file_of_a_model_is_read_as_a_table_is() {
    let desk = Desk::new();
    let base = desk.read("models/wenling/observations.toml");
    let run = |out: &str, reports: &[(&str, &str)]| {
        let mut file = base.clone();
        for (what, value) in reports {
            file.push_str(&format!(
                "\n[[observation]]\n{what}\nyear = 2023\nvalue = {value}\nsource = \"own_records\"\nevidence = \"measured\"\nverification = \"unverified\"\n"
            ));
        }
        desk.write("models/wenling/observations.toml", file);
        let run = ["run", "models/wenling", "--draws", "4", "--without-charts"];
        desk.call(&[&run[..], &["--out", out]].concat())
    };
    let gdp = ("process = \"gdp\"", "0.064");
    let numbers = |out: &str, own: (&str, &str)| {
        let output = run(out, &[gdp, own]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        desk.read(&format!("{out}/wenling/baseline/tables/quantities.csv"))
    };
    let itself = numbers("itself", ("target = \"income_growth\"", "0.069"));
    assert_eq!(
        itself,
        numbers("apart", ("process = \"income_gap\"", "0.005"))
    );
    assert_ne!(
        itself,
        numbers("other", ("process = \"income_gap\"", "0.069"))
    );
    let output = run("alone", &[("target = \"income_growth\"", "0.069")]);
    assert_eq!(output.status.code(), Some(2));
    has(
        &text(&output.stderr),
        &[
            "observations.toml",
            "value",
            "6.9%",
            "process = \"gdp\"",
            "process = \"income_gap\"",
        ],
    );
    assert!(!desk.path("alone").exists());
}
