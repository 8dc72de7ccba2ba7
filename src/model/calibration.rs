//! A model made ready for calibration: only the years that the data are about, from the start that
//! was known then, with the priors that the calibration names.

use std::path::Path;

use super::checked::Model;
use super::file::{CalibrationFile, EvidenceFile, EvidenceKind, SpreadFile};
use super::lines::Lines;
use super::read::ModelFolder;
use super::scenario::BASELINE;
use crate::axes::Year;
use crate::dataset::{Complaint, Complaints, Library, Place, nearest};

/// Opens the model as the calibration wants it and checks the calibration: all complaints at once.
pub fn open_for_calibration(
    folder: &ModelFolder,
    datasets: &Path,
) -> Result<(Model, CalibrationFile), Complaints> {
    let Some(calibration) = folder.calibration.clone() else {
        return Err(Complaints::from(Complaint::error(
            format!("models/{}/calibration.toml", folder.key),
            Place::Whole,
            ("没有这个文件", "there is no such file"),
            (
                "写明校准哪些参数、依据哪些数据的文件",
                "a file that says which parameters are calibrated on which data",
            ),
            (
                "请参照 models/wenling/calibration.toml 编写",
                "Write one like models/wenling/calibration.toml",
            ),
        )));
    };
    let mut checking = Checking {
        folder,
        lines: &folder.lines["calibration"],
        complaints: Complaints::default(),
    };
    checking.parameters(&calibration);
    checking.observations(&calibration, datasets);
    if checking.complaints.has_errors() {
        return Err(checking.complaints);
    }
    let mut narrowed = folder.clone();
    for (key, prior) in &calibration.prior {
        narrowed.file.parameters[key].distribution = prior.clone();
    }
    let years = calibration.observation.iter().map(|seen| seen.year);
    let first = calibration.observation.iter().map(first_year).min();
    let settings = &mut narrowed.file.model;
    settings.history_from = first
        .unwrap_or(settings.history_from)
        .min(settings.history_from);
    // The engine needs a year after its base year.
    settings.until = years
        .max()
        .unwrap_or(settings.base_year)
        .max(settings.base_year + 1);
    settings.milestones.clear();
    // The plan's targets are not judged here; they only keep what they measure in use.
    let until = settings.until;
    for target in narrowed.file.plan.targets.values_mut() {
        target.year = until;
    }
    // Reports of later years are not known yet; so, too, they only keep what they are about in use.
    for report in &mut narrowed.file.observations.observation {
        if report.year > until {
            (report.year, report.known) = (until, NEVER);
        }
    }
    let as_of = calibration.as_of.unwrap_or(NEVER - 1);
    let model = super::open(&narrowed, datasets, BASELINE, Some(as_of))?;
    Ok((model, calibration))
}

/// A year in which nothing is known yet.
const NEVER: Year = Year::MAX;

/// First year that a figure is about.
pub fn first_year(seen: &EvidenceFile) -> Year {
    seen.from.unwrap_or(seen.year)
}

struct Checking<'a> {
    folder: &'a ModelFolder,
    lines: &'a Lines,
    complaints: Complaints,
}

impl Checking<'_> {
    fn say(
        &mut self,
        key: &str,
        found: (String, String),
        expected: (&str, &str),
        advice: (&str, &str),
    ) {
        let expected = (expected.0.to_string(), expected.1.to_string());
        self.lines
            .complain(&mut self.complaints, key, found, expected, advice);
    }

    fn parameters(&mut self, file: &CalibrationFile) {
        let known: Vec<&str> = self
            .folder
            .file
            .parameters
            .keys()
            .map(String::as_str)
            .collect();
        let unknown = |name: &str| {
            let (zh, en) = nearest(name, known.iter().copied()).map_or_else(
                || (String::new(), String::new()),
                |meant| {
                    (
                        format!("；是不是 {meant}？"),
                        format!("; did you mean {meant}?"),
                    )
                },
            );
            (
                format!("模型里没有参数 {name}{zh}"),
                format!("the model has no parameter {name}{en}"),
            )
        };
        if file.parameters.is_empty() {
            self.say(
                "parameters",
                ("一个参数也没有".into(), "there is no parameter".into()),
                ("至少一个参数", "at least one parameter"),
                ("请列出要校准的参数", "List the parameters to be calibrated"),
            );
        }
        for (place, name) in file.parameters.iter().enumerate() {
            if !known.contains(&name.as_str()) {
                self.say(
                    "parameters",
                    unknown(name),
                    ("parameters.toml 里的名字", "a name from parameters.toml"),
                    ("请改正名字", "Correct the name"),
                );
            } else if file.parameters[..place].contains(name) {
                self.say(
                    "parameters",
                    (
                        format!("{name} 写了两次"),
                        format!("{name} stands there twice"),
                    ),
                    ("每个参数一次", "each parameter once"),
                    ("请删去一个", "Remove one"),
                );
            } else if let SpreadFile::Fixed { .. } = file
                .prior
                .get(name)
                .unwrap_or(&self.folder.file.parameters[name].distribution)
            {
                self.say(
                    "parameters",
                    (
                        format!("{name} 是固定值，数据动不了它"),
                        format!("{name} is fixed, so no data can move it"),
                    ),
                    ("有分布的参数", "a parameter with a spread"),
                    (
                        "请给它一个先验分布，或从名单删去",
                        "Give it a prior or take it off the list",
                    ),
                );
            }
        }
        for name in file.prior.keys() {
            if !file.parameters.contains(name) {
                self.say(
                    &format!("prior.{name}"),
                    (
                        format!("{name} 不在 parameters 名单里"),
                        format!("{name} is not among the parameters"),
                    ),
                    ("名单里的参数", "a parameter from the list"),
                    ("请改正或删去", "Correct or remove it"),
                );
            }
        }
    }

    fn observations(&mut self, file: &CalibrationFile, datasets: &Path) {
        if file.observation.is_empty() {
            self.say(
                "observation",
                ("一个数据也没有".into(), "there are no data".into()),
                ("至少一个 [[observation]]", "at least one [[observation]]"),
                ("请补上数据", "Add data"),
            );
        }
        let sources = match Library::open(datasets) {
            Ok(library) => library.sources().keys().cloned().collect::<Vec<String>>(),
            Err(error) => {
                self.complaints.extend(error.complaints());
                return;
            }
        };
        for (i, seen) in file.observation.iter().enumerate() {
            let key = format!("observation.{}", i + 1);
            let lives = match seen.kind {
                EvidenceKind::Share => seen.value > 0.0 && seen.value < 1.0,
                _ => seen.value > 0.0 && seen.value.is_finite(),
            };
            if !lives || !(seen.error > 0.0 && seen.error.is_finite()) {
                self.say(
                    &key,
                    (
                        format!("{}：值 {}，误差 {}", seen.quantity, seen.value, seen.error),
                        format!(
                            "{}: value {}, error {}",
                            seen.quantity, seen.value, seen.error
                        ),
                    ),
                    (
                        "大于 0 的值（比例在 0 和 1 之间），大于 0 的误差",
                        "a value above 0 (a share between 0 and 1) and an error above 0",
                    ),
                    ("请改正数值", "Correct the numbers"),
                );
            }
            let sum = seen.kind == EvidenceKind::Sum;
            if sum != seen.from.is_some() || first_year(seen) > seen.year {
                self.say(
                    &key,
                    (
                        format!(
                            "{}：from = {:?}，year = {}",
                            seen.quantity, seen.from, seen.year
                        ),
                        format!(
                            "{}: from = {:?}, year = {}",
                            seen.quantity, seen.from, seen.year
                        ),
                    ),
                    (
                        "合计（sum）写明 from 和 year，先小后大；其他只写 year",
                        "a sum has from and year in this order, anything else only year",
                    ),
                    ("请改正年份", "Correct the years"),
                );
            }
            if !sources.contains(&seen.source) {
                self.say(
                    &key,
                    (
                        format!("{} 不在 sources.toml 里", seen.source),
                        format!("{} is not in sources.toml", seen.source),
                    ),
                    (
                        "datasets/sources.toml 里的名字",
                        "a key of datasets/sources.toml",
                    ),
                    ("请改正名字或补上来源", "Correct the key or add the source"),
                );
            }
        }
    }
}
