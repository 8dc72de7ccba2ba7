//! Why a hindcast cannot be made, in Chinese and English.

use std::fmt;

use super::HindcastError;
use crate::source::{InWords, Phrases, Words};

impl fmt::Display for HindcastError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words().in_one())
    }
}

impl InWords for HindcastError {
    fn words(&self) -> Words {
        match self {
            HindcastError::County { name, what } => Words::both(
                format!("{name}：{}", TERMS.zh(what)),
                format!("{name}: {what}"),
            ),
            HindcastError::TooFew { found, needed } => Words::both(
                format!("只有 {found} 个县；要由其他县得知一县的离散，至少要 {needed} 个"),
                format!(
                    "{found} counties; {needed} are needed to tell the spread of one from the others"
                ),
            ),
            HindcastError::Fertility { year } => Words::both(
                format!("需要截至 {year} 年、不含以后年份的总和生育率"),
                format!("total fertility up to {year} is needed, and no later year"),
            ),
            HindcastError::NoSpread => Words::both(
                "其他各县的迁移没有差别，或协变量互相重复",
                "the other counties' migration has no spread, or their covariates repeat each other",
            ),
            HindcastError::Mathematics { what, why } => {
                let (zh, why) = (TERMS.zh(what), why.words());
                Words::both(
                    format!("计算{zh}时出错：{}", why.zh),
                    format!("while computing {what}: {}", why.en),
                )
            }
            HindcastError::Engine(why) => why.words(),
        }
    }
}

/// Terms of these errors.
const TERMS: Phrases = Phrases(&[
    ("draws of all counties", "各县的抽样"),
    (
        "nobody in an age group at the second census",
        "第二次普查时有一个年龄组没有人；请核对普查表",
    ),
    (
        "nobody in an age group at the first census",
        "第一次普查时有一个年龄组没有人；请核对普查表",
    ),
    (
        "registered population and births must be above zero, in-migrants zero or more",
        "户籍人口和出生人数应大于 0，流入人口不得小于 0",
    ),
    ("given twice", "出现了两次"),
    ("draws of a county", "一个县的模拟"),
    ("fertility up to the census", "普查以前的生育率"),
    ("regression of migration", "迁移的回归"),
]);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulation::SimulationError;
    use crate::statistics::StatisticsError;

    #[test]
    fn every_error_is_said_in_both_languages() {
        let why = StatisticsError::Singular {
            what: "a system of equations",
        };
        let all = [
            HindcastError::County {
                name: "1".to_string(),
                what: "given twice",
            },
            HindcastError::TooFew {
                found: 3,
                needed: 20,
            },
            HindcastError::Fertility { year: 2001 },
            HindcastError::NoSpread,
            HindcastError::Mathematics {
                what: "regression of migration",
                why,
            },
            HindcastError::Engine(SimulationError::NobodyToFollow),
        ];
        for error in all {
            let words = error.words();
            let han = |text: &str| text.chars().any(|c| ('一'..='龥').contains(&c));
            assert!(han(&words.zh) && !han(&words.en), "{words:?}");
        }
    }
}
