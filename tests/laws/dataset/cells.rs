//! Cells that do not fit their column, keys, gaps and totals.

use plancast::dataset::{Complaints, Severity};
use plancast::source::Language;

use sha2::{Digest, Sha256};

use super::{CSV, Folder, has, sidecar, swapped};

#[test]
fn text_in_a_number_column() {
    has(
        &swapped(",12\n", ",12人\n").error(),
        &["第 3 行 persons 列", "“12人”", "整数"],
    );
    has(
        &swapped(",12\n", ",1.2万\n").error(),
        &["第 3 行 persons 列", "1.2万", "12000"],
    );
    has(
        &swapped(",12\n", ",12.5\n").error(),
        &["第 3 行 persons 列", "12.5", "整数"],
    );
    has(
        &swapped(",12\n", ",-\n").error(),
        &["第 3 行 persons 列", "留空"],
    );
}

#[test]
fn numbers_that_are_not_finite() {
    for text in ["nan", "inf", "-inf", "1e999", "NaN", "Infinity"] {
        let said = swapped("0.6", text).error();
        has(&said, &["第 3 行 share 列", text, "有限的数"]);
    }
}

#[test]
fn full_width_digits_are_read_and_counted() {
    let table = swapped("2019,male", "２０１９年,ｍａｌｅ").table();
    assert_eq!((table.reading.full_width, table.reading.year_words), (1, 1));
    assert_eq!(table.texts("sex").expect("texts")[1], "male");
    let table = swapped(",12\n", ",１２\n").table();
    assert_eq!(table.reading.full_width, 1);
    assert_eq!(table.integers("persons").expect("numbers")[1], 12);
    let table = swapped(",12\n", ",\"１，０１２\"\n").table();
    assert_eq!(
        (
            table.reading.thousands,
            table.integers("persons").expect("numbers")[1]
        ),
        (1, 1012)
    );
}

#[test]
fn a_duplicate_key() {
    let folder = swapped("2020,male,0.6,13", "2020,female,0.6,13");
    has(
        &folder.error(),
        &[
            "第 5 行",
            "第 4 行",
            "sex=female",
            "share 不同",
            "“0.4”与“0.6”",
        ],
    );
}

#[test]
fn a_negative_count() {
    has(
        &swapped(",12\n", ",-12\n").error(),
        &["第 3 行 persons 列", "-12", "不小于 0"],
    );
}

#[test]
fn a_share_outside_its_range() {
    has(
        &swapped("0.6", "1.2").error(),
        &["第 3 行 share 列", "1.2", "0 至 1 的比例"],
    );
    has(
        &swapped("0.6", "-0.1").error(),
        &["第 3 行 share 列", "-0.1", "不小于 0"],
    );
}

#[test]
fn a_percentage_in_a_share_is_read_with_a_warning() {
    let folder = swapped("0.6", "60%");
    let complaint = folder.one();
    assert_eq!(complaint.severity, Severity::Warning);
    has(
        &complaint.render(Language::Zh),
        &["第 3 行 share 列", "60%", "0.6"],
    );
    assert_eq!(folder.table().numbers("share").expect("numbers")[1], 0.6);
    has(
        &swapped(",12\n", ",12%\n").error(),
        &["第 3 行 persons 列", "12%", "百分号"],
    );
}

#[test]
fn an_empty_cell_where_a_value_is_required() {
    let folder = swapped("甲镇,2019,male", ",2019,male");
    has(&folder.error(), &["第 3 行 town 列", "空的"]);
}

#[test]
fn a_value_that_is_not_allowed() {
    has(
        &swapped("male,0.6,13", "mael,0.6,13").error(),
        &["第 5 行 sex 列", "mael", "是不是 male"],
    );
}

#[test]
fn dates_as_serials() {
    has(
        &swapped("甲镇,2020,male", "甲镇,43831,male").error(),
        &["第 5 行 year 列", "43831", "2020"],
    );
}

#[test]
fn a_gap_in_the_years() {
    let folder = swapped("甲镇,2020,male", "甲镇,2023,male");
    has(
        &folder.error(),
        &["year 列", "sex=male", "缺 2020、2021、2022"],
    );
}

#[test]
fn a_total_that_is_not_its_parts() {
    let folder = Folder::rows(format!("{CSV}甲镇,2020,both,1,25\n"), 5);
    has(
        &folder.error(),
        &["第 6 行 persons 列", "24", "25", "相差 -1"],
    );
    let folder = Folder::rows(format!("{CSV}甲镇,2020,both,1,24\n"), 5);
    assert_eq!(folder.all(), Complaints::default());
}

#[test]
fn sources_that_contradict_each_other() {
    let folder = Folder::with(CSV);
    let check = "[[checks]]\nkind = \"agreement\"\ncolumn = \"persons\"\nover = \"sex\"\ntolerance = 1.5\n\n";
    folder.change(
        "people/2022/people.toml",
        "[[checks]]",
        &format!("{check}[[checks]]"),
    );
    let complaints = folder.all();
    assert!(!complaints.has_errors(), "{complaints}");
    has(
        &complaints.to_string(),
        &["year=2019", "female 为 10", "male 为 12", "互相矛盾"],
    );
    folder.change(
        "people/2022/people.toml",
        "tolerance = 1.5",
        "tolerance = 2",
    );
    assert_eq!(folder.all(), Complaints::default());
}

#[test]
fn tables_of_a_release_that_contradict_each_other() {
    let folder = Folder::with(CSV);
    let check = |tolerance: &str| {
        format!(
            "[[checks]]\nkind = \"matches\"\ncolumn = \"persons\"\nwhere = {{ year = \"2020\" }}\n\
             by = [\"town\"]\ntable = \"other\"\nother = \"persons\"\n\
             other_where = {{ sex = \"both\" }}\ntolerance = {tolerance}\n\n[[checks]]"
        )
    };
    let other = "town,year,sex,share,persons\n甲镇,2020,both,1,25\n乙镇,2020,both,1,3\n";
    let hex: String = Sha256::digest(other)
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect();
    folder.write("people/2022/other.csv", other);
    folder.write("people/2022/other.toml", sidecar(&hex, 2));
    folder.change("people/2022/people.toml", "[[checks]]", &check("0"));
    let complaint = folder.one();
    assert_eq!(complaint.severity, Severity::Warning);
    has(
        &complaint.render(Language::Zh),
        &["town=甲镇", "合计 24", "people/2022/other.csv", "25"],
    );
    folder.change("people/2022/people.toml", "tolerance = 0", "tolerance = 1");
    assert_eq!(folder.all(), Complaints::default());
}
