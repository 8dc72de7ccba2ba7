//! The letterhead of an office: a file beside its model.

use std::io::ErrorKind;
use std::path::Path;

use super::forms::Form;
use crate::report::document::docx::Letterhead;
use crate::report::outbox::checksum;
use crate::report::receipt::FileUsed;
use crate::source::{InWords, Language};
use crate::task::Failure;

/// Name of the file in the folder of a model.
const NAME: &str = "letterhead.docx";

/// A letterhead, and the file that it was read from.
pub(super) struct LetterheadUsed {
    pub letterhead: Letterhead,
    pub file: FileUsed,
}

/// The letterhead beside a model, where there is one and a form has a use for it.
pub(super) fn used(model: &Path, forms: &[Form]) -> Result<Option<LetterheadUsed>, Failure> {
    let wanted = forms
        .iter()
        .any(|form| matches!(form, Form::Docx | Form::Pdf));
    if !wanted {
        return Ok(None);
    }
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
    let letterhead = Letterhead::read(&bytes).map_err(|faults| {
        let said = |language: Language| -> Vec<String> {
            let words = faults.iter().map(InWords::words);
            words.map(|words| words.get(language).to_string()).collect()
        };
        let shown = path.to_string_lossy().replace('\\', "/");
        Failure::words(
            format!(
                "{shown}：{}；应为 Word 或 WPS 存下的 docx 文件。请用 Word 或 WPS 打开它，另存为 docx；或删去这个文件，报告就用标准公文的版式",
                said(Language::Zh).join("；")
            ),
            format!(
                "{shown}: {}; expected a docx file saved by Word or WPS. Open it there and save it as docx; or remove it, and reports have the page of the standard",
                said(Language::En).join("; ")
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
