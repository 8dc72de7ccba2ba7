//! Series as shares of a known number of people.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::axes::Year;
use crate::dataset::{
    AnnualSeries, Complaint, Complaints, Place, ReadOptions, SeriesTable, nearest, read_series,
    times,
};
use crate::forecast::{Kind, LARGEST_COUNT, Series};
use crate::report::forecasts::NumberStyle;
use crate::source::{Words, added_up, part_in_digits};

use super::denominator::{against, multiple, of_share};
use super::entry::PanelSeries;

/// A per cent.
const HUNDREDTH: f64 = 0.01;

/// A series of a table.
#[derive(Clone, Copy)]
struct SharePart<'a> {
    /// Name of its file in complaints.
    file: &'a str,
    name: &'a str,
    series: &'a AnnualSeries,
    /// Where its values stand, by year.
    place: &'a dyn Fn(Year) -> Option<Place>,
}

impl SharePart<'_> {
    /// What is wrong with its value of a year, in the cell of that.
    fn fault(&self, year: Year, found: (String, String), expected: (&str, &str)) -> Complaint {
        let advice = ("请核对分子和分母", "Check numerator and denominator");
        let place = (self.place)(year).unwrap_or(Place::Whole);
        Complaint::error(self.file, place, found, expected, advice)
    }
}

/// The series of a table as shares of another series of it, or of those of another file, which is
/// given back too. Every fault is said at once.
pub fn entries(
    of: &str,
    table_of_series: &SeriesTable,
    notes: &mut Vec<Words>,
) -> Result<(Vec<PanelSeries>, Option<PathBuf>), Complaints> {
    let path = Path::new(of);
    let other = match table_of_series.series.get(of) {
        Some(_) => None,
        None if path.is_file() => Some(table(path)?),
        None => return Err(unknown(of, table_of_series).into()),
    };
    notes.extend(other.iter().flat_map(|other| other.reading.sentences()));
    let file = other.as_ref().map(|_| path.to_path_buf());
    let table_of_people = other.as_ref().unwrap_or(table_of_series);
    let people = table_of_people.series.iter();
    let people: Vec<_> = people
        .filter(|(name, _)| file.is_some() || *name == of)
        .collect();
    let (mut entries, mut complaints) = (Vec::new(), Complaints::default());
    let mut filled = Vec::new();
    for (name, observed) in &table_of_series.series {
        if name == of && file.is_none() {
            continue;
        }
        let part = SharePart {
            file: &table_of_series.file,
            name,
            series: observed,
            place: &|year| table_of_series.place(name, year),
        };
        let own = people.iter().find(|(other, _)| *other == name);
        let Some((whole, people)) = own.or(people.first().filter(|_| people.len() == 1)) else {
            complaints.push(no_people(part, of));
            continue;
        };
        let whole = SharePart {
            file: &table_of_people.file,
            name: whole,
            series: people,
            place: &|year| table_of_people.place(whole, year),
        };
        match shares(part, whole, of) {
            Ok((entry, gaps)) => {
                entries.push(entry);
                filled.extend((gaps > 0).then(|| name.clone()));
            }
            Err(found) => complaints.extend(found),
        }
    }
    if !filled.is_empty() {
        let names = filled.join("、");
        notes.push(Words {
            zh: format!("{names} 有的年份没有分母，用了最近一年的"),
            en: format!(
                "{names}: some years have no denominator; that of the nearest year was used"
            ),
        });
    }
    complaints.into_result((entries, file))
}

/// One series as shares of so many people, and for how many years the people had to be filled in.
fn shares(
    part: SharePart<'_>,
    whole: SharePart<'_>,
    of_what: &str,
) -> Result<(PanelSeries, usize), Complaints> {
    let mut complaints = Complaints::default();
    let (name, observed) = (part.name, part.series);
    let size = multiple(whole.series);
    let people = whole.series.values.iter();
    let people: BTreeMap<Year, f64> = people.map(|(y, v)| (*y, times(*v, size))).collect();
    let first = observed.values.keys().next().copied().unwrap_or(0);
    let last = observed.values.keys().last().copied().unwrap_or(first);
    let mut gaps = 0;
    let near: Vec<(Year, f64)> = (first..=last)
        .map(|year| {
            gaps += usize::from(!people.contains_key(&year));
            let before = people.range(..=year).next_back();
            let near = before.or_else(|| people.range(year..).next());
            near.map_or((year, f64::NAN), |(near, v)| (*near, *v))
        })
        .collect();
    if let Some((found, expected)) = of_share(name, whole.series) {
        let from = near.first().map_or(first, |(year, _)| *year);
        return Err(whole.fault(from, found, expected).into());
    }
    // Values of at most 1 are shares already, those in percent too; others count people.
    let most = observed.values.values().copied().fold(0.0, f64::max);
    let unit = observed.unit.as_deref().unwrap_or("");
    let percent = unit.contains(['%', '％']);
    let counts = most > 1.0 && !percent;
    if let Some((found, expected)) = against(name, (observed, counts), whole.series) {
        return Err(part.fault(first, found, expected).into());
    }
    let mut values = Vec::new();
    for (year, (from, of)) in (first..=last).zip(near.iter().copied()) {
        if !(1.0..=LARGEST_COUNT).contains(&of) {
            let found = (
                format!("“{name}”{year} 年的分母是 {of}"),
                format!("the denominator of “{name}” in {year} is {of}"),
            );
            let expected = ("1 或更多的人数", "a number of people, 1 or more");
            complaints.push(whole.fault(from, found, expected));
            continue;
        }
        let share = observed.values.get(&year).map(|v| match (counts, percent) {
            (true, _) => times(*v, multiple(observed)) / of,
            (_, true) if most > 1.0 => times(*v, HUNDREDTH),
            _ => *v,
        });
        if let Some(share) = share.filter(|s| !(0.0..=1.0).contains(s)) {
            let (share, of) = (part_in_digits(share, 1.0), added_up(of));
            let found = (
                format!("“{name}”{year} 年占分母 {of} 的 {share}"),
                format!("“{name}” in {year} is {share} of its denominator {of}"),
            );
            let expected = ("0 与 1 之间", "between 0 and 1");
            complaints.push(part.fault(year, found, expected));
        }
        values.push(share);
    }
    let kind = Kind::Share {
        denominators: Some(near.into_iter().map(|(_, of)| of).collect()),
    };
    let measure = NumberStyle::percent(values.iter().flatten().copied());
    let entry = PanelSeries {
        series: Series::new(name, first, values).of_kind(kind),
        unit: Some(format!("占{of_what}的比例"))
            .filter(|_| counts)
            .or(observed.unit.clone()),
        measure,
        scale: if percent { 100.0 } else { 1.0 },
    };
    complaints.into_result((entry, gaps))
}

fn no_people(part: SharePart<'_>, of: &str) -> Complaint {
    let name = part.name;
    let found = (
        format!("{of} 里没有“{name}”的分母"),
        format!("{of} has no denominator for “{name}”"),
    );
    let expected = (
        "同名的序列，或只有一个序列",
        "a series of the same name, or one series only",
    );
    let advice = ("请补上分母", "Add it");
    let first = part.series.values.keys().next();
    let place = first.and_then(|year| (part.place)(*year));
    let place = place.unwrap_or(Place::Whole);
    Complaint::error(part.file, place, found, expected, advice)
}

fn unknown(of: &str, table: &SeriesTable) -> Complaint {
    let names: Vec<&str> = table.series.keys().map(String::as_str).collect();
    let advice = match nearest(of, names.iter().copied()) {
        Some(near) => (format!("是不是“{near}”？"), format!("Is it “{near}”?")),
        None => (
            format!("表中的序列有 {}", names.join("、")),
            format!("The table has {}", names.join(", ")),
        ),
    };
    Complaint::error(
        &table.file,
        Place::Whole,
        (
            format!("--share-of 写的是“{of}”"),
            format!("--share-of says “{of}”"),
        ),
        (
            "表中的一个序列，或一个文件",
            "a series of the table, or a file",
        ),
        advice,
    )
}

/// The reading of another table, for denominators.
fn table(path: &Path) -> Result<SeriesTable, Complaints> {
    read_series(path, &ReadOptions::default()).map_err(|error| error.complaints())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::{read_bytes, series_of};
    use crate::source::Language;

    fn series(unit: &str, value: f64, percent: bool) -> AnnualSeries {
        AnnualSeries {
            unit: (!unit.is_empty()).then(|| unit.to_string()),
            values: [(2020, value)].into(),
            percent,
            ..AnnualSeries::default()
        }
    }

    fn nowhere(_: Year) -> Option<Place> {
        None
    }

    fn found(own: &AnnualSeries, of: &AnnualSeries) -> Result<(PanelSeries, usize), Complaints> {
        let [part, whole] = [("服务", own), ("持证", of)].map(|(name, series)| SharePart {
            file: "表.csv",
            name,
            series,
            place: &nowhere,
        });
        shares(part, whole, "持证")
    }

    #[test]
    fn units_of_a_share_are_brought_together_or_refused() {
        let share = |own: &str, of: &str| {
            let share = found(&series(own, 5000.0, false), &series(of, 10.0, false));
            share.ok().and_then(|(entry, _)| entry.series.values[0])
        };
        assert_eq!(share("人", "千人"), Some(0.5));
        assert_eq!(share("人", "万人"), Some(0.05));
        assert_eq!(share("人", "万"), Some(0.05));
        // Ten thousands beside what nobody knows, money beside people.
        assert_eq!(share("", "万人"), None);
        assert_eq!(share("元", "千人"), None);
        // Households are no part of people.
        assert_eq!(share("户", "千人"), None);
        assert_eq!(share("人", "千户"), None);
        let of_share = found(&series("", 0.5, true), &series("", 1.0, true));
        assert!(of_share.is_err());
        let few = found(&series("%", 95.0, false), &series("万人", 3.0, false));
        assert!(few.is_ok());
    }

    #[test]
    fn shares_are_what_the_digits_say() {
        let share = |own: (&str, f64), of: (&str, f64)| {
            let [own, of] = [own, of].map(|(unit, value)| series(unit, value, false));
            found(&own, &of).map(|(entry, _)| entry.series.values[0])
        };
        // In binary fractions 1.11 times 10,000 is more than 11,100, and 12.3 hundredths more than 0.123.
        let all = share(("万人", 1.11), ("人", 11_100.0));
        assert_eq!(all.expect("no more than all"), Some(1.0));
        let percent = share(("%", 12.3), ("人", 11_100.0));
        assert_eq!(percent.expect("a share"), Some(0.123));
        let said = share(("人", 50_001.0), ("人", 50_000.0)).expect_err("more than all");
        let said = said.render(Language::Zh);
        assert!(said.contains("占分母 50000 的 1.00002"), "{said}");
    }

    #[test]
    fn what_is_wrong_is_told_with_its_cell() {
        let said = |text: &str| {
            let raw = read_bytes("表.csv", text.as_bytes(), &ReadOptions::default());
            let table = series_of(raw.expect("a table")).expect("series");
            let said = entries("持证", &table, &mut Vec::new()).expect_err("no shares");
            said.render(Language::Zh)
        };
        let of_share = said("年份,服务（人）,持证（%）\n2019,12,90\n2020,13,91\n");
        let part = "表.csv 第 2 行 持证（%） 列：“服务”的分母是比例";
        assert!(of_share.contains(part), "{of_share}");
        let said = said("年份,服务（人）,持证（人）\n2019,12,100\n2020,13,0\n2021,130,120\n");
        for part in [
            "表.csv 第 3 行 持证（人） 列：“服务”2020 年的分母是 0",
            "表.csv 第 4 行 服务（人） 列：“服务”2021 年占分母 120 的 1.083",
        ] {
            assert!(said.contains(part), "{said}");
        }
    }
}
