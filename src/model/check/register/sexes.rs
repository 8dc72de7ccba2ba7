//! Men and women among the holders of a year.

use super::saying::remind;
use crate::model::check::checking::Checking;
use crate::model::checked::HolderPart;
use crate::model::read::RegisterRow;

/// How many times as many holders of one sex as of the other no place has.
const TIMES: f64 = 3.0;

/// A reminder of holders of one sex who are less than a third of those of the other: mostly a digit is missing.
pub(super) fn check(checking: &mut Checking<'_>, rows: &[&RegisterRow]) {
    let of_sex = |row: &&&RegisterRow| {
        let all_else = HolderPart {
            sex: None,
            ..row.part
        };
        row.is_stock()
            && row.part.sex.is_some()
            && row.town.is_none()
            && all_else == HolderPart::default()
    };
    for row in rows.iter().filter(of_sex) {
        let mut others = rows.iter().filter(of_sex);
        let other = others.find(|own| own.year == row.year && own.part.sex != row.part.sex);
        let Some(other) = other.filter(|own| own.persons > TIMES * row.persons) else {
            continue;
        };
        let (year, fewer, more) = (row.year, row.persons, other.persons);
        remind(
            checking,
            row,
            (
                format!("{year} 年这一性别持证 {fewer} 人，而另一性别 {more} 人"),
                format!("{fewer} holders of this sex in {year}, and {more} of the other"),
            ),
            (
                format!("相差不到 {TIMES} 倍"),
                format!("less than {TIMES} times as many of one as of the other"),
            ),
            (
                "请核对位数和单位；若确实如此，不必改",
                "Look up the digits and the unit; if it is right, leave it",
            ),
        );
    }
}
