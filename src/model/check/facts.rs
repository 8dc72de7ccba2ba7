//! What a plan says of the past: shares that are shares, and people that are whole.

use super::checking::Checking;
use crate::units::Unit;

/// A count below this that is not whole is in another unit.
const WHOLE_BELOW: f64 = 100.0;

/// Every fact has a size that its unit can have.
pub(super) fn check(checking: &mut Checking<'_>) {
    for (key, fact) in &checking.file().plan.facts {
        let at = format!("facts.{key}.value");
        let value = fact.value;
        let counted = matches!(
            fact.unit,
            Unit::Persons | Unit::PersonTimes | Unit::Units | Unit::Households
        );
        let broken = value < 0.0 || value < WHOLE_BELOW && value.fract() != 0.0;
        if fact.unit == Unit::Share && !(0.0..=1.0).contains(&value) {
            checking.say(
                "plan",
                &at,
                (format!("比例 {value}"), format!("a share of {value}")),
                (
                    "0 到 1 之间（99% 写 0.99）".into(),
                    "from 0 to 1 (99 % is 0.99)".into(),
                ),
                ("是百分数的话请除以 100", "Divide a per cent by 100"),
            );
        }
        if counted && broken {
            let (zh, en) = (fact.unit.zh(), fact.unit.en());
            checking.say(
                "plan",
                &at,
                (format!("{value} {zh}"), format!("{value} {en}")),
                (
                    "不小于 0 的整数".into(),
                    "a whole number of 0 or more".into(),
                ),
                (
                    "是否以万为单位？请写出整数，如 7260",
                    "Is it in 10,000s? Write it out, such as 7260",
                ),
            );
        }
    }
}
