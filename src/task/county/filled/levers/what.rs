//! What a row of the sheet of scenarios does, and to what.

use super::super::cells::SheetReading;
use super::super::centres::{at_least_nothing, at_least_nothing_of, without_places};
use super::super::eligible::clauses_of;
use super::super::rises;
use super::words::{CENTRES, COVERAGE, ELIGIBLE, STANDARD, UPRATING};
use crate::model::ModelFolder;
use crate::model::file::{LeverFile, ServiceFile};
use crate::report::template::layout::scenarios::{self, WHATS};
use crate::units::Unit;

/// The unit of a standard.
const MONTHLY: &str = "元/月";

/// What a row does; false where it is a fault, which is said.
pub(super) fn what(
    lever: &mut LeverFile,
    reading: &mut SheetReading<'_>,
    row: usize,
    (known, base): (&ServiceFile, &ModelFolder),
) -> bool {
    let Some(word) = reading.text(scenarios::WHAT, row) else {
        reading.empty(scenarios::WHAT, row);
        return false;
    };
    let Some(value) = reading.text(scenarios::VALUE, row) else {
        reading.empty(scenarios::VALUE, row);
        return false;
    };
    let of_money = word == STANDARD || word == UPRATING;
    if of_money && known.cost.is_none() {
        let advice = ("请改正或删去这一行", "Correct it, or remove the row");
        let found = ("这项服务没有成本", "the service has no cost");
        let expected = ("有成本的服务", "a service with a cost");
        reading.fault(scenarios::SERVICE, row, found, expected, advice);
        return false;
    }
    let values = scenarios::OF_CENTRES.map(|column| at_least_nothing(reading, column, row));
    if word != CENTRES && values.iter().any(Option::is_some) {
        let found = (format!("措施是{word}"), format!("what is done is {word}"));
        let expected = (
            format!("{CENTRES}，或这四列空着"),
            format!("{CENTRES}, or these columns empty"),
        );
        let advice = ("请改正", "Correct it");
        reading.fault(scenarios::PLACES, row, found, expected, advice);
        return false;
    }
    let before = reading.complaints.0.len();
    match word.as_str() {
        STANDARD => {
            lever.standard = at_least_nothing_of(reading, scenarios::VALUE, row, Some(MONTHLY));
        }
        COVERAGE => lever.coverage = coverage(reading, row),
        ELIGIBLE => {
            lever.eligible = match clauses_of(&value, base) {
                Ok(clauses) if !clauses.is_empty() => Some(clauses),
                Ok(_) => {
                    reading.empty(scenarios::VALUE, row);
                    None
                }
                Err(unknown) => {
                    not_a_clause(reading, row, &unknown, base);
                    None
                }
            };
        }
        UPRATING => {
            let tied = known.cost.as_ref().is_some_and(|cost| cost.tied.is_some());
            lever.uprating = rises::rise_of(&value, base).filter(|_| !tied);
            if tied {
                let found = ("这项标准与别的标准挂钩", "the standard is tied to another");
                let expected = ("自己调整的标准", "a standard that moves by itself");
                let advice = ("请改“措施”或服务", "Change what is done, or the service");
                reading.fault(scenarios::WHAT, row, found, expected, advice);
            } else if lever.uprating.is_none() {
                let words = rises::words(base).into_iter();
                reading.unknown(scenarios::VALUE, row, &value, words);
            }
        }
        CENTRES if known.capacity.is_none() => {
            without_places(reading, scenarios::SERVICE, row, base);
        }
        CENTRES => {
            lever.add_centres = number(reading, row);
            [lever.places, lever.staff, lever.capital, lever.running] = values;
        }
        _ => reading.unknown(scenarios::WHAT, row, &word, WHATS.into_iter()),
    }
    let done = lever.standard.is_some()
        || lever.coverage.is_some()
        || lever.eligible.is_some()
        || lever.uprating.is_some()
        || lever.add_centres.is_some();
    // A dash is no value, and no row vanishes without a word.
    if !done && reading.complaints.0.len() == before {
        reading.empty(scenarios::VALUE, row);
    }
    done
}

/// A share of the need.
fn coverage(reading: &mut SheetReading<'_>, row: usize) -> Option<f64> {
    let share = reading.measured(scenarios::VALUE, row, false)?;
    if (0.0..=1.0).contains(&share) {
        return Some(share);
    }
    let found = (format!("覆盖率 {share}"), format!("a coverage of {share}"));
    let advice = ("请改正", "Correct it");
    reading.fault(
        scenarios::VALUE,
        row,
        found,
        ("0 到 100%", "0 to 100 %"),
        advice,
    );
    None
}

/// How many centres are added.
fn number(reading: &mut SheetReading<'_>, row: usize) -> Option<f64> {
    let read = reading.number(scenarios::VALUE, row, Some(Unit::Units.zh()))?;
    let number = read.value;
    if number > 0.0 && number.fract() == 0.0 {
        return Some(number);
    }
    let found = (
        format!("增加 {number} 个"),
        format!("{number} centres are added"),
    );
    let expected = ("大于 0 的整数", "a whole number above 0");
    reading.fault(
        scenarios::VALUE,
        row,
        found,
        expected,
        ("请改正", "Correct it"),
    );
    None
}

fn not_a_clause(reading: &mut SheetReading<'_>, row: usize, word: &str, base: &ModelFolder) {
    let attributes = base.file.model.attributes.values();
    let titles: Vec<&str> = attributes.map(|own| own.title().zh.as_str()).collect();
    let titles = titles.join("、");
    reading.fault(
        scenarios::VALUE,
        row,
        (
            format!("看不懂“{word}”"),
            format!("“{word}” is not understood"),
        ),
        (
            format!(
                "类别（智力）、等级（三级）、性别、年龄（16-59岁、60岁以上）、所有人，或 {titles}"
            ),
            format!("a category, a grade, a sex, ages, 所有人, or one of {titles}"),
        ),
        (
            "一条之内用逗号隔开，两条之间用“；”",
            "Put commas within a clause, and “；” between clauses",
        ),
    );
}
