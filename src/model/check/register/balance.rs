//! Holders of two years, and the certificates issued and lost between them.

use super::saying::remind;
use crate::axes::Year;
use crate::model::check::checking::Checking;
use crate::model::checked::{RegisterReading, RegisterYear};
use crate::model::read::RegisterRow;

/// Part of the holders who may come with a certificate, or leave with it, in a year without being counted as new or
/// cancelled.
const MOVING: f64 = 0.02;

/// So many standard deviations of what the numbers may be wrong by leave room for all of them.
const ERRORS: f64 = 2.0;

/// What the flows of some years leave room for: from the least to the most that holders changed by.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Room {
    least: f64,
    most: f64,
}

/// A reminder of each pair of years between which the holders change by more than the certificates issued and lost.
pub(super) fn agree(checking: &mut Checking<'_>, rows: &[&RegisterRow], years: &[RegisterYear]) {
    let stocks = years.iter().filter_map(|own| {
        let whole = own.stocks.iter().find(|margin| margin.whole)?;
        Some((own.year, whole.total()))
    });
    let stocks: Vec<(Year, RegisterReading)> = stocks.collect();
    for pair in stocks.windows(2) {
        let [(before, one), (year, two)] = pair else {
            continue;
        };
        let between = (before + 1..=*year).map(|year| years.iter().find(|own| own.year == year));
        let Some(between) = between.collect::<Option<Vec<_>>>() else {
            continue;
        };
        let Some(room) = room(&between, *one, *two) else {
            continue;
        };
        let change = two.persons - one.persons;
        let stock = |row: &&&RegisterRow| row.year == *year && row.is_stock();
        let Some(row) = rows.iter().find(stock) else {
            continue;
        };
        if (room.least..=room.most).contains(&change) {
            continue;
        }
        let (one, two) = (one.persons, two.persons);
        let (zh, en) = match room.least > f64::NEG_INFINITY {
            true => (
                format!("变动 {:.0} 到 {:.0} 人", room.least, room.most),
                format!("a change of {:.0} to {:.0}", room.least, room.most),
            ),
            false => (
                format!("增加不超过 {:.0} 人", room.most),
                format!("no more than {:.0} more", room.most),
            ),
        };
        remind(
            checking,
            row,
            (
                format!(
                    "{before} 年末持证 {one:.0} 人，{year} 年末 {two:.0} 人，相差 {change:.0} 人，与其间新办、注销和死亡的人数不合"
                ),
                format!(
                    "{one:.0} holders at the end of {before} and {two:.0} at the end of {year}: a change of {change:.0}, \
                     which the certificates issued and lost in between do not explain"
                ),
            ),
            (zh, en),
            (
                "请核对各数的口径和年份；以年末持证人数为准，新办、注销和死亡只用来推算其间的变动",
                "Look up what each of them counts, and of which year; the holders at the end of a year are met, the others only \
                 tell how they came about",
            ),
        );
    }
}

/// The change that the flows of every year between two stocks leave room for; nothing where not all new certificates are
/// known. Where some of those lost are not known it may be as small as it likes.
fn room(years: &[&RegisterYear], one: RegisterReading, two: RegisterReading) -> Option<Room> {
    let of = |flow: fn(&RegisterYear) -> Option<RegisterReading>| {
        years
            .iter()
            .map(|own| flow(own))
            .collect::<Option<Vec<_>>>()
    };
    let new = of(|own| own.new)?;
    let lost = [of(|own| own.cancelled), of(|own| own.deaths)];
    let lost: Option<Vec<Vec<RegisterReading>>> = lost.into_iter().collect();
    let persons = |all: &[RegisterReading]| all.iter().map(|own| own.persons).sum::<f64>();
    let every = new.iter().chain(lost.iter().flatten().flatten());
    let squares = every.chain([&one, &two]).map(|own| {
        let error = own.error * own.persons;
        error * error
    });
    let moving = MOVING * one.persons.max(two.persons) * years.len() as f64;
    let slack = moving + ERRORS * squares.sum::<f64>().sqrt();
    // Who died may be among those whose certificates were cancelled.
    let least = lost.map(|lost| {
        let all: f64 = lost.iter().map(|own| persons(own)).sum();
        persons(&new) - all - slack
    });
    Some(Room {
        least: least.unwrap_or(f64::NEG_INFINITY),
        most: persons(&new) + slack,
    })
}

#[cfg(test)]
mod tests {
    use super::{Room, room};
    use crate::model::checked::{RegisterReading, RegisterYear};

    #[test]
    fn what_is_issued_and_lost_leaves_room_for_a_change() {
        let exact = |persons| RegisterReading {
            persons,
            error: 0.0,
        };
        let year = |new, cancelled, deaths| RegisterYear {
            year: 2021,
            stocks: Vec::new(),
            new: Some(exact(new)),
            cancelled: Some(exact(cancelled)),
            deaths,
        };
        let stock = exact(10_000.0);
        let all = year(1000.0, 100.0, Some(exact(300.0)));
        let found = room(&[&all, &all], stock, stock).expect("all is known");
        let (least, most) = (1200.0 - 400.0, 2000.0 + 400.0);
        assert_eq!(found, Room { least, most });
        let some = year(1000.0, 100.0, None);
        let found = room(&[&some], stock, stock).expect("new ones are known");
        assert_eq!((found.least, found.most), (f64::NEG_INFINITY, 1200.0));
        let mut none = some.clone();
        none.new = None;
        assert_eq!(room(&[&some, &none], stock, stock), None);
    }
}
