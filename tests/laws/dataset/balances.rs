//! Columns that are held against each other: rates and their difference, stocks and what changed them, digits that changed
//! places. Each is a reminder at its cell; what is sound, or off by rounding, is not.

use plancast::source::Language;

use super::asked::table;

/// What somebody is asked to look at in a table, in Chinese; both languages have it.
fn reminded(text: &str) -> String {
    let read = table(text);
    let english = read.warnings.render(Language::En);
    assert_eq!(english.is_empty(), read.warnings.is_empty());
    read.warnings.render(Language::Zh)
}

#[test]
fn rates_are_held_against_their_difference() {
    let rates = |last: &str| {
        reminded(&format!(
            "年份,出生率（‰）,死亡率（‰）,自然增长率（‰）\n2018,10.94,7.13,3.81\n2019,10.48,7.14,3.34\n2020,8.52,7.07,{last}\n"
        ))
    };
    for sound in ["1.45", "1.44", "1.46"] {
        assert_eq!(rates(sound), "");
    }
    let said = rates("4.15");
    for part in [
        "第 4 行 自然增长率（‰） 列",
        "写的是 4.15",
        "“出生率”8.52 减“死亡率”7.07 是 1.45",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
    let shares = "年份,出生率,死亡率,自然增长率\n2018,1.094%,0.713%,0.381%\n2019,1.048%,0.714%,0.334%\n2020,0.852%,0.707%,0.415%\n";
    assert!(reminded(shares).contains("第 4 行 自然增长率 列"));
    // A rate in hundredths among those in thousandths is no difference in any year, and said once.
    let hundredths = reminded(
        "年份,出生率（‰）,死亡率（‰）,自然增长率（‰）\n2018,10.94,7.13,0.381\n2019,10.48,7.14,0.334\n2020,8.52,7.07,0.145\n",
    );
    assert_eq!(hundredths.lines().count(), 1, "{hundredths}");
    let apart = "年份,出生率（‰）,死亡率（‰）,自然增长率（%）\n2018,10.94,7.13,0.381\n2019,10.48,7.14,0.334\n";
    assert_eq!(reminded(apart), "");
    let fewer = reminded(
        "年份,出生人数,死亡人数,自然增长人数\n2018,905,1062,-157\n2019,898,1063,-165\n2020,885,1091,206\n",
    );
    assert!(fewer.contains("是 -206"), "{fewer}");
}

#[test]
fn totals_are_held_against_parts_in_another_multiple() {
    let of = |last: &str| {
        reminded(&format!(
            "年份,男（万人）,女（万人）,合计（人）\n2018,1.2,1.3,25000\n2019,1.25,1.35,26000\n2020,1.3,1.4,{last}\n"
        ))
    };
    assert_eq!(of("27000"), "");
    let said = of("37000");
    assert!(
        said.contains("第 4 行 合计（人） 列") && said.contains("是 27000"),
        "{said}"
    );
}

#[test]
fn births_in_per_cents_are_looked_at() {
    let said =
        reminded("年份,出生率（%）,床位率（%）\n2018,10.94,10\n2019,10.48,11\n2020,8.52,12\n");
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(
        said.contains("第 2 行 出生率（%） 列") && said.contains("‰"),
        "{said}"
    );
}

#[test]
fn stocks_are_held_against_what_changed_them() {
    let own = |inside: &str| {
        reminded(&format!(
            "年份,年末持证人数,本年新增,本年注销\n2018,1200,90,40\n2019,1250,80,30\n2020,{inside},90,30\n2021,1340,70,40\n2022,1380,60,20\n"
        ))
    };
    assert_eq!(own("1310"), "");
    let said = own("1130");
    assert_eq!(said.lines().count(), 1, "{said}");
    for part in [
        "第 4 行 年末持证人数 列",
        "上年末 1250 加“本年新增”90、减“本年注销”30 是 1310",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
    let before = reminded(
        "指标,2018,2019,2020\n上年末结余（万元）,100,110.5,120\n收入（万元）,50.5,60,70\n支出（万元）,40,50.5,60\n\
         年末结余（万元）,110.5,120,180\n",
    );
    assert!(before.contains("是 130"), "{before}");
    // Who moved away is told nowhere: nothing is held against anything.
    let other = "年份,持证人数,新增,注销\n2018,1200,90,40\n2019,1235,80,30\n2020,1280,90,30\n2021,1300,70,40\n";
    assert_eq!(reminded(other), "");
    // What moved in is a part of what was added.
    let parts = reminded(
        "年份,年末持证,新增,迁入,注销\n2018,1200,90,9,40\n2019,1250,80,8,30\n2020,1310,90,9,30\n2021,1430,70,7,40\n",
    );
    assert!(
        parts.contains("写的是 1430") && parts.contains("是 1340"),
        "{parts}"
    );
}

#[test]
fn digits_that_changed_places_are_said_with_what_was_meant() {
    let of = |values: [&str; 5]| {
        let years = (2018..).zip(values);
        let rows: String = years
            .map(|(year, value)| format!("{year},{value}\n"))
            .collect();
        reminded(&format!("年份,持证（人）\n{rows}"))
    };
    for (values, line, meant) in [
        (["1203", "1251", "1820", "1344", "1390"], 4, "1280"),
        (["1203", "1251", "1280", "1344", "1930"], 6, "1390"),
        (["2103", "1251", "1280", "1344", "1390"], 2, "1203"),
        (["12030", "1251", "1280", "1344", "1390"], 2, "1203"),
    ] {
        let said = of(values);
        let (line, meant) = (format!("第 {line} 行"), format!("应为 {meant}"));
        assert!(
            said.contains(&line) && said.contains(&meant),
            "{values:?}: {said}"
        );
        assert_eq!(said.lines().count(), 1, "{said}");
    }
    for calm in [
        ["1203", "1251", "1280", "1344", "1390"],
        ["1203", "1420", "1280", "1544", "1390"],
    ] {
        assert_eq!(of(calm), "");
    }
}
