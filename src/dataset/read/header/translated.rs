//! A row below the heading that says it again in another language, as yearbooks have it: `年份,持证人数` above `Year,Holders`.

use crate::source::Words;

use super::super::grid::GridRow;
use super::super::number;
use super::super::plain::is_han;
use super::super::words::is_year_name;
use super::super::year::{self, YearForm};

/// Takes such a row away, and says so.
pub(super) fn left_out(head: &GridRow, rows: &mut Vec<GridRow>) -> Option<Words> {
    if rows.len() < 2 || !is_translation(&head.cells, &rows[0].cells) {
        return None;
    }
    let cells = rows.remove(0).cells.into_iter();
    let shown: Vec<String> = cells.filter(|cell| !cell.is_empty()).collect();
    Some(Words {
        zh: format!("“{}”一行是列名的译文，未用", shown.join("、")),
        en: format!(
            "the row “{}” translates the heading and was left out",
            shown.join(", ")
        ),
    })
}

/// True for words of another writing below those of a heading, with the same years or a name of years below such a one.
fn is_translation(head: &[String], row: &[String]) -> bool {
    let pairs = || head.iter().zip(row).filter(|(_, below)| !below.is_empty());
    let others = pairs().filter(|(above, _)| year(above).is_none());
    let (mut words, mut years) = (0, 0);
    for (above, below) in others {
        let foreign = above.contains(is_han) && !below.contains(is_han);
        let is_word = foreign && below.contains(|c: char| c.is_ascii_alphabetic());
        if !is_word || number::number(below).is_ok() || is_year_name(above) != is_year_name(below) {
            return false;
        }
        words += 1;
        years += usize::from(is_year_name(above));
    }
    let mut across = pairs().filter(|(above, _)| year(above).is_some());
    let same = across
        .clone()
        .all(|(above, below)| year(above) == year(below));
    let again = same && across.nth(1).is_some();
    let beside = head.iter().skip(row.len()).all(String::is_empty);
    same && beside && words > 0 && (again || years == 1 && words > 1)
}

fn year(cell: &str) -> Option<crate::axes::Year> {
    let (year, form) = year::year(cell)?;
    (form != YearForm::Serial).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::is_translation;

    fn is(head: &str, row: &str) -> bool {
        let cells = |text: &str| text.split(',').map(str::to_string).collect::<Vec<_>>();
        is_translation(&cells(head), &cells(row))
    }

    #[test]
    fn a_heading_again_in_another_language_is_known() {
        let head = "年份,持证人数（人）,补贴（万元）";
        assert!(is(head, "Year,Holders (person),Subsidy (10 000 yuan)"));
        assert!(is("指标,单位,2018年,2019年", "Item,Unit,2018,2019"));
    }

    #[test]
    fn rows_of_data_and_headings_of_other_tables_are_none() {
        for (head, row) in [
            ("年份,持证人数", "年份,持证人数"),
            ("年份,持证人数", "2018,10"),
            ("指标,2018,2019", "GDP,2018,2020"),
            ("指标,2018,2019", "GDP,10,11"),
            ("Year,Holders", "Year,Holders"),
            ("年份,类别,人数", "Year,A,10"),
            ("指标,2018,2019", "GDP,,"),
            ("年份,区", "Year,"),
        ] {
            assert!(!is(head, row), "{head} / {row}");
        }
    }
}
