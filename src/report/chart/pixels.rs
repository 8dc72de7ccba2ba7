//! Pixels as a PNG, flat colours in little room and time.

use std::io::Write;

use resvg::tiny_skia;

/// Whether no pixel of four bytes is transparent in any degree.
pub(super) fn is_opaque(pixels: &[u8]) -> bool {
    let mut all = u32::MAX;
    for pixel in pixels.as_chunks::<4>().0 {
        all &= u32::from_le_bytes(*pixel);
    }
    all >> 24 == 0xff
}

/// A PNG without transparency or filters: flat colours take less room so, and less time. Where there are few colours, a
/// pixel is one byte, and takes a third of both.
pub(super) fn opaque_png(pixels: &tiny_skia::Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_filter(png::Filter::NoFilter);
    encoder.set_deflate_compression(png::DeflateCompression::Level(2));
    let width = pixels.width() as usize;
    if let Some((palette, places)) = places_in_palette(pixels.data()) {
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_palette(palette);
        let mut image = encoder.write_header()?;
        image.write_image_data(&places)?;
        image.finish()?;
        return Ok(bytes);
    }
    encoder.set_color(png::ColorType::Rgb);
    let mut image = encoder.write_header()?;
    let mut rows = image.stream_writer()?;
    let mut row = vec![0; 3 * width];
    for pixels in pixels.data().chunks_exact(4 * width) {
        colours(pixels, &mut row);
        rows.write_all(&row)?;
    }
    rows.finish()?;
    image.finish()?;
    Ok(bytes)
}

/// As many colours as one byte tells apart.
const FEW: usize = 256;
/// Where a colour is looked for among [`FEW`]: a table that a quarter of them fills at most.
const SLOTS: usize = 4 * FEW;
/// Pixels that are looked at together: most have the colour of those before them.
const TOGETHER: usize = 16;

/// The colours of opaque pixels, three bytes each, and the place of each pixel's among them; nothing where they are
/// more than [`FEW`].
fn places_in_palette(pixels: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut palette = Palette::default();
    let mut places = Vec::with_capacity(pixels.len() / 4);
    let (together, rest) = pixels.as_chunks::<{ 4 * TOGETHER }>();
    for pixels in together {
        let pixels = pixels.as_chunks::<4>().0;
        let mut others = 0;
        for pixel in pixels {
            others |= u32::from_le_bytes(*pixel) ^ palette.last;
        }
        if others == 0 {
            places.extend_from_slice(&[palette.place; TOGETHER]);
        } else {
            for pixel in pixels {
                places.push(palette.place_of(*pixel)?);
            }
        }
    }
    for pixel in rest.as_chunks::<4>().0 {
        places.push(palette.place_of(*pixel)?);
    }
    Some((palette.colours, places))
}

/// Colours by the order in which they were met.
struct Palette {
    colours: Vec<u8>,
    /// Those that are known, each in a slot near its own; no opaque pixel is 0, which is an empty slot.
    known: [u32; SLOTS],
    place: u8,
    places: [u8; SLOTS],
    /// The last pixel, whose place is `place`.
    last: u32,
}

impl Default for Palette {
    fn default() -> Self {
        Palette {
            colours: Vec::with_capacity(3 * FEW),
            known: [0; SLOTS],
            place: 0,
            places: [0; SLOTS],
            last: 0,
        }
    }
}

impl Palette {
    /// The place of an opaque pixel's colour; nothing where it would be one too many.
    fn place_of(&mut self, bytes: [u8; 4]) -> Option<u8> {
        let pixel = u32::from_le_bytes(bytes);
        if pixel != self.last {
            // The upper bits of a multiple by the golden ratio, spread over the slots.
            let mut slot = (pixel.wrapping_mul(0x9E37_79B9) >> 22) as usize;
            while self.known[slot] != pixel && self.known[slot] != 0 {
                slot = (slot + 1) % SLOTS;
            }
            if self.known[slot] == 0 {
                self.known[slot] = pixel;
                self.places[slot] = u8::try_from(self.colours.len() / 3).ok()?;
                self.colours.extend_from_slice(&bytes[..3]);
            }
            (self.last, self.place) = (pixel, self.places[slot]);
        }
        Some(self.place)
    }
}

/// Red, green and blue of pixels of four bytes: four pixels at once, in three words.
fn colours(pixels: &[u8], colours: &mut [u8]) {
    let (fours, rest) = pixels.as_chunks::<16>();
    let (threes, last) = colours.as_chunks_mut::<12>();
    for (colours, pixels) in threes.iter_mut().zip(fours) {
        let colour =
            |at: usize| u32::from_le_bytes([pixels[at], pixels[at + 1], pixels[at + 2], 0]);
        let (a, b, c, d) = (colour(0), colour(4), colour(8), colour(12));
        let words = [a | b << 24, b >> 8 | c << 16, c >> 16 | d << 8];
        for (bytes, word) in colours.as_chunks_mut::<4>().0.iter_mut().zip(words) {
            *bytes = word.to_le_bytes();
        }
    }
    let last = last.as_chunks_mut::<3>().0.iter_mut();
    for (colour, [red, green, blue, _]) in last.zip(rest.as_chunks::<4>().0) {
        *colour = [*red, *green, *blue];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_the_pixels_without_their_fourth_byte() {
        for pixels in 0..9_u8 {
            let pixel = |i: u8| [i.wrapping_mul(37), i ^ 0xa5, i.wrapping_mul(91), 0xff];
            let mut bytes: Vec<u8> = (0..pixels).flat_map(pixel).collect();
            let expected: Vec<u8> = (0..pixels).flat_map(|i| pixel(i)[..3].to_vec()).collect();
            let mut found = vec![0; expected.len()];
            colours(&bytes, &mut found);
            assert_eq!(found, expected);
            assert!(is_opaque(&bytes));
            for fourth in (3..bytes.len()).step_by(4) {
                bytes[fourth] = 0xfe;
                assert!(!is_opaque(&bytes));
                bytes[fourth] = 0xff;
            }
        }
    }

    /// The picture that a PNG shows, four bytes a pixel.
    fn shown(bytes: &[u8]) -> Vec<u8> {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::ALPHA);
        let mut image = decoder.read_info().unwrap();
        let mut pixels = vec![0; image.output_buffer_size().unwrap()];
        image.next_frame(&mut pixels).unwrap();
        pixels
    }

    #[test]
    fn a_picture_of_few_colours_or_many_shows_every_pixel() {
        for colours in [1, 2, FEW as u32, FEW as u32 + 1, 5000] {
            let mut pixels = tiny_skia::Pixmap::new(101, 97).unwrap();
            for (at, pixel) in (0..).zip(pixels.data_mut().as_chunks_mut::<4>().0) {
                *pixel = ((at % colours * 0x0301) | 0xff00_0000_u32).to_le_bytes();
            }
            let bytes = opaque_png(&pixels).unwrap();
            assert_eq!(shown(&bytes), pixels.data(), "{colours}");
            let is_indexed = bytes.windows(4).any(|name| name == b"PLTE");
            assert_eq!(is_indexed, colours <= FEW as u32, "{colours}");
        }
    }
}
