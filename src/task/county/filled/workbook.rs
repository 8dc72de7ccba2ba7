//! The file of a workbook, and the place that it is of.

use std::collections::BTreeSet;
use std::path::{Component, Path};

use super::super::name::is_sound;
use crate::dataset::{Complaints, RawTable, ReadOptions, bytes_of, read_bytes};
use crate::report::template::layout::{EXPLAINED, NAMED};
use crate::task::Failure;

/// A workbook, read once.
pub(in crate::task::county) struct Workbook {
    pub(super) file: String,
    bytes: Vec<u8>,
}

impl Workbook {
    /// Reads a file.
    pub fn open(path: &Path) -> Result<Workbook, Failure> {
        Ok(Workbook::of(&path.display().to_string(), bytes_of(path)?))
    }

    /// Of the bytes of a file; `file` is its name in complaints.
    pub fn of(file: &str, bytes: Vec<u8>) -> Workbook {
        Workbook {
            file: file.to_string(),
            bytes,
        }
    }

    pub(super) fn sheet(&self, name: &str) -> Result<RawTable, Complaints> {
        let options = ReadOptions {
            sheet: Some(name.to_string()),
            may_be_empty: true,
            names_alone: true,
            ..ReadOptions::default()
        };
        let mut raw = read_bytes(&self.file, &self.bytes, &options)?;
        // The comments on its headings are the template's own.
        raw.reading.comments.retain(|(row, _)| *row > 1);
        Ok(raw)
    }

    /// Names of the sheets.
    pub(super) fn sheets(&self) -> Result<BTreeSet<String>, Complaints> {
        let reading = self.sheet(EXPLAINED)?.reading;
        let shown = reading.other_sheets.into_iter().chain(reading.sheet);
        Ok(shown.chain(reading.hidden_sheets).collect())
    }

    /// Name, code and base model.
    pub fn place(&self) -> Result<(String, String, String), Failure> {
        let raw = self.sheet(EXPLAINED)?;
        let names = raw.names();
        let (keys, values) = match names.as_slice() {
            [first, second, ..] => (raw.texts(first), raw.texts(second)),
            _ => (Vec::new(), Vec::new()),
        };
        let of = |key: &str| {
            let at = keys.iter().position(|own| own.as_deref() == Some(key))?;
            values.get(at).cloned().flatten()
        };
        let [model, code, place, base] = NAMED;
        let name = names.get(1).cloned().filter(|_| names[0] == model);
        match (name, of(code), of(base)) {
            (Some(name), Some(region), Some(base)) if is_sound(&name) && is_beside(&base) => {
                Ok((name, region, base))
            }
            (Some(name), Some(_), Some(wrong)) => {
                let shown = if is_sound(&name) { wrong } else { name };
                Err(Failure::words(
                    format!(
                        "{}：工作表“{EXPLAINED}”里的“{shown}”不是模型文件夹的名字；模型名只用小写英文字母、数字和下划线，如 yuhuan",
                        raw.file
                    ),
                    format!(
                        "{}: “{shown}” on the sheet {EXPLAINED} is no name of a model's folder; use small letters, digits and underscores only, such as yuhuan",
                        raw.file
                    ),
                ))
            }
            _ => Err(Failure::words(
                format!(
                    "{}：工作表“{EXPLAINED}”开头应有{model}、{code}、{place}、{base}四行；请用 plancast new 生成的工作簿填写",
                    raw.file
                ),
                format!(
                    "{}: the sheet {EXPLAINED} should begin with {model}, {code}, {place}, {base}; fill in a workbook made by plancast new",
                    raw.file
                ),
            )),
        }
    }
}

/// The name of a folder beside others, and of nothing elsewhere.
fn is_beside(base: &str) -> bool {
    let mut parts = Path::new(base).components();
    matches!(
        (parts.next(), parts.next()),
        (Some(Component::Normal(_)), None)
    )
}
