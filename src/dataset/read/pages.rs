//! Heads of the pages of a Parquet column: the reader reserves memory by their numbers before it looks at the data.

use polars_parquet_format::PageHeader;
use polars_parquet_format::thrift::protocol::TCompactInputProtocol;

/// The most bytes that a page may have once it is unpacked: writers end pages at one or a few MiB.
const LARGEST: usize = 1 << 29;

/// Whether the `bytes` of a column can be pages with so many `values` in all.
pub(super) fn are_possible(bytes: &[u8], values: usize) -> bool {
    let (mut rest, mut left) = (bytes, values);
    while left > 0 {
        let mut protocol = TCompactInputProtocol::new(&mut rest, bytes.len());
        let Ok(head) = PageHeader::read_from_in_protocol(&mut protocol) else {
            return false;
        };
        let sizes = [head.compressed_page_size, head.uncompressed_page_size];
        let [Ok(packed), Ok(size)] = sizes.map(usize::try_from) else {
            return false;
        };
        let (Some(next), Some(here)) = (rest.get(packed..), values_of(&head, size)) else {
            return false;
        };
        if size > LARGEST || here > left {
            return false;
        }
        (rest, left) = (next, left - here);
    }
    true
}

/// How many values a page of so many bytes has: none in a dictionary; nothing if its numbers cannot be.
fn values_of(head: &PageHeader, size: usize) -> Option<usize> {
    if let Some(dictionary) = &head.dictionary_page_header {
        let entries = usize::try_from(dictionary.num_values).ok()?;
        return (entries <= size).then_some(0);
    }
    if let Some(page) = &head.data_page_header_v2 {
        let parts = [page.num_values, page.num_nulls, page.num_rows];
        let [values, nulls, rows] = parts.map(usize::try_from);
        let values = values.ok()?;
        return (nulls.ok()? <= values && rows.ok()? <= values).then_some(values);
    }
    let page = head.data_page_header.as_ref()?;
    usize::try_from(page.num_values).ok()
}

#[cfg(test)]
mod tests {
    use polars_parquet_format::thrift::protocol::TCompactOutputProtocol;
    use polars_parquet_format::{DataPageHeader, DictionaryPageHeader, Encoding, PageType};

    use super::*;

    /// A page of two bytes: its head, then its body.
    fn page(size: i32, values: Option<i32>, entries: Option<i32>) -> Vec<u8> {
        let (plain, rle) = (Encoding::PLAIN, Encoding::RLE);
        let data = values.map(|values| DataPageHeader::new(values, plain, rle, rle, None));
        let dictionary = entries.map(|entries| DictionaryPageHeader::new(entries, plain, None));
        let kind = PageType::DATA_PAGE;
        let head = PageHeader::new(kind, size, 2, None, data, None, dictionary, None);
        let mut bytes = Vec::new();
        let mut protocol = TCompactOutputProtocol::new(&mut bytes);
        head.write_to_out_protocol(&mut protocol).expect("a head");
        bytes.extend([1, 2]);
        bytes
    }

    #[test]
    fn pages_hold_as_many_values_as_their_column() {
        let pages = [
            page(8, None, Some(2)),
            page(2, Some(3), None),
            page(2, Some(4), None),
        ];
        assert!(are_possible(&pages.concat(), 7));
        for wrong in [6, 8] {
            assert!(!are_possible(&pages.concat(), wrong), "{wrong}");
        }
    }

    #[test]
    fn numbers_that_cannot_be_are_seen_before_memory_is_reserved() {
        let impossible = [
            page(2, Some(-1), None),
            page(i32::MAX, Some(3), None),
            page(-1, Some(3), None),
            page(8, None, Some(i32::MAX)),
            page(2, None, None),
            page(2, Some(3), None)[..6].to_vec(),
        ];
        for bytes in impossible {
            assert!(!are_possible(&bytes, 3), "{bytes:?}");
        }
    }
}
