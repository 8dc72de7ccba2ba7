//! Years as people write them in Chinese spreadsheets.

use crate::axes::Year;

use super::number::half_width;

/// How a year was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::dataset) enum YearForm {
    /// As digits.
    Plain,
    /// With 年 or 年度, or with full-width digits.
    Words,
    /// As a date.
    Date,
    /// As the serial number of a day, which may as well be another number.
    Serial,
}

/// Serial numbers of the days from 1955 to 2119, as Excel counts them; no year lies among them.
const SERIALS: std::ops::Range<i64> = 20_090..80_000;

/// Reads a year: 2020, 2020年, 2020.0, a date, or the serial number of a date.
pub(in crate::dataset) fn year(text: &str) -> Option<(Year, YearForm)> {
    let half = half_width(text.trim());
    let bare = half.trim();
    let stripped = bare
        .strip_suffix("年度")
        .or_else(|| bare.strip_suffix('年'))
        .unwrap_or(bare);
    let plain = stripped.strip_suffix(".0").unwrap_or(stripped);
    if let Ok(whole) = plain.parse::<i64>() {
        if (1800..2300).contains(&whole) {
            let form = if plain == text.trim() || bare == text.trim() && stripped == bare {
                YearForm::Plain
            } else {
                YearForm::Words
            };
            return Some((whole as Year, form));
        }
        return serial_year(whole).map(|year| (year, YearForm::Serial));
    }
    date_year(bare).map(|year| (year, YearForm::Date))
}

/// Year of the day with this serial number (1 = 1 January 1900, 60 = 29 February 1900).
pub(in crate::dataset) fn serial_year(serial: i64) -> Option<Year> {
    if !SERIALS.contains(&serial) {
        return None;
    }
    let date =
        calamine::ExcelDateTime::new(serial as f64, calamine::ExcelDateTimeType::DateTime, false);
    Some(Year::from(date.to_ymd_hms_milli().0 as i16))
}

/// Year of a date such as 2020-12-31, 2020/1/1, 2020.12, 2020年12月.
pub(super) fn date_year(text: &str) -> Option<Year> {
    let (year, rest) = text.split_at_checked(4)?;
    let year: Year = year.parse().ok().filter(|y| (1800..2300).contains(y))?;
    let rest = rest.strip_prefix(['-', '/', '.', '年'])?;
    let month: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let valid = month.parse::<u8>().is_ok_and(|m| (1..=12).contains(&m));
    let signs = |c: char| c.is_ascii_digit() || "-/.月日:T Z".contains(c);
    (valid && rest.chars().all(signs)).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_read_from_words_dates_and_serials() {
        assert_eq!(year("2020"), Some((2020, YearForm::Plain)));
        assert_eq!(year("2020.0"), Some((2020, YearForm::Plain)));
        assert_eq!(year("2020年"), Some((2020, YearForm::Words)));
        assert_eq!(year("２０２０年度"), Some((2020, YearForm::Words)));
        assert_eq!(year("2020-12-31"), Some((2020, YearForm::Date)));
        assert_eq!(year("2020年12月"), Some((2020, YearForm::Date)));
        // Excel: 43831 is 1 January 2020, 43830 the day before.
        assert_eq!(year("43831"), Some((2020, YearForm::Serial)));
        assert_eq!(year("43830"), Some((2019, YearForm::Serial)));
        assert_eq!(year("15103"), None);
        assert_eq!(year("甲乙丙丁"), None);
    }
}
