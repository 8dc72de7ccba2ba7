//! The county's own register: rows that do not exclude each other become tables of each year.

use std::collections::BTreeMap;

use super::checking::Checking;
use crate::axes::{AGES, CATEGORIES, GRADES, SEXES, Year};
use crate::dataset::{Complaint, Said};
use crate::model::checked::{Margin, Part, Reading, Register, RegisterYear};
use crate::model::data::Data;
use crate::model::read::{Counted, RegisterRow};

/// Sums of two tables of all holders that are farther apart contradict each other, relative.
const APART: f64 = 0.02;

/// Parts of the residents that no register of certificates is below or above.
const POSSIBLE: std::ops::Range<f64> = 0.002..0.15;

/// Which of category, grade, age, sex and town a row speaks of.
type Ways = [bool; 5];

/// Rows with a way of dividing the holders in common.
type Tables<'a> = BTreeMap<(Year, Ways), Vec<&'a RegisterRow>>;

/// The register as known by `as_of`.
pub(super) fn register(checking: &mut Checking<'_>, as_of: Option<Year>, data: &Data) -> Register {
    let folder = checking.folder;
    let Some(file) = &folder.file.model.register else {
        return Register::default();
    };
    if checking.file().model.disability.is_none() {
        checking.say(
            "model",
            "register",
            (
                "模型没有 [disability]".into(),
                "the model has no [disability]".into(),
            ),
            ("有残疾与证件的模型".into(), "a model with disability".into()),
            ("请补上 [disability]，或删去它", "Add [disability], or remove it"),
        );
    }
    let [base, until] = [folder.file.model.base_year, folder.file.model.until];
    let (mut early, mut known) = (0, Vec::new());
    for row in &folder.register {
        if row.year > until {
            say(
                checking,
                row,
                (format!("{} 年", row.year), row.year.to_string()),
                (format!("不晚于 {until} 年"), format!("no year after {until}")),
                ("请改正年份", "Correct the year"),
            );
        } else if row.year < base || (row.year == base && row.counted != Counted::Holders) {
            early += 1;
        } else if as_of.is_none_or(|year| row.year <= year) {
            known.push(row);
        }
    }
    if early > 0 {
        let complaint = checking.lines("model").complaint(
            "register.file",
            (
                format!("有 {early} 行早于基年 {base} 年末，没有用"),
                format!("{early} rows are of before the end of the base year {base} and were not used"),
            ),
            (
                format!("{base} 年末及以后的数"),
                format!("numbers from the end of {base} on"),
            ),
            (
                "要用上它们，请把 base_year 改早",
                "To use them, let base_year be earlier",
            ),
        );
        checking.complaints.push(complaint.as_warning());
    }
    let stocks = tables(&known, Counted::Holders);
    let mut years: BTreeMap<Year, RegisterYear> = BTreeMap::new();
    for ((year, ways), rows) in &stocks {
        if excluded(checking, rows) {
            continue;
        }
        let margin = margin(rows, file.error, *ways);
        let own = years.entry(*year).or_insert_with(|| empty(*year));
        own.stocks.push(margin);
    }
    for counted in [Counted::New, Counted::Cancelled, Counted::Deaths] {
        for ((year, _), rows) in tables(&known, counted) {
            if excluded(checking, &rows) {
                continue;
            }
            let all = margin(&rows, file.error, [false; 5]);
            let own = years.entry(year).or_insert_with(|| empty(year));
            let all = total(&all);
            // Several ways of dividing the same flow: the first is taken.
            let flow = match counted {
                Counted::New => &mut own.new,
                Counted::Cancelled => &mut own.cancelled,
                Counted::Deaths | Counted::Holders => &mut own.deaths,
            };
            flow.get_or_insert(all);
        }
    }
    let mut years: Vec<RegisterYear> = years.into_values().collect();
    for own in &mut years {
        // The finest table last: it is met to the person.
        own.stocks.sort_by_key(|margin| margin.parts.len());
        agree(checking, &known, own);
        possible(checking, &known, own, data);
    }
    Register { years }
}

fn empty(year: Year) -> RegisterYear {
    RegisterYear {
        year,
        stocks: Vec::new(),
        new: None,
        cancelled: None,
        deaths: None,
    }
}

fn say(
    checking: &mut Checking<'_>,
    row: &RegisterRow,
    found: impl Into<Said>,
    expected: impl Into<Said>,
    advice: impl Into<Said>,
) {
    let complaint = Complaint::error(row.file.clone(), row.place.clone(), found, expected, advice);
    checking.complaints.push(complaint);
}

fn tables<'a>(rows: &[&'a RegisterRow], counted: Counted) -> Tables<'a> {
    let mut tables = Tables::new();
    for row in rows.iter().filter(|row| row.counted == counted) {
        let part = &row.part;
        let ways = [
            part.category.is_some(),
            part.grade.is_some(),
            part.ages.is_some(),
            part.sex.is_some(),
            row.town.is_some(),
        ];
        tables.entry((row.year, ways)).or_default().push(row);
    }
    tables
}

/// Says which rows of one table speak of the same people.
fn excluded(checking: &mut Checking<'_>, rows: &[&RegisterRow]) -> bool {
    let mut any = false;
    for (place, row) in rows.iter().enumerate() {
        let same = |other: &&&RegisterRow| row.town == other.town && overlap(&row.part, &other.part);
        if let Some(other) = rows[..place].iter().find(same) {
            any = true;
            let (zh, en) = (
                other.place.render(crate::source::Language::Zh),
                other.place.render(crate::source::Language::En),
            );
            say(
                checking,
                row,
                (
                    format!("与{zh}说的是同一部分人"),
                    format!("it speaks of people of whom {en} speaks too"),
                ),
                (
                    "一张表里各部分互不重叠",
                    "parts of one table that do not overlap",
                ),
                ("请删去一行，或改正", "Remove one of them, or correct it"),
            );
        }
    }
    any
}

fn overlap(one: &Part, two: &Part) -> bool {
    let ages = match (one.ages, two.ages) {
        (Some([a, b]), Some([c, d])) => a <= d && c <= b,
        _ => true,
    };
    ages && one.category == two.category && one.grade == two.grade && one.sex == two.sex
}

/// A table without its towns.
fn margin(rows: &[&RegisterRow], usual: f64, ways: Ways) -> Margin {
    let mut parts: BTreeMap<Part, (f64, f64)> = BTreeMap::new();
    for row in rows {
        let own = parts.entry(row.part).or_default();
        let error = row.error.unwrap_or(usual) * row.persons;
        own.0 += row.persons;
        own.1 += error * error;
    }
    let whole = is_whole(&parts, ways);
    let parts = parts.into_iter().map(|(part, (persons, square))| {
        let error = if persons > 0.0 { square.sqrt() / persons } else { 0.0 };
        (part, Reading { persons, error })
    });
    Margin {
        whole,
        parts: parts.collect(),
    }
}

/// Whether the parts are everybody: each way of dividing has all its values, and ages leave no gap.
fn is_whole(parts: &BTreeMap<Part, (f64, f64)>, ways: Ways) -> bool {
    let ages: std::collections::BTreeSet<[usize; 2]> =
        parts.keys().filter_map(|part| part.ages).collect();
    let mut next = 0;
    for [from, to] in &ages {
        if *from != next {
            return false;
        }
        next = to + 1;
    }
    let counts = [
        (ways[0], CATEGORIES),
        (ways[1], GRADES),
        (ways[3], SEXES),
        (ways[2], ages.len()),
    ];
    let all: usize = counts.iter().filter(|(used, _)| *used).map(|(_, n)| n).product();
    (!ways[2] || next == AGES) && parts.len() == all
}

/// All parts together.
fn total(margin: &Margin) -> Reading {
    let persons = margin.parts.iter().map(|(_, reading)| reading.persons).sum();
    let squares = margin.parts.iter().map(|(_, reading)| {
        let error = reading.error * reading.persons;
        error * error
    });
    let error = squares.sum::<f64>().sqrt();
    Reading {
        persons,
        error: if persons > 0.0 { error / persons } else { 0.0 },
    }
}

/// Tables of all holders of one year have one sum.
fn agree(checking: &mut Checking<'_>, rows: &[&RegisterRow], own: &RegisterYear) {
    let sums: Vec<f64> = own
        .stocks
        .iter()
        .filter(|margin| margin.whole)
        .map(|margin| total(margin).persons)
        .collect();
    let (least, most) = sums
        .iter()
        .fold((f64::INFINITY, 0.0_f64), |(low, high), sum| (low.min(*sum), high.max(*sum)));
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
        checking.complaints.push(if little { complaint.as_warning() } else { complaint });
    }
}

/// Holders of a number that a region could have.
fn possible(checking: &mut Checking<'_>, rows: &[&RegisterRow], own: &RegisterYear, data: &Data) {
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
                format!("{} 年持证 {persons:.0} 人，常住人口 {residents:.0} 人", own.year),
                format!("{persons:.0} holders in {} among {residents:.0} residents", own.year),
            ),
            (
                format!("常住人口的 {:.1}%—{:.0}%", 100.0 * POSSIBLE.start, 100.0 * POSSIBLE.end),
                format!("{:.1} to {:.0} % of the residents", 100.0 * POSSIBLE.start, 100.0 * POSSIBLE.end),
            ),
            (
                "是否以万人为单位，或是别处的数？请以人为单位",
                "Is it in 10,000s, or of another place? Give it in persons",
            ),
        );
    }
}
