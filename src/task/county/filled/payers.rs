//! Who pays: a payer of the model that is extended, or one that only this county has.

use std::collections::BTreeMap;

use super::answers::Filled;
use super::cells::SheetReading;
use super::own::key_of;
use super::titled::is_called;
use crate::dataset::nearest;
use crate::model::ModelFolder;
use crate::report::template::layout::funds;
use crate::source::Words;

impl Filled {
    /// The payers that the model that is extended does not have, in words.
    pub(super) fn own_payers(&self) -> Option<Words> {
        let titles: Vec<String> = self.payers.values().map(|own| format!("“{own}”")).collect();
        (!titles.is_empty()).then(|| Words {
            zh: format!(
                "付款方{}不在沿用的模型里，作为本县自有的付款方读入",
                titles.join("、")
            ),
            en: format!(
                "taken as payers that only this county has: {}",
                titles.join(", ")
            ),
        })
    }
}

/// The key of the payer that a row names, and its title where only the county has it, beside those found so far; nothing
/// where the name says nobody or may be a slip of the pen, which is said.
pub(super) fn payer(
    reading: &mut SheetReading<'_>,
    row: usize,
    title: &str,
    base: &ModelFolder,
    found: &BTreeMap<String, String>,
) -> Option<(String, Option<String>)> {
    let known = &base.file.model.payers;
    let mut all = known.iter();
    if let Some((key, _)) = all.find(|(key, own)| is_called(title, key, own)) {
        return Some((key.clone(), None));
    }
    let key = key_of(title);
    // Names that differ in nothing but signs would be one payer.
    let same = found.get(&key).map(String::as_str);
    if same != Some(title) {
        let theirs = known.values().map(|own| own.zh.as_str());
        let all = theirs.chain(found.values().map(String::as_str));
        if let Some(near) = same.or_else(|| nearest(title, all)) {
            like(reading, row, title, near);
            return None;
        }
        if !title.chars().any(char::is_alphabetic) {
            nobody(reading, row, title);
            return None;
        }
    }
    Some((key, Some(title.to_string())))
}

/// Says that a name is like one that is known.
fn like(reading: &mut SheetReading<'_>, row: usize, title: &str, near: &str) {
    reading.fault(
        funds::PAYER,
        row,
        (format!("不认识“{title}”"), format!("“{title}” is not known")),
        (
            "列表中的付款方，或本县自有付款方的名称",
            "a payer of the list, or the name of one of the county's own",
        ),
        (
            format!("是不是“{near}”？是就改成它；确是另一个付款方，请写全称，使两个名称相差多一些"),
            format!("Is it “{near}”? Write that then; if it is another payer, write its full name, so that the two differ by more"),
        ),
    );
}

/// Says that a name without a letter names nobody.
fn nobody(reading: &mut SheetReading<'_>, row: usize, title: &str) {
    reading.fault(
        funds::PAYER,
        row,
        (format!("写的是“{title}”"), format!("found “{title}”")),
        ("付款方的名称", "the name of who pays"),
        ("请改正", "Correct it"),
    );
}
