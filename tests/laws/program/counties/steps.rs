//! A growth that is to keep in step with GDP, and what counts things one by one: which number is meant, and whose it is.

use super::super::has;
use super::own::{call, declared, goes_round};
use super::{PLAN, begun, fill, fs_reset};

const INCOME: &str = "残疾人家庭人均收入年均增速";
const GDP: &str = "地区生产总值（实际）";

#[test]
fn a_growth_is_reported_as_itself_or_by_its_difference() {
    let desk = begun();
    let aims: (&str, &[&[&str]]) = (
        "规划指标",
        &[&[INCOME, "预期性", "%", "", "≥", "与GDP同步", "2025"]],
    );
    // Nobody can tell which of the two is meant.
    fill(
        &desk,
        &[PLAN, aims, ("实际值", &[&[INCOME, "2022", "8.5%"]])],
    );
    has(
        &call(&desk, &["import", "models/tiantai.xlsx"], 2),
        &[
            "工作表“实际值”C3",
            "按增速本身看",
            GDP,
            "相差 +0.5 个百分点",
        ],
    );
    fs_reset(&desk);
    let reports: &[&[&str]] = &[
        &[INCOME, "2022", "8.5%", "总结"],
        &["全县 GDP 增速", "2022", "6.3", "公报"],
        &[INCOME, "2023", "低于GDP 0.4个百分点"],
        &[INCOME, "2024", "5.9%"],
        &["全县 GDP 增速", "2024", "6.3", "公报"],
    ];
    fill(&desk, &[PLAN, aims, ("实际值", reports)]);
    has(
        &call(&desk, &["import", "models/tiantai.xlsx"], 0),
        &[
            "“8.5%”按增速本身读入",
            "6.3%，相差 +2.2 个百分点",
            "6.3%，相差 −0.4 个百分点",
        ],
    );
    has(
        &desk.read("models/tiantai/observations.csv"),
        &[
            "残疾人家庭人均收入增速与 GDP 增速之差,2022,2.2%,总结",
            "地区生产总值（实际）,2022,6.3%,公报",
            "残疾人家庭人均收入增速与 GDP 增速之差,2023,-0.4%,",
        ],
    );
    goes_round(&desk);
}

#[test]
fn how_many_things_there_are_is_the_countys_own_or_judged_and_said() {
    let desk = begun();
    let heads = "“残疾人之家”覆盖率";
    let row = |total: &'static str| {
        [
            heads,
            "预期性",
            "%",
            "80%",
            "≥",
            "100%",
            "2025",
            "表1",
            "",
            "",
            "",
            total,
        ]
    };
    let of = |total: &'static str| {
        fill(&desk, &[PLAN, ("规划指标", &[&row(total)[..]])]);
        let said = call(&desk, &["import", "models/tiantai.xlsx"], 0);
        let processes = declared(&desk, "processes");
        let of = processes["day_centre_coverage"]["of"].as_integer();
        goes_round(&desk);
        (said, of.expect("a number"))
    };
    let (said, judged) = of("");
    has(
        &said,
        &[
            "“残疾人之家”覆盖率：没有给出总数",
            "所沿用模型的 16 个",
            "写本地的",
        ],
    );
    // In Wenling it holds in every year, and 80 % is short of it.
    has(&said, &["“残疾人之家”覆盖率：“口径”空着", "写“年末”"]);
    assert!((1..16).contains(&judged), "{judged}");
    fs_reset(&desk);
    let (said, own) = of("15个");
    assert!(!said.contains("没有给出总数"), "{said}");
    assert_eq!(own, 15);
    // What is no share of things finished one by one has none.
    fs_reset(&desk);
    let wrong = [
        "残疾人就业率",
        "预期性",
        "%",
        "55%",
        "≥",
        "58%",
        "2025",
        "",
        "",
        "",
        "",
        "15",
    ];
    let own = [
        "社区康复站建成率",
        "预期性",
        "%",
        "50%",
        "≥",
        "90%",
        "2025",
        "",
        "",
        "",
        "是",
        "20",
    ];
    fill(&desk, &[PLAN, ("规划指标", &[&wrong[..], &own[..]])]);
    has(
        &call(&desk, &["import", "models/tiantai.xlsx"], 2),
        &[
            "工作表“规划指标”L3",
            "不是按个数完成的比例",
            "工作表“规划指标”L4",
            "本地指标按比例推算，不按个数",
        ],
    );
}
