//! Why people cannot be followed, in Chinese and English.

use super::PersonError;
use crate::source::{InWords, Phrases, Words, digits};

impl InWords for PersonError {
    fn words(&self) -> Words {
        let term = |phrase: &str| TERMS.zh(phrase);
        let said = match self {
            PersonError::Mathematics(why) => return why.words(),
            PersonError::Chances { step, why } => {
                let why = why.words();
                let year = step + 1;
                return Words::both(
                    format!("第 {year} 年的概率表：{}", why.zh),
                    format!("the chances of year {year}: {}", why.en),
                );
            }
            PersonError::Birth {
                step,
                state,
                age,
                value,
            } => {
                let (year, state, value) = (step + 1, state + 1, digits(*value));
                format!("第 {year} 年、第 {state} 种状态、{age} 岁的生育概率为 {value}，不得大于 1")
            }
            PersonError::Number {
                what,
                found,
                expected,
            } => {
                let (what, expected) = (term(what), term(expected));
                format!("{what}：给了 {found} 个，{expected}")
            }
            PersonError::Order => "一年中事件的次序须把死亡、变动、生育各写一次".to_string(),
            PersonError::Person {
                index,
                what,
                found,
                last,
            } => {
                let (person, what) = (index + 1, term(what));
                format!("第 {person} 人的{what}为 {found}，概率表只到 {last}")
            }
        };
        Words::both(said, self.to_string())
    }
}

/// Terms of these errors.
const TERMS: Phrases = Phrases(&[
    ("states", "状态数"),
    ("years", "年数"),
    ("ages", "年龄数"),
    ("sexes", "性别"),
    ("states, sexes or ages", "状态、性别或年龄"),
    ("tables of chances", "概率表"),
    ("households", "家庭户"),
    ("identities", "编号"),
    ("state", "状态"),
    ("sex", "性别"),
    ("age", "年龄"),
    ("time of arrival", "到来的时间"),
    ("1 to {} are possible", "可为 1 到 {0} 个"),
    ("at most {} are possible", "最多可为 {0} 个"),
    ("there are {} years", "共有 {0} 年"),
    ("there are {} ages", "共有 {0} 个年龄"),
    ("there are {} people", "共有 {0} 人"),
    ("they must stay below 2^63", "应小于 2^63"),
]);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::StatisticsError;

    #[test]
    fn every_error_is_said_in_both_languages() {
        let why = StatisticsError::Singular {
            what: "a system of equations",
        };
        let number = |what, expected: &str| PersonError::Number {
            what,
            found: 3,
            expected: expected.to_string(),
        };
        let all = [
            PersonError::Chances {
                step: 0,
                why: why.clone(),
            },
            PersonError::Birth {
                step: 0,
                state: 1,
                age: 30,
                value: 1.5,
            },
            number("tables of chances", "there are 15 years"),
            number("states", "1 to 64 are possible"),
            PersonError::Mathematics(why),
            PersonError::Order,
            PersonError::Person {
                index: 7,
                what: "age",
                found: 120,
                last: 100,
            },
        ];
        for error in all {
            let words = error.words();
            let plain = words.zh.chars().any(|c| c.is_ascii_lowercase());
            assert!(!plain && !words.en.is_empty(), "{words:?}");
        }
    }
}
