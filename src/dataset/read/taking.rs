//! One cell taken into its series: a number of its unit, once for each year.

use crate::axes::Year;
use crate::dataset::{Complaint, Place, Said};

use super::gathering::SeriesGathering;
use super::misfits::is_misfit;
use super::number::{self, NotANumber, ReadNumber};
use super::own_unit;
use super::plain::shown;
use super::remedy;
use super::signed::may_be_negative;
use super::unit::{self, unit};
use super::words;

impl SeriesGathering {
    /// Takes one cell into its series.
    pub(super) fn take(
        &mut self,
        row: usize,
        column: &str,
        name: &str,
        unit: Option<String>,
        year: Option<Year>,
        text: Option<String>,
    ) {
        let (Some(year), Some(text)) = (year, text) else {
            self.unvalued.insert(name.to_string());
            return;
        };
        let place = self.raw.place(row, column);
        let seen = shown(&text);
        let text = self.without_unit(text, unit.as_deref());
        let found = (format!("写的是“{seen}”"), format!("found “{seen}”"));
        let read = match number::number(&text) {
            Ok(_) if self.raw.reading.separator == ';' && is_either(&text) => {
                let expected = (
                    "看得出是小数点还是千位分隔号的数",
                    "a number of which one can tell what its comma is",
                );
                let advice = (
                    "字段之间是分号，这里的逗号可能是小数点；若是小数请写点，若是千位分隔请去掉",
                    "Fields are separated by semicolons, so the comma may be a decimal point: write a point, or leave it out if it stands between thousands",
                );
                return self.fault(place, found, expected, advice);
            }
            Ok(read) => self.counted(read),
            Err(NotANumber::Mark) => {
                self.raw.reading.marks += 1;
                self.unvalued.insert(name.to_string());
                return;
            }
            Err(why) => {
                let said = unit.as_deref().or(self.raw.reading.unit.as_deref());
                let may_mean = matches!(why, NotANumber::Text | NotANumber::WithWords);
                let sign = || own_unit::of_sign(&text, said);
                let words = sign().or_else(|| remedy::of_words(&text).filter(|_| may_mean));
                let why = own_unit::in_unit(why, said, &text);
                let advice = words.unwrap_or_else(|| remedy::advice(&why, false));
                return self.fault(place, found, ("数字", "a number"), advice);
            }
        };
        if name.is_empty() {
            let found = ("这一行没有指标名", "the row does not name its series");
            let advice = ("请写上指标名", "Write the name of the series");
            return self.fault(place, found, ("指标名", "the name of a series"), advice);
        }
        // What stands above the whole table is not about per cents, unless it says so.
        let of_percents = |said: &String| unit::unit(said).is_some_and(|unit| unit.is_percent());
        let above = self.raw.reading.unit.clone();
        self.inherited |= unit.is_some() && unit == above;
        let above = above.filter(|said| !read.percent || of_percents(said));
        let above = above.filter(|_| unit.is_none());
        let above = above.filter(|said| self.fits(name, said));
        if above.is_some() && !self.adopted.contains(name) {
            self.adopted.insert(name.to_string());
        }
        let by_format = || self.raw.unit_shown(row, column, &text);
        let unit_said = unit.or(above).or_else(by_format);
        let parsed = unit_said.as_deref().and_then(unit::unit);
        let is_amount = match &unit_said {
            Some(_) => parsed.as_ref().is_some_and(unit::WrittenUnit::is_amount),
            None => words::is_count(name) || words::is_spending(name),
        };
        if read.value < 0.0 && is_amount && !may_be_negative(name) {
            let advice = (
                "请核对原始资料后改正；若本来就可能为负（如增减、差额、结余），请在名称里写明",
                "Look it up and correct it; what may be below nothing, such as a change or a balance, says so in its name",
            );
            return self.fault(
                place,
                found,
                ("不小于 0 的数", "a number of 0 or more"),
                advice,
            );
        }
        match self.raw.shown_otherwise(row, column, parsed.as_ref()) {
            Some(complaint) => return self.complaints.push(complaint),
            None => self.raw.reading.moved += usize::from(self.raw.is_moved(row, column, &text)),
        }
        let before = self.series.get(name).and_then(|series| series.unit.clone());
        let Some(factor) = self.factor(before.as_deref(), unit_said.as_deref()) else {
            let (before, now) = (before.unwrap_or_default(), unit_said.unwrap_or_default());
            return self.fault(
                place,
                (
                    format!("单位是“{now}”，而同一序列前面是“{before}”"),
                    format!("the unit is “{now}”, and “{before}” before in the same series"),
                ),
                ("同一序列用同一单位", "one unit for each series"),
                (
                    "请换算成同一单位；若是两个指标，请用不同的名称",
                    "Convert it; give two series two names",
                ),
            );
        };
        let said = unit_said.is_some() || read.percent;
        let units = self.units.entry(name.to_string()).or_default();
        units.see(row, column, said, factor);
        let in_percent = parsed.as_ref().is_some_and(unit::WrittenUnit::is_percent);
        // A cell `98%` in a column of per cents is 98 of its unit.
        let value = match read.percent && in_percent {
            true => {
                number::number(&text.replace(['%', '％'], "")).map_or(read.value, |read| read.value)
            }
            false => number::times(read.value, factor),
        };
        let percents = self.percents.entry(name.to_string()).or_default();
        percents.see(row, column, &text, &read);
        let number = self.number_of(column);
        let stands = (row, number);
        if let Some((first, other)) = self.lines.insert((name.to_string(), year), stands) {
            let line = self.raw.line(first);
            let other = self.columns.get_index(other);
            let before = other.and_then(|column| self.raw.text(first, column));
            let before = shown(&before.unwrap_or_default());
            let advice = self.tell_apart(first, row);
            return self.fault(
                place,
                (
                    format!("{name} 的 {year} 年在第 {line} 行已有 {before}，这里是 {seen}"),
                    format!("{name} of {year} is {before} in line {line} and {seen} here"),
                ),
                ("每个指标每年一个数", "one value for each series and year"),
                advice,
            );
        }
        let series = self.series.entry(name.to_string()).or_default();
        series.unit = series.unit.take().or(unit_said);
        series.values.insert(year, value);
    }

    /// False where a unit that was said of the whole table cannot be that of a series by its name, which is then said.
    fn fits(&mut self, name: &str, said: &str) -> bool {
        let misfit = unit(said).is_some_and(|unit| is_misfit(name, &unit));
        if misfit {
            self.misfits.insert(name.to_string());
        }
        self.inherited |= !misfit;
        !misfit
    }

    /// Number of a column among those with values.
    fn number_of(&mut self, column: &str) -> usize {
        match self.columns.get_index_of(column) {
            Some(number) => number,
            None => self.columns.insert_full(column.to_string()).0,
        }
    }

    /// Counts what had to be overlooked to read a number.
    fn counted(&mut self, read: ReadNumber) -> ReadNumber {
        let reading = &mut self.raw.reading;
        reading.full_width += usize::from(read.full_width);
        reading.thousands += usize::from(read.thousands);
        reading.percents += usize::from(read.percent);
        reading.noted += usize::from(read.noted);
        read
    }

    /// What a value in a unit is multiplied by to be in the unit of its series; nothing where it cannot be.
    fn factor(&mut self, series: Option<&str>, said: Option<&str>) -> Option<f64> {
        let (Some(series), Some(said)) = (series, said) else {
            return Some(1.0);
        };
        if series == said {
            return Some(1.0);
        }
        let (into, from) = (unit(series)?, unit(said)?);
        if into.base != from.base {
            return None;
        }
        *self
            .converted
            .entry((said.to_string(), series.to_string()))
            .or_default() += 1;
        Some(from.factor / into.factor)
    }

    pub(super) fn fault(
        &mut self,
        place: Place,
        found: impl Into<Said>,
        expected: impl Into<Said>,
        advice: impl Into<Said>,
    ) {
        let complaint = Complaint::error(&self.raw.file, place, found, expected, advice);
        self.complaints.push(complaint);
    }
}

/// True for a number whose only comma may be a decimal one: `12,512`.
fn is_either(text: &str) -> bool {
    let unsigned = text.trim().trim_start_matches(['+', '-']);
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let parts = unsigned.split_once(',');
    parts.is_some_and(|(whole, part)| digits(whole) && digits(part))
}

#[cfg(test)]
mod tests {
    use super::is_either;

    #[test]
    fn a_single_comma_may_be_a_decimal_one() {
        assert!(is_either("12,512") && is_either("-1,234"));
        assert!(!is_either("1,234,567") && !is_either("1,234.5") && !is_either("1234"));
    }
}
