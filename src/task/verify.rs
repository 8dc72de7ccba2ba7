//! Whether what a receipt says is still so: the files that it names are opened, and a run or the answer of a verb is made again.

mod again;
mod found;
mod given;
mod said;
mod same;
mod unnamed;

use std::path::{Path, PathBuf};

use again::{Remaking, RemakingPlace, made_again};
pub use found::ReceiptComparison;
use given::given;
use same::same;
use unnamed::unnamed;

use super::county::MODEL;
use super::opening::place_of_datasets;
use super::province::counties::Counties;
use super::{Failure, Opened, Progress};
use crate::model::ModelFolder;
use crate::report::receipt::{Receipt, Verb};

/// What to verify.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The receipt.
    pub receipt: PathBuf,
    /// Folder of the model; `models/<name in the receipt>` if none.
    pub model: Option<PathBuf>,
    /// Folder of the datasets; looked for beside the model if none.
    pub datasets: Option<PathBuf>,
    /// Folder of the file that was forecast from; looked for here, beside the receipt and above it if none.
    pub data: Option<PathBuf>,
}

/// Compares the files with the receipt, and makes a run, a budget, an evaluation, a judgement of targets or an explanation again.
pub fn verify(settings: &Settings, progress: &dyn Progress) -> Result<ReceiptComparison, Failure> {
    let receipt = given(&settings.receipt)?;
    let beside = settings.receipt.parent().unwrap_or(Path::new(""));
    let model = model_of(&receipt).map(|name| {
        let own = || Path::new("models").join(name);
        settings.model.clone().unwrap_or_else(own)
    });
    let mut folders: Vec<PathBuf> = settings.data.iter().cloned().collect();
    // The files of a model are named as from its folder.
    folders.extend(model.iter().flat_map(|model| {
        let datasets = place_of_datasets(model, settings.datasets.as_deref());
        [datasets, model.clone()]
    }));
    if settings.data.is_none() {
        folders.extend(near(beside));
    }
    let mut found = compare(&receipt, beside, &folders);
    found.unnamed = unnamed(&receipt, &settings.receipt);
    let listed = own_files_listed(&receipt);
    if let Some(model) = model.as_ref().filter(|_| listed) {
        found.added = added(&receipt, model, settings);
    }
    let version = env!("CARGO_PKG_VERSION");
    found.version = Some(receipt.plancast.clone()).filter(|own| own != version);
    if let (Some(again), Some(model)) = (Remaking::of(&receipt), model) {
        let mut inputs = receipt.inputs.iter();
        let changed = inputs.any(|input| found.changed.contains(&input.file))
            || !(found.unseen.is_empty() && found.added.is_empty());
        if changed && again.names_its_files() {
            found.not_again = true;
        } else {
            let place = RemakingPlace {
                receipt: &settings.receipt,
                model,
                datasets: settings.datasets.clone(),
                folders: &folders,
            };
            found.other = made_again(&receipt, again, place, progress)?;
            found.again = true;
        }
    }
    found.unlisted = !found.again && !listed && model_of(&receipt).is_some();
    Ok(found)
}

/// Name of the model that a receipt is about.
fn model_of(receipt: &Receipt) -> Option<&str> {
    let run = receipt.run.as_ref().map(|part| &part.model);
    let calibrate = receipt.calibrate.as_ref().map(|part| &part.model);
    let hindcast = receipt.hindcast.as_ref().map(|part| &part.model);
    let decision = receipt.decision.as_ref().map(|part| &part.model);
    let named = run.or(calibrate).or(hindcast).or(decision);
    named.map(String::as_str)
}

/// Whether a receipt names the files of the model that it is about.
fn own_files_listed(receipt: &Receipt) -> bool {
    receipt.inputs.iter().any(|input| input.file == MODEL)
}

/// Files that the model, or a province's counties, are read from now and a receipt does not name; none where they can no
/// longer be read, since one that it names has then changed.
fn added(receipt: &Receipt, model: &Path, settings: &Settings) -> Vec<String> {
    let files = match receipt.verb {
        Verb::Province => of_counties(receipt, model, settings).unwrap_or_default(),
        _ => ModelFolder::open(model).map_or_else(|_| Vec::new(), |folder| folder.files),
    };
    let named = |file: &str| receipt.inputs.iter().any(|input| input.file == file);
    let files = files.into_iter().map(|(file, _)| file);
    files.filter(|file| !named(file)).collect()
}

/// The files from which a province and its counties are read now, and the SHA-256 of each.
fn of_counties(
    receipt: &Receipt,
    model: &Path,
    settings: &Settings,
) -> Result<Vec<(String, String)>, Failure> {
    let Opened { folder, opener } = Opened::open(model, settings.datasets.as_deref())?;
    let asked = receipt.decision.as_ref();
    let given = asked.and_then(|asked| asked.counties.as_deref());
    Ok(Counties::of(model, &folder, &opener, given.map(Path::new))?.files())
}

/// Outputs lie beside the receipt; inputs in one of the folders.
fn compare(receipt: &Receipt, beside: &Path, folders: &[PathBuf]) -> ReceiptComparison {
    let mut found = ReceiptComparison {
        inputs: receipt.inputs.len(),
        outputs: receipt.outputs.len(),
        ..ReceiptComparison::default()
    };
    for output in &receipt.outputs {
        match same(&beside.join(&output.file), &output.sha256) {
            Some(true) => {}
            Some(false) => found.changed.push(output.file.clone()),
            None => found.missing.push(output.file.clone()),
        }
    }
    for input in &receipt.inputs {
        let seen: Vec<bool> = folders
            .iter()
            .filter_map(|folder| same(&folder.join(&input.file), &input.sha256))
            .collect();
        // A file of the same name elsewhere says nothing against the one that was read.
        if seen.is_empty() {
            found.unseen.push(input.file.clone());
        } else if !seen.contains(&true) {
            found.changed.push(input.file.clone());
        }
    }
    found
}

/// Here, beside the receipt, and in the folders above it.
fn near(beside: &Path) -> Vec<PathBuf> {
    let mut folders = vec![PathBuf::from(".")];
    let whole = beside.canonicalize().unwrap_or(beside.to_path_buf());
    folders.extend(whole.ancestors().map(Path::to_path_buf));
    folders
}
