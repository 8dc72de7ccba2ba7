//! A number of a table with its error, in the unit that is said of both.

use crate::dataset::{CellAmount, Complaint, Complaints, RawTable};

/// Parts of one up to this size may have been meant as they stand, also under a heading of per cent.
const DOUBTFUL: f64 = 0.015;

/// Where a number stands, and its unit where a cell of its row says one (the text, and the column).
pub(super) struct Amount<'a> {
    pub raw: &'a RawTable,
    pub row: usize,
    pub unit: Option<(&'a str, &'a str)>,
    /// The word of the unit of what is reported, where none is said.
    pub own: Option<&'a str>,
}

impl Amount<'_> {
    /// A number and its error, each a text and its column; nothing where the number is a sign for "no value". Every fault
    /// at once.
    pub fn read(
        &self,
        number: (&str, &str),
        error: Option<(&str, &str)>,
    ) -> Result<Option<(CellAmount, Option<f64>)>, Complaints> {
        let mut complaints = Complaints::default();
        let mut value_of = |(text, column): (&str, &str)| {
            let raw = self.raw;
            let read = raw.reported_in(text, self.row, column, self.unit, self.own);
            read.map_err(|complaint| complaints.push(*complaint)).ok()
        };
        let (own, error_read) = (value_of(number), error.map(&mut value_of));
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
        if let Some(error) = error.filter(|_| relative) {
            complaints.push(self.relative(error));
        }
        complaints.into_result(Some((own, spread.map(|spread| spread.value))))
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

    fn relative(&self, (text, column): (&str, &str)) -> Complaint {
        Complaint::error(
            self.raw.file.clone(),
            self.raw.place(self.row, column),
            (
                format!("误差写的是“{text}”，而数值不是百分数"),
                format!("the error is “{text}”, and the value is no per cent"),
            ),
            (
                "与数值同单位的误差，如 500 人写 500",
                "an error in the unit of the value, such as 500 for 500 people",
            ),
            ("请换算成数值的单位", "Write it in the unit of the value"),
        )
    }
}

/// Whether a text has the sign of a per cent.
fn signed(text: &str) -> bool {
    text.contains(['%', '％'])
}
