//! What clerks write around a number: its unit, and that it is about or provisional. All figures are made up.

use super::super::{Desk, has, text};
use super::lost::copied;
use super::own::{call, declared, goes_round, line};
use super::{PLAN, begun, cells, fill, fs_reset};

const CENTRE: &str = "“残疾人之家”日间照料";
const SUBSIDY: &str = "困难残疾人生活补贴";

#[test]
fn units_that_agree_are_read_and_marks_are_said() {
    let desk = begun();
    fill(
        &desk,
        &[
            PLAN,
            (
                "规划指标",
                &[
                    &[
                        "残疾人就业率",
                        "预期性",
                        "%",
                        "55%（预计）",
                        "≥",
                        "58%",
                        "2025",
                        "表1",
                    ],
                    &[
                        "无障碍改造户数",
                        "预期性",
                        "户",
                        "约320",
                        "≥",
                        "600户",
                        "2025",
                    ],
                    &[
                        "辅具补贴金额",
                        "预期性",
                        "万元",
                        "45",
                        "≥",
                        "0.5亿元",
                        "2025",
                    ],
                    &[
                        "收入与全县之比",
                        "预期性",
                        "倍",
                        "0.6",
                        "≥",
                        "0.7倍",
                        "2025",
                    ],
                ],
            ),
            (
                "人口",
                &[
                    &["2020", "59.7万（预计）", "", ""],
                    &["2021", "59.5万人（初步统计）", "1,234人", "4100*"],
                ],
            ),
            (
                "持证残疾人",
                &[&["持证人数", "2020", "合计", "", "", "", "", "15,200人"]],
            ),
            ("补贴人数与标准", &[&[SUBSIDY, "2020", "3100名", "266元"]]),
            ("服务与能力", &[&[CENTRE, "2020", "18家", "24张", "3人"]]),
            (
                "资金与来源",
                &[&[
                    CENTRE,
                    "县级财政",
                    "100%",
                    "45万元",
                    "12万元/年",
                    "2021",
                    "批复",
                ]],
            ),
            (
                "情景",
                &[&["more", "多建", CENTRE, "增加机构", "3家", "2023"]],
            ),
            (
                "实际值",
                &[
                    &["残疾人就业率", "2022", "56.2%（快报）", "月报"],
                    &["无障碍改造户数", "2022", "约410户"],
                    &["辅具补贴金额", "2022", "52万元"],
                ],
            ),
        ],
    );
    let said = call(&desk, &["import", "models/tiantai.xlsx"], 0);
    has(
        &said,
        &[
            "注意：工作表“人口”B3",
            "“59.7万（预计）”按 597000 读入，不是确数（预计）",
            "“约320”按 320 读入，不是确数（约）",
            "“56.2%（快报）”按 56.2% 读入，不是确数（快报）",
            "“4100*”只读入数，脚注的标记留在这个工作簿里",
        ],
    );
    assert!(!said.contains("“18家”"), "{said}");
    has(
        &desk.read("models/tiantai/observations.csv"),
        &[
            "残疾人就业率,2022,56.2%,月报（快报）",
            "无障碍改造户数,2022,410,约",
            "辅具补贴金额,2022,520000,",
            "出生,2021,1234,",
            "户籍人口,2021,595000,工作簿“人口”（初步统计）",
            "死亡,2021,4100,工作簿“人口”",
        ],
    );
    has(
        &desk.read("models/tiantai/parameters.toml"),
        &["at = \"2020 年末户籍人口（预计）\""],
    );
    has(
        &desk.read("models/tiantai/services.toml"),
        &[
            "value = 450000.0",
            "value = 120000.0",
            "value = 18.0",
            "value = 24.0",
        ],
    );
    let plan = declared(&desk, "plan");
    let targets = plan["targets"].as_table().expect("targets");
    let money = &targets["own_辅具补贴金额"];
    assert_eq!(money["baseline"].as_float(), Some(450_000.0));
    assert_eq!(money["target"].as_float(), Some(50_000_000.0));
    assert_eq!(money["unit"].as_str(), Some("yuan"));
    assert_eq!(targets["employment"]["at"].as_str(), Some("表1（预计）"));
    let processes = desk.read("models/tiantai/processes.toml");
    has(&processes, &["kind = \"level\"", "unit = \"ratio\""]);
    goes_round(&desk);
    let second = cells(&desk, "models/second.xlsx");
    let people = |row, column| second[&("人口".to_string(), row, column)].as_str();
    assert_eq!(people(2, 1), "597000（预计）");
    assert_eq!([people(3, 1), people(3, 3)], ["595000（初步统计）", "4100"]);
    // Money that was reported since rests on that; a ratio of which only the base year is known on nothing.
    let run = ["run", "models/tiantai", "--draws", "40", "--out", "out"];
    let said = call(&desk, &[&run[..], &["--without-charts"]].concat(), 0);
    has(line(&said, "辅具补贴金额"), &["本地基期后 1 个公布值"]);
    has(line(&said, "收入与全县之比"), &["无依据"]);
}

/// A target may say its relation, and a standard for whom and how often it is.
#[test]
fn relations_and_rates_are_read_with_their_numbers() {
    const JOBS: &str = "残疾人就业率";
    const LIVING: &str = "困难残疾人生活补贴覆盖率";
    const HOMES: &str = "无障碍改造户数";
    let desk = begun();
    let aims: &[&[&str]] = &[
        &[JOBS, "预期性", "%", "55%", "", "58%以上", "2025"],
        &[LIVING, "约束性", "%", "98%", "≥", "达到99%以上", "2025"],
        &[HOMES, "预期性", "户", "", "", "超过 600户", "2025"],
    ];
    let standards: &[&[&str]] = &[&[SUBSIDY, "2020", "3100", "每人每月266元"]];
    fill(
        &desk,
        &[PLAN, ("规划指标", aims), ("补贴人数与标准", standards)],
    );
    let said = call(&desk, &["import", "models/tiantai.xlsx"], 0);
    has(
        &said,
        &[
            "工作表“规划指标”F3",
            "“58%以上”按 ≥ 58% 读入",
            "“超过 600户”按 > 600户 读入",
        ],
    );
    assert!(!said.contains("达到99%"), "{said}");
    let plan = declared(&desk, "plan");
    let target = |key: &str| {
        let own = &plan["targets"][key];
        (own["relation"].as_str(), own["target"].as_float())
    };
    assert_eq!(target("employment"), (Some(">="), Some(0.58)));
    assert_eq!(target("own_无障碍改造户数"), (Some(">"), Some(600.0)));
    has(
        &desk.read("models/tiantai/services.toml"),
        &["median = 266.0"],
    );
    goes_round(&desk);
    fs_reset(&desk);
    let aims: &[&[&str]] = &[
        &[JOBS, "预期性", "%", "55%", "≤", "58%以上", "2025"],
        &[LIVING, "约束性", "%", "98%", "", "超过99%以下", "2025"],
    ];
    fill(&desk, &[PLAN, ("规划指标", aims)]);
    has(
        &call(&desk, &["import", "models/tiantai.xlsx"], 2),
        &[
            "工作表“规划指标”F3",
            "既说 ≥，又说 ≤",
            "工作表“规划指标”F4",
            "既说 >，又说 ≤",
        ],
    );
}

#[test]
fn what_stands_around_a_number_must_be_plain() {
    let desk = begun();
    fill(
        &desk,
        &[
            PLAN,
            (
                "规划指标",
                &[
                    &["残疾人就业率", "预期性", "人", "55%", "≥", "58%", "2025"],
                    &["辅具补贴金额", "预期性", "元", "", "≥", "500", "2025"],
                    &[
                        "无障碍改造户数",
                        "预期性",
                        "户",
                        "320人次",
                        "≥",
                        "600",
                        "2025",
                    ],
                ],
            ),
            (
                "人口",
                &[&["2020", "59.7万户"], &["2021", "594,800", "3000多"]],
            ),
            ("服务与能力", &[&[CENTRE, "2020", "18万元", "24", "3"]]),
            ("补贴人数与标准", &[&[SUBSIDY, "2020", "3100", "3192元/年"]]),
            ("实际值", &[&["残疾人就业率", "2022", "58%（目标）"]]),
        ],
    );
    let output = desk.call(&["import", "models/tiantai.xlsx"]);
    assert_eq!(output.status.code(), Some(2));
    has(
        &text(&output.stderr),
        &[
            "工作表“规划指标”C3",
            "这项指标的单位",
            "D4",
            "金额和倍数从它起算",
            "D5",
            "以户计的数",
            "工作表“人口”B3",
            "以人计的数",
            "单位不同：请换算后只写数字",
            "C4",
            "工作表“服务与能力”C3",
            "以个计的数",
            "工作表“补贴人数与标准”D3",
            "以元/月计的数",
            "工作表“实际值”C3",
        ],
    );
}

/// The workbook again with one text in place of another.
fn rewritten(desk: &Desk, from: &str, to: &str) {
    copied(desk, |_, _, text| {
        let text = if text == from { to } else { text };
        Some(text.to_string())
    });
}

/// The code of one county beside the name of another.
#[test]
fn a_workbook_is_of_the_county_that_it_names() {
    for (from, to, found) in [
        ("331023", "331081", "“天台县”，而代码 331081 是温岭市"),
        ("天台县", "温岭市", "“温岭市”，而代码 331023 是天台县"),
    ] {
        let desk = begun();
        let before = desk.read("models/tiantai/model.toml");
        rewritten(&desk, from, to);
        let output = desk.call(&["import", "models/tiantai.xlsx"]);
        assert_eq!(output.status.code(), Some(2), "{}", text(&output.stdout));
        has(&text(&output.stderr), &["工作表“说明”B3", found]);
        assert_eq!(desk.read("models/tiantai/model.toml"), before);
    }
    let desk = begun();
    rewritten(&desk, "天台县", "浙江省 天台县");
    desk.done(&["import", "models/tiantai.xlsx"]);
}

#[test]
fn a_workbook_is_written_under_a_name_that_says_so() {
    let desk = begun();
    for name in ["models/again.xls", "models/again.csv", "models/again"] {
        let output = desk.call(&["export", "models/tiantai", "--out", name]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        has(&text(&output.stderr), &["--out", name, ".xlsx"]);
        assert!(!desk.path(name).exists());
    }
    desk.done(&["export", "models/tiantai", "--out", "models/again.XLSX"]);
}
