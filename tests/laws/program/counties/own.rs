//! What a county adds of its own: indicators, towns, who pays; and what stays another's is said to be.

use super::super::{Desk, has, text};
use super::rows::ROWS;
use super::{begun, fill, midterm, model_files};

pub fn call(desk: &Desk, arguments: &[&str], code: i32) -> String {
    let output = desk.call(arguments);
    let (said, error) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(
        output.status.code(),
        Some(code),
        "{arguments:?}: {said}{error}"
    );
    said + &error
}

/// What a file of the county's model declares.
pub fn declared(desk: &Desk, name: &str) -> toml::Table {
    let text = desk.read(&format!("models/tiantai/{name}.toml"));
    text.parse().expect("TOML")
}

/// The line of a text that has some words.
pub fn line<'t>(text: &'t str, words: &str) -> &'t str {
    let found = text.lines().find(|line| line.contains(words));
    found.unwrap_or_else(|| panic!("“{words}” in: {text}"))
}

/// Into another workbook and back: the same files.
pub fn goes_round(desk: &Desk) {
    let before = model_files(desk);
    let second = "models/second.xlsx";
    std::fs::remove_file(desk.path(second)).ok();
    call(desk, &["export", "models/tiantai", "--out", second], 0);
    std::fs::remove_dir_all(desk.path("models/tiantai")).expect("the model");
    call(desk, &["import", second], 0);
    assert_eq!(model_files(desk), before);
}

const PLAN: (&str, &[&[&str]]) = (
    "规划",
    &[&["天台县规划", "天政发〔2021〕9号", "2021", "2025"]],
);

/// Indicators, all figures made up: one of the list, a share, a count, and what every year is to add.
const INDICATORS: (&str, &[&[&str]]) = (
    "规划指标",
    &[
        &[
            "残疾人就业率",
            "预期性",
            "%",
            "55%",
            "≥",
            "58%",
            "2025",
            "表1",
        ],
        &[
            "残疾人机动轮椅车燃油补贴发放率",
            "约束性",
            "%",
            "95%",
            "≥",
            "99%",
            "",
            "表1",
        ],
        &[
            "残疾人家庭人均收入年均增速",
            "预期性",
            "%",
            "",
            "≥",
            "0%",
            "2025",
        ],
        &[
            "无障碍改造户数",
            "预期性",
            "户",
            "120",
            "≥",
            "260",
            "2025",
            "表1",
            "7",
        ],
        &[
            "手语培训人次",
            "专栏",
            "人次",
            "",
            "≥",
            "50",
            "2025",
            "专栏1",
            "",
            "每年新增",
        ],
    ],
);

#[test]
fn a_countys_plan_has_indicators_of_its_own() {
    let desk = begun();
    let reports: &[&[&str]] = &[
        &["无障碍改造户数", "2022", "210", "总结"],
        &["手语培训人次", "2021", "60", "总结"],
    ];
    fill(&desk, &[PLAN, INDICATORS, ("实际值", reports)]);
    has(
        &call(&desk, &["import", "models/tiantai.xlsx"], 0),
        &["规划指标：5 行", "实际值：2 行"],
    );
    let plan = declared(&desk, "plan");
    let targets = plan["targets"].as_table().expect("targets");
    let target = |title: &str| {
        let mut all = targets.values();
        let found = all.find(|own| own["title"]["zh"].as_str() == Some(title));
        found.unwrap_or_else(|| panic!("{title}"))
    };
    let number = |title: &str| {
        target(title)
            .get("number")
            .and_then(toml::Value::as_integer)
    };
    // By the order of the rows, unless it is written; none in boxes.
    assert_eq!(number("残疾人就业率"), Some(1));
    assert_eq!(number("残疾人机动轮椅车燃油补贴发放率"), Some(2));
    assert_eq!(number("无障碍改造户数"), Some(7));
    assert_eq!(number("手语培训人次"), None);
    // Of the plan's last year where none is said.
    let fuel = target("残疾人机动轮椅车燃油补贴发放率");
    assert_eq!(fuel["year"].as_integer(), Some(2025));
    assert_eq!(fuel["nature"].as_str(), Some("binding"));
    assert_eq!(
        target("手语培训人次")["hold"].as_str(),
        Some("each_year_adds")
    );
    let processes = declared(&desk, "processes");
    let process = |title: &str| {
        let key = target(title)["measure"]["process"]
            .as_str()
            .expect("a process");
        &processes[key]
    };
    let kind = |title: &str| process(title)["kind"].as_str();
    assert_eq!(kind("残疾人机动轮椅车燃油补贴发放率"), Some("share"));
    let homes = process("无障碍改造户数");
    assert_eq!(homes["kind"].as_str(), Some("count"));
    assert_eq!(homes["unit"].as_str(), Some("households"));
    assert_eq!(homes["start"]["value"].as_float(), Some(120.0));
    // What is known of the base year alone has no probability; reported values give one.
    let run = ["run", "models/tiantai", "--draws", "60", "--out", "out"];
    let said = call(&desk, &[&run[..], &["--without-charts"]].concat(), 0);
    let fuel = line(&said, "残疾人机动轮椅车燃油补贴发放率");
    has(fuel, &["2 残疾人", "无依据"]);
    let homes = line(&said, "无障碍改造户数");
    has(homes, &["7 无障碍", "本地基期后 1 个公布值"]);
    assert!(!homes.contains("无依据"), "{homes}");
    has(line(&said, "手语培训人次"), &["本地基期后 1 个公布值"]);
    // Income is told by its own growth; the difference only explains it.
    has(
        line(&said, "残疾人家庭人均收入年均增速"),
        &["与 GDP 增长同步", "年均 ", "相差 "],
    );
    // What a single year was reported to have added is evaluated.
    let report = midterm(&desk);
    let added = line(&report, "| 手语培训人次 |");
    has(added, &["| 60 |"]);
    assert!(!added.contains("未报数"), "{added}");
    has(&report, &["2025 年目标为与 GDP 增长同步"]);
    goes_round(&desk);
}

#[test]
fn an_indicator_that_cannot_be_understood_is_refused_with_its_cell() {
    let desk = begun();
    let rows: &[&[&str]] = &[
        &["辅具借用满意率", "预期性", "", "", "≥", "95%", "2025"],
        &["辅具补贴金额", "预期性", "亩", "", "≥", "500", "2025"],
        &["残疾人就业律", "预期性", "%", "55%", "≥", "58%", "2025"],
        &["来访投诉件数", "预期性", "个", "10", "≤", "5", "2025"],
        &[
            "服务对象满意率",
            "预期性",
            "%",
            "",
            "≥",
            "5%",
            "2025",
            "",
            "",
            "每年新增",
        ],
        &[
            "证件换发办结率",
            "预期性",
            "%",
            "",
            "≥",
            "90%",
            "2025",
            "",
            "9",
        ],
        &["政策知晓率", "预期性", "%", "", "≥", "90%", "2025", "", "9"],
        &["残疾人收入增速", "预期性", "%", "", "≥", "8%", "2025"],
        &["志愿者服务满意率", "预期性", "%", "", "≥", "", "2025"],
        &[
            "残疾人就业率",
            "预期性",
            "%",
            "55%",
            "≥",
            "58%",
            "2025",
            "",
            "",
            "大概",
            "也许",
        ],
        &["", "预期性", "%", "", "≥", "70%", "2025"],
    ];
    fill(&desk, &[PLAN, ("规划指标", rows)]);
    let said = call(&desk, &["import", "models/tiantai.xlsx"], 2);
    has(
        &said,
        &[
            "工作表“规划指标”C3",
            "空着",
            "C4",
            "%、人、人次、个、户、元、倍之一",
            "A5",
            "是不是“残疾人就业率”",
            "在“本地指标”写“是”",
            "E6",
            "只增不减",
            "J7",
            "比例不能按每年新增来要求",
            "I9",
            "编号 9 已在上面用过",
            "A10",
            "不知道它怎样变动",
            "F11",
            "K12",
            "A13",
        ],
    );
    // What is like a name of the list, and another indicator all the same.
    super::fs_reset(&desk);
    let own: &[&[&str]] = &[&[
        "残疾人就业律",
        "预期性",
        "%",
        "55%",
        "≥",
        "58%",
        "2025",
        "",
        "",
        "",
        "是",
    ]];
    fill(&desk, &[PLAN, ("规划指标", own)]);
    call(&desk, &["import", "models/tiantai.xlsx"], 0);
    goes_round(&desk);
}

/// Holders of the county and of its towns (made up).
fn holders(last: &'static str) -> [&'static [&'static str]; 4] {
    let town: &'static [&'static str] = match last {
        "6150" => &["持证人数", "2020", "", "", "", "", "坦头镇", "6150"],
        _ => &["持证人数", "2020", "", "", "", "", "坦头镇", "9000"],
    };
    [
        &["持证人数", "2020", "合计", "", "", "", "", "15200"],
        &["持证人数", "2020", "", "", "", "", "赤城街道", "5000"],
        &["持证人数", "2020", "", "", "", "", "始丰街道", "4000"],
        town,
    ]
}

#[test]
fn towns_of_which_holders_are_given_are_told_apart() {
    let desk = begun();
    let rows: &[&[&str]] = &holders("9000");
    fill(&desk, &[("持证残疾人", rows)]);
    has(
        &call(&desk, &["import", "models/tiantai.xlsx"], 2),
        &[
            "工作表“持证残疾人”",
            "各表的合计不同：不分的 15200 人，按镇街分的 18000 人",
        ],
    );
    super::fs_reset(&desk);
    let rows: &[&[&str]] = &holders("6150");
    fill(&desk, &[("持证残疾人", rows)]);
    // A small difference is taken and said.
    has(
        &call(&desk, &["import", "models/tiantai.xlsx"], 0),
        &["各镇（街道）合计 15150 人", "全县 15200 人", "相差 50 人"],
    );
    has(
        &desk.read("models/tiantai/towns.toml"),
        &["赤城街道", "始丰街道", "坦头镇", "register.csv"],
    );
    goes_round(&desk);
    let towns = ["towns", "models/tiantai", "--draws", "30", "--out", "out"];
    has(&call(&desk, &towns, 0), &["赤城街道", "坦头镇"]);
}

/// The last cell of a row that is inherited from nobody.
const NOBODYS: &str = ",\"\"";

/// The standard is the county's own and the payers are another's, or the other way round: each says whose it is.
#[test]
fn who_pays_is_known_apart_from_what_is_paid() {
    let desk = begun();
    fill(&desk, &ROWS);
    call(&desk, &["import", "models/tiantai.xlsx"], 0);
    let run = ["run", "models/tiantai", "--draws", "20", "--out", "out"];
    call(&desk, &[&run[..], &["--without-charts"]].concat(), 0);
    let table = desk.read("out/tiantai/baseline/tables/numbers_used.csv");
    let own = line(&table, "service,care_subsidy,amount,");
    assert!(own.contains("measured") && own.ends_with(NOBODYS), "{own}");
    let payers: Vec<&str> = table
        .lines()
        .filter(|line| line.starts_with("service,care_subsidy,payer,"))
        .collect();
    assert!(!payers.is_empty());
    for payer in payers {
        assert!(payer.ends_with(",wenling"), "{payer}");
        assert!(!payer.contains("measured"), "{payer}");
        assert!(payer.contains("zhejiang_transfer_2018"), "{payer}");
    }
    let amount = line(&table, "service,day_care,amount,");
    assert!(amount.ends_with(",wenling"), "{amount}");
    let payer = line(&table, "service,day_care,payer,");
    assert!(payer.ends_with(NOBODYS), "{payer}");
    for part in ["measured", "own_records", "工作簿“资金与来源”"] {
        assert!(payer.contains(part), "{part}: {payer}");
    }
    // What the county counts of its centres is its own word; of what it does not say it is another's assumption.
    let units = line(&table, "service,day_care,units,");
    assert!(units.ends_with(NOBODYS), "{units}");
    for part in ["measured", "own_records", "工作簿“服务与能力”"] {
        assert!(units.contains(part), "{part}: {units}");
    }
    let others = line(&table, "service,residential_care,places,");
    assert!(
        others.ends_with(",wenling") && others.contains("assumed"),
        "{others}"
    );
    // Without payers of its own a centre is paid for as its guests are.
    let services = desk.read("models/tiantai/services.toml");
    assert!(services.contains("[day_care.capacity.capital.payers]"));
    super::fs_reset(&desk);
    let funds: &[&[&str]] = &[&["“残疾人之家”日间照料", "", "", "50万", "12万", "2021"]];
    fill(&desk, &[("资金与来源", funds)]);
    call(&desk, &["import", "models/tiantai.xlsx"], 0);
    let services = desk.read("models/tiantai/services.toml");
    assert!(services.contains("[day_care.capacity.capital") && !services.contains("payers"));
    goes_round(&desk);
    // What is inherited is counted by files with the sheets for own numbers; all of it is listed for programs, by names
    // and keys.
    let said = call(&desk, &["check", "models/tiantai"], 0);
    has(
        &said,
        &[
            "参数（parameters.toml）",
            "等；本地的数填工作簿“补贴人数与标准”",
            "加 --format json 逐项列出",
        ],
    );
    assert!(said.lines().count() < 40, "{said}");
    let listed = call(&desk, &["check", "models/tiantai", "--format", "json"], 0);
    has(&listed, &["mortality_pace", "employment_rate"]);
}

/// Who pays beside those of the extended model is the county's own (made up); a slip of the pen is asked about.
#[test]
fn a_county_names_its_own_payers() {
    let desk = begun();
    let care = "“残疾人之家”日间照料";
    let funds: &[&[&str]] = &[
        &[care, "县级财政", "60%"],
        &[care, "乡镇（街道）", "30%"],
        &[care, "慈善总会", "10%"],
        &["寄宿托养", "慈善总会", "100%"],
    ];
    fill(&desk, &[("资金与来源", funds)]);
    has(
        &call(&desk, &["import", "models/tiantai.xlsx"], 0),
        &["付款方“乡镇（街道）”、“慈善总会”不在沿用的模型里"],
    );
    let model: toml::Table = desk
        .read("models/tiantai/model.toml")
        .parse()
        .expect("TOML");
    let charity = &model["payers"]["own_慈善总会"];
    assert_eq!(charity["zh"].as_str(), Some("慈善总会"));
    goes_round(&desk);
    let run = ["run", "models/tiantai", "--draws", "20", "--out", "out"];
    call(&desk, &[&run[..], &["--without-charts"]].concat(), 0);
    has(
        &desk.read("out/tiantai/baseline/tables/numbers_used.csv"),
        &["service,day_care,payer,“残疾人之家”日间照料：乡镇（街道）,"],
    );
    super::fs_reset(&desk);
    let funds: &[&[&str]] = &[
        &[care, "县级财整", "60%"],
        &[care, "慈善总会", "20%"],
        &[care, "慈善总汇", "10%"],
        &[care, "10%", "10%"],
    ];
    fill(&desk, &[("资金与来源", funds)]);
    let said = call(&desk, &["import", "models/tiantai.xlsx"], 2);
    has(
        &said,
        &[
            "工作表“资金与来源”B3",
            "是不是“县级财政”",
            "B5",
            "是不是“慈善总会”",
            "B6",
            "付款方的名称",
        ],
    );
    assert!(!said.contains("工作表“资金与来源”B4"), "{said}");
}
