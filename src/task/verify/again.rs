//! What a receipt says was made, made again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::Serialize;
use toml::{Table, Value};

use super::given::cannot_be_made;
use super::same::same;
use crate::model::scenario::BASELINE;
use crate::report::receipt::{DecisionPart, FileUsed, RECEIPT, Receipt, RunPart, Verb};
use crate::task::budget::{self, budget};
use crate::task::evaluate::{self, evaluate};
use crate::task::run::{self, Actuals, Called, run};
use crate::task::targets::{self, targets};
use crate::task::why::{self, why};
use crate::task::writing::CHARTS;
use crate::task::{Failure, Progress};

/// What can be made again of a receipt, and how it was made.
#[derive(Clone, Copy)]
pub(super) enum Remaking<'r> {
    Run(&'r RunPart),
    Budget(&'r DecisionPart),
    Evaluation(&'r DecisionPart),
    Targets(&'r DecisionPart),
    Why(&'r DecisionPart),
}

impl<'r> Remaking<'r> {
    /// Nothing where the receipt does not say all that is needed.
    pub(super) fn of(receipt: &'r Receipt) -> Option<Self> {
        let whole = receipt.decision.as_ref().filter(|asked| asked.whole);
        match receipt.verb {
            Verb::Budget => whole.map(Remaking::Budget),
            Verb::Evaluate => whole.map(Remaking::Evaluation),
            Verb::Targets => whole.map(Remaking::Targets),
            Verb::Why => whole.map(Remaking::Why),
            _ => receipt.run.as_ref().map(Remaking::Run),
        }
    }

    /// Whether its receipt names every file that it rests on: what changed among them is known before it is made again.
    pub(super) const fn names_its_files(self) -> bool {
        !matches!(self, Remaking::Run(_))
    }
}

/// Where it is made again, and from what.
pub(super) struct RemakingPlace<'p> {
    /// The receipt's own file.
    pub receipt: &'p Path,
    /// Folder of the model.
    pub model: PathBuf,
    /// Folder of the datasets, where one was given.
    pub datasets: Option<PathBuf>,
    /// The folders in which the inputs of the receipt lie.
    pub folders: &'p [PathBuf],
}

/// The files that come out otherwise when what a receipt is of is made again, and what it says otherwise of how it was made.
pub(super) fn made_again(
    receipt: &Receipt,
    again: Remaking<'_>,
    place: RemakingPlace<'_>,
    progress: &dyn Progress,
) -> Result<Vec<String>, Failure> {
    let out = tempfile::tempdir().map_err(Failure::file(std::env::temp_dir()))?;
    let RemakingPlace {
        receipt: own,
        model,
        datasets,
        folders,
    } = place;
    // Where there are no charts, none were asked for.
    let mut outputs = receipt.outputs.iter();
    let how = run::Settings {
        datasets,
        draws: receipt.draws,
        seed: receipt.seed,
        called: Called::Keys,
        charts: outputs.any(|output| output.file.starts_with(CHARTS)),
        out: out.path().to_path_buf(),
        ..run::Settings::of(model)
    };
    let refused = |why| cannot_be_made(own, why);
    match again {
        Remaking::Run(part) => {
            let ran = run(&of_run(how, part), progress).map_err(refused)?;
            let own = ran
                .iter()
                .find(|ran| ran.model.scenario.key == part.scenario);
            // What the receipt names and does not come out at all is not the same either.
            let Some(own) = own else {
                let outputs = receipt.outputs.iter();
                return Ok(outputs.map(|output| output.file.clone()).collect());
            };
            let known = receipt.outputs.iter().chain(&receipt.inputs);
            other(receipt, known, &own.put.folder)
        }
        Remaking::Budget(part) => {
            let asked = budget::Settings {
                run: of_decision(how, part, receipt, folders),
                period: part.period,
                appropriations: part.appropriations.clone(),
                certainty: part.probability.unwrap_or_default(),
            };
            let done = budget(&asked, progress).map_err(refused)?;
            other(receipt, receipt.outputs.iter(), &done.put.folder)
        }
        Remaking::Evaluation(part) => {
            let actuals = part.actuals.as_deref();
            let asked = evaluate::Settings {
                run: of_decision(how, part, receipt, folders),
                actuals: actuals.map(|file| found(file, receipt, folders)),
                stage: part.stage,
            };
            let done = evaluate(&asked, progress).map_err(refused)?;
            other(receipt, receipt.outputs.iter(), &done.put.folder)
        }
        Remaking::Targets(part) => {
            let asked = targets::Settings {
                run: of_decision(how, part, receipt, folders),
                set: part.set.clone(),
                probability: part.probability.unwrap_or_default(),
                next: part.period,
            };
            let done = targets(&asked, progress).map_err(refused)?;
            other(receipt, receipt.outputs.iter(), &done.put.folder)
        }
        Remaking::Why(part) => {
            let before = part.scenarios.len() > 1;
            let asked = why::Settings {
                run: of_decision(how, part, receipt, folders),
                against: part.scenarios.first().filter(|_| before).cloned(),
                years: part.period.unwrap_or_default(),
                of: part.of.clone(),
            };
            let done = why(&asked, progress).map_err(refused)?;
            other(receipt, receipt.outputs.iter(), &done.put.folder)
        }
    }
}

/// The settings of a run.
fn of_run(how: run::Settings, part: &RunPart) -> run::Settings {
    run::Settings {
        scenarios: vec![plain(&part.scenario, &part.with)],
        with: part.with.clone(),
        as_of: part.as_of,
        follow: Some(part.engine),
        until: Some(part.until),
        parameters: part.parameters.as_ref().map(PathBuf::from),
        publish: part.publish,
        ..how
    }
}

/// The settings of what a decision is made of; the scenario that another one is held against stands before its own.
fn of_decision(
    how: run::Settings,
    part: &DecisionPart,
    receipt: &Receipt,
    folders: &[PathBuf],
) -> run::Settings {
    let scenario = part.scenarios.last().map_or(BASELINE, String::as_str);
    let parameters = part.parameters.as_deref();
    run::Settings {
        scenarios: vec![plain(scenario, &part.with)],
        with: part.with.clone(),
        as_of: part.as_of,
        until: part.until,
        parameters: parameters.map(|file| found(file, receipt, folders)),
        actuals: Actuals::Own,
        publish: part.publish,
        ..how
    }
}

/// A file that was given, where it lies now as the receipt knows it; as it was given if nowhere.
fn found(file: &str, receipt: &Receipt, folders: &[PathBuf]) -> PathBuf {
    let known = receipt.inputs.iter().find(|input| input.file == file);
    let as_known =
        |path: &PathBuf| known.is_some_and(|known| same(path, &known.sha256) == Some(true));
    let given = PathBuf::from(file);
    let elsewhere = folders.iter().map(|folder| folder.join(file));
    let mut places = std::iter::once(given.clone()).chain(elsewhere);
    places.find(as_known).unwrap_or(given)
}

/// The scenario that levers were laid over: its name stands before theirs.
fn plain(scenario: &str, with: &[String]) -> String {
    match (with.is_empty(), scenario.split_once('+')) {
        (true, _) => scenario.to_string(),
        (false, Some((base, _))) if !base.contains('=') => base.to_string(),
        (false, _) => BASELINE.to_string(),
    }
}

/// Files of a receipt that one written anew does not know as they are, and what else it says that the other does not.
fn other<'r>(
    receipt: &Receipt,
    files: impl Iterator<Item = &'r FileUsed>,
    anew: &Path,
) -> Result<Vec<String>, Failure> {
    let path = anew.join(RECEIPT);
    let text = std::fs::read_to_string(&path).map_err(Failure::file(&path))?;
    let new = Receipt::read(&text).map_err(Failure::other)?;
    let known = |file: &FileUsed| new.outputs.iter().chain(&new.inputs).any(|own| own == file);
    let changed = files.filter(|file| !known(file));
    let mut other: Vec<String> = changed.map(|file| file.file.clone()).collect();
    other.extend(said_otherwise("run", &receipt.run, &new.run));
    other.extend(said_otherwise("decision", &receipt.decision, &new.decision));
    Ok(other)
}

/// Keys of a part of a receipt of which one written anew says something else.
fn said_otherwise<T: Serialize>(part: &str, own: &Option<T>, new: &Option<T>) -> Vec<String> {
    let table = |one: &Option<T>| {
        let table = one.as_ref().and_then(|one| Table::try_from(one).ok());
        without_places(table.unwrap_or_default())
    };
    let (own, new) = (table(own), table(new));
    let keys: BTreeSet<&String> = own.keys().chain(new.keys()).collect();
    let other = keys
        .into_iter()
        .filter(|key| own.get(*key) != new.get(*key));
    other.map(|key| format!("{RECEIPT} {part}.{key}")).collect()
}

/// A part of a receipt without the places of files and the name of the model's folder, which may be others now, and without
/// the milestones, among which the last year is where it was asked for.
fn without_places(mut part: Table) -> Table {
    for place in ["model", "parameters", "actuals"] {
        part.remove(place);
    }
    let model = part
        .get_mut("model_as_run")
        .and_then(|own| own.get_mut("model"));
    if let Some(model) = model.and_then(Value::as_table_mut) {
        model.remove("milestones");
    }
    part
}
