//! Bytes to text: UTF-8 with or without a mark, UTF-16 with one, GBK and GB18030 as Excel in China writes them,
//! Big5, Shift_JIS, EUC-KR and Windows-1252 as it does elsewhere.

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::dataset::{Complaint, Complaints, Place};

use super::encodings::likely;

/// A text and how it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The text; every line ends with a line feed.
    pub text: String,
    /// Name of the encoding.
    pub encoding: &'static str,
    /// It began with a byte-order mark.
    pub mark: bool,
    /// Lines ended in different ways.
    pub mixed_line_ends: bool,
}

/// The text of the bytes, in whichever of the known encodings they are valid.
pub(super) fn decode(file: &str, bytes: &[u8]) -> Result<Decoded, Complaints> {
    let (encoding, start, mark): (&'static Encoding, usize, bool) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, length, true),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, 0, false),
        None => (likely(bytes), 0, false),
    };
    let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes[start..]);
    let Some(text) = text else {
        return Err(unreadable(file, bytes));
    };
    let complaint = |line: usize, found: (&str, &str), advice: (&str, &str)| {
        Complaints::from(Complaint::error(
            file,
            Place::Line {
                line,
                character: None,
            },
            found,
            ("UTF-8 或 GBK 文本", "text in UTF-8 or GBK"),
            advice,
        ))
    };
    let line_of = |at: usize| text[..at].matches('\n').count() + 1;
    if let Some(at) = text.find('\0') {
        return Err(complaint(
            line_of(at),
            ("有空字节，不是文本", "a null byte: this is not text"),
            (
                "请用 Excel 或 WPS 另存为“CSV UTF-8”",
                "Save it as “CSV UTF-8” in Excel or WPS",
            ),
        ));
    }
    if let Some(at) = text.find('\u{FFFD}') {
        return Err(complaint(
            line_of(at),
            (
                "有乱码字符“\u{FFFD}”，文字已损坏",
                "the sign “\u{FFFD}”: text was lost in an earlier conversion",
            ),
            ("请从原始文件重新导出", "Export it again from the original"),
        ));
    }
    let encoding = match encoding {
        e if e == GB18030 => "GBK/GB18030",
        e if e == UTF_16LE || e == UTF_16BE => "UTF-16",
        other => other.name(),
    };
    let (text, mixed_line_ends) = line_feeds(&text);
    Ok(Decoded {
        text,
        encoding,
        mark,
        mixed_line_ends,
    })
}

/// Every line end as a line feed, and whether there was more than one kind.
fn line_feeds(text: &str) -> (String, bool) {
    let windows = text.matches("\r\n").count();
    let feeds = text.matches('\n').count() - windows;
    let returns = text.matches('\r').count() - windows;
    let kinds = [windows, feeds, returns].iter().filter(|n| **n > 0).count();
    let text = if windows + returns == 0 {
        text.to_string()
    } else {
        text.replace("\r\n", "\n").replace('\r', "\n")
    };
    (text, kinds > 1)
}

fn unreadable(file: &str, bytes: &[u8]) -> Complaints {
    let valid = std::str::from_utf8(bytes).map_or_else(|e| e.valid_up_to(), str::len);
    let line = bytes[..valid].iter().filter(|byte| **byte == b'\n').count() + 1;
    let shown: Vec<String> = bytes[valid..]
        .iter()
        .take(4)
        .map(|byte| format!("{byte:02X}"))
        .collect();
    let shown = shown.join(" ");
    Complaints::from(Complaint::error(
        file,
        Place::Line {
            line,
            character: None,
        },
        (
            format!("字节 {shown} 不是 UTF-8、UTF-16 或 GBK 文字"),
            format!("the bytes {shown} are not UTF-8, UTF-16 or GBK"),
        ),
        ("UTF-8 或 GBK 文本", "text in UTF-8 or GBK"),
        (
            "请用 Excel 或 WPS 另存为“CSV UTF-8”",
            "Save it as “CSV UTF-8” in Excel or WPS",
        ),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(bytes: &[u8]) -> Decoded {
        decode("t.csv", bytes).expect("readable")
    }

    #[test]
    fn each_encoding_gives_the_same_text() {
        let plain = "年份,人数\n2020,12\n";
        let gbk = encoding_rs::GBK.encode(plain).0;
        let mut marked = vec![0xEF, 0xBB, 0xBF];
        marked.extend_from_slice(plain.as_bytes());
        let mut wide = vec![0xFF, 0xFE];
        wide.extend(plain.encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(text_of(plain.as_bytes()).encoding, "UTF-8");
        assert_eq!(text_of(&gbk).encoding, "GBK/GB18030");
        assert_eq!(text_of(&wide).encoding, "UTF-16");
        assert!(text_of(&marked).mark);
        for bytes in [plain.as_bytes(), &gbk, &marked, &wide] {
            assert_eq!(text_of(bytes).text, plain);
        }
    }

    #[test]
    fn line_ends_become_line_feeds() {
        let decoded = text_of(b"a\r\nb\nc\rd");
        assert_eq!(decoded.text, "a\nb\nc\nd");
        assert!(decoded.mixed_line_ends);
        assert!(!text_of(b"a\r\nb\r\n").mixed_line_ends);
    }

    #[test]
    fn bytes_of_no_known_encoding_are_refused_with_their_line() {
        let complaints = decode("t.csv", b"a\nb,\xFF\xFF\n").expect_err("not text");
        assert!(complaints.to_string().contains("第 2 行"), "{complaints}");
        assert!(complaints.to_string().contains("FF FF"));
    }
}
