//! Spans of ages that a spreadsheet took for dates: `10-14` has become 14 October beside `15-59`.

use crate::dataset::{Complaint, Complaints, Place};

use super::super::gathering::SeriesGathering;
use super::super::width::half_width;

/// Short names of months.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];
/// Signs between the ends of a span.
const BETWEEN: [char; 6] = ['-', '–', '—', '~', '～', '至'];
/// No age is above this.
const OLDEST: u32 = 120;

/// A warning for the first name that is a date while others are spans of numbers.
pub(super) fn reminders(gathering: &SeriesGathering) -> Complaints {
    let names: Vec<&str> = gathering.series.keys().map(String::as_str).collect();
    let Some((name, span)) = mangled(&names) else {
        return Complaints::default();
    };
    let complaint = Complaint::error(
        &gathering.raw.file,
        Place::Whole,
        (
            format!("“{name}”像是“{span}”被表格软件改成了日期"),
            format!("“{name}” looks like “{span}”, which a spreadsheet took for a date"),
        ),
        ("年龄段等写成文字", "spans, such as those of ages, as text"),
        (
            "请把这一格设为文本格式再写；若确是日期，不必改",
            "Format the cell as text and write it again; if it is a date, leave it",
        ),
    );
    Complaints::from(complaint.as_warning())
}

/// The first word of the names that is a day of a month, and the span that it was; nothing where no other is a span.
fn mangled(names: &[&str]) -> Option<(String, String)> {
    let words = || names.iter().flat_map(|name| name.split_whitespace());
    words().find(|word| is_span(word))?;
    words().find_map(|word| Some((word.to_string(), as_span(word)?)))
}

/// True for two ages, the lower one first.
fn is_span(word: &str) -> bool {
    let half = half_width(word);
    let bare = half.trim_end_matches('岁');
    let ends = bare.split_once(BETWEEN);
    let ages =
        ends.and_then(|(from, to)| Some((from.parse::<u32>().ok()?, to.parse::<u32>().ok()?)));
    ages.is_some_and(|(from, to)| from < to && to <= OLDEST)
}

/// A day of a month as the span that it may have been: `10月14日`, `14-Oct`, `Oct-14`, `2026-10-14`.
fn as_span(word: &str) -> Option<String> {
    let lower = half_width(word).to_lowercase();
    let number = |text: &str| text.parse::<usize>().ok();
    let named = |text: &str| Some(MONTHS.iter().position(|month| *month == text)? + 1);
    let (month, day) = if let Some(said) = lower.strip_suffix('日') {
        let (month, day) = said.split_once('月')?;
        (number(month)?, number(day)?)
    } else {
        let parts: Vec<&str> = lower.split('-').collect();
        match parts[..] {
            [year, month, day] if year.len() == 4 && month.len() == 2 && day.len() == 2 => {
                number(year)?;
                (number(month)?, number(day)?)
            }
            [one, two] => match (named(one), named(two)) {
                (Some(month), None) => (month, number(two)?),
                (None, Some(month)) => (month, number(one)?),
                _ => return None,
            },
            _ => return None,
        }
    };
    let can_be = (1..=12).contains(&month) && (1..=31).contains(&day) && month < day;
    can_be.then(|| format!("{month}-{day}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_of_ages_that_became_a_date_is_seen_beside_others() {
        for date in ["10月14日", "14-Oct", "Oct-14", "2026-10-14"] {
            let names = [format!("{date} 人数"), "15-59 人数".to_string()];
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let found = mangled(&names);
            assert_eq!(found, Some((date.to_string(), "10-14".to_string())));
        }
        assert_eq!(mangled(&["10月14日 人数", "合计 人数"]), None);
        assert_eq!(mangled(&["0-14 人数", "15-59岁 人数", "60+ 人数"]), None);
    }
}
