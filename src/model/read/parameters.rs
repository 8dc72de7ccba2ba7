//! A model with another parameter file than its own.

use std::path::Path;

use indexmap::IndexMap;

use super::ModelFolder;
use super::reader::Reader;
use crate::dataset::{Complaint, Complaints, Place};
use crate::model::file::ParameterFile;

/// From so many parameters on it is another model's file, which is said once.
const SEVERAL: usize = 5;

impl ModelFolder {
    /// The same model with the parameters of another file, such as a calibration writes: the same
    /// names, other distributions.
    pub fn with_parameters(mut self, path: &Path) -> Result<Self, Complaints> {
        if path.extension().is_none_or(|ending| ending != "toml") {
            let complaint = Complaint::error(
                path.display().to_string(),
                Place::Whole,
                ("不是 .toml 文件", "it is no .toml file"),
                ("参数文件", "a parameter file"),
                (
                    "请给出 calibrate 写出的 parameters.toml，或同样写法的文件",
                    "Give the parameters.toml that calibrate wrote, or a file like it",
                ),
            );
            return Err(Complaints::from(complaint));
        }
        let parent = path.parent().unwrap_or(Path::new(""));
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let shown = parent.to_string_lossy().replace('\\', "/");
        let mut reader = Reader::new(parent, shown, None);
        let read: Option<(IndexMap<String, ParameterFile>, _)> = reader.alone(&stem);
        if read.is_none() {
            reader.needed(&stem);
        }
        let (parameters, calibrated) = read.unwrap_or_default();
        if let Some(lines) = reader.lines.remove(stem.as_ref()) {
            let own = &self.file.parameters;
            let missing = own.keys().filter(|key| !parameters.contains_key(*key));
            let missing: Vec<&String> = missing.collect();
            let strange = parameters.keys().filter(|key| !own.contains_key(*key));
            let strange: Vec<&String> = strange.collect();
            for (keys, zh, en) in [
                (missing, "缺少", "is missing"),
                (strange, "模型里没有", "is not in the model"),
            ] {
                let others = keys.len().saturating_sub(1);
                let (told, more) = match keys.len() > SEVERAL {
                    true => (
                        &keys[..1],
                        (
                            format!("，另有 {others} 个参数也是如此"),
                            format!(", and so are {others} more parameters"),
                        ),
                    ),
                    false => (&keys[..], Default::default()),
                };
                for key in told {
                    lines.complain(
                        &mut reader.complaints,
                        key,
                        (
                            format!("{zh} {key}{}", more.0),
                            format!("{key} {en}{}", more.1),
                        ),
                        (
                            format!("与 {} 相同的参数", self.key),
                            format!("the same parameters as {}", self.key),
                        ),
                        (
                            "请用同一个模型校准得到的文件",
                            "Use the file of a calibration of this model",
                        ),
                    );
                }
            }
            self.lines.insert("parameters".to_string(), lines);
        }
        let sums = reader.files.iter().map(|(_, sum)| sum.clone());
        let given = path.to_string_lossy().replace('\\', "/");
        self.files.extend(sums.map(|sum| (given.clone(), sum)));
        self.file.parameters = parameters;
        if let Some(calibrated) = &calibrated {
            // The draws that are repeated start where the calibration started.
            let own = &mut self.file.model;
            own.base_year = calibrated.base_year;
            own.history_from = own.history_from.min(calibrated.base_year);
        }
        self.calibrated = calibrated;
        reader.complaints.into_result(self)
    }
}
