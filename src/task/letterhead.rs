//! The letterhead of an office: a file beside its model.

use std::io::ErrorKind;
use std::path::Path;

use crate::dataset::{Complaint, Place};
use crate::report::document::docx::Letterhead;
use crate::report::outbox::checksum;
use crate::report::receipt::FileUsed;
use crate::source::{InWords, Language, Words};
use crate::task::Failure;

/// Name of the file in the folder of a model.
const NAME: &str = "letterhead.docx";

/// A letterhead, and the file that it was read from.
pub(super) struct LetterheadUsed {
    pub letterhead: Letterhead,
    pub file: FileUsed,
}

/// The letterhead beside a model, where there is one.
pub(super) fn beside(model: &Path) -> Result<Option<LetterheadUsed>, Failure> {
    let path = model.join(NAME);
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        Err(error) => {
            return Err(Failure::file(&path)(error));
        }
    };
    let letterhead = read(&bytes).map_err(|found| {
        let shown = shown(&path);
        let [expected, advice] = put_right();
        Failure::words(
            format!("{shown}：{}；应为 {}。{}", found.zh, expected.zh, advice.zh),
            format!(
                "{shown}: {}; expected {}. {}",
                found.en, expected.en, advice.en
            ),
        )
    })?;
    Ok(Some(LetterheadUsed {
        letterhead,
        file: FileUsed {
            file: NAME.to_string(),
            sha256: checksum(&bytes),
            source: String::new(),
        },
    }))
}

/// What is wrong with the letterhead beside a model; nothing where there is none, or a sound one.
pub(super) fn complaint(model: &Path) -> Option<Complaint> {
    let path = model.join(NAME);
    // A folder of that name, or a file that nobody may read, is told of when it is opened for a report, too.
    let bytes = match std::fs::read(&path) {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return None;
        }
        read => read.unwrap_or_default(),
    };
    let found = read(&bytes).err()?;
    let [expected, advice] = put_right();
    Some(Complaint::error(
        shown(&path),
        Place::Whole,
        found,
        expected,
        advice,
    ))
}

/// A letterhead of the bytes of a file; everything that is wrong with it in one sentence.
fn read(bytes: &[u8]) -> Result<Letterhead, Words> {
    Letterhead::read(bytes).map_err(|faults| {
        let said = |language: Language| -> Vec<String> {
            let words = faults.iter().map(InWords::words);
            words.map(|words| words.get(language).to_string()).collect()
        };
        Words {
            zh: said(Language::Zh).join("；"),
            en: said(Language::En).join("; "),
        }
    })
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// What the file should be, and what to do.
fn put_right() -> [Words; 2] {
    [
        Words::both(
            "Word 或 WPS 存下的 docx 文件",
            "a docx file saved by Word or WPS",
        ),
        Words::both(
            "请用 Word 或 WPS 打开它，另存为 docx；或删去这个文件，报告就用标准公文的版式",
            "Open it there and save it as docx; or remove it, and reports have the page of the standard",
        ),
    ]
}
