//! Sidecars that are wrong, missing, or at odds with their table.

use std::fs;

use plancast::source::Language;

use super::{CSV, Folder, TABLE, has};

#[test]
fn a_wrong_checksum() {
    let folder = Folder::with(CSV);
    folder.write(TABLE, CSV.replace("0.6", "0.7"));
    let said = folder.error();
    has(&said, &[TABLE, "校验和"]);
    // Which line has to be made what, so that the table is right again.
    let line = said.split("people/2022/people.toml 第 8 行 sha256 那一行改成 ");
    let line = line.last().and_then(|line| line.split('；').next());
    let line = line.expect("the line");
    assert!(line.starts_with("sha256 = \""), "{line}");
    let toml = "people/2022/people.toml";
    let declared = fs::read_to_string(folder.path(toml)).expect("text");
    let declared = declared.lines().nth(7).expect("a line").to_string();
    folder.change(toml, &declared, line);
    assert!(folder.all().0.is_empty(), "{}", folder.all());
}

#[test]
fn a_wrong_number_of_rows() {
    has(
        &Folder::rows(CSV, 5).error(),
        &[
            TABLE,
            "有 4 行",
            "5 行",
            "people.toml 第 9 行 rows 那一行改成 rows = 4",
        ],
    );
}

#[test]
fn a_missing_file_and_a_missing_sidecar() {
    let folder = Folder::with(CSV);
    fs::remove_file(folder.path(TABLE)).expect("removed");
    has(&folder.error(), &[TABLE, "没有这个文件"]);
    let folder = Folder::with(CSV);
    fs::remove_file(folder.path("people/2022/people.toml")).expect("removed");
    has(&folder.error(), &[TABLE, "没有说明文件", "people.toml"]);
}

#[test]
fn keys_of_a_sidecar() {
    let toml = "people/2022/people.toml";
    let folder = Folder::with(CSV);
    folder.change(toml, "limits =", "limit =");
    let said = folder.all().render(Language::Zh);
    has(
        &said,
        &[toml, "第 11 行 limit", "不认识的键 limit", "是不是 limits"],
    );
    let folder = Folder::with(CSV);
    folder.change(toml, "min = 1990", "minimum = 1990");
    folder.change(toml, "min = 0", "mim = 0");
    let complaints = folder.all();
    assert_eq!(complaints.0.len(), 2, "{complaints}");
    has(&complaints.to_string(), &["minimum", "mim", "是不是 min"]);
    let folder = Folder::with(CSV);
    folder.change(toml, "rows = 4", "rows = \"4\"");
    has(&folder.error(), &[toml, "第 9 行 rows", "文字“4”", "整数"]);
    let folder = Folder::with(CSV);
    folder.change(toml, "at = \"table 1\"\n", "");
    has(&folder.error(), &[toml, "缺少 at"]);
    let folder = Folder::with(CSV);
    folder.change(toml, "\"measured\"", "\"mesured\"");
    has(&folder.error(), &[toml, "mesured", "是不是 measured"]);
    let folder = Folder::with(CSV);
    folder.change(toml, "kind = \"no_gaps\"", "kind = \"no_gap\"");
    has(&folder.error(), &[toml, "no_gap", "是不是 no_gaps"]);
    let folder = Folder::with(CSV);
    folder.change(toml, "known = 2022", "known = 2021");
    has(&folder.error(), &[toml, "第 3 行 known", "2022"]);
    let folder = Folder::with(CSV);
    let text = fs::read_to_string(folder.path(toml)).expect("text");
    let head = text.split("[columns").next().expect("a head");
    folder.write(toml, head);
    has(&folder.error(), &[toml, "没有说明各列"]);
    folder.write(toml, format!("columns = 3\n{head}"));
    has(
        &folder.error(),
        &[toml, "第 1 行", "写的是整数 3", "一组键"],
    );
    let folder = Folder::with(CSV);
    folder.change(toml, "\"sex\"]", "\"sexes\"]");
    has(&folder.error(), &[toml, "第 10 行 key", "没有 sexes 列"]);
}

#[test]
fn toml_that_is_not_toml() {
    let toml = "people/2022/people.toml";
    let folder = Folder::with(CSV);
    folder.change(toml, "rows = 4", "rows 4");
    has(&folder.error(), &[toml, "第 9 行第", "rows 4"]);
}

#[test]
fn all_faults_are_said_at_once() {
    let folder = Folder::with(
        CSV.replace("0.6,12", "1.6,-12")
            .replace("2020,male", "甲,mael"),
    );
    folder.write("other/2020/lonely.csv", "a\n1\n");
    folder.write("other/soon/x.csv", "a\n1\n");
    let opened = folder.all();
    assert_eq!(opened.0.len(), 2, "{opened}");
    fs::remove_dir_all(folder.path("other")).expect("removed");
    let checked = folder.all();
    assert_eq!(checked.0.len(), 4, "{checked}");
}

#[test]
fn many_faults_of_one_kind_are_counted() {
    let rows: String = (0..50)
        .map(|i| format!("镇{i},2020,male,0.5,x\n"))
        .collect();
    let header = CSV.lines().next().expect("a header");
    let complaints = Folder::rows(format!("{header}\n{rows}"), 50).all();
    assert_eq!(complaints.0.len(), 5, "{complaints}");
    has(&complaints.to_string(), &["后面还有 45 处同样的问题"]);
}
