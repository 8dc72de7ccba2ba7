//! Names that the font cannot set in full: a character is replaced, the picture is drawn all the same.

use crate::report::chart::{ChartError, Picture};

/// Draws with the characters replaced that the font lacks: a name that cannot be set in full must
/// not keep a picture from being drawn. `draw` is given the characters to replace.
pub fn mended(
    draw: impl Fn(&dyn Fn(&str) -> String) -> Result<Picture, ChartError>,
) -> Result<Picture, ChartError> {
    /// Each attempt names what is missing in one text.
    const ATTEMPTS: usize = 200;
    let mut missing: Vec<char> = Vec::new();
    for _ in 0..ATTEMPTS {
        let mend = |text: &str| -> String {
            text.chars()
                .map(|c| if missing.contains(&c) { '?' } else { c })
                .collect()
        };
        match draw(&mend) {
            Err(ChartError::Glyph { characters, text }) => {
                let before = missing.len();
                missing.extend(named(&characters));
                if missing.len() == before {
                    return Err(ChartError::Glyph { characters, text });
                }
            }
            drawn => return drawn,
        }
    }
    let mend = |text: &str| text.chars().filter(char::is_ascii).collect();
    draw(&mend)
}

/// The characters that an error names by their code points, `(U+4E00)`.
fn named(characters: &str) -> impl Iterator<Item = char> + '_ {
    characters.split("(U+").skip(1).filter_map(|rest| {
        let code = rest.split(')').next()?;
        char::from_u32(u32::from_str_radix(code, 16).ok()?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_read_off_the_complaint() {
        let found: Vec<char> = named("'\\u{d55c}' (U+D55C), 'x' (U+1F980)").collect();
        assert_eq!(found, ['한', '🦀']);
    }
}
