//! A finished picture: SVG text, and the same as PNG bytes.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Arc, OnceLock};

use plotters::backend::SVGBackend;
use plotters::drawing::IntoDrawingArea;
use resvg::{tiny_skia, usvg};

use crate::source::Tongue;

use super::canvas::Canvas;
use super::error::ChartError;
use super::pixels::{is_opaque, opaque_png};
use super::rect::Rect;
use super::{theme, typeface};

/// Pixels in one direction beyond which a PNG is refused.
const LARGEST: f32 = 20_000.0;

/// A picture and the file name that it goes under, without language and ending; or why it cannot be drawn.
pub type NamedPicture = (String, Result<Picture, ChartError>);

/// A picture as SVG, with its size in logical pixels.
///
/// Coordinates are four times finer than the logical size. Text stays text; the title and the
/// description are there for screen readers.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The SVG document.
    pub svg: String,
    width: u32,
    height: u32,
    description: String,
    placed: Vec<(String, Rect)>,
    /// Characters that the font lacks; a stand-in takes their place.
    pub lacking: BTreeSet<char>,
    again: Again,
}

/// What draws a picture again for the readers of a tongue, and counts the texts that stay as they were written.
#[derive(Clone)]
struct Again(Option<Arc<DrawPicture>>);

type DrawPicture = dyn Fn(Tongue) -> Result<(Picture, usize), ChartError> + Send + Sync;

impl fmt::Debug for Again {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "again" } else { "once" })
    }
}

/// Pictures are the same if they show the same, whatever they were drawn from.
impl PartialEq for Again {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Picture {
    /// What it shows, in words, for who does not see it.
    pub fn description(&self) -> &str {
        &self.description
    }

    /// The same for the readers of a tongue, drawn anew, and how many of its texts their book does not have.
    pub fn told(&self, tongue: Tongue) -> Result<(Picture, usize), ChartError> {
        match (&self.again.0, tongue.book) {
            (_, None) => Ok((self.clone(), 0)),
            (Some(draw), Some(_)) => draw(tongue),
            (None, Some(_)) => Ok((self.clone(), self.placed.len())),
        }
    }

    /// The same with what draws it again for other readers.
    pub(super) fn again(
        self,
        draw: impl Fn(Tongue) -> Result<(Picture, usize), ChartError> + Send + Sync + 'static,
    ) -> Self {
        Picture {
            again: Again(Some(Arc::new(draw))),
            ..self
        }
    }

    /// The lines of text on it, each once.
    pub(super) fn lines(&self) -> BTreeSet<&str> {
        self.placed.iter().map(|(text, _)| text.as_str()).collect()
    }

    /// Width and height in logical pixels.
    pub fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// The picture as a PNG, set with the font that comes with the program.
    ///
    /// `scale` is the number of pixels to one logical pixel: 1 for a screen, 2 for a dense one,
    /// 3.125 for print at 300 dpi (a logical pixel is 1/96 inch).
    ///
    /// # Errors
    /// [`ChartError::Png`] where it has no pixels, too many, or more than there is memory for.
    pub fn png(&self, scale: f32) -> Result<Vec<u8>, ChartError> {
        let failed = |error: &dyn std::fmt::Display| ChartError::Png(error.to_string());
        let (width, height) = (self.width as f32 * scale, self.height as f32 * scale);
        if !(width >= 1.0 && height >= 1.0 && width <= LARGEST && height <= LARGEST) {
            return Err(ChartError::Png(format!(
                "{width} × {height} pixels; each must be from 1 to {LARGEST}"
            )));
        }
        let options = usvg::Options {
            font_family: "Noto Sans CJK SC".to_owned(),
            fontdb: fonts(),
            ..usvg::Options::default()
        };
        let tree = usvg::Tree::from_str(&self.svg, &options).map_err(|error| failed(&error))?;
        let mut pixels = tiny_skia::Pixmap::new(width.round() as u32, height.round() as u32)
            .ok_or_else(|| ChartError::Png("no room for the pixels".to_owned()))?;
        let transform = tiny_skia::Transform::from_scale(scale, scale);
        resvg::render(&tree, transform, &mut pixels.as_mut());
        let encoded = if is_opaque(pixels.data()) {
            opaque_png(&pixels).map_err(|error| error.to_string())
        } else {
            pixels.encode_png().map_err(|error| error.to_string())
        };
        encoded.map_err(|error| failed(&error))
    }

    /// Texts that overlap another text or leave the picture, in pairs; a text that leaves the
    /// picture is paired with nothing. Empty when the picture is set properly.
    pub fn collisions(&self) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for (index, (text, area)) in self.placed.iter().enumerate() {
            let inside = area.left >= 0.0
                && area.top >= 0.0
                && area.right <= f64::from(self.width)
                && area.bottom <= f64::from(self.height);
            if !inside {
                found.push((text.clone(), String::new()));
            }
            for (other, place) in &self.placed[index + 1..] {
                if area.overlaps(place) {
                    found.push((text.clone(), other.clone()));
                }
            }
        }
        found
    }
}

/// Draws a picture of a logical size.
pub(super) fn paint(
    (width, height): (f64, f64),
    (title, description): (&str, &str),
    language: Tongue,
    draw: impl FnOnce(&mut Canvas<'_>) -> Result<(), ChartError>,
) -> Result<Picture, ChartError> {
    let (width, height) = (width.ceil() as u32, height.ceil() as u32);
    let units = theme::UNITS as u32;
    let mut body = String::new();
    let (placed, lacking) = {
        let area =
            SVGBackend::with_string(&mut body, (width * units, height * units)).into_drawing_area();
        area.fill(&theme::PAPER)
            .map_err(|error| ChartError::Drawing(error.to_string()))?;
        let mut canvas = Canvas::new(area);
        draw(&mut canvas)?;
        (canvas.placed, canvas.lacking)
    };
    let family = format!(" font-family=\"{}\"", escape(theme::FAMILY));
    let start = body.find('\n').map_or(0, |end| end + 1);
    let inner = flat(&body[start..].replace(&family, ""));
    let language = language.lang();
    let svg = format!(
        "<svg width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {} {}\" \
         xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" lang=\"{language}\" \
         xml:lang=\"{language}\"{family} stroke-linejoin=\"round\">\n\
         <title>{}</title>\n<desc>{}</desc>\n{inner}",
        width * units,
        height * units,
        escape(title),
        escape(description),
    );
    Ok(Picture {
        svg,
        width,
        height,
        description: description.to_string(),
        placed,
        lacking,
        again: Again(None),
    })
}

/// Elements that are either filled or drawn with a line, with the opacity of that: for an
/// element's own opacity the PNG's renderer makes a layer.
fn flat(body: &str) -> String {
    let mut flat = String::with_capacity(body.len());
    for line in body.lines() {
        if line.starts_with('<') {
            let filled = line.contains(" fill=\"#");
            let opacity = match line.contains(" stroke=\"#") {
                stroked if stroked == filled => " opacity=",
                true => " stroke-opacity=",
                false => " fill-opacity=",
            };
            let line = line.replace(" opacity=\"1\"", "");
            flat.push_str(&line.replace(" opacity=", opacity));
        } else {
            flat.push_str(line);
        }
        flat.push('\n');
    }
    flat
}

/// The text with the signs of XML written out, and without characters that XML forbids.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            '\n' | '\t' => escaped.push(character),
            control if control < ' ' => {}
            other => escaped.push(other),
        }
    }
    escaped
}

fn fonts() -> Arc<usvg::fontdb::Database> {
    static FONTS: OnceLock<Arc<usvg::fontdb::Database>> = OnceLock::new();
    let load = || {
        let mut fonts = usvg::fontdb::Database::new();
        fonts.load_font_data(typeface::REGULAR.to_vec());
        fonts.load_font_data(typeface::BOLD.to_vec());
        Arc::new(fonts)
    };
    FONTS.get_or_init(load).clone()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opacity_is_that_of_fill_or_stroke() {
        let body = "<rect opacity=\"0.3\" fill=\"#000\" stroke=\"none\"/>\n\
                    <polygon opacity=\"0.2\" fill=\"#000\" points=\"0,0\"/>\n\
                    <path fill=\"none\" opacity=\"0.5\" stroke=\"#000\"/>\n\
                    <text opacity=\"1\" fill=\"#000\">\nan opacity=\"0.7\" in words\n</text>\n";
        let expected = "<rect fill-opacity=\"0.3\" fill=\"#000\" stroke=\"none\"/>\n\
                        <polygon fill-opacity=\"0.2\" fill=\"#000\" points=\"0,0\"/>\n\
                        <path fill=\"none\" stroke-opacity=\"0.5\" stroke=\"#000\"/>\n\
                        <text fill=\"#000\">\nan opacity=\"0.7\" in words\n</text>\n";
        assert_eq!(flat(body), expected);
    }
}
