//! Every parser, given what nobody should send it: no panic, no abort, no long wait, no great memory.
//!
//! What is sent are the files of `tests/corpus/`, the shipped models and a few texts, each spoilt in a few places; the
//! same inputs every time. With `PLANCAST_FUZZ=1000000` the parser of text gets so many in place of a few thousand, and
//! each of the others as many more; `PLANCAST_FUZZ_FROM` begins with a later one. `cargo test fuzzing` runs them alone.

mod corpus;
mod mutation;
mod parsers;
mod process;

use process::fuzz;

#[test]
fn delimited_text() {
    fuzz(&parsers::TEXT);
}

#[test]
fn xlsx() {
    fuzz(&parsers::XLSX);
}

#[test]
fn xls() {
    fuzz(&parsers::XLS);
}

#[test]
fn ods() {
    fuzz(&parsers::ODS);
}

#[test]
fn parquet() {
    fuzz(&parsers::PARQUET);
}

#[test]
fn model_files() {
    fuzz(&parsers::MODEL);
}

#[test]
fn observations() {
    fuzz(&parsers::OBSERVATIONS);
}

#[test]
fn receipts() {
    fuzz(&parsers::RECEIPT);
}

#[test]
fn import_workbooks() {
    fuzz(&parsers::WORKBOOK);
}

#[test]
fn levers() {
    fuzz(&parsers::LEVERS);
}

#[test]
fn appropriations() {
    fuzz(&parsers::APPROPRIATIONS);
}
