//! What leaves the program: charts, tables, receipts, and what is said on the terminal.
//!
//! `album` knows which pictures a run has; `chart` draws them; `outbox` is the only place that
//! writes files.
//!
//! # Decisions
//!
//! - Charts are SVG at four times the logical size, set with an embedded font; PNG from the same SVG: bitmap text
//!   of the plotting library is not fit for print. Applied: `src/report/chart`.
//! - Output appears as a whole folder or not at all; an older result is exchanged for it in one step, and a program
//!   that is told to stop removes what it began: nothing half-written. Applied: `report/outbox.rs`.
//! - Word files are written by hand on `zip`: of the libraries measured none writes a valid Chinese official
//!   document; both validators find nothing in these. Applied: `report/document/docx`.
//! - A paper bears no date unless one is given: the same draws give the same bytes on any day; an office dates what
//!   it hands in. Applied: `report --date`.
//! - A letterhead is a Word file whose page, headers, footers, styles and head of the first page (what stands above
//!   the title) are taken over into a document of ours, never its macros: offices have one; a text written into
//!   somebody's file breaks it. Applied: `letterhead.docx`, `report/document/docx/letterhead`.
//! - The manual is two texts with marks, which the program fills from the example it carries; the marks say what
//!   was typed, so that pictures and commands belong together: a figure that is typed ages; `pulldown-cmark` takes
//!   the texts apart, since parsing is not ours to write. Applied: `report/manual`.
//! - A paper is one document of headings, sentences, lists, tables and charts, written in six forms; a workbook
//!   reads its numbers back from how they are written: they agree to the printed digit because nothing is worked
//!   out twice. Applied: `report/document`, `report/papers`.

pub mod album;
pub mod aligned;
pub mod backtests;
pub mod budgets;
pub mod calibration;
pub mod chart;
pub mod compared;
pub mod decided;
pub mod document;
pub mod evaluated;
pub mod forecasts;
pub mod format;
pub mod hindcast;
mod in_step;
pub mod json;
pub mod manual;
pub mod number;
mod numbered;
pub mod outbox;
pub mod page;
pub mod papers;
mod printed;
pub mod province;
pub mod published;
mod ranked;
pub mod reasons;
pub mod receipt;
pub mod registers;
mod rests;
pub mod sensitivities;
pub mod summary;
pub mod suppression;
pub mod table;
pub mod template;
pub mod towns;
pub mod workbook;
