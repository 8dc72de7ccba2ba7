//! Whether the tables of a year agree, and a region could have so many holders.

use super::say;
use super::tables::total;
use crate::dataset::Complaint;
use crate::model::check::checking::Checking;
use crate::model::checked::RegisterYear;
use crate::model::data::Data;
use crate::model::read::RegisterRow;

/// Sums of two tables of all holders that are farther apart contradict each other, relative.
const APART: f64 = 0.02;

/// Parts of the residents that no register of certificates is below or above.
const POSSIBLE: std::ops::Range<f64> = 0.002..0.15;

/// Tables of all holders of one year have one sum.
pub(super) fn agree(checking: &mut Checking<'_>, rows: &[&RegisterRow], own: &RegisterYear) {
    let sums: Vec<f64> = own
        .stocks
        .iter()
        .filter(|margin| margin.whole)
        .map(|margin| total(margin).persons)
        .collect();
    let (least, most) = sums
        .iter()
        .fold((f64::INFINITY, 0.0_f64), |(low, high), sum| {
            (low.min(*sum), high.max(*sum))
        });
    let Some(row) = rows.iter().find(|row| row.year == own.year) else {
        return;
    };
    if most > least {
        let year = own.year;
        let complaint = Complaint::error(
            row.file.clone(),
            row.place.clone(),
            (
                format!("{year} 年各表的合计不同：{least:.0} 到 {most:.0} 人"),
                format!("the tables of {year} add up to {least:.0} and to {most:.0}"),
            ),
            ("各表合计相同", "tables with the same sum"),
            (
                "请核实；相差不大时以行数最少的表为准，其余按比例调整",
                "Look it up; where they differ little the table with fewest rows counts and the others are scaled",
            ),
        );
        let little = most < least * (1.0 + APART);
        checking.complaints.push(if little {
            complaint.as_warning()
        } else {
            complaint
        });
    }
}

/// Holders of a number that a region could have.
pub(super) fn possible(
    checking: &mut Checking<'_>,
    rows: &[&RegisterRow],
    own: &RegisterYear,
    data: &Data,
) {
    let Some(margin) = own.stocks.iter().find(|margin| margin.whole) else {
        return;
    };
    let residents = data.population.grouped.total();
    let share = total(margin).persons / residents;
    let first = rows.iter().find(|row| row.year == own.year);
    if let Some(row) = first.filter(|_| !POSSIBLE.contains(&share)) {
        let persons = total(margin).persons;
        say(
            checking,
            row,
            (
                format!(
                    "{} 年持证 {persons:.0} 人，常住人口 {residents:.0} 人",
                    own.year
                ),
                format!(
                    "{persons:.0} holders in {} among {residents:.0} residents",
                    own.year
                ),
            ),
            (
                format!(
                    "常住人口的 {:.1}%—{:.0}%",
                    100.0 * POSSIBLE.start,
                    100.0 * POSSIBLE.end
                ),
                format!(
                    "{:.1} to {:.0} % of the residents",
                    100.0 * POSSIBLE.start,
                    100.0 * POSSIBLE.end
                ),
            ),
            (
                "是否以万人为单位，或是别处的数？请以人为单位",
                "Is it in 10,000s, or of another place? Give it in persons",
            ),
        );
    }
}
