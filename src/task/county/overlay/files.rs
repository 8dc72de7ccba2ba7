//! The files of a model, with their names.

use super::super::census::Census;
use super::super::elsewhere::Elsewhere;
use super::super::filled::Filled;
use super::starts::table;
use super::{
    MODEL, OBSERVATIONS, PARAMETERS, PLAN, PROCESSES, REGISTER_FILE, SERVICES, SOURCES, TOWNS,
    Writer, csv,
};
use crate::model::ModelFolder;
use crate::report::template::layout::register;
use crate::source::Words;

/// How the model's file begins.
const MARK: &str = "# plancast import: ";

/// Names and texts of the files.
pub(in crate::task::county) fn files(
    filled: &Filled,
    census: &Census,
    base: &ModelFolder,
    elsewhere: &Elsewhere,
) -> Vec<(String, String)> {
    let writer = Writer {
        filled,
        census,
        base,
        elsewhere,
    };
    let mut files = vec![
        (
            MODEL.to_string(),
            format!("{MARK}{}\n{}", filled.name, writer.model()),
        ),
        (PARAMETERS.to_string(), writer.parameters().to_string()),
        (PLAN.to_string(), writer.plan().to_string()),
    ];
    let processes = writer.processes();
    if !processes.is_empty() {
        files.push((PROCESSES.to_string(), processes.to_string()));
    }
    let services = writer.services();
    if !services.is_empty() {
        files.push((SERVICES.to_string(), services.to_string()));
    }
    let sources = writer.sources();
    if !sources.is_empty() {
        files.push((SOURCES.to_string(), sources.to_string()));
    }
    if !filled.register.is_empty() {
        files.push((REGISTER_FILE.to_string(), registered(&filled.register)));
    }
    if let Some(towns) = writer.towns() {
        files.push((TOWNS.to_string(), towns.to_string()));
    }
    let reports = writer.reports();
    if !reports.is_empty() {
        files.push((OBSERVATIONS.to_string(), table(&reports)));
    }
    files.extend(writer.scenarios());
    files
}

/// The table of the register; with a column of remarks where any row has one.
fn registered(rows: &[Vec<String>]) -> String {
    let names = register::KEPT.map(|column| column.name);
    let last = names.len() - 1;
    let mut remarks = rows.iter().filter_map(|row| row.get(last));
    let kept = match remarks.any(|remark| !remark.is_empty()) {
        true => names.len(),
        false => last,
    };
    let rows = rows.iter().map(|row| &row[..row.len().min(kept)]);
    csv(&names[..kept], rows)
}

/// How many things some targets count where nobody said it, each in words.
pub(in crate::task::county) fn judged_totals(
    filled: &Filled,
    census: &Census,
    base: &ModelFolder,
    elsewhere: &Elsewhere,
) -> Vec<Words> {
    let writer = Writer {
        filled,
        census,
        base,
        elsewhere,
    };
    writer.judged_totals()
}
