//! Holders of an age, held against the people of that age.

use std::collections::BTreeMap;

use super::say;
use super::saying::remind;
use crate::axes::{AGES, Sex};
use crate::model::check::checking::Checking;
use crate::model::checked::RegisterYear;
use crate::model::data::Grouped;
use crate::model::data::PopulationData;
use crate::model::read::RegisterRow;

/// The part of the people of an age from which on somebody should look whether all of them are holders.
const MANY: f64 = 0.5;

/// So few people of an age may have become more than there were: nothing is said of them.
const FEW: f64 = 100.0;

/// No more holders of some ages and of a sex than the census has people who are that old by then.
pub(super) fn of_age(
    checking: &mut Checking<'_>,
    rows: &[&RegisterRow],
    own: &RegisterYear,
    census: &PopulationData,
) {
    let shift = f64::from(own.year - census.year);
    for margin in &own.stocks {
        let mut holders: BTreeMap<([usize; 2], Option<Sex>), f64> = BTreeMap::new();
        for (part, reading) in &margin.parts {
            if let Some(ages) = part.ages {
                *holders.entry((ages, part.sex)).or_default() += reading.persons;
            }
        }
        for (of, persons) in holders {
            let (ages, sex) = of;
            let people = people(&census.grouped, ages, sex, shift);
            let stock = |row: &&&RegisterRow| {
                let same = row.part.ages == Some(ages) && row.part.sex == sex;
                same && row.year == own.year && row.is_stock()
            };
            let Some(row) = rows.iter().find(stock) else {
                continue;
            };
            if people < FEW || persons <= MANY * people {
                continue;
            }
            let [from, to] = ages;
            let (year, census) = (own.year, census.year);
            let found = (
                format!(
                    "{year} 年 {from}～{to} 岁持证 {persons:.0} 人，而 {census} 年普查中届时这个年龄的约 {people:.0} 人"
                ),
                format!(
                    "{persons:.0} holders aged {from} to {to} in {year}, while by the census of {census} about {people:.0} \
                     people are of that age by then"
                ),
            );
            let expected = (
                "不超过同龄（同性别）人口的持证人数",
                "no more holders than people of that age and sex",
            );
            let advice = (
                "请核对年龄段、单位和是否本地的数",
                "Look up the ages, the unit and whether it is of this place",
            );
            match persons > people {
                true => say(checking, row, found, expected, advice),
                false => remind(checking, row, found, expected, advice),
            }
        }
    }
}

/// People of a census who will be of some ages so many years later if nobody moves or dies. Who is born until then is taken
/// to be as many a year as the youngest of the census; of the open last age all may be meant.
fn people(census: &Grouped, [from, to]: [usize; 2], sex: Option<Sex>, shift: f64) -> f64 {
    let first = from as f64 - shift;
    let end = match to + 1 < AGES {
        true => (to + 1) as f64 - shift,
        false => f64::INFINITY,
    };
    let mut all = 0.0;
    for (place, persons) in census.persons.iter().enumerate() {
        if sex.is_some_and(|sex| sex.index() != place) {
            continue;
        }
        for (group, persons) in persons.iter().enumerate() {
            let low = census.age[group];
            let part = match census.age.get(group + 1) {
                Some(high) => (end.min(*high) - first.max(low)).max(0.0) / (high - low),
                None => f64::from(u8::from(end > low)),
            };
            all += part * persons;
        }
        if let ([_, next, ..], [youngest, ..]) = (&census.age[..], &persons[..]) {
            let born = (end.min(0.0) - first).max(0.0);
            all += born * youngest / next;
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::people;
    use crate::axes::Sex;
    use crate::model::data::Grouped;

    #[test]
    fn people_grow_older_until_the_year_of_the_register() {
        let census = Grouped {
            age: vec![0.0, 10.0, 80.0],
            persons: [vec![100.0, 700.0, 30.0], vec![200.0, 1400.0, 60.0]],
        };
        let of = |ages, sex, shift| people(&census, ages, sex, shift);
        assert_eq!(of([0, 100], None, 0.0), 2490.0);
        assert_eq!(of([0, 9], Some(Sex::Male), 0.0), 100.0);
        // Those of 10 to 19 were 7 to 16 three years before.
        assert_eq!(of([10, 19], Some(Sex::Male), 3.0), 30.0 + 70.0);
        // Of the youngest, three years are born.
        assert_eq!(of([0, 9], Some(Sex::Male), 3.0), 70.0 + 30.0);
        // Nobody knows how many of the open age are how old.
        assert_eq!(of([90, 100], Some(Sex::Female), 3.0), 60.0);
    }
}
