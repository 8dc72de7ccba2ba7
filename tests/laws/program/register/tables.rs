//! Tables of one year beside each other.

use super::super::{has, text};
use super::{quantiles, run, with_register};

/// What one table says of some holders and another one of all of these is held against each other, and so are two tables of
/// one flow; a register that falls to a tenth within a year is another unit.
#[test]
fn tables_of_a_year_that_contradict_each_other_are_refused() {
    let check = |rows: &str| {
        let rows = format!("年份,指标,类别,等级,性别,人数\n{rows}");
        let output = with_register(&rows).call(&["check", "models/wenling"]);
        let said = text(&output.stdout) + &text(&output.stderr);
        (output.status.code(), said)
    };
    let (code, said) = check("2020,,,,,38000\n2020,,肢体,,,20000\n2020,,肢体,一级,,21000\n");
    assert_eq!(code, Some(2), "{said}");
    let parts = [
        "第 4 行",
        "“肢体”的各部分合计 21000 人",
        "第 3 行",
        "是 20000 人",
    ];
    has(&said, &parts);
    assert_eq!(said.matches("错误").count(), 1, "{said}");
    // All four grades and fewer than their category; a little apart is only said.
    let grades = "2022,,肢体,一级,,1560\n2022,,肢体,二级,,3900\n2022,,肢体,三级,,6825\n2022,,肢体,四级,,7215\n";
    let (code, said) = check(&format!("2020,,,,,38000\n2022,,肢体,,,25000\n{grades}"));
    assert_eq!(code, Some(2), "{said}");
    has(&said, &["合计 19500 人", "是 25000 人", "等于"]);
    let (code, said) = check(&format!("2020,,,,,38000\n2022,,肢体,,,19600\n{grades}"));
    assert_eq!(code, Some(0), "{said}");
    has(&said, &["提醒", "合计 19500 人", "分得最细的表"]);
    let (code, said) = check(&format!("2020,,,,,38000\n2022,,肢体,,,19500\n{grades}"));
    assert!(code == Some(0) && !said.contains("各部分合计"), "{said}");
    let (code, said) = check(
        "2020,,,,,38000\n2021,新办证,,,,2600\n2021,新办证,,,男,1500\n2021,新办证,,,女,1500\n",
    );
    assert_eq!(code, Some(2), "{said}");
    has(&said, &["新办证两张表的合计不同：2600 和 3000 人"]);
    let (code, said) = check("2020,,,,,38000\n2021,,,,,3850\n");
    assert_eq!(code, Some(2), "{said}");
    has(&said, &["错误", "2020 年持证 38000 人，2021 年 3850 人"]);
}

/// Tables whose errors leave room for both are no contradiction: the exact one comes out, and the others within their errors.
#[test]
fn errors_leave_room_for_tables_with_other_sums() {
    let parts = [
        "肢体,20000",
        "视力,4000",
        "听力,4000",
        "言语,600",
        "智力,3600",
        "精神,4000",
        "多重,1800",
    ];
    let parts = parts.map(|own| format!("2022,{own},4%\n")).concat();
    let desk = with_register(&format!(
        "年份,类别,人数,误差\n2020,,38000,\n2022,,39400,\n{parts}"
    ));
    let output = run(&desk);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(!text(&output.stdout).contains("合计不同"));
    let found = quantiles(&desk);
    let [low, _, high] = found[&("holders".to_string(), 2022)];
    assert!(low > 39_398.0 && high < 39_402.0, "{low}–{high}");
    let [_, physical, _] = found[&("holders.physical".to_string(), 2022)];
    assert!((19_600.0..21_400.0).contains(&physical), "{physical}");
}
