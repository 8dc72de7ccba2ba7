//! What is wrong with a file that a reader of its format gives up: said by kind, for their own words are in one language.

use crate::source::Words;

/// Signs in what a reader says, in small letters, and what they mean; the first that fits counts.
const KINDS: [(&[&str], (&str, &str)); 9] = [
    (
        &["parquet", "thrift"],
        (
            "目录或数据页不合 Parquet 的规格",
            "its footer or a page is not as Parquet demands",
        ),
    ),
    (
        &["workbook stream"],
        (
            "不是 Excel 工作簿，或不完整",
            "it is no Excel workbook, or not a whole one",
        ),
    ),
    (
        &["sizes that cannot be", "unexpected bytes"],
        (
            "里面写的大小或位置不可能",
            "it tells of sizes or places that cannot be",
        ),
    ),
    (
        &["zip archive", "eocd", "zip64", "zip32"],
        (
            "不是工作簿，或文件从中间断了",
            "it is no workbook, or it breaks off in the middle",
        ),
    ),
    (
        &["deflate", "checksum", "crc", "inflate"],
        ("压缩的内容损坏", "packed contents are damaged"),
    ),
    (
        &["unexpected end", "end of file", "eof", "end of input"],
        ("有一部分从中间断了", "a part of it breaks off"),
    ),
    (
        &["not found"],
        ("缺少其中一部分", "a part of it is missing"),
    ),
    (
        &["xml", "syntax", "utf"],
        ("里面的 XML 有错", "the XML in it is wrong"),
    ),
    (
        &[
            "cell",
            "float",
            "int ",
            "numeric",
            "range",
            "column",
            "row",
            "dimension",
            "error",
        ],
        (
            "有单元格的位置或内容写得不合格式",
            "the place or the content of a cell is not written as it should be",
        ),
    ),
];
const OTHER: (&str, &str) = ("内部结构不合规格", "it is not built as it should be");
/// What the names of parts stand between.
const QUOTE: char = '\'';

/// What a reader's words mean; a part that it names is named, and English keeps its words for whoever looks further.
pub(super) fn words(message: &str) -> Words {
    let first = message.lines().next().unwrap_or("").trim();
    let small = first.to_lowercase();
    let has = |signs: &&[&str]| signs.iter().any(|sign| small.contains(sign));
    let kind = KINDS.into_iter().find(|(signs, _)| has(signs));
    let (zh, en) = kind.map_or(OTHER, |(_, words)| words);
    let part = first.split(QUOTE).nth(1);
    let part = part.filter(|part| part.contains('/') && !part.contains('<'));
    let part = part.map(|part| format!("“{part}”")).unwrap_or_default();
    Words {
        zh: format!("{zh}{part}"),
        en: format!("{en} ({first})"),
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn what_readers_say_is_said_in_both_languages() {
        for (message, meant) in [
            (
                "Zip error: invalid Zip archive: Could not find EOCD",
                "不是工作簿，或文件从中间断了",
            ),
            (
                "Zip error: invalid Zip archive: Unexpected end of zip::format::blocks::Zip32CDEBlock",
                "不是工作簿，或文件从中间断了",
            ),
            (
                "Xml error: I/O error: corrupt deflate stream",
                "压缩的内容损坏",
            ),
            (
                "File not found 'xl/_rels/workbook.xml.rels'",
                "缺少其中一部分“xl/_rels/workbook.xml.rels”",
            ),
            (
                "Xml error: syntax error: tag not closed: `>` not found before end of input",
                "有一部分从中间断了",
            ),
            (
                "Parse float error: invalid float literal",
                "有单元格的位置或内容写得不合格式",
            ),
            (
                "parquet: File out of specification: invalid utf8",
                "目录或数据页不合 Parquet 的规格",
            ),
            ("no whole Workbook stream", "不是 Excel 工作簿，或不完整"),
            ("", "内部结构不合规格"),
        ] {
            let said = words(message);
            assert_eq!(said.zh, meant, "{message}");
            assert!(said.en.is_ascii() && said.en.contains(message), "{message}");
        }
    }
}
