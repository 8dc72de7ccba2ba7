//! How a value shall stand to its target: as the column of relations has it, or as the words around the target say.

use super::cells::SheetReading;
use crate::model::file::Relation;
use crate::report::template::layout::targets;
use crate::source::Words;

/// The relation of a row and its target alone, nothing where that cell is empty; `column` is what the column of relations
/// has. Relations that differ are a fault, which is said.
pub(super) fn related(
    reading: &mut SheetReading<'_>,
    row: usize,
    column: Option<Relation>,
) -> (Option<Relation>, Option<String>) {
    let Some(text) = reading.text(targets::TARGET, row) else {
        return (column, None);
    };
    let (said, alone) = Relation::around(&text);
    let mut said = said.into_iter().flatten();
    let Some(first) = said.next() else {
        return (column, Some(text));
    };
    let sign = first.sign();
    match said.chain(column).find(|other| *other != first) {
        Some(other) => {
            let other = other.sign();
            reading.fault(
                targets::TARGET,
                row,
                (
                    format!("写的是“{text}”：既说 {sign}，又说 {other}"),
                    format!("found “{text}”: both {sign} and {other} are said"),
                ),
                (
                    "一种关系，与“关系”一列相同",
                    "one relation, that of the column 关系",
                ),
                (
                    "请改正“关系”或这一格",
                    "Correct the column 关系 or this cell",
                ),
            );
        }
        None if column.is_none() => {
            let place = reading.place(targets::TARGET, row);
            reading.note(Words {
                zh: format!("{}：“{text}”按 {sign} {alone} 读入", place.zh),
                en: format!("{}: “{text}” is read as {sign} {alone}", place.en),
            });
        }
        None => {}
    }
    (Some(first), Some(alone.to_string()))
}
