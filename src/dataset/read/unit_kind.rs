//! What a unit is of, where that can be nothing else: people, households, money, hundredths.

use super::unit::WrittenUnit;

/// Units of people and of households, of which none can be the other.
const PEOPLE: [&str; 7] = ["人", "名", "位", "人次", "persons", "people", "person"];
const HOUSEHOLDS: [&str; 4] = ["户", "家庭", "households", "household"];

/// What a unit is of.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum UnitKind {
    People,
    Households,
    Money,
    Hundredths,
}

/// What a unit is of, where that can be no other kind; nothing for other units.
pub(super) fn kind(unit: &WrittenUnit) -> Option<UnitKind> {
    let counted = unit.base.split('/').next().unwrap_or_default();
    let alone = WrittenUnit {
        base: counted.to_string(),
        factor: 1.0,
    };
    match counted {
        _ if alone.is_money() => Some(UnitKind::Money),
        _ if unit.is_percent() => Some(UnitKind::Hundredths),
        people if PEOPLE.contains(&people) => Some(UnitKind::People),
        homes if HOUSEHOLDS.contains(&homes) => Some(UnitKind::Households),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::unit::unit;
    use super::*;

    #[test]
    fn units_are_of_kinds_or_of_none() {
        let of = |text: &str| kind(&unit(text).expect("a unit"));
        assert!(of("万人") == Some(UnitKind::People) && of("户") == Some(UnitKind::Households));
        assert!(of("元/人·月") == Some(UnitKind::Money) && of("%") == Some(UnitKind::Hundredths));
        assert!(of("个").is_none() && of("‰").is_none() && of("岁").is_none());
    }
}
