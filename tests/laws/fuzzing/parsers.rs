//! The parsers, each with its corpus and the words that it knows.

use std::fs;
use std::path::Path;

use plancast::dataset::{ReadOptions, read_bytes, series_of};
use plancast::model::ModelFolder;
use plancast::model::scenario::BASELINE;
use plancast::report::receipt::Receipt;
use plancast::source::Language;
use plancast::task::budget::appropriation;
use plancast::task::county::import;
use plancast::task::session::Session;

use super::corpus;
use super::process::{Parser, Reading};
use crate::runs::{datasets, folder, open, root, wenling};

/// What tables are made of.
const CELLS: &[&str] = &[
    "年份",
    "指标",
    "数值",
    "单位",
    "年份 Year",
    "单位：万人",
    "（人）",
    "(万元)",
    "%",
    "％",
    "98%",
    "1.2万",
    "—",
    "暂无",
    "2020年末",
    "二〇二〇年",
    "2020-12-31",
    "2019-20",
    "43831",
    "２０２０",
    "1,234",
    "续表",
    "注：",
    "合计",
    "=\"1\"",
    "=A1",
    "'",
    "\"",
    "\"\"",
    "\n",
    "\r",
    ",",
    "，",
    ";",
    "\t",
    "\u{feff}",
    "\u{200b}",
    "\0",
    "(((((",
    "）",
];
/// What sheets are made of.
const SHEETS: &[&str] = &[
    "r=\"XFD1048576\"",
    "r=\"A0\"",
    "r=\"ZZZZZZ9\"",
    "s=\"4294967295\"",
    "t=\"s\"",
    "t=\"e\"",
    "<v>1e999</v>",
    "<f>1+1</f>",
    "<mergeCell ref=\"A1:XFD1048576\"/>",
    "<mergeCell ref=\"B2:A1\"/>",
    "table:number-columns-repeated=\"4294967295\"",
    "table:number-rows-repeated=\"1048576\"",
    "office:value-type=\"percentage\"",
    "office:value=\"nan\"",
    "<table:table-row>",
    "</row>",
    "<c>",
    "<",
    "/>",
    "&amp;",
    "&#0;",
    "&lol;",
    "]]>",
    "<!--",
    "<!DOCTYPE x [<!ENTITY lol \"lol\">]>",
    "年份",
    "98%",
];
/// What files of models are made of.
const TOML: &[&str] = &[
    "\"",
    "'''",
    "\"\"\"",
    "\n",
    "#",
    "=",
    ".",
    ",",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    " = 1\n",
    " = \"x\"\n",
    " = []\n",
    " = {}\n",
    "nan",
    "inf",
    "1e400",
    "-1",
    "1979-05-27",
    "true",
    "\\u0000",
    "\u{feff}",
    "\n[a.b]\n",
    "\nextends = \"..\"\n",
    "\nextends = \"model\"\n",
    "range = [1, 0]\n",
    "from = 2100\n",
    "value = ",
    "at = ",
    "一",
];
/// What texts of the command line are made of.
const ASKED: &[&str] = &[
    "@", "=", ".", ":", ",", "，", "-", "—", "年", "万", "亿", "元", "%", " ", "nan", "inf", "-1",
    "1e999", "all", "\0", "💰",
];

/// CSV and its kin.
pub static TEXT: Parser = Parser {
    name: "delimited_text",
    seeds: || corpus::files("text"),
    words: CELLS,
    reading: tables,
    inputs: 4000,
};
/// Excel 2007 and later.
pub static XLSX: Parser = Parser {
    name: "xlsx",
    seeds: || corpus::files("xlsx"),
    words: SHEETS,
    reading: tables,
    inputs: 2000,
};
/// Excel 97 to 2003.
pub static XLS: Parser = Parser {
    name: "xls",
    seeds: || corpus::files("xls"),
    words: CELLS,
    reading: tables,
    inputs: 3000,
};
/// OpenDocument.
pub static ODS: Parser = Parser {
    name: "ods",
    seeds: || corpus::files("ods"),
    words: SHEETS,
    reading: tables,
    inputs: 2000,
};
/// Parquet.
pub static PARQUET: Parser = Parser {
    name: "parquet",
    seeds: || corpus::files("parquet"),
    words: CELLS,
    reading: tables,
    inputs: 2000,
};
/// TOML of models.
pub static MODEL: Parser = Parser {
    name: "model_files",
    seeds: corpus::sections,
    words: TOML,
    reading: model,
    inputs: 2000,
};
/// What was reported, as a table beside a model.
pub static OBSERVATIONS: Parser = Parser {
    name: "observations",
    seeds: || corpus::files("observations"),
    words: CELLS,
    reading: observed,
    inputs: 300,
};
/// Receipts.
pub static RECEIPT: Parser = Parser {
    name: "receipts",
    seeds: || corpus::files("receipt"),
    words: TOML,
    reading: receipts,
    inputs: 3000,
};
/// The workbook of `new`.
pub static WORKBOOK: Parser = Parser {
    name: "import_workbooks",
    seeds: || corpus::files("workbook"),
    words: SHEETS,
    reading: workbook,
    inputs: 40,
};
/// `--with`.
pub static LEVERS: Parser = Parser {
    name: "levers",
    seeds: corpus::levers,
    words: ASKED,
    reading: levers,
    inputs: 500,
};
/// `--appropriation`.
pub static APPROPRIATIONS: Parser = Parser {
    name: "appropriations",
    seeds: corpus::appropriations,
    words: ASKED,
    reading: appropriations,
    inputs: 3000,
};

fn tables() -> Reading {
    Box::new(table)
}

/// A table, and the series in it.
fn table(name: &str, bytes: &[u8]) -> Result<(), String> {
    let said = |complaints: plancast::dataset::Complaints| complaints.render(Language::Zh);
    let raw = read_bytes(name, bytes, &ReadOptions::default()).map_err(said)?;
    let table = series_of(raw).map_err(said)?;
    for sentence in table.reading.sentences() {
        assert!(!sentence.zh.is_empty() && !sentence.en.is_empty());
    }
    Ok(())
}

/// One file in the folder of a model that is sound without it.
fn model() -> Reading {
    let place = crate::runs::scratch();
    let sound = root().join("models/china");
    let own = ["model.toml", "parameters.toml"];
    fs::create_dir(place.path().join("scenarios")).expect("a folder");
    for name in own {
        fs::copy(sound.join(name), place.path().join(name)).expect("copied");
    }
    Box::new(move |name, bytes| {
        let path = place.path().join(name);
        fs::write(&path, bytes).expect("written");
        let opened = ModelFolder::open(place.path());
        if own.contains(&name) {
            fs::copy(sound.join(name), &path).expect("copied");
        } else {
            fs::remove_file(&path).expect("removed");
        }
        opened.map(drop).map_err(|said| said.render(Language::Zh))
    })
}

/// A table of what was reported, laid over Wenling.
fn observed() -> Reading {
    let place = crate::runs::scratch();
    let model = folder("wenling");
    Box::new(move |name, bytes| {
        let path = place.path().join(name);
        fs::write(&path, bytes).expect("written");
        let read = model.clone().with_actuals(&path);
        let read = read.and_then(|(folder, faults)| faults.into_result(folder));
        read.map(drop).map_err(|said| said.render(Language::Zh))
    })
}

fn receipts() -> Reading {
    Box::new(|_, bytes| {
        let read = Receipt::read(&String::from_utf8_lossy(bytes));
        read.map(drop).map_err(|error| error.message().to_string())
    })
}

/// A workbook, beside the models that it may extend.
fn workbook() -> Reading {
    let place = crate::runs::scratch();
    let models = place.path().join("models");
    copied(&root().join("models/wenling"), &models.join("wenling"));
    Box::new(move |name, bytes| {
        let path = place.path().join(name);
        fs::write(&path, bytes).expect("written");
        let read = import(&path, &models, Some(&datasets()), None);
        let left: Vec<_> = fs::read_dir(place.path())
            .expect("a folder")
            .flatten()
            .collect();
        assert_eq!(
            left.len(),
            2,
            "models and the workbook, and nothing beside them"
        );
        read.map(drop).map_err(|failure| failure.text(Language::Zh))
    })
}

fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copied(&path, &to);
        } else {
            fs::copy(&path, &to).expect("copied");
        }
    }
}

/// A lever beside one that is wrong: both are looked at, and no engine is made ready for it.
fn levers() -> Reading {
    let session = Session::open(&root().join("models/wenling"), Some(&datasets()));
    let session = session.expect("a session");
    Box::new(move |_, bytes| {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let asked = [text.clone(), "…".to_string()];
        let said = session.engine(BASELINE, &asked).expect_err("one is wrong");
        let said = said.text(Language::Zh);
        match said.contains(&format!("--with {text}：")) {
            true => Err(said),
            false => Ok(()),
        }
    })
}

/// An appropriation for Wenling.
fn appropriations() -> Reading {
    let model = open(&wenling(), BASELINE, None);
    Box::new(move |_, bytes| {
        let read = appropriation(&String::from_utf8_lossy(bytes), &model);
        read.map(drop).map_err(|failure| failure.text(Language::Zh))
    })
}
