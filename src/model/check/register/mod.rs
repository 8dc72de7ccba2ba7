//! The county's own register: rows that do not exclude each other become tables of each year.

mod ages;
mod balance;
mod late;
mod leaps;
mod nested;
mod parted;
mod partial;
mod plausible;
mod saying;
mod sexes;
mod tables;
mod wrong;

use std::collections::BTreeMap;

use super::checking::Checking;
use crate::axes::Year;
use crate::model::checked::{HolderPart, Register, RegisterCount, RegisterYear};
use crate::model::data::Data;
use crate::model::read::RegisterRow;
use parted::{lacks_towns, of_all, skips_ages};
use plausible::{agree, flows, possible, steady, within};
use saying::say;
use tables::{margin, tables};

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
            (
                "有残疾与证件的模型".into(),
                "a model with disability".into(),
            ),
            (
                "请补上 [disability]，或删去它",
                "Add [disability], or remove it",
            ),
        );
    }
    wrong::check(checking, &folder.register, file.error);
    leaps::check(checking, &folder.register);
    let [base, until] = [folder.file.model.base_year, folder.file.model.until];
    let (mut early, mut known) = (0, Vec::new());
    for row in &folder.register {
        if row.year > until {
            say(
                checking,
                row,
                (format!("{} 年", row.year), row.year.to_string()),
                (
                    format!("不晚于 {until} 年"),
                    format!("no year after {until}"),
                ),
                ("请改正年份", "Correct the year"),
            );
        } else if row.year < base || (row.year == base && row.counted != RegisterCount::Holders) {
            early += 1;
        } else if as_of.is_none_or(|year| row.year <= year) {
            known.push(row);
        }
    }
    if early > 0 {
        let complaint = checking.complaint(
            "model",
            "register.file",
            (
                format!("有 {early} 行早于基年 {base} 年末，没有用"),
                format!(
                    "{early} rows are of before the end of the base year {base} and were not used"
                ),
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
    let stocks = tables(&known, RegisterCount::Holders);
    let mut years: BTreeMap<Year, RegisterYear> = BTreeMap::new();
    for ((year, ways), rows) in &stocks {
        if excluded(checking, rows) || lacks_towns(checking, rows) {
            continue;
        }
        skips_ages(checking, rows);
        let margin = margin(rows, file.error, *ways);
        let own = years
            .entry(*year)
            .or_insert_with(|| RegisterYear::empty(*year));
        own.stocks.push(margin);
    }
    for counted in RegisterCount::flows() {
        for ((year, ways), rows) in tables(&known, counted) {
            if excluded(checking, &rows) || lacks_towns(checking, &rows) {
                continue;
            }
            let Some(all) = of_all(checking, &rows, file.error, ways) else {
                continue;
            };
            let own = years
                .entry(year)
                .or_insert_with(|| RegisterYear::empty(year));
            // Several ways of dividing the same flow: the first is taken.
            match (own.flow_mut(counted), rows.first()) {
                (Some(Some(first)), Some(row)) => {
                    nested::flows(checking, row, (*first, all.total()));
                }
                (Some(flow), _) => *flow = Some(all.total()),
                (None, _) => {}
            }
        }
    }
    let mut years: Vec<RegisterYear> = years.into_values().collect();
    for own in &mut years {
        // The finest table last: it is met to the person.
        own.stocks.sort_by_key(|margin| margin.parts.len());
        agree(checking, &known, own);
        within(checking, &known, own);
        nested::agree(checking, &known, own);
        possible(checking, &known, own, data);
        ages::of_age(checking, &known, own, &data.population);
    }
    partial::check(checking, &known, &years, data);
    sexes::check(checking, &known);
    steady(checking, &known, &years);
    balance::agree(checking, &known, &years);
    late::begins(checking, &known, &years, base);
    flows(checking, &known, &years, data);
    Register { years }
}

/// Says which rows of one table speak of the same people.
fn excluded(checking: &mut Checking<'_>, rows: &[&RegisterRow]) -> bool {
    let mut any = false;
    for (place, row) in rows.iter().enumerate() {
        let same =
            |other: &&&RegisterRow| row.town == other.town && overlap(&row.part, &other.part);
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

fn overlap(one: &HolderPart, two: &HolderPart) -> bool {
    let ages = match (one.ages, two.ages) {
        (Some([a, b]), Some([c, d])) => a <= d && c <= b,
        _ => true,
    };
    ages && one.category == two.category && one.grade == two.grade && one.sex == two.sex
}
