//! The stream of a workbook inside a compound file, in which Excel 97 to 2003 and WPS keep it (MS-CFB).
//!
//! The reader of xls follows a chain of sectors that leads in a circle until there is no memory left. Here each chain is
//! followed once, by the same steps; what does not end is refused before that reader sees it.

/// End of a chain.
const END: u32 = 0xFFFF_FFFE;
/// Numbers from here on are no sectors.
const RESERVED: u32 = 0xFFFF_FFFA;
/// The same within the list of the sectors that hold the table of chains.
const UNUSED: u32 = 0xFFFF_FFFC;
/// Shorter streams are kept in small sectors.
const SHORT: usize = 4096;
/// Bytes of a small sector.
const SMALL: usize = 64;
/// Bytes of an entry of the directory.
const ENTRY: usize = 128;
/// Names of the stream, in Excel 97 and before.
const NAMES: [&str; 2] = ["Workbook", "Book"];

/// Sectors of one size, and which one follows each.
struct Sectors<'b> {
    bytes: &'b [u8],
    /// Sectors that precede the first: the header takes the place of one.
    before: usize,
    size: usize,
    last: usize,
    next: Vec<u32>,
}

impl<'b> Sectors<'b> {
    fn sector(&self, number: u32) -> Option<&'b [u8]> {
        let number = usize::try_from(number).ok()?;
        if number > self.last {
            return None;
        }
        let start = (number + self.before) * self.size;
        self.bytes
            .get(start..self.bytes.len().min(start + self.size))
    }

    /// The bytes of a chain, at most so many; nothing where it leads astray or in a circle.
    fn chain(&self, first: u32, length: usize) -> Option<Vec<u8>> {
        let (mut stream, mut number) = (Vec::new(), first);
        for _ in 0..=self.last + 1 {
            if number == END {
                return Some(stream);
            }
            let sector = self.sector(number)?;
            let wanted = sector.len().min(length - stream.len());
            stream.extend_from_slice(&sector[..wanted]);
            if stream.len() >= length {
                return Some(stream);
            }
            number = self.next.get(number as usize).copied()?;
        }
        None
    }
}

/// The stream of the workbook; nothing where the file is damaged or holds none.
pub(super) fn workbook(bytes: &[u8]) -> Option<Vec<u8>> {
    let size = match number16(bytes, 30)? {
        9 => 512,
        12 => 4096,
        _ => return None,
    };
    let mut sectors = Sectors {
        bytes,
        before: 1,
        size,
        last: bytes.len() / size,
        next: Vec::new(),
    };
    // The sectors that hold the table of chains: 109 of them in the header, more in a chain of their own.
    let mut holders: Vec<u32> = numbers(bytes.get(76..512)?);
    let mut more = number32(bytes, 68)?;
    for _ in 0..=sectors.last {
        if more >= RESERVED {
            break;
        }
        holders.extend(numbers(sectors.sector(more)?));
        more = holders.pop()?;
    }
    if more < RESERVED {
        return None;
    }
    for holder in holders.into_iter().filter(|number| *number < UNUSED) {
        let part = numbers(sectors.sector(holder)?);
        sectors.next.extend(part);
        // No sector is named twice in a sound table, which therefore has one entry for each.
        if sectors.next.len() > (sectors.last + 1) * (size / 4) {
            return None;
        }
    }
    let directory = sectors.chain(number32(bytes, 48)?, usize::MAX)?;
    let entries = || directory.chunks_exact(ENTRY);
    let large = size > 512;
    let small = match number32(bytes, 64)? as usize {
        0 => None,
        length => {
            let root = entries().next()?;
            let stream = sectors.chain(number32(root, 116)?, length_of(root, large)?)?;
            let table = sectors.chain(number32(bytes, 60)?, length.saturating_mul(size))?;
            Some((stream, numbers(&table)))
        }
    };
    let entry = NAMES
        .iter()
        .find_map(|name| entries().find(|entry| is_called(entry, name)))?;
    let (first, length) = (number32(entry, 116)?, length_of(entry, large)?);
    if length >= SHORT {
        return sectors.chain(first, length);
    }
    let (stream, next) = small?;
    let small = Sectors {
        bytes: &stream,
        before: 0,
        size: SMALL,
        last: stream.len() / SMALL,
        next,
    };
    small.chain(first, length)
}

/// True for an entry of the directory that bears a name.
fn is_called(entry: &[u8], name: &str) -> bool {
    let units = entry[..64].chunks_exact(2);
    let units = units.map(|unit| u16::from_le_bytes([unit[0], unit[1]]));
    let units: Vec<u16> = units.take_while(|unit| *unit != 0).collect();
    String::from_utf16_lossy(&units).eq_ignore_ascii_case(name)
}

/// Length of the stream of an entry; files with small sectors use half of the field.
fn length_of(entry: &[u8], large: bool) -> Option<usize> {
    let length = number32(entry, 120)? as usize;
    match large {
        true => Some(length | ((number32(entry, 124)? as usize) << 32)),
        false => Some(length),
    }
}

fn number16(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..at + 2)?;
    Some(u16::from_le_bytes([pair[0], pair[1]]))
}

fn number32(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at + 4)?;
    Some(u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    let fours = bytes.chunks_exact(4);
    fours
        .map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A compound file of one stream of 5,000 bytes: header, table of chains, directory, ten sectors of the stream.
    fn file() -> Vec<u8> {
        let mut bytes = vec![0; 512 * 13];
        let put = |bytes: &mut Vec<u8>, at: usize, number: u32| {
            bytes[at..at + 4].copy_from_slice(&number.to_le_bytes());
        };
        bytes[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
        bytes[30] = 9;
        put(&mut bytes, 48, 1);
        put(&mut bytes, 68, END);
        for holder in 0..109 {
            put(&mut bytes, 76 + 4 * holder, u32::MAX);
        }
        put(&mut bytes, 76, 0);
        for sector in 0..128 {
            let next = match sector {
                2..=10 => sector + 1,
                1 | 11 => END,
                _ => u32::MAX,
            };
            put(&mut bytes, 512 + 4 * sector as usize, next);
        }
        for (place, unit) in "Workbook".encode_utf16().enumerate() {
            bytes[1024 + 2 * place..][..2].copy_from_slice(&unit.to_le_bytes());
        }
        put(&mut bytes, 1024 + 116, 2);
        put(&mut bytes, 1024 + 120, 5000);
        bytes[1536..].fill(7);
        bytes
    }

    #[test]
    fn a_stream_is_found_by_its_name() {
        let stream = workbook(&file()).expect("a stream");
        assert_eq!(stream, vec![7; 5000]);
    }

    #[test]
    fn chains_that_lead_in_a_circle_or_astray_are_refused() {
        for (sector, next) in [(5, 3), (1, 1), (7, 127), (7, 4000)] {
            let mut bytes = file();
            let at = 512 + 4 * sector;
            bytes[at..at + 4].copy_from_slice(&u32::to_le_bytes(next));
            // The stream may be longer than the circle.
            bytes[1024 + 120..1024 + 124].copy_from_slice(&u32::MAX.to_le_bytes());
            assert_eq!(workbook(&bytes), None, "{sector} → {next}");
        }
        assert_eq!(workbook(&file()[..700]), None);
        assert_eq!(workbook(b""), None);
    }
}
