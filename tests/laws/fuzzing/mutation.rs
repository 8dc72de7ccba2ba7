//! Bytes spoilt in a few places, by chance that depends on nothing but its seed.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Nothing becomes longer than this.
const LONGEST: usize = 1 << 20;

/// What is put in place of a number.
const NUMBERS: [&str; 14] = [
    "0",
    "-1",
    "1",
    "0.5",
    "nan",
    "-inf",
    "1e300",
    "1e-300",
    "1e999",
    "65536",
    "1048577",
    "4294967295",
    "9223372036854775808",
    "99999999999999999999",
];

/// Chance: `splitmix64` of Vigna, which any seed begins well.
pub struct Dice(u64);

impl Dice {
    /// The chance of one input of one parser.
    pub fn new(parser: &str, number: u64) -> Self {
        // FNV-1a of the name, so that each parser has inputs of its own.
        let name = parser.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3_u64)
        });
        Dice(name ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below another, which is not zero.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    /// One of several.
    pub fn one<'o, T>(&mut self, of: &'o [T]) -> &'o T {
        &of[self.below(of.len())]
    }
}

/// The bytes, spoilt in one to six places; `words` may be put in.
pub fn spoilt(bytes: &[u8], words: &[&str], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.below(6) {
        spoil(&mut bytes, words, dice);
        bytes.truncate(LONGEST);
    }
    bytes
}

fn spoil(bytes: &mut Vec<u8>, words: &[&str], dice: &mut Dice) {
    if bytes.is_empty() {
        bytes.extend(dice.one(words).bytes());
        return;
    }
    let at = dice.below(bytes.len());
    let upto = |length: usize, bytes: &[u8]| at + length.min(bytes.len() - at);
    match dice.below(12) {
        0 => bytes[at] ^= 1 << dice.below(8),
        1 => bytes[at] = *dice.one(&[0, 1, 0x7f, 0x80, 0xfe, 0xff, b'"', b'\n', b'<', b'[']),
        2 => {
            let end = upto(*dice.one(&[1, 2, 4, 8, 64, 512]), bytes);
            bytes.drain(at..end);
        }
        3 => {
            let end = upto(*dice.one(&[1, 2, 4, 16, 256]), bytes);
            let again = bytes[at..end].to_vec();
            bytes.splice(at..at, again);
        }
        4 => {
            let from = dice.below(bytes.len());
            let length = *dice.one(&[1, 2, 4, 8, 64]);
            let part = bytes[from..(from + length).min(bytes.len())].to_vec();
            let end = upto(part.len(), bytes);
            bytes.splice(at..end, part);
        }
        5 | 6 => {
            let word = dice.one(words).as_bytes().to_vec();
            bytes.splice(at..at, word);
        }
        7 => {
            // Whole numbers at the ends of their range, as binary formats have them.
            let width = *dice.one(&[2, 4, 8]);
            let mut number = vec![*dice.one(&[0, 0xff]); width];
            number[width - 1] = *dice.one(&[0, 0x7f, 0x80, 0xff]);
            let end = upto(width, bytes);
            bytes.splice(at..end, number);
        }
        8 | 9 => renumber(bytes, at, dice),
        10 => {
            // A little of it over and over: deep brackets, many cells.
            let end = upto(*dice.one(&[1, 2, 3, 8, 40]), bytes);
            let times = *dice.one(&[10, 200, 5000]);
            let many = bytes[at..end].repeat(times);
            bytes.splice(at..at, many);
        }
        _ => bytes.truncate(at),
    }
}

/// The next number in a text is another.
fn renumber(bytes: &mut Vec<u8>, at: usize, dice: &mut Dice) {
    let digit = |byte: &u8| byte.is_ascii_digit();
    let Some(from) = bytes[at..].iter().position(digit).map(|ahead| at + ahead) else {
        return;
    };
    let length = bytes[from..].iter().take_while(|byte| digit(byte)).count();
    let number = dice.one(&NUMBERS).as_bytes().to_vec();
    bytes.splice(from..from + length, number);
}

/// The parts of an archive; nothing if the bytes are none.
fn parts(bytes: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut parts = Vec::new();
    for number in 0..archive.len() {
        let mut part = archive.by_index(number).ok()?;
        let mut inside = Vec::new();
        part.read_to_end(&mut inside).ok()?;
        let Ok(name) = part.name().map(|name| name.to_string()) else {
            continue;
        };
        parts.push((name, inside));
    }
    Some(parts)
}

/// An archive with one part spoilt inside, since a byte changed from outside breaks its check sum and nothing else.
/// One in eight is spoilt from outside all the same, and what is no archive always.
pub fn spoilt_inside(bytes: &[u8], words: &[&str], dice: &mut Dice) -> Vec<u8> {
    let parts = parts(bytes).filter(|parts| !parts.is_empty());
    let Some(mut parts) = parts.filter(|_| dice.below(8) > 0) else {
        return spoilt(bytes, words, dice);
    };
    // Sheets are what most is read of: they come first three times in four.
    let sheets: Vec<usize> = (0..parts.len())
        .filter(|part| parts[*part].0.contains("sheet") || parts[*part].0 == "content.xml")
        .collect();
    let which = match sheets.is_empty() || dice.below(4) == 0 {
        true => dice.below(parts.len()),
        false => *dice.one(&sheets),
    };
    parts[which].1 = spoilt(&parts[which].1, words, dice);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(zip::DateTime::default());
    for (name, inside) in &parts {
        archive
            .start_file(name.as_str(), options)
            .expect("a part begins");
        archive.write_all(inside).expect("a part is written");
    }
    archive.finish().expect("an archive").into_inner()
}
