//! Series as shares of a known number of people.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::axes::Year;
use crate::dataset::{
    AnnualSeries, Complaint, Complaints, Place, ReadOptions, SeriesTable, nearest, read_series,
};
use crate::forecast::{Kind, LARGEST_COUNT, Series};
use crate::report::forecasts::NumberStyle;
use crate::source::Words;

use super::entry::PanelSeries;

/// The series of a table as shares of another series of it, or of those of another file, which is
/// given back too. Every fault is said at once.
pub fn entries(
    of: &str,
    table_of_series: &SeriesTable,
    notes: &mut Vec<Words>,
) -> Result<(Vec<PanelSeries>, Option<PathBuf>), Complaints> {
    let path = Path::new(of);
    let (people, file) = match table_of_series.series.get(of) {
        Some(people) => (vec![(String::new(), people.clone())], None),
        None if path.is_file() => {
            let other = table(path)?;
            notes.extend(other.reading.sentences());
            (other.series.into_iter().collect(), Some(path.to_path_buf()))
        }
        None => return Err(unknown(of, table_of_series).into()),
    };
    let (mut entries, mut complaints) = (Vec::new(), Complaints::default());
    let mut filled = Vec::new();
    for (name, observed) in &table_of_series.series {
        if name == of && file.is_none() {
            continue;
        }
        let own = people.iter().find(|(other, _)| other == name);
        let Some((_, people)) = own.or(people.first().filter(|_| people.len() == 1)) else {
            complaints.push(no_people(&table_of_series.file, name, of));
            continue;
        };
        match shares(&table_of_series.file, name, observed, (people, of)) {
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
    file: &str,
    name: &str,
    observed: &AnnualSeries,
    (people, of_what): (&AnnualSeries, &str),
) -> Result<(PanelSeries, usize), Complaints> {
    let mut complaints = Complaints::default();
    let size = myriads(people);
    let people: BTreeMap<Year, f64> = people.values.iter().map(|(y, v)| (*y, v * size)).collect();
    let first = observed.values.keys().next().copied().unwrap_or(0);
    let last = observed.values.keys().last().copied().unwrap_or(first);
    let mut gaps = 0;
    let denominators: Vec<f64> = (first..=last)
        .map(|year| {
            gaps += usize::from(!people.contains_key(&year));
            let before = people.range(..=year).next_back();
            let near = before.or_else(|| people.range(year..).next());
            near.map_or(f64::NAN, |(_, v)| *v)
        })
        .collect();
    // Values of at most 1 are shares already, those in percent too; others count people.
    let most = observed.values.values().copied().fold(0.0, f64::max);
    let unit = observed.unit.as_deref().unwrap_or("");
    let percent = unit.contains(['%', '％']);
    let counts = most > 1.0 && !percent;
    let mut values = Vec::new();
    for (place, year) in (first..=last).enumerate() {
        let of = denominators[place];
        if !(1.0..=LARGEST_COUNT).contains(&of) {
            let found = (
                format!("“{name}”{year} 年的分母是 {of}"),
                format!("the denominator of “{name}” in {year} is {of}"),
            );
            let expected = ("1 或更多的人数", "a number of people, 1 or more");
            complaints.push(fault(file, found, expected));
            continue;
        }
        let share = observed.values.get(&year).map(|v| match (counts, percent) {
            (true, _) => v * myriads(observed) / of,
            (_, true) if most > 1.0 => v / 100.0,
            _ => *v,
        });
        if let Some(share) = share.filter(|s| !(0.0..=1.0).contains(s)) {
            let found = (
                format!("“{name}”{year} 年占分母 {of} 的 {share}"),
                format!("“{name}” in {year} is {share} of its denominator {of}"),
            );
            complaints.push(fault(file, found, ("0 与 1 之间", "between 0 and 1")));
        }
        values.push(share);
    }
    let kind = Kind::Share {
        denominators: Some(denominators),
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

/// How many people one of a unit such as 万人 is.
fn myriads(observed: &AnnualSeries) -> f64 {
    match observed
        .unit
        .as_deref()
        .and_then(|unit| unit.chars().next())
    {
        Some('万') => 1e4,
        Some('亿') => 1e8,
        _ => 1.0,
    }
}

fn fault(file: &str, found: (String, String), expected: (&str, &str)) -> Complaint {
    let advice = ("请核对分子和分母", "Check numerator and denominator");
    Complaint::error(file, Place::Whole, found, expected, advice)
}

fn no_people(file: &str, name: &str, of: &str) -> Complaint {
    let found = (
        format!("{of} 里没有“{name}”的分母"),
        format!("{of} has no denominator for “{name}”"),
    );
    let expected = (
        "同名的序列，或只有一个序列",
        "a series of the same name, or one series only",
    );
    let advice = ("请补上分母", "Add it");
    Complaint::error(file, Place::Whole, found, expected, advice)
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
