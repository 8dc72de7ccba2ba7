//! A slip is told once, at its root; what only follows from it is not.

use ::plancast::model::ModelFolder;
use ::plancast::model::check::still_to_come;

use super::slips::{MODEL, PLAN, SCENARIO, SERVICES, doubted, target, with};
use super::{Desk, has, text};

const PARAMETERS: &str = "models/wenling/parameters.toml";

#[test]
fn one_wrong_year_of_the_model_is_not_told_of_every_target() {
    let desk = Desk::new();
    desk.edit(MODEL, "until = 2035", "until = 2024");
    let said = desk.faulty(&[PLAN, "2021 到 2024 年", "处同样的问题"]);
    let of_targets = said.lines().filter(|line| line.contains("targets."));
    assert!(of_targets.count() < 10, "{said}");
    // A year without any after it makes no scenario wrong.
    let desk = Desk::new();
    desk.edit(MODEL, "until = 2035", "until = 2020");
    let output = desk.call(&["check", "models/wenling"]);
    let said = text(&output.stderr);
    has(&said, &[MODEL, "until"]);
    assert!(!said.contains("scenarios/"), "{said}");
    let desk = Desk::new();
    desk.edit(PLAN, "period = [2021, 2025]", "period = [2026, 2030]");
    let said = desk.done(&["check", "models/wenling"]);
    has(&said, &["规划期是 2026—2030 年", "处同样的问题"]);
    assert!(said.lines().count() < 25, "{said}");
}

#[test]
fn a_number_that_cannot_be_is_not_doubted_too() {
    for (entry, key, value, told) in [
        ("targets.employment", "target", "60", "比例 60"),
        ("targets.employment", "baseline", "57", "比例 57"),
        ("targets.employment", "year", "2015", "2015 年"),
        ("facts.rehabilitation_text", "value", "99", "比例 99"),
        ("facts.care_recipients", "value", "inf", "inf 人"),
    ] {
        let desk = Desk::new();
        let line = desk.set(PLAN, entry, key, value);
        let output = desk.call(&["check", "models/wenling"]);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        let about = |line: &&str| line.contains(&format!(" {entry}"));
        assert_eq!(said.lines().filter(about).count(), 1, "{said}");
        has(&said, &[&line, told]);
    }
}

#[test]
fn files_that_nobody_reads_are_told_and_those_of_an_open_table_are_not() {
    let desk = Desk::new();
    let plan = desk.read(PLAN);
    desk.write("models/wenling/plan - 副本.toml", plan);
    desk.write("models/wenling/实绩.csv", "指标,年份,数值\n");
    desk.write("models/wenling/~$observations.xlsx", "x");
    let said = desk.done(&["check", "models/wenling"]);
    has(
        &said,
        &[
            "plan - 副本.toml：没有用到",
            "实绩.csv：没有用到",
            "observations.csv",
        ],
    );
    assert!(!said.contains("~$"), "{said}");
}

#[test]
fn changes_that_change_nothing_are_told() {
    let desk = Desk::new();
    let changed = "title = { zh = \"我\", en = \"mine\" }\nwhy = { zh = \"x\", en = \"x\" }\nfrom = 2023\n\n\
                   [change.services.care_subsidy]\neligible = [{ grade = [\"1\", \"2\"] }]\n";
    desk.write(SCENARIO, changed);
    let said = desk.done(&["check", "models/wenling"]);
    has(
        &said,
        &["scenarios/mine.toml 第 5 行", "与改动之前完全相同"],
    );
    assert_eq!(said.matches("完全相同").count(), 1, "{said}");
}

#[test]
fn nothing_is_held_against_people_who_cannot_be_so_many() {
    let desk = Desk::new();
    desk.edit(PARAMETERS, "median = 1220000", "median = 122");
    let said = desk.faulty(&[PARAMETERS, "122 人", "万人"]);
    assert!(!said.contains("observations.toml"), "{said}");
}

#[test]
fn a_calibration_is_told_where_it_is_wrong_and_of_nothing_else() {
    let file = "models/wenling/calibration.toml";
    for (from, to, told) in [
        (
            "median = 0.8, sd_log = 0.15",
            "median = 80, sd_log = 0.15",
            &["死亡率相对全国水平 80"][..],
        ),
        (
            "quantity = \"births\"",
            "quantity = \"birth\"",
            &["observation.2.quantity", "没有叫 birth 的量", "例如 births"],
        ),
        (
            "year = 2012",
            "year = 1990",
            &["observation.1", "模型在 1990 年没有 population", "as_of"],
        ),
        (
            "    \"mortality_level\",",
            "    \"mortality_levl\",",
            &["没有参数 mortality_levl"],
        ),
        (
            "quantity = \"births\"\nkind = \"flow\"",
            "quantity = \"births\"\nkind = \"stock\"",
            &["observation.2.kind", "births 是当年的数", "应为 flow"],
        ),
        (
            "quantity = \"population\"\nkind = \"stock\"",
            "quantity = \"population\"\nkind = \"flow\"",
            &["observation.1.kind", "population 是年末数", "应为 stock"],
        ),
    ] {
        let desk = Desk::new();
        desk.edit(file, from, to);
        let line = desk.line(file, to.lines().last().expect("a line"));
        let output = desk.call(&["check", "models/wenling"]);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        let errors = said.lines().filter(|line| line.starts_with("错误"));
        assert_eq!(errors.count(), 1, "{said}");
        has(&said, &["calibration.toml 第 "]);
        has(&said, told);
        if told[0].starts_with("死亡率") {
            has(&said, &[&line]);
        }
        assert!(!said.contains("只测算到"), "{said}");
    }
}

#[test]
fn a_start_that_is_no_share_is_told_alone() {
    let desk = Desk::new();
    let file = "models/wenling/processes.toml";
    let line = desk.set(
        file,
        "employment_rate",
        "start",
        "{ kind = \"fixed\", value = 57 }",
    );
    let output = desk.call(&["check", "models/wenling"]);
    let said = text(&output.stderr);
    has(&said, &[file, &line, "起点可达 57", "98% 写 0.98"]);
    assert!(!said.contains("5700%"), "{said}");
}

#[test]
fn names_that_are_missing_leave_nothing_idle() {
    let desk = Desk::new();
    desk.set(PLAN, "facts.volunteers", "about", "\"voluntears\"");
    let output = desk.call(&["check", "models/wenling"]);
    let said = text(&output.stderr);
    has(&said, &["没有叫 voluntears 的过程", "例如 volunteers"]);
    assert!(!said.contains("没有任何地方用到"), "{said}");
    // Nearly every name of an empty file is missing.
    let desk = Desk::new();
    desk.write(PARAMETERS, "");
    let said = desk.faulty(&["parameters.toml", "处同样的问题"]);
    assert!(said.lines().count() < 20, "{said}");
}

#[test]
fn a_mistyped_town_does_not_make_a_few_towns_the_county() {
    let desk = Desk::new();
    let own = desk.read(MODEL);
    let register = "\n[register]\nfile = \"register.csv\"\nsource = \"judgement\"\nevidence = \"assumed\"\n\
                    verification = \"unverified\"\n";
    desk.write(MODEL, own + register);
    let rows = "年份,镇街,人数\n2020,,38000\n2020,太平街道,5000\n2020,择国镇,4000\n";
    desk.write("models/wenling/register.csv", rows);
    let said = desk.done(&["check", "models/wenling"]);
    has(
        &said,
        &[
            "register.csv 第 4 行",
            "没有“择国镇”",
            "例如 泽国镇",
            "只有 2 个镇（街道）",
        ],
    );
    assert!(!said.contains("合计不同"), "{said}");
}

#[test]
fn shares_of_towns_add_up_to_nothing_while_one_of_them_cannot_be() {
    let towns = "models/wenling/towns.toml";
    for (own, told) in [
        ("share = 15", "比例在 0 与 1 之间"),
        ("share = 0.15\npopulation = 120000", "人口与比例混用"),
    ] {
        let desk = Desk::new();
        let head = "[town.zeguo]\n";
        desk.edit(towns, head, &format!("{head}{own}\n"));
        let said = desk.faulty(&[towns, told]);
        assert!(!said.contains("比例合计"), "{said}");
    }
}

#[test]
fn numbers_of_towns_that_nobody_has_seen_or_no_county_has_are_told() {
    let towns = "models/wenling/towns.toml";
    let with = |own: &str| {
        let desk = Desk::new();
        let head = "[town.zeguo]\n";
        desk.edit(towns, head, &format!("{head}{own}\n"));
        desk
    };
    let desk = with("holders = [{ year = 2020, persons = 300000 }]");
    desk.faulty(&[
        towns,
        "holders.1.persons",
        "2020 年各镇（街道）持证 300000 人",
    ]);
    let desk = with("holders = [{ year = 2031, persons = 3000 }]");
    let folder = ModelFolder::open(&desk.path("models/wenling")).expect("a folder");
    let ahead = still_to_come(&folder, 2026);
    let said: Vec<String> = ahead.iter().map(|own| own.words().zh).collect();
    let told =
        |own: &String| own.contains("zeguo.holders.1.year") && own.contains("2031 年的数 3000");
    assert!(said.iter().any(told), "{said:?}");
}

#[test]
fn a_target_has_a_unit_in_which_it_can_be_compared() {
    for (quantity, unit, measured) in [
        ("cost.all", "share", "元（当年价）"),
        ("employed", "share", "人"),
        ("care_need_met", "persons", "比例"),
    ] {
        let measure = format!("{{ quantity = \"{quantity}\" }}");
        let desk = with(PLAN, &target(&measure, "1", ">=", unit));
        let line = desk.line(
            PLAN,
            &format!("unit = \"{unit}\"\nyear = 2025\nhold = \"end\"\nat = \"测试\""),
        );
        desk.faulty(&[PLAN, &line, &format!("单位 {unit}"), measured]);
    }
    let desk = Desk::new();
    let line = desk.set(SERVICES, "care_subsidy", "unit", "\"yuan\"");
    desk.faulty(&[
        SERVICES,
        &line,
        "服务以元（当年价）计",
        "persons、person_times",
    ]);
    // However often people are counted, they are.
    let measure = "{ quantity = \"training.served\" }";
    let desk = with(PLAN, &target(measure, "400", ">=", "persons"));
    desk.done(&["check", "models/wenling"]);
}

#[test]
fn a_service_is_in_force_by_itself_and_called_so_alone() {
    let desk = Desk::new();
    let line = desk.set(
        SERVICES,
        "long_term_care_insurance",
        "displaces",
        "[\"long_term_care_insurance\"]",
    );
    desk.faulty(&[SERVICES, &line, "排除它自己"]);
    let desk = Desk::new();
    desk.edit(
        SERVICES,
        "[care_subsidy]\n",
        "[care_subsidy]\nenabled = false\n",
    );
    desk.faulty(&[SERVICES, "care_subsidy.enabled", "却没有实施"]);
    let desk = Desk::new();
    let title = "{ zh = \"困难残疾人生活补贴\", en = \"care subsidy\" }";
    let line = desk.set(SERVICES, "care_subsidy", "title", title);
    doubted(&desk, &[SERVICES, &line, "与 living_subsidy 的相同"]);
}

#[test]
fn a_process_in_place_of_its_quantity_is_told_by_name() {
    let desk = with(
        PLAN,
        &target("{ mean_of = [\"employment_rate\"] }", "0.9", ">=", "share"),
    );
    desk.faulty(&[
        PLAN,
        "measure.mean_of.1",
        "employment_rate 是过程，不是量",
        "应为 process.employment_rate",
    ]);
}

#[test]
fn what_rests_on_another_year_or_kind_than_it_should_is_told() {
    let desk = Desk::new();
    let line = desk.set(PLAN, "facts.care_recipients", "period", "[2002, 2002]");
    doubted(&desk, &[PLAN, &line, "2002 年的人数当作基期 2020 年的"]);
    let desk = Desk::new();
    let own = "observed = { fact = \"care_recipients\" }";
    let line = desk.line(SERVICES, own);
    desk.edit(SERVICES, own, &own.replace("care", "living"));
    let told = "重度残疾人护理补贴与困难残疾人生活补贴的公布人数是同一个（living_recipients）";
    doubted(&desk, &[SERVICES, &line, told]);
    let desk = Desk::new();
    desk.set(PLAN, "facts.two_subsidies_paid", "kind", "\"stock\"");
    desk.faulty(&[MODEL, "anchor.fact", "期末数（stock）", "期内合计（sum）"]);
    let desk = Desk::new();
    let line = desk.set(
        PLAN,
        "targets.income_growth",
        "in_step_with",
        "\"income_gap\"",
    );
    desk.faulty(&[PLAN, &line, "income_gap 与自己同步"]);
    let desk = Desk::new();
    let line = desk.set(PLAN, "targets.employment", "relation", "\"=\"");
    doubted(&desk, &[PLAN, &line, "恰好等于 0.6 才算达到"]);
}

#[test]
fn changes_of_a_standard_that_change_nothing_or_too_much_are_told() {
    for (step, told) in [
        (
            "from = 2099, ratio = 1.1",
            "2099 年起的变动，而模型从 2016 年到 2035 年",
        ),
        ("from = 1999, ratio = 1.1", "1999 年起的变动"),
        ("from = 2024, ratio = 0.1", "变为原来的 0.1 倍"),
        ("from = 2024, ratio = 110", "变为原来的 110 倍"),
    ] {
        let desk = Desk::new();
        let price = "price_year = 2020\n";
        let steps = format!("{price}steps = [{{ {step} }}]\n");
        desk.edit(SERVICES, price, &steps);
        let line = desk.line(SERVICES, "steps = ");
        doubted(&desk, &[SERVICES, &line, told]);
    }
    let desk = Desk::new();
    desk.edit(SERVICES, "price_year = 2020", "price_year = 2002");
    let line = desk.line(SERVICES, "price_year = 2002");
    doubted(&desk, &[SERVICES, &line, "2002 年的价格，早于基期 18 年"]);
    let desk = Desk::new();
    desk.edit(
        SERVICES,
        "price_year = 2020\n",
        "price_year = 2020\nsteps = [{ from = 2024, ratio = 1.1 }]\n",
    );
    let said = desk.done(&["check", "models/wenling"]);
    assert!(!said.contains("steps"), "{said}");
}

#[test]
fn a_sum_that_makes_other_standards_than_are_written_is_told() {
    let desk = Desk::new();
    let line = desk.line(PLAN, "value = 248000000");
    // Five years' money given as that of one.
    desk.set(PLAN, "facts.two_subsidies_paid", "period", "[2020, 2020]");
    let said = desk.done(&["check", "models/wenling"]);
    has(
        &said,
        &[
            PLAN,
            &line,
            "facts.two_subsidies_paid.value",
            "公布的合计使“",
            "应为所写标准的",
        ],
    );
}

#[test]
fn targets_that_no_draw_comes_near_are_told() {
    let desk = Desk::new();
    let said = desk.done(&["check", "models/wenling"]);
    assert!(!said.contains("试算的"), "{said}");
    for (quantity, aim, unit) in [
        ("training.served", "38000", "person_times"),
        ("holders", "3", "persons"),
        ("cost.all", "30000", "yuan"),
        ("process.destitute_standard_ratio", "130", "ratio"),
    ] {
        let measure = format!("{{ quantity = \"{quantity}\" }}");
        let desk = with(PLAN, &target(&measure, aim, ">=", unit));
        let said = desk.done(&["check", "models/wenling"]);
        has(
            &said,
            &[
                "targets.mine.target",
                &format!("目标 ≥{aim} "),
                "而试算的 2025 年都在",
                "人与万人、元与万元",
            ],
        );
    }
}
