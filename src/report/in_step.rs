//! Values of targets as officials write them: who is to keep step with another growth is told by the own growth, and by
//! how far it is apart only to explain it.

use super::number::{figure, no_evidence, with_unit};
use crate::evaluation::Attainment;
use crate::model::checked::Target;
use crate::source::Language;
use crate::units::Unit;

/// The median of a target, where it is more than a prior's; of a growth that is to keep step, the own growth with the
/// difference in percentage points.
pub fn median(target: &Target, met: &Attainment, language: Language) -> String {
    let Some(met) = met.projected() else {
        return no_evidence(language).to_string();
    };
    let Some(growth) = &met.growth else {
        return beside(target, met.median, language);
    };
    let own = figure(growth.median, target.unit, language);
    let apart = apart(met.median, language);
    match (target.hold.is_of_the_mean(), language) {
        (true, Language::Zh) => format!("年均 {own}（{apart}）"),
        (true, Language::En) => format!("{own} a year ({apart})"),
        (false, Language::Zh) => format!("{own}（{apart}）"),
        (false, Language::En) => format!("{own} ({apart})"),
    }
}

/// By how far a growth that is to keep step is apart; nothing of other targets.
pub fn explained(met: &Attainment, language: Language) -> Option<String> {
    let met = met.projected()?;
    met.growth.as_ref().map(|_| apart(met.median, language))
}

/// A value of what a target compares; that of a growth that is to keep step is by how much it is apart.
pub fn value(target: &Target, value: f64, language: Language) -> String {
    match target.in_step_with {
        Some(_) => apart(value, language),
        None => beside(target, value, language),
    }
}

/// The same in a sentence, where no heading names the unit.
pub fn in_words(target: &Target, value: f64, language: Language) -> String {
    match target.in_step_with {
        Some(_) => apart(value, language),
        None => counted(target, value, language),
    }
}

/// A value with the unit of a target, or with the measure word that it has in place of that.
pub fn counted(target: &Target, value: f64, language: Language) -> String {
    let named = with_unit(value, target.unit, language);
    let own = named.strip_suffix(target.unit.zh());
    match own.filter(|_| target.counted_in.is_some() && language == Language::Zh) {
        Some(figure) => format!("{figure}{}", target.unit_word(language)),
        None => named,
    }
}

/// Decimals of a per cent at most, where fewer do not show on which side of the target a share lies.
const DECIMALS: i32 = 4;

/// A value of what a target compares as it is printed beside it: one that misses the target is not rounded up to it.
fn beside(target: &Target, value: f64, language: Language) -> String {
    let holds = |value: f64| target.relation.holds(value, target.value, target.upper);
    match target.unit {
        Unit::Share => share(value, holds, language),
        unit => figure(value, unit, language),
    }
}

fn share(value: f64, holds: impl Fn(f64) -> bool, language: Language) -> String {
    let printed = figure(value, Unit::Share, language);
    let rounded = |decimals: i32| {
        let units = 10_f64.powi(decimals + 2);
        (value * units).round() / units
    };
    let shows = |decimals: &i32| holds(rounded(*decimals)) == holds(value);
    match (1..=DECIMALS).find(shows) {
        None | Some(1) => printed,
        Some(decimals) => {
            let (percent, places) = (100.0 * rounded(decimals), decimals as usize);
            format!("{percent:.places$}%")
        }
    }
}

/// A difference of growth in percentage points.
fn apart(gap: f64, language: Language) -> String {
    if !gap.is_finite() {
        return "—".to_string();
    }
    let points = format!("{:+.1}", 100.0 * gap);
    // What rounds to nothing has no sign.
    let points = match points.as_str() {
        "-0.0" | "+0.0" => "0".to_string(),
        other => other.replace('-', "−"),
    };
    match language {
        Language::Zh => format!("相差 {points} 个百分点"),
        Language::En => format!("{points} points apart"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_that_misses_its_target_is_not_rounded_up_to_it() {
        let at_least = |value: f64| share(value, |own| own >= 0.99, Language::Zh);
        assert_eq!(at_least(0.9899), "98.99%");
        assert_eq!(at_least(0.989999), "98.9999%");
        assert_eq!([0.9912, 0.9, 0.99].map(at_least), ["99.1%", "90%", "99%"]);
        assert_eq!(share(0.9903, |own| own > 0.99, Language::Zh), "99.03%");
        assert_eq!(at_least(f64::NAN), "—");
    }

    #[test]
    fn a_difference_is_told_in_points() {
        let zh = |gap: f64| apart(gap, Language::Zh);
        assert_eq!(zh(0.0042), "相差 +0.4 个百分点");
        assert_eq!(zh(-0.012), "相差 −1.2 个百分点");
        assert_eq!(zh(-0.0001), "相差 0 个百分点");
        assert_eq!(zh(f64::NAN), "—");
        assert_eq!(apart(0.0042, Language::En), "+0.4 points apart");
    }
}
