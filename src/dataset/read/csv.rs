//! Text to cells, by RFC 4180, with the line of each record.
//!
//! Written here and not taken from a reader of data frames, because those fill ragged rows, close open
//! quotes and know no line numbers, and the line is what a planner needs.

use crate::dataset::{Complaint, Complaints, Place};

use super::grid::{Grid, GridOrigin, GridRow};
use super::separators::{declared, not_there, separator, two_signs};

/// Splits a text into records, by the sign that its first line names where it does so. Blank lines are left out.
pub(super) fn grid(file: &str, text: &str) -> Result<Grid, Complaints> {
    let own = declared(text);
    let complaint = match own {
        Some((sign, rest)) => not_there(file, sign, rest),
        None => two_signs(file, text),
    };
    if let Some(complaint) = complaint {
        return Err(complaint.into());
    }
    let (separator, rest) = own.unwrap_or_else(|| (separator(text), text));
    let mut scanner = Scanner {
        file,
        separator,
        line: if own.is_some() { 2 } else { 1 },
        complaints: Complaints::default(),
    };
    let rows = scanner.records(rest);
    let grid = Grid {
        rows,
        origin: GridOrigin::Text,
        separator,
        merges: Vec::new(),
    };
    scanner.complaints.into_result(grid)
}

struct Scanner<'a> {
    file: &'a str,
    separator: char,
    line: usize,
    complaints: Complaints,
}

impl Scanner<'_> {
    fn records(&mut self, text: &str) -> Vec<GridRow> {
        let mut rows: Vec<GridRow> = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let at = self.line;
            let width = rows.last().map_or(0, |row| row.cells.len());
            let mut cells = Vec::with_capacity(width);
            loop {
                let (cell, after, ended) = self.field(rest);
                cells.push(cell);
                rest = after;
                if ended {
                    break;
                }
            }
            if cells.iter().any(|cell| !cell.is_empty()) {
                rows.push(GridRow { at, cells });
            }
        }
        rows
    }

    /// One field, what follows it, and whether the record ends with it.
    fn field<'t>(&mut self, text: &'t str) -> (String, &'t str, bool) {
        let (quoted, rest) = match text.strip_prefix('"') {
            Some(quoted) => {
                let (cell, rest) = self.quoted(quoted);
                (Some(cell), rest)
            }
            None => (None, text),
        };
        let end = self.end(rest);
        let plain = &rest[..end];
        if quoted.is_some() && !plain.trim().is_empty() {
            self.complain(
                self.line,
                (
                    format!("引号结束后还有“{plain}”"),
                    format!("“{plain}” after the closing quote"),
                ),
                ("逗号或行尾", "a comma or the end of the line"),
                (
                    "字段里的引号要写成两个 \"\"",
                    "Write a quote inside a field twice: \"\"",
                ),
            );
        }
        let cell = match quoted {
            Some(quoted) => (quoted + plain).trim().to_string(),
            None => plain.trim().to_string(),
        };
        let mut after = rest[end..].chars();
        match after.next() {
            Some('\n') => {
                self.line += 1;
                (cell, after.as_str(), true)
            }
            Some(_) => (cell, after.as_str(), false),
            None => (cell, "", true),
        }
    }

    /// Where a field ends that has no quotes.
    fn end(&self, rest: &str) -> usize {
        let end = if self.separator.is_ascii() {
            let separator = self.separator as u8;
            let mut bytes = rest.bytes();
            bytes.position(|byte| byte == separator || byte == b'\n')
        } else {
            rest.find([self.separator, '\n'])
        };
        end.unwrap_or(rest.len())
    }

    /// The inside of a quoted field and what follows the closing quote.
    fn quoted<'t>(&mut self, text: &'t str) -> (String, &'t str) {
        let opened = self.line;
        let mut cell = String::new();
        let mut rest = text;
        while let Some(at) = rest.find('"') {
            cell.push_str(&rest[..at]);
            rest = &rest[at + 1..];
            match rest.strip_prefix('"') {
                Some(more) => {
                    cell.push('"');
                    rest = more;
                }
                None => {
                    self.line += cell.matches('\n').count();
                    return (cell, rest);
                }
            }
        }
        let shown: String = text.chars().take_while(|c| *c != '\n').take(20).collect();
        self.complain(
            opened,
            (
                format!("引号没有结束：“\"{shown}…”"),
                format!("a quote is never closed: “\"{shown}…”"),
            ),
            ("成对的引号", "quotes in pairs"),
            (
                "请在字段末尾补上引号，或删去多余的引号",
                "Close the quote at the end of the field, or remove it",
            ),
        );
        (cell, "")
    }

    fn complain(
        &mut self,
        line: usize,
        found: (String, String),
        expected: (&str, &str),
        advice: (&str, &str),
    ) {
        let place = Place::Line {
            line,
            character: None,
        };
        self.complaints
            .push(Complaint::error(self.file, place, found, expected, advice));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<(usize, Vec<String>)> {
        let rows = grid("t.csv", text).expect("well formed").rows;
        rows.into_iter().map(|row| (row.at, row.cells)).collect()
    }

    #[test]
    fn quotes_hold_commas_quotes_and_line_ends() {
        // The example of RFC 4180, section 2, rules 5 to 7.
        let rows = cells("\"aaa\",\"b\nbb\",\"c\"\"cc\"\nzzz,yyy,xxx\n");
        assert_eq!(
            rows[0],
            (1, vec!["aaa".into(), "b\nbb".into(), "c\"cc".into()])
        );
        assert_eq!(rows[1], (3, vec!["zzz".into(), "yyy".into(), "xxx".into()]));
    }

    #[test]
    fn blank_lines_are_left_out_and_lines_still_count() {
        let rows = cells("a,b\n\n,\n1,2");
        assert_eq!(rows[1], (4, vec!["1".into(), "2".into()]));
    }

    #[test]
    fn tabs_full_width_signs_and_strokes_separate() {
        assert_eq!(cells("a\tb\n1\t2\n")[1].1, ["1", "2"]);
        assert_eq!(cells("年份，人数\n2020，12\n")[1].1, ["2020", "12"]);
        assert_eq!(cells("年份|人数\n2020|12\n")[1].1, ["2020", "12"]);
        assert_eq!(cells("年份；人数\n2020；12\n")[1].1, ["2020", "12"]);
        assert_eq!(cells("a\n1\n")[1].1, ["1"]);
        assert_eq!(cells("a\tb\n\"1,2\"\t3,4\n")[1].1, ["1,2", "3,4"]);
        assert_eq!(
            cells("说明,b\n甲，乙，丙，丁,2\n")[1].1,
            ["甲，乙，丙，丁", "2"]
        );
    }

    #[test]
    fn the_sign_that_the_first_line_names_separates() {
        let rows = cells("sep=;\n年份;人数,男\n2020;1,2\n");
        assert_eq!(rows[0], (2, vec!["年份".into(), "人数,男".into()]));
        assert_eq!(rows[1], (3, vec!["2020".into(), "1,2".into()]));
        assert_eq!(cells("\"SEP=^\"\na^b\n1^2\n")[1].1, ["1", "2"]);
        assert_eq!(cells("sep=\t\na\tb\n1\t2\n")[1].1, ["1", "2"]);
        let said = grid("t.csv", "sep=;\na,b\n1,2\n")
            .expect_err("none")
            .to_string();
        assert!(said.contains("第 1 行") && said.contains("“;”"), "{said}");
        assert_eq!(cells("sep=人,b\n1,2\n")[0].0, 1);
    }

    #[test]
    fn an_open_quote_is_said_once_with_its_line() {
        let complaints = grid("t.csv", "a,b\n1,\"x\n2,y\n").expect_err("open quote");
        assert_eq!(complaints.0.len(), 1);
        assert!(complaints.to_string().contains("第 2 行"), "{complaints}");
    }

    #[test]
    fn text_after_a_closing_quote_is_refused() {
        let complaints = grid("t.csv", "a,b\n\"x\"y,1\n").expect_err("text after quote");
        assert!(complaints.to_string().contains("“y”"), "{complaints}");
    }
}
