//! More than there can be: a part (`其中：重度`) of more than what it is a part of, more households than people in them, and
//! more people than live on earth.

use crate::axes::Year;
use crate::dataset::{Complaint, Complaints};

use super::super::annual::AnnualSeries;
use super::super::gathering::SeriesGathering;
use super::super::unit::unit;
use super::super::width::half_width;

/// How the name of a part of what stands above it begins.
const OF_IT: [&str; 4] = ["其中", "内:", "#", "of which"];
/// Units of people, who are fewer than this on earth.
const PEOPLE: [&str; 4] = ["人", "名", "persons", "people"];
const MOST: f64 = 1e10;
/// A sum is off by no more than this but for the rounding of the computer.
const EXACT: f64 = 1e-9;
/// What names of numbers of households say, and those of the people in them.
const HOUSEHOLDS: &str = "户数";
const PERSONS: [&str; 2] = ["人数", "人口"];

/// A warning for the first year of each series in which it is more than can be.
pub(super) fn reminders(gathering: &SeriesGathering) -> Complaints {
    let mut complaints = Complaints::default();
    let mut whole: Option<(&String, &AnnualSeries)> = None;
    let mut parts: Vec<&AnnualSeries> = Vec::new();
    for (name, series) in &gathering.series {
        let of = whole.filter(|_| is_part(name));
        let is_rest = whole.is_some_and(|(_, all)| completes(series, &parts, all));
        match of {
            Some(_) => parts.push(series),
            None => {
                parts.clear();
                whole = whole.filter(|_| is_rest).or(Some((name, series)));
            }
        }
        if let Some((of, of_series)) = of
            && let Some((year, value, all)) = beyond(series, of_series)
        {
            let found = (
                format!("写的是 {value}，而“{of}”只有 {all}"),
                format!("found {value}, while “{of}” is {all}"),
            );
            say(&mut complaints, gathering, (name.as_str(), year), found);
        }
        if let Some((year, value)) = too_many(series) {
            let found = (
                format!("写的是 {value}，比地球上的人还多"),
                format!("found {value}, more than there are people on earth"),
            );
            say(&mut complaints, gathering, (name.as_str(), year), found);
        }
    }
    for (name, series) in &gathering.series {
        for persons in PERSONS {
            let people = name.replace(HOUSEHOLDS, persons);
            let own = gathering.series.get(&people).filter(|_| people != *name);
            let Some((year, value, all)) = own.and_then(|own| more(series, own)) else {
                continue;
            };
            let found = (
                format!("写的是 {value} 户，而“{people}”只有 {all} 人"),
                format!("found {value} households, while “{people}” is {all} people"),
            );
            say(&mut complaints, gathering, (name.as_str(), year), found);
        }
    }
    complaints.shortened()
}

/// The first year in which there are more households than people in them, with both; none where one of them is counted in
/// another unit than ones.
fn more(households: &AnnualSeries, people: &AnnualSeries) -> Option<(Year, f64, f64)> {
    let in_ones = |series: &AnnualSeries| {
        let said = series.unit.as_deref().map(unit);
        said.is_none_or(|said| said.is_some_and(|unit| unit.is_counted()))
    };
    if !in_ones(households) || !in_ones(people) || households.percent || people.percent {
        return None;
    }
    let mut both = households.values.iter().filter_map(|(year, value)| {
        let all = people.values.get(year)?;
        (value > all).then_some((*year, *value, *all))
    });
    both.next()
}

fn say(
    complaints: &mut Complaints,
    gathering: &SeriesGathering,
    (name, year): (&str, Year),
    found: (String, String),
) {
    let Some(place) = gathering.place_of(name, year) else {
        return;
    };
    let complaint = Complaint::error(
        &gathering.raw.file,
        place,
        found,
        ("可能的数", "a number that can be"),
        (
            "请核对这个数、单位和列名；若确实如此，不必改",
            "Look at the number, its unit and its heading; if they are right, leave them",
        ),
    );
    complaints.push(complaint.as_warning());
}

/// True for the name of a part of the series before it.
pub(super) fn is_part(name: &str) -> bool {
    let half = half_width(name).to_lowercase();
    let last = half.split_whitespace().last().unwrap_or_default();
    OF_IT
        .iter()
        .any(|word| half.trim_start().starts_with(word) || last.starts_with(word))
}

/// True for what is left of a whole beside the parts that stand above it (`女` below `其中：男`): in most years they make it up.
fn completes(rest: &AnnualSeries, parts: &[&AnnualSeries], whole: &AnnualSeries) -> bool {
    let of_one = |series: &&AnnualSeries| series.unit == whole.unit && !series.percent;
    let all: Vec<&AnnualSeries> = parts.iter().copied().chain([rest]).collect();
    if parts.is_empty() || !all.iter().all(of_one) {
        return false;
    }
    let sum = |year: &Year| -> Option<f64> {
        let values = all.iter().map(|series| series.values.get(year).copied());
        values.sum()
    };
    let compared = whole.values.iter();
    let compared = compared.filter_map(|(year, value)| Some((*value, sum(year)?)));
    let (sound, others): (Vec<_>, Vec<_>) =
        compared.partition(|(value, sum)| (value - sum).abs() <= EXACT * value.abs());
    sound.len() > others.len()
}

/// The first year in which a part is more than the whole, with both; none where their units differ.
fn beyond(part: &AnnualSeries, whole: &AnnualSeries) -> Option<(Year, f64, f64)> {
    if part.unit != whole.unit || part.percent || whole.percent {
        return None;
    }
    let both = part.values.iter().filter_map(|(year, value)| {
        let all = whole.values.get(year)?;
        Some((*year, *value, *all))
    });
    let mut both = both.filter(|(_, _, all)| *all >= 0.0);
    both.find(|(_, value, all)| value > all)
}

/// The first year with more people than there can be.
fn too_many(series: &AnnualSeries) -> Option<(Year, f64)> {
    let said = unit(series.unit.as_deref()?)?;
    let factor = PEOPLE
        .contains(&said.base.as_str())
        .then_some(said.factor)?;
    let mut values = series.values.iter();
    let (year, value) = values.find(|(_, value)| **value * factor > MOST)?;
    Some((*year, *value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(unit: &str, values: &[f64]) -> AnnualSeries {
        AnnualSeries {
            unit: (!unit.is_empty()).then(|| unit.to_string()),
            values: (2020..).zip(values.iter().copied()).collect(),
            ..AnnualSeries::default()
        }
    }

    #[test]
    fn a_part_of_more_than_the_whole_is_seen() {
        let whole = series("人", &[100.0, 110.0, 130.0]);
        let part = series("人", &[40.0, 45.0, 140.0]);
        assert_eq!(beyond(&part, &whole), Some((2022, 140.0, 130.0)));
        assert_eq!(beyond(&whole, &whole), None);
        assert_eq!(beyond(&series("户", &[400.0]), &whole), None);
        assert!(is_part("其中：重度") && is_part("持证 其中:女") && is_part("#男"));
        assert!(!is_part("持证") && !is_part("年内新增"));
    }

    #[test]
    fn what_is_left_beside_parts_is_one_of_them() {
        let whole = series("人", &[100.0, 110.0, 130.0]);
        let (men, women) = (
            series("人", &[60.0, 66.0, 70.0]),
            series("人", &[40.0, 44.0, 50.0]),
        );
        assert!(completes(&women, &[&men], &whole));
        assert!(!completes(&women, &[], &whole));
        assert!(!completes(
            &series("户", &[40.0, 44.0, 60.0]),
            &[&men],
            &whole
        ));
        assert!(!completes(
            &series("人", &[30.0, 34.0, 40.0]),
            &[&men],
            &whole
        ));
    }

    #[test]
    fn more_households_than_people_are_seen() {
        let (homes, people) = (series("户", &[100.0, 120.0]), series("人", &[250.0, 110.0]));
        assert_eq!(more(&homes, &people), Some((2021, 120.0, 110.0)));
        assert_eq!(more(&homes, &series("万人", &[0.25, 0.3])), None);
        assert_eq!(more(&series("", &[5.0]), &series("", &[9.0])), None);
    }

    #[test]
    fn more_people_than_live_are_seen() {
        assert_eq!(too_many(&series("人", &[3.3e17])), Some((2020, 3.3e17)));
        assert_eq!(too_many(&series("万人", &[1e7])), Some((2020, 1e7)));
        assert_eq!(too_many(&series("人", &[1.4e9])), None);
        assert_eq!(too_many(&series("人次", &[3e10])), None);
        assert_eq!(too_many(&series("元", &[3.3e17])), None);
        assert_eq!(too_many(&series("", &[3.3e17])), None);
    }
}
