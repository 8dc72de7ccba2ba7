//! Which table of what was reported is read, where several could be.

use std::path::Path;

use super::readable::{absent, ordinary};
use crate::dataset::{Complaint, Complaints, Format, Place};

/// The one table that there is beside `observations.toml`, which can be read: what stands in a second one would be left out
/// unsaid.
pub(super) fn only(root: &Path, shown: &str) -> Result<Option<String>, Complaints> {
    let names = Format::BESIDE.map(|ending| format!("observations.{ending}"));
    let there = names.into_iter().filter(|name| !absent(&root.join(name)));
    let there: Vec<String> = there.collect();
    let mut complaints = Complaints::default();
    for name in &there {
        if let Err(why) = ordinary(&root.join(name)) {
            complaints.push(Complaint::error(
                format!("{shown}/{name}"),
                Place::Whole,
                (
                    format!("打不开（{}）", why.zh),
                    format!("it cannot be opened ({})", why.en),
                ),
                ("可以读取的文件", "a file that can be read"),
                (
                    "请改名，或移出模型文件夹",
                    "Rename it, or move it out of the model's folder",
                ),
            ));
        }
    }
    if let [first, second, ..] = there.as_slice() {
        complaints.push(Complaint::error(
            format!("{shown}/{second}"),
            Place::Whole,
            (
                format!("旁边已有 {first}，两张表只能读一张"),
                format!("{first} stands beside it, and one table is read"),
            ),
            ("一张实绩表", "one table of what was reported"),
            (
                "请合成一张，或把另一张移出模型文件夹",
                "Make one of them, or move the other out of the model's folder",
            ),
        ));
    }
    complaints.into_result(there.into_iter().next())
}
