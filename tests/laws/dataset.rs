//! Broken files: each fault gives one complaint that names file, place, what was found, what was expected
//! and what to do, in both languages; what Excel in China writes is read all the same.

mod series;
mod workbook;

use std::fs;
use std::path::{Path, PathBuf};

use plancast::dataset::{Complaint, Complaints, DatasetError, Library, Severity, Table};
use plancast::source::Language;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

const TABLE: &str = "people/2022/people.csv";

const CSV: &str = "\
town,year,sex,share,persons
甲镇,2019,female,0.4,10
甲镇,2019,male,0.6,12
甲镇,2020,female,0.4,11
甲镇,2020,male,0.6,13
";

const SOURCES: &str = "\
[census]
title = \"人口普查\"
title_en = \"Census\"
publisher = \"统计局\"
year = 2021
origin = \"page 3\"
licence = \"official statistics\"
verification = \"verified\"
";

fn sidecar(sha256: &str, rows: usize) -> String {
    let column = |name: &str, kind: &str, unit: &str, more: &str| {
        format!(
            "[columns.{name}]\ntitle = {{ zh = \"{name}\", en = \"{name}\" }}\ntype = \"{kind}\"\nunit = \"{unit}\"\n{more}\n\n"
        )
    };
    let head = format!(
        "title = {{ zh = \"人数\", en = \"people\" }}\nabout = {{ zh = \"一行\", en = \"a row\" }}\nknown = 2022\n\
         source = \"census\"\nat = \"table 1\"\nevidence = \"measured\"\nverification = \"verified\"\n\
         sha256 = \"{sha256}\"\nrows = {rows}\nkey = [\"town\", \"year\", \"sex\"]\n\
         limits = {{ zh = \"无\", en = \"none\" }}\n\n"
    );
    let columns = [
        column("town", "text", "text", "required = true"),
        column("year", "integer", "year", "required = true\nmin = 1990\nmax = 2100"),
        column("sex", "text", "text", "values = [\"female\", \"male\", \"both\"]"),
        column("share", "number", "share", ""),
        column("persons", "integer", "persons", "min = 0"),
    ];
    let checks = "[[checks]]\nkind = \"no_gaps\"\ncolumn = \"year\"\nwithin = [\"town\", \"sex\"]\n\n\
                  [[checks]]\nkind = \"total\"\ncolumn = \"persons\"\nover = \"sex\"\ntotal = \"both\"\n";
    format!("{head}{}{checks}", columns.concat())
}

/// A datasets folder with one table, to be broken.
struct Folder(TempDir);

impl Folder {
    fn with(csv: impl AsRef<[u8]>) -> Folder {
        Folder::named(TABLE, csv, 4)
    }

    fn rows(csv: impl AsRef<[u8]>, rows: usize) -> Folder {
        Folder::named(TABLE, csv, rows)
    }

    fn named(file: &str, bytes: impl AsRef<[u8]>, rows: usize) -> Folder {
        let folder = Folder(TempDir::new().expect("a temporary folder"));
        folder.write("sources.toml", SOURCES);
        folder.write(file, &bytes);
        let hex: Vec<String> = Sha256::digest(bytes.as_ref())
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        folder.write("people/2022/people.toml", sidecar(&hex.concat(), rows));
        folder
    }

    fn path(&self, file: &str) -> PathBuf {
        self.0.path().join(file)
    }

    fn write(&self, file: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folder made");
        fs::write(path, bytes).expect("file written");
    }

    fn change(&self, file: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(file)).expect("text");
        assert!(text.contains(from), "{from} is in {file}");
        self.write(file, text.replacen(from, to, 1));
    }

    fn all(&self) -> Complaints {
        match Library::open(self.0.path()) {
            Ok(library) => library.check(),
            Err(error) => error.complaints(),
        }
    }

    /// The only complaint.
    fn one(&self) -> Complaint {
        let complaints = self.all();
        let said = complaints.render(Language::Zh);
        assert_eq!(complaints.0.len(), 1, "one complaint, not:\n{said}");
        let complaint = complaints.0[0].clone();
        println!("{said}\n{}", complaints.render(Language::En));
        for language in [Language::Zh, Language::En] {
            for words in [&complaint.found, &complaint.expected, &complaint.advice] {
                assert!(!words.get(language).is_empty(), "{said}");
            }
        }
        complaint
    }

    fn error(&self) -> String {
        let complaint = self.one();
        assert_eq!(complaint.severity, Severity::Error);
        complaint.render(Language::Zh)
    }

    fn table(&self) -> Table {
        let library = Library::open(self.0.path()).expect("a sound folder");
        library.table("people", "people", None).expect("a sound table")
    }
}

fn has(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "“{part}” in: {text}");
    }
}

fn swapped(from: &str, to: &str) -> Folder {
    assert!(CSV.contains(from));
    Folder::with(CSV.replacen(from, to, 1))
}

#[test]
fn a_sound_folder_has_nothing_to_say() {
    let folder = Folder::with(CSV);
    assert_eq!(folder.all(), Complaints::default());
    let table = folder.table();
    assert_eq!(table.integers("persons").expect("whole numbers"), [10, 12, 11, 13]);
    assert_eq!(table.value(&[("year", "2020"), ("sex", "male")], "persons").expect("one"), 13.0);
    let men = table.select(&[("sex", "male".into()), ("year", 2019.into())]).expect("rows");
    assert_eq!(men.numbers("share").expect("numbers"), [0.6]);
    let error = table.value(&[("sex", "male")], "persons").expect_err("two rows");
    has(&error.to_string(), &["sex=male", "有 2 行"]);
    let error = table.numbers("person").expect_err("no such column");
    has(&error.to_string(), &["是不是 persons"]);
    assert!(matches!(error, DatasetError::Question(_)));
}

#[test]
fn a_missing_column() {
    let csv = CSV.replace(",persons", "").replace(",10", "").replace(",12", "");
    let csv = csv.replace(",11", "").replace(",13", "");
    has(&Folder::with(csv).error(), &[TABLE, "persons 列", "没有这一列"]);
}

#[test]
fn a_renamed_column_is_one_fault() {
    has(&swapped("persons", "person").error(), &["persons 列", "person 列", "请改列名"]);
}

#[test]
fn an_extra_column() {
    let csv: Vec<String> = CSV.lines().map(|line| format!("{line},weight")).collect();
    has(&Folder::with(csv.join("\n")).error(), &["weight 列", "说明文件里没有这一列"]);
}

#[test]
fn text_in_a_number_column() {
    has(&swapped(",12\n", ",12人\n").error(), &["第 3 行 persons 列", "“12人”", "整数"]);
    has(&swapped(",12\n", ",1.2万\n").error(), &["第 3 行 persons 列", "1.2万", "12000"]);
    has(&swapped(",12\n", ",12.5\n").error(), &["第 3 行 persons 列", "12.5", "整数"]);
    has(&swapped(",12\n", ",-\n").error(), &["第 3 行 persons 列", "留空"]);
}

#[test]
fn numbers_that_are_not_finite() {
    for text in ["nan", "inf", "-inf", "1e999", "NaN", "Infinity"] {
        let said = swapped("0.6", text).error();
        has(&said, &["第 3 行 share 列", text, "有限的数"]);
    }
}

#[test]
fn a_byte_order_mark_is_read() {
    let table = Folder::with(format!("\u{FEFF}{CSV}")).table();
    assert!(table.reading.mark);
    assert_eq!(table.rows(), 4);
}

#[test]
fn gbk_is_read() {
    let bytes = encoding_rs::GBK.encode(CSV).0.into_owned();
    let table = Folder::with(bytes).table();
    assert_eq!(table.reading.encoding, Some("GBK/GB18030"));
    assert_eq!(table.texts("town").expect("texts")[0], "甲镇");
}

#[test]
fn full_width_digits_are_read_and_counted() {
    let table = swapped(",12\n", ",１２\n").table();
    assert_eq!(table.reading.full_width, 1);
    assert_eq!(table.integers("persons").expect("numbers")[1], 12);
    let table = swapped(",12\n", ",\"１，０１２\"\n").table();
    assert_eq!((table.reading.thousands, table.integers("persons").expect("numbers")[1]), (1, 1012));
}

#[test]
fn mixed_line_ends_are_read() {
    let table = Folder::with(CSV.replacen('\n', "\r\n", 2)).table();
    assert!(table.reading.mixed_line_ends);
    assert_eq!(table.rows(), 4);
}

#[test]
fn a_duplicate_key() {
    let folder = swapped("2020,male,0.6,13", "2020,female,0.6,13");
    has(&folder.error(), &["第 5 行", "第 4 行", "sex=female", "share 不同", "“0.4”与“0.6”"]);
}

#[test]
fn a_negative_count() {
    has(&swapped(",12\n", ",-12\n").error(), &["第 3 行 persons 列", "-12", "不小于 0"]);
}

#[test]
fn a_share_outside_its_range() {
    has(&swapped("0.6", "1.2").error(), &["第 3 行 share 列", "1.2", "0 至 1 的比例"]);
    has(&swapped("0.6", "-0.1").error(), &["第 3 行 share 列", "-0.1", "不小于 0"]);
}

#[test]
fn a_percentage_in_a_share_is_read_with_a_warning() {
    let folder = swapped("0.6", "60%");
    let complaint = folder.one();
    assert_eq!(complaint.severity, Severity::Warning);
    has(&complaint.render(Language::Zh), &["第 3 行 share 列", "60%", "0.6"]);
    assert_eq!(folder.table().numbers("share").expect("numbers")[1], 0.6);
    has(&swapped(",12\n", ",12%\n").error(), &["第 3 行 persons 列", "12%", "百分号"]);
}

#[test]
fn an_empty_cell_where_a_value_is_required() {
    let folder = swapped("甲镇,2019,male", ",2019,male");
    has(&folder.error(), &["第 3 行 town 列", "空的"]);
}

#[test]
fn a_value_that_is_not_allowed() {
    has(&swapped("male,0.6,13", "mael,0.6,13").error(), &["第 5 行 sex 列", "mael", "是不是 male"]);
}

#[test]
fn an_empty_file_and_a_header_only() {
    has(&Folder::rows("", 0).error(), &[TABLE, "空的"]);
    has(&Folder::rows("\r\n \n", 0).error(), &[TABLE, "空的"]);
    let header = CSV.lines().next().expect("a header");
    has(&Folder::rows(header, 0).error(), &[TABLE, "只有表头"]);
}

#[test]
fn ragged_rows() {
    has(&swapped("0.6,12", "0.6,12,7").error(), &["第 3 行", "6 个字段", "5 个字段"]);
    has(&swapped("0.6,12", "12").error(), &["第 3 行", "4 个字段", "5 个字段"]);
}

#[test]
fn an_open_quote() {
    let folder = swapped("甲镇,2019,male", "\"甲镇,2019,male");
    has(&folder.error(), &["第 3 行", "引号没有结束"]);
}

#[test]
fn dates_as_serials() {
    has(&swapped("甲镇,2020,male", "甲镇,43831,male").error(), &["第 5 行 year 列", "43831", "2020"]);
}

#[test]
fn a_gap_in_the_years() {
    let folder = swapped("甲镇,2020,male", "甲镇,2023,male");
    has(&folder.error(), &["year 列", "sex=male", "缺 2020、2021、2022"]);
}

#[test]
fn a_total_that_is_not_its_parts() {
    let folder = Folder::rows(format!("{CSV}甲镇,2020,both,1,25\n"), 5);
    has(&folder.error(), &["第 6 行 persons 列", "24", "25", "相差 -1"]);
    let folder = Folder::rows(format!("{CSV}甲镇,2020,both,1,24\n"), 5);
    assert_eq!(folder.all(), Complaints::default());
}

#[test]
fn a_wrong_checksum() {
    let folder = Folder::with(CSV);
    folder.write(TABLE, CSV.replace("0.6", "0.7"));
    has(&folder.error(), &[TABLE, "校验和"]);
}

#[test]
fn a_wrong_number_of_rows() {
    has(&Folder::rows(CSV, 5).error(), &[TABLE, "有 4 行", "5 行"]);
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
    has(&said, &[toml, "第 11 行 limit", "不认识的键 limit", "是不是 limits"]);
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
fn sources() {
    let folder = Folder::with(CSV);
    folder.change("people/2022/people.toml", "\"census\"", "\"censsus\"");
    has(&folder.error(), &["people.toml", "第 4 行 source", "censsus", "是不是 census"]);
    let folder = Folder::with(CSV);
    folder.write("sources.toml", format!("{SOURCES}{}", SOURCES.replace("census", "other")));
    let library = Library::open(folder.0.path()).expect("a sound folder");
    let unused = library.check_with(&[].into());
    has(&unused.to_string(), &["sources.toml other", "没有被引用"]);
    assert!(library.check_with(&["other".to_string()].into()).is_empty());
    let unknown = library.check_with(&["other".to_string(), "nowhere".to_string()].into());
    has(&unknown.to_string(), &["nowhere", "没有登记"]);
}

#[test]
fn another_format_than_the_name_says() {
    let folder = Folder::named("people/2022/people.xlsx", CSV, 4);
    has(&folder.error(), &["people.xlsx", "文本（CSV）", "xlsx 工作簿"]);
    let folder = Folder::with(b"PK\x03\x04 and so on");
    has(&folder.error(), &[TABLE, "xlsx 工作簿", "另存"]);
    let folder = Folder::named("people/2022/people.xls", "<html><table></table></html>", 4);
    has(&folder.error(), &["网页"]);
}

#[test]
fn a_truncated_parquet_file() {
    let folder = Folder::named("people/2022/people.parquet", b"PAR1\x15\x04\x15\x10", 4);
    has(&folder.error(), &["people.parquet", "第 8 个字节", "重新复制"]);
}

#[test]
fn bytes_that_are_no_text() {
    let folder = Folder::with(b"town,year\n\xFF\xFF\xFF,2020\n");
    has(&folder.error(), &["第 2 行", "FF FF FF", "UTF-8"]);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::with(CSV);
    let path = folder.path(TABLE);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).expect("mode set");
    // The superuser reads everything.
    if fs::read(&path).is_err() {
        has(&folder.error(), &[TABLE, "没有读取权限"]);
    }
}

#[test]
fn all_faults_are_said_at_once() {
    let folder = Folder::with(CSV.replace("0.6,12", "1.6,-12").replace("2020,male", "甲,mael"));
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
    let rows: String = (0..50).map(|i| format!("镇{i},2020,male,0.5,x\n")).collect();
    let header = CSV.lines().next().expect("a header");
    let complaints = Folder::rows(format!("{header}\n{rows}"), 50).all();
    assert_eq!(complaints.0.len(), 5, "{complaints}");
    has(&complaints.to_string(), &["后面还有 45 处同样的问题"]);
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
    assert_eq!(library.vintage("people", Some(2021)).expect("a release"), 2015);
    let table = library.table("people", "people", Some(2021)).expect("known");
    assert_eq!(table.path, "people/2012/people.csv");
    let error = library.table("people", "people", Some(2011)).expect_err("not yet");
    assert!(matches!(error, DatasetError::NotYetKnown(_)));
    has(&error.to_string(), &["到 2011 年还没有发布（最早 2012）"]);
    has(&library.table("peeple", "people", None).expect_err("unknown").to_string(), &["是不是 people"]);
    has(&library.table("people", "poeple", None).expect_err("unknown").to_string(), &["是不是 people"]);
    has(
        &library.table_of("people", "people", 2015, None).expect_err("unknown").to_string(),
        &["没有这一期", "2012、2022"],
    );
}

#[test]
fn rows_known_later_are_left_out() {
    let folder = Folder::with(CSV);
    let csv = "key,known,value\na,2010,1\nb,2015,2\nc,,3\n";
    let hex: String = Sha256::digest(csv).iter().map(|b| format!("{b:02x}")).collect();
    let column = |name: &str, kind: &str| {
        format!("[columns.{name}]\ntitle = {{ zh = \"列\", en = \"column\" }}\ntype = \"{kind}\"\nunit = \"text\"\n")
    };
    let head = sidecar(&hex, 3);
    let head = head.split("[columns").next().expect("a head").replace("\"town\", \"year\", \"sex\"", "\"key\"");
    let columns = [column("key", "text"), column("known", "integer"), column("value", "number")];
    folder.write("late/2022/late.toml", format!("{head}{}", columns.concat()));
    folder.write("late/2022/late.csv", csv);
    let library = Library::open(folder.0.path()).expect("a sound folder");
    assert_eq!(library.table("late", "late", None).expect("all").rows(), 3);
    let table = library.table("late", "late", Some(2023)).expect("known");
    assert_eq!((table.rows(), table.dropped), (3, 0));
    let table = library.table_of("late", "late", 2022, Some(2012)).expect("known");
    assert_eq!((table.rows(), table.dropped, table.as_of), (2, 1, Some(2012)));
}

#[test]
fn the_real_folder_is_sound() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("datasets");
    let library = Library::open(&root).unwrap_or_else(|error| panic!("{error}"));
    let complaints = library.check();
    assert!(!complaints.has_errors(), "{complaints}");
}
