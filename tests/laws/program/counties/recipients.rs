//! Recipients of several years on the sheet of the subsidies.

use super::rows::ROWS;
use super::{begun, cells, fill, has, text};

/// Rows of a sheet.
type Rows = &'static [&'static [&'static str]];

/// The sheet with recipients of later years after those of the base year.
fn with(later: Rows) -> Vec<(&'static str, Rows)> {
    let mut rows = ROWS.to_vec();
    rows.push(("补贴人数与标准", later));
    rows
}

#[test]
fn recipients_of_later_years_go_in_and_come_back() {
    let desk = begun();
    fill(
        &desk,
        &with(&[
            &[
                "重度残疾人护理补贴",
                "2022",
                "5300",
                "",
                "notice_2021：附件2",
            ],
            &["重度残疾人护理补贴", "2023年", "5,410"],
            &["困难残疾人生活补贴", "2023", "3000"],
        ]),
    );
    let said = desk.done(&["import", "models/tiantai.xlsx"]);
    has(&said, &["补贴人数与标准：5 行"]);
    let reported = desk.read("models/tiantai/observations.csv");
    has(
        &reported,
        &[
            "重度残疾人护理补贴享受人数,2022,5300,notice_2021,附件2",
            "重度残疾人护理补贴享受人数,2023,5410,,工作簿“补贴人数与标准”",
        ],
    );
    desk.done(&["export", "models/tiantai", "--out", "models/second.xlsx"]);
    let second = cells(&desk, "models/second.xlsx");
    let at = |row, column| second[&("补贴人数与标准".to_string(), row, column)].as_str();
    let given = [at(4, 0), at(4, 1), at(4, 2), at(4, 4)];
    assert_eq!(
        given,
        ["重度残疾人护理补贴", "2022", "5300", "notice_2021：附件2"]
    );
    assert_eq!([at(5, 1), at(5, 2), at(6, 2)], ["2023", "5410", "3000"]);
    // Read again, it makes the same file.
    std::fs::remove_dir_all(desk.path("models/tiantai")).expect("the model");
    desk.done(&["import", "models/second.xlsx"]);
    assert_eq!(desk.read("models/tiantai/observations.csv"), reported);
}

#[test]
fn what_a_later_year_cannot_have_is_said_with_its_cell() {
    let desk = begun();
    fill(
        &desk,
        &with(&[
            &["重度残疾人护理补贴", "2022", "5300", "260"],
            &["重度残疾人护理补贴", "2019", "5000"],
        ]),
    );
    let output = desk.call(&["import", "models/tiantai.xlsx"]);
    assert_eq!(output.status.code(), Some(2));
    has(
        &text(&output.stderr),
        &[
            "工作表“补贴人数与标准”D5",
            "只填享受人数",
            "B6",
            "2020 年或以后",
        ],
    );
    // What the model finds names the sheet too: two numbers of one year.
    let desk = begun();
    fill(
        &desk,
        &with(&[
            &["重度残疾人护理补贴", "2022", "5300"],
            &["重度残疾人护理补贴", "2022", "5900"],
        ]),
    );
    let output = desk.call(&["import", "models/tiantai.xlsx"]);
    assert_eq!(output.status.code(), Some(2));
    has(&text(&output.stderr), &["工作表“补贴人数与标准”", "5900"]);
}

/// Where nobody has counted holders or recipients of the base year, later recipients say nothing of the holders: that is said,
/// once, until one of them is known.
#[test]
fn recipients_beside_holders_that_are_only_supposed_are_told_of() {
    let desk = begun();
    let table = "指标,年份,数值\n重度残疾人护理补贴享受人数,2022,4200\n重度残疾人护理补贴享受人数,2023,4300\n";
    desk.write("models/tiantai/observations.csv", table);
    let said = desk.done(&["check", "models/tiantai"]);
    has(
        &said,
        &["提醒", "observations.csv 第 2 行", "持证人数也没有登记"],
    );
    assert_eq!(said.matches("也没有登记").count(), 1, "{said}");
    let model = desk.read("models/tiantai/model.toml");
    let register = "\n[register]\nfile = \"register.csv\"\nsource = \"own_records\"\nevidence = \"measured\"\nverification = \"unverified\"\n";
    desk.write("models/tiantai/model.toml", model + register);
    desk.write("models/tiantai/register.csv", "年份,人数\n2020,11000\n");
    let said = desk.done(&["check", "models/tiantai"]);
    assert!(!said.contains("也没有登记"), "{said}");
}

/// The program does not write what it then complains of.
#[test]
fn a_file_in_which_nothing_would_stand_is_not_written() {
    let desk = begun();
    let recipients: Rows = &[
        &["重度残疾人护理补贴", "2020", "5200"],
        &["困难残疾人生活补贴", "2020", "2600"],
    ];
    fill(&desk, &[("补贴人数与标准", recipients)]);
    desk.done(&["import", "models/tiantai.xlsx"]);
    assert!(!desk.path("models/tiantai/processes.toml").exists());
    let said = desk.done(&["check", "models/tiantai"]);
    assert!(!said.contains("文件是空的"), "{said}");
}
