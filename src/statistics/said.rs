//! What is wrong with numbers, in Chinese and English.

use super::StatisticsError;
use super::glossary::PHRASES;
use crate::source::{InWords, Words, digits};

impl InWords for StatisticsError {
    fn words(&self) -> Words {
        let zh = |phrase: &str| PHRASES.zh(phrase);
        let said = match self {
            StatisticsError::Value {
                what,
                place,
                value,
                expected,
            } => {
                let (what, place, expected) = (zh(what), zh(place), zh(expected));
                let value = digits(*value);
                format!("{place}的{what}为 {value}，应为{expected}")
            }
            StatisticsError::Length {
                what,
                found,
                expected,
            } => {
                let what = zh(what);
                format!("{what}：给了 {found} 个，需要 {expected} 个")
            }
            StatisticsError::Contradiction {
                what,
                place,
                first,
                second,
            } => {
                let (what, place) = (zh(what), zh(place));
                let (first, second) = (digits(*first), digits(*second));
                format!("{place}的{what}互相矛盾：一处为 {first}，另一处为 {second}")
            }
            StatisticsError::NotSettled {
                what,
                iterations,
                discrepancy,
            } => {
                let what = zh(what);
                format!("{what}：迭代 {iterations} 次仍未收敛，最大偏差还有 {discrepancy}")
            }
            StatisticsError::Singular { what } => {
                let what = zh(what);
                format!("{what}：方程组没有唯一解")
            }
        };
        Words::both(said, self.to_string())
    }
}
