//! The files of a county's model, all of them or none, with their receipt.

use std::path::{Path, PathBuf};

use super::census::Census;
use super::filled::Filled;
use crate::model::{Bases, ModelFolder};
use crate::report::outbox::Outbox;
use crate::report::receipt::{FileUsed, RECEIPT, Receipt, Verb};
use crate::source::Words;
use crate::task::Failure;

/// A county, begun or read in.
#[derive(Debug)]
pub struct Done {
    /// Folder of the model.
    pub folder: PathBuf,
    /// The workbook to fill in, where one was made.
    pub workbook: Option<PathBuf>,
    /// Name of the place.
    pub place: String,
    /// What was taken from the workbook: what, and how many.
    pub taken: Vec<(&'static str, &'static str, usize)>,
    /// What does not add up in the workbook, and was taken all the same; and what else was written.
    pub remarks: Vec<Words>,
    /// Entries that are the base model's: how many, and of whom.
    pub inherited: (usize, String),
}

/// Writes the files of the model, all of them or none, and says what is another's; `bases` are those that have been read.
pub(super) fn written(
    files: &[(String, String)],
    filled: &Filled,
    census: &Census,
    folder: &Path,
    bases: &mut Bases,
) -> Result<Done, Failure> {
    put(files, folder)?;
    let opened = ModelFolder::open_beside(folder, bases)?;
    let inherited = opened.inherited.iter().count();
    Ok(Done {
        folder: folder.to_path_buf(),
        workbook: None,
        place: census.place.clone(),
        taken: filled.taken(),
        remarks: filled.remarks(opened.file.model.base_year),
        inherited: (inherited, filled.base.clone()),
    })
}

/// Writes files of a model and the receipt of them, all of them or none.
pub(in crate::task) fn put(files: &[(String, String)], folder: &Path) -> Result<(), Failure> {
    let mut outbox = Outbox::begin(folder)?;
    for (name, text) in files {
        outbox.put(name, text.as_bytes())?;
    }
    let receipt = Receipt {
        outputs: FileUsed::all(outbox.checksums()),
        ..Receipt::begin(Verb::Import)
    };
    let text = receipt.text().map_err(Failure::other)?;
    outbox.put(RECEIPT, text.as_bytes())?;
    outbox.finish()?;
    Ok(())
}
