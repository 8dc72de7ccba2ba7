//! Recipients of a later year, and holders of a register that begins later, that the figures of the base year do not lead
//! to.

use crate::axes::Year;
use crate::model::Model;
use crate::model::checked::RegisterReading;
use crate::projection::Projection;
use crate::source::Words;
use crate::statistics::quantiles::quantiles;

/// Two figures whose gap is wider than so many standard deviations of what could have come between them contradict each
/// other.
pub const FARTHEST: f64 = 4.0;

/// The same of holders, whose number in the base year is judged and no figure.
const FARTHEST_HOLDERS: f64 = 3.0;

/// Draws from which it is seen what could have come.
pub const TRIED: usize = 64;

/// Standard deviations between the ends of the middle 80 % of a normal distribution.
const EIGHTY: f64 = 2.563_103_131_089_2;

/// Recipients that were reported of a later year and lie outside all that the base year's lead to.
#[derive(Clone, Debug, PartialEq)]
pub struct Leap {
    /// Index of the service.
    pub service: usize,
    /// The later year.
    pub year: Year,
    /// What is apart, in words.
    pub words: Words,
}

/// The first such report of each service whose recipients of the base year are published; `before` is the run of the same
/// model that does not know of any later recipients.
pub fn leaps(model: &Model, before: &Projection) -> Vec<Leap> {
    let seen = model.recipients_seen.iter();
    seen.filter_map(|seen| {
        let service = &model.services[seen.service.0];
        let base = service.observed?;
        let served = model.quantities.services[seen.service.0].served;
        seen.observations.iter().find_map(|report| {
            let at = before.year_index(report.year)?;
            let draws = before.at(served, at).iter();
            let mut draws: Vec<f64> = draws.map(|value| f64::from(*value)).collect();
            let expected = quantiles(&mut draws, &[0.1, 0.5, 0.9]).ok()?;
            let [low, middle, high] = expected[..] else {
                return None;
            };
            let expected = [low, middle, high];
            is_leap(report.value, report.error, expected, FARTHEST).then(|| Leap {
                service: seen.service.0,
                year: report.year,
                words: words(
                    &service.title,
                    (model.calendar.base, base),
                    (report.year, report.value),
                    expected,
                ),
            })
        })
    })
    .collect()
}

/// The year from which on a register has all holders, where it has none of the base year.
pub fn begins_later(model: &Model) -> Option<(Year, RegisterReading)> {
    let mut whole = model.register.years.iter().filter_map(|own| {
        let all = own.stocks.iter().find(|margin| margin.whole)?;
        Some((own.year, all.total()))
    });
    whole.next().filter(|(year, _)| *year > model.calendar.base)
}

/// What is to be said of the holders of such a register, where they lie outside all that the base year's lead to; `before`
/// is the run of the same model without its register.
pub fn of_register(model: &Model, before: &Projection) -> Option<Words> {
    let (year, all) = begins_later(model)?;
    let (holders, at) = (model.quantities.people?.holders, before.year_index(year)?);
    let mut draws: Vec<f64> = before
        .at(holders, at)
        .iter()
        .copied()
        .map(f64::from)
        .collect();
    let expected = quantiles(&mut draws, &[0.1, 0.5, 0.9]).ok()?;
    let [low, middle, high] = expected[..] else {
        return None;
    };
    let (value, error) = (all.persons, all.error * all.persons);
    if !is_leap(value, error, [low, middle, high], FARTHEST_HOLDERS) {
        return None;
    }
    let base = model.calendar.base;
    Some(Words::both(
        format!(
            "{year} 年登记持证 {value:.0} 人，而由 {base} 年的起点推算，{year} 年应为 {middle:.0} 人（80%：{low:.0}～{high:.0}），误差解释不了"
        ),
        format!(
            "{value:.0} holders registered in {year}, but the start of {base} leads to {middle:.0} in {year} (80 %: {low:.0} \
             to {high:.0}), which errors do not explain"
        ),
    ))
}

/// Whether a report with its error lies outside what was expected (10 %, median, 90 %): farther than so many standard
/// deviations.
fn is_leap(value: f64, error: f64, [low, middle, high]: [f64; 3], farthest: f64) -> bool {
    if low <= 0.0 {
        return false;
    }
    let spread = libm::log(high / low) / EIGHTY;
    let gap = libm::log(value / middle).abs();
    gap > farthest * spread.hypot(error / value)
}

fn words(
    title: &Words,
    (base, first): (Year, f64),
    (year, value): (Year, f64),
    expected: [f64; 3],
) -> Words {
    let change = 100.0 * (value / first - 1.0);
    let [low, middle, high] = expected.map(f64::round);
    Words::both(
        format!(
            "{}：{base} 年 {first} 人，{year} 年公布 {value} 人（{change:+.0}%），而由 {base} 年的人数推算，{year} 年应为 {middle} 人（80%：{low}～{high}），误差解释不了",
            title.zh
        ),
        format!(
            "{}: {first} recipients in {base} and {value} in {year} ({change:+.0} %), but those of {base} lead to {middle} in {year} (80 %: {low} to {high}), which errors do not explain",
            title.en
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Half of the people are ln 2 = 0.69 away; the middle 80 % of 900 to 1,100 have a standard deviation of 0.078.
    #[test]
    fn a_leap_is_wider_than_what_could_have_come() {
        let expected = [900.0, 1000.0, 1100.0];
        let is_leap = |value, error, expected| is_leap(value, error, expected, FARTHEST);
        assert!(is_leap(500.0, 0.0, expected));
        assert!(!is_leap(500.0, 100.0, expected));
        assert!(!is_leap(1300.0, 0.0, expected) && is_leap(1400.0, 0.0, expected));
        // Nobody expected is no ground.
        assert!(!is_leap(500.0, 0.0, [0.0, 1000.0, 1100.0]));
    }

    #[test]
    fn both_figures_and_what_was_expected_are_said() {
        let title = Words::both("护理", "care");
        let said = words(&title, (2001, 800.0), (2003, 400.0), [790.0, 810.4, 835.0]);
        assert_eq!(
            said.zh,
            "护理：2001 年 800 人，2003 年公布 400 人（-50%），而由 2001 年的人数推算，2003 年应为 810 人（80%：790～835），误差解释不了"
        );
        assert!(said.en.contains("400 in 2003 (-50 %)"), "{}", said.en);
    }
}
