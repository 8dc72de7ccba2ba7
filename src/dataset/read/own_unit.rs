//! A number with a unit of its own: what it is in the unit of its column.

use super::number::{self, NotANumber};
use super::unit::unit;
use super::width::half_width;

/// A number of ten thousands or more, or one with a unit of the same kind, as it would stand in the unit of its column,
/// which is then named.
pub(super) fn in_unit(why: NotANumber, said: Option<&str>, text: &str) -> NotANumber {
    let own = said.and_then(unit);
    let converted = || {
        let half = half_width(text);
        let bare = half.trim();
        let behind = bare.trim_start_matches(|c: char| c.is_ascii_digit() || ".,".contains(c));
        let written = unit(behind.trim())?;
        let own = own.as_ref().filter(|own| own.base == written.base)?;
        let value = number::number(&bare[..bare.len() - behind.len()])
            .ok()?
            .value;
        Some(number::times(value, written.factor / own.factor))
    };
    let in_own = |value: f64| NotANumber::InUnit(value, said.unwrap_or_default().to_string());
    match (why, &own) {
        (NotANumber::Myriad(value), Some(own)) if own.factor != 1.0 => {
            in_own(number::times(value, 1.0 / own.factor))
        }
        (NotANumber::WithWords, Some(_)) => converted().map_or(NotANumber::WithWords, in_own),
        (why, _) => why,
    }
}

/// What to do about an amount with the sign of the yuan in a column of a multiple of it: the sign may stand for either.
pub(super) fn of_sign(text: &str, said: Option<&str>) -> Option<(String, String)> {
    let said = said?;
    let own = unit(said).filter(|own| own.is_money() && own.factor != 1.0)?;
    let half = half_width(text);
    let amount = half.trim().strip_prefix('¥')?.trim();
    let value = number::number(amount).ok()?.value;
    let single = number::times(value, 1.0 / own.factor);
    Some((
        format!("这里以{said}计：若 ¥ 后面是元，请写成 {single}；若已是{said}，请写成 {amount}"),
        format!(
            "This place is in {said}: write {single} if the sign stands for yuan, {amount} if for {said}"
        ),
    ))
}

#[cfg(test)]
mod tests {
    use super::{NotANumber, in_unit, of_sign};

    #[test]
    fn a_number_in_another_multiple_says_what_to_write() {
        let said = |text: &str| in_unit(NotANumber::WithWords, Some("万元"), text);
        let own = |value: f64| NotANumber::InUnit(value, "万元".to_string());
        assert_eq!(said("120000元"), own(12.0));
        assert_eq!(said("0.5亿元"), own(5000.0));
        let myriad = |said: &str| in_unit(NotANumber::Myriad(1e8), Some(said), "1亿");
        assert_eq!(myriad("万元"), own(10_000.0));
        assert_eq!(myriad("元/月"), NotANumber::Myriad(1e8));
        for text in ["120人", "约12", "5.1‰"] {
            assert_eq!(said(text), NotANumber::WithWords, "{text}");
        }
    }

    #[test]
    fn the_sign_of_the_yuan_in_a_column_of_multiples_may_be_either() {
        let said = |text: &str, unit: &str| of_sign(text, Some(unit)).map(|(zh, _)| zh);
        let both = said("￥1,200", "万元").expect("said");
        assert!(
            both.contains("写成 0.12；") && both.contains("写成 1,200"),
            "{both}"
        );
        for (text, unit) in [("￥12", "元"), ("￥12", "万人"), ("12", "万元")] {
            assert_eq!(said(text, unit), None, "{text} {unit}");
        }
        assert_eq!(of_sign("￥12", None), None);
    }
}
