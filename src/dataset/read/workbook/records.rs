//! Records of the streams of an xls workbook (MS-XLS, 2.1.4), and the numbers and texts in them.

/// Records of a stream, each with its kind; what was begun and does not end is left out.
pub(super) struct Records<'s>(pub &'s [u8]);

impl<'s> Iterator for Records<'s> {
    type Item = (usize, &'s [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (kind, length) = (number(self.0, 0)?, number(self.0, 2)?);
        let (data, rest) = self.0[4..].split_at_checked(length)?;
        self.0 = rest;
        Some((kind, data))
    }
}

/// A number of two bytes.
pub(super) fn number(data: &[u8], at: usize) -> Option<usize> {
    let pair = data.get(at..at + 2)?;
    Some(usize::from(u16::from_le_bytes([pair[0], pair[1]])))
}

/// A text of so many signs: a byte that says how wide they are, then the signs.
pub(super) fn text(data: &[u8], at: usize, count: usize) -> String {
    let Some((flags, signs)) = data.get(at..).and_then(<[u8]>::split_first) else {
        return String::new();
    };
    if flags & 1 == 0 {
        return signs
            .iter()
            .take(count)
            .map(|byte| char::from(*byte))
            .collect();
    }
    let units = signs.chunks_exact(2).take(count);
    let units: Vec<u16> = units
        .map(|unit| u16::from_le_bytes([unit[0], unit[1]]))
        .collect();
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_end_where_one_is_cut_off() {
        let stream = [9, 8, 2, 0, 7, 7, 10, 0, 0, 0, 1, 0, 5, 0, 1];
        let found: Vec<(usize, Vec<u8>)> = Records(&stream)
            .map(|(kind, data)| (kind, data.to_vec()))
            .collect();
        assert_eq!(found, vec![(0x0809, vec![7, 7]), (0x000A, Vec::new())]);
        assert_eq!(Records(&[1, 2]).count(), 0);
    }

    #[test]
    fn texts_are_narrow_or_wide() {
        assert_eq!(text(b"\0ab..", 0, 2), "ab");
        assert_eq!(text(&[1, 0x70, 0x65, 0x6E, 0x63, 9], 0, 2), "数据");
        assert_eq!(text(b"", 3, 2), "");
    }
}
