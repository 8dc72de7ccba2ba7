//! The font that comes with the program: which characters it has and how wide they are.

use std::borrow::Cow;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use ttf_parser::Face;

use super::error::ChartError;

/// Regular weight of the subset of Noto Sans CJK SC.
pub(super) const REGULAR: &[u8] = include_bytes!("font/NotoSansCJKsc-Regular.otf");
/// Bold weight of the same.
pub(super) const BOLD: &[u8] = include_bytes!("font/NotoSansCJKsc-Bold.otf");

/// How heavy a text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// Height of a capital letter, as a share of the size.
pub(super) const CAP_HEIGHT: f64 = 0.733;
/// Depth below the baseline that Chinese characters reach, as a share of the size.
pub(super) const DEPTH: f64 = 0.12;
/// Height above the baseline that Chinese characters reach, as a share of the size.
pub(super) const HEIGHT: f64 = 0.88;

fn face(weight: Weight) -> Result<&'static Face<'static>, ChartError> {
    static FACES: OnceLock<Result<[Face<'static>; 2], String>> = OnceLock::new();
    let faces = FACES.get_or_init(|| {
        let parse = |bytes| Face::parse(bytes, 0).map_err(|error| error.to_string());
        Ok([parse(REGULAR)?, parse(BOLD)?])
    });
    match faces {
        Ok(faces) => Ok(&faces[weight as usize]),
        Err(error) => Err(ChartError::Font(error.clone())),
    }
}

/// Characters whose advances are kept: those that Unicode numbers with four digits.
const KEPT: usize = 1 << 16;
/// Kept of a character that the font lacks.
const LACKING: u32 = u32::MAX;

/// How far a character moves on, in units of the face; nothing if the font lacks it. Looked up once: pages are set by
/// trying many breaks of the same texts.
fn advance(face: &Face<'_>, weight: Weight, character: char) -> Option<u32> {
    /// For each weight and character 0 before it is looked up, then one more than its advance.
    static KNOWN: [[AtomicU32; KEPT]; 2] = [const { [const { AtomicU32::new(0) }; KEPT] }; 2];
    let place = KNOWN[weight as usize].get(character as usize);
    match place.map_or(0, |place| place.load(Ordering::Relaxed)) {
        0 => {
            let glyph = face.glyph_index(character);
            let found = glyph.map(|glyph| u32::from(face.glyph_hor_advance(glyph).unwrap_or(0)));
            if let Some(place) = place {
                place.store(found.map_or(LACKING, |units| units + 1), Ordering::Relaxed);
            }
            found
        }
        LACKING => None,
        known => Some(known - 1),
    }
}

/// Drawn where the font has no sign for a character.
pub const STAND_IN: char = '□';
/// Signs that other signs say as well.
const SAME: [(char, &str); 8] = [
    ('㎡', "m²"),
    ('㎥', "m³"),
    ('㎢', "km²"),
    ('㎞', "km"),
    ('㎏', "kg"),
    ('℃', "°C"),
    ('㏊', "ha"),
    ('㈱', "(株)"),
];

/// Quotation marks that the font draws as wide as a Chinese character, and those of an English typewriter.
const QUOTES: [(char, char); 4] = [('‘', '\''), ('’', '\''), ('“', '"'), ('”', '"')];

/// A text of the West with marks as narrow as its letters; one with Chinese characters in it as it is.
fn narrow(text: &str) -> Cow<'_, str> {
    let plain = |sign: char| {
        let quote = QUOTES.iter().find(|(wide, _)| *wide == sign);
        quote.map_or(sign, |(_, own)| *own)
    };
    let chinese = |sign: char| matches!(u32::from(sign), 0x3000..=0x9FFF | 0xFF00..=0xFFEF);
    if text.contains(chinese) || !text.contains(|sign: char| plain(sign) != sign) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(plain).collect())
}

/// The text as the font can set it: a sign that it lacks is written with others, or a stand-in takes its place.
pub(super) fn settable(text: &str, weight: Weight) -> Result<Cow<'_, str>, ChartError> {
    let face = face(weight)?;
    let has = |character: char| advance(face, weight, character).is_some();
    let text = narrow(text);
    if text.chars().all(has) {
        return Ok(text);
    }
    let mut set = String::with_capacity(text.len());
    for character in text.chars() {
        let same = SAME
            .iter()
            .find(|(sign, _)| *sign == character)
            .map(|same| same.1);
        match same.filter(|same| same.chars().all(has)) {
            _ if has(character) => set.push(character),
            Some(same) => set.push_str(same),
            None => set.push(STAND_IN),
        }
    }
    Ok(Cow::Owned(set))
}

/// The characters of a text that no chart can show.
pub fn lacking(text: &str) -> Result<Vec<char>, ChartError> {
    let face = face(Weight::Regular)?;
    let shown = |c: &char| face.glyph_index(*c).is_some() || SAME.iter().any(|(sign, _)| sign == c);
    Ok(text.chars().filter(|c| !shown(c)).collect())
}

/// A sign with its number in brackets, as a message names it: where it would break or turn round the message itself, a
/// stand-in takes its place.
pub fn sign_called(sign: char, [open, close]: [&str; 2]) -> String {
    let unseen = matches!(
        sign,
        '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
    );
    let shown = if sign.is_control() || unseen {
        STAND_IN
    } else {
        sign
    };
    format!("{shown}{open}U+{:04X}{close}", u32::from(sign))
}

/// Width of a text on one line as it is set, in the unit of `size`. Kerning is left out: it makes a text narrower
/// by a hundredth at most.
pub(super) fn width(text: &str, size: f64, weight: Weight) -> Result<f64, ChartError> {
    let face = face(weight)?;
    let advance = |character: char| advance(face, weight, character);
    let text = narrow(text);
    let units = match text.chars().map(advance).sum::<Option<u32>>() {
        Some(units) => units,
        None => {
            let set = settable(&text, weight)?;
            set.chars().filter_map(advance).sum()
        }
    };
    Ok(f64::from(units) * size / f64::from(face.units_per_em()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_characters_are_an_em_wide() {
        for weight in [Weight::Regular, Weight::Bold] {
            assert_eq!(width("温岭市残疾人", 10.0, weight).unwrap(), 60.0);
        }
    }

    #[test]
    fn advances_are_those_of_the_face_whenever_they_are_asked_for() {
        for weight in [Weight::Regular, Weight::Bold] {
            let face = face(weight).unwrap();
            for character in "温a 1，□\u{10FFFD}\u{E000}𠀀".chars() {
                let glyph = face.glyph_index(character);
                let expected = glyph.map(|glyph| u32::from(face.glyph_hor_advance(glyph).unwrap()));
                for _ in 0..2 {
                    assert_eq!(advance(face, weight, character), expected, "{character}");
                }
            }
        }
    }

    #[test]
    fn latin_figures_have_one_width() {
        let one = width("1", 100.0, Weight::Regular).unwrap();
        assert_eq!(one, width("8", 100.0, Weight::Regular).unwrap());
        assert_eq!(width("18", 100.0, Weight::Regular).unwrap(), 2.0 * one);
    }

    #[test]
    fn characters_of_place_names_outside_gb2312_are_there() {
        // All in the standard list of 2013, none in GB 2312; 垟, 碶 and 溇 stand in place names of
        // Zhejiang.
        assert!(width("垟碶溇塅堌峣珺喆", 10.0, Weight::Regular).is_ok());
    }

    #[test]
    fn a_sign_that_would_break_a_message_is_called_by_its_number() {
        let called = |sign| sign_called(sign, ["（", "）"]);
        assert_eq!(called('🦀'), "🦀（U+1F980）");
        for (sign, number) in [('\n', "000A"), ('\t', "0009"), ('\u{202E}', "202E")] {
            assert_eq!(called(sign), format!("□（U+{number}）"));
        }
    }

    #[test]
    fn english_quotation_marks_are_as_narrow_as_english_letters() {
        let set = |text| settable(text, Weight::Regular).unwrap().into_owned();
        assert_eq!(set("the people’s “home”"), "the people's \"home\"");
        assert_eq!(set("“残疾人之家”"), "“残疾人之家”");
        let width = |text| width(text, 10.0, Weight::Regular).unwrap();
        assert_eq!(width("people’s"), width("people's"));
        assert!(width("‘家’") > 29.0);
    }

    #[test]
    fn a_stand_in_takes_the_place_of_a_missing_sign() {
        let set = settable("温岭🦀120㎡", Weight::Regular).unwrap();
        assert_eq!(set, "温岭□120m²");
        assert_eq!(lacking("温岭🦀120㎡").unwrap(), ['🦀']);
        assert!(width("温岭🦀", 10.0, Weight::Regular).unwrap() > 20.0);
    }
}
