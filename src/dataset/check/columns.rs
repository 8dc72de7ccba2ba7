//! The columns of a file against those of its description.

use indexmap::IndexMap;

use crate::dataset::nearest::{nearest, one_of};
use crate::dataset::read::RawTable;
use crate::dataset::sidecar::Column;
use crate::dataset::{Complaint, Complaints, Place};

/// Columns that are missing and columns that nobody described. Their order does not matter.
pub(super) fn agree(raw: &RawTable, columns: &IndexMap<String, Column>) -> Complaints {
    let mut complaints = Complaints::default();
    let names = raw.names();
    let extra: Vec<&str> = names
        .iter()
        .map(String::as_str)
        .filter(|name| !columns.contains_key(*name))
        .collect();
    let missing: Vec<&str> = columns
        .keys()
        .map(String::as_str)
        .filter(|name| !names.iter().any(|n| n == name))
        .collect();
    // A renamed column is one fault, not two.
    let mut renamed = Vec::new();
    for name in &missing {
        let meant = nearest(name, extra.iter().copied().filter(|e| !renamed.contains(e)));
        let (found, advice) = match meant {
            Some(written) => {
                renamed.push(written);
                (
                    (
                        format!("没有这一列，却有 {written} 列"),
                        format!("the column is missing, but there is {written}"),
                    ),
                    (
                        format!("是不是把 {name} 写成了 {written}？请改列名"),
                        format!("Was {name} meant by {written}? Rename it"),
                    ),
                )
            }
            None => (
                (
                    "没有这一列".to_string(),
                    "the column is missing".to_string(),
                ),
                ("请补上这一列".to_string(), "Add the column".to_string()),
            ),
        };
        complaints.push(Complaint::error(
            &raw.file,
            Place::Column(name.to_string()),
            found,
            (
                format!("有 {name} 列（{}）", columns[*name].title.zh),
                format!("a column {name} ({})", columns[*name].title.en),
            ),
            advice,
        ));
    }
    let known: Vec<&str> = columns.keys().map(String::as_str).collect();
    for name in extra.iter().filter(|name| !renamed.contains(name)) {
        complaints.push(Complaint::error(
            &raw.file,
            Place::Column(name.to_string()),
            ("说明文件里没有这一列", "the sidecar has no such column"),
            one_of(known.iter().copied()),
            (
                "请删去这一列，或在说明文件中写明它",
                "Remove the column, or describe it",
            ),
        ));
    }
    complaints
}
