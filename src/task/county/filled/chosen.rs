//! The words of the lists to choose from: the nature of a target, its unit.

use crate::model::file::Nature;
use crate::units::Unit;

/// The word of the list.
pub(super) const fn nature_word(nature: Nature) -> &'static str {
    Nature::OFFERED[nature as usize]
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
        Unit::Years | Unit::Children | Unit::Number => None,
    }
}

/// Units of which an indicator of the county's own may be, and how each is told.
pub(super) const OWN_UNITS: (&str, &str) = (
    "%、人、人次、个、户之一",
    "one of %, 人 (persons), 人次 (person-times), 个 (units), 户 (households)",
);

/// The unit that a word of the list means, of those that can be projected without knowing more: shares and counts.
pub(super) fn unit_of(text: &str) -> Option<Unit> {
    let counts = [
        Unit::Persons,
        Unit::PersonTimes,
        Unit::Units,
        Unit::Households,
    ];
    match text {
        "%" | "％" => Some(Unit::Share),
        _ => counts.into_iter().find(|unit| unit.zh() == text),
    }
}
