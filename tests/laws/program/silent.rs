//! Slips that were once taken without a word: each is said where it was written.

use super::slips::{OBSERVATIONS, doubted};
use super::{Desk, has};

const REPORTS: &str = "models/wenling/observations.csv";

#[test]
fn a_header_again_among_the_reports_is_said_once_and_left_out() {
    let desk = Desk::new();
    let rows = "指标,年份,数值\ncommittee_meetings,2021,30\n指标,年份,数值\ncommittee_meetings,2022,31\n";
    desk.write(REPORTS, rows);
    doubted(&desk, &["observations.csv", "第 3 行", "又是一行表头"]);
}

#[test]
fn rows_with_another_separator_than_their_header_say_so() {
    let desk = Desk::new();
    desk.write(REPORTS, "指标,年份,数值\ncommittee_meetings，2021，30\n");
    let said = desk.faulty(&["observations.csv", "第 2 行", "全角逗号", "“,”"]);
    assert_eq!(said.lines().count(), 1, "{said}");
    has(&said, &["都改成"]);
    assert!(!said.contains(OBSERVATIONS), "{said}");
}
