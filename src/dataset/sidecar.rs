//! The sidecar beside each table: what a row is, where it comes from, what may stand in it.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use crate::axes::Year;
use crate::source::{Evidence, Verification, Words};

use super::nearest::one_of;
use super::{Complaint, Complaints, Place};

/// Description of one table of one release.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sidecar {
    /// Folder under `datasets/`.
    pub dataset: String,
    /// Folder of the release below it.
    pub vintage: Year,
    /// Name of the table: the file without its ending.
    pub table: String,
    /// What the table says of itself.
    #[serde(flatten)]
    pub head: Head,
    /// Every column, in the order of the file.
    pub columns: IndexMap<String, Column>,
    /// Parts against totals, gaps, agreement with other tables.
    pub checks: Vec<Check>,
}

/// The keys of a sidecar outside its sections.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Name for people.
    pub title: Words,
    /// What a row is.
    pub about: Words,
    /// Year from which the county could use it; the same as the folder.
    pub known: Year,
    /// Key in the register of works; the default of the table.
    pub source: String,
    /// Place in the work.
    pub at: String,
    /// How the values were obtained; the default of the table.
    pub evidence: Evidence,
    /// How the source was seen; the default of the table.
    pub verification: Verification,
    /// SHA-256 of the bytes of the table, in hexadecimal.
    pub sha256: String,
    /// Number of rows without the header.
    pub rows: usize,
    /// Columns that together tell one row from another.
    pub key: Vec<String>,
    /// What the table does not say; its known faults.
    pub limits: Words,
}

/// What may stand in a column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Name for people.
    pub title: Words,
    /// Kind of cell.
    #[serde(rename = "type")]
    pub kind: ColumnType,
    /// Unit of the values, or `see column unit`.
    pub unit: String,
    /// An empty cell is not allowed.
    #[serde(default)]
    pub required: bool,
    /// The values allowed, if only some are.
    pub values: Option<Vec<String>>,
    /// What values are called by people, such as names of places; others stand for themselves.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub said: IndexMap<String, Words>,
    /// Smallest value allowed.
    pub min: Option<f64>,
    /// Largest value allowed.
    pub max: Option<f64>,
}

impl Column {
    /// Smallest and largest value allowed: as declared; a share without declared ends lies in 0 to 1.
    pub fn range(&self) -> (Option<f64>, Option<f64>) {
        let share = self.unit == "share";
        (
            self.min.or(share.then_some(0.0)),
            self.max.or(share.then_some(1.0)),
        )
    }
}

/// Kind of cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ColumnType {
    /// Text, also codes such as 331081.
    Text,
    /// A whole number.
    Integer,
    /// A number with a decimal point.
    Number,
}

/// A relation that must hold between rows or between tables.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Check {
    /// Among rows equal in all of the key but `over`, the parts add up to the row where `over = total`.
    Total {
        /// Column added up.
        column: String,
        /// Column that tells the parts and the total apart.
        over: String,
        /// Its value in the row of the total.
        total: String,
        /// Largest difference allowed, in the unit of the column.
        #[serde(default)]
        tolerance: f64,
    },
    /// The whole numbers of a column follow each other within each group.
    NoGaps {
        /// Column of whole numbers.
        column: String,
        /// Columns that make the groups.
        #[serde(default)]
        within: Vec<String>,
    },
    /// Rows equal in all of the key but `over` have about the same value: several sources, one fact.
    Agreement {
        /// Column compared.
        column: String,
        /// Column that tells the sources apart.
        over: String,
        /// Largest difference allowed, in the unit of the column.
        #[serde(default)]
        tolerance: f64,
    },
    /// The sum of a column over each group equals what another table of the same release says.
    Matches {
        /// Column added up.
        column: String,
        /// Rows taken, by the text of a column.
        #[serde(default, rename = "where")]
        rows: IndexMap<String, String>,
        /// Columns that make the groups, in both tables.
        #[serde(default)]
        by: Vec<String>,
        /// The other table.
        table: String,
        /// Rows taken from the other table.
        #[serde(default)]
        other_where: IndexMap<String, String>,
        /// Column of the other table.
        other: String,
        /// Largest difference allowed, in the unit of the column.
        #[serde(default)]
        tolerance: f64,
    },
}

impl Sidecar {
    /// What the sidecar says against itself: names of columns that it does not have, a year that is not
    /// that of the folder, a checksum that cannot be one.
    pub(super) fn faults(&self, file: &str, text: &str) -> Complaints {
        let mut complaints = Complaints::default();
        let mut say = |key: &str, found: (String, String), expected: (String, String)| {
            let advice = ("请改正说明文件", "Correct the sidecar");
            let place = key_place(text, key);
            complaints.push(Complaint::error(file, place, found, expected, advice));
        };
        let head = &self.head;
        if head.known != self.vintage {
            say(
                "known",
                (
                    format!("写的是 {}", head.known),
                    format!("found {}", head.known),
                ),
                (
                    format!("{}，与文件夹相同", self.vintage),
                    format!("{}, as the folder says", self.vintage),
                ),
            );
        }
        if head.sha256.len() != 64 || !head.sha256.bytes().all(|b| b.is_ascii_hexdigit()) {
            say(
                "sha256",
                (
                    format!("写的是“{}”", head.sha256),
                    format!("found “{}”", head.sha256),
                ),
                ("64 位十六进制数".into(), "64 hexadecimal digits".into()),
            );
        }
        let names: Vec<&str> = self.columns.keys().map(String::as_str).collect();
        let mut named: Vec<(&str, &str)> =
            head.key.iter().map(|name| ("key", name.as_str())).collect();
        for check in &self.checks {
            named.extend(check.own_columns().into_iter().map(|name| ("checks", name)));
        }
        for (key, name) in named {
            if !self.columns.contains_key(name) {
                say(
                    key,
                    (
                        format!("没有 {name} 列"),
                        format!("there is no column {name}"),
                    ),
                    one_of(names.iter().copied()),
                );
            }
        }
        complaints
    }
}

impl Check {
    /// Columns of the table itself that the check names.
    fn own_columns(&self) -> Vec<&str> {
        match self {
            Check::Total { column, over, .. } | Check::Agreement { column, over, .. } => {
                vec![column, over]
            }
            Check::NoGaps { column, within } => {
                let within = within.iter().map(String::as_str);
                std::iter::once(column.as_str()).chain(within).collect()
            }
            Check::Matches {
                column, rows, by, ..
            } => {
                let more = rows.keys().chain(by).map(String::as_str);
                std::iter::once(column.as_str()).chain(more).collect()
            }
        }
    }
}

/// Where a key of the text stands; the first line that begins with it.
pub(super) fn key_place(text: &str, key: &str) -> Place {
    let bare = |line: &str| line.trim_start().trim_start_matches('[').starts_with(key);
    Place::Key {
        line: text.lines().position(bare).map_or(1, |line| line + 1),
        key: key.to_string(),
    }
}
