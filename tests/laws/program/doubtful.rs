//! Sizes, years and names that are hardly or cannot be: reminders where they may be right, refused where they cannot,
//! each with file and line, and all at once.

use plancast::model::ModelFolder;
use plancast::source::Words;

use super::{Desk, has, link, text};
use crate::runs::open;

const MODEL: &str = "models/wenling/model.toml";
const OBSERVATIONS: &str = "models/wenling/observations.toml";
const PARAMETERS: &str = "models/wenling/parameters.toml";
const PLAN: &str = "models/wenling/plan.toml";
const PROCESSES: &str = "models/wenling/processes.toml";
const SERVICES: &str = "models/wenling/services.toml";

fn report(process: &str, year: i32, value: f64) -> String {
    format!(
        "\n[[observation]]\nprocess = \"{process}\"\nyear = {year}\nvalue = {value}\nsource = \"judgement\"\nevidence = \"assumed\"\nverification = \"unverified\"\n"
    )
}

#[test]
fn what_may_be_right_is_reminded_of() {
    let desk = Desk::new();
    let reports = [
        report("employment_rate", 2024, 0.05),
        report("upper_secondary_rate", 2034, 0.8),
        report("employment_rate", 2023, 0.55) + "error = 0.02\n",
        report("employment_rate", 2023, 0.55) + "error = 0.02\n",
        report("gdp", 2023, 0.6),
    ];
    desk.write(OBSERVATIONS, desk.read(OBSERVATIONS) + &reports.concat());
    let number = desk.set(PLAN, "targets.care_coverage", "number", "2");
    let behind = desk.set(PLAN, "targets.pension", "target", "0.9");
    desk.edit(PLAN, "en = \"living-subsidy coverage\"", "en = \"\"");
    desk.edit(SERVICES, "median = 830", "median = 0.083");
    desk.edit(OBSERVATIONS, "value = 6085", "value = 48000");
    desk.edit(PARAMETERS, "sd_log = 0.002", "sd_log = 4");
    desk.edit(PARAMETERS, "median = 2.45", "median = 12");
    desk.edit(
        "models/wenling/calibration.toml",
        "year = 2012\nvalue = 1205998",
        "year = 2034\nvalue = 1205998",
    );
    desk.edit(
        MODEL,
        "milestones = [2025, 2035]",
        "milestones = [2025, 2500]",
    );
    desk.write(
        "models/wenling/scenarios/idle.toml",
        "title = { zh = \"空\", en = \"idle\" }\nwhy = { zh = \"空\", en = \"idle\" }\n",
    );
    desk.write("models/wenling/elsewhere.toml", "\n");
    desk.write("models/wenling/scenarios/copy.toml.bak", "x");
    let output = desk.call(&["check", "models/wenling"]);
    let said = text(&output.stdout) + &text(&output.stderr);
    // The calibration is tried with a few draws of its priors: with such spreads one of them cannot be.
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert_eq!(said.matches("错误：").count(), 2, "{said}");
    has(
        &said,
        &[
            "错误：models/wenling/model.toml 第 81 行 disability.relative_mortality：第 1 次模拟",
            &number,
            "序号 2 已由 targets.living_coverage 用过",
            &behind,
            "目标 ≥0.9，而所载基期值为 0.98",
            "英文名称是空的",
            "0.083 元；应为 1 到 20000 元",
            "2022 年 48000 人，而 2020 年末共",
            "idle.toml",
            "这个情景什么也没有改",
            "sd_log = 4，大小相差上千倍",
            "2500 年不在测算的年份里",
            "残疾人就业率：2024 年 0.05，而 2020 年的起点为 0.57",
            "2034 年的数 0.8，而现在是",
            "2034 年的数 1205998，而现在是",
            "household_size.distribution：平均家庭户规模 12；应为 1.3 到 7",
            "2023 年的 0.55 与 observation.",
            "年增长 0.6；应为每年不超过 50%",
            "elsewhere.toml：文件是空的",
            "copy.toml.bak：没有用到",
        ],
    );
    // Readers of a paper have no files: they are told titles and what was found, no path and no key.
    let folder = ModelFolder::open(&desk.path("models/wenling"));
    let folder = folder.unwrap_or_else(|complaints| panic!("{complaints}"));
    let remarks = open(&folder, "baseline", None).data.remarks;
    let printed = |tell: fn(&Words) -> &str| -> String {
        let all = remarks.iter().map(|own| tell(&own.on_paper));
        all.flat_map(|line| [line, "\n"]).collect()
    };
    let (zh, en) = (printed(|own| &own.zh), printed(|own| &own.en));
    for text in [&zh, &en] {
        for key in [".toml", "targets.", "observation.", "sd_log", "_"] {
            assert!(!text.contains(key), "{key} in: {text}");
        }
    }
    has(
        &zh,
        &[
            "待核实：残疾人就业率：2024 年 0.05，而 2020 年的起点为 0.57",
            "：规划指标表的序号 2 已由“",
            "对数标准差 4，大小相差上千倍都有可能。",
            "2023 年的 0.55 报了两次，算作两次测量。",
            "待核实：模型的设置：2500 年不在测算的年份里",
        ],
    );
    assert!(remarks.iter().any(|own| own.said.zh.contains("targets.")));
}

/// A report that was not known then is not spoken of, wherever it stands.
#[test]
fn a_report_that_was_not_known_then_raises_no_reminder() {
    let desk = Desk::new();
    desk.write(
        OBSERVATIONS,
        desk.read(OBSERVATIONS) + &report("gdp", 2023, 0.6) + "known = 2024\n",
    );
    let folder = ModelFolder::open(&desk.path("models/wenling"));
    let folder = folder.unwrap_or_else(|complaints| panic!("{complaints}"));
    let said = |as_of: Option<i32>| {
        let model = open(&folder, "baseline", as_of);
        let warnings = model.warnings.iter().map(ToString::to_string);
        let remarks = model.data.remarks.iter().map(|own| own.said.zh.clone());
        warnings.chain(remarks).collect::<Vec<_>>().join("\n")
    };
    for as_of in [None, Some(2024)] {
        let found = said(as_of);
        assert_eq!(found.matches("年增长 0.6").count(), 2, "{found}");
    }
    let found = said(Some(2023));
    assert!(!found.contains("年增长 0.6"), "{found}");
}

#[test]
fn what_cannot_be_is_refused_where_it_stands() {
    let desk = Desk::new();
    desk.write(
        PLAN,
        desk.read(PLAN)
            + "\n[targets.faster]\ntitle = { zh = \"增速\", en = \"faster\" }\nnature = \"box\"\n\
               measure = { process = \"income_gap\" }\nbaseline = 6\ntarget = 8\nrelation = \">=\"\n\
               unit = \"growth\"\nyear = 2025\nhold = \"mean\"\nat = \"无\"\n",
    );
    let period = desk.set(PLAN, "facts.volunteers", "period", "[2030, 2020]");
    desk.set(PLAN, "facts.living_recipients", "unit", "\"yuan\"");
    let mean = "{ kind = \"normal\", mean = 6.3, sd = 0.5 }";
    let gdp = desk.set(PROCESSES, "gdp", "mean", mean);
    desk.edit(OBSERVATIONS, "value = 0.063", "value = 6.3");
    desk.edit(OBSERVATIONS, "error = 0.005", "error = 0.5");
    desk.edit(SERVICES, "price_year = 2020", "price_year = 2200");
    desk.edit(SERVICES, "grade = [\"1\", \"2\"]", "grade = []");
    desk.set(MODEL, "disability", "structures", "999999999");
    desk.edit(MODEL, "draws = 2000", "draws = 99999999999");
    let said = desk.faulty(&[
        "targets.faster.target：年增长 8",
        "targets.faster.baseline：年增长 6",
        &period,
        "facts.volunteers.period：2030 到 2020 年",
        "living_recipients 的单位是 yuan",
        &gdp,
        "gdp.mean：年增长 6.3",
        "值 6.3，误差 0.5",
        "observation.1.error：误差 0.5",
        "2200 年的价格",
        "grade 或 category 一个也没有写",
        "disability.structures：999999999；应为不超过 10000",
        "draws：99999999999；应为不超过 1000000",
    ]);
    assert!(!said.contains("memory allocation"), "{said}");
}

/// Ten recipients for each holder make the tied standards dearer than what was paid for all.
#[test]
fn an_error_of_the_engine_names_file_line_and_key() {
    let desk = Desk::new();
    desk.edit(PLAN, "value = 7260", "value = 200000");
    let line = desk.line(PLAN, "value = 248000000");
    let said = desk.refused(
        &[],
        &[
            PLAN,
            &line,
            "facts.two_subsidies_paid.value",
            "其余无从安排",
            SERVICES,
            "living_subsidy.cost.tied",
        ],
    );
    assert_eq!(said.matches("其余无从安排").count(), 1, "{said}");
}

#[test]
fn a_report_of_a_year_to_come_is_told_before_the_run() {
    let desk = Desk::new();
    desk.write("a.csv", "指标,年份,数值\n残疾人就业率,2034,60%\n");
    let paper = ["report", "models/wenling", "--as", "midterm"];
    let asked = ["--actuals", "a.csv", "--draws", "4", "--formats", "md"];
    let output = desk.call(&[&paper[..], &asked, &["--out", "out"]].concat());
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{said}");
    has(&said, &["提醒：", "a.csv", "第 2 行", "2034 年的数 0.6"]);
    assert_eq!(said.matches("2034 年的数").count(), 1, "{said}");
}

#[test]
fn files_that_only_look_like_some() {
    let desk = Desk::new();
    desk.write("models/wenling/scenarios/all.toml", "");
    desk.write("models/wenling/observations.csv", "指标,年份,数值\n");
    desk.write("models/wenling/observations.xlsx", "");
    desk.write(
        PROCESSES,
        desk.read(PROCESSES) + "\n[gdp]\nkind = \"growth\"\n",
    );
    let mut told = vec![
        "scenarios/all.toml：all 代表全部情景",
        "observations.xlsx：旁边已有 observations.csv",
        "“[gdp]”前面已经写过",
    ];
    if cfg!(unix) {
        std::fs::remove_file(desk.path(SERVICES)).expect("removed");
        link(&desk, "nowhere", SERVICES);
        told.push("services.toml：打不开（是符号链接，所指的文件不存在）");
    }
    desk.refused(&[], &told);
}

#[test]
fn what_cannot_be_opened_or_made_is_named_as_it_was_given() {
    let desk = Desk::new();
    desk.write("file", "x");
    for (option, given, named) in [
        ("--parameters", "nope.toml", "错误：nope.toml"),
        ("--out", "file/out", "file 是文件"),
    ] {
        let output = desk.call(&["run", "models/wenling", "--draws", "2", option, given]);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        has(&said, &[named]);
    }
}

/// A target of the year after a plan is doubted, and one of its outlook is not.
#[test]
fn a_target_soon_after_the_plan_is_doubted() {
    for (year, is_said) in [("2026", true), ("2035", false)] {
        let desk = Desk::new();
        let line = desk.set(PLAN, "targets.living_coverage", "year", year);
        let folder = ModelFolder::open(&desk.path("models/wenling"));
        let folder = folder.unwrap_or_else(|complaints| panic!("{complaints}"));
        let warnings = open(&folder, "baseline", None).warnings;
        let told = format!(
            "{line} targets.living_coverage.year：{year} 年的目标，而规划期是 2021—2025 年"
        );
        let said = warnings.iter().any(|own| own.words().zh.contains(&told));
        assert_eq!(said, is_said, "{warnings:?}");
    }
}

/// Grades in the wrong order: the severe ones would live longest.
#[test]
fn grades_that_are_interchanged_are_doubted() {
    let desk = Desk::new();
    let of = |grades: [u32; 4]| {
        let names = grades.map(|grade| format!("\"relative_mortality_grade_{grade}\""));
        format!("[{}]", names.join(", "))
    };
    let line = desk.set(MODEL, "disability", "relative_mortality", &of([4, 3, 2, 1]));
    let folder = ModelFolder::open(&desk.path("models/wenling"));
    let folder = folder.unwrap_or_else(|complaints| panic!("{complaints}"));
    let warnings = open(&folder, "baseline", None).warnings;
    let said: Vec<String> = warnings.iter().map(|own| own.words().zh).collect();
    let told = said.iter().filter(|own| own.contains("低于"));
    assert_eq!(told.count(), 3, "{said:?}");
    let first = format!("{MODEL} {line} disability.relative_mortality.1：");
    assert!(said.iter().any(|own| own.contains(&first)), "{said:?}");
}
