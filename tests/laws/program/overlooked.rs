//! Slips of a county that passed in silence: each is reminded of where it may be right, and refused where it cannot be.

use ::plancast::model::ModelFolder;
use ::plancast::model::scenario::BASELINE;

use super::slips::{MODEL, PLAN, SCENARIO, SERVICES, doubted, with};
use super::{Desk, has, text};
use crate::runs::{copy, opener, root};

const PARAMETERS: &str = "models/wenling/parameters.toml";
const TOWNS: &str = "models/wenling/towns.toml";

/// What is said of a model that is laid over Wenling's and is taken.
fn overlaid(desk: &Desk) -> Vec<String> {
    let folder = ModelFolder::open(&desk.path("models/yuhuan")).expect("a folder");
    let model = opener().open(&folder, BASELINE, None).expect("it is taken");
    model.warnings.iter().map(|one| one.words().zh).collect()
}

/// A desk with a second county beside the first.
fn with_a_second() -> Desk {
    let desk = Desk::new();
    copy(&root().join("models/yuhuan"), &desk.path("models/yuhuan"));
    desk
}

/// Whether one line says all of this.
fn says(said: &[String], parts: &[&str]) -> bool {
    let has_all = |one: &String| parts.iter().all(|part| one.contains(part));
    said.iter().any(has_all)
}

/// Money in 10,000 yuan, and staff of all houses together, where one house is asked for.
#[test]
fn what_one_house_costs_and_has() {
    let places = "places = { kind = \"pert\", low = 20, mode = 30, high = 45 }";
    let cost = |what: &str, yuan: &str| {
        format!(
            "{places}, {what} = {{ amount = {{ kind = \"fixed\", value = {yuan} }}, uprating = {{ by = \"prices\" }}, \
             price_year = 2020, source = \"judgement\", evidence = \"assumed\", verification = \"unverified\" }}"
        )
    };
    let staff =
        |number: &str| format!("{places}, staff = {{ kind = \"fixed\", value = {number} }}");
    for (to, part, is_said) in [
        (cost("capital", "200"), "个名额，200 元", true),
        (cost("running", "30"), "个名额，30 元", true),
        (cost("running", "300000000"), "个名额，300000000 元", true),
        (staff("600"), "600 名工作人员", true),
        (staff("0.05"), "0.05 名工作人员", true),
        (cost("capital", "500000"), "个名额", false),
        (cost("running", "120000"), "个名额", false),
        (staff("4"), "名工作人员", false),
    ] {
        let desk = Desk::new();
        desk.edit(SERVICES, places, &to);
        let line = desk.line(SERVICES, places);
        if is_said {
            doubted(&desk, &[SERVICES, &line, "day_care.capacity.", part]);
            continue;
        }
        let folder = ModelFolder::open(&desk.path("models/wenling")).expect("a folder");
        let model = opener().open(&folder, BASELINE, None).expect("it is taken");
        let said: Vec<String> = model.warnings.iter().map(|one| one.words().zh).collect();
        assert!(!says(&said, &["day_care.capacity.", part]), "{said:?}");
    }
}

/// Places of all houses beside those of one of the model that is extended, and a year's standard beside its tiers.
#[test]
fn what_a_county_puts_in_place_of_anothers_places_and_tiers() {
    for (places, is_said) in [(900, true), (60, false)] {
        let desk = with_a_second();
        let own = format!(
            "[residential_care.capacity]\nplaces = {{ kind = \"fixed\", value = {places} }}\n"
        );
        desk.write("models/yuhuan/services.toml", own);
        let said = overlaid(&desk);
        let parts = ["yuhuan/services.toml", "第 2 行", "一处 900，而 wenling 为"];
        assert_eq!(says(&said, &parts), is_said, "{said:?}");
    }
    for (yuan, is_said) in [(3000, true), (8, true), (250, false)] {
        let desk = with_a_second();
        desk.edit(
            "models/yuhuan/model.toml",
            "without = [",
            "without = [\"services.care_subsidy.cost.tiers\",",
        );
        let own = format!("[care_subsidy.cost]\namount = {{ kind = \"fixed\", value = {yuan} }}\n");
        desk.write("models/yuhuan/services.toml", own);
        let said = overlaid(&desk);
        let parts = ["yuhuan/services.toml", "第 2 行", "元，而 wenling 为"];
        assert_eq!(says(&said, &parts), is_said, "{said:?}");
    }
}

/// A desk on which something is known of the first town.
fn with_a_town(known: &str) -> Desk {
    let desk = Desk::new();
    desk.edit(
        TOWNS,
        "[town.taiping]\n",
        &format!("[town.taiping]\n{known}\n"),
    );
    desk
}

#[test]
fn numbers_of_a_town_that_are_those_of_all() {
    let desk = with_a_town("population = 1220000");
    let line = desk.line(TOWNS, "population = ");
    doubted(&desk, &[TOWNS, &line, "人口 1220000", "是不是合计"]);
    let desk = with_a_town("holders = [{ year = 2020, persons = 38000 }]");
    let line = desk.line(TOWNS, "holders = ");
    let said = desk.done(&["check", "models/wenling"]);
    has(&said, &[TOWNS, &line, "一个镇（街道）持证 38000 人"]);
    let desk = with_a_town("holders = [{ year = 2020, persons = 4000 }]");
    let said = desk.done(&["check", "models/wenling"]);
    assert!(!said.contains("镇（街道）持证"), "{said}");
    for persons in [12_000, 120] {
        let rows =
            format!("{{ year = 2021, persons = 1200 }}, {{ year = 2022, persons = {persons} }}");
        let desk = with_a_town(&format!("holders = [{rows}]"));
        let found = format!("2022 年 {persons} 人，而 2021 年 1200 人");
        doubted(&desk, &[TOWNS, &found]);
    }
    let desk = with_a_town("holders = [{ year = 2022, persons = 1200, error = 50 }]");
    let line = desk.line(TOWNS, "holders = ");
    desk.faulty(&[TOWNS, &line, "误差 50", "小于 1"]);
}

#[test]
fn towns_that_are_none_or_go_by_one_name() {
    for name in ["合计", "全 市", "温岭市"] {
        let desk = Desk::new();
        desk.edit(TOWNS, "zh = \"城东街道\"", &format!("zh = \"{name}\""));
        let line = desk.line(TOWNS, &format!("zh = \"{name}\""));
        let bare: String = name.split_whitespace().collect();
        desk.faulty(&[TOWNS, &line, &format!("“{bare}”是合计，不是镇（街道）")]);
    }
    let desk = Desk::new();
    desk.edit(TOWNS, "zh = \"城东街道\"", "zh = \"太 平 街道\"");
    desk.faulty(&[TOWNS, "太平街道出现两次"]);
    for (name, is_said) in [("太平", true), ("太平镇", false)] {
        let desk = Desk::new();
        desk.edit(TOWNS, "zh = \"城东街道\"", &format!("zh = \"{name}\""));
        let folder = ModelFolder::open(&desk.path("models/wenling")).expect("a folder");
        let model = opener().open(&folder, BASELINE, None).expect("it is taken");
        let said: Vec<String> = model.warnings.iter().map(|one| one.words().zh).collect();
        assert_eq!(says(&said, &[TOWNS, "叫得一样"]), is_said, "{said:?}");
    }
}

/// A desk with a register of these rows, and the error of those without one.
fn registered(error: &str, rows: &str) -> Desk {
    let desk = with(
        MODEL,
        &format!(
            "[register]\nfile = \"register.csv\"\nerror = {error}\nsource = \"judgement\"\nevidence = \"assumed\"\n\
             verification = \"unverified\"\n"
        ),
    );
    desk.write("models/wenling/register.csv", rows);
    desk
}

#[test]
fn an_error_of_the_register_that_is_no_part_of_it() {
    for error in ["-0.1", "5", "nan"] {
        let desk = registered(error, "年份,人数\n2020,37500\n");
        let line = desk.line(MODEL, &format!("error = {error}"));
        desk.faulty(&[MODEL, &line, "register.error", "占人数的比例", "5% 写 0.05"]);
    }
    // As text, or with its sign, it is shown as it is written.
    for (error, parts) in [
        ("\"1%\"", ["register.error", "请写 0.01"]),
        ("1%", ["其中的数不合 TOML 写法", "单独一个数，如 0.01"]),
    ] {
        let desk = registered(error, "年份,人数\n2020,37500\n");
        let line = desk.line(MODEL, &format!("error = {error}"));
        desk.faulty(&[&[MODEL, line.as_str()][..], &parts].concat());
    }
    // Half of the number is an error that no register has.
    let desk = registered("0.5", "年份,人数\n2020,37500\n");
    let line = desk.line(MODEL, "error = 0.5");
    doubted(&desk, &[MODEL, &line, "误差 0.5，即人数的 50%"]);
}

/// A digit is missing in one of two rows of which nothing else is known.
#[test]
fn a_register_with_hardly_any_men() {
    let rows = |men: u32, women: u32| format!("年份,性别,人数\n2021,男,{men}\n2021,女,{women}\n");
    let desk = registered("0", &rows(2100, 35_400));
    doubted(
        &desk,
        &["register.csv", "第 2 行", "这一性别持证 2100 人", "35400"],
    );
    let desk = registered("0", &rows(21_000, 16_500));
    let folder = ModelFolder::open(&desk.path("models/wenling")).expect("a folder");
    let model = opener().open(&folder, BASELINE, None).expect("it is taken");
    let said: Vec<String> = model.warnings.iter().map(|one| one.words().zh).collect();
    assert!(!says(&said, &["这一性别持证"]), "{said:?}");
}

/// New certificates that are added up over the years, and those of each year.
#[test]
fn flows_of_a_register_that_are_added_up() {
    for (rows, is_said) in [
        (
            "2021,新办证,1900\n2022,新办证,3900\n2023,新办证,5800\n",
            true,
        ),
        (
            "2021,新办证,1900\n2022,新办证,2000\n2023,新办证,1900\n",
            false,
        ),
    ] {
        let desk = registered("0", &format!("年份,指标,人数\n2020,持证人数,37500\n{rows}"));
        let folder = ModelFolder::open(&desk.path("models/wenling")).expect("a folder");
        let model = opener().open(&folder, BASELINE, None).expect("it is taken");
        let said: Vec<String> = model.warnings.iter().map(|one| one.words().zh).collect();
        let parts = ["register.csv", "第 5 行", "是不是逐年累计的数"];
        assert_eq!(says(&said, &parts), is_said, "{said:?}");
    }
}

/// What would be counted twice, or is of nothing.
#[test]
fn lists_in_which_something_stands_twice() {
    let needs = "services = [\"day_care\", \"residential_care\"]";
    let sums = "services = [\"living_subsidy\", \"care_subsidy\"]";
    let rules = "[upratings.care_standards]";
    let sum = "[money.sums.mine]\ntitle = { zh = \"我的\", en = \"mine\" }\n";
    let mine = format!("{sum}services = [\"home_care\", \"home_care\"]\n\n{rules}");
    for (from, to, part) in [
        (
            needs,
            "services = [\"day_care\", \"day_care\"]",
            "day_care 写了两次",
        ),
        (needs, "services = []", "一项服务也没有"),
        (
            sums,
            "services = [\"living_subsidy\", \"living_subsidy\", \"care_subsidy\"]",
            "living_subsidy 写了两次",
        ),
        (rules, mine.as_str(), "home_care 写了两次"),
    ] {
        let desk = Desk::new();
        desk.edit(MODEL, from, to);
        let said = desk.faulty(&[MODEL, part]);
        assert_eq!(said.matches(part).count(), 1, "{said}");
    }
    let desk = Desk::new();
    let once = "    \"holders\",\n";
    desk.edit(MODEL, once, &once.repeat(2));
    doubted(&desk, &[MODEL, "headline.4", "holders 写了两次"]);
    let desk = Desk::new();
    let twice = "[\"care_subsidy\", \"care_subsidy\"]";
    desk.set(SERVICES, "long_term_care_insurance", "displaces", twice);
    desk.faulty(&[SERVICES, "care_subsidy 写了两次"]);
    let desk = Desk::new();
    let head = "[care_subsidy]\n";
    let back = format!("{head}displaces = [\"long_term_care_insurance\"]\n");
    desk.edit(SERVICES, head, &back);
    desk.faulty(&[SERVICES, "互相排除"]);
}

#[test]
fn facts_that_cannot_be_or_are_taken_for_more_than_they_say() {
    for (fact, key, value, parts) in [
        (
            "well_off",
            "relation",
            "\">\"",
            ["relation = \">\"", "value = 1"],
        ),
        ("volunteers", "relation", "\"between\"", ["between", "1013"]),
        (
            "volunteers",
            "about",
            "\"rehabilitation_coverage\"",
            ["about", "单位 persons"],
        ),
    ] {
        let desk = Desk::new();
        if key == "about" {
            desk.edit(PLAN, "about = \"volunteers\"", &format!("about = {value}"));
        } else {
            desk.set(PLAN, &format!("facts.{fact}"), key, value);
        }
        desk.faulty(&[PLAN, &format!("facts.{fact}.{key}"), parts[0], parts[1]]);
    }
    let desk = Desk::new();
    let line = desk.set(PLAN, "facts.care_recipients", "relation", "\">\"");
    doubted(&desk, &[PLAN, &line, "> 15103", "按恰好 15103 采用"]);
    let desk = Desk::new();
    let title = "{ zh = \"困难残疾人生活补贴享受人数\", en = \"too\" }";
    let line = desk.set(PLAN, "facts.care_recipients", "title", title);
    doubted(
        &desk,
        &[
            PLAN,
            &line,
            "facts.living_recipients 的相同",
            "7260",
            "15103",
        ],
    );
}

#[test]
fn words_for_a_target_that_are_of_another_number() {
    for (words, is_said) in [
        ("{ zh = \"≥70%\", en = \"≥ 70%\" }", true),
        ("{ zh = \"2025年达到60％\", en = \"60 % in 2025\" }", false),
        ("{ zh = \"高于基期\", en = \"above the base year\" }", false),
    ] {
        let desk = Desk::new();
        let head = "[targets.employment]\n";
        desk.edit(PLAN, head, &format!("{head}shown = {words}\n"));
        let folder = ModelFolder::open(&desk.path("models/wenling")).expect("a folder");
        let model = opener().open(&folder, BASELINE, None).expect("it is taken");
        let said: Vec<String> = model.warnings.iter().map(|one| one.words().zh).collect();
        let parts = ["targets.employment.shown", "≥70%", "≥0.6"];
        assert_eq!(says(&said, &parts), is_said, "{said:?}");
    }
}

/// A figure of no year of the model, and the same one with another remark.
#[test]
fn figures_of_a_calibration_of_no_year_or_twice() {
    let file = "models/wenling/calibration.toml";
    let check = ["check", "models/wenling"];
    for year in ["1912", "20120"] {
        let desk = Desk::new();
        desk.edit(file, "year = 2012\n", &format!("year = {year}\n"));
        let line = desk.line(file, &format!("year = {year}"));
        let output = desk.call(&check);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        has(
            &said,
            &["calibration.toml", &line, "observation.1.year", year],
        );
        assert!(!said.contains("history_from"), "{said}");
    }
    let desk = Desk::new();
    let (own, head) = (desk.read(file), "[[observation]]\n");
    let first = own.split(head).nth(1).expect("a figure");
    let mut lines = first.lines();
    let again = lines.clone().filter(|line| !line.starts_with("at = "));
    let again: String = again.flat_map(|line| [line, "\n"]).collect();
    assert!(lines.any(|line| line.starts_with("at = ")), "{first}");
    desk.write(file, format!("{own}\n{head}{again}"));
    let output = desk.call(&check);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    has(
        &said,
        &["calibration.toml", "observation.1 是同一来源的同一个数"],
    );
}

/// A start lies before a scenario begins, which then changes nothing.
#[test]
fn scenarios_that_change_what_lies_before_them() {
    let head =
        "title = { zh = \"我\", en = \"mine\" }\nwhy = { zh = \"x\", en = \"x\" }\nfrom = 2023\n\n";
    let start = "[change.processes.employment_rate]\nstart = { kind = \"normal\", mean = 0.7, sd = 0.01 }\n";
    let people = "[change.parameters.registered_population_2020]\n\
                  distribution = { kind = \"lognormal\", median = 1300000, sd_log = 0.01 }\n";
    let growth =
        "[change.processes.dibao]\nmean = { kind = \"normal\", mean = 0.07, sd = 0.015 }\n";
    for (change, is_said) in [(start, true), (people, true), (growth, false)] {
        let desk = Desk::new();
        desk.write(SCENARIO, format!("{head}{change}"));
        let said = desk.done(&["check", "models/wenling"]);
        let words = "试算中没有一个量与基准不同";
        assert_eq!(said.contains(words), is_said, "{said}");
        if is_said {
            has(&said, &[SCENARIO, "第 5 行", "change"]);
        }
    }
}

#[test]
fn levers_that_hardly_take_hold() {
    let head = "title = { zh = \"我\", en = \"mine\" }\nwhy = { zh = \"x\", en = \"x\" }\n\n\
                [[lever]]\nservice = \"care_subsidy\"\nfrom = 2025\n";
    for (lever, part) in [
        ("standard = 600\nphase_in = 30\n", "2025 年起分 30 年到位"),
        ("coverage = 0.0099\n", "覆盖率 0.0099，而基期为 0.98"),
        ("coverage = 0.9\nphase_in = 11\n", ""),
    ] {
        let desk = Desk::new();
        desk.write(SCENARIO, format!("{head}{lever}"));
        let folder = ModelFolder::open(&desk.path("models/wenling")).expect("a folder");
        let model = opener().open(&folder, "mine", None).expect("it is taken");
        let said: Vec<String> = model.warnings.iter().map(|one| one.words().zh).collect();
        let of_levers = said.iter().filter(|one| one.contains("lever.1."));
        let of_levers: Vec<&String> = of_levers.collect();
        assert_eq!(of_levers.len(), usize::from(!part.is_empty()), "{said:?}");
        assert!(
            part.is_empty() || says(&said, &[SCENARIO, part]),
            "{said:?}"
        );
    }
}

/// Works, prices and values whose years do not go together.
#[test]
fn years_of_works_and_prices() {
    let observations = "models/wenling/observations.toml";
    let cited = |year: &str| {
        let desk = Desk::new();
        desk.edit(
            observations,
            "source = \"wenling_report_2025\"",
            "source = \"own_report\"",
        );
        let work = format!(
            "[own_report]\ntitle = {{ zh = \"公报\", en = \"communiqué\" }}\npublisher = \"统计局\"\nyear = {year}\n\
             verification = \"verified\"\n"
        );
        desk.write("models/wenling/sources.toml", work);
        desk
    };
    let parts = [observations, "2024 年的数出自 2012 年的“公报”"];
    doubted(&cited("2012"), &parts);
    let later = |desk: &Desk, now: i32| -> Vec<String> {
        let folder = ModelFolder::open(&desk.path("models/wenling")).expect("a folder");
        let said = ::plancast::model::check::still_to_come(&folder, now);
        said.iter().map(|one| one.words().zh).collect()
    };
    let said = later(&cited("2031"), 2026);
    assert!(
        says(&said, &["sources.toml", "第 4 行", "2031 年发布"]),
        "{said:?}"
    );
    let desk = Desk::new();
    let line = desk.set(SERVICES, "dibao_single.cost", "price_year", "2030");
    let said = later(&desk, 2026);
    assert!(says(&said, &[SERVICES, &line, "2030 年的价格"]), "{said:?}");
    assert!(later(&desk, 2030).is_empty());
}

#[test]
fn payers_of_one_name_and_changes_of_one_year() {
    let desk = Desk::new();
    desk.edit(MODEL, "zh = \"市级财政\"", "zh = \"县级财政\"");
    doubted(&desk, &[MODEL, "payers.city", "payers.county 的相同"]);
    let desk = Desk::new();
    let head = "[dibao_single.cost]\n";
    let steps = "steps = [{ from = 2022, ratio = 1.1 }, { from = 2022, ratio = 1.1 }]\n";
    desk.edit(SERVICES, head, &format!("{head}{steps}"));
    doubted(&desk, &[SERVICES, "dibao_single.cost.steps.2", "写了两次"]);
}

/// No check sees a table that is given beside the model: what is doubted of it is said where it is used, once.
#[test]
fn a_table_of_actuals_is_doubted_where_it_is_used() {
    let desk = Desk::new();
    desk.write(
        "a.csv",
        "指标,年份,数值,镇街\n残疾人就业率,2023,9%,太平街道\n",
    );
    let asked = [
        "--actuals",
        "a.csv",
        "--as",
        "midterm",
        "--draws",
        "4",
        "--out",
        "out",
        "--without-charts",
    ];
    let output = desk.call(&[&["evaluate", "models/wenling"][..], &asked].concat());
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{said}");
    for part in ["a.csv 第 2 行：残疾人就业率：2023 年 0.09", "a.csv 镇街 列"] {
        assert_eq!(said.matches(part).count(), 1, "{part} in: {said}");
    }
}

/// Residents in place of registered people, and a base year beside the other years of the model that is extended.
#[test]
fn people_and_years_of_a_county_that_extends_another() {
    let (parameters, model) = ("models/yuhuan/parameters.toml", "models/yuhuan/model.toml");
    let desk = with_a_second();
    desk.edit(parameters, "median = 435000,", "median = 644014,");
    let line = desk.line(parameters, "median = 644014,");
    let said = overlaid(&desk);
    let parts = [
        "yuhuan/parameters.toml",
        &line,
        "与普查常住人口 644014 人相同",
    ];
    assert!(says(&said, &parts), "{said:?}");
    let desk = with_a_second();
    desk.edit(
        model,
        "region = \"331083\"",
        "region = \"331083\"\nbase_year = 2010",
    );
    let line = desk.line(model, "base_year = 2010");
    let output = desk.call(&["check", "models/yuhuan"]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    has(
        &said,
        &["yuhuan/model.toml", &line, "base_year：2016、2010、2035"],
    );
}

/// Births and deaths the wrong way round, and of half a year.
#[test]
fn births_and_deaths_that_their_people_do_not_lead_to() {
    let file = "models/wenling/observations.toml";
    let words = "按基期的人推算约";
    for (births, deaths, count) in [
        ("9187", "6085", 2),
        ("3050", "9187", 1),
        ("6085", "9187", 0),
    ] {
        let desk = Desk::new();
        let own = desk.read(file);
        let own = own.replace("value = 6085\n", "value = BORN\n");
        let own = own.replace("value = 9187\n", &format!("value = {deaths}\n"));
        desk.write(file, own.replace("BORN", births));
        let said = desk.done(&["check", "models/wenling"]);
        assert_eq!(said.matches(words).count(), count, "{said}");
    }
}

/// The places of all centres for each, and a hundred times as many centres.
#[test]
fn places_for_most_of_those_who_may_have_one() {
    let places = "places = { kind = \"pert\", low = 20, mode = 30, high = 45 }";
    let centres = "existing = { kind = \"pert\", low = 14, mode = 16, high = 24 }";
    for (from, to) in [
        (places, "places = { kind = \"fixed\", value = 480 }"),
        (
            centres,
            "existing = { kind = \"pert\", low = 1400, mode = 1600, high = 2400 }",
        ),
    ] {
        let desk = Desk::new();
        desk.edit(SERVICES, from, to);
        let line = desk.line(SERVICES, to);
        let said = desk.done(&["check", "models/wenling"]);
        has(
            &said,
            &[
                SERVICES,
                &line,
                "day_care.capacity",
                "个名额，而符合条件的约",
            ],
        );
    }
    let said = Desk::new().done(&["check", "models/wenling"]);
    assert!(!said.contains("个名额，而符合条件的约"), "{said}");
}

/// A town without holders is one of which they are not known.
#[test]
fn a_town_without_holders_is_doubted() {
    let desk = Desk::new();
    desk.edit(
        TOWNS,
        "[town.taiping]\n",
        "[town.taiping]\nholders = [{ year = 2020, persons = 0 }]\n",
    );
    let line = desk.line(TOWNS, "persons = 0");
    doubted(&desk, &[TOWNS, &line, "2020 年持证 0 人", "不要写 0"]);
}

/// A chance in per cent is told what to write.
#[test]
fn a_part_in_per_cent_is_told_what_to_write() {
    let desk = Desk::new();
    let line = desk.set(
        PARAMETERS,
        "people_living_alone",
        "distribution",
        "{ kind = \"fixed\", value = 13.1 }",
    );
    desk.faulty(&[PARAMETERS, &line, "可为 13.1 至 13.1", "13% 写 0.13"]);
}
