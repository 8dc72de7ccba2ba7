//! The new parameter file.

use toml_edit::{Array, DocumentMut, InlineTable, Item, Value};

use super::{Calibration, significant};

/// The model's parameter file with the calibrated distributions in it; everything else stays as it
/// was written, comments included. `text` is the model's own file.
pub fn parameters(
    calibration: &Calibration<'_>,
    text: &str,
) -> Result<String, toml_edit::TomlError> {
    let mut document: DocumentMut = text.trim_start_matches('\u{feff}').parse()?;
    let Calibration {
        model, calibrated, ..
    } = calibration;
    for learned in &calibrated.parameters {
        let parameter = &model.parameters[learned.place];
        let Some(entry) = document
            .get_mut(&parameter.key)
            .and_then(Item::as_table_like_mut)
        else {
            continue;
        };
        let values: Array = learned.posterior.iter().map(|value| nine(*value)).collect();
        let mut distribution = InlineTable::new();
        distribution.insert("kind", "sample".into());
        distribution.insert("values", Value::Array(values));
        entry.insert(
            "distribution",
            Item::Value(Value::InlineTable(distribution)),
        );
        entry.insert("evidence", toml_edit::value("estimated"));
        let mut note = InlineTable::new();
        let [median, low, high] = super::spread(&learned.posterior).map(significant);
        let (before, after) = (parameter.note.as_ref(), format!("{median} ({low}–{high})"));
        let join = |before: Option<&String>, more: String, gap: &str| match before {
            Some(before) => format!("{more}{gap}{before}"),
            None => more,
        };
        note.insert(
            "zh",
            join(
                before.map(|n| &n.zh),
                format!("校准后中位数和 80% 区间 {after}；各参数的同一行一起使用。"),
                "",
            )
            .into(),
        );
        note.insert(
            "en",
            join(
                before.map(|n| &n.en),
                format!("Calibrated: median and 80 % interval {after}; the same row of all parameters is used together."),
                " ",
            )
            .into(),
        );
        entry.insert("note", Item::Value(Value::InlineTable(note)));
    }
    Ok(format!(
        "# Written by plancast calibrate {} (seed {}): run it with --parameters. Do not edit; calibrate again.\n{document}",
        calibration.model.key, calibration.seed
    ))
}

/// Nine significant digits are enough for any parameter.
fn nine(value: f64) -> f64 {
    format!("{value:.8e}").parse().unwrap_or(value)
}
