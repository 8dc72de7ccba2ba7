//! A sound folder, its register, and what was known when.

use std::fs;
use std::path::Path;

use plancast::dataset::{Complaints, DatasetError, Library};
use sha2::{Digest, Sha256};

use super::{CSV, Folder, SOURCES, has, sidecar};

#[test]
fn a_sound_folder_has_nothing_to_say() {
    let folder = Folder::with(CSV);
    assert_eq!(folder.all(), Complaints::default());
    let table = folder.table();
    assert_eq!(
        table.integers("persons").expect("whole numbers"),
        [10, 12, 11, 13]
    );
    assert_eq!(
        table
            .value(&[("year", "2020"), ("sex", "male")], "persons")
            .expect("one"),
        13.0
    );
    let men = table
        .select(&[("sex", "male".into()), ("year", 2019.into())])
        .expect("rows");
    assert_eq!(men.numbers("share").expect("numbers"), [0.6]);
    let error = table
        .value(&[("sex", "male")], "persons")
        .expect_err("two rows");
    has(&error.to_string(), &["sex=male", "有 2 行"]);
    let error = table.numbers("person").expect_err("no such column");
    has(&error.to_string(), &["是不是 persons"]);
    assert!(matches!(error, DatasetError::Question(_)));
}

#[test]
fn sources() {
    let folder = Folder::with(CSV);
    folder.change("people/2022/people.toml", "\"census\"", "\"censsus\"");
    has(
        &folder.error(),
        &["people.toml", "第 4 行 source", "censsus", "是不是 census"],
    );
    let folder = Folder::with(CSV);
    folder.write(
        "sources.toml",
        format!("{SOURCES}{}", SOURCES.replace("census", "other")),
    );
    let library = Library::open(folder.0.path()).expect("a sound folder");
    let unused = library.check_with(&[].into());
    has(&unused.to_string(), &["sources.toml other", "没有被引用"]);
    assert!(library.check_with(&["other".to_string()].into()).is_empty());
    for wrong in ["99999", "205", "2202"] {
        let folder = Folder::with(CSV);
        let works = SOURCES.to_string();
        let line = works.lines().find(|line| line.starts_with("year"));
        let line = line.expect("a year").to_string();
        folder.write(
            "sources.toml",
            works.replace(&line, &format!("year = {wrong}")),
        );
        let parts = ["sources.toml", "census.year", wrong, "1800 到 2100"];
        has(&folder.error(), &parts);
    }
    let unknown = library.check_with(&["other".to_string(), "nowhere".to_string()].into());
    has(&unknown.to_string(), &["nowhere", "没有登记"]);
}

#[test]
fn releases_and_rows_are_known_from_a_year() {
    let folder = Folder::with(CSV);
    for (vintage, file) in [(2012, "people"), (2015, "other")] {
        let toml = fs::read_to_string(folder.path("people/2022/people.toml")).expect("text");
        let toml = toml.replace("known = 2022", &format!("known = {vintage}"));
        folder.write(&format!("people/{vintage}/{file}.csv"), CSV);
        folder.write(&format!("people/{vintage}/{file}.toml"), toml);
    }
    let library = Library::open(folder.0.path()).expect("a sound folder");
    assert_eq!(library.vintage("people", None).expect("a release"), 2022);
    assert_eq!(
        library.vintage("people", Some(2021)).expect("a release"),
        2015
    );
    let table = library
        .table("people", "people", Some(2021))
        .expect("known");
    assert_eq!(table.path, "people/2012/people.csv");
    let error = library
        .table("people", "people", Some(2011))
        .expect_err("not yet");
    assert!(matches!(error, DatasetError::NotYetKnown(_)));
    has(&error.to_string(), &["到 2011 年还没有发布（最早 2012）"]);
    has(
        &library
            .table("peeple", "people", None)
            .expect_err("unknown")
            .to_string(),
        &["是不是 people"],
    );
    has(
        &library
            .table("people", "poeple", None)
            .expect_err("unknown")
            .to_string(),
        &["是不是 people"],
    );
    has(
        &library
            .table_of("people", "people", 2015, None)
            .expect_err("unknown")
            .to_string(),
        &["没有这一期", "2012、2022"],
    );
}

#[test]
fn rows_known_later_are_left_out() {
    let folder = Folder::with(CSV);
    let csv = "key,known,value\na,2010,1\nb,2015,2\nc,,3\n";
    let hex: String = Sha256::digest(csv)
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect();
    let column = |name: &str, kind: &str| {
        format!(
            "[columns.{name}]\ntitle = {{ zh = \"列\", en = \"column\" }}\ntype = \"{kind}\"\nunit = \"text\"\n"
        )
    };
    let head = sidecar(&hex, 3);
    let head = head
        .split("[columns")
        .next()
        .expect("a head")
        .replace("\"town\", \"year\", \"sex\"", "\"key\"");
    let columns = [
        column("key", "text"),
        column("known", "integer"),
        column("value", "number"),
    ];
    folder.write("late/2022/late.toml", format!("{head}{}", columns.concat()));
    folder.write("late/2022/late.csv", csv);
    let library = Library::open(folder.0.path()).expect("a sound folder");
    assert_eq!(library.table("late", "late", None).expect("all").rows(), 3);
    let table = library.table("late", "late", Some(2023)).expect("known");
    assert_eq!((table.rows(), table.dropped), (3, 0));
    let table = library
        .table_of("late", "late", 2022, Some(2012))
        .expect("known");
    assert_eq!(
        (table.rows(), table.dropped, table.as_of),
        (2, 1, Some(2012))
    );
}

#[test]
fn the_real_folder_is_sound() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("datasets");
    let library = Library::open(&root).unwrap_or_else(|error| panic!("{error}"));
    let complaints = library.check();
    assert!(!complaints.has_errors(), "{complaints}");
}
