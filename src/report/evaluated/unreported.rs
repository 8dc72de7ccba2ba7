//! How many indicators were not reported of the year that settles them, and how many of these were of other years.

use crate::axes::Year;
use crate::evaluation::progress::{Indicator, Status};
use crate::model::checked::Target;
use crate::source::Language;

/// The count in words: `2025 年未报数 13 项（其中 7 项有 2022 年的报数）`.
pub(super) fn said(own: &[(&Indicator, &Target)], language: Language) -> String {
    let unsettled = own
        .iter()
        .filter(|(own, _)| own.status == Status::NotReported);
    let known = unsettled.map(|(own, target)| {
        let last = own.actuals.last_key_value();
        (target.year, last.map(|(year, _)| *year))
    });
    in_words(&known.collect::<Vec<_>>(), language)
}

/// The same of the years of the targets, each with the last year of which anything was reported.
fn in_words(known: &[(Year, Option<Year>)], language: Language) -> String {
    let all = known.len();
    let others: Vec<Year> = known.iter().filter_map(|(_, last)| *last).collect();
    let ends = others.iter().min().zip(others.iter().max());
    let Some((first, last)) = ends else {
        return match language {
            Language::Zh => format!("{} {all} 项", Status::NotReported.zh()),
            Language::En => format!("{all} {}", Status::NotReported.en()),
        };
    };
    let (count, between) = (others.len(), language.years_sign());
    let years = match first == last {
        true => first.to_string(),
        false => format!("{first}{between}{last}"),
    };
    // Targets of several years have no year in common that could be named.
    let settles = known.first().map(|(year, _)| *year);
    let settles = settles.filter(|year| known.iter().all(|(own, _)| own == year));
    let settles = settles.map(|year| year.to_string());
    match language {
        Language::Zh => {
            let settles = settles.map_or("目标年".to_string(), |year| format!("{year} 年"));
            let status = Status::NotReported.zh();
            format!("{settles}{status} {all} 项（其中 {count} 项有 {years} 年的报数）")
        }
        Language::En => {
            let settles = settles.unwrap_or("their own year".to_string());
            let status = Status::NotReported.en();
            format!("{all} {status} for {settles} (of {count} there are reports of {years})")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_reported_of_other_years_is_not_unheard_of() {
        let zh = |known: &[(Year, Option<Year>)]| in_words(known, Language::Zh);
        assert_eq!(zh(&[(25, None), (25, None)]), "未报数 2 项");
        assert_eq!(
            zh(&[(25, None), (25, Some(22)), (25, Some(22))]),
            "25 年未报数 3 项（其中 2 项有 22 年的报数）"
        );
        assert_eq!(
            zh(&[(24, Some(23)), (25, Some(22))]),
            "目标年未报数 2 项（其中 2 项有 22—23 年的报数）"
        );
        assert_eq!(
            in_words(&[(25, None), (25, Some(22))], Language::En),
            "2 not reported for 25 (of 1 there are reports of 22)"
        );
    }
}
