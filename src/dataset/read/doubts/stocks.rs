//! Numbers at the end of a year that are those before it with what came and without what went (年末持证 = 上年末 + 新增 −
//! 注销): a year in which they are not, while they are in the others, is named.

use indexmap::IndexMap;

use crate::axes::Year;
use crate::dataset::{Complaint, Complaints, Place};
use crate::source::added_up;

use super::super::annual::AnnualSeries;
use super::super::gathering::SeriesGathering;
use super::rounded::off_by_rounding;
use super::stock_names::{StockRole, StocksAndFlows, nearest, role};

/// Smaller numbers are sums by chance.
const TELLING: f64 = 20.0;
/// Years in which it must be so; one for what is called the end of a year.
const YEARS: usize = 2;

/// A stock with what changes it.
struct ChangedStock<'g> {
    name: &'g String,
    is_end: bool,
    before: Option<&'g String>,
    came: &'g [&'g String],
    went: &'g [&'g String],
}

/// A year in which a stock is not what it should be: that year, what was before, what came, what went, what is written.
#[derive(Debug, PartialEq)]
struct OffStock {
    year: Year,
    before: f64,
    came: f64,
    went: f64,
    written: f64,
}

/// A warning for each year in which a stock is not what it was before with what came and without what went.
pub(super) fn reminders(gathering: &SeriesGathering) -> Complaints {
    let mut by_role = StocksAndFlows::new();
    for name in gathering.series.keys() {
        if let Some(own) = role(name) {
            by_role.entry(own).or_default().push(name);
        }
    }
    let mut complaints = Complaints::default();
    for ((role, rest), names) in &by_role {
        let is_end = *role == StockRole::End;
        let flows = [StockRole::Came, StockRole::Went].map(|role| nearest(&by_role, role, rest));
        let ([Some(came), Some(went)], true) = (flows, is_end || *role == StockRole::Other) else {
            continue;
        };
        let before = nearest(&by_role, StockRole::Before, rest);
        let before = before.and_then(|names| names.first().copied());
        for name in names.iter().copied() {
            // What came in one way may be a part of what came in another.
            let mut ways = [(came, went), (&came[..1], &went[..1])].into_iter();
            let found = ways.find_map(|(came, went)| {
                let stock = ChangedStock {
                    name,
                    is_end,
                    before,
                    came,
                    went,
                };
                Some((stock.off(&gathering.series)?, came, went))
            });
            let Some((years, came, went)) = found else {
                continue;
            };
            for off in years {
                if let Some(place) = gathering.place_of(name, off.year) {
                    let file = &gathering.raw.file;
                    complaints.push(reminder(file, place, (came, went), &off));
                }
            }
        }
    }
    complaints.shortened()
}

fn reminder(
    file: &str,
    place: Place,
    (came, went): (&[&String], &[&String]),
    off: &OffStock,
) -> Complaint {
    let named = |names: &[&String], between: &str| {
        let names: Vec<&str> = names.iter().map(|name| name.as_str()).collect();
        names.join(between)
    };
    let sum = added_up(off.before + off.came - off.went);
    let [before, more, less] = [off.before, off.came, off.went].map(added_up);
    let written = off.written;
    Complaint::error(
        file,
        place,
        (
            format!(
                "写的是 {written}，而上年末 {before} 加“{}”{more}、减“{}”{less} 是 {sum}",
                named(came, "、"),
                named(went, "、")
            ),
            format!(
                "found {written}, while {before} before with “{}” {more} and without “{}” {less} make {sum}",
                named(came, ", "),
                named(went, ", ")
            ),
        ),
        (
            "与增减相符的年末数（可差在四舍五入）",
            "a number that the changes make, but for rounding",
        ),
        (
            "请核对这几个数；若另有增减，不必改",
            "Look at these numbers; if there are other changes, leave them",
        ),
    )
    .as_warning()
}

impl ChangedStock<'_> {
    /// The years in which it is not what the changes make; nothing where it hardly ever is.
    fn off(&self, all: &IndexMap<String, AnnualSeries>) -> Option<Vec<OffStock>> {
        let stock = all.get(self.name)?;
        let flows = self.came.iter().chain(self.went).copied();
        let before = self.before.unwrap_or(self.name);
        let terms = [self.name, before].into_iter().chain(flows);
        let terms: Vec<&AnnualSeries> = terms.filter_map(|name| all.get(name)).collect();
        // The unit often stands beside the stock alone.
        let alike = |series: &&AnnualSeries| {
            !series.percent && (series.unit == stock.unit || series.unit.is_none())
        };
        if !terms.iter().all(alike) {
            return None;
        }
        let rounded = off_by_rounding(&terms, false);
        let value = |name: &String, year: Year| all.get(name)?.values.get(&year).copied();
        let sum = |names: &[&String], year: Year| -> Option<f64> {
            names.iter().map(|name| value(name, year)).sum()
        };
        let (mut sound, mut others) = (0, Vec::<OffStock>::new());
        for (year, written) in &stock.values {
            let before = match self.before {
                Some(before) => value(before, *year),
                None => value(self.name, year - 1),
            };
            let flows = sum(self.came, *year).zip(sum(self.went, *year));
            let (Some(before), Some((came, went))) = (before, flows) else {
                continue;
            };
            let own = OffStock {
                year: *year,
                before,
                came,
                went,
                written: *written,
            };
            // What is wrong at the end of a year is so at the beginning of the next.
            let again = others.last().is_some_and(|last| {
                let is_next = self.before.is_none() && last.year + 1 == own.year;
                is_next && (last.by() + own.by()).abs() <= rounded
            });
            if own.by().abs() <= rounded {
                sound += usize::from(*written >= TELLING && came + went > 0.0);
            } else if !again {
                others.push(own);
            }
        }
        let fewest = if self.is_end { 1 } else { YEARS };
        (sound >= fewest && sound >= others.len()).then_some(others)
    }
}

impl OffStock {
    /// How much more is written than the changes make.
    fn by(&self) -> f64 {
        self.written - (self.before + self.came - self.went)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(stock: &[f64], is_end: bool) -> Option<Vec<(Year, f64)>> {
        let series = |values: &[f64]| AnnualSeries {
            values: (2018..).zip(values.iter().copied()).collect(),
            ..AnnualSeries::default()
        };
        let names = ["持证", "新增", "注销"].map(str::to_string);
        let values: [&[f64]; 3] = [
            stock,
            &[0.0, 80.0, 90.0, 70.0, 60.0],
            &[0.0, 30.0, 30.0, 40.0, 20.0],
        ];
        let all = names.iter().cloned().zip(values.map(series)).collect();
        let [name, came, went] = &names;
        let stock = ChangedStock {
            name,
            is_end,
            before: None,
            came: &[came],
            went: &[went],
        };
        let years = stock.off(&all)?.into_iter();
        Some(years.map(|off| (off.year, off.by())).collect())
    }

    #[test]
    fn a_stock_is_what_was_before_with_what_changed() {
        let sound = [1200.0, 1250.0, 1310.0, 1340.0, 1380.0];
        assert_eq!(found(&sound, false), Some(Vec::new()));
        // One number that is wrong is named once, though it is before the next one.
        let inside = [1200.0, 1250.0, 1130.0, 1340.0, 1380.0];
        assert_eq!(found(&inside, false), Some(vec![(2020, -180.0)]));
        let last = [1200.0, 1250.0, 1310.0, 1340.0, 1330.0];
        assert_eq!(found(&last, false), Some(vec![(2022, -50.0)]));
        let other = [900.0, 930.0, 970.0, 990.0, 1000.0];
        assert_eq!(found(&other, false), None);
        let short = [1200.0, 1250.0, 1410.0];
        assert_eq!(found(&short, true), Some(vec![(2020, 100.0)]));
        assert_eq!(found(&short, false), None);
    }
}
