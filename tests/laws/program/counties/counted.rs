//! What a plan counts: from nothing, or by what every year adds; and short lists, which are told whole.

use super::super::has;
use super::own::{call, line};
use super::{PLAN, begun, fill, fs_reset, midterm};

const HOMES: &str = "改造的家庭户数";
const GRANTS: &str = "助学人次";

/// Figures are made up.
const AIMS: (&str, &[&[&str]]) = (
    "规划指标",
    &[
        &[HOMES, "预期性", "户", "", "≥", "500", "2025"],
        &[
            GRANTS,
            "预期性",
            "人次",
            "",
            "≥",
            "50",
            "2025",
            "",
            "",
            "每年新增",
        ],
    ],
);

#[test]
fn what_is_counted_from_nothing_is_compared_with_what_it_shall_be() {
    let desk = begun();
    let imported = |homes: &'static str| {
        let reports: &[&[&str]] = &[
            &[HOMES, "2022", homes],
            &[GRANTS, "2021", "46"],
            &[GRANTS, "2022", "61"],
        ];
        fill(&desk, &[PLAN, AIMS, ("实际值", reports)]);
        call(&desk, &["import", "models/tiantai.xlsx"], 0);
        call(&desk, &["check", "models/tiantai"], 0)
    };
    let said = imported("211");
    assert!(!said.contains("起点为 0"), "{said}");
    // What the plan says nothing of in the base year is no number of it; a year that falls short is named.
    let report = midterm(&desk);
    has(
        &report,
        &[
            "| 2 助学人次 | 预期性 | — |",
            "助学人次：2022 年为 61 人次（最低为 2021 年的 46 人次），规划期内每年目标 ≥ 50 人次，低于应保持的水平。",
        ],
    );
    // What settles it is still to come, and nothing is said of what lags.
    let last = ["report", "models/tiantai", "--as", "final", "--draws", "20"];
    desk.done(&[&last[..], &["--out", "out", "--formats", "md"][..]].concat());
    has(
        &desk.read("out/tiantai/report-final/report.md"),
        &[
            "规划期内每年目标 ≥ 50 人次，2025 年未报数。",
            "是否滞后还不能判断",
        ],
    );
    fs_reset(&desk);
    let said = imported("21100");
    let homes = line(&said, "2022 年 21100");
    has(
        homes,
        &[
            "2020 年的起点为 0、目标为 500",
            "应为与目标相近的数",
            // Whoever has the workbook does not know the file.
            "请在工作表“实际值”",
        ],
    );
}

#[test]
fn a_short_list_is_told_whole_and_a_sum_only_of_what_was_read() {
    let desk = begun();
    let payers: &[&[&str]] = &[
        &["“残疾人之家”日间照料", "县级财政", "60%"],
        &["“残疾人之家”日间照料", "省级财政", "0.4"],
    ];
    let plans: &[&[&str]] = &[&["提标", "", "困难残疾人生活补贴", "提高标准", "500", "2026"]];
    fill(&desk, &[("资金与来源", payers), ("情景", plans)]);
    let said = call(&desk, &["import", "models/tiantai.xlsx"], 2);
    let what = line(&said, "不认识“提高标准”");
    has(what, &["标准、覆盖率、", "增加机构 之一"]);
    has(&said, &["写的是 0.4，单位是 %"]);
    assert!(!said.contains("合计 60%"), "{said}");
}

/// The reasons of scenarios speak of a plan: that of the model which has them.
#[test]
fn a_scenario_of_another_place_says_so() {
    let desk = begun();
    let of = |folder: &str| call(&desk, &["list", "scenarios", folder], 0);
    let own = of("models/wenling");
    has(line(&own, "dibao_uprating"), &["规划要求动态调整"]);
    assert!(!own.contains("那里的规划"), "{own}");
    let lent = of("models/tiantai");
    has(
        line(&lent, "dibao_uprating"),
        &["沿用其他地方的情景，理由按那里的规划和情况写：规划要求动态调整"],
    );
}

#[test]
fn a_report_of_what_nobody_knows_is_refused_with_its_cell() {
    let desk = begun();
    let reports: &[&[&str]] = &[
        &["出生", "2021", "3,100"],
        &["困难残疾人生活补贴：享受", "2021", "2100"],
        &["改造的家庭户", "2022", "211"],
        &["无人知道的指标", "2022", "3"],
    ];
    fill(&desk, &[PLAN, AIMS, ("实际值", reports)]);
    let said = call(&desk, &["import", "models/tiantai.xlsx"], 2);
    assert_eq!(said.lines().count(), 2, "{said}");
    let near = line(&said, "没有叫“改造的家庭户”的指标");
    has(near, &["工作表“实际值”A5", "是不是“改造的家庭户数”"]);
    let unknown = line(&said, "没有叫“无人知道的指标”的指标");
    has(unknown, &["工作表“实际值”A6", "先写到“规划指标”表"]);
}

/// Before a scenario begins nothing differs: a table of it has no such year.
#[test]
fn a_comparison_begins_where_its_scenario_does() {
    let desk = begun();
    let plans: &[&[&str]] = &[&["dearer", "", "困难残疾人生活补贴", "标准", "900", "2030"]];
    fill(&desk, &[("情景", plans)]);
    call(&desk, &["import", "models/tiantai.xlsx"], 0);
    let compare = ["compare", "models/tiantai", "dearer", "--draws", "20"];
    let said = call(&desk, &[&compare[..], &["--out", "out"][..]].concat(), 0);
    let years: Vec<&str> = line(&said, "更多的概率")
        .split_whitespace()
        .filter(|word| word.parse::<u32>().is_ok())
        .collect();
    assert!(!years.contains(&"2025"), "{said}");
    assert_eq!(years.last(), Some(&"2035"), "{said}");
    // Ranked are the years in which it costs something else; in those before it has no rank of its own.
    has(line(&said, "由低到高第 1"), &["2030—2034 年"]);
    assert!(!said.contains("并列者平分"), "{said}");
    let before = ["--period", "2021-2025", "--out", "before"];
    let tied = call(&desk, &[&compare[..], &before].concat(), 0);
    has(line(&tied, "并列者平分"), &["2021—2025 年", "dearer"]);
    assert!(said.contains("资金（元）"), "{said}");
}

#[test]
fn whose_the_composition_of_the_base_year_is_is_said() {
    let desk = begun();
    let all: &[&str] = &["持证人数", "2020", "", "", "", "", "", "15200"];
    let later: &[&[&str]] = &[
        all,
        &["持证人数", "2021", "视力", "", "", "", "", "1500"],
        &["持证人数", "2021", "肢体", "", "", "", "", "7400"],
    ];
    fill(&desk, &[("持证残疾人", later)]);
    let said = call(&desk, &["import", "models/tiantai.xlsx"], 0);
    has(&said, &["2020 年的持证人数没有按类别分"]);
    fs_reset(&desk);
    let first: &[&[&str]] = &[&["持证人数", "2020", "肢体", "", "", "", "", "7300"]];
    let both = [later, first].concat();
    fill(&desk, &[("持证残疾人", &both[..])]);
    let said = call(&desk, &["import", "models/tiantai.xlsx"], 0);
    assert!(!said.contains("没有按类别分"), "{said}");
}

/// Where only later years are counted, they decide those years, and what is assumed of the base year is said.
#[test]
fn a_register_of_later_years_decides_them() {
    let desk = begun();
    let holders = |year: &'static str, category: &'static str, persons: &'static str| {
        ["持证人数", year, category, "", "", "", "", persons]
    };
    let rows = [
        holders("2022", "合计", "15400"),
        holders("2022", "视力", "1500"),
        holders("2023", "合计", "15650"),
        holders("2023", "视力", "1450"),
    ];
    let rows: Vec<&[&str]> = rows.iter().map(|row| &row[..]).collect();
    fill(&desk, &[("持证残疾人", &rows[..])]);
    let said = call(&desk, &["import", "models/tiantai.xlsx"], 0);
    has(
        &said,
        &["没有 2020 年的持证人数", "怎样构成都按沿用的模型推算"],
    );
    let check = ["check", "models/tiantai", "--format", "json"];
    has(&call(&desk, &check, 0), &["\"registered_visual\""]);
    let run = ["run", "models/tiantai", "--draws", "8", "--out", "out"];
    call(&desk, &[&run[..], &["--without-charts"]].concat(), 0);
    let table = desk.read("out/tiantai/baseline/tables/quantities.csv");
    let decided = |key: &str, year: &str, persons: &str| {
        let row = table.lines().find(|line| {
            let mut cells = line.split(',');
            cells.next() == Some(key) && cells.any(|cell| cell == year)
        });
        let row = row.expect("a row of the table");
        let all = row.split(',').skip(8).all(|cell| cell == persons);
        assert!(all, "{row}");
    };
    decided("holders", "2022", "15400.0");
    decided("holders", "2023", "15650.0");
    decided("holders.visual", "2022", "1500.0");
    decided("holders.visual", "2023", "1450.0");
}
