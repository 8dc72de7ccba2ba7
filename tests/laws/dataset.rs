//! Broken files: each fault gives one complaint that names file, place, what was found, what was expected
//! and what to do, in both languages; what Excel in China writes is read all the same.

mod abroad;
mod advice;
mod asked;
mod balances;
mod below;
mod bulk;
mod cells;
mod clerk;
mod crossed;
mod files;
mod forms;
mod gleaned;
mod planners;
mod readings;
mod releases;
mod series;
mod shown;
mod sidecars;
mod spoilt;
mod titled;
mod unwritten;
mod workbook;

use std::fs;
use std::path::PathBuf;

use plancast::dataset::{CheckedTable, Complaint, Complaints, Library, Severity};
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
        column(
            "year",
            "integer",
            "year",
            "required = true\nmin = 1990\nmax = 2100",
        ),
        column(
            "sex",
            "text",
            "text",
            "values = [\"female\", \"male\", \"both\"]",
        ),
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
        let folder = Folder(crate::runs::scratch());
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

    fn table(&self) -> CheckedTable {
        let library = Library::open(self.0.path()).expect("a sound folder");
        library
            .table("people", "people", None)
            .expect("a sound table")
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
