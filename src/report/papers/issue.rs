//! Who hands a paper in, and when: what stands under its title.

use crate::axes::Year;
use crate::source::{Language, Words};

/// Who hands a paper in, and of which day or month it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Issue {
    /// The office; where none is named, that of the place in the model's title.
    pub office: Option<Words>,
    /// The day or the month. Where none is given none stands there, so that the same draws give the same bytes on
    /// whatever day they are drawn.
    pub date: Option<IssueDate>,
}

impl Issue {
    /// The lines under the title of a paper about a model of this title.
    pub fn lines(&self, title: &Words, language: Language) -> Vec<String> {
        let named = self.office.as_ref();
        let named = named.map(|office| office.get(language).trim().to_string());
        let office = named.or_else(|| office_of(title, language));
        let date = self.date.map(|date| date.said(language));
        let lines = office.into_iter().chain(date);
        lines.filter(|line| !line.is_empty()).collect()
    }
}

/// What a name of a place ends with in Chinese.
const PLACES: [char; 8] = ['省', '市', '县', '区', '旗', '州', '盟', '镇'];

/// The federation of the place that a title begins with in Chinese and ends with in English; nothing for a title that
/// names no place.
fn office_of(title: &Words, language: Language) -> Option<String> {
    match language {
        Language::Zh => {
            let (place, _) = title.zh.split_once("残疾人")?;
            let federation = format!("{place}残疾人联合会");
            place.ends_with(PLACES).then_some(federation)
        }
        Language::En => {
            let (_, place) = title.en.rsplit_once(" in ")?;
            Some(format!("Disabled Persons’ Federation of {place}"))
        }
    }
}

/// The day or the month of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IssueDate {
    year: Year,
    month: usize,
    day: Option<usize>,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl IssueDate {
    /// Reads `2026-11-28` or `2026-11`; nothing for what is neither, or for a day that no calendar has.
    pub fn read(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.trim().split('-').collect();
        let number = |part: &str, digits: usize| {
            let sound = part.len() <= digits && part.bytes().all(|byte| byte.is_ascii_digit());
            sound.then(|| part.parse::<usize>().ok()).flatten()
        };
        let (year, month, day) = match parts.as_slice() {
            [year, month] => (year, month, None),
            [year, month, day] => (year, month, Some(number(day, 2)?)),
            _ => return None,
        };
        let whole = (year.len() == 4).then(|| number(year, 4)).flatten()?;
        let month = number(month, 2)?;
        let year = Year::try_from(whole).ok()?;
        let days = days(year, month)?;
        let date = IssueDate { year, month, day };
        day.is_none_or(|day| (1..=days).contains(&day))
            .then_some(date)
    }

    /// The year of the day or month.
    pub const fn year(self) -> Year {
        self.year
    }

    /// As it stands in a paper.
    pub fn said(self, language: Language) -> String {
        let IssueDate { year, month, day } = self;
        let name = MONTHS[month - 1];
        match (language, day) {
            (Language::Zh, Some(day)) => format!("{year}年{month}月{day}日"),
            (Language::Zh, None) => format!("{year}年{month}月"),
            (Language::En, Some(day)) => format!("{day} {name} {year}"),
            (Language::En, None) => format!("{name} {year}"),
        }
    }

    /// As it is read.
    pub fn written(self) -> String {
        let IssueDate { year, month, day } = self;
        match day {
            Some(day) => format!("{year:04}-{month:02}-{day:02}"),
            None => format!("{year:04}-{month:02}"),
        }
    }
}

/// Days of a month, counted from 1.
fn days(year: Year, month: usize) -> Option<usize> {
    const DAYS: [usize; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let days = *DAYS.get(month.checked_sub(1)?)?;
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    Some(days + usize::from(leap && month == 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_a_day_or_a_month_of_the_calendar() {
        let said = |text: &str| IssueDate::read(text).map(|date| date.said(Language::Zh));
        assert_eq!(said("2026-11-28").as_deref(), Some("2026年11月28日"));
        assert_eq!(said("2027-03-05").as_deref(), Some("2027年3月5日"));
        assert_eq!(said("2026-11").as_deref(), Some("2026年11月"));
        assert!(said("2028-02-29").is_some());
        let wrong = [
            "2026",
            "2026-13",
            "2026-00",
            "2027-02-29",
            "2026-11-31",
            "2026-11-00",
            "26-11-28",
            "2026/11/28",
            "2026-+1-02",
            "",
        ];
        for text in wrong {
            assert_eq!(said(text), None, "{text}");
        }
        let date = IssueDate::read("2027-3-5").unwrap();
        assert_eq!(date.said(Language::En), "5 March 2027");
        assert_eq!(date.written(), "2027-03-05");
    }

    #[test]
    fn the_office_is_that_of_the_place_unless_it_is_named() {
        let title = Words::both("甲市乙区残疾人服务", "Disability services in Yi");
        let mut issue = Issue::default();
        let zh = |issue: &Issue, title: &Words| issue.lines(title, Language::Zh);
        assert_eq!(zh(&issue, &title), ["甲市乙区残疾人联合会"]);
        assert_eq!(
            issue.lines(&title, Language::En),
            ["Disabled Persons’ Federation of Yi"]
        );
        // A title that names no place names no office.
        let none = Words::both("全国持证残疾人", "Certificate holders");
        assert!(zh(&issue, &none).is_empty());
        issue.office = Some(Words::both("甲市残工委", "Committee of Jia"));
        issue.date = IssueDate::read("2026-11");
        assert_eq!(zh(&issue, &none), ["甲市残工委", "2026年11月"]);
    }
}
