//! Parts of sentences that several pictures say.

use crate::evaluation::Summary;
use crate::report::number::Scale;
use crate::source::Language;
use crate::units::Unit;

/// A description for whoever does not see the picture: what its title says, then each of its parts.
pub fn told(title: &str, parts: impl Iterator<Item = String>, language: Language) -> String {
    let between = language.pick("；", "; ");
    let parts: Vec<String> = parts.collect();
    match parts.is_empty() {
        true => title.to_string(),
        false => format!(
            "{title}{}{}",
            language.pick("。", ". "),
            parts.join(between)
        ),
    }
}

/// A name, its median and its interval.
pub fn phrase(name: &str, summary: &Summary, unit: Unit, language: Language) -> String {
    let scale = Scale::of(summary.median(), unit, language);
    let (low, high) = summary.eighty();
    let (median, interval) = (
        scale.with_unit(summary.median()),
        scale.range_with_unit(low, high),
    );
    match language {
        Language::Zh => format!("{name} {median}（80% 区间 {interval}）"),
        Language::En => format!("{name} {median} (80% interval {interval})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_does_not_see_a_picture_is_told_its_parts() {
        let parts = || ["甲 1".to_string(), "乙 2".to_string()].into_iter();
        assert_eq!(told("题", parts(), Language::Zh), "题。甲 1；乙 2");
        assert_eq!(told("title", parts(), Language::En), "title. 甲 1; 乙 2");
        assert_eq!(told("题", parts().take(0), Language::Zh), "题");
    }
}
