//! A number of a table with its error, in the unit that is said of both.

use crate::dataset::{CellAmount, Complaint, Complaints, RawTable, both_ways, part_of_one};
use crate::source::few_digits;
use crate::units::Unit;

/// Parts of one up to this size may have been meant as they stand, also under a heading of per cent.
const DOUBTFUL: f64 = 0.015;

/// Where a number stands, and its unit where a cell of its row says one (the text, and the column).
pub(super) struct Amount<'a> {
    pub raw: &'a RawTable,
    pub row: usize,
    pub unit: Option<(&'a str, &'a str)>,
    /// The unit of what is reported; nothing where nobody knows what that is.
    pub own: Option<Unit>,
}

/// What was read.
pub(super) struct AmountRead {
    pub number: CellAmount,
    /// What it may be wrong by, in its unit.
    pub error: Option<f64>,
    /// A reminder where that was written as a per cent of it.
    pub said: Option<Complaint>,
}

impl Amount<'_> {
    /// A number and its error, each a text and its column; nothing where the number is a sign for "no value". Every fault
    /// at once.
    pub fn read(
        &self,
        number: (&str, &str),
        error: Option<(&str, &str)>,
    ) -> Result<Option<AmountRead>, Complaints> {
        let mut complaints = Complaints::default();
        let word = self.own.and_then(Unit::word);
        let mut value_of = |(text, column): (&str, &str)| {
            let raw = self.raw;
            let read = raw.reported_in(text, self.row, column, self.unit, word);
            read.map_err(|complaint| complaints.push(*complaint)).ok()
        };
        let own = value_of(number);
        let error_read = error.map(|(text, column)| value_of((both_ways(text).as_str(), column)));
        let (Some(own), None | Some(Some(_))) = (own, &error_read) else {
            return Err(complaints);
        };
        let Some(own) = own else {
            return Ok(None);
        };
        let signed = own.fraction || signed(number.0);
        if own.percent && own.value != 0.0 && own.value.abs() <= DOUBTFUL && !signed {
            complaints.push(self.doubtful(number));
        }
        let spread = error_read.flatten().flatten();
        let relative = spread.as_ref().is_some_and(|spread| spread.percent) && !own.percent;
        let doubted = relative && self.own.is_some_and(Unit::in_parts);
        if let Some(error) = error.filter(|_| doubted) {
            complaints.push(self.unlike(number.0, error));
        }
        let whole = if relative { own.value.abs() } else { 1.0 };
        let off_by = spread.map(|spread| spread.value * whole);
        let said = error.zip(off_by).filter(|_| relative && !doubted);
        complaints.into_result(Some(AmountRead {
            number: own,
            error: off_by,
            said: said.map(|(error, off_by)| self.part_of(error, off_by)),
        }))
    }

    fn doubtful(&self, (text, column): (&str, &str)) -> Complaint {
        Complaint::error(
            self.raw.file.clone(),
            self.raw.place(self.row, column),
            (
                format!("写的是“{text}”，单位是 %"),
                format!("found “{text}” with the unit %"),
            ),
            (
                "带百分号的数，如 97%；若确是百分之零点几，写 0.97%",
                "a number with its sign, such as 97%; 0.97% where it is that",
            ),
            ("请写上百分号", "Write the sign"),
        )
    }

    fn unlike(&self, number: &str, (text, column): (&str, &str)) -> Complaint {
        let [found, expected, advice] = unlike(number, text);
        let place = self.raw.place(self.row, column);
        Complaint::error(self.raw.file.clone(), place, found, expected, advice)
    }

    fn part_of(&self, (text, column): (&str, &str), error: f64) -> Complaint {
        let [found, expected, advice] = part_of(text, error);
        let place = self.raw.place(self.row, column);
        Complaint::error(self.raw.file.clone(), place, found, expected, advice).as_warning()
    }
}

/// What is said of an error that was written as a per cent of its number.
pub(super) fn part_of(text: &str, error: f64) -> [(String, String); 3] {
    const DIGITS: f64 = 1e6;
    let error = (error * DIGITS).round() / DIGITS;
    [
        (
            format!("误差“{text}”按占数值的比例读入，即 {error}"),
            format!("the error “{text}” is read as a per cent of the value, which is {error}"),
        ),
        (
            "误差占数值的比例，或与数值同单位的误差".to_string(),
            "an error as a part of the value, or in its unit".to_string(),
        ),
        (
            "若不是这个意思，请写成数值的单位；是就不必改".to_string(),
            "Write it in the unit of the value if that is not meant; leave it if it is".to_string(),
        ),
    ]
}

/// What is said of a share whose error alone is a per cent: it may be points of it or a part of it.
pub(super) fn unlike(number: &str, error: &str) -> [(String, String); 3] {
    [
        (
            format!("误差写的是“{error}”，而数值“{number}”没有百分号"),
            format!("the error is “{error}”, and the value “{number}” has no sign of a per cent"),
        ),
        (
            "写法相同的比例与误差：97% 的误差如 1%，0.97 的误差如 0.01".to_string(),
            "a share and its error written alike: such as 1% of 97%, 0.01 of 0.97".to_string(),
        ),
        match part_of_one(error).map(few_digits) {
            Some(own) => (
                format!("请写成一样的：误差写 {own}（误差按百分点计）"),
                format!("Write both alike: the error as {own}, which is in percentage points"),
            ),
            None => (
                "请写成一样的；误差按百分点计".to_string(),
                "Write both alike; the error is in percentage points".to_string(),
            ),
        },
    ]
}

/// Whether a text has the sign of a per cent.
fn signed(text: &str) -> bool {
    text.contains(['%', '％'])
}
