//! Residents who are registered where they live, against all who are registered there.

use super::super::checking::Checking;
use crate::model::checked::Parameter;

/// Residents who are registered where they live are so large a part of all who are registered there: up to half of these
/// may live elsewhere, and hardly more can be at home than are registered, as the two are counted at other times.
const AT_HOME: [f64; 2] = [0.5, 1.1];

/// Quantiles between which nine draws of ten lie.
const NINE_OF_TEN: [f64; 2] = [0.05, 0.95];
/// How many times the fewest registered people the most of them are who should be looked at, since a register counts them. Those
/// from a fifth to five times the residents, and more, are told as too far from these.
const WIDE: [f64; 2] = [1.5, 25.0];

/// Two counts of people this close are one count, where some of the residents have come from elsewhere.
const SAME: f64 = 1e-3;
const SOME: f64 = 0.01;

/// Registered people that do not go with the residents of the census and those of them who are registered elsewhere, as
/// where one of them is of another county; a reminder.
pub(super) fn check(
    checking: &mut Checking<'_>,
    [registered, elsewhere]: [&Parameter; 2],
    residents: f64,
) {
    wide(checking, registered);
    let [all, away] = [registered, elsewhere].map(|one| one.layers[0].median());
    if away > SOME * residents && (all / residents - 1.0).abs() < SAME {
        are_residents(checking, registered, [all, residents]);
        return;
    }
    let Some([least, most]) = plausible(all, residents - away) else {
        return;
    };
    let title = &registered.title;
    checking.remind_in_layer(
        0,
        "parameters",
        &format!("{}.distribution", registered.key),
        (
            format!(
                "{} {all:.0} 人，而普查常住人口 {residents:.0} 人，其中户籍在外 {away:.0} 人",
                title.zh
            ),
            format!(
                "{}: {all:.0} people, while the census counted {residents:.0} residents, of whom {away:.0} are registered elsewhere",
                title.en
            ),
        ),
        (
            format!("{least:.0} 到 {most:.0} 人（由常住人口减去户籍在外的推算）"),
            format!("{least:.0} to {most:.0} people, going by the residents who are registered here"),
        ),
        (
            "请核对地区代码、户籍人口和户籍在外的人口是否同一地区；若确实如此，不必改",
            "See whether the region code, the registered people and those registered elsewhere are of one place; if they are right, leave them",
        ),
    );
}

/// A reminder of registered people whom a register counts and who may be half as many more all the same: mostly per cents that
/// were not divided by a hundred.
fn wide(checking: &mut Checking<'_>, registered: &Parameter) {
    let own = &registered.layers[0];
    let [low, high] = NINE_OF_TEN.map(|end| own.quantile(end));
    let [settled, anything] = WIDE;
    if low <= 0.0 || high <= settled * low || high > anything * low {
        return;
    }
    let (title, middle) = (&registered.title, own.median());
    checking.remind_in_layer(
        0,
        "parameters",
        &format!("{}.distribution", registered.key),
        (
            format!(
                "{} {middle:.0} 人，十次模拟有九次在 {low:.0} 到 {high:.0} 人之间",
                title.zh
            ),
            format!(
                "{}: {middle:.0} people, {low:.0} to {high:.0} in nine draws of ten",
                title.en
            ),
        ),
        (
            format!("上限不超过下限的 {settled} 倍：户籍人口是登记数"),
            format!("at most {settled} times the fewest: a register counts them"),
        ),
        (
            "请核对离散程度（sd_log 是对数的标准差，0.6% 写 0.006）；若确实如此，不必改",
            "Look up the spread (sd_log is of the logarithm: 0.6 % is 0.006); if it is meant so, leave it",
        ),
    );
}

/// A reminder of registered people who are as many as the residents of the census.
fn are_residents(checking: &mut Checking<'_>, registered: &Parameter, [all, residents]: [f64; 2]) {
    let title = &registered.title;
    checking.remind_in_layer(
        0,
        "parameters",
        &format!("{}.distribution", registered.key),
        (
            format!(
                "{} {all:.0} 人，与普查常住人口 {residents:.0} 人相同",
                title.zh
            ),
            format!(
                "{}: {all:.0} people, as many as the {residents:.0} residents of the census",
                title.en
            ),
        ),
        (
            "户籍人口，不是常住人口".into(),
            "registered people, not residents".into(),
        ),
        (
            "是不是写成了常住人口？若确实一样多，不必改",
            "Are they the residents? If there are as many, leave it",
        ),
    );
}

/// The registered people that would go with so many residents who are registered here; nothing where those given do.
fn plausible(registered: f64, at_home: f64) -> Option<[f64; 2]> {
    let [least, most] = AT_HOME;
    let fits = (least..=most).contains(&(at_home / registered));
    (at_home > 0.0 && !fits).then(|| [at_home / most, at_home / least])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn registered_people_of_another_county_are_seen() {
        // A county of 1.4 million, 0.4 million of whom have come from elsewhere, and one of half its size.
        assert_eq!(plausible(1_200_000.0, 1_000_000.0), None);
        let [least, most] = plausible(640_000.0, 1_000_000.0).expect("far apart");
        assert!((least - 909_091.0).abs() < 1.0 && (most - 2_000_000.0).abs() < 1.0);
        assert!(plausible(2_300_000.0, 1_000_000.0).is_some());
        // Where most have come from elsewhere, residents may be twice those who are registered.
        assert_eq!(plausible(560_000.0, 1_160_000.0 - 660_000.0), None);
        assert_eq!(plausible(560_000.0, -1.0), None);
    }
}
