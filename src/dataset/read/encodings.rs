//! Which encoding a text without a mark is in, where it is not UTF-8: that in which it says what tables say.

use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, SHIFT_JIS, WINDOWS_1252};

/// What tables of each language say, none of it made of common signs of another.
const WORDS: [&str; 24] = [
    "年", "人", "数", "數", "率", "指标", "指標", "项目", "項目", "单位", "單位", "単位", "地区",
    "地區", "残疾", "障礙", "障害", "연도", "년", "단위", "구분", "장애", "인수", "인구",
];
/// So many words make another encoding likely.
const ENOUGH: usize = 2;
/// Single signs of Western Europe that stand in tables otherwise in English: euro, quotes, dashes, pound, degree, plus-minus,
/// square and cube, é.
const WESTERN: [u8; 13] = [
    0x80, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0xA3, 0xB0, 0xB1, 0xB2, 0xB3, 0xE9,
];

/// The encoding of bytes that are not UTF-8; GB18030 unless another says more.
pub(super) fn likely(bytes: &[u8]) -> &'static Encoding {
    if is_western(bytes) {
        return WINDOWS_1252;
    }
    let own = words(GB18030, bytes);
    let others = [BIG5, SHIFT_JIS, EUC_KR];
    let counted = others.map(|encoding| (words(encoding, bytes), encoding));
    let best = counted.into_iter().max_by_key(|(count, _)| *count);
    match best {
        Some((count, encoding)) if count >= ENOUGH && count > ENOUGH * own => encoding,
        _ => GB18030,
    }
}

/// How many words of tables the bytes hold in an encoding; none where they are not valid in it.
fn words(encoding: &'static Encoding, bytes: &[u8]) -> usize {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    text.map_or(0, |text| {
        WORDS.iter().map(|word| text.matches(word).count()).sum()
    })
}

/// True for bytes of which those above ASCII stand alone, as letters of two bytes never do.
fn is_western(bytes: &[u8]) -> bool {
    let high = |byte: Option<&u8>| byte.is_some_and(|byte| !byte.is_ascii());
    let mut above = bytes
        .iter()
        .enumerate()
        .filter(|(_, byte)| !byte.is_ascii());
    let alone = |(place, byte): (usize, &u8)| {
        let before = place.checked_sub(1).and_then(|place| bytes.get(place));
        WESTERN.contains(byte) && !high(before) && !high(bytes.get(place + 1))
    };
    above.all(alone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_known_by_what_they_say() {
        let table = |encoding: &'static Encoding, text: &str| {
            let bytes = encoding.encode(text).0.into_owned();
            assert!(std::str::from_utf8(&bytes).is_err(), "{text}");
            assert_eq!(likely(&bytes), encoding, "{text}");
        };
        table(GB18030, "年份,人数\n2018,10\n");
        table(GB18030, "镇街,补贴\n甲,10\n");
        table(BIG5, "年別,身心障礙者人數\n2018,10\n");
        table(SHIFT_JIS, "年度,手帳所持者数（人）\n2018,10\n");
        table(EUC_KR, "연도,장애인수\n2018,10\n");
        table(WINDOWS_1252, "Year,Spend £m\n2018,10\n");
        table(WINDOWS_1252, "Year,Carers’ allowance\n2018,10\n");
        // Bytes of no text stay those of none.
        assert_eq!(likely(b"a\nb,\xFF\xFF\n"), GB18030);
        assert_eq!(likely(b"a\nb,\xFF\n"), GB18030);
    }
}
