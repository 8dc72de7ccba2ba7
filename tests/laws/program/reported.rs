//! What was reported as a table beside the model: it does what `observations.toml` does.

use std::process::Output;

use plancast::axes::Year;
use plancast::model::ModelFolder;
use rust_xlsxwriter::Workbook;

use super::{Desk, has, text};

const TABLE: &str = "指标,年份,数值,误差,得知年份,来源,出处
困难残疾人生活补贴覆盖率,2022年,98.6%,,2023,,内部统计
户籍人口,2023,\"1,206,000\",,2024,,公安
死亡,2023,9400,50,,,
household_income_growth,2023,,,,,
";

/// Runs the model for its tables.
fn run(desk: &Desk, draws: &str, out: &str) -> Output {
    let run = ["run", "models/wenling", "--without-charts", "--out", out];
    desk.call(&[&run[..], &["--draws", draws]].concat())
}

/// A report: of what, of which year, and how much.
type Report = (String, Year, f64);

/// What the model of a desk takes from a table of reports.
fn taken(desk: &Desk, table: &str) -> Vec<Report> {
    desk.write("models/wenling/observations.csv", table);
    let folder = ModelFolder::open(&desk.path("models/wenling"));
    let folder = folder.unwrap_or_else(|complaints| panic!("{complaints}"));
    let reports = folder.file.observations.observation.into_iter();
    let read = reports.map(|own| {
        let about = [own.quantity, own.target, own.process];
        let about: String = about.into_iter().flatten().collect();
        (about, own.year, own.value)
    });
    read.collect()
}

/// The same numbers of the same things, but for the last bit of a product of units.
fn agree(one: &[Report], other: &[Report]) -> bool {
    let near = |one: f64, other: f64| (one - other).abs() <= 1e-12 * one.abs();
    let mut pairs = one.iter().zip(other);
    one.len() == other.len()
        && pairs.all(|(one, other)| (&one.0, one.1) == (&other.0, other.1) && near(one.2, other.2))
}

/// What is said of a row of the table, by its line.
fn said_of(output: &[u8], line: usize) -> String {
    let place = format!("observations.csv 第 {line} 行");
    let said = text(output);
    let lines = said.lines().filter(|said| said.contains(&place));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_table_does_what_the_file_does() {
    let desk = Desk::new();
    let title = desk.read("models/wenling/plan.toml");
    assert!(title.contains("生活补贴"), "the plan names it");
    let tables = |out: &str| {
        let output = run(&desk, "8", out);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        desk.read(&format!("{out}/wenling/baseline/tables/quantities.csv"))
    };
    let plain = tables("plain");
    let rows = TABLE
        .replace("困难残疾人生活补贴覆盖率", "living_coverage")
        .replace("household_income_growth,2023,,,,,\n", "");
    desk.write("models/wenling/observations.csv", rows);
    let table = tables("table");
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
    assert_eq!(table, tables("file"));
}

#[test]
fn faults_of_the_table_are_said_with_their_line() {
    let desk = Desk::new();
    desk.write(
        "models/wenling/observations.csv",
        "指标,年份,数值\n户籍人囗,2023,1206000\n死亡,二零,9400\n出生,2023,五千\nliving_coverage,2022,98.6\n",
    );
    desk.faulty(&[
        "observations.csv",
        "户籍人囗",
        "户籍人口",
        "二零",
        "五千",
        "第 2 行",
    ]);
    desk.write(
        "models/wenling/observations.csv",
        "指标,年份,数值\nliving_coverage,2022,98.6\n户籍人口,2041,1206000\n",
    );
    desk.faulty(&[
        "observations.csv 第 2 行",
        "98.6",
        "observations.csv 第 3 行",
        "2041",
    ]);
}

#[test]
fn a_row_that_cannot_be_read_does_not_hide_what_others_mean() {
    let desk = Desk::new();
    let table = "指标,年份,数值\n户籍人口,2023,一百二十万\n出生,2023,46\n";
    desk.write("models/wenling/observations.csv", table);
    let output = desk.call(&["check", "models/wenling"]);
    assert_eq!(output.status.code(), Some(2));
    has(&said_of(&output.stderr, 2), &["错误", "一百二十万"]);
    has(&said_of(&output.stderr, 3), &["错误", "46 人"]);
    // Whoever runs it is refused as well, and told of the row.
    let output = run(&desk, "4", "out");
    assert_eq!(output.status.code(), Some(2));
    has(&said_of(&output.stderr, 2), &["错误", "一百二十万"]);
}

/// The unit of a heading, of a row above the table or of a column is read, and one that cannot be is refused.
#[test]
fn values_are_read_in_the_unit_that_is_said() {
    let desk = Desk::new();
    let plain = taken(
        &desk,
        "指标,年份,数值\n户籍人口,2023,1206000\n残疾人就业率,2023,58.6%\n",
    );
    for value in [1_206_000.0, 0.586] {
        let is_it = |own: &Report| own.1 == 2023 && (own.2 / value - 1.0).abs() < 1e-12;
        assert!(plain.iter().any(is_it), "{value} in {plain:?}");
    }
    for (out, table) in [
        (
            "beside",
            "指标,年份,数值,单位\n户籍人口,2023,120.6,万人\n残疾人就业率,2023,58.6,%\n",
        ),
        (
            "mixed",
            "指标,年份,数值,单位\n户籍人口,2023,120.6万,\n残疾人就业率,2023,0.586,\n",
        ),
    ] {
        assert!(agree(&plain, &taken(&desk, table)), "{out}");
    }
    let people = taken(&desk, "指标,年份,数值\n户籍人口,2023,1206000\n");
    for (out, table) in [
        ("heading", "指标,年份,数值（万人）\n户籍人口,2023,120.6\n"),
        (
            "above",
            "单位：万人,,\n指标,年份,数值\n户籍人口,2023,120.6\n",
        ),
        (
            "below",
            "指标,年份,数值\n单位：万人,,\n户籍人口,2023,120.6\n",
        ),
    ] {
        assert!(agree(&people, &taken(&desk, table)), "{out}");
    }
    for (table, parts) in [
        (
            "指标,年份,数值,单位\n户籍人口,2023,120.6,大概\n",
            ["observations.csv 第 2 行", "大概", "万人"],
        ),
        (
            "指标,年份,数值（%）\n残疾人就业率,2023,0.58\n",
            ["observations.csv 第 2 行", "0.58", "百分号"],
        ),
        (
            "指标,年份,数值,误差\n残疾人就业率,2023,0.586,1%\n",
            ["observations.csv 第 2 行", "误差写 0.01", "百分点"],
        ),
        (
            "指标,年份,数值\n残疾人就业率,2023,58.6%\n单位：万人,,\n户籍人口,2023,120.6\n",
            ["observations.csv 第 3 行", "“万人”", "“单位”列"],
        ),
        (
            "指标,年份,数值\n残疾人就业率,2022-2023,58.6%\n",
            ["observations.csv 第 2 行", "2022-2023", "跨年"],
        ),
    ] {
        desk.write("models/wenling/observations.csv", table);
        desk.faulty(&parts);
    }
}

/// An error in per cent is that part of a count and so many points of a share, in every form, and is said of counts.
#[test]
fn errors_in_per_cent_are_parts_of_counts_and_points_of_shares() {
    let desk = Desk::new();
    let (csv, toml) = (
        "models/wenling/observations.csv",
        "models/wenling/observations.toml",
    );
    let errors = || {
        let folder = ModelFolder::open(&desk.path("models/wenling"));
        let folder = folder.unwrap_or_else(|complaints| panic!("{complaints}"));
        let reports = folder.file.observations.observation.into_iter();
        let read: Vec<Option<f64>> = reports.map(|own| own.error).collect();
        (read, folder.unreported.to_string())
    };
    let own = desk.read(toml);
    let without = errors().0.len();
    desk.write(
        csv,
        "指标,年份,数值,单位,误差\n户籍人口,2023,121,万人,±1 ％\n残疾人就业率,2023,58.6%,,±1%\n死亡,2023,9400,,１％\n",
    );
    let (read, said) = errors();
    assert_eq!(read[without..], [Some(12_100.0), Some(0.01), Some(94.0)]);
    has(&said, &["第 2 行", "12100", "第 4 行", "“１％”"]);
    assert!(!said.contains("第 3 行"), "{said}");
    std::fs::remove_file(desk.path(csv)).expect("removed");
    let report = |what: &str, value: f64, error: &str| {
        format!(
            "\n[[observation]]\n{what}\nyear = 2023\nvalue = {value}\nerror = \"{error}\"\nsource = \"own_records\"\nevidence = \"measured\"\nverification = \"unverified\"\n"
        )
    };
    let counted = report("quantity = \"deaths\"", 9400.0, "±1%");
    desk.write(toml, format!("{own}{counted}"));
    let (read, said) = errors();
    assert_eq!(read[without..], [Some(94.0)]);
    has(&said, &["observations.toml", "94", "比例"]);
    let share = report("process = \"employment_rate\"", 0.586, "1%");
    desk.write(toml, format!("{own}{share}"));
    desk.faulty(&[toml, "0.586", "1%", "误差写 0.01", "百分点"]);
}

/// People in ten thousands, of another place, or moved by a slip of a digit: refused where it cannot be, said where it may.
#[test]
fn reports_of_another_size_are_refused_or_said() {
    let desk = Desk::new();
    let check = |table: &str| {
        desk.write("models/wenling/observations.csv", table);
        desk.call(&["check", "models/wenling"])
    };
    let refused: [&[(&str, [&str; 2])]; 2] = [
        &[
            ("户籍人口,2023,119.5", ["119.5 人", "万人"]),
            ("出生,2023,46", ["46 人", "万人"]),
            ("死亡,2023,0.94", ["0.94 人", "万人"]),
            ("重度残疾人护理补贴享受人数,2023,1.5", ["1.5 人", "整数"]),
        ],
        &[("户籍人口,2023,12060000", ["12060000 人", "万人"])],
    ];
    for rows in refused {
        let table: Vec<&str> = rows.iter().map(|(row, _)| *row).collect();
        let output = check(&format!("指标,年份,数值\n{}\n", table.join("\n")));
        assert_eq!(output.status.code(), Some(2), "{table:?}");
        for (place, (_, parts)) in rows.iter().enumerate() {
            has(&said_of(&output.stderr, place + 2), &["错误"]);
            has(&said_of(&output.stderr, place + 2), parts);
        }
    }
    let rows = "户籍人口,2023,1100000\n重度残疾人护理补贴享受人数,2023,4000";
    let output = check(&format!("指标,年份,数值\n{rows}\n"));
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    has(&said_of(&output.stdout, 2), &["提醒", "每年变动"]);
    has(&said_of(&output.stdout, 3), &["提醒", "基年 15103 人"]);
}

/// Recipients beside a coverage of the same year, also where places limit it, and beside those of the base year: what goes
/// together is reminded of or let pass, what does not is said or refused, where it stands.
#[test]
fn recipients_that_contradict_other_figures() {
    let desk = Desk::new();
    let plan = "models/wenling/plan.toml";
    let measure = "{ coverage_of = \"residential_care\" }";
    desk.set(plan, "targets.institutional_care", "measure", measure);
    let check = |rows: &str| {
        let table = format!("指标,年份,数值\n{rows}\n");
        desk.write("models/wenling/observations.csv", table);
        desk.call(&["check", "models/wenling"])
    };
    let recipients = "重度残疾人护理补贴享受人数,2023,15900";
    let limited = "寄宿托养享受人数,2023,400\n有需求者机构托养庇护服务比例,2023,90%";
    let output = check(&format!(
        "{recipients}\n重度残疾人护理补贴覆盖率,2023,97%\n{limited}"
    ));
    let said = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let reminder = [
        "提醒",
        "observations.csv 第 2 行",
        "覆盖率 97.0%（",
        "observations.csv 第 3 行）",
    ];
    has(&said, &reminder);
    let reminder = [
        "提醒",
        "400 人",
        "覆盖率 90.0%（",
        "observations.csv 第 5 行）",
        "名额有限",
    ];
    has(&said_of(&output.stdout, 4), &reminder);
    assert!(!said.contains("衔接"), "{said}");
    let both = format!("{recipients}\n重度残疾人护理补贴覆盖率,2023,70%");
    let output = check(&both);
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stdout));
    let parts = [
        "observations.csv 第 2 行",
        "15900 人",
        "70.0%",
        "误差解释不了",
    ];
    has(&text(&output.stderr), &parts);
    let run = ["run", "models/wenling", "--draws", "8", "--out", "out"];
    let output = desk.call(&run);
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stdout));
    has(&text(&output.stderr), &parts);
    let base = desk.line(plan, "value = 15103");
    let output = check("重度残疾人护理补贴享受人数,2023,9000");
    let said = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let parts = [
        "observations.csv 第 2 行",
        "15103 人",
        "9000 人",
        "衔接",
        "plan.toml",
        &base,
    ];
    has(&said, &parts);
}

/// What stands twice in the same words is one report.
#[test]
fn the_same_row_twice_is_one_report() {
    let desk = Desk::new();
    let tables = |out: &str, rows: &str| {
        let table = format!("指标,年份,数值\n{rows}");
        desk.write("models/wenling/observations.csv", table);
        let output = run(&desk, "4", out);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        desk.read(&format!("{out}/wenling/baseline/tables/quantities.csv"))
    };
    let row = "残疾人就业率,2023,58%\n";
    assert_eq!(tables("once", row), tables("twice", &row.repeat(2)));
}

/// A row without a value is left out and named; a word that is none of the signs for that is refused.
#[test]
fn rows_without_a_value_are_named() {
    let desk = Desk::new();
    let check = |rows: &str| {
        let table = format!("指标,年份,数值\n户籍人口,2023,1206000\n{rows}\n");
        desk.write("models/wenling/observations.csv", table);
        desk.call(&["check", "models/wenling"])
    };
    let output = check("死亡,2023,\n死亡,2024,…\n出生,2023,—\n出生,2024,暂无");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    for (row, part) in [(3, "是空的"), (4, "“…”"), (5, "“—”"), (6, "“暂无”")] {
        let said = said_of(&output.stdout, row);
        has(&said, &["提醒", "数值 列", part, "这一行未用"]);
    }
    let output = check("死亡,2023,待核\n出生,2023,约九千");
    assert_eq!(output.status.code(), Some(2));
    for (row, cell) in [(3, "待核"), (4, "约九千")] {
        has(&said_of(&output.stderr, row), &["错误", cell]);
    }
}

/// Hidden rows are read and other sheets are not: a planner who does not see them is told.
#[test]
fn what_nobody_sees_in_a_workbook_of_reports_is_said() {
    let desk = Desk::new();
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("实绩").expect("a name");
    for (row, cells) in (0..).zip([
        ["指标", "年份", "数值"],
        ["户籍人口", "2023", "1206000"],
        ["残疾人就业率", "2023", "58.6%"],
    ]) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write(row, column, cell).expect("written");
        }
    }
    sheet.set_row_hidden(2).expect("hidden");
    book.add_worksheet().set_name("旧稿").expect("a name");
    let bytes = book.save_to_buffer().expect("a workbook");
    desk.write("models/wenling/observations.xlsx", bytes);
    let said = desk.done(&["check", "models/wenling"]);
    for part in ["提醒", "observations.xlsx", "第 3 行是隐藏的", "未读：旧稿"] {
        assert!(said.contains(part), "{part} in {said}");
    }
}

/// What the model's own file says already may stand in the table too: the same said twice is said once.
#[test]
fn a_number_that_is_known_already_is_no_contradiction() {
    let desk = Desk::new();
    let rows = |people: &str| {
        let table = format!("指标,年份,数值\n户籍人口,2022,{people}\n死亡,2022,9187\n");
        desk.write("models/wenling/observations.csv", table);
        desk.call(&["check", "models/wenling"])
    };
    let output = rows("1211900");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let output = rows("1211901");
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stdout));
    has(&said_of(&output.stderr, 2), &["1211900", "1211901"]);
}

/// A unit behind the number, a mark by which it is no final one, so many of so many: as in the cells of a workbook.
#[test]
fn values_are_written_as_in_a_workbook() {
    let desk = Desk::new();
    let table = |rows: &str| {
        let table = format!("指标,年份,数值\n{rows}\n");
        desk.write("models/wenling/observations.csv", table);
    };
    let read = |rows: &str| taken(&desk, &format!("指标,年份,数值\n{rows}\n"));
    let plain = read("户籍人口,2023,1206000\n死亡,2023,9400\n残疾人就业率,2023,58.6%");
    let written = "户籍人口,2023,120.6万人\n死亡,2023,约9400人\n残疾人就业率,2023,293/500人";
    assert!(agree(&plain, &read(written)), "{plain:?}");
    let output = desk.call(&["check", "models/wenling"]);
    has(
        &said_of(&output.stdout, 3),
        &["提醒", "“约9400人”按 9400 读入", "不是确数（约）"],
    );
    has(
        &said_of(&output.stdout, 4),
        &["提醒", "“293/500人”按 58.6% 读入；应为带百分号的数"],
    );
    assert_eq!(said_of(&output.stdout, 2), "");
    table("死亡,2023,9400户\n残疾人就业率,2023,12/2021");
    let output = desk.call(&["check", "models/wenling"]);
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stdout));
    has(&said_of(&output.stderr, 2), &["9400户", "以人计的数"]);
    has(&said_of(&output.stderr, 3), &["12/2021", "日期"]);
}

/// A name with a section of the plan before it, or shortened, is told what it may be.
#[test]
fn a_name_within_another_is_offered() {
    let desk = Desk::new();
    let rows = "专栏2.7 每年精准培训人次,2023,400\n精准培训人次,2023,400\n户籍人口,2020,1210000\n";
    desk.write(
        "models/wenling/observations.csv",
        format!("指标,年份,数值\n{rows}"),
    );
    let output = desk.call(&["check", "models/wenling"]);
    assert_eq!(output.status.code(), Some(2));
    for line in [2, 3] {
        has(&said_of(&output.stderr, line), &["例如 每年精准培训人次"]);
    }
    has(&said_of(&output.stderr, 4), &["2021 年或更晚"]);
}

/// A population that does not follow a start which is itself only estimated is no wonder.
#[test]
fn a_population_is_held_against_all_that_the_start_may_be() {
    let said = |sd_log: &str| {
        let desk = Desk::new();
        let (own, spread) = ("models/wenling/parameters.toml", "1220000, sd_log = ");
        let now = format!("{spread}{sd_log}");
        desk.edit(own, &format!("{spread}0.006"), &now);
        let table = "指标,年份,数值\n户籍人口,2021,1166000\n";
        desk.write("models/wenling/observations.csv", table);
        let output = desk.call(&["check", "models/wenling"]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        said_of(&output.stdout, 2)
    };
    let doubted = said("0.006");
    has(
        &doubted,
        &["提醒", "1166000", "十次模拟有九次在", "每年变动不超过 3%"],
    );
    assert!(!said("0.02").contains("每年变动"));
}

/// The year where everything starts has a number already: another one of it is told of, whatever it moves.
#[test]
fn a_report_of_the_base_year_is_held_against_the_start() {
    let desk = Desk::new();
    let check = |row: &str| {
        let table = format!("指标,年份,数值\n{row}\n");
        desk.write("models/wenling/observations.csv", table);
        desk.call(&["check", "models/wenling"])
    };
    let output = check("残疾人就业率,2020,40%");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let said = said_of(&output.stdout, 2);
    has(
        &said,
        &["提醒", "2020 年报的是 40%", "起点为 57%", "从报的数起"],
    );
    // A share that moves as rates do elsewhere cannot leave its start.
    let output = check("困难残疾人生活补贴覆盖率,2020,90%");
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stdout));
    let said = said_of(&output.stderr, 2);
    has(&said, &["错误", "2020 年报的是 90%", "起点为 98%"]);
    for row in ["残疾人就业率,2020,57%", "困难残疾人生活补贴覆盖率,2020,98%"] {
        let output = check(row);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        assert_eq!(said_of(&output.stdout, 2), "", "{row}");
    }
}

/// Headings as offices write them; years side by side are said once.
#[test]
fn headings_of_reports_are_read_as_offices_write_them() {
    let desk = Desk::new();
    let plain = taken(&desk, "指标,年份,数值\n户籍人口,2023,1206500\n");
    let office = "责任科室,年度,指标名称,完成值,计量单位\n公安,2023,户籍人口,120.65,万人\n";
    assert!(agree(&plain, &taken(&desk, office)));
    // The unit may stand behind the name, as messages advise, and a number or a word before it.
    let named = "指标,年份,数值\n2.户籍人口（万人）,2023,120.65\n";
    assert!(agree(&plain, &taken(&desk, named)));
    let centres = |name: &str| taken(&desk, &format!("指标,年份,数值\n{name},2023,95%\n"));
    let quoted = centres("“残疾人之家”覆盖率");
    assert!(agree(&quoted, &centres("其中：残疾人之家覆盖率（%）")));
    let spread = "指标,2022年,2023年\n残疾人就业率,58.1%,59.2%\n";
    desk.write("models/wenling/observations.csv", spread);
    let said = desk.faulty(&["observations.csv", "“2022年”“2023年”", "竖表"]);
    assert!(!said.contains("没有“"), "{said}");
}

/// Money in ten thousands is told of where it was reported, and not where the plan says what it aims at.
#[test]
fn money_of_another_size_is_told_of_where_it_stands() {
    let desk = Desk::new();
    let plan = desk.read("models/wenling/plan.toml");
    let target = "\n[targets.money]\ntitle = { zh = \"两项补贴五年资金\", en = \"money of five years\" }\nnature = \"box\"\nmeasure = { quantity = \"cost.subsidies.period_sum\" }\ntarget = 300000000\nrelation = \">=\"\nunit = \"yuan\"\nyear = 2025\nhold = \"end\"\nat = \"无\"\n";
    desk.write("models/wenling/plan.toml", plan + target);
    let check = |value: &str| {
        let table = format!("指标,年份,数值\n两项补贴五年资金,2025,{value}\n");
        desk.write("models/wenling/observations.csv", table);
        desk.done(&["check", "models/wenling"])
    };
    let said = check("31000");
    let own = said_of(said.as_bytes(), 2);
    has(&own, &["提醒", "2025 年 31000 元", "300000000", "写明单位"]);
    assert!(!said.contains("试算的 2025 年都在"), "{said}");
    assert_eq!(said_of(check("31000万元").as_bytes(), 2), "");
}
