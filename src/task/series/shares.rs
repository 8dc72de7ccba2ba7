//! Series as shares of a known number of people.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::axes::Year;
use crate::dataset::{
    AnnualSeries, Complaint, Complaints, Place, ReadOptions, SeriesTable, is_per_cent, multiple_of,
    nearest, read_series,
};
use crate::forecast::{Kind, LARGEST_COUNT, Series};
use crate::report::forecasts::NumberStyle;
use crate::source::{Words, few_digits};

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
    let size = multiple(people);
    let whole = people;
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
    if let Some((found, expected)) = against(name, (observed, counts), whole) {
        return Err(fault(file, found, expected).into());
    }
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
            (true, _) => v * multiple(observed) / of,
            (_, true) if most > 1.0 => v / 100.0,
            _ => *v,
        });
        if let Some(share) = share.filter(|s| !(0.0..=1.0).contains(s)) {
            let share = few_digits(share);
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

/// What counts the same in every unit that a share may have.
const COUNTED: [&str; 7] = ["人", "户", "个", "件", "人次", "次", MONEY];
const MONEY: &str = "元";

/// How many of what it counts one of a unit such as 万人 is.
fn multiple(observed: &AnnualSeries) -> f64 {
    let unit = observed.unit.as_deref().unwrap_or_default();
    let known = COUNTED.iter().find_map(|base| multiple_of(unit, base));
    // 万 alone is as many of what is counted.
    let alone = || multiple_of(&format!("{unit}人"), "人");
    known.or_else(alone).unwrap_or(1.0)
}

/// What is wrong, and what was expected.
type Against = ((String, String), (&'static str, &'static str));

/// Why a series is no share of another: that is one itself, one is money and the other is not, or one is in ten thousands
/// and nothing says what the other is in. `counts` where the series is not a share yet.
fn against(
    name: &str,
    (observed, counts): (&AnnualSeries, bool),
    whole: &AnnualSeries,
) -> Option<Against> {
    let said = |one: &AnnualSeries| one.unit.clone().unwrap_or_default();
    let (own, of) = (said(observed), said(whole));
    if whole.percent || is_per_cent(&of) {
        let found = (
            format!("“{name}”的分母是比例"),
            format!("the denominator of “{name}” is a share"),
        );
        return Some((found, ("人数或金额", "a number of people, or an amount")));
    }
    let is_money = |unit: &str| multiple_of(unit, MONEY).is_some();
    let apart = is_money(&own) != is_money(&of);
    let untold = own.is_empty() != of.is_empty();
    let one_way = match untold {
        true => multiple(observed) == 1.0 && multiple(whole) == 1.0,
        false => !apart,
    };
    if !counts || one_way {
        return None;
    }
    let shown = |unit: &str, none: &str| match unit {
        "" => none.to_string(),
        unit => unit.to_string(),
    };
    let found = (
        format!(
            "“{name}”的单位是{}，分母的单位是{}",
            shown(&own, "没有写明"),
            shown(&of, "没有写明")
        ),
        format!(
            "“{name}” is in {}, its denominator in {}",
            shown(&own, "nothing said"),
            shown(&of, "nothing said")
        ),
    );
    Some((
        found,
        (
            "分子和分母都写明单位，数的是同一类东西",
            "units of both, which count the same",
        ),
    ))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn series(unit: &str, value: f64, percent: bool) -> AnnualSeries {
        AnnualSeries {
            unit: (!unit.is_empty()).then(|| unit.to_string()),
            values: [(2020, value)].into(),
            percent,
            ..AnnualSeries::default()
        }
    }

    #[test]
    fn units_of_a_share_are_brought_together_or_refused() {
        let share = |own: &str, of: &str| {
            let (own, of) = (series(own, 5000.0, false), series(of, 10.0, false));
            let found = shares("表.csv", "服务", &own, (&of, "持证"));
            found.ok().and_then(|(entry, _)| entry.series.values[0])
        };
        assert_eq!(share("人", "千人"), Some(0.5));
        assert_eq!(share("人", "万人"), Some(0.05));
        assert_eq!(share("人", "万"), Some(0.05));
        // Ten thousands beside what nobody knows, money beside people.
        assert_eq!(share("", "万人"), None);
        assert_eq!(share("元", "千人"), None);
        let of_share = shares(
            "表.csv",
            "率",
            &series("", 0.5, true),
            (&series("", 1.0, true), "全"),
        );
        assert!(of_share.is_err());
        let few = shares(
            "表.csv",
            "率",
            &series("%", 95.0, false),
            (&series("万人", 3.0, false), "持证"),
        );
        assert!(few.is_ok());
    }
}
