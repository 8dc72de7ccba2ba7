//! The file of a workbook, and the place that it is of.

use std::collections::BTreeSet;
use std::path::{Component, Path};

use super::super::code::Code;
use super::super::name::is_sound;
use crate::dataset::{Complaint, Complaints, Place, RawTable, ReadOptions, bytes_of, read_bytes};
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

    /// Of which place it is.
    pub fn place(&self) -> Result<OfPlace, Failure> {
        let raw = self.sheet(EXPLAINED)?;
        let names = raw.names();
        let (keys, values) = match names.as_slice() {
            [first, second, ..] => (raw.texts(first), raw.texts(second)),
            _ => (Vec::new(), Vec::new()),
        };
        let row_of = |key: &str| keys.iter().position(|own| own.as_deref() == Some(key));
        let of = |key: &str| {
            let row = row_of(key)?;
            let value = values.get(row).cloned().flatten()?;
            Some((value, cell_alone(raw.place(row, &names[1]))))
        };
        let [model, code, place, base_key] = NAMED;
        let name = names.get(1).cloned().filter(|_| names[0] == model);
        let (Some(name), Some((region, code_at)), Some((base, base_at))) =
            (name, of(code), of(base_key))
        else {
            return Err(Failure::words(
                format!(
                    "{}：工作表“{EXPLAINED}”开头应有{model}、{code}、{place}、{base_key}四行；请用 plancast new 生成的工作簿填写",
                    raw.file
                ),
                format!(
                    "{}: the sheet {EXPLAINED} should begin with {model}, {code}, {place}, {base_key}; fill in a workbook made by plancast new",
                    raw.file
                ),
            ));
        };
        let mut complaints = Complaints::default();
        if !is_sound(&name) {
            // It is read as a heading, of which no cell is kept.
            let expected = (
                "模型名：只用小写英文字母、数字和下划线，如 yuhuan",
                "a name of small letters, digits and underscores only, such as yuhuan",
            );
            complaints.push(no_folder(&raw.file, Place::Whole, (model, &name), expected));
        }
        if !is_beside(&base) {
            let expected = (
                "旁边另一个模型的文件夹名",
                "the name of the folder of another model beside it",
            );
            complaints.push(no_folder(&raw.file, base_at, (base_key, &base), expected));
        }
        let found = OfPlace {
            name,
            title: of(place),
            region,
            base,
            file: raw.file,
            code_at,
        };
        complaints.into_result(found).map_err(Failure::from)
    }
}

/// Of which place a workbook is.
pub(in crate::task::county) struct OfPlace {
    /// Name of the model's folder.
    pub name: String,
    /// Code of the place.
    pub region: String,
    /// Name of the folder of the model that is extended.
    pub base: String,
    /// What the place is called, and where that stands.
    title: Option<(String, Place)>,
    file: String,
    code_at: Place,
}

impl OfPlace {
    /// The code, with the cell in which it stands.
    pub fn code(&self) -> Code<'_> {
        Code {
            digits: &self.region,
            written: Some((&self.file, &self.code_at)),
        }
    }

    /// The place that has the code is the one that is named: one of the two was written for another county.
    pub fn is_called(&self, place: &str) -> Result<(), Failure> {
        let Some((title, at)) = &self.title else {
            return Ok(());
        };
        let bare: String = title.split_whitespace().collect();
        if bare.contains(place) || place.contains(&bare) {
            return Ok(());
        }
        let region = &self.region;
        let complaint = Complaint::error(
            self.file.clone(),
            at.clone(),
            (
                format!("写的是“{title}”，而代码 {region} 是{place}"),
                format!("“{title}”, while the code {region} is that of {place}"),
            ),
            (
                format!("同一个县的代码和名称，如 {place}"),
                format!("code and name of one county, such as {place}"),
            ),
            (
                "请改正其一：人口等数按代码取自普查",
                "Correct one of them: people are taken from the census by the code",
            ),
        );
        Err(Failure::from(Complaints::from(complaint)))
    }
}

/// The complaint about a row of this sheet whose value is no name of a model's folder.
fn no_folder(
    file: &str,
    place: Place,
    (key, shown): (&str, &str),
    expected: (&str, &str),
) -> Complaint {
    let found = (
        format!("工作表“{EXPLAINED}”的“{key}”一行写的是“{shown}”"),
        format!("“{shown}” stands in the row {key} of the sheet {EXPLAINED}"),
    );
    let advice = ("请改正", "Correct it");
    Complaint::error(file, place, found, expected, advice)
}

/// The place of a cell without its heading, which on this sheet is the model's name.
fn cell_alone(place: Place) -> Place {
    match place {
        Place::Cell { sheet, cell, .. } => Place::Cell {
            sheet,
            cell,
            column: None,
        },
        other => other,
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
