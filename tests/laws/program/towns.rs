//! `towns`: what is said, written and refused.

use super::{Desk, has, text};

const TOWNS: &str = "models/wenling/towns.toml";

/// Made-up figures of some towns.
const TABLE: &str = "镇街,指标,服务,年份,数值,误差
太平街道,人口,,,120000,
泽国镇,人口,,,\"210,000\",
大溪镇,人口,,,150000,
坞根镇,人口,,,21000,
太平街道,持证人数,,2021年,4000,
坞根镇,持证人数,,2021,60,5%
泽国镇,机构数,day_care,,2,
坞根镇,机构数,“残疾人之家”日间照料,,0,
太平街道,享受人数,care_subsidy,2021,1500,
石塘镇,人口,,,—,
";

fn with_table(rows: &str) -> Desk {
    let desk = Desk::new();
    desk.write("models/wenling/towns.csv", rows);
    desk.edit(
        TOWNS,
        "note = {",
        "table = { file = \"towns.csv\" }\nnote = {",
    );
    desk
}

fn call(desk: &Desk, more: &[&str]) -> std::process::Output {
    let call = ["towns", "models/wenling", "--draws", "30", "--out", "out"];
    desk.call(&[&call, more].concat())
}

fn said(desk: &Desk, more: &[&str]) -> String {
    let output = call(desk, more);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    text(&output.stdout)
}

fn refused(desk: &Desk, more: &[&str], parts: &[&str]) {
    let output = call(desk, more);
    let said = text(&output.stderr);
    assert_eq!(
        output.status.code(),
        Some(2),
        "{said}\n{}",
        text(&output.stdout)
    );
    assert!(
        !said.contains("panicked") && !desk.path("out").exists(),
        "{said}"
    );
    has(&said, parts);
}

#[test]
fn without_figures_no_town_is_compared_with_another() {
    let desk = Desk::new();
    let zh = said(&desk, &["--year", "2025"]);
    has(
        &zh,
        &[
            "16 个镇（街道）",
            "没有任何分镇",
            "任一镇（街道）",
            "2025 年有",
            "共 16 个",
        ],
    );
    assert!(!zh.contains("泽国镇"), "{zh}");
    let en = said(&desk, &["--lang", "en"]);
    has(&en, &["No figures by town", "any one town", "of 16"]);
    let table = desk.read("out/wenling/towns/tables/towns.csv");
    assert_eq!(table.lines().count(), 2, "{table}");
    let output = desk.call(&["verify", "out/wenling/towns/receipt.toml"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stdout));
}

#[test]
fn a_table_tells_the_towns_apart() {
    let desk = with_table(TABLE);
    let zh = said(&desk, &["--year", "2021,2025"]);
    has(
        &zh,
        &[
            "2021 年持证残疾人",
            "2025 年",
            "太平街道",
            "4,000",
            "没有数的镇（街道）",
            "石塘镇",
        ],
    );
    let folder = "out/wenling/towns";
    for file in ["towns", "towns_services", "towns_covered"] {
        assert!(
            desk.path(&format!("{folder}/tables/{file}.csv")).exists(),
            "{file}"
        );
    }
    assert!(
        desk.path(&format!("{folder}/charts/towns-holders.zh.svg"))
            .exists()
    );
    let table = desk.read(&format!("{folder}/tables/towns.csv"));
    let taiping = table.lines().find(|line| line.starts_with("2021,taiping"));
    has(taiping.expect("a row"), &["太平街道", "yes", "4000"]);
    let json = said(&desk, &["--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["told_apart"], true);
    assert_eq!(json["towns"].as_array().map(Vec::len), Some(16));
    assert!(
        json["services"]
            .as_array()
            .is_some_and(|rows| rows.len() > 16)
    );
}

#[test]
fn small_counts_are_not_published() {
    let desk = with_table(TABLE);
    let kept = said(&desk, &["--year", "2021"]);
    assert!(!kept.contains("<10"), "{kept}");
    has(
        &said(&desk, &["--year", "2021", "--publish"]),
        &["供公布", "<10"],
    );
    let table = desk.read("out/wenling/towns/tables/towns_services.csv");
    assert!(table.contains("<10"), "{table}");
    for line in table.lines().skip(1) {
        // Titles in quotes may have commas; counts come after the unit.
        let counts = line.split_once(",persons,").map_or("", |(_, rest)| rest);
        let counts = counts.split(',').map(|count| count.trim_matches('"'));
        let counts: Vec<&str> = counts.collect();
        for count in counts.iter().take(18).filter(|count| !count.is_empty()) {
            let hidden = ["<10", "…"].contains(count);
            assert!(
                hidden || count.parse::<f64>().is_ok_and(|n| n >= 10.0),
                "{line}"
            );
        }
        // Of who needs it and who has it one is hidden where it is hidden how few do not.
        let shown = |column: usize| counts.get(column)?.parse::<f64>().ok();
        let [need, served, places, lacking] = [0, 6, 12, 24].map(shown);
        if let (Some(need), Some(served), None, None) = (need, served, places, lacking) {
            let few = need - served;
            let limited = counts.get(12).is_some_and(|places| !places.is_empty());
            assert!(limited || few <= 0.5 || few >= 9.5, "{line}");
        }
    }
}

#[test]
fn what_cannot_be_is_told_with_file_and_line() {
    let table = "models/wenling/towns.csv";
    for (row, parts) in [
        ("温泉镇,人口,,,9000,\n", ["温泉镇", "第 12 行"]),
        ("太平街道,人口,,,9000,\n", ["只写一次", "第 12 行"]),
        ("新河镇,人口,,,-9000,\n", ["-9000", "第 12 行"]),
        ("新河镇,人次,,,9000,\n", ["人次", "第 12 行"]),
        ("新河镇,机构数,day_cares,,1,\n", ["day_cares", "day_care"]),
        ("新河镇,持证人数,,,1000,\n", ["年份", "第 12 行"]),
        ("新河镇,持证人数,,2012,1000,\n", ["2012", "第 12 行"]),
        ("新河镇,机构数,care_subsidy,,1,\n", ["没有床位", "第 12 行"]),
    ] {
        let desk = with_table(&format!("{TABLE}{row}"));
        refused(&desk, &[], &[table, parts[0], parts[1]]);
    }
    for (from, to, parts) in [
        ("zh = \"大溪镇\"", "zh = \"泽国镇\"", ["泽国镇", "两次"]),
        ("[town.daxi]", "[town.zeguo]", ["TOML", "zeguo"]),
        ("day_care = ", "nothing = ", ["nothing", "服务"]),
        (
            "median = 300",
            "median = -300",
            ["-300", "concentration.holders"],
        ),
        (
            "source = \"wenling_towns_memory\"",
            "source = \"nosuch\"",
            ["nosuch", "来源"],
        ),
    ] {
        let desk = Desk::new();
        desk.edit(TOWNS, from, to);
        refused(&desk, &[], &[TOWNS, parts[0], parts[1]]);
    }
    // Shares that do not add up, of towns that the table alone names.
    let desk = Desk::new();
    let whole = desk.read(TOWNS);
    let head = whole
        .split("[town.")
        .next()
        .expect("what stands before the towns");
    desk.write(TOWNS, head);
    desk.edit(
        TOWNS,
        "note = {",
        "table = { file = \"towns.csv\" }\nnote = {",
    );
    desk.write(
        "models/wenling/towns.csv",
        "镇街,指标,数值\n甲镇,比例,60%\n乙镇,比例,30%\n",
    );
    refused(&desk, &[], &["0.9000", "合计为 1"]);
    desk.write(
        "models/wenling/towns.csv",
        "镇街,指标,数值\n甲镇,比例,60%\n乙镇,比例,40%\n",
    );
    has(&said(&desk, &[]), &["2 个镇（街道）", "甲镇", "乙镇"]);
}

#[test]
fn a_year_that_is_not_projected_and_a_model_without_towns() {
    let desk = Desk::new();
    refused(&desk, &["--year", "2025,2051"], &["2051", "2035"]);
    std::fs::remove_file(desk.path(TOWNS)).expect("removed");
    refused(
        &desk,
        &[],
        &["没有镇（街道）", "工作表“镇街”", "towns.toml"],
    );
}

/// How much towns differ is inherited; which there are is not.
#[test]
fn a_county_that_extends_another_names_its_own_towns() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("models/other")).expect("a folder");
    let model = "extends = \"wenling\"\ntitle = { zh = \"某县\", en = \"A county\" }\n";
    desk.write("models/other/model.toml", model);
    let call = ["towns", "models/other", "--draws", "20", "--out", "out"];
    let output = desk.call(&call);
    assert_eq!(output.status.code(), Some(2));
    has(&text(&output.stderr), &["没有镇（街道）"]);
    desk.write(
        "models/other/towns.toml",
        "source = \"own_records\"\nevidence = \"measured\"\nverification = \"verified\"\n\
         [town.one]\ntitle = { zh = \"甲镇\", en = \"One\" }\npopulation = 30000\n\
         [town.two]\ntitle = { zh = \"乙镇\", en = \"Two\" }\npopulation = 60000\n",
    );
    let output = desk.call(&call);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    has(&text(&output.stdout), &["2 个镇（街道）", "甲镇", "乙镇"]);
}

/// People in ten thousands, of all towns too many, holders and recipients beyond those of whom they are: each with its line.
#[test]
fn numbers_that_no_town_has_are_refused() {
    let rows = "太平街道,人口,,,12.5,
泽国镇,人口,,,2900000,
大溪镇,人口,,,150000,
大溪镇,持证人数,,2021,160000,
坞根镇,持证人数,,2021,60,
坞根镇,享受人数,care_subsidy,2021,90,
石塘镇,人口,,,—,
";
    let desk = with_table(&format!("镇街,指标,服务,年份,数值,误羞\n{rows}"));
    let output = desk.call(&["check", "models/wenling"]);
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stdout));
    let said = text(&output.stderr);
    for (line, parts) in [
        (2, "人口 12.5；应为一个镇（街道）至少 100 人"),
        (4, "人口合计"),
        (5, "持证 160000 人，而人口 150000"),
        (7, "享受人数 90，而持证 60 人"),
    ] {
        let place = format!("towns.csv 第 {line} 行");
        let found = said
            .lines()
            .any(|own| own.contains(&place) && own.contains(parts));
        assert!(found, "{place} {parts} in {said}");
    }
}

/// A township on a plateau may have as few people, which is said and refused nowhere.
#[test]
fn a_town_of_few_people_is_only_reminded_of() {
    let desk = with_table("镇街,指标,数值\n太平街道,人口,96\n");
    let output = desk.call(&["check", "models/wenling"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    has(&text(&output.stdout), &["towns.csv 第 2 行", "人口 96"]);
}
