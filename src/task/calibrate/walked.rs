//! Figures of a calibration that the engine cannot give.

use std::sync::Arc;

use crate::axes::Year;
use crate::dataset::{Complaint, Complaints, nearest};
use crate::evaluation::calibration::{self, CalibrationError};
use crate::model::file::{CalibrationFile, EvidenceFile};
use crate::model::{Model, ModelFolder, Opener, first_year, open_for_calibration};
use crate::simulation::Fits;
use crate::task::Failure;

/// What is wrong with the figures of a model's calibration.
pub(in crate::task) fn figures_walked(
    folder: &ModelFolder,
    opener: &Opener,
    fits: &Fits,
) -> Result<Complaints, Failure> {
    let (model, file) = match open_for_calibration(folder, opener) {
        Ok((model, file)) => (Arc::new(model), file),
        Err(found) => return Ok(found),
    };
    match calibration::check(&model, &file, fits) {
        Err(CalibrationError::Unknown { quantity, year }) => {
            let unknown = not_walked((&quantity, year), folder, &file, &model);
            Ok(unknown.into())
        }
        found => {
            found.map_err(Failure::said)?;
            Ok(Complaints::default())
        }
    }
}

/// A figure of a quantity that the model has not, or of a year that the engine does not walk through, told where it stands.
pub(super) fn not_walked(
    (quantity, year): (&str, Year),
    own: &ModelFolder,
    file: &CalibrationFile,
    model: &Model,
) -> Complaint {
    let lines = own.lines.get("calibration").cloned().unwrap_or_default();
    let of_figure = |seen: &EvidenceFile| {
        seen.quantity == quantity && (first_year(seen)..=seen.year).contains(&year)
    };
    let place = file.observation.iter().position(of_figure);
    let at =
        |what: &str| place.map_or_else(String::new, |at| format!("observation.{}{what}", at + 1));
    if model.quantities.index(quantity).is_none() {
        let known = model.quantities.list(false).iter();
        let near = nearest(quantity, known.map(|own| own.key.as_str()));
        let (zh, en) = near.map_or_else(Default::default, |near| {
            (format!("，例如 {near}"), format!(", such as {near}"))
        });
        return lines.complaint(
            &at(".quantity"),
            (
                format!("没有叫 {quantity} 的量（{year} 年的数）"),
                format!("there is no quantity {quantity} (a figure of {year})"),
            ),
            (
                format!("已有的量{zh}"),
                format!("a quantity that exists{en}"),
            ),
            ("请改正名字", "Correct the name"),
        );
    }
    let start = model.data.population.year;
    lines.complaint(
        &at(""),
        (
            format!("模型在 {year} 年没有 {quantity} 这个量"),
            format!("the model has no {quantity} in {year}"),
        ),
        (
            format!("{start} 年的人口作起点，其后各年的数"),
            format!("a figure of a year after the people of {start}, from whom it starts"),
        ),
        (
            "请改正年份；要从更早的普查出发，请写 as_of",
            "Correct the year; to start from an earlier census, say `as_of`",
        ),
    )
}
