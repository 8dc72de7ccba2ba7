//! The receipt of a calibration.

use serde::Serialize;

use super::Calibration;
use crate::model::file::CalibrationFile;

#[derive(Serialize)]
struct Written<'a> {
    file: &'a str,
    sha256: &'a str,
}

#[derive(Serialize)]
struct Receipt<'a> {
    plancast: &'static str,
    verb: &'static str,
    model: &'a str,
    method: &'static str,
    seed: u64,
    first_points: usize,
    added_each_round: usize,
    draws_each_point: usize,
    points_tried: usize,
    rounds: usize,
    points_drawn: usize,
    effective_sample_size: f64,
    largest_weight: f64,
    different_points: f64,
    log_evidence: f64,
    inputs: Vec<Written<'a>>,
    outputs: Vec<Written<'a>>,
    calibration: &'a CalibrationFile,
}

/// The receipt as TOML.
pub fn receipt(
    calibration: &Calibration<'_>,
    file: &CalibrationFile,
    outputs: &[(String, String)],
) -> Result<String, toml::ser::Error> {
    let posterior = &calibration.calibrated.posterior;
    let tables = &calibration.model.data.tables;
    toml::to_string(&Receipt {
        plancast: env!("CARGO_PKG_VERSION"),
        verb: "calibrate",
        model: &calibration.model.key,
        method: "incremental mixture importance sampling (Raftery and Bao 2010)",
        seed: calibration.seed,
        first_points: calibration.effort.sampling.first,
        added_each_round: calibration.effort.sampling.added,
        draws_each_point: calibration.effort.each,
        points_tried: posterior.tried,
        rounds: posterior.rounds,
        points_drawn: posterior.chosen.len(),
        effective_sample_size: posterior.effective,
        largest_weight: posterior.largest,
        different_points: posterior.unique,
        log_evidence: posterior.log_evidence,
        inputs: tables
            .iter()
            .map(|table| Written {
                file: &table.path,
                sha256: &table.checksum,
            })
            .collect(),
        outputs: outputs
            .iter()
            .map(|(file, sha256)| Written { file, sha256 })
            .collect(),
        calibration: file,
    })
}
