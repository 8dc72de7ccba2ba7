//! Population pyramids in words, for whoever does not see them.

use super::super::chart::PyramidPanel;
use super::super::number::with_unit;
use super::phrase::told;
use crate::source::Language;
use crate::units::Unit;

/// The title, then of each year how many people there are, how many of them hold a certificate, and the ages at which most
/// of each are; `whose` says which people are counted.
pub(super) fn described(
    title: &str,
    whose: &str,
    panels: &[PyramidPanel],
    language: Language,
) -> String {
    let years = panels.iter().map(|panel| of_year(panel, whose, language));
    told(title, years, language)
}

fn of_year(panel: &PyramidPanel, whose: &str, language: Language) -> String {
    let people = |count: f64| with_unit(count, Unit::Persons, language);
    let year = &panel.title;
    let [all, holders] = panel.whole.map(|count| count.map(people));
    let mut parts = Vec::new();
    parts.extend(all.map(|all| match language {
        Language::Zh => format!("{whose}共 {all}"),
        Language::En => format!("{all} ({whose})"),
    }));
    parts.extend(holders.map(|holders| match language {
        Language::Zh => format!("其中持证残疾人 {holders}"),
        Language::En => format!("of whom {holders} hold a certificate"),
    }));
    for (zh, en, counts) in [
        ("男性", "men", &panel.male),
        ("女性", "women", &panel.female),
        ("男性持证人", "men with a certificate", &panel.male_disabled),
        (
            "女性持证人",
            "women with a certificate",
            &panel.female_disabled,
        ),
    ] {
        let Some((ages, count)) = largest(panel, counts, language) else {
            continue;
        };
        let count = people(count);
        parts.push(match language {
            Language::Zh => format!("{zh}以 {ages}最多（{count}）"),
            Language::En => format!("the largest group of {en}: {ages} ({count})"),
        });
    }
    match language {
        Language::Zh => format!("{year} 年{}", parts.join("，")),
        Language::En => format!("{year}: {}", parts.join(", ")),
    }
}

/// The ages of which there are most, and how many; nothing where there is nobody.
fn largest(panel: &PyramidPanel, counts: &[f64], language: Language) -> Option<(String, f64)> {
    let places = counts.iter().copied().enumerate();
    let (place, count) = places.max_by(|one, other| one.1.total_cmp(&other.1))?;
    let from = panel.ages.get(place).filter(|_| count > 0.0)?;
    let between = language.range_sign();
    let ages = match (panel.ages.get(place + 1), language) {
        (Some(next), Language::Zh) => format!("{from}{between}{} 岁", next - 1),
        (Some(next), Language::En) => format!("{from}{between}{}", next - 1),
        (None, Language::Zh) => format!("{from} 岁及以上"),
        (None, Language::En) => format!("{from} and over"),
    };
    Some((ages, count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pyramid_is_told_by_years_totals_and_largest_groups() {
        let panel = PyramidPanel {
            title: "2001".into(),
            ages: vec![0, 5, 10],
            male: vec![30.0, 50.0, 20.0],
            female: vec![20.0, 30.0, 60.0],
            male_disabled: vec![0.0, 1.0, 4.0],
            female_disabled: vec![0.0; 3],
            whole: [Some(210.0), Some(5.0)],
            interval: None,
        };
        let later = PyramidPanel {
            title: "2002".into(),
            whole: [Some(220.0), None],
            male_disabled: vec![0.0; 3],
            ..panel.clone()
        };
        let panels = [panel, later];
        assert_eq!(
            described("题", "总人口", &panels, Language::Zh),
            "题。2001 年总人口共 210 人，其中持证残疾人 5 人，男性以 5～9 岁最多（50 人），女性以 10 岁及以上最多（60 人），\
             男性持证人以 10 岁及以上最多（4 人）；2002 年总人口共 220 人，男性以 5～9 岁最多（50 人），女性以 10 岁及以上最多（60 人）"
        );
        assert_eq!(
            described("Title", "population", &panels[1..], Language::En),
            "Title. 2002: 220 persons (population), the largest group of men: 5–9 (50 persons), the largest group of women: 10 and over (60 persons)"
        );
    }
}
