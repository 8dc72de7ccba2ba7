//! The words of the lists to choose from: the nature of a target, its relation, its unit.

use crate::model::file::{Nature, Relation};
use crate::units::Unit;

/// The nature that a word stands for.
pub(super) fn nature(word: &str) -> Option<Nature> {
    match word {
        "约束性" | "binding" => Some(Nature::Binding),
        "预期性" | "expected" => Some(Nature::Expected),
        "专栏" | "正文" | "box" => Some(Nature::Box),
        _ => None,
    }
}

/// The word of the list.
pub(super) const fn nature_word(nature: Nature) -> &'static str {
    match nature {
        Nature::Binding => "约束性",
        Nature::Expected => "预期性",
        Nature::Box => "专栏",
    }
}

/// The relation that a sign or a word stands for.
pub(super) fn relation(word: &str) -> Option<Relation> {
    match word {
        "≥" | ">=" | "不低于" | "达到" => Some(Relation::AtLeast),
        ">" | "＞" | "高于" | "超过" => Some(Relation::MoreThan),
        "≤" | "<=" | "不超过" => Some(Relation::AtMost),
        "<" | "＜" | "低于" => Some(Relation::LessThan),
        "=" | "＝" => Some(Relation::Is),
        _ => None,
    }
}

/// Whether values of a unit are parts of one, which people write as per cents.
pub(super) const fn in_parts(unit: Unit) -> bool {
    matches!(unit, Unit::Share | Unit::Growth)
}

/// The unit as the list has it; nothing for units that it does not have.
pub(super) const fn unit_word(unit: Unit) -> Option<&'static str> {
    match unit {
        Unit::Share | Unit::Growth => Some("%"),
        Unit::Persons | Unit::PersonTimes | Unit::Units | Unit::Households | Unit::Ratio => {
            Some(unit.zh())
        }
        Unit::Yuan | Unit::YuanConstant => Some("元"),
        Unit::Years | Unit::Children => None,
    }
}
