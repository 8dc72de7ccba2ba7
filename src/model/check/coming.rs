//! What is said of years still to come: nobody can have seen it yet.

use std::collections::BTreeSet;

use crate::axes::Year;
use crate::dataset::{Complaint, Complaints};
use crate::model::file::UnitCostFile;
use crate::model::read::ModelFolder;

/// A reminder for each report, figure of the calibration, year of the register, number of a town, fact of the plan, price and work
/// of the model's own that is of a year after `now`, or is said to be known from such a year on: file, line, value.
pub fn still_to_come(folder: &ModelFolder, now: Year) -> Vec<Complaint> {
    let mut all = reports(folder, now);
    all.extend(calibrated(folder, now));
    all.extend(facts(folder, now));
    all.extend(registers(folder, now));
    all.extend(towns(folder, now));
    all.extend(prices(folder, now));
    all.extend(works(folder, now));
    all.into_iter().map(Complaint::as_warning).collect()
}

/// What should stand there, and what to do.
fn past(now: Year) -> ((String, String), (&'static str, &'static str)) {
    (
        (
            format!("{now} 年或更早的数"),
            format!("a figure of {now} or an earlier year"),
        ),
        (
            "请核对年份；目标和预计数不是实绩，不要写在这里",
            "Look the year up; targets and estimates are no reports and do not belong here",
        ),
    )
}

fn reports(folder: &ModelFolder, now: Year) -> Vec<Complaint> {
    let lines = folder.lines.get("observations").cloned();
    let lines = lines.unwrap_or_default();
    let reports = folder.file.observations.observation.iter().enumerate();
    let ahead = reports.filter_map(|(place, seen)| {
        let late = seen.known.filter(|known| *known > now);
        let (year, value) = (seen.year, seen.value);
        let (at, found) = match late {
            _ if year > now => (
                "year",
                (
                    format!("{year} 年的数 {value}，而现在是 {now} 年"),
                    format!("{value} in {year}, and this is {now}"),
                ),
            ),
            Some(known) => (
                "known",
                (
                    format!("{year} 年的数 {value} 要到 {known} 年才得知，而现在是 {now} 年"),
                    format!("{value} in {year}, known from {known} on, and this is {now}"),
                ),
            ),
            None => return None,
        };
        let (expected, advice) = past(now);
        let key = format!("observation.{}.{at}", place + 1);
        Some(lines.complaint(&key, found, expected, advice))
    });
    Complaints(ahead.collect()).shortened().0
}

fn calibrated(folder: &ModelFolder, now: Year) -> Vec<Complaint> {
    let lines = folder.lines.get("calibration").cloned();
    let lines = lines.unwrap_or_default();
    let figures = folder.calibration.iter().flat_map(|own| &own.observation);
    let ahead = figures.enumerate().filter(|(_, seen)| seen.year > now);
    let ahead = ahead.map(|(place, seen)| {
        let (year, value) = (seen.year, seen.value);
        let (expected, advice) = past(now);
        let key = format!("observation.{}.year", place + 1);
        lines.complaint(
            &key,
            (
                format!("{year} 年的数 {value}，而现在是 {now} 年"),
                format!("{value} in {year}, and this is {now}"),
            ),
            expected,
            advice,
        )
    });
    Complaints(ahead.collect()).shortened().0
}

fn facts(folder: &ModelFolder, now: Year) -> Vec<Complaint> {
    let lines = folder.lines.get("plan").cloned().unwrap_or_default();
    let facts = folder.file.plan.facts.iter();
    let ahead = facts.filter(|(_, fact)| fact.period[1] > now);
    let ahead = ahead.map(|(key, fact)| {
        let ([from, to], value) = (fact.period, fact.value);
        let (expected, advice) = past(now);
        lines.complaint(
            &format!("facts.{key}.period"),
            (
                format!("{from}—{to} 年的数 {value}，而现在是 {now} 年"),
                format!("{value} of {from}–{to}, and this is {now}"),
            ),
            expected,
            advice,
        )
    });
    Complaints(ahead.collect()).shortened().0
}

/// One reminder for each year of a register.
fn registers(folder: &ModelFolder, now: Year) -> Vec<Complaint> {
    let mut said = BTreeSet::new();
    let rows = folder.register.iter().filter(|row| row.year > now);
    let first = rows.filter(|row| said.insert(row.year));
    let ahead = first.map(|row| {
        let ((expected, expected_en), advice) = past(now);
        let (year, persons) = (row.year, row.persons);
        Complaint::error(
            &row.file,
            row.place.clone(),
            (
                format!("{year} 年的持证人数 {persons}，而现在是 {now} 年"),
                format!("{persons} holders in {year}, and this is {now}"),
            ),
            (expected, expected_en),
            advice,
        )
    });
    ahead.collect()
}

/// Holders and recipients of towns.
fn towns(folder: &ModelFolder, now: Year) -> Vec<Complaint> {
    let lines = folder.lines.get("towns").cloned().unwrap_or_default();
    let mut ahead = Vec::new();
    for (key, town) in folder.file.towns.iter().flat_map(|own| &own.town) {
        let recipients = town.recipients.iter();
        let recipients = recipients.map(|(service, own)| (format!("recipients.{service}"), own));
        let all = std::iter::once(("holders".to_string(), &town.holders)).chain(recipients);
        for (what, counts) in all {
            for (place, count) in counts.iter().enumerate().filter(|(_, own)| own.year > now) {
                let (year, persons) = (count.year, count.persons);
                let (expected, advice) = past(now);
                ahead.push(lines.complaint(
                    &format!("town.{key}.{what}.{}.year", place + 1),
                    (
                        format!("{year} 年的数 {persons}，而现在是 {now} 年"),
                        format!("{persons} in {year}, and this is {now}"),
                    ),
                    expected,
                    advice,
                ));
            }
        }
    }
    Complaints(ahead).shortened().0
}

/// Prices of the model's own amounts.
fn prices(folder: &ModelFolder, now: Year) -> Vec<Complaint> {
    let lines = folder.lines.get("services").cloned().unwrap_or_default();
    let mut ahead = Vec::new();
    for (key, service) in &folder.file.services {
        let capacity = service.capacity.as_ref();
        let unit = |cost: Option<&UnitCostFile>| cost.map(|cost| cost.price_year);
        let years = [
            (
                "cost",
                service.cost.as_ref().and_then(|cost| cost.price_year),
            ),
            (
                "capacity.capital",
                unit(capacity.and_then(|own| own.capital.as_ref())),
            ),
            (
                "capacity.running",
                unit(capacity.and_then(|own| own.running.as_ref())),
            ),
        ];
        for (what, year) in years {
            let at = format!("{key}.{what}.price_year");
            let Some(year) = year.filter(|year| *year > now && lines.says(&at)) else {
                continue;
            };
            ahead.push(lines.complaint(
                &at,
                (
                    format!("{year} 年的价格，而现在是 {now} 年"),
                    format!("prices of {year}, and this is {now}"),
                ),
                (
                    format!("{now} 年或更早的价格"),
                    format!("prices of {now} or an earlier year"),
                ),
                (
                    "请核对 price_year；以后要付的金额，写现在的价格，由 uprating 推算",
                    "Look price_year up; of what will be paid later give today's price, from which `uprating` goes on",
                ),
            ));
        }
    }
    Complaints(ahead).shortened().0
}

/// Works that are still to be published.
fn works(folder: &ModelFolder, now: Year) -> Vec<Complaint> {
    let lines = folder.lines.get("sources").cloned().unwrap_or_default();
    let works = folder
        .file
        .sources
        .iter()
        .map(|(key, work)| (format!("{key}.year"), work.year));
    let ahead = works.filter(|(at, year)| *year > now && lines.says(at));
    let ahead = ahead.map(|(at, year)| {
        lines.complaint(
            &at,
            (
                format!("{year} 年发布，而现在是 {now} 年"),
                format!("published in {year}, and this is {now}"),
            ),
            (
                format!("{now} 年或更早的年份"),
                format!("{now} or an earlier year"),
            ),
            ("请核对年份", "Look the year up"),
        )
    });
    ahead.collect()
}
