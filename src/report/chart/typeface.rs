//! The font that comes with the program: which characters it has and how wide they are.

use std::sync::OnceLock;

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

/// Width of a text on one line, in the unit of `size`. A character that the font lacks is an
/// error. Kerning is left out: it makes a text narrower by a hundredth at most.
pub(super) fn width(text: &str, size: f64, weight: Weight) -> Result<f64, ChartError> {
    let face = face(weight)?;
    let mut units = 0_u32;
    let mut missing = Vec::new();
    for character in text.chars() {
        match face.glyph_index(character) {
            Some(glyph) => units += u32::from(face.glyph_hor_advance(glyph).unwrap_or(0)),
            None if missing.contains(&character) => {}
            None => missing.push(character),
        }
    }
    if missing.is_empty() {
        return Ok(f64::from(units) * size / f64::from(face.units_per_em()));
    }
    let characters: Vec<String> = missing
        .iter()
        .map(|&c| format!("'{}' (U+{:04X})", c.escape_default(), u32::from(c)))
        .collect();
    Err(ChartError::Glyph {
        characters: characters.join(", "),
        text: text.to_owned(),
    })
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
    fn a_missing_glyph_is_named_with_its_text() {
        let error = width("温岭🦀한글한", 10.0, Weight::Regular).unwrap_err();
        let text = error.to_string();
        assert!(
            text.contains("U+1F980") && text.contains("U+D55C"),
            "{text}"
        );
        assert!(text.contains("温岭"), "{text}");
        assert_eq!(text.matches("U+D55C").count(), 1);
    }
}
