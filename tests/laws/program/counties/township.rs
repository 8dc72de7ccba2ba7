//! The sheet of the towns: people and centres that a county knows of each. All figures are made up.

use super::super::{has, text};
use super::own::{call, goes_round};
use super::{PLAN, begun, fill, fs_reset};

const CENTRE: &str = "“残疾人之家”日间照料";

#[test]
fn people_and_centres_of_towns_go_into_the_model_and_back() {
    let desk = begun();
    fill(
        &desk,
        &[
            (
                "持证残疾人",
                &[
                    &["持证人数", "2020", "合计", "", "", "", "", "15200"],
                    &["持证人数", "2020", "", "", "", "", "赤城街道", "9000"],
                    &["持证人数", "2020", "", "", "", "", "坦头镇", "6200"],
                ],
            ),
            ("服务与能力", &[&[CENTRE, "2020", "6", "24", "3"]]),
            (
                "镇街",
                &[
                    &["坦头镇", "4.1万人", CENTRE, "2"],
                    &["平桥镇", "52,000", "寄宿托养", "1"],
                    &["平桥镇", "", CENTRE, "3家"],
                    &["赤城街道", "", CENTRE, "0"],
                ],
            ),
        ],
    );
    has(
        &call(&desk, &["import", "models/tiantai.xlsx"], 0),
        &["镇街：3 行", "各镇（街道）合计 5 家", "全县 6 家"],
    );
    let towns: toml::Table = desk
        .read("models/tiantai/towns.toml")
        .parse()
        .expect("TOML");
    let town = |name: &str| &towns["town"][name];
    assert_eq!(town("坦头镇")["population"].as_float(), Some(41_000.0));
    assert_eq!(town("平桥镇")["centres"]["day_care"].as_integer(), Some(3));
    assert_eq!(
        town("赤城街道")["centres"]["day_care"].as_integer(),
        Some(0)
    );
    assert!(town("赤城街道").get("population").is_none());
    has(
        towns["at"].as_str().expect("a place"),
        &["持证残疾人", "镇街"],
    );
    goes_round(&desk);
    let run = ["towns", "models/tiantai", "--draws", "20", "--out", "out"];
    has(&call(&desk, &run, 0), &["平桥镇", "坦头镇"]);
    // What is changed in the file goes that way, too.
    desk.edit("models/tiantai/towns.toml", "41000", "43000");
    call(
        &desk,
        &["export", "models/tiantai", "--out", "models/third.xlsx"],
        0,
    );
    call(&desk, &["import", "models/third.xlsx"], 0);
    assert!(desk.read("models/tiantai/towns.toml").contains("43000"));
}

#[test]
fn what_cannot_be_of_a_town_is_refused_with_its_cell() {
    let desk = begun();
    fill(
        &desk,
        &[(
            "镇街",
            &[
                &["坦头镇", "4.1", CENTRE, "2"],
                &["", "41000"],
                &["平桥镇", "52000", CENTRE],
                &["平桥镇", "53000", "", "2"],
                &["白鹤镇", "30000", "困难残疾人生活补贴", "1"],
                &["白鹤镇", "", CENTRE, "1.5"],
            ],
        )],
    );
    has(
        &call(&desk, &["import", "models/tiantai.xlsx"], 2),
        &[
            "工作表“镇街”B3",
            "是否写成了万人",
            "A4",
            "D5",
            "B6",
            "已经写过",
            "C6",
            "C7",
            "没有机构",
            "D8",
        ],
    );
    fs_reset(&desk);
    call(&desk, &["import", "models/tiantai.xlsx"], 0);
    assert!(!desk.path("models/tiantai/towns.toml").exists());
}

#[test]
fn recipients_of_towns_go_into_the_model_and_back() {
    const CARE: &str = "重度残疾人护理补贴";
    let desk = begun();
    let rows: &[&[&str]] = &[
        &[CARE, "2020", "5200", "250"],
        &[CARE, "2020", "2,100", "", "", "赤城街道"],
        &[CARE, "2022", "2300人", "", "月报", "赤城街道", "46人"],
        &[CARE, "2020", "3200", "", "", "坦头镇"],
    ];
    fill(
        &desk,
        &[
            ("补贴人数与标准", rows),
            ("镇街", &[&["赤城街道", "61000"]]),
        ],
    );
    has(
        &call(&desk, &["import", "models/tiantai.xlsx"], 0),
        &[
            "补贴人数与标准：4 行",
            "2020 年：各镇（街道）合计 5300 人，全县 5200 人",
        ],
    );
    let towns = desk.read("models/tiantai/towns.toml");
    has(&towns, &["人口和享受人数为本地所报"]);
    let towns: toml::Table = towns.parse().expect("TOML");
    let counts = |town: &str| towns["town"][town]["recipients"]["care_subsidy"].clone();
    let persons = |town: &str, place: usize| counts(town)[place]["persons"].as_float();
    assert_eq!(persons("赤城街道", 1), Some(2300.0));
    let later = &counts("赤城街道")[1];
    assert_eq!(later["at"].as_str(), Some("月报"));
    assert_eq!(later["error"].as_float(), Some(0.02));
    assert_eq!(persons("坦头镇", 0), Some(3200.0));
    goes_round(&desk);
    let run = ["towns", "models/tiantai", "--draws", "20", "--out", "out"];
    has(&call(&desk, &run, 0), &["赤城街道", "坦头镇"]);
    fs_reset(&desk);
    let rows: &[&[&str]] = &[
        &[CENTRE, "2020", "30", "", "", "坦头镇"],
        &[CARE, "2022", "3200", "250", "", "坦头镇"],
        &[CARE, "2022", "3300", "", "", "坦头镇"],
        &[CARE, "2023", "", "", "", "坦头镇"],
        &[CARE, "2024", "3200", "", "", "坦头镇", "0.05"],
        &[CARE, "2020", "5200", "250", "", "", "1%"],
    ];
    fill(&desk, &[("补贴人数与标准", rows)]);
    has(
        &call(&desk, &["import", "models/tiantai.xlsx"], 2),
        &[
            "工作表“补贴人数与标准”F3",
            "受名额限制",
            "工作表“补贴人数与标准”D4",
            "工作表“补贴人数与标准”F5",
            "工作表“补贴人数与标准”C6",
            "工作表“补贴人数与标准”G7",
            "工作表“补贴人数与标准”G8",
        ],
    );
}

/// So many of five towns were reported to have a centre: as many have one in `towns`, and the county has as many centres,
/// also where fewer were entered. How many towns there are is taken from those that are named.
#[test]
fn reported_towns_with_a_centre_are_those_of_the_split() {
    const COVERAGE: &str = "“残疾人之家”覆盖率";
    let desk = begun();
    let target = [COVERAGE, "预期性", "%", "60%", "≥", "100%", "2025", "表1"];
    fill(
        &desk,
        &[
            PLAN,
            ("规划指标", &[&target[..]]),
            ("服务与能力", &[&[CENTRE, "2020", "2", "24", "3"]]),
            (
                "镇街",
                &[
                    &["坦头镇", "41000", CENTRE, "1"],
                    &["平桥镇", "52000"],
                    &["赤城街道", "61000"],
                    &["白鹤镇", "30000"],
                    &["石梁镇", "12000"],
                ],
            ),
            ("实际值", &[&[COVERAGE, "2022", "80%"]]),
        ],
    );
    let said = call(&desk, &["import", "models/tiantai.xlsx"], 0);
    has(&said, &["没有给出总数，取工作簿里的镇（街道）数 5 个"]);
    has(
        &call(&desk, &["check", "models/tiantai"], 0),
        &["至多约 2 家，而 3 个镇（街道）已有"],
    );
    goes_round(&desk);
    let run = [
        "towns",
        "models/tiantai",
        "--draws",
        "20",
        "--year",
        "2020,2022,2025",
        "--format",
        "json",
        "--out",
        "out",
    ];
    let output = desk.call(&run);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let found: serde_json::Value = serde_json::from_str(&text(&output.stdout)).expect("JSON");
    let rows = found["covered"].as_array().expect("rows");
    let with = |year: i32| {
        let row = rows
            .iter()
            .find(|row| row["year"] == year && row["service"] == "day_care");
        let with = &row.expect("a row")["with_centre"];
        (
            with["ninety_five"][0].as_f64(),
            with["ninety_five"][1].as_f64(),
        )
    };
    assert_eq!(with(2020), (Some(3.0), Some(3.0)));
    assert_eq!(with(2022), (Some(4.0), Some(4.0)));
    assert!(with(2025).0 >= Some(4.0));
}
