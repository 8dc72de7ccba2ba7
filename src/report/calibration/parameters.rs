//! The new parameter file.

use indexmap::IndexMap;

use super::{Calibration, significant};
use crate::model::CALIBRATED;
use crate::model::file::{CalibratedFile, NEVER, ParameterFile, SpreadFile};
use crate::source::{Evidence, Language, Words};

/// A whole parameter file with the calibrated distributions in it, which stands alone; `own` are the
/// parameters of the model, with what it inherits, `priors` those that the calibration has in their place.
pub fn parameters(
    calibration: &Calibration<'_>,
    own: &IndexMap<String, ParameterFile>,
    priors: &IndexMap<String, SpreadFile>,
) -> Result<String, toml::ser::Error> {
    let Calibration {
        model, calibrated, ..
    } = calibration;
    let mut file = own.clone();
    for (key, prior) in priors {
        if let Some(entry) = file.get_mut(key) {
            entry.distribution = prior.clone();
        }
    }
    for learned in &calibrated.parameters {
        let Some(entry) = file.get_mut(&model.parameters[learned.id.0].key) else {
            continue;
        };
        entry.distribution = SpreadFile::Sample {
            values: learned.posterior.iter().map(|value| nine(*value)).collect(),
        };
        entry.evidence = Evidence::Estimated;
        let [median, low, high] = super::spread(&learned.posterior).map(significant);
        let after = |language: Language| format!("{median} ({low}{}{high})", language.range_sign());
        let before = entry.note.take().unwrap_or_default();
        let zh = format!(
            "校准后中位数和 80% 区间 {}；各参数的同一行一起使用。",
            after(Language::Zh)
        );
        let en = format!(
            "Calibrated: median and 80 % interval {}; the same row of all parameters is used together.",
            after(Language::En)
        );
        entry.note = Some(Words {
            zh: format!("{zh}{}", before.zh),
            en: format!("{en} {}", before.en).trim_end().to_string(),
        });
    }
    let seen = calibrated.observations.iter().map(|own| own.file.year);
    // What is used of the tables is known by then; all that there is where no year is said.
    let by = model.as_of.filter(|year| *year < NEVER - 1);
    let calibrated = CalibratedFile {
        plancast: Some(env!("CARGO_PKG_VERSION").to_string()),
        region: model.region.clone(),
        known: seen.max().max(by),
        seed: calibration.seed,
        base_year: model.calendar.base,
        effective: calibrated.posterior.effective.round(),
        draws: calibrated.draws.clone(),
        warnings: calibration.warnings(),
    };
    let calibrated = IndexMap::from([(CALIBRATED, calibrated)]);
    Ok(format!(
        "# Written by plancast calibrate {} (seed {}): run it with --parameters. Do not edit; calibrate again.\n{}\n{}",
        model.key,
        calibration.seed,
        toml::to_string(&calibrated)?,
        toml::to_string(&file)?
    ))
}

/// Nine significant digits are enough for any parameter.
fn nine(value: f64) -> f64 {
    format!("{value:.8e}").parse().unwrap_or(value)
}
