//! What a calibration names exists and can be: all complaints at once.

use super::first_year;
use crate::dataset::{Complaints, Library, nearest};
use crate::model::file::{CalibrationFile, SpreadFile};
use crate::model::lines::Lines;
use crate::model::read::ModelFolder;

/// Standard deviation, of the logarithm or of a share, with which a figure says nothing.
const MOST: f64 = 1.0;

/// Checks a calibration against its model and the sources.
pub(super) fn check(
    folder: &ModelFolder,
    file: &CalibrationFile,
    library: &Library,
) -> Result<(), Complaints> {
    let mut checking = CheckingCalibration {
        folder,
        lines: &folder.lines["calibration"],
        complaints: Complaints::default(),
    };
    checking.base_year(file);
    checking.parameters(file);
    checking.observations(file, library);
    checking.complaints.into_result(())
}

struct CheckingCalibration<'a> {
    folder: &'a ModelFolder,
    lines: &'a Lines,
    complaints: Complaints,
}

impl CheckingCalibration<'_> {
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

    /// Only the number of holders may be given for several years; other anchors are of one.
    fn base_year(&mut self, file: &CalibrationFile) {
        let settings = &self.folder.file.model;
        let Some(year) = file.base_year.filter(|year| *year != settings.base_year) else {
            return;
        };
        let disability = settings.disability.as_ref();
        let anchored = disability.is_some_and(|d| d.anchored_on.is_some())
            || !settings.attributes.is_empty()
            || settings.work.is_some()
            || settings.money.is_some();
        if anchored || year > settings.base_year {
            let own = settings.base_year;
            self.say(
                "base_year",
                (format!("{year} 年，模型的基年是 {own}"), format!("{year}; the model's is {own}")),
                (
                    "更早的年份，且模型除各年持证人数外没有依据基年公布数的设定",
                    "an earlier year, and a model that anchors nothing on its base year but holders by year",
                ),
                ("请删去 base_year", "Remove base_year"),
            );
        }
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
        // Where a name is mistyped, or all are missing, that is told alone.
        let sound = |name: &String| known.contains(&name.as_str());
        let listed = !file.parameters.is_empty() && file.parameters.iter().all(sound);
        for name in file.prior.keys().filter(|_| listed) {
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

    fn observations(&mut self, file: &CalibrationFile, library: &Library) {
        if file.observation.is_empty() {
            self.say(
                "observation",
                ("一个数据也没有".into(), "there are no data".into()),
                ("至少一个 [[observation]]", "at least one [[observation]]"),
                ("请补上数据", "Add data"),
            );
        }
        let own = self.folder.file.sources.keys();
        let sources: Vec<String> = library.sources().keys().chain(own).cloned().collect();
        for (i, seen) in file.observation.iter().enumerate() {
            let key = format!("observation.{}", i + 1);
            let lives = seen.kind.can_be(seen.value);
            if !(lives && seen.error > 0.0 && seen.error.is_finite()) {
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
                        "大于 0 的值（比例从 0 到 1），大于 0 的误差",
                        "a value above 0 (a share from 0 to 1) and an error above 0",
                    ),
                    ("请改正数值", "Correct the numbers"),
                );
            }
            if seen.error.is_finite() && seen.error >= MOST {
                self.say(
                    &format!("{key}.error"),
                    (
                        format!("{}：误差 {}", seen.quantity, seen.error),
                        format!("{}: error {}", seen.quantity, seen.error),
                    ),
                    (
                        "小于 1（占数值的比例，比例则与数值同单位；5% 写 0.05）",
                        "below 1 (a part of the value, of a share in its own unit; 5 % is 0.05)",
                    ),
                    (
                        "是百分数的话请除以 100，不要写人数",
                        "Divide a per cent by 100, and write no numbers of people",
                    ),
                );
            }
            let sum = seen.kind.is_of_years();
            if sum != seen.from.is_some() || first_year(seen) > seen.year {
                let from = seen.from.map(|from| format!("from = {from}"));
                let (zh, en) = match &from {
                    Some(from) => (format!("{from}，"), format!("{from}, ")),
                    None => ("没有 from，".to_string(), "no from, ".to_string()),
                };
                self.say(
                    &key,
                    (
                        format!("{}：{zh}year = {}", seen.quantity, seen.year),
                        format!("{}: {en}year = {}", seen.quantity, seen.year),
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
