//! The words of the lists to choose from: the nature of a target, its unit.

use crate::dataset::multiple_of;
use crate::model::file::Nature;
use crate::units::{Unit, is_measure_word};

/// The word of the list.
pub(super) const fn nature_word(nature: Nature) -> &'static str {
    Nature::OFFERED[nature as usize]
}

/// Units of which an indicator of the county's own may be, and how each is told.
pub(super) const OWN_UNITS: (&str, &str) = (
    "%、人、人次、个、户、元、倍之一，或它的倍数",
    "one of %, 人 (persons), 人次 (person-times), 个 (units), 户 (households), 元 (yuan), 倍 (times), or a multiple",
);

/// The unit that a word means, of those that can be projected without knowing more: shares, counts, money and ratios.
pub(super) fn unit_of(text: &str) -> Option<Unit> {
    let others = [
        Unit::Persons,
        Unit::PersonTimes,
        Unit::Units,
        Unit::Households,
        Unit::Yuan,
        Unit::Ratio,
    ];
    let is = |unit: &Unit| {
        unit.word()
            .is_some_and(|own| multiple_of(text, own).is_some())
    };
    match text {
        "%" | "％" => Some(Unit::Share),
        _ => others.into_iter().find(is),
    }
}

/// The measure word that was written for things, where it is another one than that of their unit.
pub(super) fn measure_word(text: &str, unit: Unit) -> Option<String> {
    let alike = multiple_of(text, unit.zh()) == Some(1.0);
    let other = unit == Unit::Units && text != unit.zh();
    (other && alike && is_measure_word(text)).then(|| text.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_known_by_their_words_and_multiples() {
        for (text, unit) in [
            ("%", Some(Unit::Share)),
            ("人", Some(Unit::Persons)),
            ("万人次", Some(Unit::PersonTimes)),
            ("家", Some(Unit::Units)),
            ("场", Some(Unit::Units)),
            ("万元", Some(Unit::Yuan)),
            ("倍", Some(Unit::Ratio)),
            ("亩", None),
            ("元/月", None),
        ] {
            assert_eq!(unit_of(text), unit, "{text}");
        }
    }

    #[test]
    fn things_are_called_by_the_measure_word_that_was_written() {
        let word = |text| measure_word(text, Unit::Units);
        assert_eq!(word("场").as_deref(), Some("场"));
        assert_eq!(["个", "万个", "units"].map(word), [None, None, None]);
        assert_eq!(measure_word("名", Unit::Persons), None);
    }
}
