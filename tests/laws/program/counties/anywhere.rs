//! Counties of other provinces, and workbooks on other desks.

use super::super::{Desk, has, text};
use super::{REGION, begun};

/// Nothing but the rows of its own two censuses is needed (those of another county stand for them).
#[test]
fn a_county_of_another_province_brings_its_own_rows_of_the_census() {
    let desk = Desk::with_datasets();
    let new = ["new", "elsewhere", "--region", "360734"];
    let refused = || {
        let output = desk.call(&new);
        assert_eq!(output.status.code(), Some(2));
        text(&output.stderr)
    };
    has(
        &refused(),
        &["别处的县", "population.csv", "plancast check"],
    );
    let tables = [
        "2012/population",
        "2012/summary",
        "2022/population",
        "2022/summary",
    ];
    let tables = tables.map(|table| format!("datasets/census/{table}.csv"));
    let with_own = |table: &str| {
        let rows = desk.read(table);
        let own = rows.lines().filter(|line| line.starts_with(REGION));
        let own: String = own
            .map(|line| line.replacen(REGION, "360734", 1) + "\n")
            .collect();
        rows + &own
    };
    // What is wrong with a table is said of the table.
    let before = desk.read(&tables[3]);
    desk.write(&tables[3], with_own(&tables[3]));
    has(&refused(), &["census/2022/summary.csv", "校验和"]);
    desk.write(&tables[3], before);
    for table in &tables {
        let rows = with_own(table);
        let count = rows.lines().count() - 1;
        desk.replace(table, rows, Some(count));
    }
    // What is judged of the other province is assumed of this one, and that is said.
    has(&desk.done(&new), &["（360734）与沿用的模型不在一个省"]);
    let parameters = desk.read("models/elsewhere/parameters.toml");
    let (_, level) = parameters.split_once("[mortality_level]").expect("a level");
    let (_, evidence) = level.split_once("evidence = ").expect("a grade");
    assert!(evidence.starts_with("\"assumed\""), "{level}");
}

/// A workbook that was sent to somebody who has nothing but the program.
#[test]
fn a_workbook_may_lie_on_any_desk() {
    let desk = begun();
    std::fs::create_dir(desk.path("desk")).expect("made");
    std::fs::copy(
        desk.path("models/tiantai.xlsx"),
        desk.path("desk/tiantai.xlsx"),
    )
    .expect("copied");
    let said = desk.done(&["import", "desk/tiantai.xlsx"]);
    has(&said, &["desk/models/tiantai"]);
    assert!(desk.path("desk/models/wenling/model.toml").is_file());
    assert!(!desk.path("desk/tiantai").exists());
    // Without a plan that is said in both languages.
    has(
        &desk.read("desk/models/tiantai/plan.toml"),
        &["天台县：未给出规划\"", "en = \"no plan was given\""],
    );
    let output = desk.call(&["evaluate", "desk/models/tiantai"]);
    assert_eq!(output.status.code(), Some(2));
    has(&text(&output.stderr), &["没有规划目标", "“规划指标”表"]);
}
