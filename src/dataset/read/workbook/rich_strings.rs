//! Texts of an xls workbook with runs in fonts of their own (MS-XLS, 2.4.265 and 2.5.293): which figures stand above or
//! below the line.

use super::compound;
use super::raised::{ABOVE, BELOW, RaisedTexts};
use super::records::{Records, number};

/// The texts of a workbook in which figures stand above or below the line; none of those before Excel 97.
pub(super) fn raised(bytes: &[u8]) -> RaisedTexts {
    compound::workbook(bytes).map_or_else(RaisedTexts::default, |stream| of(&stream))
}

fn of(stream: &[u8]) -> RaisedTexts {
    let (mut fonts, mut strings) = (Vec::new(), Vec::new());
    for (kind, data) in Records(stream) {
        match kind {
            // Font: where its letters stand
            0x0031 => fonts.push(match number(data, 8) {
                Some(1) => Some(ABOVE),
                Some(2) => Some(BELOW),
                _ => None,
            }),
            // SST, and what goes on behind it
            0x00FC => strings.push(data),
            0x003C if !strings.is_empty() => strings.push(data),
            // FilePass: nothing that follows can be understood. EOF.
            0x002F | 0x000A => break,
            _ if !strings.is_empty() => break,
            _ => {}
        }
    }
    let mut raised = RaisedTexts::default();
    if fonts.iter().all(Option::is_none) {
        return raised;
    }
    let mut table = TextTable {
        records: strings,
        record: 0,
        at: 8,
    };
    while let Some((signs, runs)) = table.next_text() {
        let starts = runs.iter().map(|(start, _)| *start).skip(1);
        let ends = starts.chain([signs.len()]);
        let first = runs.first().map_or(signs.len(), |(start, _)| *start);
        let part = |from: usize, to: usize| {
            let to = to.min(signs.len());
            String::from_utf16_lossy(&signs[from.min(to)..to])
        };
        let mut parts = vec![(part(0, first), None)];
        for ((start, font), end) in runs.iter().zip(ends) {
            // No font has the number 4.
            let place = font - usize::from(*font > 4);
            parts.push((part(*start, end), fonts.get(place).copied().flatten()));
        }
        raised.add(&parts);
    }
    raised
}

/// A text, and where its runs start with the fonts of each.
type Text = (Vec<u16>, Vec<(usize, usize)>);

/// The table of texts, over the records that hold it.
struct TextTable<'s> {
    records: Vec<&'s [u8]>,
    record: usize,
    at: usize,
}

impl TextTable<'_> {
    fn byte(&mut self) -> Option<u8> {
        while self.at >= self.records.get(self.record)?.len() {
            self.record += 1;
            self.at = 0;
        }
        let byte = self.records[self.record][self.at];
        self.at += 1;
        Some(byte)
    }

    fn pair(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    /// A text is followed by its runs, and by how it is spoken.
    fn next_text(&mut self) -> Option<Text> {
        let count = self.pair()?;
        let flags = self.byte()?;
        let number_of_runs = if flags & 8 != 0 { self.pair()? } else { 0 };
        let spoken = match flags & 4 != 0 {
            true => u32::from(self.pair()?) | (u32::from(self.pair()?) << 16),
            false => 0,
        };
        let signs = self.signs(usize::from(count), flags & 1 != 0)?;
        let mut runs = Vec::new();
        for _ in 0..number_of_runs {
            runs.push((usize::from(self.pair()?), usize::from(self.pair()?)));
        }
        for _ in 0..spoken {
            self.byte()?;
        }
        Some((signs, runs))
    }

    /// Signs of one byte or of two; where they go on in another record, that begins with a byte that says so.
    fn signs(&mut self, count: usize, mut wide: bool) -> Option<Vec<u16>> {
        let mut signs = Vec::new();
        for _ in 0..count {
            if self.at >= self.records.get(self.record)?.len() {
                wide = self.byte()? & 1 != 0;
            }
            signs.push(match wide {
                true => self.pair()?,
                false => u16::from(self.byte()?),
            });
        }
        Some(signs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len()).expect("a short record");
        let mut bytes = [kind.to_le_bytes(), length.to_le_bytes()].concat();
        bytes.extend(data);
        bytes
    }

    #[test]
    fn figures_in_a_raised_font_are_no_digits() {
        let font = |stands: u8| record(0x0031, &[200, 0, 0, 0, 0, 0, 0, 0, stands, 0]);
        // "144" and a raised "1" of font 1; the text goes on in another record, now of two bytes for each sign.
        let strings = [&[2_u8, 0, 0, 0, 2, 0, 0, 0, 4, 0, 8, 1, 0][..], b"14"];
        let more = [
            1, b'4', 0, b'1', 0, 3, 0, 1, 0, 4, 0, 0, b'1', b'4', b'4', b'2',
        ];
        let stream = [
            font(0),
            font(1),
            record(0x00FC, &strings.concat()),
            record(0x003C, &more),
            record(0x000A, &[]),
        ];
        let raised = of(&stream.concat());
        assert_eq!(raised.seen("1441".into()), "144¹");
        assert_eq!(raised.seen("1442".into()), "1442");
        assert_eq!(of(&[]).seen("1441".into()), "1441");
    }
}
