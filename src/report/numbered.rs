//! What stands before a target's name: its number in the plan's table, or where else the plan says it.

use crate::model::checked::Target;
use crate::source::Language;

/// Numerals by which a Chinese plan counts its parts.
const NUMERALS: [char; 9] = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// The number of a target, or its place in the plan.
pub(super) fn numbered(target: &Target, language: Language) -> String {
    match target.number {
        Some(number) => number.to_string(),
        None => place(&target.at, language),
    }
}

/// The number of a target, or its place in the plan, and its title.
pub(super) fn with_title(target: &Target, language: Language) -> String {
    let (number, title) = (numbered(target, language), target.title.get(language));
    format!("{number} {title}")
}

/// A place in the plan; in English boxes and parts are counted in its own numerals. What else a plan says of a place
/// stays in the plan's words.
fn place(at: &str, language: Language) -> String {
    if language == Language::Zh {
        return at.to_string();
    }
    let boxes = at.replace("专栏", "box ");
    let parts: String = boxes
        .chars()
        .map(|sign| match sign {
            '（' => "(".to_string(),
            '）' => ")".to_string(),
            '；' => "; ".to_string(),
            _ => match NUMERALS.iter().position(|own| *own == sign) {
                Some(place) => (place + 1).to_string(),
                None => sign.to_string(),
            },
        })
        .collect();
    match parts.is_ascii() {
        true => parts,
        false => at.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_a_plan_are_counted_in_the_readers_numerals() {
        let en = |at: &str| place(at, Language::En);
        assert_eq!(en("专栏2.3"), "box 2.3");
        assert_eq!(en("专栏4.2；三（四）1"), "box 4.2; 3(4)1");
        assert_eq!(en("表“主要指标”第9项"), "表“主要指标”第9项");
        assert_eq!(place("三（一）1", Language::Zh), "三（一）1");
    }
}
