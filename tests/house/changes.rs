//! A new kind of something has one obvious room: the file that declares the kinds says all that others ask of them, and
//! few others know every kind.
//!
//! A payer, a county, a service by schooling and another rule by which amounts rise are declared in models and touch no
//! code at all (`laws/services.rs` declares them); the colours of charts stand in one file, and so do the endings of tables
//! that are read; another language is a book and two lines of `source/tongue.rs`, for papers, pictures, workbooks, pages
//! and help alike.

use std::collections::BTreeSet;

use super::syntax::{is_name, paths, tokens};
use super::tree::{File, none, sources};

/// Files that one change may touch.
const MOST: usize = 3;

/// What is changed, with the kinds of which there is one more then: each the file of its declaration and its name.
const CHANGES: [(&str, &[(&str, &str)]); 27] = [
    (
        "a relation of targets",
        &[("model/file/relation.rs", "Relation")],
    ),
    (
        "a time at which a target holds",
        &[("model/file/hold.rs", "Hold")],
    ),
    (
        "a measure of a target",
        &[
            ("model/file/measure.rs", "MeasureFile"),
            ("model/file/measure.rs", "CompositeKind"),
        ],
    ),
    (
        "a group of indicators",
        &[("model/file/nature.rs", "Nature")],
    ),
    ("a unit", &[("units.rs", "Unit")]),
    (
        "a way of uprating",
        &[
            ("model/file/uprating.rs", "Uprating"),
            ("model/checked/uprating.rs", "Rise"),
            ("model/file/uprating.rs", "WayFile"),
            ("model/checked/uprating.rs", "Followed"),
        ],
    ),
    (
        "a kind of process",
        &[
            ("model/file/process.rs", "ProcessFile"),
            ("model/file/process_kind.rs", "ProcessKind"),
        ],
    ),
    (
        "a kind of attribute that rules ask for",
        &[
            ("model/file/attribute.rs", "AttributeFile"),
            ("model/checked/attribute.rs", "AttributeKind"),
        ],
    ),
    (
        "a kind of published figure",
        &[("model/file/calibration.rs", "EvidenceKind")],
    ),
    (
        "a quantity of people that is reported",
        &[("model/file/observation.rs", "PeopleQuantity")],
    ),
    (
        "something that a row of the register counts",
        &[("model/checked/register.rs", "RegisterCount")],
    ),
    (
        "people among whom a service asks its rules",
        &[("model/file/service.rs", "Basis")],
    ),
    (
        "a member of the combination",
        &[("forecast/combination/members.rs", "Member")],
    ),
    (
        "a format of files that are read",
        &[("dataset/read/format.rs", "Format")],
    ),
    (
        "a kind of block of documents",
        &[("report/document/mod.rs", "Block")],
    ),
    (
        "what the level of registration is anchored on",
        &[("model/checked/disability.rs", "Anchor")],
    ),
    (
        "a time for which amounts are paid",
        &[("model/file/cost.rs", "Per")],
    ),
    (
        "a kind of standard",
        &[("model/checked/standard.rs", "Standard")],
    ),
    (
        "a range of a process",
        &[("model/file/value_range.rs", "ValueRange")],
    ),
    (
        "a scale of walks",
        &[("model/file/walk_scale.rs", "WalkScale")],
    ),
    (
        "a way of following people",
        &[("simulation/follow.rs", "Follow")],
    ),
    ("a kind of series", &[("forecast/kind.rs", "Kind")]),
    (
        "values that a forecast can take",
        &[("forecast/support.rs", "Support")],
    ),
    (
        "a stage at which plans are evaluated",
        &[("evaluation/progress/stage.rs", "Stage")],
    ),
    (
        "something that is counted in towns",
        &[("evaluation/towns/counted.rs", "TownQuantity")],
    ),
    ("a form of papers", &[("task/report/forms.rs", "Form")]),
    ("a kind of papers", &[("task/report/kind.rs", "PaperKind")]),
];

/// The kinds that an enum declares.
fn kinds(file: &File, name: &str) -> BTreeSet<String> {
    let all = tokens(file.before_tests());
    let declared = all
        .windows(2)
        .position(|pair| pair[0] == "enum" && pair[1] == name);
    let declared = declared.unwrap_or_else(|| panic!("{} declares {name}", file.path));
    let mut found = BTreeSet::new();
    let mut depth = 0_usize;
    for (at, token) in all.iter().enumerate().skip(declared + 2) {
        match token.as_str() {
            "{" | "(" | "[" => depth += 1,
            "}" | ")" | "]" => depth -= 1,
            // What stands in attributes and fields lies deeper.
            _ if depth == 1 && is_name(token) => {
                let begins = ["{", ",", "]"].contains(&all[at - 1].as_str());
                found.extend(begins.then(|| token.clone()));
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    found
}

/// The kinds of an enum that are named by the paths of a file.
fn named(paths: &[Vec<String>], name: &str) -> BTreeSet<String> {
    paths
        .iter()
        .filter_map(|path| {
            let at = path.iter().position(|part| part == name)?;
            path.get(at + 1).cloned()
        })
        .collect()
}

#[test]
fn a_new_kind_touches_few_files() {
    let sources = sources();
    let told = sources.iter().filter(|file| !file.is_tests());
    let told: Vec<(&File, Vec<Vec<String>>)> = told
        .map(|file| (file, paths(&tokens(file.before_tests()))))
        .collect();
    let mut faults = Vec::new();
    for (change, declared) in CHANGES {
        let mut touched: BTreeSet<&str> = BTreeSet::new();
        for (path, name) in declared {
            let own = sources.iter().find(|file| file.path == *path);
            let own = own.unwrap_or_else(|| panic!("{path} is there"));
            let kinds = kinds(own, name);
            assert!(kinds.len() > 1, "{path}: the kinds of {name}: {kinds:?}");
            touched.insert(path);
            let knowing = told
                .iter()
                .filter(|(_, paths)| kinds.is_subset(&named(paths, name)));
            touched.extend(knowing.map(|(file, _)| file.path.as_str()));
        }
        if touched.len() > MOST {
            let files: Vec<&str> = touched.into_iter().collect();
            faults.push(format!("{change}: {}", files.join(", ")));
        }
    }
    none(
        &faults,
        &format!("a change that touches more than {MOST} files of code"),
    );
}

/// Who speaks to readers takes their language from where all are declared: nobody else makes one, and few say its tag.
/// What is written for readers is asked for in a tongue, which may have a book, and who writes cells of workbooks by
/// language tells them to its readers.
#[test]
fn another_language_touches_few_files() {
    let mut tagged = Vec::new();
    let mut faults = Vec::new();
    for file in sources().iter().filter(|file| !file.is_tests()) {
        let code = file.before_tests();
        if code.contains("zh-Hans-CN") {
            tagged.push(file.path.clone());
        }
        let named = paths(&tokens(code));
        let mut makes = named.iter().flat_map(|path| path.windows(2));
        let makes = makes.any(|pair| pair[0] == "Tongue" && pair[1] == "with_book");
        if makes && file.path != "source/tongue.rs" {
            faults.push(file.path.clone());
        }
    }
    none(&faults, "languages are declared in source/tongue.rs");
    for file in sources().iter().filter(|file| !file.is_tests()) {
        let code = file.before_tests();
        let own = tokens(code);
        let asked = ["pub", "language", ":", "Language"];
        let settings = file.path.starts_with("task/");
        if settings && own.windows(asked.len()).any(|part| part == asked) {
            faults.push(format!("{}: a setting of two languages alone", file.path));
        }
        let writes = own.iter().any(|token| token == "rust_xlsxwriter");
        let picks = own.iter().any(|token| token == "Language");
        let tells = own.iter().any(|token| token == "tell");
        if writes && picks && !tells {
            faults.push(format!("{}: cells of two languages alone", file.path));
        }
    }
    none(&faults, "what is written reaches the readers of a book");
    if tagged.len() > MOST {
        faults.push(tagged.join(", "));
    }
    none(&faults, "few files know the tag of a language");
}

/// What draws takes its colours from the file of the theme; scripts of pages are held to it by a test of their own.
#[test]
fn another_colour_touches_one_file() {
    let is_colour = |own: &[String]| {
        let [name, open, first] = own else {
            return false;
        };
        name == "RGBColor" && open == "(" && first.starts_with(|c: char| c.is_ascii_digit())
    };
    let mut mixed = Vec::new();
    for file in sources().into_iter().filter(|file| !file.is_tests()) {
        if tokens(file.before_tests()).windows(3).any(is_colour) {
            mixed.push(file.path);
        }
    }
    assert_eq!(mixed, ["report/chart/theme.rs"]);
}

/// Endings of tables that are read and never written, so that whoever says one lists what is read.
const READ_ONLY: [&str; 4] = ["xls", "ods", "xlsm", "tsv"];

/// Nobody else lists the tables that are read, be it to find one or to say which will do, in messages and in what
/// becomes the page of the format of models.
#[test]
fn another_format_of_tables_is_listed_in_one_file() {
    let mut faults = Vec::new();
    for file in sources().iter().filter(|file| !file.is_tests()) {
        let told = file.before_tests().lines().enumerate();
        // What a room or a line of code is about may name the formats that it deals with.
        let told = told.filter(|(_, line)| {
            let line = line.trim_start();
            !line.starts_with("//!") && !line.starts_with("// ")
        });
        for (number, line) in told {
            let mut words = line.split(|sign: char| !sign.is_ascii_alphanumeric());
            let lists = words.any(|word| READ_ONLY.contains(&word));
            if lists && file.path != "dataset/read/format.rs" {
                faults.push(format!("{}:{}", file.path, number + 1));
            }
        }
    }
    none(&faults, "endings of tables stand in dataset/read/format.rs");
}

#[test]
fn kinds_are_seen_through_their_attributes_and_fields() {
    let file = File {
        path: "a.rs".into(),
        text: "enum B { /// C\n #[serde(rename = \"d\", alias = \"e\")] D(#[x(y)] String), E { f: G }, H }"
            .into(),
    };
    let found: Vec<String> = kinds(&file, "B").into_iter().collect();
    assert_eq!(found, ["D", "E", "H"]);
}
