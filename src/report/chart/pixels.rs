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

/// A PNG without transparency or filters: flat colours take less room so, and less time.
pub(super) fn opaque_png(pixels: &tiny_skia::Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_filter(png::Filter::NoFilter);
    encoder.set_deflate_compression(png::DeflateCompression::Level(3));
    let mut image = encoder.write_header()?;
    let mut rows = image.stream_writer()?;
    let width = pixels.width() as usize;
    let mut row = vec![0; 3 * width];
    for pixels in pixels.data().chunks_exact(4 * width) {
        colours(pixels, &mut row);
        rows.write_all(&row)?;
    }
    rows.finish()?;
    image.finish()?;
    Ok(bytes)
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
}
