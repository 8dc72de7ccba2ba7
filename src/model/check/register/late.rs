//! A register that begins after the base year: until then the holders are not its own.

use super::saying::remind;
use crate::axes::Year;
use crate::model::check::checking::Checking;
use crate::model::checked::{Margin, RegisterYear};
use crate::model::read::RegisterRow;

/// Reminds of the years before the first with all holders, where that is not the base year.
pub(super) fn begins(
    checking: &mut Checking<'_>,
    rows: &[&RegisterRow],
    years: &[RegisterYear],
    base: Year,
) {
    let whole = |own: &&RegisterYear| own.stocks.iter().any(|margin: &Margin| margin.whole);
    let Some(first) = years.iter().find(whole).map(|own| own.year) else {
        return;
    };
    let stock = |row: &&&RegisterRow| row.year == first && row.is_stock();
    let Some(row) = rows.iter().find(stock).filter(|_| first > base) else {
        return;
    };
    let (zh, en) = match years.iter().any(|own| own.year == base) {
        // Some of the holders of the base year: the start is theirs.
        true => (
            format!("此前各年按起点推算，{first} 年的新办证和注销含两者之差"),
            format!(
                "until then they are projected from the start, and the certificates issued and given back in {first} hold \
                 what lies between the two"
            ),
        ),
        false => (
            format!("{base} 年的起点由 {first} 年往回推算"),
            format!("the start of {base} is reckoned back from {first}"),
        ),
    };
    remind(
        checking,
        row,
        (
            format!("登记的持证人数从 {first} 年起，{base} 年没有：{zh}"),
            format!("holders are registered from {first} on and not in {base}: {en}"),
        ),
        (
            format!("{base} 年末的持证人数"),
            format!("holders at the end of {base}"),
        ),
        (
            "有的话请补上一行；没有的话，此前各年的持证人数和新办证是推算的，不是登记的",
            "Add a row where it is known; where it is not, holders and new certificates of the years before are reckoned and \
             not registered",
        ),
    );
}
