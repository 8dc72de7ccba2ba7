//! Figures of a calibration that the engine cannot give, or that its priors hardly bring about.

use std::sync::Arc;

use crate::axes::Year;
use crate::dataset::{Complaint, Complaints, nearest};
use crate::evaluation::calibration::{self, CalibrationError};
use crate::model::file::{CalibrationFile, EvidenceFile};
use crate::model::{Model, ModelFolder, Opener, first_year, open_for_calibration};
use crate::simulation::Fits;
use crate::source::few_digits;
use crate::task::{Failure, unmet};

/// Standard deviations of what the priors give, and of the error of a figure, from which on somebody should look.
const FAR: f64 = 6.0;
/// Those within which a plausible value lies.
const NEAR: f64 = 3.0;
/// A figure this close, in logarithms or as a share, is of no other place.
const CLOSE: f64 = 0.1;

/// What is wrong with the figures of a model's calibration, and a reminder of each that its priors hardly bring about.
pub(in crate::task) fn figures_walked(
    folder: &ModelFolder,
    opener: &Opener,
    fits: &Fits,
) -> Result<Complaints, Failure> {
    let (model, file) = match open_for_calibration(folder, opener) {
        Ok((model, file)) => (Arc::new(model), file),
        Err(found) => return Ok(found),
    };
    match calibration::tried(&model, &file, fits) {
        Ok(draws) => {
            let figures = file.observation.iter().zip(&draws).enumerate();
            let far = figures.filter_map(|(place, (seen, draws))| {
                let near = beyond(seen, draws)?;
                Some(far_from_prior(folder, (place, seen), near))
            });
            let far = far.chain(turned(folder, &file, &draws));
            Ok(Complaints(far.chain(too_late(folder, &file)).collect()))
        }
        Err(CalibrationError::Unknown { quantity, year }) => {
            let unknown = not_walked((&quantity, year), folder, &file, &model);
            Ok(unknown.into())
        }
        Err(CalibrationError::Engine(why)) => match unmet::said(why, folder) {
            Failure::Input(found) => Ok(found),
            other => Err(other),
        },
        Err(other) => Err(Failure::said(other)),
    }
}

/// Between which values a figure would be plausible, where it is far from every draw of the priors.
fn beyond(seen: &EvidenceFile, draws: &[f64]) -> Option<[f64; 2]> {
    let kind = seen.kind;
    let [mean, sd] = spread(seen, draws);
    let gap = (kind.scaled(seen.value) - mean).abs();
    let far = gap > FAR * sd && gap > CLOSE;
    far.then(|| [-NEAR, NEAR].map(|times| kind.unscaled(mean + times * sd)))
}

/// Mean and standard deviation of what the priors give, on the scale of a figure and with its error.
fn spread(seen: &EvidenceFile, draws: &[f64]) -> [f64; 2] {
    let number = draws.len() as f64;
    let places = || draws.iter().map(|value| seen.kind.scaled(*value));
    let mean = places().sum::<f64>() / number;
    let squares: f64 = places().map(|place| (place - mean) * (place - mean)).sum();
    [mean, (squares / (number - 1.0)).sqrt().hypot(seen.error)]
}

/// A reminder of each figure that is as far from what the priors give as another of its year, where each would be near in
/// place of the other: births and deaths, mostly.
fn turned(folder: &ModelFolder, file: &CalibrationFile, draws: &[Vec<f64>]) -> Vec<Complaint> {
    let figures = &file.observation;
    let near = |value: f64, place: usize| {
        let [mean, sd] = spread(&figures[place], &draws[place]);
        (figures[place].kind.scaled(value) - mean).abs() <= NEAR * sd
    };
    let lines = folder.lines.get("calibration").cloned().unwrap_or_default();
    let mut said = Vec::new();
    for (one, seen) in figures.iter().enumerate() {
        for (other, before) in figures.iter().enumerate().take(one) {
            let alike = seen.year == before.year
                && seen.kind == before.kind
                && seen.quantity != before.quantity;
            let as_they_are = near(seen.value, one) || near(before.value, other);
            let in_turn = near(before.value, one) && near(seen.value, other);
            if !alike || as_they_are || !in_turn {
                continue;
            }
            let (quantity, year, value) = (&seen.quantity, seen.year, seen.value);
            let (opposite, beside) = (&before.quantity, before.value);
            let complaint = lines.complaint(
                &format!("observation.{}.value", one + 1),
                (
                    format!("{quantity}：{year} 年 {value}，而 {opposite} 同年 {beside}，都与按校准前的分布试算的相差很远，对调则都相近"),
                    format!("{quantity}: {value} in {year}, and {opposite} {beside} in the same year: both are far from what the distributions before the calibration give, and near in each other's place"),
                ),
                (
                    format!("{quantity} 为 {beside}，{opposite} 为 {value}"),
                    format!("{beside} for {quantity}, {value} for {opposite}"),
                ),
                (
                    "是不是两个数写反了？若确实如此，不必改",
                    "Were the two interchanged? If it is meant so, leave it",
                ),
            );
            said.push(complaint.as_warning());
        }
    }
    said
}

/// A reminder of each figure of a year after the one whose knowledge the calibration starts from.
fn too_late(folder: &ModelFolder, file: &CalibrationFile) -> Vec<Complaint> {
    let lines = folder.lines.get("calibration").cloned().unwrap_or_default();
    let figures = file.observation.iter().enumerate();
    let late = figures.filter_map(|(place, seen)| {
        let as_of = file.as_of.filter(|as_of| seen.year >= *as_of)?;
        let (quantity, year) = (&seen.quantity, seen.year);
        let complaint = lines.complaint(
            &format!("observation.{}.year", place + 1),
            (
                format!("{quantity}：{year} 年的数，当年年底以前无人得知，而校准从 {as_of} 年已知的数据出发"),
                format!("{quantity}: a figure of {year}, which nobody knew before its end, while the calibration starts from what was known in {as_of}"),
            ),
            (
                format!("{as_of} 年以前的数"),
                format!("a figure of a year before {as_of}"),
            ),
            (
                "请核对年份；要用上以后的数，请把 as_of 改晚，或删去",
                "Look up its year; to use later figures, set as_of later, or remove it",
            ),
        );
        Some(complaint.as_warning())
    });
    late.collect()
}

/// A reminder of a figure of quite another size than the model gives before it is calibrated.
fn far_from_prior(
    folder: &ModelFolder,
    (place, seen): (usize, &EvidenceFile),
    near: [f64; 2],
) -> Complaint {
    let lines = folder.lines.get("calibration").cloned().unwrap_or_default();
    let (quantity, year, value) = (&seen.quantity, seen.year, seen.value);
    let [low, high] = near.map(few_digits);
    let complaint = lines.complaint(
        &format!("observation.{}.value", place + 1),
        (
            format!("{quantity}：{year} 年 {value}，而按校准前的分布试算在 {low} 到 {high} 之间"),
            format!(
                "{quantity}: {value} in {year}, and by the distributions before the calibration it lies from {low} to {high}"
            ),
        ),
        (
            format!("{low} 到 {high} 左右"),
            format!("about {low} to {high}"),
        ),
        (
            "请核对单位、位数、年份和是否本地的数；若确实如此，请放宽有关参数的分布（prior），或改正模型的起点",
            "Look up its unit, its digits, its year and whether it is of this place; if it is right, widen the distributions (prior), or correct the start of the model",
        ),
    );
    complaint.as_warning()
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
