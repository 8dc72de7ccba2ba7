//! Whether the tables of a year agree, and a region could have so many holders.

use super::say;
use super::saying::remind;
use super::tables::sums_by_ways;
use crate::dataset::Complaint;
use crate::model::check::about;
use crate::model::check::checking::Checking;
use crate::model::checked::{HolderPart, Margin, RegisterCount, RegisterReading, RegisterYear};
use crate::model::data::Data;
use crate::model::read::RegisterRow;

/// Sums of two tables of all holders that are farther apart contradict each other, relative.
const APART: f64 = 0.02;

/// What numbers may be wrong by explains so many of its standard deviations.
const ERRORS: f64 = 4.0;

/// Parts of the residents that no register of certificates is below or above.
const POSSIBLE: std::ops::Range<f64> = 0.002..0.15;

/// Yearly change of all holders, in logarithms, that should be looked at.
const SUDDEN: f64 = 0.25;

/// So many times more or fewer holders within the years of one register cannot be: another unit, a digit too many or of
/// another place.
const IMPOSSIBLE: f64 = 4.0;

/// Certificates issued or lost in a year that should be looked at, as a part of all.
const MANY: f64 = 0.25;

/// No more certificates are issued or lost in a year than a register has; many of them are only said.
pub(super) fn flows(
    checking: &mut Checking<'_>,
    rows: &[&RegisterRow],
    years: &[RegisterYear],
    data: &Data,
) {
    let stocks = years.iter().flat_map(|own| &own.stocks);
    let whole = stocks.filter(|margin| margin.whole);
    let most = whole.map(|margin| margin.total().persons).reduce(f64::max);
    let holders = most.unwrap_or(POSSIBLE.end * data.population.grouped.total());
    for own in years {
        for counted in RegisterCount::flows() {
            let of_flow = |row: &&&RegisterRow| row.year == own.year && row.counted == counted;
            let (Some(flow), Some(row)) = (own.of_all(counted), rows.iter().find(of_flow)) else {
                continue;
            };
            let persons = flow.persons;
            if persons <= MANY * holders {
                continue;
            }
            let complaint = Complaint::error(
                row.file.clone(),
                row.place.clone(),
                (
                    format!("一年 {persons:.0} 人，而持证的至多 {holders:.0} 人"),
                    format!("{persons:.0} in a year, of at most {holders:.0} holders"),
                ),
                (
                    "不超过持证人数的四分之一",
                    "no more than a quarter of the holders",
                ),
                (
                    "请核实是不是一年的数，以及单位",
                    "Look up whether it is of one year, and its unit",
                ),
            );
            let complaint = complaint.about(Some(about::register()));
            checking.complaints.push(if persons > holders {
                complaint
            } else {
                complaint.as_warning()
            });
        }
    }
}

/// All holders of one year do not become quite another number by the next: what may be right is only said.
pub(super) fn steady(checking: &mut Checking<'_>, rows: &[&RegisterRow], years: &[RegisterYear]) {
    let totals = years.iter().filter_map(|own| {
        let margin = own.stocks.iter().find(|margin| margin.whole)?;
        Some((own.year, margin.total().persons))
    });
    let totals: Vec<_> = totals.filter(|(_, persons)| *persons > 0.0).collect();
    for pair in totals.windows(2) {
        let &[(before, one), (year, two)] = pair else {
            continue;
        };
        let row = rows.iter().find(|row| row.year == year);
        let change = libm::log(two / one).abs();
        let sudden = change > SUDDEN * f64::from(year - before);
        let Some(row) = row.filter(|_| sudden) else {
            continue;
        };
        let found = (
            format!("{before} 年持证 {one:.0} 人，{year} 年 {two:.0} 人"),
            format!("{one:.0} holders in {before}, {two:.0} in {year}"),
        );
        let expected = (
            "每年变动不超过四分之一",
            "a change of less than a quarter a year",
        );
        let advice = (
            "请核实两年的口径和单位",
            "Look up what both years count, and in which unit",
        );
        match change > libm::log(IMPOSSIBLE) {
            true => say(checking, row, found, expected, advice),
            false => remind(checking, row, found, expected, advice),
        }
    }
}

/// Tables of all holders of one year have one sum.
pub(super) fn agree(checking: &mut Checking<'_>, rows: &[&RegisterRow], own: &RegisterYear) {
    let whole = own.stocks.iter().filter(|margin| margin.whole);
    let mut sums: Vec<RegisterReading> = whole.map(Margin::total).collect();
    sums.sort_by(|one, two| one.persons.total_cmp(&two.persons));
    let (Some(low), Some(high)) = (sums.first(), sums.last()) else {
        return;
    };
    let (least, most) = (low.persons, high.persons);
    let errors = (low.error * least).hypot(high.error * most);
    let Some(row) = rows.iter().find(|row| row.year == own.year) else {
        return;
    };
    if most - least > ERRORS * errors {
        let year = own.year;
        let each = sums_by_ways(rows, year, &sums);
        let complaint = Complaint::error(
            row.file.clone(),
            row.place.clone(),
            (
                format!("{year} 年各表的合计不同：{}", each.zh),
                format!("the tables of {year} have other sums: {}", each.en),
            ),
            ("各表合计相同", "tables with the same sum"),
            (
                "请核实，看各镇街、各组是否都列全了；相差不大时以行数最少的表为准，其余按比例调整",
                "Look up whether all towns and groups are there; where they differ little the table with fewest rows counts and the others are scaled",
            ),
        );
        let complaint = complaint.about(Some(about::register()));
        let little = most < least * (1.0 + APART);
        checking.complaints.push(if little {
            complaint.as_warning()
        } else {
            complaint
        });
    }
}

/// Some of the holders are no more than all of them.
pub(super) fn within(checking: &mut Checking<'_>, rows: &[&RegisterRow], own: &RegisterYear) {
    let sum = |margin: &Margin| margin.total().persons;
    let Some(all) = own.stocks.iter().find(|margin| margin.whole).map(sum) else {
        return;
    };
    let some = own.stocks.iter().filter(|margin| !margin.whole).map(sum);
    let Some(most) = exceeding(all, some) else {
        return;
    };
    let parts = |row: &&&RegisterRow| {
        let stock = row.year == own.year && row.counted == RegisterCount::Holders;
        stock && row.part != HolderPart::default()
    };
    if let Some(row) = rows.iter().find(parts) {
        say(
            checking,
            row,
            (
                format!("{} 年各部分合计 {most:.0} 人，而全体 {all:.0} 人", own.year),
                format!("parts of {most:.0} in {}, of {all:.0} in all", own.year),
            ),
            ("各部分合计不超过全体", "parts that are no more than all"),
            (
                "请核对全体和各部分的数，是否有一部分写了两次",
                "Look up all and the parts: was one of them written twice?",
            ),
        );
    }
}

/// The largest of some sums that are more than all there are.
fn exceeding(all: f64, some: impl Iterator<Item = f64>) -> Option<f64> {
    let more = some.filter(|sum| *sum > all * (1.0 + APART));
    more.reduce(f64::max)
}

/// Holders of a number that a region could have.
pub(super) fn possible(
    checking: &mut Checking<'_>,
    rows: &[&RegisterRow],
    own: &RegisterYear,
    data: &Data,
) {
    let residents = data.population.grouped.total();
    // Some of them may be as few as they like.
    let beyond = |margin: &&Margin| {
        let share = margin.total().persons / residents;
        share >= POSSIBLE.end || margin.whole && !POSSIBLE.contains(&share)
    };
    let margin = own.stocks.iter().find(beyond);
    let stock = |row: &&&RegisterRow| row.year == own.year && row.counted == RegisterCount::Holders;
    if let (Some(margin), Some(row)) = (margin, rows.iter().find(stock)) {
        let persons = margin.total().persons;
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

#[cfg(test)]
mod tests {
    use super::exceeding;

    #[test]
    fn parts_of_more_than_all_are_found() {
        assert_eq!(
            exceeding(30_000.0, [20_000.0, 40_000.0].into_iter()),
            Some(40_000.0)
        );
        assert_eq!(exceeding(30_000.0, [30_100.0].into_iter()), None);
        assert_eq!(exceeding(30_000.0, std::iter::empty()), None);
    }
}
