//! What is wrong with a letterhead, in both languages.

use crate::source::{InWords, Words};

/// What is wrong with a letterhead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LetterheadFault {
    /// It is no Word file of the kind `docx`.
    NoDocument,
    /// Unpacked it would be larger than any letterhead.
    TooLarge,
    /// A part that it names is not in it.
    Missing(String),
    /// A part is no marked-up text.
    Unreadable(String),
    /// Something above or below its text, or above the title, leads nowhere.
    Unrelated(String),
    /// It does not say of what kind a part is.
    Untyped(String),
    /// Its margins leave too little room: width and height, in millimetres.
    Narrow([usize; 2]),
    /// So many paragraphs stand above the title: it is a whole paper.
    Long(usize),
    /// What stands above the title leads to footnotes, endnotes or comments.
    Noted,
}

impl InWords for LetterheadFault {
    fn words(&self) -> Words {
        match self {
            LetterheadFault::NoDocument => Words::both(
                "不是 docx 文件（也可能是旧的 doc 格式、设了密码，或没有传完整）",
                "it is no docx file (it may be of the old kind doc, have a password, or be cut short)",
            ),
            LetterheadFault::TooLarge => Words::both(
                "解开后超过 64 MB，版头用不到这么大的图",
                "unpacked it is larger than 64 MB, more than the pictures of a letterhead need",
            ),
            LetterheadFault::Missing(part) => Words::both(
                format!("缺少其中的 {part}"),
                format!("its part {part} is missing"),
            ),
            LetterheadFault::Unreadable(part) => Words::both(
                format!("其中的 {part} 已损坏"),
                format!("its part {part} is damaged"),
            ),
            LetterheadFault::Unrelated(id) => Words::both(
                format!("页眉、页脚或版头里的 {id} 找不到内容"),
                format!("{id} of the headers, the footers or the head leads nowhere"),
            ),
            LetterheadFault::Untyped(part) => Words::both(
                format!("没有说明其中的 {part} 是什么内容"),
                format!("it does not say of what kind its part {part} is"),
            ),
            LetterheadFault::Narrow([width, height]) => Words::both(
                format!(
                    "除去页边距，版心只有 {width} × {height} 毫米，放不下表格；至少要 100 × 140 毫米"
                ),
                format!(
                    "within its margins there are only {width} × {height} mm, too little for tables; at least 100 × 140 mm are needed"
                ),
            ),
            LetterheadFault::Long(count) => Words::both(
                format!("正文有 {count} 段，像是一份完整的文件；请只留标题以上的版头，其余删去"),
                format!(
                    "its text has {count} paragraphs, as a whole paper has: leave only what stands above the title"
                ),
            ),
            LetterheadFault::Noted => Words::both(
                "版头里有脚注、尾注或批注，报告里没有它们的位置，请删去",
                "there are footnotes, endnotes or comments in it, which have no place in a report: remove them",
            ),
        }
    }
}
