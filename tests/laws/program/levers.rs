//! Levers as planners mistype them, on the command line and in scenario files: refused where they stand, all at once.

use std::fs;

use super::{Desk, has, text};

const SCENARIO: &str = "models/wenling/scenarios/tried.toml";
const HEAD: &str =
    "title = { zh = \"试\", en = \"tried\" }\nwhy = { zh = \"试\", en = \"tried\" }\n";

/// Runs the model with levers that it takes.
fn run_with(desk: &Desk, levers: &[&str]) {
    let mut call = vec!["run", "models/wenling", "--draws", "2", "--out", "out"];
    call.push("--without-charts");
    call.extend(levers.iter().flat_map(|lever| ["--with", *lever]));
    desk.done(&call);
}

fn with(desk: &Desk, levers: &[&str], parts: &[&str]) -> String {
    let arguments: Vec<&str> = levers.iter().flat_map(|lever| ["--with", *lever]).collect();
    desk.refused(&arguments, parts)
}

/// A mistyped attribute is nobody's: it must not become everybody.
#[test]
fn an_attribute_that_is_not_there_is_refused_wherever_it_is_asked_for() {
    let desk = Desk::new();
    let asked = "--with care_subsidy.eligible=is:lowincome@2026";
    with(
        &desk,
        &["care_subsidy.eligible=is:lowincome@2026"],
        &[asked, "没有叫 lowincome 的属性", "low_income"],
    );
    let rule = "eligible = [{ grade = [\"1\"] }, { is = [\"lowincome\"] }]";
    for more in [
        format!("[change.services.care_subsidy]\n{rule}\n"),
        format!("[[lever]]\nservice = \"care_subsidy\"\nfrom = 2026\n{rule}\n"),
    ] {
        desk.write(SCENARIO, format!("{HEAD}{more}"));
        let line = desk.line(SCENARIO, "{ is = [");
        desk.refused(
            &["--scenario", "tried"],
            &["tried.toml", &line, "没有叫 lowincome 的属性"],
        );
    }
}

#[test]
fn what_a_scenario_makes_impossible_is_told_in_its_own_file() {
    let desk = Desk::new();
    for (more, told) in [
        (
            "[change.services.care_subsidy.cost]\namount = { kind = \"fixed\", value = 600 }\n",
            "amount + tiers",
        ),
        (
            "[change.services.care_subsidy]\nneed = \"training_share\"\n",
            "care_subsidy.need：情景改动了服务的其他内容",
        ),
        (
            "[change.services.care_subsidy.cost]\npayers = { county = 1.0 }\nper = \"year\"\n",
            "care_subsidy.cost.payers：情景改动了服务的其他内容",
        ),
        (
            "[[lever]]\nservice = \"care_subsidy\"\nfrom = 2026\nin = 2027\nstandard = 600\n",
            "from 写了两次",
        ),
        (
            "[[lever]]\nservice = \"care_subsidy\"\nfrom = 2026\neligible = [{ age = [60, 18] }]\n",
            "年龄 60 到 18",
        ),
        (
            "[change.processes.care_subsidy_coverage]\nstart = { kind = \"fixed\", value = 99 }\n",
            "起点可达 99",
        ),
        (
            "[change.parameters.registered_population_2020]\n\
             distribution = { kind = \"fixed\", value = 122 }\n",
            "122 人，而普查常住人口",
        ),
    ] {
        desk.write(SCENARIO, format!("{HEAD}{more}"));
        let said = desk.refused(&["--scenario", "tried"], &["scenarios/tried.toml", told]);
        assert!(!said.contains("services.toml 第"), "{said}");
        assert!(!said.contains("care_grade_3.toml"), "{said}");
    }
}

/// Centres of quite another size than those that there are: a unit is missing, or a digit.
#[test]
fn centres_that_nobody_builds_are_refused() {
    let desk = Desk::new();
    for (of, told) in [
        ("capital=200", "capital = 200，"),
        ("capital=2000000000000", "capital = 2000000000000，"),
        ("places=100000", "places = 100000，"),
        ("running=3", "running = 3，"),
    ] {
        let lever = format!("day_care.add_centres=5@2027,{of}");
        with(&desk, &[&lever], &["--with", told, "每家通常在"]);
    }
}

#[test]
fn levers_that_exclude_each_other() {
    let desk = Desk::new();
    with(
        &desk,
        &[
            "care_subsidy.standard=600@2028",
            "care_subsidy.standard=700@2028",
        ],
        &[
            "错误：--with care_subsidy.standard=700@2028：",
            "设了两次，前一次是 --with care_subsidy.standard=600@2028；",
            "500,600",
        ],
    );
    let lever = |yuan: u32| {
        format!("[[lever]]\nservice = \"care_subsidy\"\nfrom = 2028\nstandard = {yuan}\n")
    };
    desk.write(SCENARIO, format!("{HEAD}{}{}", lever(600), lever(700)));
    let line = desk.line(SCENARIO, "standard = 700");
    desk.refused(
        &["--scenario", "tried"],
        &[
            "tried.toml",
            &line,
            "设了两次，前一次是",
            "lever.1.standard；",
        ],
    );
    // So do a change and a lever.
    let change = "from = 2028\n[change.services.care_subsidy]\neligible = [{ grade = [\"1\"] }]\n";
    let eligible =
        "[[lever]]\nservice = \"care_subsidy\"\nfrom = 2028\neligible = [{ grade = [\"2\"] }]\n";
    desk.write(SCENARIO, format!("{HEAD}{change}{eligible}"));
    let line = desk.line(SCENARIO, "eligible = [{ grade = [\"2\"] }]");
    desk.refused(
        &["--scenario", "tried"],
        &[
            "tried.toml",
            &line,
            "设了两次，前一次是",
            "change.services.care_subsidy.eligible；",
        ],
    );
    // In other years, or of other services, they follow each other.
    run_with(
        &desk,
        &[
            "care_subsidy.standard=600@2028",
            "care_subsidy.standard=700@2030",
        ],
    );
}

#[test]
fn values_of_another_unit_and_things_that_do_nothing() {
    let desk = Desk::new();
    for (lever, parts) in [
        (
            "care_subsidy.standard=0.06@2028",
            ["标准 0.06 元", "以元为单位"],
        ),
        (
            "care_subsidy.standard=6000000@2028",
            ["标准 6000000 元", "以元为单位"],
        ),
        (
            "living_subsidy.standard=0.03@2028",
            ["标准 0.03 元", "以元为单位"],
        ),
        (
            "day_care.add_centres=1000000@2027",
            ["增加 1000000 个", "一百倍"],
        ),
        (
            "long_term_care_insurance.standard=600@2028",
            ["没有实施", "先选那个情景"],
        ),
        (
            "care_subsidy.standard=600,600@2028",
            ["600 写了两次", "--with"],
        ),
        (
            "重度残疾人护理补贴.standard=600@2028",
            ["没有叫 重度残疾人护理补贴 的服务", "是不是 care_subsidy？"],
        ),
        (
            "care_subsidy.colour=600@2028",
            ["没有 colour 这种做法；", "add_centres=值"],
        ),
        (
            "xyz.standard=600@2028",
            ["没有叫 xyz 的服务", "有的是 dibao_single"],
        ),
        (
            "care_subsidy.coverage=99@2026",
            ["--with care_subsidy.coverage=99@2026", "0.99"],
        ),
    ] {
        let said = with(&desk, &[lever], &parts);
        assert!(!said.contains("是不是 ？"), "{said}");
    }
    let sweep = (300..411).map(|yuan| yuan.to_string());
    let sweep: Vec<String> = sweep.collect();
    let sweep = format!("care_subsidy.standard={}@2028", sweep.join(","));
    with(&desk, &[&sweep], &["111 个情景", "至多 100 个"]);
}

#[test]
fn a_rule_of_uprating_may_be_named_on_the_command_line() {
    let desk = Desk::new();
    run_with(
        &desk,
        &[" pension_premium . uprating = care_standards @ 2028"],
    );
}

/// A scenario of nothing but levers begins with the first of them, as one on the command line does: it is compared where
/// it differs.
#[test]
fn a_scenario_of_levers_begins_with_the_first() {
    let desk = Desk::new();
    desk.write(
        SCENARIO,
        format!("{HEAD}[[lever]]\nservice = \"care_subsidy\"\nstandard = 600\nin = 2028\n"),
    );
    let said = |more: &[&str]| {
        let call = ["compare", "models/wenling", "--draws", "4", "--out", "out"];
        let output = desk.call(&[&call[..], more].concat());
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        text(&output.stdout)
    };
    has(&said(&["tried"]), &["2028—2032"]);
    has(
        &said(&["--with", "care_subsidy.standard=600@2028"]),
        &["2028—2032"],
    );
}

#[test]
fn a_scenario_that_is_named_twice_is_compared_once() {
    let desk = Desk::new();
    let output = desk.call(&[
        "compare",
        "models/wenling",
        "care_grade_3",
        "dibao_uprating",
        "care_grade_3",
        "--draws",
        "4",
        "--out",
        "out",
    ]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    has(&text(&output.stdout), &["补贴标准随低保更快调整"]);
}

/// Many values make a long name: what is compared is written all the same, each comparison into a folder of its own.
#[test]
fn many_values_are_compared_in_a_folder_that_can_be() {
    let desk = Desk::new();
    let sweep = |last: u32| format!("day_care.add_centres=1,2,3,4,5,6,7,8,9,10,{last}@2027");
    for last in [11, 12] {
        let call = ["compare", "models/wenling", "--draws", "2", "--out", "out"];
        desk.done(&[&call[..], &["--with", &sweep(last)]].concat());
    }
    let folders = std::fs::read_dir(desk.path("out/wenling")).expect("a folder");
    assert_eq!(folders.count(), 2);
}

/// An amount may have its unit behind it; what centres are said to have is told where it cannot be.
#[test]
fn amounts_with_their_unit_and_places_that_are_none() {
    let desk = Desk::new();
    run_with(
        &desk,
        &[
            "care_subsidy.standard=600元@2028年",
            "day_care.add_centres=2@2028,capital=200万元",
        ],
    );
    let desk = Desk::new();
    with(
        &desk,
        &["day_care.add_centres=2@2028,places=0"],
        &["增加 2 个，places = 0；", "places 大于 0"],
    );
    with(
        &desk,
        &["day_care.add_centres=2@2028,staff=6元"],
        &["“staff=6元”看不懂"],
    );
}

/// Two levers that add centres in one year add up: both are named, in a file and on the command line.
#[test]
fn centres_of_one_year_add_up_and_that_is_said() {
    let desk = Desk::new();
    let added = |from: i32, number: u32| {
        format!("[[lever]]\nservice = \"day_care\"\nfrom = {from}\nadd_centres = {number}\n")
    };
    let levers = [added(2027, 2), added(2027, 3), added(2028, 2)].concat();
    desk.write(SCENARIO, format!("{HEAD}{levers}"));
    let [first, second] =
        ["add_centres = 2", "add_centres = 3"].map(|part| desk.line(SCENARIO, part));
    let said = desk.done(&["check", "models/wenling"]);
    has(
        &said,
        &[
            &format!("tried.toml {second} lever.2.add_centres"),
            &format!("tried.toml {first} lever.1.add_centres 同年也增加 2 个，合计 5 个"),
        ],
    );
    assert_eq!(said.matches("同年也增加").count(), 1, "{said}");

    let [one, two] = ["day_care.add_centres=2@2027", "day_care.add_centres=4@2027"];
    let call = ["budget", "models/wenling", "--draws", "2", "--out", "out"];
    let output = desk.call(&[&call[..], &["--with", one, "--with", two]].concat());
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{said}");
    has(
        &said,
        &[
            &format!("提醒：--with {two}：day_care 2027 年增加 4 个，--with {one} 同年也增加 2 个"),
            "合计 6 个",
        ],
    );
    // Those of two years are as they are said.
    let output = desk.call(&[&call[..], &["--with", one]].concat());
    assert!(!text(&output.stderr).contains("合计"));
}

/// Levers and scenarios that may be right and mostly are slips: said by `check`, each where it stands.
#[test]
fn levers_that_change_nothing_and_centres_unlike_the_others() {
    let desk = Desk::new();
    let lever = |service: &str, more: &str| {
        format!("[[lever]]\nservice = \"{service}\"\nfrom = 2027\n{more}\n")
    };
    for (more, key, parts) in [
        (
            lever("care_subsidy", "eligible = [{ grade = [\"1\", \"2\"] }]"),
            "[[lever]]",
            ["lever.1", "改动之后与改动之前完全相同"],
        ),
        (
            lever("day_care", "add_centres = 2\nplaces = 900"),
            "places = 900",
            ["lever.1.places", "每家 900 个名额"],
        ),
        (
            lever("day_care", "add_centres = 500"),
            "add_centres = 500",
            ["lever.1.add_centres", "增加 500 个，而现有约"],
        ),
        (
            lever("care_subsidy", "standard = 600\nphase = \"front\""),
            "phase = ",
            ["lever.1.phase", "phase 不起作用"],
        ),
        // One of a size that nobody gets is told so once.
        (
            lever("care_subsidy", "standard = 60000"),
            "standard = 60000",
            ["lever.1.standard", "1 到 20000 元"],
        ),
        (
            lever("day_care", "add_centres = 2\nstaff = 60"),
            "staff = 60",
            ["lever.1.staff", "每家 60 名工作人员"],
        ),
        (
            lever(
                "day_care",
                "add_centres = 2\ncapital = 300000\nrunning = 2000000",
            ),
            "running = 2000000",
            ["lever.1.running", "是不是写反了"],
        ),
    ] {
        desk.write(SCENARIO, format!("{HEAD}{more}"));
        let line = desk.line(SCENARIO, key);
        let said = desk.done(&["check", "models/wenling"]);
        let told: Vec<&str> = said
            .lines()
            .filter(|own| own.contains("tried.toml"))
            .collect();
        assert_eq!(told.len(), 1, "{said}");
        has(told[0], &[&line]);
        has(told[0], &parts);
    }

    // A copy under another title.
    let levers = lever("care_subsidy", "standard = 600");
    desk.write(SCENARIO, format!("{HEAD}{levers}"));
    let other = "models/wenling/scenarios/once_more.toml";
    let head = HEAD.replace("试", "再试").replace("tried", "tried again");
    desk.write(other, format!("{head}{levers}"));
    let said = desk.done(&["check", "models/wenling"]);
    has(
        &said,
        &["tried.toml 第 1 行 title", "与情景 once_more 完全相同"],
    );
    fs::remove_file(desk.path(other)).expect("removed");

    // A service by its title.
    let named = lever("重度残疾人护理补贴", "standard = 600");
    desk.write(SCENARIO, format!("{HEAD}{named}"));
    let parts = ["lever.1.service", "是不是 care_subsidy？"];
    desk.refused(&["--scenario", "tried"], &parts);
}
