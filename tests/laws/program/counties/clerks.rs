//! Values as clerks write them.

use super::super::{has, text};
use super::own::{call, goes_round};
use super::{PLAN, begun, fill, fs_reset, midterm};

#[test]
fn a_target_in_step_is_said_in_words_and_a_per_cent_may_lack_its_sign() {
    let desk = begun();
    let income = "残疾人家庭人均收入年均增速";
    let share = "残疾人就业率";
    let homes = "符合条件残疾人家庭无障碍改造率";
    let pension = "残疾人城乡居民基本养老保险参保率";
    // What is asked for only because it was reported moves the places of other quantities.
    let care = "重度残疾人护理补贴覆盖率";
    fill(
        &desk,
        &[
            PLAN,
            (
                "规划指标",
                &[
                    &[income, "预期性", "%", "—", "≥", "与GDP同步", "2025"],
                    &[share, "预期性", "%", "55%", "≥", "58%", "2025"],
                    &[homes, "约束性", "%", "/", "≥", "95%", "2025"],
                    &[pension, "预期性", "%", "96.2%", "≥", "98%", "2025"],
                ],
            ),
            (
                "实际值",
                &[
                    &[share, "2021", "55.9"],
                    &[share, "2022", "０.563"],
                    &[share, "2023", "57.1％"],
                    &[care, "2021", "98.2%"],
                    &[pension, "2021", "96.5%"],
                ],
            ),
        ],
    );
    desk.done(&["import", "models/tiantai.xlsx"]);
    has(
        &desk.read("models/tiantai/observations.csv"),
        &[",2021,55.9%,", ",2022,０.563,", ",2023,57.1％,"],
    );
    has(
        &desk.read("models/tiantai/plan.toml"),
        &["in_step_with", "与 GDP 增长同步"],
    );
    let run = ["run", "models/tiantai", "--draws", "20", "--out", "out"];
    let said = desk.done(&[&run[..], &["--without-charts"]].concat());
    has(&said, &["与 GDP 增长同步"]);
    // What is needed a year is told from the value that was reported last: 1.5 points in four years.
    let needed = said.lines().find(|line| line.contains(pension));
    has(
        needed.expect("the target"),
        &["自 2021 年起每年需 +0.4 个百分点"],
    );
    // The other county's value of the base year is no value of this one's: there is no probability.
    let homes = said.lines().find(|line| line.contains(homes));
    has(homes.expect("the target"), &["无依据", "沿用他处"]);
    let report = midterm(&desk);
    has(
        &report,
        &[
            "| 3 符合条件残疾人家庭无障碍改造率 | 约束性 | — |",
            // The mean of another county's growth is no value of this one's base year either.
            "| 1 残疾人家庭人均收入年均增速 | 预期性 | — |",
        ],
    );
}

#[test]
fn a_reported_value_that_can_be_read_two_ways_is_asked_about_by_its_cell() {
    let desk = begun();
    fill(
        &desk,
        &[(
            "实际值",
            &[
                &["残疾人就业率", "2021", "1.2"],
                &["残疾人就业率", "2022", "559"],
            ],
        )],
    );
    let output = desk.call(&["import", "models/tiantai.xlsx"]);
    assert_eq!(output.status.code(), Some(2));
    has(
        &text(&output.stderr),
        &["工作表“实际值”C3", "工作表“实际值”C4", "98%"],
    );
}

#[test]
fn a_reported_value_may_have_an_error_in_its_unit() {
    let desk = begun();
    let share = "残疾人就业率";
    let people: (&str, &[&[&str]]) = ("人口", &[&["2020", "596000"]]);
    let reports: &[&[&str]] = &[
        &[share, "2021", "55.9%", "月报", "0.5%"],
        &["户籍人口", "2022", "594000", "公报", "500人"],
        &[share, "2023", "57.1%", "", "—"],
        &["出生", "2022", "4600", "", "±1%"],
    ];
    fill(&desk, &[people, ("实际值", reports)]);
    let said = desk.done(&["import", "models/tiantai.xlsx"]);
    has(&said, &["工作表“实际值”E6", "“1%”按占数值的比例读入"]);
    has(
        &desk.read("models/tiantai/observations.csv"),
        &[
            "指标,年份,数值,误差,出处",
            "残疾人就业率,2021,55.9%,0.5%,月报",
            "户籍人口,2022,594000,500,公报",
            "残疾人就业率,2023,57.1%,,",
            "出生,2022,4600,1%,",
        ],
    );
    goes_round(&desk);
    fs_reset(&desk);
    let reports: &[&[&str]] = &[
        &[share, "2021", "55.9%", "", "0.5"],
        &["户籍人口", "2022", "594000", "", "-1%"],
        &[share, "2022", "56%", "", "-0.1%"],
        &[share, "2023", "", "", "0.5%"],
    ];
    fill(&desk, &[people, ("实际值", reports)]);
    has(
        &call(&desk, &["import", "models/tiantai.xlsx"], 2),
        &[
            "工作表“实际值”E3",
            "误差写的是“0.5”，数值是“55.9%”",
            "工作表“实际值”E4",
            "工作表“实际值”E5",
            "工作表“实际值”C6",
        ],
    );
}

/// Nobody has seen a year that is still to come: `import` says so as `check` and `run` do.
#[test]
fn a_value_of_a_year_still_to_come_is_said_with_its_sheet() {
    let desk = begun();
    let people: (&str, &[&[&str]]) = ("人口", &[&["2020", "596000"]]);
    let reports: &[&[&str]] = &[&["残疾人就业率", "2034", "58%"]];
    fill(&desk, &[people, ("实际值", reports)]);
    has(
        &desk.done(&["import", "models/tiantai.xlsx"]),
        &[
            "注意：工作表“实际值”（残疾人就业率,2034,58%",
            "2034 年的数 0.58，而现在是",
        ],
    );
}

/// What the plan prints of a coverage, and recipients of a register that give another: both cannot be.
#[test]
fn a_coverage_that_recipients_do_not_give_is_said() {
    let coverage = "重度残疾人护理补贴覆盖率";
    let graded = |grade: &'static str, persons: &'static str| {
        ["持证人数", "2020", "合计", grade, "", "", "", persons]
    };
    let holders = [
        graded("合计", "16712"),
        graded("一级", "2590"),
        graded("二级", "4596"),
        graded("三级", "3844"),
        graded("四级", "5682"),
    ];
    let holders: Vec<&[&str]> = holders.iter().map(|row| &row[..]).collect();
    let warned = |recipients: &str| {
        let desk = begun();
        fill(
            &desk,
            &[
                PLAN,
                (
                    "规划指标",
                    &[&[coverage, "约束性", "%", "98%", "≥", "99%", "2025"]],
                ),
                ("持证残疾人", &holders[..]),
                (
                    "补贴人数与标准",
                    &[&["重度残疾人护理补贴", "2020", recipients]],
                ),
            ],
        );
        desk.done(&["import", "models/tiantai.xlsx"]);
        let output = desk.call(&["check", "models/tiantai"]);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        text(&output.stdout) + &text(&output.stderr)
    };
    has(
        &warned("6790"),
        &["2020 年公布的是 98%", "合 94.", "相差不超过 2 个百分点"],
    );
    assert!(!warned("7042").contains("公布的是 98%"));
}

/// A scenario may be named in Chinese; its file has a number, and its rows stay together.
#[test]
fn a_scenario_may_have_a_chinese_name() {
    let desk = begun();
    let centre = [
        "多建4家",
        "",
        "“残疾人之家”日间照料",
        "增加机构",
        "4",
        "2026",
    ];
    let subsidy = |name: &'static str, share: &'static str| {
        [name, "", "困难残疾人生活补贴", "覆盖率", share, "2026"]
    };
    let rows = [
        centre,
        subsidy("提高覆盖", "99.8%"),
        subsidy("多建4家", "99.5%"),
    ];
    fill(
        &desk,
        &[("情景", &[&rows[0][..], &rows[1][..], &rows[2][..]])],
    );
    let import = |workbook: &str| {
        desk.done(&["import", workbook]);
        let both = ["own_1", "own_2"];
        both.map(|name| desk.read(&format!("models/tiantai/scenarios/{name}.toml")))
    };
    let files = import("models/tiantai.xlsx");
    has(
        &files[0],
        &["多建4家", "add_centres = 4.0", "coverage = 0.995"],
    );
    has(&files[1], &["提高覆盖", "coverage = 0.998"]);
    let second = "models/second.xlsx";
    desk.done(&["export", "models/tiantai", "--out", second]);
    std::fs::remove_dir_all(desk.path("models/tiantai")).expect("the model");
    assert_eq!(import(second), files);
    // It may be asked for by the name in the workbook too; the one of its file is written.
    let ask = |name: &str, code: i32| {
        let asked = ["run", "models/tiantai", "--draws", "4", "--out", "out"];
        let named = ["--without-charts", "--scenario", name];
        call(&desk, &[&asked[..], &named].concat(), code)
    };
    ask("多建4家", 0);
    assert!(desk.path("out/tiantai/own_1/receipt.toml").is_file());
    has(
        &ask("多建5家", 2),
        &[
            "没有叫 多建5家 的情景",
            "own_1（多建4家）",
            "是不是 多建4家？",
        ],
    );
    // Two of one name are told apart by the names of their files.
    let file = "models/tiantai/scenarios/own_2.toml";
    desk.write(file, desk.read(file).replace("提高覆盖", "多建4家"));
    has(
        &ask("多建4家", 2),
        &["有几个情景都叫 多建4家", "请写键：own_1、own_2"],
    );
}

/// So many of so many is the share that they make, which is said.
#[test]
fn so_many_of_so_many_is_a_share() {
    let desk = begun();
    let share = "残疾人就业率";
    fill(
        &desk,
        &[
            ("规划", &[&["天台县规划", "", "2021", "2025"]]),
            (
                "规划指标",
                &[&[share, "预期性", "%", "55%", "≥", "14/20个", "2025"]],
            ),
            ("实际值", &[&[share, "2021", "113/200"]]),
        ],
    );
    has(
        &desk.done(&["import", "models/tiantai.xlsx"]),
        &[
            "工作表“规划指标”F3",
            "“14/20个”按 70% 读入",
            "“113/200”按 56.5% 读入",
        ],
    );
    has(&desk.read("models/tiantai/plan.toml"), &["target = 0.7"]);
    has(
        &desk.read("models/tiantai/observations.csv"),
        &[",2021,56.5%,"],
    );
}
