//! Where the files of a model say what an error of the engine rests on: whoever reads it has to know where to look.

use super::keys::{anchor, computed, observation, reported, titled};
use super::ties;
use crate::axes::Year;
use crate::dataset::Complaint;
use crate::model::ModelFolder;
use crate::simulation::SimulationError;
use crate::source::{InWords, Words};

/// A file of the model without its ending, a key in it, what should stand there, and what to do.
struct At {
    file: &'static str,
    key: String,
    expected: (&'static str, &'static str),
    advice: (&'static str, &'static str),
}

/// The error with the file, the line and the key of the model that it rests on, where a model says it; nothing of what
/// no file says.
pub(super) fn placed(error: &SimulationError, folder: &ModelFolder) -> Vec<Complaint> {
    let Some(at) = at(error, folder) else {
        return Vec::new();
    };
    let words = error.words();
    let lines = folder.lines.get(at.file).cloned().unwrap_or_default();
    let expected = (at.expected.0.to_string(), at.expected.1.to_string());
    let first = lines.complaint(&at.key, (words.zh, words.en), expected, at.advice);
    std::iter::once(first)
        .chain(ties::others(error, folder))
        .collect()
}

/// The place on which an error rests first.
fn at(error: &SimulationError, folder: &ModelFolder) -> Option<At> {
    use SimulationError::*;
    let model = |key: &str, expected, advice| At {
        file: "model",
        key: key.to_string(),
        expected,
        advice,
    };
    let counted = || {
        (
            (
                "口径、年份和单位一致的人数",
                "numbers of the same people, year and unit",
            ),
            (
                "请核对这一人数和服务的资格规则",
                "Look up this number and who may have the service",
            ),
        )
    };
    let seen = |service: &Words, year: Option<Year>, expected, advice| {
        let (key, _) = titled(folder, service)?;
        Some(At {
            file: "observations",
            key: reported(folder, key, year),
            expected,
            advice,
        })
    };
    Some(match error {
        Stopped => return None,
        NoMoneyLeft { sum, .. } => At {
            file: "plan",
            key: format!("facts.{}.value", anchor(folder, sum)?),
            expected: (
                "多于挂钩标准所需的合计",
                "a sum of more than the tied standards cost",
            ),
            advice: (
                "请核对这一合计、享受人数和所挂钩的标准",
                "Look up this sum, the recipients and the standard to which they are tied",
            ),
        },
        TooManyDeaths { .. } => model(
            "disability.relative_mortality",
            (
                "持证人死亡数不超过全部死亡数的参数",
                "parameters with which no more holders die than people",
            ),
            (
                "请核对这些参数、持证人数和人口数（单位、离散程度）",
                "Look up these parameters, and the numbers of holders and of people (unit, spread)",
            ),
        ),
        TooManyPeople { .. } => At {
            file: "parameters",
            key: String::new(),
            expected: (
                "生育、死亡、迁移各参数的离散程度合乎常理",
                "parameters of births, deaths and moves with a spread that can be",
            ),
            advice: (
                "请核对这些参数的中位数和离散程度（sd_log 是对数的标准差，约 10% 写 0.1）",
                "Look up their medians and spreads (sd_log is the standard deviation of the logarithm: about 10 % is 0.1)",
            ),
        },
        ReportsDisagree { key } => {
            let own = |place: usize| {
                let seen = &folder.file.observations.observation[place];
                let target = seen.target.as_ref();
                let target = target.and_then(|target| folder.file.plan.targets.get(target));
                let moved = target.and_then(|target| target.measure.moved(&folder.file.services));
                seen.process.as_deref().or(moved) == Some(key.as_str())
            };
            let count = folder.file.observations.observation.len();
            let place = (0..count).find(|place| own(*place));
            At {
                file: "observations",
                key: place.map_or_else(String::new, observation),
                expected: ("每年一个数", "one value a year"),
                advice: (
                    "请核实哪个对，删去另一个，或加大误差（error）",
                    "Find out which is right and remove the other, or give larger errors",
                ),
            }
        }
        NobodyInRegister { .. } | RegisterBeyondPeople { .. } | RegisterAheadOfPersons { .. } => {
            model(
                "register",
                (
                    "模型里有这些人的登记数",
                    "a register of people whom the model has",
                ),
                ("请核对登记表和年份", "Look up the register and its years"),
            )
        }
        MoreRecipientsThanHolders { service, .. } => {
            let (key, own) = titled(folder, service)?;
            let (expected, advice) = counted();
            match &own.observed {
                Some(observed) => At {
                    file: "plan",
                    key: format!("facts.{}.value", observed.fact),
                    expected,
                    advice,
                },
                None => At {
                    file: "services",
                    key: format!("{key}.eligible"),
                    expected,
                    advice,
                },
            }
        }
        MoreRecipientsThanPeople { service, year, .. } => {
            let (expected, advice) = counted();
            seen(service, Some(*year), expected, advice)?
        }
        RecipientsAgainstCoverage { service, year, .. } => seen(
            service,
            Some(*year),
            (
                "与符合条件的人数和公布的覆盖率相容的享受人数",
                "recipients that go together with the people who may have it and with the coverage reported",
            ),
            ("请改正其一，然后重算", "Correct one of them and run again"),
        )?,
        RecipientsAheadOfPersons { service } => seen(
            service,
            None,
            (
                "没有基年之后享受人数的模型",
                "a model without recipients of years after the base year",
            ),
            (
                "请改用 --engine cohorts，或删去这些公布数",
                "Use --engine cohorts, or remove these reports",
            ),
        )?,
        NobodyHeadsHouseholds { .. } | NoSuchHouseholds { .. } => model(
            "households.size",
            (
                "与独居比例相容的平均每户人数",
                "a size of households that goes with those who live alone",
            ),
            (
                "请核对 [households] 的参数和起点人口",
                "Look up the parameters of [households] and the people of the start",
            ),
        ),
        NoSuchShare { parameter, .. } => At {
            file: "parameters",
            key: format!("{parameter}.distribution"),
            expected: ("每年都在 0 与 1 之间", "between 0 and 1 in every year"),
            advice: (
                "请换用不超出 0 与 1 的分布；情景的几项改动若同时推行，请错开年份（from、phase_in）",
                "Choose a distribution between 0 and 1; where several changes of a scenario take hold at once, let them do so one after the other (from, phase_in)",
            ),
        },
        NoSuchExpectancy { .. } => model(
            "mortality.outlook",
            (
                "死亡率能够得出的预期寿命（岁）",
                "a life expectancy that death rates can give, in years",
            ),
            ("请核对展望的表", "Look up the table of the outlook"),
        ),
        NobodyToFollow => model(
            "disability",
            ("有 [disability] 的模型", "a model with [disability]"),
            ("请去掉 --engine persons", "Leave --engine persons out"),
        ),
        AsksAboutHouseholds => At {
            file: "services",
            key: String::new(),
            expected: (
                "不问家庭情况的资格规则",
                "rules that ask nothing about households",
            ),
            advice: (
                "请用 --engine persons",
                "Follow persons with --engine persons",
            ),
        },
        Mathematics { what, .. } => model(
            computed(what),
            (
                "算得出结果的数据和参数",
                "data and parameters from which it can be computed",
            ),
            (
                "请核对这里所用的表和参数",
                "Look up the tables and parameters that are named here",
            ),
        ),
        Person(_) => model(
            "disability",
            (
                "可以逐人推算的参数",
                "parameters with which people can be followed",
            ),
            (
                "请核对 [disability] 所用的参数",
                "Look up the parameters that [disability] names",
            ),
        ),
        NobodyCounts { .. } => model(
            "disability",
            (
                "有人符合的公布数",
                "a published number that somebody counts for",
            ),
            ("请核对这一数及其单位", "Look this number up, and its unit"),
        ),
    })
}
